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
    Eigen::MatrixXd effect;           ///< score or call; NaN where missing
    Eigen::MatrixXd p;                ///< two-sided, NaN where missing; for calls see phenotypeInput
    PhenotypeScale scale = PhenotypeScale::Score;
    bool measured = true;  ///< false if it is the annotation
    bool sized = false;    ///< p is each cell's own and says how strong an effect is; not so for calls and q
    std::string source;    ///< "file.tsv, 3,911 genes, 324 conditions"
};

/// "replicates" (keep or merge), "p_from" and "fdr".
[[nodiscard]] std::vector<ParameterSpec> phenotypeParameters();

/// The input as the parameters choose it; notes say where p comes from and what was merged.
///
/// p of scores: the p file; else the q file (called at q <= fdr, see below); else 2 Phi(-|t|); else 2 Phi(-|z|) with z
/// the score less the median of its condition over 1.4826 times the median absolute deviation, the empirical null of a
/// condition in which most genes have no phenotype.
///
/// p of calls: calls carry no p of their own. Where a share F of the calls of a condition is false (parameter fdr), a
/// gene without phenotype is called with probability F c / (N - (1 - F) c), c calls among N genes; that is the p of a
/// call, and the p of the others is 1. It is valid: under the null p is at most that value with at most that
/// probability.
///
/// Merging (replicates = merge): conditions of a group become one: mean of scores; the call that most of the calls
/// have, 0 if they are equally many; the least p times the number of conditions measured (Bonferroni, valid however
/// dependent).
///
/// The annotation: calls 0/1, p empty (an annotation has no null). BadInput without phenotypes and traits; Usage if
/// p_from names values that are not loaded.
[[nodiscard]] Result<PhenotypeInput> phenotypeInput(const Dataset& dataset, const Parameters& parameters,
                                                    std::vector<Note>& notes);

}  // namespace pleio::builtin
