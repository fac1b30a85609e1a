// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"
#include "core/io/source_file.h"

#include <optional>

namespace pleio {

struct GenomeOptions {
    /// Genetic code for CDS that name none (FASTA, GFF3 without transl_table, predicted ORFs).
    int defaultGeneticCode = 11;
    /// Path of prodigal; empty means "look in PATH". Used only for genomes without annotation.
    std::string prodigal;
    bool useProdigal = true;
};

/// Reads a genome in any known format, with a separate annotation if one is given, and finishes its
/// genes (see finishGenes). A FASTA file is taken as a set of CDS when nearly all its records read as
/// complete coding sequences, else as a genome whose genes are predicted; the choice is a note.
[[nodiscard]] Result<Genome> readGenome(const SourceFile& genome, const SourceFile* annotation,
                                        const GenomeOptions& options, Progress& progress);

}  // namespace pleio
