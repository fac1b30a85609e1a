// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/gene_codons.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// A place in a gene that holds no counted codon: an ambiguous one, or a stop before the end.
inline constexpr std::int8_t kNoCodon = -1;

/// The codons of a gene in order, as indices 0..63 or kNoCodon; what codon order statistics read.
using Codons = std::span<const std::int8_t>;

/// One gene as the statistics of codon order take it. The terminal stop codon and trailing bases are left out; the
/// histogram of `codons` is the gene's row of GeneCodons.
struct CodonSequence {
    std::vector<std::int8_t> codons;
    /// The first codon is the gene's start codon. Whatever it spells it is read as Met, so its place is no place for
    /// another codon of "its" amino acid.
    bool hasStart = false;
};

[[nodiscard]] CodonSequence codonSequence(const Gene& gene, const GeneticCode& code, StartCodon start);
/// One for every row of `genes`.
[[nodiscard]] std::vector<CodonSequence> codonSequences(const Genome& genome, const GeneCodons& genes);

}  // namespace pleio
