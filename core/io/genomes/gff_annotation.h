// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/genome/genome.h"
#include "core/genome/note_list.h"
#include "core/io/genomes/trna_features.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace pleio {

/// What a GFF3 or GTF file says about coding genes. `seqid` of genes[i] is seqids[i].
struct GffAnnotation {
    std::vector<Gene> genes;                   ///< in file order; Gene::replicon is not set yet
    std::vector<std::string> seqids;           ///< of each gene
    std::vector<TrnaFeature> trnas;            ///< in file order
    std::vector<std::string> trnaSeqids;       ///< of each tRNA
    std::unordered_set<std::string> circular;  ///< sequences with Is_circular=true
    std::string organism;                      ///< of the region feature, if it names one
    std::string_view fasta;                    ///< what follows ##FASTA; a view into the text
    std::int64_t geneFeatures = 0;
    std::map<std::string, std::int64_t, std::less<>> features;  ///< rows by type
    bool stopOutside = false;                                   ///< GTF: a CDS may end before its stop codon
    bool simulated = false;                                     ///< "##pleioscope simulated"
    /// CDS rows whose start is behind their end, the two exchanged; they are no genes, and only looked at.
    std::vector<Gene> reversed;
    std::vector<std::string> reversedSeqids;
    std::map<std::string, std::int64_t> lengths;  ///< of sequences, as far as the file says it
    std::vector<Note> notes;

    void countFeature(std::string_view type);
};

/// Notes a line that parseGffRow does not take, with its cause. `format` is that of the annotation, its id.
void addUnreadRow(GffAnnotation& annotation, std::string_view format, std::string_view line, const std::string& where,
                  int geneticCode, NoteList& notes);

/// Lays the annotation onto the sequences of `genome`, by exact name, else by the accession inside a name such as
/// "gi|49175990|ref|NC_000913.3|", else without version, else without a known prefix on either side ("accn|", "chr",
/// "contig_"), which is noted; a name that fits several sequences so fits none. Where stop codons may be outside, the
/// three bases behind a CDS are added if they are one and it does not end with one. Sequences of another length or
/// version than the annotation says are noted. BadInput if no sequence fits, and if all CDS have their start behind
/// their end.
[[nodiscard]] Result<void> annotate(Genome& genome, GffAnnotation annotation, const std::string& name);

}  // namespace pleio
