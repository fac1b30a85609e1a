// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dataset.h"

#include "core/analysis/loading.h"

#include <algorithm>

namespace pleio {

void Dataset::countCodons()
{
    codons = geneCodons(genome, StartCodon::Keep);
    codonsWithoutStart = geneCodons(genome, StartCodon::Drop);
}

std::vector<Note> Dataset::notes() const
{
    std::vector<Note> all = genome.notes;
    for (const TraitFile& file : traitFiles) appendNotes(all, file.notes);
    appendNotes(all, match.notes);
    appendNotes(all, geneValueNotes);
    for (const CodonTable& table : codonTables) appendNotes(all, table.notes);
    appendNotes(all, trnaNotes);
    if (phenotypes) appendNotes(all, phenotypes->notes);
    return all;
}

Result<CodonReferences> readCodonReferences(const std::vector<SourceFile>& sources, const LoadOptions& options,
                                            Progress& progress)
{
    const auto trna = onlyOne(sources, SourceRole::Trna);
    if (!trna) return trna.error();
    CodonReferences references;
    references.readings.resize(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (sources[i].role != SourceRole::CodonTable) continue;
        const auto choices = choicesFor(sources[i], options);
        if (!choices) return choices.error();
        auto tables = readCodonTables(sources[i], progress, choiceOf(*choices, "sheet"));
        if (!tables) return tables.error();
        if (tables->empty()) continue;
        references.readings[i] = tables->front().reading;
        if (Result<void> ok = checkUsed(sources[i], *choices, references.readings[i]); !ok) return ok.error();
        for (CodonTable& table : *tables) references.codonTables.push_back(std::move(table));
    }
    if (*trna != nullptr) {
        const auto choices = choicesFor(**trna, options);
        if (!choices) return choices.error();
        Result<TrnaTable> table = readTrnaTable(**trna, progress, choiceOf(*choices, "sheet"));
        if (!table) return table.error();
        if (Result<void> ok = checkUsed(**trna, *choices, table->reading); !ok) return ok.error();
        references.trnaCopies = std::move(table->copies);
        references.trnaNotes = std::move(table->notes);
        references.readings[static_cast<std::size_t>(*trna - sources.data())] = std::move(table->reading);
    }
    return references;
}

namespace {

/// Reads all but the genome, which is in the dataset.
Result<void> loadTables(Dataset& dataset, const std::vector<SourceFile>& sources, const LoadOptions& options,
                        Progress& progress)
{
    const GeneIndex index(dataset.genome);
    const Loading loading{sources, options, index};
    SubProgress readingTraits(progress, 0, 0.75), readingValues(progress, 0.75, 0.85);
    if (Result<void> ok = loadTraits(dataset, loading, readingTraits); !ok) return ok;
    if (Result<void> ok = loadExpression(dataset, loading, readingValues); !ok) return ok;
    if (Result<void> ok = loadClusters(dataset, loading, readingValues); !ok) return ok;
    SubProgress readingReferences(progress, 0.85, 1);
    auto references = readCodonReferences(sources, options, readingReferences);
    if (!references) return references.error();
    dataset.codonTables = std::move(references->codonTables);
    dataset.trnaCopies = std::move(references->trnaCopies);
    dataset.trnaNotes = std::move(references->trnaNotes);
    for (std::size_t i = 0; i < sources.size(); ++i)
        if (!references->readings[i].decisions.empty()) dataset.readings[i] = std::move(references->readings[i]);
    if (std::ranges::count(sources, SourceRole::Trna, &SourceFile::role) == 0)
        if (TrnaCopies copies = countTrnas(dataset.genome.trnas);
            copies.lysidineIle > 0 || std::ranges::any_of(copies.byCodon, [](double n) { return n > 0; }))
            dataset.trnaCopies = std::move(copies);
    if (Result<void> ok = loadPhenotypes(dataset, loading, readingReferences); !ok) return ok;
    if (progress.isCancelled()) return cancelled();
    return {};
}

}  // namespace

Result<Dataset> loadToLookAt(std::vector<SourceFile> sources, const LoadOptions& options, Progress& progress)
{
    const auto isOfGenome = [](const SourceFile& source) {
        return source.role == SourceRole::Genome || source.role == SourceRole::Annotation;
    };
    if (sources.empty() || !std::ranges::all_of(sources, isOfGenome))
        return loadDataset(std::move(sources), options, progress);
    auto dataset = readGenomeOf(sources, options, progress);
    if (dataset) dataset->sources = std::move(sources);
    return dataset;
}

Result<Dataset> loadDataset(std::vector<SourceFile> sources, const LoadOptions& options, Progress& progress,
                            KnownGenome* known)
{
    SubProgress readingGenome(progress, 0, 0.6), readingTables(progress, 0.65, 1);
    auto dataset = readGenomeOf(sources, options, readingGenome, known);
    if (!dataset) return withOtherSheets(dataset.error(), sources, options);
    if (const auto ok = checkHasUsableGene(*dataset, sources); !ok) return ok.error();
    if (progress.isCancelled()) return cancelled();
    if (const auto ok = loadTables(*dataset, sources, options, readingTables); !ok) {
        if (!ok.error().question) return withOtherSheets(ok.error(), sources, options);
        // The work goes on with the same genome, once the question is answered.
        if (known != nullptr) keepGenome(*std::move(dataset), std::move(sources), options, *known);
        return ok.error();
    }
    dataset->sources = std::move(sources);
    progress.report(1, "Sources read");
    return dataset;
}

}  // namespace pleio
