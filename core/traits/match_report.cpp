// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/match_report.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>

namespace pleio {

void MatchCounter::addUnmatched(const std::string& name)
{
    ++m_rows;
    ++m_unmatched[name];
}

void MatchCounter::addMatched(GeneKey key, std::string_view prefix, const std::string& name)
{
    ++m_rows;
    ++m_matched;
    if (prefix.empty()) {
        ++m_byKey[static_cast<std::size_t>(key)];
        return;
    }
    ++m_byPrefix[{key, std::string(prefix)}];
    m_prefixedNames.insert(name);
}

void MatchCounter::addSequence()
{
    ++m_rows;
    ++m_matched;
    ++m_sequences;
}

void MatchCounter::addAmbiguous()
{
    ++m_rows;
    ++m_ambiguous;
}

MatchReport MatchCounter::report(bool withSequences) const
{
    MatchReport report;
    report.rows = m_rows;
    report.matched = m_matched;
    report.ambiguous = m_ambiguous;
    for (std::size_t key = 0; key < kGeneKeys; ++key)
        report.byKey.emplace_back(geneKeyName(static_cast<GeneKey>(key)), m_byKey[key]);
    if (withSequences) report.byKey.emplace_back("sequence", m_sequences);
    for (const auto& [how, rows] : m_byPrefix)
        report.byKey.emplace_back(std::string(geneKeyName(how.first)) + " behind '" + how.second + "'", rows);
    report.unmatched.assign(m_unmatched.begin(), m_unmatched.end());
    std::ranges::sort(report.unmatched, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return report;
}

std::optional<Note> MatchCounter::prefixNote(std::string code, std::string_view rows) const
{
    if (m_byPrefix.empty()) return {};
    std::int64_t number = 0;
    std::set<std::string> prefixes;
    for (const auto& [how, count] : m_byPrefix) {
        number += count;
        prefixes.insert(how.second);
    }
    constexpr std::size_t kShown = 5;
    std::string shown;
    std::size_t position = 0;
    for (const std::string& prefix : prefixes)
        if (position++ < kShown) shown += (shown.empty() ? "'" : ", '") + prefix + "'";
    return Note{Severity::Info,
                std::move(code),
                std::string(rows) + " whose name is a gene's once a prefix is taken off (" + shown +
                    (prefixes.size() > kShown ? ", …" : "") + "): " + displayCount(number) + ".",
                number,
                firstNames(m_prefixedNames),
                {}};
}

std::vector<std::string> firstNames(const std::set<std::string>& names)
{
    const std::size_t shown = std::min(names.size(), kMaxExamples);
    return {names.begin(), std::next(names.begin(), static_cast<std::ptrdiff_t>(shown))};
}

}  // namespace pleio
