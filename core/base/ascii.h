// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Of ASCII, whatever the locale.
[[nodiscard]] constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace pleio
