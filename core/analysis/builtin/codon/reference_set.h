// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/parameters.h"
#include "core/base/note.h"
#include "core/codon/composition.h"
#include "core/genome/gene_codons.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio::builtin {

/// The genes whose codon usage stands for translational optimality: what CAI, Fop, MELP and others are
/// measured against.
struct ReferenceSet {
    std::vector<std::int32_t> rows;  ///< of GeneCodons; empty if the reference is a table or there is none
    CodonVector counts{};            ///< pooled over the rows, or of the table
    std::string name;                ///< "54 ribosomal proteins"
    [[nodiscard]] bool defined() const { return !name.empty(); }
};

/// Parameters "reference", "reference_genes" and "reference_share", for every analysis that has a reference.
[[nodiscard]] std::vector<ParameterSpec> referenceParameters();

/// The set of ribosomal proteins that were found and pooled; undefined, with a warning, if they are too few. Here and
/// below a note says which set it is; the rows are left to the caller.
[[nodiscard]] ReferenceSet ribosomalReference(std::size_t genes, const CodonVector& counts, std::vector<Note>& notes);
/// The set of genes found by the names of a list; `unknown` are those of its `names` that fit none. BadInput if none
/// was found.
[[nodiscard]] Result<ReferenceSet> listedReference(std::size_t genes, const CodonVector& counts, std::size_t names,
                                                   std::vector<std::string> unknown, std::vector<Note>& notes);
/// The first table. BadInput if there is none.
[[nodiscard]] Result<ReferenceSet> tableReference(const std::vector<CodonTable>& tables, std::vector<Note>& notes);
/// Names of the parameter "reference_genes". Usage if there are none.
[[nodiscard]] Result<std::vector<std::string>> referenceNames(const Parameters& parameters);

/// The reference set the parameters choose. A note says which it is; ribosomal proteins that are too few
/// give an undefined set and a warning. BadInput or Usage where what the choice needs is not loaded, or
/// no listed gene is in the genome.
[[nodiscard]] Result<ReferenceSet> referenceSet(const Dataset& dataset, const GeneCodons& genes,
                                                const Parameters& parameters, std::vector<Note>& notes);

}  // namespace pleio::builtin
