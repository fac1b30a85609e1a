// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/codon/codon_sets.h"
#include "core/analysis/tsv_rows.h"
#include "core/base/table.h"

#include <string_view>
#include <vector>

namespace pleio::builtin {

/// "codon_usage": one row a codon, by amino acid, stops last; for each set count, fraction, RSCU and codons per
/// thousand, the columns of all but the genome with the set's suffix.
[[nodiscard]] Table codonUsageTable(const std::vector<ReportedCodons>& sets, const GeneticCode& code);
/// "amino_acid_usage": one row an amino acid; for each set its codons and their share of all sense codons.
[[nodiscard]] Table aminoAcidUsageTable(const std::vector<ReportedCodons>& sets, const GeneticCode& code);
/// "gene_codon_counts": one row a gene: sense codons, the 64 counts with the stop codon at its end, what is not
/// counted, and flags.
[[nodiscard]] Table geneCodonCountsTable(const Genome& genome, const GeneCodons& codons);
/// A row of it for a gene that is counted under `code`.
void writeCodonCounts(TsvRows& rows, std::string_view gene, const GeneCodonTally& tally, const GeneticCode& code);
/// "gene_rscu": one row a gene, one column a codon that has synonyms ("rscu_CTG").
[[nodiscard]] Table geneRscuTable(const Genome& genome, const GeneCodons& codons);

}  // namespace pleio::builtin
