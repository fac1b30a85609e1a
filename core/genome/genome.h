// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/genome/gene.h"
#include "core/genome/trna.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pleio {

/// A chromosome, plasmid, organelle or contig.
struct Replicon {
    std::string id;  ///< as in the file (VERSION of GenBank, first word of FASTA), numbered where that comes twice
    std::string description;
    std::string sequence;  ///< upper case; empty if the file gave annotation only
    bool circular = false;
};

/// Genes in file order, with what was noticed while reading them. All CDS of the file are here, also
/// the excluded ones, each with its reason.
struct Genome {
    std::string format;  ///< "genbank", "embl", "gff3+fasta", "gtf+fasta", "fasta_cds", "fasta_genome", "names"
    std::string organism;
    std::vector<Replicon> replicons;
    std::vector<Gene> genes;
    std::vector<Trna> trnas;                                    ///< in file order, pseudogenes too
    std::int64_t sequences = 0;                                 ///< records in the file
    std::int64_t geneFeatures = 0;                              ///< "gene" features, coding or not
    std::map<std::string, std::int64_t, std::less<>> features;  ///< of the annotation, by key or type
    std::int64_t translationMismatches = 0;  ///< CDS whose /translation differs from their own translation
    bool simulated = false;                  ///< written by the generator; carried into every output
    bool predicted = false;                  ///< the genes come from an ORF finder
    std::vector<Note> notes;

    [[nodiscard]] std::int64_t usedGenes() const;
    /// Whether the sequence of any gene is known; a genome may be a list of names.
    [[nodiscard]] bool hasSequence() const;
    /// NCBI table numbers of the used genes with a sequence, ascending.
    [[nodiscard]] std::vector<int> geneticCodes() const;
};

}  // namespace pleio
