// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Tests of a gene's association with any of several traits, from p-values. NaN was not tested and is left out; the
/// result is NaN where nothing was tested.

/// Aggregated Cauchy association test (Liu & Xie 2020, J Am Stat Assoc 115:393) with equal weights: the mean of
/// cot(pi p_i) is close to standard Cauchy in the tail under any dependence. Exact for p down to the smallest doubles;
/// 0 if any p is 0; p = 1, where the cotangent has its pole, counts as 1 - 1/n (0.5 for n = 1, after the authors'
/// advice, except that a single p is returned as it is).
[[nodiscard]] double acat(std::span<const double> p);

/// TATES (van der Sluis, Posthuma & Dolan 2013, PLoS Genet 9:e1003235): the smallest of m_e p_(j) / m_ej, Simes' test
/// with effective numbers of p-values in place of numbers; m_ej is that of the j smallest. The correlation of two
/// p-values is the authors' polynomial of that of the traits, the effective number of a matrix with eigenvalues l is
/// M - sum over l > 1 of (l - 1) (Li et al. 2011, Am J Hum Genet 88:283). `correlation` is traits × traits.
[[nodiscard]] double tates(std::span<const double> p, const Eigen::MatrixXd& correlation);

/// Effective number of p-values as TATES counts it, of a correlation matrix of p-values.
[[nodiscard]] double effectiveTests(const Eigen::MatrixXd& correlation);

}  // namespace pleio
