// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"
#include "core/genome/genome.h"

#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pleio {

/// The two conventions of counting the codons of a gene. Under both the terminal stop codon is apart.
/// - Keep: the first codon counts like any other, as in CodonW and EMBOSS. What is shown or written of a gene under the
///   plain ids `codons`, `gc`, `gc3s`, `cai` and so on is made of these counts.
/// - Drop: the first codon is left out, as in cubar, where the 5' end is complete; it is read as Met whatever it
/// spells,
///   so it carries no choice. Keys are learned from these counts and genes scored by them. An id of a number made of
///   them that is listed says so: `codons_without_start`.
enum class StartCodon { Keep, Drop };

/// What one coding sequence is made of.
struct CodonTally {
    std::array<std::uint32_t, kCodons> counts{};  ///< sense codons, without start and terminal stop codon
    std::int32_t startCodon = -1;                 ///< index of the first codon if it was set apart, else -1
    std::int32_t stopCodon = -1;                  ///< index of the terminal stop codon, or -1
    std::uint32_t ambiguous = 0;                  ///< codons with a base other than A, C, G, T
    std::uint32_t internalStops = 0;              ///< stop codons before the end
    std::uint32_t trailingBases = 0;              ///< length modulo 3
    [[nodiscard]] std::uint32_t senseCodons() const;
};

/// Counts one coding sequence. The first codon is set apart unless `completeStart` is false (a CDS
/// whose 5' end is missing has no start codon). Codons that are both sense and stop (tables 27, 28, 31)
/// are sense inside; the last one is the stop unless `completeEnd` is false (the 3' end is missing).
[[nodiscard]] CodonTally countCodons(std::string_view coding, const GeneticCode& code, bool completeStart = true,
                                     bool completeEnd = true);
/// Counts the coding sequence of a gene with its own genetic code and ends. A codon that an exception
/// gives an amino acid (selenocysteine at TGA) is in `internalStops`, not in `counts`.
[[nodiscard]] CodonTally countCodons(const Gene& gene);

/// Codon counts of a set of genes: one row a gene, 64 columns in TCAG order. geneCodons() in core/codon makes them.
struct CodonCounts {
    using Matrix = Eigen::Matrix<std::uint32_t, Eigen::Dynamic, kCodons, Eigen::RowMajor>;
    Matrix counts;
    std::vector<std::int32_t> genes;  ///< index into Genome::genes of each row
};

}  // namespace pleio
