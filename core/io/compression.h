// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pleio {

/// One Zstandard frame (RFC 8878) with a checksum. Equal bytes give an equal frame.
[[nodiscard]] Result<std::string> compressZstd(std::string_view bytes, Progress& progress);
/// The content of exactly one whole frame of `size` bytes; BadInput if it is damaged or of another size,
/// Internal if there is no room for it.
[[nodiscard]] Result<std::string> decompressZstd(std::string_view frame, std::int64_t size, Progress& progress);

}  // namespace pleio
