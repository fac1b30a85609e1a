// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Tests of "the gene affects at least u of its traits". p-values of a gene's traits; NaN was not tested.

/// How the p of the n - u + 1 least significant traits are combined (Benjamini & Heller 2008, Biometrics 64:1215).
enum class Conjunction {
    Bonferroni,  ///< (n - u + 1) p_(u): valid whatever the dependence between the traits
    /// min over j >= u of (n - u + 1) / (j - u + 1) p_(j): valid for independent and positively dependent traits, and
    /// stronger where many traits are moderately significant, as calls are, whose p is only known to be below a bound
    Simes,
};

/// p of the partial conjunction, p_{u/n} <= 1, of n tested traits: it tests "fewer than u traits are affected". p_(u)
/// is the u-th smallest. u = 1 is the test of any effect, u = 2 that of pleiotropy. NaN if fewer than u traits were
/// tested. Precondition: u >= 1.
[[nodiscard]] double partialConjunctionP(std::span<const double> p, std::size_t u,
                                         Conjunction form = Conjunction::Bonferroni);

/// The largest u with p_{v/n} <= alpha for every v <= u: with probability 1 - alpha the gene affects at least that
/// many of its tested traits. Larger u must not be looked at once one has failed, else the bound would not hold. In
/// Bonferroni's form this is the number of rejections of Holm (1979), Scand J Stat 6:65.
[[nodiscard]] std::size_t supportedTraits(std::span<const double> p, double alpha,
                                          Conjunction form = Conjunction::Bonferroni);

/// One p a group of traits ("affects any trait of the group"): min(1, m p_min) of its m tested traits, valid under any
/// dependence; NaN where none was tested. `group[i]` is the group 0..groups-1 of trait i. Partial conjunction over
/// these counts groups instead of traits.
[[nodiscard]] std::vector<double> groupP(std::span<const double> p, std::span<const std::int32_t> group,
                                         std::size_t groups);

}  // namespace pleio
