// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loading.h"
#include "core/base/undefined.h"
#include "core/genome/note_list.h"

#include <unordered_map>

namespace pleio {

namespace {

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
            m_notes.add(Severity::Warning, "values.unmatched",
                        "{line|lines} left out: {its|their} name is no gene of the genome.", name, m_source.name);
            return;
        }
        m_matched = true;
        if (!match->prefix.empty())
            m_notes.add(Severity::Info, "values.prefix",
                        "{line names|lines name} a gene once a prefix is taken off their name.", name, m_source.name);
        for (const std::int32_t gene : match->genes) {
            const auto at = static_cast<std::size_t>(gene);
            if (m_given[at]) {
                m_notes.add(Severity::Warning, "values.second",
                            "{line|lines} left out: an earlier line speaks of the same gene.", m_genome.genes[at].id,
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

}  // namespace

Result<void> loadExpression(Dataset& dataset, const Loading& loading, Progress& progress)
{
    const auto found = onlyOne(loading.sources, SourceRole::Expression);
    if (!found) return found.error();
    if (*found == nullptr) return {};
    const SourceFile& source = **found;
    const auto values = readSource(dataset, loading, source, [&](const ReadChoices& choices) {
        return readGeneValues(source, loading.options.expressionColumn, {namesOf(loading.index), choices}, progress);
    });
    if (!values) return values.error();
    GeneAssignment assignment(dataset.genome, loading.index, source);
    dataset.expression.assign(dataset.genome.genes.size(), kUndefined);
    for (const auto& [name, value] : values->values)
        assignment.assign(name, [&, number = value](std::size_t gene) { dataset.expression[gene] = number; });
    const Result<std::vector<Note>> notes = assignment.finish();
    if (!notes) return notes.error();
    dataset.expressionColumn = values->column;
    appendNotes(dataset.geneValueNotes, values->notes);
    appendNotes(dataset.geneValueNotes, *notes);
    return {};
}

Result<void> loadClusters(Dataset& dataset, const Loading& loading, Progress& progress)
{
    const auto found = onlyOne(loading.sources, SourceRole::Clusters);
    if (!found) return found.error();
    if (*found == nullptr) return {};
    const SourceFile& source = **found;
    const auto clusters = readSource(dataset, loading, source, [&](const ReadChoices& choices) {
        return readGeneClusters(source, {namesOf(loading.index), choices}, progress);
    });
    if (!clusters) return clusters.error();
    appendNotes(dataset.geneValueNotes, clusters->notes);
    GeneAssignment assignment(dataset.genome, loading.index, source);
    dataset.clusters.assign(dataset.genome.genes.size(), -1);
    std::unordered_map<std::string, std::int32_t> numbers;
    for (const auto& [cluster, name] : clusters->rows) {
        const auto number = numbers.try_emplace(cluster, static_cast<std::int32_t>(numbers.size())).first->second;
        assignment.assign(name, [&](std::size_t gene) { dataset.clusters[gene] = number; });
    }
    const Result<std::vector<Note>> notes = assignment.finish();
    if (!notes) return notes.error();
    appendNotes(dataset.geneValueNotes, *notes);
    return {};
}

}  // namespace pleio
