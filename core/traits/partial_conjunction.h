// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Tests of "the gene affects at least u of its traits". p-values of a gene's traits; NaN was not tested.

/// p of the partial conjunction in Bonferroni's form: with n tested traits, p_{u/n} = min(1, (n - u + 1) p_(u)), where
/// p_(u) is the u-th smallest (Benjamini & Heller 2008, Biometrics 64:1215). It tests "fewer than u traits are
/// affected" and is valid whatever the dependence between the traits. u = 1 is the Bonferroni test of any effect, u = 2
/// that of pleiotropy. NaN if fewer than u traits were tested. Precondition: u >= 1.
[[nodiscard]] double partialConjunctionP(std::span<const double> p, std::size_t u);

/// The largest u with p_{v/n} <= alpha for every v <= u: with probability 1 - alpha the gene affects at least that
/// many of its tested traits. Larger u must not be looked at once one has failed, else the bound would not hold; this
/// is the number of rejections of Holm (1979), Scand J Stat 6:65.
[[nodiscard]] std::size_t supportedTraits(std::span<const double> p, double alpha);

/// One p a group of traits ("affects any trait of the group"): min(1, m p_min) of its m tested traits, valid under any
/// dependence; NaN where none was tested. `group[i]` is the group 0..groups-1 of trait i. Partial conjunction over
/// these counts groups instead of traits.
[[nodiscard]] std::vector<double> groupP(std::span<const double> p, std::span<const std::int32_t> group,
                                         std::size_t groups);

}  // namespace pleio
