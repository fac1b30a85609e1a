// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/reference_set.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/gene_list.h"
#include "core/base/text.h"
#include "core/codon/reference_set.h"
#include "core/codon/ribosomal_cai.h"
#include "core/traits/gene_index.h"

#include <algorithm>

namespace pleio::builtin {

namespace {

/// `genes` is 0 for a table, of which no one knows.
void noteReference(const ReferenceSet& set, std::size_t genes, std::vector<Note>& notes)
{
    notes.push_back({Severity::Info,
                     "reference",
                     "The reference set is " + set.name + ".",
                     static_cast<std::int64_t>(genes),
                     {},
                     {}});
    if (genes > 0 && genes < kMinReferenceProteins)
        notes.push_back({Severity::Warning,
                         "reference.few",
                         "The reference set is " + counted(genes, "gene", "genes") +
                             " only, so CAI and the other measures of adaptation follow what is particular to " +
                             (genes == 1 ? "it" : "them") + "; take " + std::to_string(kMinReferenceProteins) +
                             " or more.",
                         static_cast<std::int64_t>(genes),
                         {},
                         {}});
}

Result<ReferenceSet> namedGenes(const Dataset& dataset, const GeneCodons& genes, const Parameters& parameters,
                                std::vector<Note>& notes)
{
    const auto names = referenceNames(parameters);
    if (!names) return names.error();
    std::vector<std::int32_t> rowOf(dataset.genome.genes.size(), -1);
    for (std::size_t row = 0; row < genes.rows(); ++row)
        if (genes.pooled(row))
            rowOf[static_cast<std::size_t>(genes.codons.genes[row])] = static_cast<std::int32_t>(row);
    const GeneIndex index(dataset.genome);
    std::vector<std::int32_t> rows;
    std::vector<std::string> unknown;
    for (const std::string& name : *names) {
        bool found = false;
        if (const auto match = index.findExact(name))
            for (const std::int32_t gene : match->genes)
                if (const std::int32_t row = rowOf[static_cast<std::size_t>(gene)]; row >= 0) {
                    rows.push_back(row);
                    found = true;
                }
        if (!found) unknown.push_back(name);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    auto set = listedReference(rows.size(), pooledCounts(genes.codons, rows), names->size(), std::move(unknown), notes);
    if (set) set->rows = std::move(rows);
    return set;
}

Result<ReferenceSet> expressedGenes(const Dataset& dataset, const GeneCodons& genes, double share,
                                    std::vector<Note>& notes)
{
    if (dataset.expression.empty())
        return badInput("The reference set is the most expressed genes, but no expression is loaded; add a table of "
                        "gene and number.",
                        "reference");
    std::vector<double> expression(genes.rows());
    for (std::size_t row = 0; row < genes.rows(); ++row)
        expression[row] = dataset.expression[static_cast<std::size_t>(genes.codons.genes[row])];
    ReferenceSet set;
    set.rows = topRows(expression, genes.pooledRows(), share);
    set.counts = pooledCounts(genes.codons, set.rows);
    set.name = counted(set.rows.size(), "gene", "genes") + " highest in " + dataset.expressionColumn;
    noteReference(set, set.rows.size(), notes);
    return set;
}

ReferenceSet selfConsistentGenes(const GeneCodons& genes, std::vector<Note>& notes)
{
    IteratedSet found = selfConsistentSet(genes.codons, genes.pooledRows(), *genes.code);
    if (!found.converged)
        notes.push_back({Severity::Warning,
                         "reference.not_converged",
                         "The self-consistent set still changed after " + std::to_string(found.iterations) +
                             " rounds; the last one is used.",
                         1,
                         {},
                         {}});
    ReferenceSet set;
    set.rows = std::move(found.rows);
    set.counts = pooledCounts(genes.codons, set.rows);
    set.name = counted(set.rows.size(), "gene", "genes") + " of the self-consistent set";
    noteReference(set, set.rows.size(), notes);
    return set;
}

}  // namespace

std::vector<ParameterSpec> referenceParameters()
{
    using Text = std::string;
    return {
        {"reference",
         "Reference set",
         "The genes taken as translationally optimal: CAI, Fop, MELP and their like are measured against them.",
         "",
         Text("ribosomal"),
         {},
         {},
         {{"ribosomal", "Ribosomal proteins, by product name"},
          {"genes", "A list of genes"},
          {"expression", "The most expressed genes"},
          {"table", "A codon table that is loaded"},
          {"self", "Self-consistent set (Carbone 2003)"}}},
        {"reference_genes",
         "Reference genes",
         "Names of the genes of the list, with blanks or commas between; used if the set is a list.",
         "",
         Text(),
         {},
         {},
         {},
         ParameterKind::Genes},
        {"reference_share",
         "Share of the genes",
         "How many of the most expressed genes make the set.",
         "",
         0.05,
         0.001,
         0.5,
         {}},
    };
}

ReferenceSet ribosomalReference(std::size_t genes, const CodonVector& counts, std::vector<Note>& notes)
{
    ReferenceSet set;
    if (genes < kMinReferenceProteins) {
        notes.push_back({Severity::Warning,
                         "reference.none",
                         "There is no reference set: only " +
                             counted(genes, "ribosomal protein was", "ribosomal proteins were") +
                             " found by product name, and " + std::to_string(kMinReferenceProteins) +
                             " are needed. CAI and the other measures of adaptation are undefined; choose another set.",
                         static_cast<std::int64_t>(genes),
                         {},
                         {}});
        return set;
    }
    set.counts = counts;
    set.name = counted(genes, "ribosomal protein", "ribosomal proteins") + " found by product name";
    noteReference(set, genes, notes);
    return set;
}

Result<ReferenceSet> listedReference(std::size_t genes, const CodonVector& counts, std::size_t names,
                                     std::vector<std::string> unknown, std::vector<Note>& notes)
{
    if (genes == 0)
        return badInput((names == 1 ? "The gene of the reference list is not"
                                    : "None of the " + displayCount(static_cast<std::int64_t>(names)) +
                                          " genes of the reference list is") +
                            std::string(" among the genes that can be used; check the names."),
                        "reference_genes");
    if (!unknown.empty()) {
        const auto count = static_cast<std::int64_t>(unknown.size());
        unknown.resize(std::min(unknown.size(), kMaxExamples));
        notes.push_back({Severity::Warning,
                         "reference.unknown",
                         counted(count, "name of the reference list fits", "names of the reference list fit") +
                             " no gene that can be used.",
                         count,
                         std::move(unknown),
                         {}});
    }
    ReferenceSet set;
    set.counts = counts;
    set.name = counted(genes, "listed gene", "listed genes");
    noteReference(set, genes, notes);
    return set;
}

Result<ReferenceSet> tableReference(const std::vector<CodonTable>& tables, std::vector<Note>& notes)
{
    if (tables.empty())
        return badInput("The reference set is a codon table, but none is loaded; add one.", "reference");
    ReferenceSet set;
    set.counts = tables.front().counts;
    set.name = "codon table " + tables.front().name;
    noteReference(set, 0, notes);
    return set;
}

Result<std::vector<std::string>> referenceNames(const Parameters& parameters)
{
    std::vector<std::string> names = namesIn(parameters.text("reference_genes"));
    if (names.empty())
        return Error{ErrorKind::Usage, "The reference set is a gene list, but no gene is named.", "reference_genes"};
    return names;
}

Result<ReferenceSet> referenceSet(const Dataset& dataset, const GeneCodons& genes, const Parameters& parameters,
                                  std::vector<Note>& notes)
{
    const std::string& kind = parameters.text("reference");
    if (kind == "genes") return namedGenes(dataset, genes, parameters, notes);
    if (kind == "expression") return expressedGenes(dataset, genes, parameters.real("reference_share"), notes);
    if (kind == "self") return selfConsistentGenes(genes, notes);
    if (kind == "table") return tableReference(dataset.codonTables, notes);
    std::vector<std::int32_t> rows = pooledRibosomalRows(dataset.genome, genes);
    ReferenceSet set = ribosomalReference(rows.size(), pooledCounts(genes.codons, rows), notes);
    if (set.defined()) set.rows = std::move(rows);
    return set;
}

}  // namespace pleio::builtin
