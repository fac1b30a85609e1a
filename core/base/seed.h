// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pleio {

/// A seed as it is written everywhere, on command lines, in tasks, projects and forms: decimal digits alone, at most
/// 2^64 - 1. Nothing for a sign, a blank, a point, an exponent or a number that does not fit.
[[nodiscard]] inline std::optional<std::uint64_t> parseSeed(std::string_view text)
{
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return seed;
}

/// Why a text is no seed, for people.
[[nodiscard]] inline std::string noSeed(std::string_view text)
{
    return "'" + std::string(text) + "' is no seed; give a whole number from 0 to 18,446,744,073,709,551,615.";
}

}  // namespace pleio
