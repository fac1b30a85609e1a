// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"
#include "tests/fuzz/require.h"

namespace pleio::fuzz {

/// Finishes the genes of a genome as it came out of a reader and checks what must be true of every
/// genome: used genes have a sequence of whole codons that counts and translates, each excluded gene is in
/// a note, written locations read back.
void checkGenome(Genome genome);

}  // namespace pleio::fuzz
