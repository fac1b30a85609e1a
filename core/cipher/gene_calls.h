// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Strata of equal size by length, so that a gene is compared with genes about as long as itself.
inline constexpr int kLengthStrata = 5;

/// Stratum 0..strata-1 of every row by the rank of its length (ties by row).
[[nodiscard]] std::vector<std::int32_t> lengthStrata(std::span<const float> length, int strata);

/// Conformal p of every row: (1 + #{non-members of its stratum, itself aside, with score >= s}) /
/// (number of those non-members + 1). Held-out scores make members and non-members exchangeable under
/// the null. Unannotated members sit among the non-members, so p is an upper bound in that respect.
[[nodiscard]] std::vector<double> conformalP(std::span<const double> score, std::span<const std::int32_t> members,
                                             std::span<const std::int32_t> stratum);

/// P(member | score) of every row by Platt scaling (Platt 1999, with his smoothed targets), fitted for
/// each fold on the nested scores of the other folds, so that no row helped to calibrate itself.
/// Monotone in the score within a fold; a slope below 0 is set to 0 (probability = prevalence).
[[nodiscard]] std::vector<double> calibratedProbabilities(std::span<const double> score,
                                                          const std::vector<std::span<const double>>& inner,
                                                          std::span<const std::int32_t> members,
                                                          std::span<const std::int32_t> fold, int folds);

/// Mean squared error of the probabilities (Brier 1950) and 1 - Brier / Brier of the prevalence.
struct BrierScore {
    double brier = 0;
    double skill = 0;
};
[[nodiscard]] BrierScore brierScore(std::span<const double> probability, std::span<const std::int32_t> members);

/// One row of a reliability table: rows with similar probabilities, what was promised, what was found.
struct ReliabilityBin {
    std::int64_t n = 0;
    double meanPredicted = 0;
    double observed = 0;
};
/// Bins of equal size in order of predicted probability; labels are 0 or 1.
[[nodiscard]] std::vector<ReliabilityBin> reliability(std::span<const double> probability,
                                                      std::span<const unsigned char> label, int bins);

}  // namespace pleio
