// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace pleio {

namespace {

#ifdef __SIZEOF_INT128__
__extension__ using Wide = unsigned __int128;

constexpr std::size_t kMaxDecimals = 19;

constexpr std::array<std::uint64_t, kMaxDecimals + 1> kPowers = [] {
    std::array<std::uint64_t, kMaxDecimals + 1> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = 10 * powers[i - 1];
    return powers;
}();

constexpr std::array<char, 200> kPairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

void writePair(char* at, std::uint32_t value) { std::memcpy(at, &kPairs[std::size_t{2} * value], 2); }

void writeEight(char* at, std::uint32_t value)
{
    const std::uint32_t high = value / 10000, low = value % 10000;
    writePair(at, high / 100);
    writePair(at + 2, high % 100);
    writePair(at + 4, low / 100);
    writePair(at + 6, low % 100);
}

/// The decimal digits of mantissa / 2^shift that tell it from its neighbours.
struct Digits {
    std::uint64_t value;  ///< times 10^-decimals
    std::size_t decimals;
    bool endsInZero;
};

/// Of the shortest decimals that round to mantissa / 2^shift, the nearest. `mantissa` has 53 bits and is no power of
/// two, `shift` is 36 to 62. The decimals are chosen so that neighbouring doubles are 1 to 10 units of the last decimal
/// apart: between the half-way points to the neighbours there is at least one such number and at most one that ends in
/// zero, which is then the shortest (the idea of Ryu, Adams 2018, and Schubfach, Giulietti 2020; here all is exact in
/// 128 bits). Written without branches: which case it is cannot be predicted.
Digits shortestDigits(std::uint64_t mantissa, int shift)
{
    const auto decimals = static_cast<std::size_t>((shift * 1233 >> 12) + 1);  // fewest with 10^decimals > 2^shift
    const std::uint64_t power = kPowers[decimals];
    const std::uint64_t one = std::uint64_t{1} << shift;
    const Wide scaled = static_cast<Wide>(mantissa) * power;  // in units of 1 / one
    const auto whole = static_cast<std::uint64_t>(scaled >> shift);
    const std::uint64_t rest = static_cast<std::uint64_t>(scaled) & (one - 1);
    const std::uint64_t last = whole % 10;
    // A half-way point itself is rounded to the even mantissa.
    const std::uint64_t odd = mantissa & 1;
    const Wide above = 2 * (static_cast<Wide>(last) * one + rest);  // twice the way down to the multiple of ten
    const Wide width = static_cast<Wide>(20) * one;
    const bool down = above + odd <= power;
    const bool up = width - above + odd <= power;
    const std::uint64_t nearest =
        whole + static_cast<std::uint64_t>(2 * rest > one || (2 * rest == one && whole % 2 != 0));
    const std::uint64_t ten = whole - last + (up ? 10 : 0);
    return {down || up ? ten : nearest, decimals, down || up};
}

/// Null if the value is left to the library: whole numbers, powers of two, and what may be shorter with an exponent.
char* writeFixed(char* to, double value)
{
    const double magnitude = std::abs(value);
    if (!(magnitude >= 1e-3 && magnitude < 1e5)) return nullptr;
    const auto bits = std::bit_cast<std::uint64_t>(magnitude);
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
    const auto whole = static_cast<std::uint32_t>(magnitude);
    if (fraction == 0 || magnitude == whole) return nullptr;
    const Digits digits = shortestDigits(fraction | (std::uint64_t{1} << 52), 1075 - static_cast<int>(bits >> 52));

    if (value < 0) *to++ = '-';
    // The whole part is also that of the digits: no double has a whole number between it and a half-way point.
    char* const point = std::to_chars(to, to + 5, whole).ptr;
    *point = '.';
    const std::uint64_t decimals =
        (digits.value - whole * kPowers[digits.decimals]) * kPowers[kMaxDecimals - digits.decimals];
    const std::uint64_t high = decimals / 100'000'000'000, low = decimals % 100'000'000'000;
    writeEight(point + 1, static_cast<std::uint32_t>(high));
    writeEight(point + 9, static_cast<std::uint32_t>(low / 1000));
    const auto rest = static_cast<std::uint32_t>(low % 1000);
    writePair(point + 17, rest / 10);
    point[19] = static_cast<char>('0' + rest % 10);
    char* end = point + 1 + digits.decimals - (digits.endsInZero ? 1 : 0);
    while (end[-1] == '0') --end;
    return end;
}
#else
char* writeFixed(char*, double) { return nullptr; }
#endif

}  // namespace

char* writeNumber(char* to, double value)
{
    char* const end = writeFixed(to, value);
    return end != nullptr ? end : std::to_chars(to, to + kNumberSize, value).ptr;
}

char* writeNumber(char* to, std::int64_t value) { return std::to_chars(to, to + kNumberSize, value).ptr; }

}  // namespace pleio
