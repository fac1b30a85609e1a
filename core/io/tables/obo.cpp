// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/obo.h"

#include "core/base/text.h"
#include "core/genome/note_list.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace pleio {

namespace {

constexpr const char* kAncestorsAdded = "added (is_a, part_of)";
constexpr const char* kNoAncestors = "no";

/// A line "tag: value"; nothing for other lines.
struct OboLine {
    std::string_view tag, value;
};
std::optional<OboLine> oboLine(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.starts_with('!')) return {};
    return OboLine{trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

/// A value without its comment and the modifiers in braces behind it, its escaped letters made plain.
std::string plainValue(std::string_view value)
{
    std::string plain;
    std::size_t braces = std::string::npos;  // where the last brace was opened that may begin modifiers
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '\\' && i + 1 < value.size()) {
            const char next = value[++i];
            plain += next == 'n' ? '\n' : next == 't' ? '\t' : next == 'W' ? ' ' : next;
            continue;
        }
        if (c == '!') break;
        if (c == '{') braces = plain.size();
        plain += c;
    }
    std::string_view text = trimmed(plain);
    // Modifiers are {name="value", …}; a name may have braces of its own.
    if (text.ends_with('}') && braces != std::string::npos && text.find('=', braces) != std::string_view::npos)
        text = trimmed(text.substr(0, braces));
    return std::string(text);
}

/// The identifier at the begin of a value.
std::string firstWord(std::string_view value) { return std::string(value.substr(0, value.find_first_of(" \t{!"))); }

/// Puts the terms together line by line.
class OboReader {
public:
    explicit OboReader(std::string file) : m_file(std::move(file)) {}

    void add(std::string_view line)
    {
        line = trimmed(line);
        if (line.starts_with('[')) {
            finishTerm();
            m_inTerm = line.starts_with("[Term]");
            m_inHeader = false;
            return;
        }
        const auto pair = oboLine(line);
        if (!pair) return;
        if (m_inHeader) {
            if (pair->tag == "default-namespace") m_defaultSpace = plainValue(pair->value);
            if (pair->tag == "format-version") m_version = plainValue(pair->value);
        } else if (m_inTerm) {
            addToTerm(*pair);
        }
    }

    Ontology finish()
    {
        finishTerm();
        noteMissingParents();
        for (Note& note : m_notes.take()) m_out.notes.push_back(std::move(note));
        return std::move(m_out);
    }

    [[nodiscard]] const std::string& version() const { return m_version; }

private:
    void addToTerm(const OboLine& line)
    {
        if (line.tag == "id") m_term.id = firstWord(line.value);
        if (line.tag == "name") m_term.name = plainValue(line.value);
        if (line.tag == "namespace") m_term.space = plainValue(line.value);
        if (line.tag == "is_a") m_term.parents.push_back(firstWord(line.value));
        if (line.tag == "alt_id") m_others.push_back(firstWord(line.value));
        if (line.tag == "is_obsolete") m_term.isObsolete = firstWord(line.value) == "true";
        if (line.tag == "replaced_by") m_term.replacedBy = firstWord(line.value);
        if (line.tag != "relationship") return;
        const std::string relation = firstWord(line.value);
        if (relation == "part_of" || relation == "BFO:0000050")
            m_term.parents.push_back(firstWord(trimmed(line.value.substr(relation.size()))));
    }

