// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/genome.h"

#include <string>
#include <string_view>

namespace pleio {

/// Genome::format of a list of genes with their places and without sequence.
inline constexpr std::string_view kGeneTableFormat = "gene_table";

/// Whether the first lines are a header with locusId, scaffoldId, begin, end and strand: "genes" and fit_genes.tab of
/// FEBA, organism_X_genes.tab of the Fitness Browser.
[[nodiscard]] bool isGeneTable(std::string_view text);

/// Reads such a table (https://bitbucket.org/berkeleylab/feba, its README): a row a gene, begin and end from 1, both
/// included. The id of a gene is its sysName where every row has one of its own, else its locusId; the other is among
/// its other names, `name` is its symbol and `desc` its product. Genes of RNA and pseudogenes (type) are genes here
/// too, because mutants of them are measured. Nothing is known of their sequences: Gene::coding is empty and nothing is
/// excluded for it, so the genome is not to be finished (finishGenes). BadInput without rows that name a gene.
[[nodiscard]] Result<Genome> readGeneTable(std::string_view text, const std::string& fileName, Progress& progress);

}  // namespace pleio
