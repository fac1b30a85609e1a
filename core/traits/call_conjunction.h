// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Partial conjunction from calls: how likely as many called traits are when fewer than u traits are affected. A call
/// in an unaffected trait t has at most the probability `rates[t]` (in a trait with k calls among m genes at false
/// discovery rate q, the p of a call is at most q k / m). Then c calls include at least c - u + 1 false ones among
/// n - u + 1 or more unaffected traits, and p_{u/n}(c) = P(X >= c - u + 1), X the Poisson binomial sum over the
/// n - u + 1 traits of the largest rates, which is the worst case. It needs unaffected traits to be called
/// independently of one another, so correlated traits must be counted by cluster (see groupRates).
/// `rates` are those of the traits the gene was tested for, and of no others: n counts them.
class CallConjunction {
public:
    explicit CallConjunction(std::vector<double> rates);

    /// p_{u/n} of `calls` called traits; 1 for calls < u, NaN for u > n. Precondition: u >= 1.
    [[nodiscard]] double p(std::size_t calls, std::size_t u) const;
    /// The largest u with p_{v/n} <= alpha for every v <= u: the gene affects at least that many traits.
    [[nodiscard]] std::size_t supported(std::size_t calls, double alpha) const;

private:
    std::size_t m_traits;
    std::vector<double> m_tails;  ///< [m * (traits + 1) + k]: P(X >= k) over the m traits of the largest rates
};

/// The chance of a false call in any trait of a group, at most the sum of their rates and at most 1. `rates` has an
/// entry a trait, NaN where the gene was not tested; groups in which it was tested for no trait are left out.
[[nodiscard]] std::vector<double> groupRates(std::span<const double> rates, std::span<const std::int32_t> group,
                                             std::size_t groups);

}  // namespace pleio
