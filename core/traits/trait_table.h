// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/genome/genome.h"
#include "core/io/tables/trait_file.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// A set of genes that carry a trait.
struct Trait {
    std::string name;
    std::string source;
    std::string description;
    /// Ascending unique indices into Genome::genes; genes excluded from statistics may be among them.
    std::vector<std::int32_t> genes;
};

/// The sparse gene × trait matrix; columns sorted by source, then name. A trait whose genes were all
/// unmatched is there without genes.
struct TraitTable {
    std::vector<Trait> traits;
};

/// How the rows of trait files found their genes. Known sequences count as rows.
struct MatchReport {
    std::int64_t rows = 0;
    std::int64_t matched = 0;
    /// Key (see geneKeyName, or "sequence") and rows matched by it; all keys, in the order in which they are tried,
    /// then those behind a prefix that was taken off the name ("locus_tag behind 'eco:'"). Each row counts once.
    std::vector<std::pair<std::string, std::int64_t>> byKey;
    /// Every name that matched no gene, and how many rows used it; most frequent first, then by name.
    std::vector<std::pair<std::string, std::int64_t>> unmatched;
    std::int64_t ambiguous = 0;   ///< rows whose name fits several genes by the same key; they match all of them
    std::int64_t toExcluded = 0;  ///< rows all of whose genes are excluded from statistics
    std::vector<Note> notes;
};

/// Matches identifiers exactly (case matters), trying the keys in the order of GeneKey; the first key that
/// fits wins. A name that fits nothing is tried by its aliases, the one with the earliest key first, then without a
/// known prefix (see GeneIndex::find). A known sequence matches the genes with exactly its coding sequence; case, U for
/// T and the terminal stop codon make no difference. An excluded gene is taken only where no used gene fits. Traits of
/// equal source and name are one trait, whichever file names them. Identical statements count once in the trait, but
/// every row is counted in the report.
[[nodiscard]] std::pair<TraitTable, MatchReport> matchTraits(const std::vector<TraitFile>& files, const Genome& genome);

}  // namespace pleio