    void finishTerm()
    {
        OntologyTerm term = std::exchange(m_term, {});
        const std::vector<std::string> others = std::exchange(m_others, {});
        if (!std::exchange(m_inTerm, false)) return;
        if (term.id.empty()) {
            m_notes.add(Severity::Warning, "ontology.no_id", "{term|terms} left out: {it has|they have} no id.",
                        term.name, m_file);
            return;
        }
        std::erase(term.parents, std::string());
        const auto [at, isNew] = m_out.byId.try_emplace(term.id, m_out.terms.size());
        if (isNew) {
            m_out.terms.push_back(std::move(term));
        } else if (OntologyTerm& known = m_out.terms[at->second]; known.id == term.id) {
            m_notes.add(Severity::Info, "ontology.repeated", "terms have several stanzas, which were joined.", term.id,
                        m_file);
            if (known.name.empty()) known.name = std::move(term.name);
            if (known.space.empty()) known.space = std::move(term.space);
            if (known.replacedBy.empty()) known.replacedBy = std::move(term.replacedBy);
            known.isObsolete = known.isObsolete || term.isObsolete;
            known.parents.insert(known.parents.end(), term.parents.begin(), term.parents.end());
        } else {  // an id that an earlier term has for another of its own
            at->second = m_out.terms.size();
            m_out.terms.push_back(std::move(term));
        }
        const std::size_t index = at->second;
        OntologyTerm& made = m_out.terms[index];
        if (made.space.empty()) made.space = m_defaultSpace;
        for (const std::string& other : others) m_out.byId.try_emplace(other, index);
    }

    void noteMissingParents()
    {
        for (const OntologyTerm& term : m_out.terms)
            for (const std::string& parent : term.parents)
                if (!m_out.byId.contains(parent))
                    m_notes.add(Severity::Warning, "ontology.missing_parent",
                                "parents are named that are no terms of the file; the terms end there.",
                                term.id + ": " + parent, m_file);
    }

    std::string m_file, m_version, m_defaultSpace;
    bool m_inHeader = true, m_inTerm = false;
    OntologyTerm m_term;
    std::vector<std::string> m_others;
    Ontology m_out;
    NoteList m_notes;
};

Result<bool> ancestorsAsked(const ReadChoices& choices, const std::string& file)
{
    const auto found = choices.find("ancestors");
    if (found == choices.end() || found->second == kAncestorsAdded || found->second == "added" ||
        found->second == "yes")
        return true;
    if (found->second == kNoAncestors) return false;
    return Error{ErrorKind::Usage, "\"" + found->second + "\" says nothing about ancestors; say yes or no.", file};
}

}  // namespace

bool isObo(std::string_view text)
{
    bool isHeader = false;
    for (const std::string_view line : firstLines(withoutByteOrderMark(text), '!')) {
        if (trimmed(line) == "[Term]") return true;
        isHeader = isHeader || line.starts_with("format-version:");
        if (!isHeader && !oboLine(line)) return false;
    }
    return isHeader;
}

Result<Ontology> readObo(const SourceFile& source, const ReadChoices& choices, Progress& progress)
{
    const Result<bool> adds = ancestorsAsked(choices, source.name);
    if (!adds) return adds.error();
    SubProgress inflating(progress, 0, 0.3), reading(progress, 0.3, 1);
    const Result<SourceText> text = sourceText(source, inflating);
    if (!text) return text.error();
    std::string_view rest = withoutByteOrderMark(*text);
    const std::size_t all = std::max<std::size_t>(rest.size(), 1);
    OboReader reader(source.name);
    for (std::int64_t line = 0; !rest.empty(); ++line) {
        reader.add(takeLine(rest));
        if (!goesOn(line, all - rest.size(), all, reading, [] { return std::string("Reading the ontology"); }))
            return cancelled();
    }
    Ontology ontology = reader.finish();
    if (ontology.terms.empty())
        return badInput("The file has no terms; an ontology in OBO has stanzas that begin with [Term] and an id.",
                        source.name);
    ontology.file = source.name;
    ontology.addsAncestors = *adds;
    ontology.reading.decide("format", "obo");
    if (!reader.version().empty()) ontology.reading.decide("version", reader.version());
    ontology.reading.decisions.insert(ontology.reading.decisions.end(), text->decisions().begin(),
                                      text->decisions().end());
    ontology.reading.decide("terms", std::to_string(ontology.terms.size()), "stanzas [Term]");
    ontology.reading.decide("ancestors", *adds ? kAncestorsAdded : kNoAncestors,
                            choices.contains("ancestors") ? kAsWasSaid
                                                          : "a gene with a term has what stands above it, by the true "
                                                            "path rule",
                            {kAncestorsAdded, kNoAncestors});
    ontology.notes.insert(ontology.notes.begin(), text->notes().begin(), text->notes().end());
    return ontology;
}

}  // namespace pleio
