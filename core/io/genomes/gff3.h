// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/genome.h"
#include "core/io/genomes/trna_features.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace pleio {

/// What a GFF3 file says about coding genes. `seqid` of genes[i] is seqids[i].
struct Gff3Annotation {
    std::vector<Gene> genes;                   ///< in file order; Gene::replicon is not set yet
    std::vector<std::string> seqids;           ///< of each gene
    std::vector<TrnaFeature> trnas;            ///< in file order
    std::vector<std::string> trnaSeqids;       ///< of each tRNA
    std::unordered_set<std::string> circular;  ///< sequences with Is_circular=true
    std::string organism;                      ///< of the region feature, if it names one
    std::string_view fasta;                    ///< what follows ##FASTA; a view into the text
    std::int64_t geneFeatures = 0;
    bool simulated = false;  ///< "##pleioscope simulated"
    std::vector<Note> notes;
};

/// Reads GFF3 (Sequence Ontology specification 1.26): CDS rows of one ID are the parts of one CDS, rows
/// without ID are joined by their Parent; what only the gene says (locus_tag, symbol, pseudo) is taken
/// from there. Older GFF (2, GTF) gives BadInput. `geneticCode` is for CDS without transl_table.
[[nodiscard]] Result<Gff3Annotation> readGff3(std::string_view text, const std::string& name, int geneticCode,
                                              Progress& progress);

/// Lays the annotation onto the sequences of `genome`, by exact name, else by the accession inside a
/// name such as "gi|49175990|ref|NC_000913.3|", else without version. BadInput if no sequence fits.
[[nodiscard]] Result<void> annotate(Genome& genome, Gff3Annotation annotation, const std::string& name);

}  // namespace pleio
