// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/traits/null_correlation.h"

#include <string>

namespace pleio::builtin {

/// Which genes the correlation of `things` ("traits", "studies") under the null is from, and how far it can be trusted
/// where they are too few.
[[nodiscard]] Note nullCorrelationNote(const NullCorrelation& null, std::string code, const std::string& things);

}  // namespace pleio::builtin
