// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_sequence.h"

#include <array>
#include <cstdint>

namespace pleio {

/// What counts as used again when an amino acid comes back.
enum class ReuseOf {
    Codon,  ///< the same codon
    /// Codons that the same tRNA can read: NNT and NNC of one box, which share a tRNA almost everywhere (G34 or I34
    /// reads both; Grosjean, de Crécy-Lagard & Marck 2010); NNA and NNG stand for themselves.
    Trna,
};

/// The reader of each codon, a number that synonyms share or not. -1 for stop codons, and for amino acids with one
/// reader, which have nothing to choose.
class CodonReaders {
public:
    CodonReaders(const GeneticCode& code, ReuseOf what);
    [[nodiscard]] int reader(int codon) const { return m_reader[static_cast<std::size_t>(codon)]; }
    /// Amino acid as a number 0..; -1 where there is no reader.
    [[nodiscard]] int aminoAcid(int codon) const { return m_aminoAcid[static_cast<std::size_t>(codon)]; }

private:
    std::array<std::int8_t, kCodons> m_reader{}, m_aminoAcid{};
};

/// Successive occurrences of the same amino acid in a gene, whatever lies between, and how many of them have the same
/// reader: autocorrelation of tRNA use (Cannarozzi et al. 2010, Cell 141:355).
struct CodonReuse {
    std::uint32_t pairs = 0, same = 0;
    [[nodiscard]] double share() const;  ///< same / pairs, 0..1; NaN without pairs
};
[[nodiscard]] CodonReuse codonReuse(Codons gene, const CodonReaders& readers);

}  // namespace pleio
