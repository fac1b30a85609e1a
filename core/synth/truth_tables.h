// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/synth/synthetic_genome.h"

namespace pleio {

/// traits.tsv: locus_tag, trait, source; one row a statement, the unmatched identifiers last.
[[nodiscard]] Table traitStatements(const SyntheticGenome& synthetic, std::int64_t unmatchedIds);
/// truth.tsv: trait, planted, genes, shared, redrawn, mean_abs_weight (undefined without a key).
[[nodiscard]] Table truthTable(const SyntheticGenome& synthetic, double redrawn);
/// truth_keys.tsv: trait, amino_acid, codon, background, key; families of two or more codons.
[[nodiscard]] Table truthKeyTable(const SyntheticGenome& synthetic);
/// codon_usage.tsv: amino_acid, codon, count, fraction, per_thousand, pooled over the CDS that are used,
/// without start and stop codons.
[[nodiscard]] Table codonUsageTable(const SyntheticGenome& synthetic);

}  // namespace pleio
