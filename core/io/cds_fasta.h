// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"
#include "core/genome/genome.h"
#include "core/io/fasta.h"

namespace pleio {

/// How many records of a FASTA file are coding sequences: their header says so (NCBI's
/// cds_from_genomic, prodigal), or they are a whole number of codons without internal stop that begins
/// with a start codon or ends with a stop codon of `code`.
[[nodiscard]] std::int64_t countCodingRecords(const FastaFile& fasta, const GeneticCode& code);

/// One gene a record, with what NCBI's or prodigal's header tells about it. The sequences are moved out
/// of `fasta`. Genes are not finished (see finishGenes).
[[nodiscard]] Genome genomeFromCodingSequences(FastaFile fasta, int geneticCode);

}  // namespace pleio
