// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/genome/genome.h"
#include "core/io/trait_file.h"

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
    std::vector<std::int32_t> genes;  ///< ascending unique indices into Genome::genes
};

/// The sparse gene × trait matrix; columns sorted by source, then name.
struct TraitTable {
    std::vector<Trait> traits;
};

/// How the rows of trait files found their genes.
struct MatchReport {
    std::int64_t rows = 0;
    std::int64_t matched = 0;
    /// Key ("locus_tag", "old_locus_tag", "gene", "synonym", "protein_id", "GeneID", "sequence") and rows matched by it.
    std::vector<std::pair<std::string, std::int64_t>> byKey;
    /// Every name that matched no gene, and how many rows used it; most frequent first.
    std::vector<std::pair<std::string, std::int64_t>> unmatched;
    std::int64_t ambiguous = 0;  ///< rows whose name fits several genes by the same key; they match all of them
    std::int64_t toExcluded = 0; ///< rows whose gene is excluded from statistics
    std::vector<Note> notes;
};

/// Matches identifiers exactly (case matters), trying the keys in the order above; the first key that
/// fits wins. Identical statements count once in the trait but every row is counted in the report.
[[nodiscard]] std::pair<TraitTable, MatchReport> matchTraits(const std::vector<TraitFile>& files, const Genome& genome);

}  // namespace pleio
