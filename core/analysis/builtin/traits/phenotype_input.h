// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/parameters.h"

#include <Eigen/Core>

#include <cstdint>
#include <string>
#include <vector>

namespace pleio::builtin {

/// What every analysis of traits reads: the phenotypes of the dataset or, without any, its gene × trait annotation.
/// Rows are genes, columns traits.
struct PhenotypeInput {
    std::vector<std::string> ids;     ///< of the gene; the row's own name where it fits no gene
    std::vector<std::string> names;   ///< symbol for people, else the id
    std::vector<std::int32_t> genes;  ///< index into Genome::genes, -1 where the row fits no gene
    std::vector<std::string> traits;  ///< condition, or group of conditions after merging
    std::vector<std::string> groups;  ///< group of the condition table; `traits` without one
    /// Score or call as in the table, to be shown beside results. Nothing is computed from it: a score says neither in
    /// which direction nor how far a gene departs from one without effect.
    Eigen::MatrixXd shown;
    /// Score less that of a gene without effect, in the unit of the score, or the call; NaN where missing, like all.
    Eigen::MatrixXd effect;
    /// What genes and traits are compared by: the effect, in standard deviations of its condition where p is from z.
    Eigen::MatrixXd profile;
    Eigen::MatrixXd z;  ///< of the effect, with its direction; empty unless `sized`
    Eigen::MatrixXd p;  ///< two-sided; of z if `sized`; for calls see phenotypeInput
    PhenotypeScale scale = PhenotypeScale::Score;
    bool centred = false;  ///< no effect is the median of the condition, not 0
    bool measured = true;  ///< false if it is the annotation
    bool sized = false;    ///< p is each cell's own and says how strong an effect is; not so for calls and q
    std::string source;    ///< "file.tsv, 3,911 genes, 324 conditions"

    /// Whether the gene is lower than one without effect.
    [[nodiscard]] bool isLower(Eigen::Index gene, Eigen::Index trait) const
    {
        return (sized ? z : effect)(gene, trait) < 0;
    }
};

/// "replicates" (keep or merge), "p_from" and "fdr".
[[nodiscard]] std::vector<ParameterSpec> phenotypeParameters();

/// The input as the parameters choose it; notes say where p comes from and what was merged.
///
/// p, z and the score of a gene without effect come together, from one of
/// - the p file: 0 is no effect, as p are of tests against 0, and z has the sign of the score;
/// - the q file (called at q <= fdr, see below): likewise, without z;
/// - the t file: z = t, whose sign is that of the effect that was tested, whatever the score; p = 2 Phi(-|t|), and 0 is
///   no effect;
/// - the scores (centredScores): the median of the condition is no effect, z the score less it over 1.4826 times the
///   median absolute deviation, the empirical null of a condition in which most genes have no phenotype;
///   p = 2 Phi(-|z|). No result but the listed scores depends on what is added to a condition, nor, but for effects in
///   the unit of the score, on what it is multiplied by.
/// The first that is loaded, unless p_from names another; a condition for which that has nothing has p and z from its
/// t, else its scores or calls, as scores beside a comparison. With p or q files a condition whose scores have all one
/// sign is warned of, as 0 can hardly be its gene without effect.
///
/// p of calls: calls carry no p of their own. Where a share F of the calls of a condition is false (parameter fdr), a
/// gene without phenotype is called with probability F c / (N - (1 - F) c), c calls among N genes; that is the p of a
/// call, and the p of the others is 1. It is valid: under the null p is at most that value with at most that
/// probability.
///
/// Merging (replicates = merge): conditions of a group become one: mean of scores, effects and profiles; the call that
/// most of the calls have, 0 if they are equally many; the least p times the number of conditions measured (Bonferroni,
/// valid however dependent), and z of that p with the sign of the mean z.
///
/// The annotation: calls 0/1, p empty (an annotation has no null). BadInput without phenotypes and traits; Usage if
/// p_from names values that are not loaded.
[[nodiscard]] Result<PhenotypeInput> phenotypeInput(const Dataset& dataset, const Parameters& parameters,
                                                    std::vector<Note>& notes);

}  // namespace pleio::builtin
