// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

namespace pleio {

/// Codes of the notes below; loadDataset repeats them where no CDS is left.
inline constexpr const char* kOtherCodeNote = "cds.other_code";
inline constexpr const char* kShiftedFrameNote = "cds.shifted_frame";
inline constexpr const char* kOtherPlaceNote = "cds.other_place";
inline constexpr const char* kOtherSequenceNote = "cds.other_sequence";

/// Whether a CDS is a whole reading frame at this place: a multiple of three from a start codon to a stop codon without
/// a stop between; an end that lies outside need not be there. False if the place is not on the sequence.
[[nodiscard]] bool isWholeFrame(const Gene& gene, const Location& place, const std::string& sequence);

/// Looks for one cause behind many excluded CDS and names it in a note; nothing is changed by it. Genes must be
/// finished.
///
/// - CDS that stop inside, at least a tenth of all: the NCBI code under which nine of ten of them have no internal stop
///   and end with a stop codon. Of several the one that reads most, then the one that differs least from the code of
///   these CDS, then the lowest number. Codes without a codon that only stops (27, 28, 31) prove nothing and are left
///   out.
/// - The same phase or codon_start other than 0 or 1 for nine of ten CDS, most of which can be read from their first
/// base
///   and not otherwise.
/// - CDS that have no frame or stop inside, at least a tenth of all: another place at which nine of ten of them are
///   whole frames (isWholeFrame): the other strand; both ends, or one, a base off, as where starts are counted from 0.
/// - Where that is half of the CDS or more and nothing of this explains it, that the sequence may be another one.
void noteExclusionCauses(Genome& genome);

}  // namespace pleio
