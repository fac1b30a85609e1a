// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace pleio {

/// Room that writeNumber() may use.
inline constexpr std::size_t kNumberSize = 32;

/// Writes what std::to_chars gives, byte for byte: the shortest decimal text that reads back to the same double, of
/// several the nearest; "nan" for NaN. Returns the end. Faster for magnitudes from 0.001 up to 100,000, where nearly
/// all statistics lie. Bytes behind the end, within kNumberSize, are overwritten.
char* writeNumber(char* to, double value);
char* writeNumber(char* to, std::int64_t value);

}  // namespace pleio
