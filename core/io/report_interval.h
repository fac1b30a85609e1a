// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Readers of text look for a cancel and report their progress once every so many lines.
inline constexpr int kLinesPerReport = 1 << 14;

}  // namespace pleio
