// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

namespace pleio::fuzz {

/// Ends the program, so that the fuzzer sees a failure, if `holds` is false.
void require(bool holds);

/// Finishes the genes of a genome as it came out of a reader and checks what must be true of every
/// genome: used genes have a sequence of whole codons that counts and translates, each excluded gene is in
/// a note, written locations read back.
void checkGenome(Genome genome);

}  // namespace pleio::fuzz
