// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace pleio {

/// True for gzip and bgzip, by the first two bytes.
[[nodiscard]] bool isGzip(std::string_view bytes);

/// The content of gzip (one or several members) or bgzip. Truncated or damaged input gives BadInput
/// without `where`; a bgzip file without its end marker counts as truncated.
[[nodiscard]] Result<std::string> inflateGzip(std::string_view bytes, Progress& progress);

}  // namespace pleio
