// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"

#include <QString>

namespace pleio {

/// What a source is for and what such a file holds, in the language of the window (SourceRoleInfo::title and what).
[[nodiscard]] QString roleTitle(SourceRole role);
[[nodiscard]] QString roleContent(SourceRole role);

}  // namespace pleio
