// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace pleio {

/// q-values by the step-up procedure of Benjamini & Hochberg (1995): q_(i) = min over j >= i of
/// p_(j) m / j, at most 1. p = NaN stands for "not tested": its q is NaN and it does not count in m.
[[nodiscard]] std::vector<double> benjaminiHochberg(std::span<const double> p);

/// The same times sum 1/i, i = 1..m, which holds under any dependence of the tests (Benjamini & Yekutieli 2001).
[[nodiscard]] std::vector<double> benjaminiYekutieli(std::span<const double> p);

/// The share of true null hypotheses, 0..1, by the bootstrap choice of lambda in closed form (Storey, Taylor &
/// Siegmund 2004; as pi0est of the R package qvalue with pi0.method "bootstrap"): of
/// pi0(lambda) = #{p >= lambda} / (m (1 - lambda)), lambda = 0.05, 0.10 … 0.95, the one of least mean squared error
/// about their 10 % quantile. At least 1 / m; NaN without tests,
/// and 1 for fewer than 20: too few to see the flat part of p.
[[nodiscard]] double nullShare(std::span<const double> p);

/// Storey's q-values: those of Benjamini & Hochberg times nullShare(p).
[[nodiscard]] std::vector<double> storeyQ(std::span<const double> p);

}  // namespace pleio
