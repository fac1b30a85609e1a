// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/intake/found_files.h"

#include <vector>

namespace pleio {

/// Decides which files make the genome, of those whose content is one: annotated flat files, sequences, coding
/// sequences, annotations, tables of genes. Of several files of one genome (the same first sequence, the same name but
/// for its ending, or the same folder) an annotated flat file is taken; else the sequence with its annotation; else
/// coding sequences, or a table of genes, before a sequence whose genes would have to be predicted. Proteins and
/// sequences of RNA are left out. What is left of another genome is taken too, so that somebody has to decide
/// (checkIntake).
void sortGenomeFiles(std::vector<FoundFile>& files, const IntakeContext& context);

}  // namespace pleio
