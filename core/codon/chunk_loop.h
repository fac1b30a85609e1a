// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstddef>
#include <functional>
#include <string_view>

namespace pleio {

/// Calls work(chunk) for every chunk (a gene, a part of a gene) on all cores, in any order, telling progress ("text,
/// 200 of 4,300"). For the result not to depend on the cores, work must write to the chunk's own place and take random
/// numbers from a seed that does not depend on what ran before. False if the user stopped it. A chunk that may take
/// long must ask progress.isCancelled() itself.
[[nodiscard]] bool forEachChunk(std::size_t chunks, std::string_view text, Progress& progress,
                                const std::function<void(std::size_t)>& work);

}  // namespace pleio
