// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/named_genes.h"

#include "core/analysis/loading.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace pleio {

namespace {

/// The names that a table gives to its genes, and the other names that it knows of them.
struct NamesInTable {
    std::vector<std::string> names = {};
    std::map<std::string, std::vector<std::string>> aliases = {};
};

/// `isGene` knows those of the tables before it.
Result<NamesInTable> geneNamesIn(const SourceFile& source, const LoadOptions& options, const GeneNames& isGene,
                                 Progress& progress)
{
    const auto choices = choicesFor(source, options);
    if (!choices) return choices.error();
    std::vector<std::string> names;
    switch (source.role) {
    case SourceRole::Phenotypes: {
        auto table = readPhenotypes(source, {isGene, *choices}, progress);
        if (!table) return table.error();
        return NamesInTable{std::move(table->rows)};
    }
    case SourceRole::Traits: {
        const auto layout = traitLayoutFor(source, options);
        if (!layout) return layout.error();
        auto file = readTraits(source, *layout, progress, isGene);
        if (!file) return file.error();
        for (TraitRow& row : file->rows) names.push_back(std::move(row.gene));
        return NamesInTable{std::move(names), std::move(file->aliases)};
    }
    case SourceRole::Expression: {
        auto values = readGeneValues(source, options.expressionColumn, {isGene, *choices}, progress);
        if (!values) return values.error();
        for (auto& [name, value] : values->values) names.push_back(std::move(name));
        return NamesInTable{std::move(names)};
    }
    case SourceRole::Clusters: {
        auto clusters = readGeneClusters(source, {isGene, *choices}, progress);
        if (!clusters) return clusters.error();
        for (auto& [cluster, name] : clusters->rows) names.push_back(std::move(name));
        return NamesInTable{std::move(names)};
    }
    default:
        return NamesInTable{};
    }
}

/// Lets a gene be found by its name and others, but by none that is known already.
void addNames(Gene& gene, std::size_t index, const std::string& name, const std::vector<std::string>& aliases,
              std::unordered_map<std::string, std::size_t>& known)
{
    known.emplace(name, index);
    if (name != gene.id) gene.synonyms.push_back(name);
    for (const std::string& alias : aliases)
        if (known.emplace(alias, index).second) gene.synonyms.push_back(alias);
}

}  // namespace

Result<Genome> genomeOfNames(const std::vector<SourceFile>& sources, const LoadOptions& options, Progress& progress)
{
    Genome genome;
    genome.format = kNamesFormat;
    std::unordered_map<std::string, std::size_t> known;  // index of the gene
    const auto isGene = [&](std::string_view name) -> const Gene* {
        const auto found = known.find(std::string(name));
        return found == known.end() ? nullptr : &genome.genes[found->second];
    };
    // Phenotypes have a row a gene; traits may name a few of the genes only.
    std::vector<const SourceFile*> tables;
    for (const SourceRole role :
         {SourceRole::Phenotypes, SourceRole::Traits, SourceRole::Expression, SourceRole::Clusters})
        for (const SourceFile* source : sourcesOf(sources, role)) tables.push_back(source);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto total = static_cast<double>(tables.size());
        SubProgress reading(progress, static_cast<double>(i) / total, static_cast<double>(i + 1) / total);
        const auto table = geneNamesIn(*tables[i], options, known.empty() ? GeneNames() : GeneNames(isGene), reading);
        if (!table) return table.error();
        const std::size_t before = genome.genes.size();
        bool isShared = before == 0;  // with the tables before it
        std::vector<std::string> joined;
        for (const std::string& name : table->names) {
            if (name.empty()) continue;
            const auto found = known.find(name);
            isShared = isShared || (found != known.end() && found->second < before);
            if (found != known.end()) continue;
            const auto others = table->aliases.find(name);
            static const std::vector<std::string> kNone;
            const std::vector<std::string>& aliases = others == table->aliases.end() ? kNone : others->second;
            const auto same = std::ranges::find_if(aliases, [&](const std::string& alias) {
                const auto at = known.find(alias);
                return at != known.end() && at->second < before;
            });
            if (same != aliases.end()) {
                isShared = true;
                joined.push_back(name + " is " + *same);
                addNames(genome.genes[known.at(*same)], known.at(*same), name, aliases, known);
                continue;
            }
            Gene gene;
            gene.id = name;
            genome.genes.push_back(std::move(gene));
            addNames(genome.genes.back(), genome.genes.size() - 1, name, aliases, known);
        }
        const auto examples = [](const std::vector<std::string>& of) {
            return std::vector(of.begin(), of.begin() + std::min<std::ptrdiff_t>(3, std::ssize(of)));
        };
        if (!joined.empty())
            genome.notes.push_back({Severity::Info, "genome.names_joined",
                                    counted(joined.size(), "gene of this file is one", "genes of this file are some") +
                                        " of the files before it, by another name that this file gives.",
                                    std::ssize(joined), examples(joined), tables[i]->name});
        if (!isShared && !table->names.empty())
            genome.notes.push_back({Severity::Warning, "genome.names_apart",
                                    "No gene of this file is in the files before it; where they mean the same genes, "
                                    "give files that name them alike, or the genome that knows both names.",
                                    std::ssize(table->names), examples(table->names), tables[i]->name});
    }
    if (genome.genes.empty())
        return badInput("Nothing was given that names genes; give a genome, or a table of traits or phenotypes.");
    const std::int64_t genes = std::ssize(genome.genes);
    genome.notes.push_back({Severity::Info,
                            "genome.names",
                            "No genome was given: the genes are the " + counted(genes, "name", "names") +
                                " in the tables, and nothing is known of their sequences and places.",
                            genes,
                            {},
                            tables.front()->name});
    return genome;
}

}  // namespace pleio
