// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pleio {

/// What a name may mean, in the order in which the meanings are tried. `Id` is the word after '>' of a
/// FASTA record or the ID of a GFF3 feature that has no better name.
enum class GeneKey : std::uint8_t { LocusTag, OldLocusTag, Symbol, Synonym, ProteinId, GeneId, Id };
inline constexpr std::size_t kGeneKeys = 7;

/// "locus_tag", "old_locus_tag", "gene", "synonym", "protein_id", "GeneID", "id".
[[nodiscard]] std::string_view geneKeyName(GeneKey key);

/// Hands every name of a gene to `visit`, in the order of the keys. Empty names are left out.
void eachName(const Gene& gene, const std::function<void(GeneKey, std::string_view)>& visit);

/// The genes a name stands for.
struct GeneMatch {
    GeneKey key = GeneKey::LocusTag;
    std::span<const std::int32_t> genes;  ///< ascending indices into Genome::genes, at least one
};

/// Finds genes by any of their names, exactly (case matters). The genome must outlive the index and
/// stay as it is.
class GeneIndex {
public:
    explicit GeneIndex(const Genome& genome);
    GeneIndex(const GeneIndex&) = delete;
    GeneIndex& operator=(const GeneIndex&) = delete;

    /// The genes that bear the name under the first key that has any. Of several, those excluded from
    /// statistics are left out unless all are. An empty name fits nothing.
    [[nodiscard]] std::optional<GeneMatch> find(std::string_view name) const;

    /// Pairs of a given name and a gene's name that differs from it only in case or in a version number
    /// (".1"): explanations for the user, never matches. At most `most`, in the order of `names`.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>>
    nearMisses(std::span<const std::string_view> names, std::size_t most) const;

private:
    using Names = std::unordered_map<std::string_view, std::vector<std::int32_t>>;
    std::array<Names, kGeneKeys> m_names;
};

}  // namespace pleio
