// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/location.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// Why a CDS takes no part in statistics. `None` means it is used.
enum class Exclusion : std::uint8_t {
    None,
    Pseudogene,
    RemoteLocation,   ///< part of it lies on a sequence that was not loaded
    OutsideSequence,  ///< coordinates reach beyond the replicon
    NotMultipleOfThree,
    InternalStop,
    Ambiguous,  ///< holds bases other than A, C, G, T, U
    NoSenseCodon,
    DuplicateId,  ///< another CDS of the same id, which overlaps it, is kept (the longest one)
    UnknownGeneticCode,
    TranslationMismatch,  ///< does not translate to its /translation
};

/// "internal_stop"; stable, used in JSON and note codes.
[[nodiscard]] std::string_view exclusionId(Exclusion exclusion);
/// "internal stop codon", for people.
[[nodiscard]] std::string_view exclusionText(Exclusion exclusion);

/// An exception to the genetic code at one codon (/transl_except).
struct TranslationException {
    std::int64_t start = 0;  ///< 0-based position of the codon's first base on the forward strand
    std::int64_t end = 0;
    char aminoAcid = 'X';  ///< one-letter code; '*' for TERM, 'U' Sec, 'O' Pyl
    [[nodiscard]] bool operator==(const TranslationException&) const = default;
};

/// One protein-coding gene (CDS). Other identifiers than `id` are exactly as in the file.
struct Gene {
    /// First present of locus_tag, protein_id, gene, ID; for FASTA locus_tag or the word after '>'. Behind '@' the
    /// place of a CDS whose name a CDS at another place bears as well.
    std::string id;
    std::string locusTag;
    std::vector<std::string> oldLocusTags;
    std::string symbol;                 ///< /gene
    std::vector<std::string> synonyms;  ///< /gene_synonym, split at ';'
    std::string proteinId;
    std::string geneId;  ///< db_xref GeneID
    /// What else the file calls it: ID and Name of its gene, transcript and CDS features, transcript_id, with and
    /// without a prefix such as "gene:"; the first word of a FASTA header where that is not `id`.
    std::vector<std::string> otherIds;
    /// Its accessions in databases of genes and proteins (db_xref), without the name of the database: "P0AD86".
    std::vector<std::string> references;
    std::string product;
    std::string translation;  ///< as given in the file; empty if none

    std::int32_t replicon = -1;  ///< index into Genome::replicons; -1 for a FASTA of CDS
    Location location;
    std::int32_t geneticCode = 1;
    std::int32_t codonStart = 1;  ///< 1, 2 or 3
    bool pseudo = false;
    bool ribosomalSlippage = false;
    bool predicted = false;  ///< found by an ORF finder, not annotated
    std::vector<TranslationException> exceptions;
    std::string exceptionReason;  ///< /exception as given: why the protein differs ("RNA editing")

    /// The coding sequence 5' to 3', upper case, T for U, from codonStart on, including start and
    /// terminal stop codon. Empty if it could not be built (see `exclusion`).
    std::string coding;
    Exclusion exclusion = Exclusion::None;

    [[nodiscard]] bool used() const { return exclusion == Exclusion::None; }
    /// The name a biologist would say: symbol, else id.
    [[nodiscard]] const std::string& displayName() const { return symbol.empty() ? id : symbol; }
};

}  // namespace pleio
