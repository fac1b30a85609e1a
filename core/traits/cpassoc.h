// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>

namespace pleio {

/// CPASSOC (Zhu et al. 2015, Am J Hum Genet 96:21): one test of a gene over studies or traits, from their z and the
/// correlation R of the z under the null. `weights` are the square roots of the sample sizes, all 1 if they are equal.
/// Studies whose z is NaN are left out with their part of R. Precondition: R is positive definite; equal sizes.

/// S_Hom = (w' R^-1 z)^2 / (w' R^-1 w), chi-square with one degree of freedom under the null: powerful when the effects
/// have one sign and size. NaN without any z.
[[nodiscard]] double cpassocHomogeneous(std::span<const double> z, std::span<const double> weights,
                                        const Eigen::MatrixXd& correlation);

/// S_Het = the largest S_Hom over the studies with |z| above a threshold, thresholds being the |z| themselves, with the
/// weights signed as the z: powerful when only some studies have an effect, or with opposite signs.
[[nodiscard]] double cpassocHeterogeneous(std::span<const double> z, std::span<const double> weights,
                                          const Eigen::MatrixXd& correlation);

/// The distribution of S_Het under the null has no closed form; it is a gamma distribution moved by `shift`, with the
/// mean, variance and third moment of simulated values.
struct ShiftedGamma {
    double shape = 0, scale = 0, shift = 0;
    /// P(S >= s); NaN if the fit does not exist.
    [[nodiscard]] double survival(double s) const;
};
/// Of values with positive skewness, else all NaN.
[[nodiscard]] ShiftedGamma fitShiftedGamma(std::span<const double> values);

/// S_Het of `draws` vectors drawn from N(0, R), fitted.
[[nodiscard]] ShiftedGamma heterogeneousNull(std::span<const double> weights, const Eigen::MatrixXd& correlation,
                                             int draws, std::uint64_t seed);

}  // namespace pleio
