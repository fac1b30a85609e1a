// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trait_file_builder.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio {

std::string traitFileStem(std::string_view fileName)
{
    std::string_view stem = fileName;
    for (const std::string_view zipped : {".gz", ".bgz"})
        if (stem.size() > zipped.size() && toLowerAscii(stem).ends_with(zipped)) stem.remove_suffix(zipped.size());
    const auto dot = stem.rfind('.');
    if (dot != std::string_view::npos && dot > 0) stem = stem.substr(0, dot);
    return std::string(stem);
}

TraitFileBuilder::TraitFileBuilder(std::string format, std::string fileName)
    : m_fileName(std::move(fileName)), m_stem(traitFileStem(m_fileName))
{
    m_file.format = std::move(format);
}

std::int32_t TraitFileBuilder::trait(std::string_view name, std::string_view source, std::string_view description)
{
    if (source.empty()) source = m_stem;
    std::string key(source);
    key += '\0';
    key += name;
    const auto next = static_cast<std::int32_t>(m_file.traits.size());
    const auto [at, isNew] = m_indices.try_emplace(std::move(key), next);
    if (isNew) m_file.traits.push_back({std::string(name), std::string(source), {}});
    TraitName& trait = m_file.traits[static_cast<std::size_t>(at->second)];
    if (trait.description.empty()) trait.description = description;
    return at->second;
}

void TraitFileBuilder::addRow(std::string_view gene, std::int32_t trait, std::string_view evidence)
{
    m_file.rows.push_back({std::string(gene), trait, std::string(evidence)});
}

void TraitFileBuilder::addSequence(std::int32_t trait, std::string sequence)
{
    m_file.knownSequences.emplace_back(trait, std::move(sequence));
}

void TraitFileBuilder::addAlias(const std::string& gene, std::string_view alias)
{
    if (alias.empty() || alias == gene) return;
    std::vector<std::string>& known = m_file.aliases[gene];
    if (std::ranges::find(known, alias) == known.end()) known.emplace_back(alias);
}

void TraitFileBuilder::addNote(Severity severity, std::string_view code, std::string_view text, std::string example)
{
    m_notes.add(severity, code, text, std::move(example), m_fileName);
}

void TraitFileBuilder::addNotes(std::vector<Note> notes) { std::ranges::move(notes, std::back_inserter(m_made)); }

void TraitFileBuilder::leaveOut(Severity severity, std::string_view code, std::string_view text, std::string example)
{
    addNote(severity, code, text, std::move(example));
    const auto colon = text.find(": ");
    std::string_view why = colon == std::string_view::npos ? text : text.substr(colon + 2);
    if (why.ends_with('.')) why.remove_suffix(1);
    std::string reason = inNumber(why, 2);
    const auto known = std::ranges::find(m_leftOut, reason, [](const auto& each) { return std::string(each.first); });
    if (known == m_leftOut.end())
        m_leftOut.emplace_back(std::move(reason), 1);
    else
        ++known->second;
}

TraitFile TraitFileBuilder::finish() &&
{
    std::int64_t leftOut = 0;
    std::string reasons;
    for (const auto& [why, count] : m_leftOut) {
        leftOut += count;
        reasons.append(reasons.empty() ? "" : "; ").append(why).append(", ").append(displayCount(count));
    }
    if (leftOut > 0) m_file.reading.decide("rows_left_out", std::to_string(leftOut), std::move(reasons));
    m_file.notes = std::move(m_made);
    for (Note& note : m_notes.take()) m_file.notes.push_back(std::move(note));
    return std::move(m_file);
}

}  // namespace pleio
