// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/trait_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace pleio::builtin {

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
        const auto at = std::ranges::find(traits, name);
        if (at == traits.end())
            return Error{ErrorKind::Usage,
                         "No trait is called \"" + std::string(name) + "\"; write it as in the matrix.", parameter};
        found.push_back(at - traits.begin());
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Result<std::vector<char>> traitMembers(const Dataset& dataset, const std::string& trait)
{
    std::vector<char> member(dataset.genome.genes.size(), 0);
    bool found = false;
    for (const Trait& candidate : dataset.traits.traits) {
        if (candidate.name != trait) continue;
        found = true;
        for (const std::int32_t gene : candidate.genes) member[static_cast<std::size_t>(gene)] = 1;
    }
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
