// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/source_preview.h"

#include "core/analysis/builtin/columns.h"
#include "core/analysis/loading.h"
#include "core/analysis/named_genes.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/genome/codon_layout.h"
#include "core/io/tables/obo.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace pleio {

namespace {

using builtin::column;
using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

constexpr std::size_t kPreviewConditions = 6;

/// What genes the rows of a source name.
class NamedRows {
public:
    using Find = std::function<std::optional<GeneMatch>(const std::string&)>;
    NamedRows(const Genome& genome, Find find) : m_genome(genome), m_find(std::move(find)) {}

    void add(const std::string& name)
    {
        const auto [at, isNew] = m_known.try_emplace(name);
        if (isNew) at->second = m_find(name);
        const std::optional<GeneMatch>& match = at->second;
        if (match) ++m_matched;
        if (++m_rows > static_cast<std::int64_t>(kPreviewRows)) return;
        m_written.push_back(name);
        m_genes.push_back(match ? genesOf(*match) : std::string());
        m_by.push_back(!match ? "no gene"
                       : match->prefix.empty()
                           ? std::string(geneKeyName(match->key))
                           : std::string(geneKeyName(match->key)) + " behind '" + std::string(match->prefix) + "'");
    }

    /// The columns gene, gene_id and matched_by, behind those that are there.
    void finish(SourcePreview& preview)
    {
        preview.rows = m_rows;
        preview.matched = m_matched;
        preview.table.columns.push_back(
            column("gene", "As written", "What the file calls the gene.", std::move(m_written)));
        preview.table.columns.push_back(
            column("gene_id", "Gene", "The gene of the genome that is meant.", std::move(m_genes)));
        preview.table.columns.push_back(
            column("matched_by", "By", "Which of the names of the gene it is.", std::move(m_by)));
    }

private:
    [[nodiscard]] std::string genesOf(const GeneMatch& match) const
    {
        std::string text = m_genome.genes[static_cast<std::size_t>(match.genes.front())].id;
        if (match.genes.size() > 1) text += " +" + std::to_string(match.genes.size() - 1);
        return text;
    }

    const Genome& m_genome;
    Find m_find;
    std::unordered_map<std::string, std::optional<GeneMatch>> m_known;
    Texts m_written, m_genes, m_by;
    std::int64_t m_rows = 0, m_matched = 0;
};

/// What the readers of a preview know.
struct Previewing {
    const SourceFile& source;
    const LoadOptions& options;
    const ReadChoices& choices;
    const Dataset& dataset;
    const GeneIndex& index;

    [[nodiscard]] TableHints hints() const { return {namesOf(index), choices}; }
    [[nodiscard]] NamedRows named() const
    {
        return {index.genome(), [this](const std::string& name) { return index.find(name); }};
    }
};

bool isShown(std::size_t row) { return row < kPreviewRows; }

Result<SourcePreview> traitPreview(const Previewing& from, Progress& progress)
{
    const auto layout = traitLayoutFor(from.source, from.options);
    if (!layout) return layout.error();
    const auto file = readTraits(from.source, *layout, progress, namesOf(from.index));
    if (!file) return file.error();
    SourcePreview preview;
    preview.reading = file->reading;
    NamedRows rows(from.index.genome(), [&](const std::string& name) { return findGeneOf(from.index, *file, name); });
    Texts traits, sources;
    for (std::size_t i = 0; i < file->rows.size(); ++i) {
        const TraitRow& row = file->rows[i];
        rows.add(row.gene);
        if (!isShown(i)) continue;
        const TraitName& trait = file->traits[static_cast<std::size_t>(row.trait)];
        traits.push_back(trait.name);
        sources.push_back(trait.source);
    }
    rows.finish(preview);
    preview.table.columns.push_back(column("trait", "Trait", "What the gene carries.", std::move(traits)));
    preview.table.columns.push_back(column("source", "Source", "Where the trait is from.", std::move(sources)));
    return preview;
}

Result<SourcePreview> phenotypePreview(const Previewing& from, Progress& progress)
{
    const auto table = readPhenotypes(from.source, from.hints(), progress);
    if (!table) return table.error();
    SourcePreview preview;
    preview.reading = table->reading;
    NamedRows rows = from.named();
    for (const std::string& name : table->rows) rows.add(name);
    rows.finish(preview);
    const std::size_t all = table->conditions.size();
    for (std::size_t c = 0; c < std::min(all, kPreviewConditions); ++c) {
        Numbers values;
        for (std::size_t row = 0; row < table->rows.size() && isShown(row); ++row)
            values.push_back(table->values[row * all + c]);
        preview.table.columns.push_back(column("condition_" + std::to_string(c + 1), table->conditions[c],
                                               "What was measured in this condition.", std::move(values)));
    }
    return preview;
}

Result<SourcePreview> expressionPreview(const Previewing& from, Progress& progress)
{
    const auto read = readGeneValues(from.source, from.options.expressionColumn, from.hints(), progress);
    if (!read) return read.error();
    SourcePreview preview;
    preview.reading = read->reading;
    NamedRows rows = from.named();
    Numbers values;
    for (std::size_t i = 0; i < read->values.size(); ++i) {
        rows.add(read->values[i].first);
        if (isShown(i)) values.push_back(read->values[i].second);
    }
    rows.finish(preview);
    preview.table.columns.push_back(
        column("value", read->column, "The measured expression of the gene.", std::move(values)));
    return preview;
}

Result<SourcePreview> clusterPreview(const Previewing& from, Progress& progress)
{
    const auto read = readGeneClusters(from.source, from.hints(), progress);
    if (!read) return read.error();
    SourcePreview preview;
    preview.reading = read->reading;
    NamedRows rows = from.named();
    Texts clusters;
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        rows.add(read->rows[i].second);
        if (isShown(i)) clusters.push_back(read->rows[i].first);
    }
    rows.finish(preview);
    preview.table.columns.push_back(
        column("cluster", "Cluster", "Genes of one cluster stay in one fold.", std::move(clusters)));
    return preview;
}

