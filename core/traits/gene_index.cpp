// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/gene_index.h"

#include "core/base/text.h"

#include <algorithm>

namespace pleio {

namespace {

/// Lower case, without a version number at the end.
std::string folded(std::string_view name)
{
    const auto dot = name.rfind('.');
    std::int64_t version = 0;
    if (dot != std::string_view::npos && dot > 0 && parseInteger(name.substr(dot + 1), version))
        name = name.substr(0, dot);
    return toLowerAscii(name);
}

}  // namespace

std::string_view geneKeyName(GeneKey key)
{
    switch (key) {
    case GeneKey::LocusTag:
        return "locus_tag";
    case GeneKey::OldLocusTag:
        return "old_locus_tag";
    case GeneKey::Symbol:
        return "gene";
    case GeneKey::Synonym:
        return "synonym";
    case GeneKey::ProteinId:
        return "protein_id";
    case GeneKey::GeneId:
        return "GeneID";
    case GeneKey::Id:
        return "id";
    }
    return {};
}

void eachName(const Gene& gene, const std::function<void(GeneKey, std::string_view)>& visit)
{
    const auto add = [&visit](GeneKey key, std::string_view name) {
        if (!name.empty()) visit(key, name);
    };
    add(GeneKey::LocusTag, gene.locusTag);
    for (const std::string& tag : gene.oldLocusTags) add(GeneKey::OldLocusTag, tag);
    add(GeneKey::Symbol, gene.symbol);
    for (const std::string& synonym : gene.synonyms) add(GeneKey::Synonym, synonym);
    add(GeneKey::ProteinId, gene.proteinId);
    add(GeneKey::GeneId, gene.geneId);
    add(GeneKey::Id, gene.id);
}

GeneIndex::GeneIndex(const Genome& genome)
{
    for (std::size_t g = 0; g < genome.genes.size(); ++g) {
        eachName(genome.genes[g], [this, g](GeneKey key, std::string_view name) {
            std::vector<std::int32_t>& genes = m_names[static_cast<std::size_t>(key)][name];
            const auto index = static_cast<std::int32_t>(g);
            if (genes.empty() || genes.back() != index) genes.push_back(index);
        });
    }
    for (Names& names : m_names)
        for (auto& [name, genes] : names) {
            const auto used = [&genome](std::int32_t g) { return genome.genes[static_cast<std::size_t>(g)].used(); };
            if (std::ranges::any_of(genes, used)) std::erase_if(genes, [used](std::int32_t g) { return !used(g); });
        }
}

std::optional<GeneMatch> GeneIndex::find(std::string_view name) const
{
    for (std::size_t key = 0; key < kGeneKeys; ++key)
        if (const auto found = m_names[key].find(name); found != m_names[key].end())
            return GeneMatch{static_cast<GeneKey>(key), found->second};
    return {};
}

std::vector<std::pair<std::string_view, std::string_view>>
GeneIndex::nearMisses(std::span<const std::string_view> names, std::size_t most) const
{
    std::unordered_map<std::string, std::string_view> known;
    for (const Names& byKey : m_names)
        for (const auto& [name, genes] : byKey) {
            // Of equal names the smallest, because the order of a hash map is nobody's.
            const auto [at, isNew] = known.try_emplace(folded(name), name);
            if (!isNew && name < at->second) at->second = name;
        }
    std::vector<std::pair<std::string_view, std::string_view>> found;
    for (const std::string_view name : names) {
        if (found.size() == most) break;
        if (const auto at = known.find(folded(name)); at != known.end()) found.emplace_back(name, at->second);
    }
    return found;
}

}  // namespace pleio
