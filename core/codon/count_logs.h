// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace pleio {

/// Logarithms of the small whole numbers that codon counts of a gene are; larger ones are computed.
struct CountLogs {
    static constexpr std::size_t kSize = 2048;
    CountLogs();
    std::array<double, kSize> ln{};   ///< ln n; 0 for n = 0
    std::array<double, kSize> nLn{};  ///< n ln n; 0 for n = 0
};
extern const CountLogs kCountLogs;

/// ln n; 0 for n = 0, where every formula multiplies it by n.
[[nodiscard]] inline double lnCount(std::uint32_t n)
{
    return n < CountLogs::kSize ? kCountLogs.ln[n] : std::log(static_cast<double>(n));
}
/// n ln n, the limit 0 for n = 0.
[[nodiscard]] inline double nLnCount(std::uint32_t n)
{
    return n < CountLogs::kSize ? kCountLogs.nLn[n] : n * std::log(static_cast<double>(n));
}

}  // namespace pleio
