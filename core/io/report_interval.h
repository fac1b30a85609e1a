// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>

namespace pleio {

/// Readers of text look for a cancel and report their progress once every so many lines.
inline constexpr int kLinesPerReport = 1 << 14;

/// Called for every line or row: once every kLinesPerReport of them it reports the share that is done, with what
/// `text()` gives. False if the work should stop.
template <class Text>
[[nodiscard]] bool goesOn(std::int64_t line, std::size_t done, std::size_t all, Progress& progress, const Text& text)
{
    if (line % kLinesPerReport != 0) return true;
    if (progress.isCancelled()) return false;
    progress.report(static_cast<double>(done) / static_cast<double>(all), text());
    return true;
}

}  // namespace pleio
