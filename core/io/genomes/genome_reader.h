// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"
#include "core/io/genomes/predicted_annotation.h"
#include "core/io/source_file.h"

#include <optional>

namespace pleio {

struct GenomeOptions {
    /// Genetic code for CDS that name none: FASTA, GFF3 without transl_table, predicted genes. In GenBank and
    /// EMBL files a CDS without /transl_table has code 1, as INSDC defines.
    int defaultGeneticCode = 11;
    /// Path of prodigal; empty means "look in PATH". Used only for genomes without annotation.
    std::string prodigal;
    bool useProdigal = true;

    bool operator==(const GenomeOptions&) const = default;
};

/// Reads a genome in any known format, with a separate annotation if one is given, and finishes its
/// genes (see finishGenes). A FASTA file is taken as a set of CDS when at least nine of ten records read as
/// coding sequences (see countCodingRecords), else as a genome whose genes are predicted; the choice is a
/// note. A file with sequence but no CDS at all has its genes predicted as well. An annotation that holds predicted
/// genes (predictionIn) gives the genome those, whatever the options say and whatever program is installed. Files that
/// hold no CDS and no open reading frame, proteins, annotation without sequence and unknown formats give BadInput.
[[nodiscard]] Result<Genome> readGenome(const SourceFile& genome, const SourceFile* annotation,
                                        const GenomeOptions& options, Progress& progress);

/// A genome, how its files were read, and how its genes were predicted, if they were.
struct GenomeWithPrediction {
    Genome genome;
    Reading reading;                           ///< of the file of the genome
    Reading annotationReading;                 ///< of that of the annotation, if one was given or made
    std::optional<GenePrediction> prediction;  ///< made now, or read from the annotation that was given
    /// What was predicted now, to be given as the annotation from now on: the genome is the same then.
    std::optional<SourceFile> made;
};
[[nodiscard]] Result<GenomeWithPrediction> readGenomeWithPrediction(const SourceFile& genome,
                                                                    const SourceFile* annotation,
                                                                    const GenomeOptions& options, Progress& progress);
/// Only GenomeWithPrediction::made of a genome that is given without annotation.
[[nodiscard]] Result<std::optional<SourceFile>> predictedGenes(const SourceFile& genome, const GenomeOptions& options,
                                                               Progress& progress);

}  // namespace pleio
