// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/parameters.h"
#include "core/base/note.h"
#include "core/codon/composition.h"
#include "core/codon/gene_codons.h"

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

/// Rows of the ribosomal proteins, found by product name, that are pooled.
[[nodiscard]] std::vector<std::int32_t> pooledRibosomalRows(const Genome& genome, const GeneCodons& genes);

/// The reference set the parameters choose. A note says which it is; ribosomal proteins that are too few
/// give an undefined set and a warning. BadInput or Usage where what the choice needs is not loaded, or
/// no listed gene is in the genome.
[[nodiscard]] Result<ReferenceSet> referenceSet(const Dataset& dataset, const GeneCodons& genes,
                                                const Parameters& parameters, std::vector<Note>& notes);

}  // namespace pleio::builtin
