// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// The bases of a location in the order of translation, reverse complemented where the part lies on
/// the reverse strand (IUPAC codes are complemented too). Upper case, T for U.
/// Precondition: every part lies within the sequence.
[[nodiscard]] std::string spliced(const std::string& sequence, const Location& location);

/// True if the gene's first codon is its start codon: the 5' end is in the file and in frame.
[[nodiscard]] bool hasCompleteStart(const Gene& gene);

/// The gene's exceptions as codon numbers (0-based, in Gene::coding) and amino acids, ascending. The
/// number equals coding.size() / 3 for a stop codon completed by polyadenylation.
[[nodiscard]] std::vector<std::pair<std::size_t, char>> exceptionCodons(const Gene& gene);

/// True if an incomplete last codon is accounted for: the 3' end lies outside the sequence, or polyadenylation
/// completes the stop codon.
[[nodiscard]] bool mayEndInsideCodon(const Gene& gene);

/// The protein of a gene's coding sequence without the terminal stop: first codon as Met where it is a
/// start codon of the code and the 5' end is complete, exceptions applied, 'X' for ambiguous codons
/// whose readings differ, '*' for internal stops.
[[nodiscard]] std::string translate(const Gene& gene);

/// Fills `coding` and `exclusion` of every gene from its replicon, checks each /translation, resolves
/// equal ids (of CDS that overlap the longest is kept; CDS at other places are other genes and get their place into
/// their id), and appends one note per reason, with counts and examples, and one for a cause that the sequences show
/// (see noteExclusionCauses). Call once, after the features are read. A gene without replicon (FASTA of CDS) brings its
/// `coding` with it.
void finishGenes(Genome& genome);

}  // namespace pleio
