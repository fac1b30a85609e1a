// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dataset.h"

#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/genome/exclusion_causes.h"
#include "core/genome/note_list.h"
#include "core/traits/gene_index.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace pleio {

namespace {

constexpr std::size_t kSourceNamesShown = 3;

using Sources = std::vector<const SourceFile*>;

void appendTo(std::vector<Note>& notes, const std::vector<Note>& more)
{
    notes.insert(notes.end(), more.begin(), more.end());
}

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

/// "Two genome files were given": at most one file of a role, or none.
Result<const SourceFile*> onlyOne(const std::vector<SourceFile>& sources, SourceRole role)
{
    const SourceFile* found = nullptr;
    for (const SourceFile& source : sources) {
        if (source.role != role) continue;
        if (found != nullptr)
            return badInput("More than one file of the kind '" + std::string(sourceRoleId(role)) + "' was given (" +
                                found->name + ", " + source.name + "); give one.",
                            source.name);
        found = &source;
    }
    return found;
}

Error noUsableGene(const Genome& genome, const std::string& file)
{
    if (genome.genes.empty())
        return badInput("The genome holds no CDS; give an annotated genome, or add its GFF3 annotation.", file);
    std::map<std::string_view, std::int64_t> reasons;
    for (const Gene& gene : genome.genes) ++reasons[exclusionText(gene.exclusion)];
    std::string text;
    for (const auto& [reason, count] : reasons)
        text += (text.empty() ? "" : ", ") + std::string(reason) + " " + displayCount(count);
    std::string advice = "; check that the sequence and the genetic code belong to them.";
    for (const Note& note : genome.notes)
        if (note.code == kOtherCodeNote || note.code == kShiftedFrameNote) advice = ". " + note.text;
    return badInput("None of the " + displayCount(static_cast<std::int64_t>(genome.genes.size())) +
                        " CDS can be used (" + text + ")" + advice,
                    file);
}

/// What to say when a file names no gene of the genome: what the one calls its genes and what the other.
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

/// Rows of an expression or cluster file are given to the genes they name; what cannot be used is noted.
class GeneAssignment {
public:
    GeneAssignment(const Genome& genome, const GeneIndex& index, const SourceFile& source)
        : m_genome(genome), m_index(index), m_source(source), m_given(genome.genes.size(), false)
    {
    }

    /// Calls `give(gene)` for every gene the name stands for that has nothing yet.
    template <class F>
    void assign(const std::string& name, F give)
    {
        m_names.push_back(name);
        const auto match = m_index.find(name);
        if (!match) {
            m_notes.add(Severity::Warning, "values.unmatched", "lines left out: their name is no gene of the genome.",
                        name, m_source.name);
            return;
        }
        m_matched = true;
        if (!match->prefix.empty())
            m_notes.add(Severity::Info, "values.prefix", "lines name a gene once a prefix is taken off their name.",
                        name, m_source.name);
        for (const std::int32_t gene : match->genes) {
            const auto at = static_cast<std::size_t>(gene);
            if (m_given[at]) {
                m_notes.add(Severity::Warning, "values.second",
                            "lines left out: an earlier line speaks of the same gene.", m_genome.genes[at].id,
                            m_source.name);
                continue;
            }
            m_given[at] = true;
            give(at);
        }
    }

