// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"
#include "core/io/tables/trait_file.h"
#include "core/traits/match_report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// A set of genes that carry a trait.
struct Trait {
    std::string name;  ///< as the files say; of a term of an ontology its identifier and its name
    std::string source;
    std::string description;
    /// Ascending unique indices into Genome::genes; genes excluded from statistics may be among them.
    std::vector<std::int32_t> genes;
    std::string term = {};  ///< the identifier alone, of a trait that an ontology has named
};

/// The sparse gene × trait matrix; columns sorted by source, then name. A trait whose genes were all
/// unmatched is there without genes.
struct TraitTable {
    std::vector<Trait> traits;
};

/// The genes that a name in a trait file stands for, by the rules of matchTraits().
[[nodiscard]] std::optional<GeneMatch> findGeneOf(const GeneIndex& index, const TraitFile& file,
                                                  const std::string& name);

/// Matches identifiers exactly (case matters), trying the keys in the order of GeneKey; the first key that
/// fits wins. A name that fits nothing is tried by its aliases, the one with the earliest key first, then without a
/// known prefix (see GeneIndex::find). A known sequence matches the genes with exactly its coding sequence; case, U for
/// T and the terminal stop codon make no difference. An excluded gene is taken only where no used gene fits. Traits of
/// equal source and name are one trait, whichever file names them. Identical statements count once in the trait, but
/// every row is counted in the report.
[[nodiscard]] std::pair<TraitTable, MatchReport> matchTraits(const std::vector<TraitFile>& files, const Genome& genome);

}  // namespace pleio
