// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/codon_counts.h"
#include "core/genome/codon_layout.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pleio {

/// What a reader should know of a gene's numbers. A gene may have several.
enum GeneFlag : std::uint8_t {
    kShort = 1,         ///< fewer than kShortGeneCodons sense codons: its frequencies are noisy
    kPartial = 2,       ///< length is not a multiple of three; the last one or two bases are left out
    kAmbiguous = 4,     ///< holds codons with a base other than A, C, G, T; they are not counted
    kInternalStop = 8,  ///< holds stop codons before its end; they are not counted
    kOtherCode = 16,    ///< uses another genetic code than the statistics; its own stops are not counted
    kMismatch = 32,     ///< does not translate to its /translation
};

/// Below this length codon statistics are flagged short (80 codons: Supek et al. 2010, Krisko et al. 2014).
inline constexpr std::uint32_t kShortGeneCodons = 80;

/// The genes as the codon statistics take them. Every gene whose coding sequence is at hand has a row, also
/// one that is left out of training for a stop or an ambiguous base: its numbers are given, with a flag.
/// Only rows that are `pooled` (no flag but short) enter pooled counts and reference sets.
struct GeneCodons {
    const GeneticCode* code = nullptr;  ///< of the statistics: that of most genes
    StartCodon start = StartCodon::Keep;
    CodonCounts codons;               ///< sense codons of each row; codons.genes index Genome::genes
    std::vector<std::uint8_t> flags;  ///< GeneFlag bits of each row
    std::vector<std::uint32_t> ambiguous, internalStops;  ///< codons of each row that are not counted
    std::vector<std::int8_t> stopCodons;                  ///< terminal stop codon of each row, -1 if it has none

    [[nodiscard]] std::size_t rows() const { return flags.size(); }
    [[nodiscard]] std::span<const std::uint32_t> counts(std::size_t row) const
    {
        return {codons.counts.row(static_cast<Eigen::Index>(row)).data(), kCodons};
    }
    [[nodiscard]] bool pooled(std::size_t row) const { return (flags[row] & ~kShort) == 0; }
    /// The pooled rows, ascending.
    [[nodiscard]] std::vector<std::int32_t> pooledRows() const;
};

/// What one coding sequence gives to its row.
struct GeneCodonTally {
    std::array<std::uint32_t, kCodons> counts{};
    std::uint8_t flags = 0;
    std::uint32_t ambiguous = 0, internalStops = 0;
    std::int8_t stopCodon = -1;  ///< the last codon if it is a stop, else -1
};
/// Counts one gene for statistics under `code`.
[[nodiscard]] GeneCodonTally tallyGene(const Gene& gene, const GeneticCode& code, StartCodon start);

/// The one count of the codons of a genome; a Dataset keeps it under both conventions. Pseudogenes, duplicates and
/// genes without a sequence have no row.
[[nodiscard]] GeneCodons geneCodons(const Genome& genome, StartCodon start);

/// "short, ambiguous"; empty for 0. Stable words, used in tables.
[[nodiscard]] std::string flagText(std::uint8_t flags);

}  // namespace pleio
