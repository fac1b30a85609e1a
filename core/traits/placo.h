// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace pleio {

/// PLACO (Ray & Chatterjee 2020, PLoS Genet 16:e1009218): tests for every gene that both of two traits are affected,
/// the null being that at most one of them is.
struct Placo {
    std::vector<double> p;        ///< NaN where a z is missing
    double variance[2] = {1, 1};  ///< of the decorrelated z over the genes not affected in both
    double correlation = 0;       ///< of the z of genes without effects, which was taken out
};

/// P(|Z1 Z2| >= |product|) when at most one of two independent traits is affected. v1 and v2 > 0 are the variances of
/// Z1 and Z2 over all genes, affected ones among them; s1 and s2 those of unaffected genes. With F the two-sided tail
/// of the product of two standard normal variables (normalProductTwoSidedP) and x the product: F(x / sqrt(v1 s2)) + F(x
/// / sqrt(s1 v2)) - F(x / sqrt(s1 s2)): either trait may be affected, and genes with neither are counted twice in the
/// first two terms. At most 1.
///
/// The authors take s = 1, which their model implies as effects can only add to a variance. Where v < 1 it does not
/// hold (z with lighter tails or less noise than supposed), and the sum falls below 0; then s = v, as all there is to
/// see is noise: s = min(1, v). For v1, v2 >= 1 this is the published test, for both below 1 it is F(x / sqrt(v1 v2)).
[[nodiscard]] double placoP(double product, double variance1, double variance2);

/// placoP of z1 z2 with z1 and z2 decorrelated by R^-1/2 (R from the genes neither of whose p is below 1e-4) and v the
/// variances of the decorrelated z (over the genes whose p are not both below 1e-4). Preconditions: equal sizes.
[[nodiscard]] Placo placo(std::span<const double> z1, std::span<const double> z2);

}  // namespace pleio
