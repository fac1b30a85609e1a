// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loading.h"

#include "core/base/text.h"
#include "core/io/containers/zip_archive.h"
#include "core/io/source_roles.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr std::size_t kSourceNamesShown = 3;

/// "a, b, c, …": the first few of a list of names.
std::string examplesOf(const std::vector<std::string_view>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kSourceNamesShown); ++i) {
        if (i > 0) text += ", ";
        text += names[i];
    }
    return names.size() > kSourceNamesShown ? text + ", …" : text;
}

}  // namespace

void appendNotes(std::vector<Note>& notes, const std::vector<Note>& more)
{
    notes.insert(notes.end(), more.begin(), more.end());
}

std::vector<const SourceFile*> sourcesOf(const std::vector<SourceFile>& sources, SourceRole role)
{
    std::vector<const SourceFile*> found;
    for (const SourceFile& source : sources)
        if (source.role == role) found.push_back(&source);
    return found;
}

Result<const SourceFile*> onlyOne(const std::vector<SourceFile>& sources, SourceRole role)
{
    const SourceFile* found = nullptr;
    for (const SourceFile& source : sources) {
        if (source.role != role) continue;
        if (found != nullptr)
            return badInput("More than one file of the kind '" + std::string(sourceRole(role).title) + "' was given (" +
                                found->name + ", " + source.name + "); give one.",
                            source.name);
        found = &source;
    }
    return found;
}

Error noMatchingGene(std::vector<std::string_view> given, const Genome& genome, const GeneIndex& index,
                     const std::string& file)
{
    std::ranges::sort(given);
    given.erase(std::unique(given.begin(), given.end()), given.end());
    std::vector<std::string_view> known;
    for (const Gene& gene : genome.genes)
        if (known.size() <= kSourceNamesShown) known.push_back(gene.id);
    std::string message = "None of the " + displayCount(static_cast<std::int64_t>(given.size())) +
                          " gene names in this file is a gene of the genome: the file has " + examplesOf(given) +
                          "; the genome has " + examplesOf(known) + ".";
    const auto near = index.nearMisses(given, 1);
    if (!near.empty())
        message += " '" + std::string(near[0].first) + "' and '" + std::string(near[0].second) +
                   "' differ only in case or version.";
    return badInput(message + " Give a file made for this genome, with its identifiers.", file);
}

Error withOtherSheets(Error error, const std::vector<SourceFile>& sources, const LoadOptions& options)
{
    if ((error.kind != ErrorKind::BadInput && error.kind != ErrorKind::Usage) || error.question) return error;
    const auto isAbout = [&error](const SourceFile& source) {
        return error.where == source.name || error.where.starts_with(source.name + ':');
    };
    const auto source = std::ranges::find_if(sources, isAbout);
    if (source == sources.end() || !isZip(source->bytes)) return error;
    const auto asked = choicesFor(*source, options);
    NoProgress progress;
    const auto text = sourceText(*source, progress, asked ? choiceOf(*asked, "sheet") : std::string());
    if (!text) return error;  // then it is about the workbook
    const auto decision = std::ranges::find(text->decisions(), "sheet", &Reading::Decision::id);
    if (decision == text->decisions().end() || decision->alternatives.size() < 2) return error;
    std::vector<std::string_view> others;
    for (const std::string& name : decision->alternatives)
        if (name != decision->value) others.push_back(name);
    error.message += " The sheet " + decision->value + " was read; if it is another (" + examplesOf(others) +
                     "), say which is to be read as sheet.";
    return error;
}

Reading& readingOf(const SourceFile& source, const std::vector<SourceFile>& all, Dataset& dataset)
{
    return dataset.readings[static_cast<std::size_t>(&source - all.data())];
}

GeneNames namesOf(const GeneIndex& index)
{
    return [&index](std::string_view name) -> const Gene* {
        const auto match = index.find(name);
        return match ? &index.genome().genes[static_cast<std::size_t>(match->genes.front())] : nullptr;
    };
}

Result<ReadChoices> choicesFor(const SourceFile& source, const LoadOptions& options)
{
    const auto found = options.read.find(source.sha256);
    if (found == options.read.end()) return ReadChoices();
    const SourceRoleInfo& role = sourceRole(source.role);
    std::string list;
    for (const std::string_view id : role.choices) addToList(list, id);
    ReadChoices choices;
    ReadChoices ofRole;
    for (const auto& [said, value] : found->second) {
        // The same file may be read in two roles: "traits.gene" speaks of one of them.
        const auto dot = said.find('.');
        const SourceRoleInfo* spoken = dot == std::string::npos ? nullptr : findSourceRole(said.substr(0, dot));
        if (spoken != nullptr && spoken->role != source.role) continue;
        const std::string id = spoken == nullptr ? said : said.substr(dot + 1);
        if (std::ranges::find(role.choices, id) == role.choices.end())
            return Error{ErrorKind::Usage,
                         "\"" + id + "\" is nothing that can be decided about this file" +
                             (list.empty() ? "." : "; what can be is " + list + "."),
                         source.name};
        (spoken == nullptr ? choices : ofRole)[id] = value;
    }
    ofRole.merge(choices);
    return ofRole;
}

Result<void> checkUsed(const SourceFile& source, const ReadChoices& choices, const Reading& reading)
{
    for (const auto& [id, value] : choices) {
        const Reading::Decision* decision = reading.find(id);
        if (decision != nullptr && !decision->alternatives.empty()) continue;
        const Reading::Decision* format = reading.find("format");
        return Error{ErrorKind::Usage,
                     "There is no choice of \"" + id + "\" in this file" +
                         (format == nullptr ? "" : ", which is read as " + format->value) + "; leave out " + id + "=" +
                         value + ".",
                     source.name};
    }
    return {};
}

}  // namespace pleio
