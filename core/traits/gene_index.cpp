// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/gene_index.h"

#include "core/base/ascii.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

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

struct ShorterName {
    std::string_view name;
    std::string_view prefix;  ///< what was taken off, with the sign that ends it
};

/// The fields between bars that may be names. NCBI's "gi" is followed by a number of its own, "gnl" by a database.
void addBarredNames(std::string_view name, std::vector<ShorterName>& names)
{
    static constexpr std::array<std::string_view, 14> kTags{"lcl", "ref", "gb",  "emb", "dbj", "sp",  "tr",
                                                            "pir", "pdb", "prf", "fig", "gi",  "gnl", "accn"};
    std::string_view prefix;
    std::string_view tag;
    for (std::size_t begin = 0; begin < name.size();) {
        const auto end = std::min(name.find('|', begin), name.size());
        const std::string_view field = name.substr(begin, end - begin);
        const std::string_view withBar = name.substr(begin, std::min(end + 1, name.size()) - begin);
        const std::string lower = toLowerAscii(field);
        if (std::ranges::find(kTags, lower) != kTags.end()) {
            tag = field;
            prefix = withBar;
        } else {
            const bool isOwnNumber = tag == "gi" || tag == "gnl";
            if (!isOwnNumber && !field.empty())
                names.push_back({trimmed(field), prefix.empty() ? name.substr(end, 1) : prefix});
            if (isOwnNumber) tag = {};
        }
        begin = end + 1;
    }
}

/// The name without prefixes that databases put before it, most telling first.
std::vector<ShorterName> shorterNames(std::string_view name)
{
    constexpr std::size_t kLongestWord = 30;
    std::vector<ShorterName> names;
    const auto add = [&](std::size_t cut) {
        const std::string_view rest = trimmed(name.substr(cut));
        if (!rest.empty()) names.push_back({rest, name.substr(0, cut)});
    };
    const auto isWordLetter = [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '/'; };
    if (name.find('|') != std::string_view::npos) addBarredNames(name, names);
    if (const auto colon = name.find(':'); colon != std::string_view::npos && colon > 0 && colon <= kLongestWord) {
        const std::string_view word = name.substr(0, colon);
        if (isLetter(word.front()) && std::ranges::all_of(word, isWordLetter)) {
            add(colon + 1);
            // "MGI:MGI:97490", "ENSEMBL:gene:b0001"
            if (const auto last = name.rfind(':'); last != colon) add(last + 1);
        }
    }
    const auto dot = name.find('.');
    if (dot != std::string_view::npos && dot > 0 && std::ranges::all_of(name.substr(0, dot), isDigit) &&
        std::ranges::any_of(name.substr(dot + 1), isLetter))
        add(dot + 1);
    for (const std::string_view type : {"gene-", "rna-", "cds-", "mrna-", "protein-", "transcript-"})
        if (startsWithNoCase(name, type)) add(type.size());
    return names;
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
    case GeneKey::OtherId:
        return "feature";
    case GeneKey::Reference:
        return "db_xref";
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
    for (const std::string& name : gene.otherIds) add(GeneKey::OtherId, name);
    for (const std::string& accession : gene.references) add(GeneKey::Reference, accession);
}

GeneIndex::GeneIndex(const Genome& genome) : m_genome(genome)
{
    std::unordered_map<std::string_view, std::int32_t> used;  // by id, which the forms of a gene share
    for (std::size_t g = 0; g < genome.genes.size(); ++g)
        if (genome.genes[g].used()) used.try_emplace(genome.genes[g].id, static_cast<std::int32_t>(g));
    for (std::size_t g = 0; g < genome.genes.size(); ++g) {
        const Gene& gene = genome.genes[g];
        auto index = static_cast<std::int32_t>(g);
        // Names of a form that is not kept (another transcript, another protein) are names of the one that is.
        if (gene.exclusion == Exclusion::DuplicateId)
            if (const auto kept = used.find(gene.id); kept != used.end()) index = kept->second;
        eachName(gene, [this, index](GeneKey key, std::string_view name) {
            std::vector<std::int32_t>& genes = m_names[static_cast<std::size_t>(key)][name];
            const auto at = std::ranges::lower_bound(genes, index);
            if (at == genes.end() || *at != index) genes.insert(at, index);
        });
    }
    for (Names& names : m_names)
        for (auto& [name, genes] : names) {
            const auto isUsed = [&genome](std::int32_t g) { return genome.genes[static_cast<std::size_t>(g)].used(); };
            if (std::ranges::any_of(genes, isUsed))
                std::erase_if(genes, [isUsed](std::int32_t g) { return !isUsed(g); });
        }
}

std::optional<GeneMatch> GeneIndex::find(std::string_view name) const
{
    if (auto match = findExact(name)) return match;
    for (const ShorterName& shorter : shorterNames(name))
        if (auto match = findExact(shorter.name)) {
            match->prefix = shorter.prefix;
            return match;
        }
    return {};
}

std::optional<GeneMatch> GeneIndex::findExact(std::string_view name) const
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
