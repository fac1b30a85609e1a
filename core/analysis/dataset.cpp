// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dataset.h"

#include "core/analysis/loading.h"
#include "core/analysis/named_genes.h"
#include "core/analysis/predicted_genes.h"
#include "core/base/text.h"
#include "core/genome/exclusion_causes.h"
#include "core/io/source_roles.h"

#include <algorithm>
#include <map>

namespace pleio {

namespace {

Error noUsableGene(const Genome& genome, const std::string& file)
{
    if (genome.genes.empty())
        return badInput("The genome holds no CDS; give an annotated genome, or add its GFF3 annotation.", file);
    std::map<std::string_view, std::int64_t> reasons;
    for (const Gene& gene : genome.genes) ++reasons[exclusionText(gene.exclusion)];
    std::string text;
    for (const auto& [reason, count] : reasons) addToList(text, std::string(reason) + " " + displayCount(count));
    std::string advice = "; check that the sequence and the genetic code belong to them.";
    for (const Note& note : genome.notes)
        if (note.code == kOtherCodeNote || note.code == kShiftedFrameNote) advice = ". " + note.text;
    return badInput("None of the " + displayCount(static_cast<std::int64_t>(genome.genes.size())) +
                        " CDS can be used (" + text + ")" + advice,
                    file);
}

/// The genome in its files, or the names in the tables.
Result<GenomeWithPrediction> genomeOf(const SourceFile* file, const SourceFile* annotation,
                                      const std::vector<SourceFile>& sources, const LoadOptions& options,
                                      Progress& progress)
{
    if (file != nullptr) return readGenomeWithPrediction(*file, annotation, options.genome, progress);
    if (annotation != nullptr)
        return badInput("An annotation was given without its sequence; give the genome's FASTA file with it.",
                        annotation->name);
    auto names = genomeOfNames(sources, options, progress);
    if (!names) return names.error();
    return GenomeWithPrediction{*std::move(names), {}, {}};
}

}  // namespace

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

Result<CodonReferences> readCodonReferences(const std::vector<SourceFile>& sources, Progress& progress)
{
    const auto trna = onlyOne(sources, SourceRole::Trna);
    if (!trna) return trna.error();
    CodonReferences references;
    for (const SourceFile& source : sources) {
        if (source.role != SourceRole::CodonTable) continue;
        auto tables = readCodonTables(source, progress);
        if (!tables) return tables.error();
        for (CodonTable& table : *tables) references.codonTables.push_back(std::move(table));
    }
    if (*trna != nullptr) {
        Result<TrnaTable> table = readTrnaTable(**trna, progress);
        if (!table) return table.error();
        references.trnaCopies = std::move(table->copies);
        references.trnaNotes = std::move(table->notes);
        references.trnaNotes.push_back(
            {Severity::Info, "trna.layout", "tRNA copies were read as " + table->layout + ".", 1, {}, (*trna)->name});
    }
    return references;
}

namespace {

/// Moves the sources into the dataset if all can be read.
Result<Dataset> loadAll(std::vector<SourceFile>& sources, const LoadOptions& options, Progress& progress)
{
    for (const SourceRoleInfo& role : sourceRoles())  // before a minute is spent on reading
        if (const auto one = onlyOne(sources, role.role); !role.mayRepeat && !one) return one.error();
    const auto genomeFile = onlyOne(sources, SourceRole::Genome);
    if (!genomeFile) return genomeFile.error();
    const auto annotation = onlyOne(sources, SourceRole::Annotation);
    if (!annotation) return annotation.error();
    const auto trna = onlyOne(sources, SourceRole::Trna);
    if (!trna) return trna.error();

    Dataset dataset;
    dataset.readings.resize(sources.size());
    SubProgress readingGenome(progress, 0, 0.6);
    auto genome = genomeOf(*genomeFile, *annotation, sources, options, readingGenome);
    if (!genome) return genome.error();
    dataset.genome = std::move(genome->genome);
    if (*genomeFile != nullptr) {
        readingOf(**genomeFile, sources, dataset).decide("format", dataset.genome.format);
        if (dataset.genome.usedGenes() == 0) return noUsableGene(dataset.genome, (*genomeFile)->name);
    }
    dataset.simulated = dataset.genome.simulated;
    if (progress.isCancelled()) return cancelled();
    dataset.countCodons();
    const GeneIndex index(dataset.genome);

    const Loading loading{sources, options, index};
    SubProgress readingTraits(progress, 0.65, 0.9), readingValues(progress, 0.9, 0.95);
    if (Result<void> ok = loadTraits(dataset, loading, readingTraits); !ok) return ok.error();
    if (Result<void> ok = loadExpression(dataset, loading, readingValues); !ok) return ok.error();
    if (Result<void> ok = loadClusters(dataset, loading, readingValues); !ok) return ok.error();
    SubProgress readingReferences(progress, 0.95, 1);
    auto references = readCodonReferences(sources, readingReferences);
    if (!references) return references.error();
    dataset.codonTables = std::move(references->codonTables);
    dataset.trnaCopies = std::move(references->trnaCopies);
    dataset.trnaNotes = std::move(references->trnaNotes);
    if (*trna == nullptr)
        if (TrnaCopies copies = countTrnas(dataset.genome.trnas);
            copies.lysidineIle > 0 || std::ranges::any_of(copies.byCodon, [](double n) { return n > 0; }))
            dataset.trnaCopies = std::move(copies);
    if (Result<void> ok = loadPhenotypes(dataset, loading, readingReferences); !ok) return ok.error();
    if (progress.isCancelled()) return cancelled();
    dataset.sources = std::move(sources);
    keepPrediction(dataset, genome->prediction, std::move(genome->made));
    progress.report(1, "Sources read");
    return dataset;
}

}  // namespace

Result<Dataset> loadDataset(std::vector<SourceFile> sources, const LoadOptions& options, Progress& progress)
{
    auto dataset = loadAll(sources, options, progress);
    if (!dataset) return withOtherSheets(dataset.error(), sources, options);
    return dataset;
}

}  // namespace pleio
