// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/feature_table.h"

#include "core/base/ascii.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kKeyColumn = 5;
constexpr std::size_t kQualifierColumn = 21;
constexpr std::string_view kBlanks = " \t";

/// Qualifiers whose lines are joined without a blank; other values are running text.
bool isUnbroken(std::string_view name)
{
    return name == "translation" || name == "transl_except" || name == "anticodon";
}

/// True if the line break stands inside a word: behind a hyphen ("2-oxo-" "glutarate") or between the
/// numbers of a chemical name ("2," "4-diene"). Other lines are broken at blanks.
bool breaksWord(std::string_view before, std::string_view after)
{
    if (before.size() < 2) return before.empty();
    const char last = before.back();
    const char previous = before[before.size() - 2];
    return (last == '-' && previous != ' ') || (last == ',' && isDigit(previous) && isDigit(after.front()));
}

bool hasOddQuotes(std::string_view text) { return std::ranges::count(text, '"') % 2 != 0; }

/// Removes the quotes around a value and the second of each doubled quote inside.
void unquote(std::string& value)
{
    if (!value.starts_with('"')) return;
    std::string_view inside = std::string_view(value).substr(1);
    if (inside.ends_with('"')) inside.remove_suffix(1);  // absent in damaged files
    std::string plain;
    plain.reserve(inside.size());
    for (std::size_t i = 0; i < inside.size(); ++i) {
        plain += inside[i];
        if (inside.substr(i).starts_with("\"\"")) ++i;
    }
    value = std::move(plain);
}

bool equalNoCase(std::string_view a, std::string_view b) { return a.size() == b.size() && startsWithNoCase(a, b); }

/// "CDS             complement(1..9)": a key and, behind blanks, the begin of a location.
bool isKeyAndLocation(std::string_view content)
{
    static constexpr std::array<std::string_view, 4> kOperators{"complement(", "join(", "order(", "one-of("};
    const auto keyEnd = content.find_first_of(kBlanks);
    if (keyEnd == std::string_view::npos || !(isLetter(content.front()) || isDigit(content.front()))) return false;
    // A line of the header behind the table (CONTIG join(…)) is no feature.
    const std::string_view key = content.substr(0, keyEnd);
    if (key == "CONTIG") return false;
    const auto isKeyLetter = [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '\''; };
    if (!std::ranges::all_of(key, isKeyLetter) || std::ranges::none_of(key, isLetter)) return false;
    const std::string_view location = trimmed(content.substr(keyEnd));
    if (std::ranges::any_of(kOperators, [&](std::string_view word) { return location.starts_with(word); })) return true;
    const std::string_view number = location.substr(location.find_first_not_of("<>") == 1 ? 1 : 0);
    const auto end = std::ranges::find_if_not(number, isDigit) - number.begin();
    const std::string_view rest = number.substr(static_cast<std::size_t>(end));
    return end > 0 && (rest.empty() || rest.starts_with("..") || rest.front() == '^');
}

}  // namespace

std::string_view Feature::value(std::string_view name) const
{
    const auto found = std::ranges::find_if(qualifiers, [&](const auto& qualifier) { return qualifier.first == name; });
    return found == qualifiers.end() ? std::string_view() : std::string_view(found->second);
}

bool FeatureTableReader::addLine(std::string_view line, std::int64_t lineNumber)
{
    const std::size_t column = line.find_first_not_of(kBlanks, line.starts_with("FT") ? 2 : 0);
    if (column == std::string_view::npos) return false;
    const std::string_view content = trimmed(line.substr(column));
    const bool isShifted =
        column != kKeyColumn && column < kQualifierColumn && !m_openQuote && isKeyAndLocation(content);
    if (column == kKeyColumn || isShifted) {
        const bool completed = complete();
        if (isShifted) m_shiftedKeys.push_back(lineNumber);
        beginFeature(content, lineNumber);
        return completed;
    }
    if (m_reading) addContent(content);
    return false;
}

bool FeatureTableReader::isUnindented(std::string_view line) const
{
    static constexpr std::array<std::string_view, 5> kHeader{"ORIGIN", "CONTIG", "BASE", "LOCUS", "//"};
    if (std::ranges::any_of(kHeader, [&](std::string_view word) { return line.starts_with(word); })) return false;
    return line.starts_with('/') || m_openQuote || isKeyAndLocation(line);
}

bool FeatureTableReader::finish() { return complete(); }

void FeatureTableReader::beginFeature(std::string_view content, std::int64_t lineNumber)
{
    const auto keyEnd = content.find_first_of(kBlanks);
    const std::string_view key = trimmed(content.substr(0, keyEnd));
    if (const auto found = m_counts.find(key); found != m_counts.end())
        ++found->second;
    else
        m_counts.emplace(key, 1);
    const auto wanted =
        std::ranges::find_if(m_wantedKeys, [key](std::string_view known) { return equalNoCase(known, key); });
    m_reading = wanted != m_wantedKeys.end();
    if (!m_reading) return;
    m_current.key = *wanted;
    m_current.line = lineNumber;
    if (keyEnd != std::string_view::npos) addContent(trimmed(content.substr(keyEnd)));
}

void FeatureTableReader::addContent(std::string_view content)
{
    if (content.empty()) return;
    if (content.front() == '/' && !m_openQuote) {
        closeQualifier();
        const auto equals = content.find('=');
        m_current.qualifiers.emplace_back(
            trimmed(content.substr(1, equals == std::string_view::npos ? equals : equals - 1)), std::string());
        m_inQualifier = true;
        if (equals == std::string_view::npos) return;
        const std::string_view value = trimmed(content.substr(equals + 1));
        m_current.qualifiers.back().second = value;
        m_openQuote = value.starts_with('"') && hasOddQuotes(value);
        return;
    }
    if (!m_inQualifier) {
        std::ranges::remove_copy_if(content, std::back_inserter(m_current.location),
                                    [](char c) { return c == ' ' || c == '\t'; });
        return;
    }
    auto& [name, value] = m_current.qualifiers.back();
    if (!isUnbroken(name) && !breaksWord(value, content)) value += ' ';
    value += content;
    if (m_openQuote && hasOddQuotes(content)) m_openQuote = false;
}

void FeatureTableReader::closeQualifier()
{
    if (m_inQualifier) unquote(m_current.qualifiers.back().second);
    m_inQualifier = false;
    m_openQuote = false;
}

bool FeatureTableReader::complete()
{
    if (!m_reading) return false;
    closeQualifier();
    m_done = std::exchange(m_current, {});
    m_reading = false;
    return true;
}

}  // namespace pleio
