// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/codon_comparison.h"

#include "core/plot/codon_grid_plot.h"

#include <algorithm>
#include <numeric>

namespace pleio {

namespace {

/// Pooled rows of the codon matrix that are of these genes.
std::vector<std::int32_t> rowsOf(const GeneCodons& codons, std::vector<std::int32_t> genes)
{
    std::ranges::sort(genes);
    std::vector<std::int32_t> rows = codons.pooledRows();
    std::erase_if(rows, [&](std::int32_t row) {
        return !std::ranges::binary_search(genes, codons.codons.genes[static_cast<std::size_t>(row)]);
    });
    return rows;
}

Table numbersTable(const std::vector<CodonUsageSet>& sets, const GeneticCode& code, CodonUsageMeasure measure)
{
    std::vector<int> codons;
    for (const CodonFamily& family : codonFamilies(code))
        codons.insert(codons.end(), family.codons.begin(), family.codons.end());
    std::vector<std::string> aminoAcids, texts;
    for (const int codon : codons) {
        aminoAcids.emplace_back(1, code.aminoAcid(codon));
        texts.push_back(codonText(codon));
    }
    Table table{"codon_usage", "Codon usage", {}};
    table.columns.push_back({"amino_acid", "Amino acid", "One-letter code.", aminoAcids, {}});
    table.columns.push_back({"codon", "Codon", "Codon, 5' to 3'.", texts, {}});
    const char* help = measure == CodonUsageMeasure::Rscu
                           ? "Relative synonymous codon usage (Sharp & Li 1986); 1 = no preference."
                           : "Share among the codons of the amino acid, 0 to 1.";
    for (std::size_t s = 0; s < sets.size(); ++s) {
        std::vector<double> values;
        for (const int codon : codons) values.push_back(sets[s].values[static_cast<std::size_t>(codon)]);
        table.columns.push_back({"set_" + std::to_string(s + 1),
                                 sets[s].name,
                                 help + std::string(" Genes: ") + std::to_string(sets[s].genes) + ".",
                                 values,
                                 {}});
    }
    return table;
}

}  // namespace

GeneSet wholeGenome(const Dataset& dataset, std::string name)
{
    std::vector<std::int32_t> genes(dataset.genome.genes.size());
    std::iota(genes.begin(), genes.end(), 0);
    return {std::move(name), std::move(genes)};
}

CodonComparison compareCodons(const GeneCodons& codons, const std::vector<GeneSet>& sets, CodonUsageMeasure measure)
{
    const GeneticCode& code = *codons.code;
    std::vector<CodonUsageSet> usages;
    for (const auto& [name, genes] : sets) {
        const std::vector<std::int32_t> rows = rowsOf(codons, genes);
        const CodonVector counts = pooledCounts(codons.codons, rows);
        usages.push_back({name,
                          measure == CodonUsageMeasure::Rscu ? rscu(counts, code) : synonymousFractions(counts, code),
                          static_cast<std::int64_t>(rows.size())});
    }
    return {codonUsagePlot(measure, usages, code), codonGridPlot(measure, usages.back(), code),
            numbersTable(usages, code, measure)};
}

}  // namespace pleio
