// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/codon_counts.h"

#include <array>
#include <span>
#include <vector>

namespace pleio {

using CodonVector = std::array<double, kCodons>;

/// Counts of several genes added up: the pooled usage of a set (sum of counts, not mean of fractions).
/// `rows` index the rows of `codons`.
[[nodiscard]] CodonVector pooledCounts(const CodonCounts& codons, std::span<const std::int32_t> rows);

/// Relative synonymous codon usage n_ij k_i / sum_j n_ij (Sharp & Li 1986); 1 = no preference.
/// NaN for stop codons and for amino acids that do not occur; 1 for single-codon families that do.
[[nodiscard]] CodonVector rscu(const CodonVector& counts, const GeneticCode& code);
/// Share of each codon among the codons of its amino acid, 0..1; NaN as for rscu.
[[nodiscard]] CodonVector synonymousFractions(const CodonVector& counts, const GeneticCode& code);

/// GC content of a coding sequence over its A, C, G, T, 0..1; NaN if it has none.
[[nodiscard]] double gcContent(std::string_view sequence);
/// Share of G and C at the third position of codons that have synonyms (so without Met, Trp and stops
/// in table 1), 0..1; NaN if there are none (GC3s of codonW; Wright 1990).
[[nodiscard]] double gc3s(std::span<const std::uint32_t> counts, const GeneticCode& code);

}  // namespace pleio
