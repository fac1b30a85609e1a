// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Strata of equal size by length, so that a gene is compared with genes about as long as itself.
inline constexpr int kLengthStrata = 5;

/// Stratum of every row: floor(r strata / n), where r = 0..n-1 is the rank of its length (ties by row).
[[nodiscard]] std::vector<std::int32_t> lengthStrata(std::span<const float> length, int strata);

/// Conformal p of every row: (1 + #{non-members of its stratum, itself aside, with score >= s}) /
/// (number of those non-members + 1). Held-out scores make members and non-members exchangeable under
/// the null. Unannotated members sit among the non-members, so p is an upper bound in that respect.
[[nodiscard]] std::vector<double> conformalP(std::span<const double> score, std::span<const std::int32_t> members,
                                             std::span<const std::int32_t> stratum);

/// P(member | score) of every row by Platt scaling (Platt 1999, with his smoothed targets), fitted for
/// each fold on the nested scores of the other folds, so that no row helped to calibrate itself.
/// Targets are (n1 + 1) / (n1 + 2) for members and 1 / (n0 + 2) for others, n1 and n0 their numbers outside
/// the fold; there is no ridge. Monotone in the score within a fold: a slope that is not above 0 is set to
/// 0, and the probability is then the mean of the targets, which is close to the prevalence.
[[nodiscard]] std::vector<double> calibratedProbabilities(std::span<const double> score,
                                                          const std::vector<std::span<const double>>& inner,
                                                          std::span<const std::int32_t> members,
                                                          std::span<const std::int32_t> fold, int folds);

/// Mean squared error of the probabilities (Brier 1950) and the skill 1 - Brier / (f (1 - f)) over the
/// constant forecast f = members / rows.
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
/// Bins in order of predicted probability (ties by row): the one of rank r = 0..n-1 falls into bin
/// floor(r bins / n), so that sizes differ by at most 1; empty bins are left out. Labels are 0 or 1.
[[nodiscard]] std::vector<ReliabilityBin> reliability(std::span<const double> probability,
                                                      std::span<const unsigned char> label, int bins);

}  // namespace pleio
