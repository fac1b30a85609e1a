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
/// FASTA record or the ID of a GFF3 feature that has no better name; `OtherId` what else its features are called
/// (Gene::otherIds), `Reference` an accession of db_xref.
enum class GeneKey : std::uint8_t { LocusTag, OldLocusTag, Symbol, Synonym, ProteinId, GeneId, Id, OtherId, Reference };
inline constexpr std::size_t kGeneKeys = 9;

/// "locus_tag", "old_locus_tag", "gene", "synonym", "protein_id", "GeneID", "id", "feature", "db_xref".
[[nodiscard]] std::string_view geneKeyName(GeneKey key);

/// Hands every name of a gene to `visit`, in the order of the keys. Empty names are left out.
void eachName(const Gene& gene, const std::function<void(GeneKey, std::string_view)>& visit);

/// The genes a name stands for.
struct GeneMatch {
    GeneKey key = GeneKey::LocusTag;
    std::span<const std::int32_t> genes;  ///< ascending indices into Genome::genes, at least one
    /// What had to be taken off the name, part of the text that was asked for: "eco:" of KEGG, "511145." of STRING,
    /// "ref|" of NCBI; empty where the name itself fits.
    std::string_view prefix = {};
};

/// Finds genes by any of their names (case matters). The genome must outlive the index and
/// stay as it is.
class GeneIndex {
public:
    explicit GeneIndex(const Genome& genome);
    GeneIndex(const GeneIndex&) = delete;
    GeneIndex& operator=(const GeneIndex&) = delete;

    [[nodiscard]] const Genome& genome() const { return m_genome; }

    /// The genes that bear the name under the first key that has any. Of several, those excluded from
    /// statistics are left out unless all are; a form that is left out because another of its gene is used stands for
    /// that one. An empty name fits nothing.
    [[nodiscard]] std::optional<GeneMatch> findExact(std::string_view name) const;

    /// The same; a name that fits nothing is tried a second time without the prefix that databases put before it: a
    /// word and a colon ("eco:b0001", "gene:b0001", "UniProtKB:P0AD86"), the number of a species and a dot
    /// ("511145.b0001"), fields between bars ("lcl|b0001", "gi|16127995|ref|NP_414542.1|", "sp|P0AD86|LPT_ECOLI"), the
    /// type of a feature and a hyphen ("gene-b0001").
    [[nodiscard]] std::optional<GeneMatch> find(std::string_view name) const;

    /// Pairs of a given name and a gene's name that differs from it only in case or in a version number
    /// (".1"): explanations for the user, never matches. At most `most`, in the order of `names`.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>>
    nearMisses(std::span<const std::string_view> names, std::size_t most) const;

private:
    using Names = std::unordered_map<std::string_view, std::vector<std::int32_t>>;
    const Genome& m_genome;
    std::array<Names, kGeneKeys> m_names;
};

}  // namespace pleio
