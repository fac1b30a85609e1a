// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pleio {

/// Decimal digits alone, at most 2^64 - 1. Nothing for a sign, a blank, a point, an exponent or a number that does not
/// fit.
[[nodiscard]] inline std::optional<std::uint64_t> parseWholeNumber(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace pleio
