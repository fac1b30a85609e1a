// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

namespace pleio {

/// Codes of the notes below; loadDataset repeats them where no CDS is left.
inline constexpr const char* kOtherCodeNote = "cds.other_code";
inline constexpr const char* kShiftedFrameNote = "cds.shifted_frame";

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
void noteExclusionCauses(Genome& genome);

}  // namespace pleio
