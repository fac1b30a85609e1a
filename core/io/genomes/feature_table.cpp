// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/feature_table.h"

#include "core/base/ascii.h"
#include "core/base/text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kKeyColumn = 5;
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

}  // namespace

std::string_view Feature::value(std::string_view name) const
{
    const auto found = std::ranges::find_if(qualifiers, [&](const auto& qualifier) { return qualifier.first == name; });
    return found == qualifiers.end() ? std::string_view() : std::string_view(found->second);
}

bool FeatureTableReader::addLine(std::string_view line, std::int64_t lineNumber)
{
    if (line.size() <= kKeyColumn) return false;
    if (line[kKeyColumn] != ' ' && line[kKeyColumn] != '\t') {
        const bool completed = complete();
        beginFeature(line.substr(kKeyColumn), lineNumber);
        return completed;
    }
    if (m_reading) addContent(trimmed(line.substr(kKeyColumn)));
    return false;
}

bool FeatureTableReader::finish() { return complete(); }

void FeatureTableReader::beginFeature(std::string_view content, std::int64_t lineNumber)
{
    const auto keyEnd = content.find_first_of(kBlanks);
    const std::string_view key = trimmed(content.substr(0, keyEnd));
    m_reading = std::ranges::find(m_wantedKeys, key) != m_wantedKeys.end();
    if (!m_reading) return;
    m_current.key = key;
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