Result<SourcePreview> conditionPreview(const Previewing& from, Progress& progress)
{
    Texts known;
    for (const SourceFile* source : sourcesOf(from.dataset.sources, SourceRole::Phenotypes)) {
        const auto choices = choicesFor(*source, from.options);
        if (!choices) return choices.error();
        auto table = readPhenotypes(*source, {namesOf(from.index), *choices}, progress);
        if (!table) return table.error();
        std::ranges::move(table->conditions, std::back_inserter(known));
    }
    const auto read = readConditions(from.source, known, from.choices, progress);
    if (!read) return read.error();
    SourcePreview preview;
    preview.reading = read->reading;
    preview.rows = std::ssize(read->groups);
    Texts conditions, groups, uses;
    const auto isAmong = [](const Texts& names, const std::string& name) {
        return std::ranges::find(names, name) != names.end();
    };
    for (std::size_t i = 0; i < read->groups.size() && isShown(i); ++i) {
        const auto& [condition, group] = read->groups[i];
        conditions.push_back(condition);
        groups.push_back(group);
        uses.emplace_back(isAmong(read->controls, condition) ? "no, a control"
                          : isAmong(read->failed, condition) ? "no, it failed"
                                                             : "yes");
    }
    preview.table.columns = {column("condition", "Condition", "As the phenotypes name it.", std::move(conditions)),
                             column("group", "Group", "What it measures; replicates have the same.", std::move(groups)),
                             column("used", "Used", "Whether its measurements count.", std::move(uses))};
    return preview;
}

Result<SourcePreview> codonPreview(const Previewing& from, Progress& progress)
{
    const auto read = readCodonTables(from.source, progress, choiceOf(from.choices, "sheet"));
    if (!read) return read.error();
    SourcePreview preview;
    if (!read->empty()) preview.reading = read->front().reading;
    Texts names, codons, aminoAcids;
    Numbers counts;
    for (const CodonTable& table : *read)
        for (int codon = 0; codon < kCodons; ++codon) {
            ++preview.rows;
            if (names.size() == kPreviewRows) continue;
            const auto at = static_cast<std::size_t>(codon);
            names.push_back(table.name);
            codons.push_back(codonText(codon));
            aminoAcids.emplace_back(1, table.aminoAcids[at]);
            counts.push_back(table.hasAminoAcidUsage ? table.counts[at] : table.fractions[at]);
        }
    preview.table.columns = {column("table", "Table", "Its name in the file.", std::move(names)),
                             column("codon", "Codon", "", std::move(codons)),
                             column("amino_acid", "Amino acid", "As the file says.", std::move(aminoAcids)),
                             column("amount", "Amount", "Codons counted, or their proportion.", std::move(counts))};
    return preview;
}

Result<SourcePreview> trnaPreview(const Previewing& from, Progress& progress)
{
    const auto read = readTrnaTable(from.source, progress, choiceOf(from.choices, "sheet"));
    if (!read) return read.error();
    SourcePreview preview;
    preview.reading = read->reading;
    Texts codons;
    Numbers copies;
    for (int codon = 0; codon < kCodons; ++codon) {
        const double number = read->copies.byCodon[static_cast<std::size_t>(codon)];
        if (number <= 0) continue;
        codons.push_back(codonText(codon));
        copies.push_back(number);
    }
    preview.rows = std::ssize(codons);
    preview.table.columns = {column("codon", "Codon", "That pairs with the anticodon base by base.", std::move(codons)),
                             column("copies", "Copies", "Genes of such a tRNA.", std::move(copies))};
    return preview;
}