    /// The notes, or BadInput if no name was a gene.
    Result<std::vector<Note>> finish()
    {
        if (!m_matched) return noMatchingGene(std::move(m_names), m_genome, m_index, m_source.name);
        return m_notes.take();
    }

private:
    const Genome& m_genome;
    const GeneIndex& m_index;
    const SourceFile& m_source;
    std::vector<bool> m_given;
    std::vector<std::string_view> m_names;
    bool m_matched = false;
    NoteList m_notes;
};

Reading& readingOf(const SourceFile& source, const std::vector<SourceFile>& all, Dataset& dataset)
{
    return dataset.readings[static_cast<std::size_t>(&source - all.data())];
}

/// What readers ask to tell the column of genes from others.
GeneNames namesOf(const GeneIndex& index)
{
    return [&index](std::string_view name) { return index.find(name).has_value(); };
}

/// What the user says about this source; Usage for a decision that sources of its kind do not have.
Result<ReadChoices> choicesFor(const SourceFile& source, const LoadOptions& options)
{
    static const std::map<SourceRole, std::vector<std::string>> known{
        {SourceRole::Traits, {"format", "delimiter", "gene", "trait", "source"}},
        {SourceRole::Expression, {"gene", "value"}},
        {SourceRole::Phenotypes, {"gene"}},
        {SourceRole::PhenotypeT, {"gene"}},
        {SourceRole::PhenotypeP, {"gene"}},
        {SourceRole::PhenotypeQ, {"gene"}}};
    const auto found = options.read.find(source.sha256);
    if (found == options.read.end()) return ReadChoices();
    const auto ids = known.find(source.role);
    std::string list;
    if (ids != known.end())
        for (const std::string& id : ids->second) list += (list.empty() ? "" : ", ") + id;
    for (const auto& [id, value] : found->second)
        if (ids == known.end() || std::ranges::find(ids->second, id) == ids->second.end())
            return Error{ErrorKind::Usage,
                         "\"" + id + "\" is nothing that can be decided about this file" +
                             (list.empty() ? "." : "; what can be is " + list + "."),
                         source.name};
    return found->second;
}

/// The layout that is asked of one file of traits.
Result<TraitLayout> layoutFor(const SourceFile& source, const LoadOptions& options)
{
    TraitLayout layout = options.traits;
    const auto choices = choicesFor(source, options);
    if (!choices) return choices.error();
    for (const auto& [id, value] : *choices) {
        if (id == "format") layout.format = value;
        if (id == "gene") layout.geneColumn = value;
        if (id == "trait") layout.traitColumn = value;
        if (id == "source") layout.sourceColumn = value;
        if (id != "delimiter") continue;
        const auto delimiter = delimiterOfName(value);
        if (!delimiter)
            return Error{ErrorKind::Usage,
                         "There is no delimiter \"" + value + "\"; say tab, comma, semicolon or blank.", source.name};
        layout.delimiter = delimiter;
    }
    return layout;
}

Result<void> loadTraits(Dataset& dataset, const std::vector<SourceFile>& all, const Sources& sources,
                        const LoadOptions& options, const GeneIndex& index, Progress& progress)
{
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto total = static_cast<double>(sources.size());
        SubProgress reading(progress, static_cast<double>(i) / total, static_cast<double>(i + 1) / total);
        const auto layout = layoutFor(*sources[i], options);
        if (!layout) return layout.error();
        Result<TraitFile> file = readTraits(*sources[i], *layout, reading, namesOf(index));
        if (!file) return file.error();
        Reading& decided = readingOf(*sources[i], all, dataset);
        decided.decide("format", file->format);
        decided.decide("layout", file->layout);
        dataset.simulated = dataset.simulated || file->simulated;
        dataset.traitFiles.push_back(*std::move(file));
    }
    if (progress.isCancelled()) return cancelled();
    std::tie(dataset.traits, dataset.match) = matchTraits(dataset.traitFiles, dataset.genome);
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
        return noMatchingGene(std::move(names), dataset.genome, index, sources[i]->name);
    }
    return {};
}

