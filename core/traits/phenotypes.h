// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/result.h"
#include "core/genome/genome.h"
#include "core/io/tables/condition_table.h"
#include "core/io/tables/phenotype_table.h"

#include <Eigen/Core>

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

enum class PhenotypeScale {
    Score,    ///< any number: fitness, S-score, log ratio, z
    Ternary,  ///< calls: -1, 0, 1
    Binary,   ///< calls: 0, 1
};

/// Measured phenotypes, a row a gene and a column a condition. Rows stand in the order of the file; several rows of
/// one gene (alleles) are one: the mean of scores, the call that is not 0 (missing where calls contradict), the
/// least p times their number.
struct Phenotypes {
    std::vector<std::string> rows;        ///< as in the file; of several rows of a gene the first
    std::vector<std::int32_t> genes;      ///< index into Genome::genes, -1 where the name fits none or several
    std::vector<std::string> conditions;  ///< columns
    std::vector<std::string> groups;  ///< what each condition measures; the condition itself without a condition table
    Eigen::MatrixXd effect;           ///< rows × conditions; NaN where missing
    Eigen::MatrixXd t, p, q;          ///< of the same shape, or empty where no such file was given
    PhenotypeScale scale = PhenotypeScale::Score;
    std::string file;
    bool grouped = false;  ///< a condition table was given
    std::vector<Note> notes;
};

/// The tables that may accompany the phenotypes; their rows and columns are found by name.
struct PhenotypeCompanions {
    const PhenotypeTable* t = nullptr;
    const PhenotypeTable* p = nullptr;
    const PhenotypeTable* q = nullptr;
    const ConditionTable* conditions = nullptr;
};

/// Matches the rows to genes by any of their names (GeneIndex). Rows that fit no gene stay, as measured, and are
/// counted. BadInput if no row fits a gene, or a companion shares no row or no condition with the phenotypes, or
/// holds a p or q outside 0..1.
[[nodiscard]] Result<Phenotypes> matchPhenotypes(PhenotypeTable table, const PhenotypeCompanions& companions,
                                                 const Genome& genome);

}  // namespace pleio
