// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/trait_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace pleio::builtin {

namespace {

constexpr std::size_t kNearNames = 3;

/// Letters to insert, delete or replace to make one of the other (Levenshtein 1966).
std::size_t lettersBetween(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, above + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

}  // namespace

Result<std::vector<Eigen::Index>> namedTraits(const std::vector<std::string>& traits, std::string_view list,
                                              const std::string& parameter)
{
    std::vector<Eigen::Index> found;
    if (trimmed(list).empty()) {
        found.resize(traits.size());
        std::iota(found.begin(), found.end(), Eigen::Index{0});
        return found;
    }
    for (const std::string_view piece : splitView(list, ';')) {
        const std::string_view name = trimmed(piece);
        if (name.empty()) continue;
        auto at = std::ranges::find(traits, name);
        // A term of an ontology is "GO:0008152 metabolic process", and is meant by its identifier too.
        if (at == traits.end() && name.find(':') != std::string_view::npos)
            at = std::ranges::find_if(traits, [start = std::string(name) + ' '](const std::string& trait) {
                return trait.starts_with(start);
            });
        if (at == traits.end())
            return Error{ErrorKind::Usage,
                         "No trait is called \"" + std::string(name) + "\"; write it as in the matrix." +
                             nearNames(traits, name),
                         parameter};
        found.push_back(at - traits.begin());
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::string nearNames(const std::vector<std::string>& names, std::string_view wanted)
{
    const std::string text = toLowerAscii(wanted);
    std::vector<std::pair<std::size_t, std::size_t>> near;  // letters away, which name
    for (std::size_t i = 0; i < names.size(); ++i)
        if (const std::size_t away = lettersBetween(text, toLowerAscii(names[i])); 3 * away <= text.size())
            near.emplace_back(away, i);
    std::ranges::sort(near);
    std::string list;
    for (std::size_t i = 0; i < std::min(near.size(), kNearNames); ++i)
        list += (i == 0 ? "" : i + 1 == std::min(near.size(), kNearNames) ? " or " : ", ") + names[near[i].second];
    return list.empty() ? list : " Did you mean " + list + "?";
}

Result<std::vector<char>> traitMembers(const Dataset& dataset, const std::string& trait)
{
    std::vector<char> member(dataset.genome.genes.size(), 0);
    bool found = false;
    const auto addWhere = [&](auto&& isMeant) {
        for (const Trait& candidate : dataset.traits.traits) {
            if (!isMeant(candidate)) continue;
            found = true;
            for (const std::int32_t gene : candidate.genes) member[static_cast<std::size_t>(gene)] = 1;
        }
    };
    addWhere([&](const Trait& candidate) { return candidate.name == trait; });
    if (!found) addWhere([&](const Trait& candidate) { return !trait.empty() && candidate.term == trait; });
    if (!found)
        addWhere([&](const Trait& candidate) { return candidate.name + " (" + candidate.source + ")" == trait; });
    if (!found)
        return Error{ErrorKind::Usage, "There is no trait named \"" + trait + "\" in the loaded trait tables.",
                     "trait"};
    return member;
}

NumberedNames numberNames(const std::vector<std::string>& names)
{
    NumberedNames out;
    std::unordered_map<std::string_view, std::int32_t> known;
    for (const std::string& name : names) {
        const auto [at, isNew] = known.try_emplace(name, static_cast<std::int32_t>(out.names.size()));
        if (isNew) out.names.push_back(name);
        out.of.push_back(at->second);
    }
    return out;
}

}  // namespace pleio::builtin