Result<void> loadExpression(Dataset& dataset, const std::vector<SourceFile>& all, const SourceFile& source,
                            const LoadOptions& options, const GeneIndex& index, Progress& progress)
{
    const auto choices = choicesFor(source, options);
    if (!choices) return choices.error();
    const Result<GeneValues> values =
        readGeneValues(source, options.expressionColumn, {namesOf(index), *choices}, progress);
    if (!values) return values.error();
    readingOf(source, all, dataset) = values->reading;
    GeneAssignment assignment(dataset.genome, index, source);
    dataset.expression.assign(dataset.genome.genes.size(), kUndefined);
    for (const auto& [name, value] : values->values)
        assignment.assign(name, [&, number = value](std::size_t gene) { dataset.expression[gene] = number; });
    const Result<std::vector<Note>> notes = assignment.finish();
    if (!notes) return notes.error();
    dataset.expressionColumn = values->column;
    appendTo(dataset.geneValueNotes, values->notes);
    appendTo(dataset.geneValueNotes, *notes);
    return {};
}

Result<void> loadClusters(Dataset& dataset, const SourceFile& source, const GeneIndex& index, Progress& progress)
{
    const Result<GeneClusters> clusters = readGeneClusters(source, progress);
    if (!clusters) return clusters.error();
    GeneAssignment assignment(dataset.genome, index, source);
    dataset.clusters.assign(dataset.genome.genes.size(), -1);
    std::unordered_map<std::string, std::int32_t> numbers;
    for (const auto& [cluster, name] : clusters->rows) {
        const auto number = numbers.try_emplace(cluster, static_cast<std::int32_t>(numbers.size())).first->second;
        assignment.assign(name, [&](std::size_t gene) { dataset.clusters[gene] = number; });
    }
    const Result<std::vector<Note>> notes = assignment.finish();
    if (!notes) return notes.error();
    appendTo(dataset.geneValueNotes, *notes);
    return {};
}

