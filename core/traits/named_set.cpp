// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/named_set.h"

#include "core/base/text.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kMostMeant = 5;

std::unordered_set<std::string_view> membersIn(std::span<const std::string> members)
{
    return {members.begin(), members.end()};
}

/// A note on names: how many, and the first of them.
Note noteOnNames(Severity severity, std::string code, std::string text, std::vector<std::string> names)
{
    const auto count = static_cast<std::int64_t>(names.size());
    names.resize(std::min(names.size(), kMaxExamples));
    return {severity, std::move(code), std::move(text), count, std::move(names), {}};
}

/// "a" stands in the place of "A": what may be meant by names that were not found.
std::string meantInstead(const std::vector<std::string>& unknown, const GeneIndex& index)
{
    const std::vector<std::string_view> names(unknown.begin(), unknown.end());
    std::string pairs;
    for (const auto& [given, meant] : index.nearMisses(names, kMostMeant))
        addToList(pairs, std::string(given) + " (" + std::string(meant) + "?)");
    return pairs.empty() ? pairs : " Nearly the same: " + pairs + ".";
}

/// Collects what names of a list came to.
class MemberCollector {
public:
    /// Whether the name was not asked for before.
    bool isNew(const std::string& name) { return m_names.insert(name).second; }
    void addUnknown(const std::string& name) { m_unknown.push_back(name); }
    [[nodiscard]] std::size_t names() const { return m_names.size(); }
    [[nodiscard]] std::vector<std::string>& unknown() { return m_unknown; }

private:
    std::unordered_set<std::string> m_names;
    std::vector<std::string> m_unknown;
};

}  // namespace

std::string_view setKindId(SetKind kind) { return kind == SetKind::Genes ? "genes" : "conditions"; }

std::optional<SetKind> findSetKind(std::string_view id)
{
    for (const SetKind kind : {SetKind::Genes, SetKind::Conditions})
        if (id == setKindId(kind)) return kind;
    return {};
}

MemberOrder::MemberOrder(std::vector<std::string> all)
{
    for (std::string& member : all)
        if (m_places.emplace(member, m_all.size()).second) m_all.push_back(std::move(member));
}

MemberOrder MemberOrder::ofGenome(const Genome& genome)
{
    std::vector<std::string> ids;
    ids.reserve(genome.genes.size());
    for (const Gene& gene : genome.genes) ids.push_back(gene.id);
    return MemberOrder(std::move(ids));
}

std::vector<std::string> MemberOrder::ordered(std::vector<std::string> members) const
{
    std::unordered_set<std::string> seen;
    std::erase_if(members, [&](const std::string& member) { return !seen.insert(member).second; });
    const auto place = [this](const std::string& member) {
        const auto found = m_places.find(member);
        return found == m_places.end() ? m_all.size() : found->second;
    };
    std::ranges::stable_sort(members, {}, place);
    return members;
}

std::vector<std::string> MemberOrder::known(std::span<const std::string> members) const
{
    std::vector<std::string> there(members.begin(), members.end());
    std::erase_if(there, [this](const std::string& member) { return !has(member); });
    return ordered(std::move(there));
}

std::vector<std::string> MemberOrder::unionOf(std::span<const std::string> a, std::span<const std::string> b) const
{
    std::vector<std::string> both(a.begin(), a.end());
    both.insert(both.end(), b.begin(), b.end());
    return ordered(std::move(both));
}

std::vector<std::string> MemberOrder::intersectionOf(std::span<const std::string> a,
                                                     std::span<const std::string> b) const
{
    const auto others = membersIn(b);
    std::vector<std::string> shared(a.begin(), a.end());
    std::erase_if(shared, [&](const std::string& member) { return !others.contains(member); });
    return ordered(std::move(shared));
}

std::vector<std::string> MemberOrder::differenceOf(std::span<const std::string> a, std::span<const std::string> b) const
{
    const auto others = membersIn(b);
    std::vector<std::string> left(a.begin(), a.end());
    std::erase_if(left, [&](const std::string& member) { return others.contains(member); });
    return ordered(std::move(left));
}

std::vector<std::string> MemberOrder::complementOf(std::span<const std::string> a) const
{
    return differenceOf(m_all, a);
}

