// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"
#include "core/genome/genome.h"
#include "core/io/genomes/fasta.h"

namespace pleio {

/// How many records of a FASTA file are coding sequences: their header says so (NCBI's
/// cds_from_genomic, Ensembl's cds, prodigal), or they are a whole number of codons without internal stop that begins
/// with a start codon or ends with a stop codon of `code`.
[[nodiscard]] std::int64_t countCodingRecords(const FastaFile& fasta, const GeneticCode& code);
/// Whether so many of its records make a FASTA file a set of CDS: nine in ten.
[[nodiscard]] bool areCodingSequences(std::int64_t coding, std::size_t records);

/// The gene of one record, with what NCBI's, Ensembl's or prodigal's header tells about it. `geneticCode` is that of a
/// record that names none.
[[nodiscard]] Gene geneFromCodingRecord(FastaRecord record, int geneticCode, NoteList& notes);

/// One gene a record (see above). The sequences are moved out of `fasta`. Genes are not finished (see finishGenes).
[[nodiscard]] Genome genomeFromCodingSequences(FastaFile fasta, int geneticCode);

}  // namespace pleio
