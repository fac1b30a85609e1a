// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>

namespace pleio {

/// How much may come out of a file or a blob, so that a small one cannot fill the memory: 512 MB, or more for what is
/// large itself. The environment variable PLEIOSCOPE_UNPACKED_MB gives another number of megabytes for the window, the
/// command line and workers; docs/reading.md states the limit.
inline constexpr std::uint64_t kUnpackedBytes = 512'000'000;
inline constexpr std::uint64_t kUnpackedTimes = 20;   ///< of the packed size, for gzip, zip and workbooks
inline constexpr std::uint64_t kRestoredTimes = 100;  ///< for what this program packed: projects and blobs of a swarm

/// For a file of `packed` bytes. The same limit holds for all layers of archives within archives together.
[[nodiscard]] std::uint64_t unpackedLimit(std::size_t packed, std::uint64_t times = kUnpackedTimes);
/// BadInput, without `where`, if more came out than the limit allows.
[[nodiscard]] Result<void> checkUnpacked(std::uint64_t bytes, std::uint64_t limit);

}  // namespace pleio
