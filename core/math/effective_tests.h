// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace pleio {

/// How many independent traits correlated ones amount to, from the eigenvalues of their correlation matrix (sum = the
/// number of traits), between 1 and that number; NaN without a positive eigenvalue. Li & Ji 2005 (Heredity 95:221),
/// eq. 5: sum of I(x >= 1) + x - floor(x) over |eigenvalues| x. As the fraction jumps at whole numbers, one within
/// 1e-8 of a whole number is that number.
[[nodiscard]] double effectiveTestsLiJi(std::span<const double> eigenvalues);

/// Galwey 2009 (Genet Epidemiol 33:559): (sum of sqrt x)^2 / sum of x over the positive eigenvalues x.
[[nodiscard]] double effectiveTestsGalwey(std::span<const double> eigenvalues);

/// The fewest leading eigenvalues (descending) that hold `share` (0..1) of the sum of the positive ones.
[[nodiscard]] std::size_t componentsFor(std::span<const double> eigenvalues, double share);

}  // namespace pleio
