// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/reference_set.h"

#include "core/analysis/builtin/codon_genes.h"
#include "core/analysis/builtin/gene_table.h"
#include "core/base/text.h"
#include "core/codon/cai.h"
#include "core/codon/reference_set.h"
#include "core/traits/gene_index.h"

#include <algorithm>

namespace pleio::builtin {

namespace {

std::string countedGenes(std::size_t rows, const std::string& what)
{
    return displayCount(static_cast<std::int64_t>(rows)) + " " + what;
}

Result<ReferenceSet> listedGenes(const Dataset& dataset, const GeneCodons& genes, const std::string& list,
                                 std::vector<Note>& notes)
{
    const std::vector<std::string> names = namesIn(list);
    if (names.empty())
        return Error{ErrorKind::Usage, "The reference set is a gene list, but no gene is named.", "reference_genes"};
    std::vector<std::int32_t> rowOf(dataset.genome.genes.size(), -1);
    for (std::size_t row = 0; row < genes.rows(); ++row)
        if (genes.pooled(row)) rowOf[static_cast<std::size_t>(genes.codons.genes[row])] = static_cast<std::int32_t>(row);
    const GeneIndex index(dataset.genome);
    ReferenceSet set;
    std::vector<std::string> unknown;
    for (const std::string& name : names) {
        bool found = false;
        if (const auto match = index.find(name))
            for (const std::int32_t gene : match->genes)
                if (const std::int32_t row = rowOf[static_cast<std::size_t>(gene)]; row >= 0) {
                    set.rows.push_back(row);
                    found = true;
                }
        if (!found) unknown.push_back(name);
    }
    std::ranges::sort(set.rows);
    set.rows.erase(std::unique(set.rows.begin(), set.rows.end()), set.rows.end());
    if (set.rows.empty())
        return badInput("None of the " + countedGenes(names.size(), "genes of the reference list")
                            + " is among the genes that can be used; check the names.", "reference_genes");
    if (!unknown.empty()) {
        const auto count = static_cast<std::int64_t>(unknown.size());
        unknown.resize(std::min(unknown.size(), kMaxExamples));
        notes.push_back({Severity::Warning, "reference.unknown",
                         displayCount(count) + " names of the reference list fit no gene that can be used.", count,
                         std::move(unknown), {}});
    }
    set.name = countedGenes(set.rows.size(), "listed genes");
    return set;
}

Result<ReferenceSet> expressedGenes(const Dataset& dataset, const GeneCodons& genes, double share)
{
    if (dataset.expression.empty())
        return badInput("The reference set is the most expressed genes, but no expression is loaded; add a table of gene and number.",
                        "reference");
    std::vector<double> expression(genes.rows());
    for (std::size_t row = 0; row < genes.rows(); ++row)
        expression[row] = dataset.expression[static_cast<std::size_t>(genes.codons.genes[row])];
    ReferenceSet set;
    set.rows = topRows(expression, genes.pooledRows(), share);
    set.name = countedGenes(set.rows.size(), "genes highest in " + dataset.expressionColumn);
    return set;
}

}  // namespace

std::vector<std::int32_t> pooledRibosomalRows(const Genome& genome, const GeneCodons& genes)
{
    std::vector<std::int32_t> rows = ribosomalProteinRows(genome, genes.codons);
    std::erase_if(rows, [&](std::int32_t row) { return !genes.pooled(static_cast<std::size_t>(row)); });
    return rows;
}

std::vector<ParameterSpec> referenceParameters()
{
    using Text = std::string;
    return {
        {"reference", "Reference set", "The genes taken as translationally optimal: CAI, Fop, MELP and their like are measured against them.", "",
         Text("ribosomal"), {}, {},
         {{"ribosomal", "Ribosomal proteins, by product name"},
          {"genes", "A list of genes"},
          {"expression", "The most expressed genes"},
          {"table", "A codon table that is loaded"},
          {"self", "Self-consistent set (Carbone 2003)"}}},
        {"reference_genes", "Reference genes", "Names of the genes of the list, with blanks or commas between; used if the set is a list.", "",
         Text(), {}, {}, {}, ParameterKind::Genes},
        {"reference_share", "Share of the genes", "How many of the most expressed genes make the set.", "",
         0.05, 0.001, 0.5, {}},
    };
}

Result<ReferenceSet> referenceSet(const Dataset& dataset, const GeneCodons& genes, const Parameters& parameters,
                                  std::vector<Note>& notes)
{
    const std::string& kind = parameters.text("reference");
    ReferenceSet set;
    if (kind == "genes" || kind == "expression") {
        auto chosen = kind == "genes" ? listedGenes(dataset, genes, parameters.text("reference_genes"), notes)
                                      : expressedGenes(dataset, genes, parameters.real("reference_share"));
        if (!chosen) return chosen;
        set = *std::move(chosen);
    } else if (kind == "self") {
        IteratedSet found = selfConsistentSet(genes.codons, genes.pooledRows(), *genes.code);
        set.rows = std::move(found.rows);
        set.name = countedGenes(set.rows.size(), "genes of the self-consistent set");
        if (!found.converged)
            notes.push_back({Severity::Warning, "reference.not_converged",
                             "The self-consistent set still changed after " + std::to_string(found.iterations)
                                 + " rounds; the last one is used.",
                             1, {}, {}});
    } else if (kind == "table") {
        if (dataset.codonTables.empty())
            return badInput("The reference set is a codon table, but none is loaded; add one.", "reference");
        const CodonTable& table = dataset.codonTables.front();
        set.counts = table.counts;
        set.name = "codon table " + table.name;
    } else {
        set.rows = pooledRibosomalRows(dataset.genome, genes);
        if (set.rows.size() >= kMinReferenceProteins) {
            set.name = countedGenes(set.rows.size(), "ribosomal proteins found by product name");
        } else {
            notes.push_back({Severity::Warning, "reference.none",
                             "There is no reference set: only " + displayCount(static_cast<std::int64_t>(set.rows.size()))
                                 + " ribosomal proteins were found by product name, and "
                                 + std::to_string(kMinReferenceProteins)
                                 + " are needed. CAI and the other measures of adaptation are undefined; choose another set.",
                             static_cast<std::int64_t>(set.rows.size()), {}, {}});
            return ReferenceSet{};
        }
    }
    if (!set.rows.empty()) set.counts = pooledCounts(genes.codons, set.rows);
    notes.push_back({Severity::Info, "reference", "The reference set is " + set.name + ".",
                     static_cast<std::int64_t>(set.rows.size()), {}, {}});
    return set;
}

}  // namespace pleio::builtin