/// The phenotypes and the tables that belong to them.
Result<void> loadPhenotypes(Dataset& dataset, const std::vector<SourceFile>& sources, const LoadOptions& options,
                            const GeneIndex& index, Progress& progress)
{
    const auto main = onlyOne(sources, SourceRole::Phenotypes);
    if (!main) return main.error();
    const auto readTable = [&](const SourceFile& source) -> Result<PhenotypeTable> {
        const auto choices = choicesFor(source, options);
        if (!choices) return choices.error();
        auto table = readPhenotypes(source, {namesOf(index), *choices}, progress);
        if (table) readingOf(source, sources, dataset) = table->reading;
        return table;
    };
    std::map<SourceRole, PhenotypeTable> companions;
    for (const SourceRole role : {SourceRole::PhenotypeT, SourceRole::PhenotypeP, SourceRole::PhenotypeQ}) {
        const auto source = onlyOne(sources, role);
        if (!source) return source.error();
        if (*source == nullptr) continue;
        auto table = readTable(**source);
        if (!table) return table.error();
        companions.emplace(role, *std::move(table));
    }
    const auto conditions = onlyOne(sources, SourceRole::Conditions);
    if (!conditions) return conditions.error();
    if (*main == nullptr) {
        if (companions.empty() && *conditions == nullptr) return {};
        return badInput(
            "Tables that belong to phenotypes were given, but no phenotypes; add the table of genes and conditions.");
    }
    auto table = readTable(**main);
    if (!table) return table.error();
    std::optional<ConditionTable> groups;
    if (*conditions != nullptr) {
        auto read = readConditions(**conditions, table->conditions, progress);
        if (!read) return read.error();
        groups = *std::move(read);
    }
    // A comparison brings its own; a file given for them has the say.
    const auto takeOwn = [&](SourceRole role, std::vector<double>& values) {
        if (values.empty() || companions.contains(role)) return;
        PhenotypeTable own;
        own.file = table->file;
        own.rows = table->rows;
        own.conditions = table->conditions;
        own.values = std::move(values);
        companions.emplace(role, std::move(own));
    };
    takeOwn(SourceRole::PhenotypeT, table->t);
    takeOwn(SourceRole::PhenotypeP, table->p);
    takeOwn(SourceRole::PhenotypeQ, table->q);
    const auto given = [&companions](SourceRole role) {
        const auto found = companions.find(role);
        return found == companions.end() ? nullptr : &found->second;
    };
    auto matched = matchPhenotypes(*std::move(table),
                                   {given(SourceRole::PhenotypeT), given(SourceRole::PhenotypeP),
                                    given(SourceRole::PhenotypeQ), groups ? &*groups : nullptr},
                                   dataset.genome);
    if (!matched) return matched.error();
    dataset.phenotypes = *std::move(matched);
    return {};
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
    for (const TraitFile& file : traitFiles) appendTo(all, file.notes);
    appendTo(all, match.notes);
    appendTo(all, geneValueNotes);
    for (const CodonTable& table : codonTables) appendTo(all, table.notes);
    appendTo(all, trnaNotes);
    if (phenotypes) appendTo(all, phenotypes->notes);
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

Result<Dataset> loadDataset(std::vector<SourceFile> sources, const LoadOptions& options, Progress& progress)
{
    const auto genomeFile = onlyOne(sources, SourceRole::Genome);
    if (!genomeFile) return genomeFile.error();
    if (*genomeFile == nullptr) return badInput("No genome was given; add a GenBank, FASTA or GFF3 file.");
    const auto annotation = onlyOne(sources, SourceRole::Annotation);
    if (!annotation) return annotation.error();
    const auto expression = onlyOne(sources, SourceRole::Expression);
    if (!expression) return expression.error();
    const auto clusters = onlyOne(sources, SourceRole::Clusters);
    if (!clusters) return clusters.error();
    const auto trna = onlyOne(sources, SourceRole::Trna);
    if (!trna) return trna.error();
    Sources traits;
    for (const SourceFile& source : sources)
        if (source.role == SourceRole::Traits) traits.push_back(&source);

    Dataset dataset;
    dataset.readings.resize(sources.size());
    SubProgress readingGenome(progress, 0, 0.6);
    Result<Genome> genome = readGenome(**genomeFile, *annotation, options.genome, readingGenome);
    if (!genome) return genome.error();
    dataset.genome = *std::move(genome);
    readingOf(**genomeFile, sources, dataset).decide("format", dataset.genome.format);
    dataset.simulated = dataset.genome.simulated;
    if (dataset.genome.usedGenes() == 0) return noUsableGene(dataset.genome, (*genomeFile)->name);
    if (progress.isCancelled()) return cancelled();
    dataset.countCodons();
    const GeneIndex index(dataset.genome);

    SubProgress readingTraits(progress, 0.65, 0.9);
    if (Result<void> ok = loadTraits(dataset, sources, traits, options, index, readingTraits); !ok) return ok.error();
    if (*expression != nullptr) {
        SubProgress reading(progress, 0.9, 0.95);
        if (Result<void> ok = loadExpression(dataset, sources, **expression, options, index, reading); !ok)
            return ok.error();
    }
    if (*clusters != nullptr) {
        SubProgress reading(progress, 0.95, 1);
        if (Result<void> ok = loadClusters(dataset, **clusters, index, reading); !ok) return ok.error();
    }
    SubProgress readingReferences(progress, 0.98, 1);
    auto references = readCodonReferences(sources, readingReferences);
    if (!references) return references.error();
    dataset.codonTables = std::move(references->codonTables);
    dataset.trnaCopies = std::move(references->trnaCopies);
    dataset.trnaNotes = std::move(references->trnaNotes);
    if (*trna == nullptr)
        if (TrnaCopies copies = countTrnas(dataset.genome.trnas);
            copies.lysidineIle > 0 || std::ranges::any_of(copies.byCodon, [](double n) { return n > 0; }))
            dataset.trnaCopies = std::move(copies);
    if (Result<void> ok = loadPhenotypes(dataset, sources, options, index, readingReferences); !ok) return ok.error();
    if (progress.isCancelled()) return cancelled();
    dataset.sources = std::move(sources);
    progress.report(1, "Sources read");
    return dataset;
}

}  // namespace pleio
