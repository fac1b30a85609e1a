// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_sequence.h"
#include "core/genome/genetic_code.h"
#include "core/math/random.h"

#include <cstdint>
#include <vector>

namespace pleio {

/// Within-gene synonymous permutation (null S4 of the specification): the codons of each amino acid are dealt anew
/// to the places where that amino acid stands, all arrangements equally likely. The protein and the counts of all
/// codons stay as they are; only their order changes. The start codon and places without a codon keep theirs.
class SynonymousShuffle {
public:
    SynonymousShuffle(const CodonSequence& sequence, const GeneticCode& code);

    /// False if every arrangement is the same one: no amino acid occurs with two different codons.
    [[nodiscard]] bool canMove() const { return !m_families.empty(); }
    /// The gene as given, or as dealt last.
    [[nodiscard]] Codons codons() const { return m_codons; }
    /// Deals anew.
    void deal(Random& random);

private:
    std::vector<std::int8_t> m_codons;
    std::vector<std::vector<std::uint32_t>> m_families;  ///< places of each amino acid that can move
};

}  // namespace pleio
