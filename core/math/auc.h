// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace pleio {

/// Area under the ROC curve: the probability that a member scores above a non-member, ties counted
/// half (Mann-Whitney U / (n1 n0); Hanley & McNeil 1982). `members` are ascending distinct indices
/// into `scores`. NaN if there are no members or no others. Scores must not be NaN.
[[nodiscard]] double auc(std::span<const double> scores, std::span<const std::int32_t> members);
[[nodiscard]] double auc(std::span<const float> scores, std::span<const std::int32_t> members);

struct AucInterval {
    double auc = 0;
    double standardError = 0;
    double low = 0;  ///< of the 95 % interval, built on the logit scale so that it stays within 0..1
    double high = 0;
};

/// AUC with a cluster-robust standard error: DeLong's influence values (DeLong, DeLong &
/// Clarke-Pearson 1988) are summed within each group before they are squared, so that genes of one
/// operon or family count as one observation (Obuchowski 1997). A member contributes
/// (share of others below it - AUC) / n1, an other (share of members above it - AUC) / n0; the variance is
/// the sum over groups of the squared sums, without a small-sample factor. The interval is
/// logit(AUC) -+ 1.96 SE / (AUC (1 - AUC)), back on the AUC scale; at AUC 0 or 1 it is that point.
/// `groups[i]` is the group of score i, 0..G-1. All NaN if there are no members or no others.
[[nodiscard]] AucInterval clusterRobustAuc(std::span<const double> scores, std::span<const std::int32_t> members,
                                           std::span<const std::int32_t> groups);

}  // namespace pleio
