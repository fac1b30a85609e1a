// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loading.h"
#include "core/base/text.h"
#include "core/io/tables/obo.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/traits/ontology_traits.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace pleio {

namespace {

/// Notes what is said about all files of traits and means nothing for this one.
void noteUnused(const TraitLayout& layout, const SourceFile& source, TraitFile& file)
{
    std::vector<std::string> unused;
    const auto check = [&](const char* id, bool isSaid) {
        const Reading::Decision* decision = file.reading.find(id);
        if (isSaid && (decision == nullptr || decision->alternatives.empty())) unused.emplace_back(id);
    };
    check("delimiter", layout.delimiter.has_value());
    check("gene", !layout.geneColumn.empty());
    check("trait", !layout.traitColumn.empty());
    check("source", !layout.sourceColumn.empty());
    if (unused.empty()) return;
    const std::int64_t count = std::ssize(unused);
    file.notes.push_back({Severity::Warning, "traits.choice_unused",
                          "What was said about the reading of trait files was not used here, because a file of the "
                          "format " +
                              file.format + " leaves no choice of it.",
                          count, std::move(unused), source.name});
}

Result<std::vector<Ontology>> readOntologies(Dataset& dataset, const Loading& loading, Progress& progress)
{
    std::vector<Ontology> ontologies;
    for (const SourceFile* source : sourcesOf(loading.sources, SourceRole::Ontology)) {
        auto ontology = readSource(dataset, loading, *source,
                                   [&](const ReadChoices& choices) { return readObo(*source, choices, progress); });
        if (!ontology) return ontology.error();
        ontologies.push_back(*std::move(ontology));
    }
    return ontologies;
}

/// Files of one name from different folders lend their traits one source, so that traits of one name are one.
void noteJoined(const std::vector<TraitFile>& files, const std::vector<const SourceFile*>& sources,
                std::vector<Note>& notes)
{
    std::map<std::string, std::set<std::string>> seen;  // by stem
    std::vector<std::string> joined;
    std::int64_t number = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string stem = traitFileStem(sources[i]->name);
        std::set<std::string>& known = seen[stem];
        std::vector<std::string> own;
        for (const TraitName& trait : files[i].traits)
            if (trait.source == stem) own.push_back(trait.name);
        for (std::string& name : own)
            if (!known.insert(name).second) {
                ++number;
                if (joined.size() < kMaxExamples) joined.push_back(stem + ": " + name);
            }
    }
    if (number == 0) return;
    notes.push_back({Severity::Warning,
                     "traits.files_joined",
                     counted(number, "trait has", "traits have") +
                         " the name of one in another file of the same name and were joined with it; give the files "
                         "names of their own to keep them apart.",
                     number,
                     std::move(joined),
                     {}});
}

}  // namespace

Result<TraitLayout> traitLayoutFor(const SourceFile& source, const LoadOptions& options)
{
    TraitLayout layout = options.traits;
    const auto choices = choicesFor(source, options);
    if (!choices) return choices.error();
    for (const auto& [id, value] : *choices) {
        if (id == "format") layout.format = value;
        if (id == "gene") layout.geneColumn = value;
        if (id == "trait") layout.traitColumn = value;
        if (id == "source") layout.sourceColumn = value;
        if (id == "sheet") layout.sheet = value;
    }
    const auto delimiter = chosenDelimiter(*choices, source.name);
    if (!delimiter) return delimiter.error();
    if (*delimiter) layout.delimiter = *delimiter;
    return layout;
}

Result<void> loadTraits(Dataset& dataset, const Loading& loading, Progress& progress)
{
    const auto sources = sourcesOf(loading.sources, SourceRole::Traits);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto total = static_cast<double>(sources.size());
        SubProgress reading(progress, static_cast<double>(i) / total, static_cast<double>(i + 1) / total);
        auto file = readSource(dataset, loading, *sources[i], [&](const ReadChoices&) -> Result<TraitFile> {
            const auto layout = traitLayoutFor(*sources[i], loading.options);
            if (!layout) return layout.error();
            return readTraits(*sources[i], *layout, reading, namesOf(loading.index));
        });
        if (!file) return file.error();
        noteUnused(loading.options.traits, *sources[i], *file);
        dataset.simulated = dataset.simulated || file->simulated;
        dataset.traitFiles.push_back(*std::move(file));
    }
    if (progress.isCancelled()) return cancelled();
    const auto ontologies = readOntologies(dataset, loading, progress);
    if (!ontologies) return ontologies.error();
    for (const Ontology& ontology : *ontologies)
        for (std::size_t i = 0; i < sources.size(); ++i)
            takeNamespaces(dataset.traitFiles[i], traitFileStem(sources[i]->name), ontology);
    std::tie(dataset.traits, dataset.match) = matchTraits(dataset.traitFiles, dataset.genome);
    noteJoined(dataset.traitFiles, sources, dataset.match.notes);
    for (const Ontology& ontology : *ontologies) {
        appendNotes(dataset.match.notes, ontology.notes);
        appendNotes(dataset.match.notes, applyOntology(dataset.traits, ontology));
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const TraitFile& file = dataset.traitFiles[i];
        const bool alone = sources.size() == 1;
        const auto matched = alone ? dataset.match.matched : matchTraits({file}, dataset.genome).second.matched;
        if (matched > 0) continue;
        if (file.rows.empty() && file.knownSequences.empty())
            return badInput("The file says of no gene that it carries a trait; give a table of genes and traits.",
                            sources[i]->name);
        if (file.rows.empty())
            return badInput("None of the known sequences in this file is a coding sequence of the genome; give a file "
                            "made for this genome.",
                            sources[i]->name);
        std::vector<std::string_view> names;
        for (const TraitRow& row : file.rows) names.push_back(row.gene);
        return noMatchingGene(std::move(names), dataset.genome, loading.index, sources[i]->name);
    }
    return {};
}

}  // namespace pleio
