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

/// With z1 and z2 decorrelated by R^-1/2 (R from the genes neither of whose p is below 1e-4) and v the variances of the
/// decorrelated z (over the genes whose p are not both below 1e-4): p = F(z1 z2 / sqrt(v1)) + F(z1 z2 / sqrt(v2)) -
/// F(z1 z2), F being the two-sided tail of the product of two standard normal variables (normalProductTwoSidedP), as in
/// the authors' program; kept within 0..1. Preconditions: equal sizes.
[[nodiscard]] Placo placo(std::span<const double> z1, std::span<const double> z2);

}  // namespace pleio