std::vector<std::string> listedNames(std::string_view text)
{
    std::vector<std::string> names;
    std::size_t at = 0;
    while (at < text.size()) {
        at = std::min(text.find_first_not_of(" \t\r\n,;", at), text.size());
        std::string name;
        if (at < text.size() && text[at] == '"') {
            std::size_t end = at + 1;
            while (end < text.size() && (text[end] != '"' || text.substr(end, 2) == "\"\"")) {
                name += text[end];
                end += text[end] == '"' ? 2 : 1;
            }
            if (end < text.size()) {
                at = end + 1;
                if (!trimmed(name).empty()) names.emplace_back(trimmed(name));
                continue;
            }
        }
        const std::size_t end = std::min(text.find_first_of("\t\r\n,;", at), text.size());
        name = trimmed(text.substr(at, end - at));
        if (!name.empty()) names.push_back(std::move(name));
        at = end;
    }
    return names;
}

FoundMembers genesFromText(std::string_view text, const GeneIndex& index)
{
    const std::vector<Gene>& genes = index.genome().genes;
    std::vector<char> isTaken(genes.size());
    std::vector<std::string> ambiguous, excluded;
    MemberCollector asked;
    const auto take = [&](const std::string& name) {
        const auto match = index.find(name);
        if (!match) return false;
        if (!asked.isNew(name)) return true;
        for (const std::int32_t gene : match->genes) isTaken[static_cast<std::size_t>(gene)] = 1;
        if (match->genes.size() > 1) ambiguous.push_back(name);
        return true;
    };
    for (const std::string& name : listedNames(text)) {
        if (take(name)) continue;
        std::string rest = name;
        std::ranges::replace(rest, '\t', ' ');
        for (const std::string_view piece : splitView(rest, ' '))
            if (std::string word(piece); !word.empty() && !take(word) && asked.isNew(word)) asked.addUnknown(word);
    }

    FoundMembers found;
    found.names = asked.names();
    for (std::size_t gene = 0; gene < genes.size(); ++gene) {
        if (!isTaken[gene]) continue;
        found.members.push_back(genes[gene].id);
        if (!genes[gene].used()) excluded.push_back(genes[gene].id);
    }
    if (!asked.unknown().empty())
        found.notes.push_back(noteOnNames(Severity::Warning, "sets.unknown",
                                          "Names that no gene of the genome bears, and that were left out: " +
                                              displayCount(static_cast<std::int64_t>(asked.unknown().size())) + '.' +
                                              meantInstead(asked.unknown(), index),
                                          asked.unknown()));
    if (!ambiguous.empty())
        found.notes.push_back(noteOnNames(Severity::Warning, "sets.ambiguous",
                                          "Names that several genes bear, of which all were taken: " +
                                              displayCount(static_cast<std::int64_t>(ambiguous.size())) +
                                              "; write locus tags for one.",
                                          ambiguous));
    if (!excluded.empty())
        found.notes.push_back(noteOnNames(Severity::Info, "sets.excluded",
                                          "Genes in the list that are left out of statistics: " +
                                              displayCount(static_cast<std::int64_t>(excluded.size())) + '.',
                                          excluded));
    found.unknown = std::move(asked.unknown());
    return found;
}

FoundMembers conditionsFromText(std::string_view text, const MemberOrder& conditions)
{
    MemberCollector asked;
    std::vector<std::string> taken;
    for (const std::string& name : listedNames(text)) {
        if (!asked.isNew(name)) continue;
        if (conditions.has(name))
            taken.push_back(name);
        else
            asked.addUnknown(name);
    }
    FoundMembers found;
    found.names = asked.names();
    found.members = conditions.known(taken);
    if (!asked.unknown().empty())
        found.notes.push_back(noteOnNames(Severity::Warning, "sets.unknown",
                                          "Names that no condition of the phenotypes has, and that were left out: " +
                                              displayCount(static_cast<std::int64_t>(asked.unknown().size())) + '.',
                                          asked.unknown()));
    found.unknown = std::move(asked.unknown());
    return found;
}

std::string freeSetName(std::string_view name, SetKind kind, std::span<const NamedSet> sets)
{
    const auto isTaken = [&](const std::string& wanted) {
        return std::ranges::any_of(sets, [&](const NamedSet& set) { return set.kind == kind && set.name == wanted; });
    };
    std::string free(name);
    for (int number = 2; isTaken(free); ++number) free = std::string(name) + ' ' + std::to_string(number);
    return free;
}

}  // namespace pleio
