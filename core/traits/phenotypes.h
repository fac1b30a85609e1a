// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/result.h"
#include "core/genome/genome.h"
#include "core/io/tables/condition_table.h"
#include "core/io/tables/phenotype_table.h"
#include "core/traits/gene_index.h"
#include "core/traits/match_report.h"

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

/// Measured phenotypes, a row a gene and a column a condition. Several rows of one gene in a file (alleles) are one:
/// the mean of scores, the call that is not 0 (missing where calls contradict), the least p times their number.
/// Conditions of several files stand side by side, joined by the gene.
struct Phenotypes {
    /// Of one file its names, in its order; of several rows of a gene the first. Of several files the ids of the genes
    /// in the order of the genome, then the names that fit no gene, sorted, so that the order of the files does not
    /// matter.
    std::vector<std::string> rows;
    std::vector<std::int32_t> genes;      ///< index into Genome::genes, -1 where the name fits none or several
    std::vector<std::string> conditions;  ///< columns
    std::vector<std::string> groups;  ///< what each condition measures; the condition itself where nothing says more
    Eigen::MatrixXd effect;           ///< rows × conditions; NaN where missing
    /// Of the same shape, NaN for conditions that come without; empty where no file has such values.
    Eigen::MatrixXd t, p, q;
    PhenotypeScale scale = PhenotypeScale::Score;
    std::string file;                   ///< for people: "a.tsv, b.tsv"
    bool grouped = false;               ///< a condition table was given, or a table of doses
    std::vector<std::string> controls;  ///< conditions that were measured and are no trait, so no column here
    MatchReport match;                  ///< how the rows found their genes; its notes are among `notes`
    std::vector<Note> notes;
};

/// The tables that may accompany the phenotypes; their rows are found by the gene or, where they name none, by the
/// name, their columns by the name.
struct PhenotypeCompanions {
    std::vector<PhenotypeTable> t, p, q;
    const ConditionTable* conditions = nullptr;
};

/// Matches the rows to genes by any of their names (GeneIndex) and joins the tables. Rows that fit no gene stay, as
/// measured, and are counted. t, p and q that a table brings itself are taken unless a companion has that condition.
/// BadInput if no row of a table fits a gene, two tables have a condition of one name, or a companion shares no row or
/// no condition with the phenotypes, or holds p or q of which more than one in ten are outside 0..1; of a single one,
/// or fewer, the cells are missing, with a note. There is at least one table.
[[nodiscard]] Result<Phenotypes> matchPhenotypes(std::vector<PhenotypeTable> tables,
                                                 const PhenotypeCompanions& companions, const Genome& genome,
                                                 const GeneIndex& index);

}  // namespace pleio
