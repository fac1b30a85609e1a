// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "core/base/note.h"
#include "core/codon/gene_codons.h"

#include <vector>

namespace pleio::builtin {

/// Parameter "start_codon", for every analysis that counts codons.
[[nodiscard]] ParameterSpec startCodonParameter();
[[nodiscard]] StartCodon startCodonOf(const Parameters& parameters);

/// What a reader of codon statistics must know of the genes: the genetic code, whether start codons are in, how
/// many CDS have no row, and how many rows carry each flag, with examples.
void noteGenes(const Genome& genome, const GeneCodons& genes, std::vector<Note>& notes);

}  // namespace pleio::builtin