Result<SourcePreview> ontologyPreview(const Previewing& from, Progress& progress)
{
    const auto read = readObo(from.source, from.choices, progress);
    if (!read) return read.error();
    SourcePreview preview;
    preview.reading = read->reading;
    preview.rows = std::ssize(read->terms);
    Texts ids, names, parents;
    for (std::size_t i = 0; i < read->terms.size() && isShown(i); ++i) {
        const OntologyTerm& term = read->terms[i];
        ids.push_back(term.id);
        names.push_back(term.name);
        std::string list;
        for (const std::string& parent : term.parents) addToList(list, parent);
        parents.push_back(std::move(list));
    }
    preview.table.columns = {column("term", "Term", "", std::move(ids)), column("name", "Name", "", std::move(names)),
                             column("parents", "Parents", "Terms that it is a kind or a part of.", std::move(parents))};
    return preview;
}

SourcePreview genePreview(const Previewing& from)
{
    const Dataset& dataset = from.dataset;
    SourcePreview preview;
    for (std::size_t i = 0; i < dataset.sources.size() && i < dataset.readings.size(); ++i)
        if (dataset.sources[i].sha256 == from.source.sha256 && dataset.sources[i].role == from.source.role)
            preview.reading = dataset.readings[i];
    preview.rows = std::ssize(dataset.genome.genes);
    Texts ids, symbols, places, products, uses;
    for (std::size_t i = 0; i < dataset.genome.genes.size() && isShown(i); ++i) {
        const Gene& gene = dataset.genome.genes[i];
        ids.push_back(gene.id);
        symbols.push_back(gene.symbol);
        products.push_back(gene.product);
        places.push_back(gene.location.parts.empty() ? std::string() : gene.location.text());
        uses.push_back(gene.used() ? "yes" : "no: " + std::string(exclusionText(gene.exclusion)));
    }
    preview.table.columns = {column("gene_id", "Gene", "", std::move(ids)),
                             column("symbol", "Symbol", "", std::move(symbols)),
                             column("place", "Place", "As INSDC writes it.", std::move(places)),
                             column("used", "Used", "Whether it takes part in statistics.", std::move(uses)),
                             column("product", "Product", "", std::move(products))};
    return preview;
}

Result<SourcePreview> previewOf(const Previewing& from, Progress& progress)
{
    switch (from.source.role) {
    case SourceRole::Traits:
        return traitPreview(from, progress);
    case SourceRole::Phenotypes:
    case SourceRole::PhenotypeT:
    case SourceRole::PhenotypeP:
    case SourceRole::PhenotypeQ:
        return phenotypePreview(from, progress);
    case SourceRole::Expression:
        return expressionPreview(from, progress);
    case SourceRole::Clusters:
        return clusterPreview(from, progress);
    case SourceRole::Conditions:
        return conditionPreview(from, progress);
    case SourceRole::CodonTable:
        return codonPreview(from, progress);
    case SourceRole::Trna:
        return trnaPreview(from, progress);
    case SourceRole::Ontology:
        return ontologyPreview(from, progress);
    case SourceRole::Genome:
    case SourceRole::Annotation:
        break;
    }
    return genePreview(from);
}

}  // namespace

Result<SourcePreview> previewSource(const SourceFile& source, const LoadOptions& options, const Dataset& dataset,
                                    const GeneIndex& index, Progress& progress)
{
    const auto choices = choicesFor(source, options);
    if (!choices) return choices.error();
    // Without a genome the genes follow from the reading of the tables.
    std::optional<Genome> names;
    std::optional<GeneIndex> indexOfNames;
    SubProgress naming(progress, 0, 0.5), reading(progress, 0.5, 1);
    if (dataset.genome.format == kNamesFormat) {
        auto named = genomeOfNames(dataset.sources, options, naming);
        if (!named) return named.error();
        names = *std::move(named);
        indexOfNames.emplace(*names);
    }
    auto preview = previewOf({source, options, *choices, dataset, indexOfNames ? *indexOfNames : index}, reading);
    if (!preview) return preview;
    if (Result<void> ok = checkUsed(source, *choices, preview->reading); !ok) return ok.error();
    if (progress.isCancelled()) return cancelled();
    preview->table.id = "preview";
    preview->table.title = source.name;
    return preview;
}

}  // namespace pleio
