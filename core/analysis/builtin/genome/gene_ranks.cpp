// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/genome/gene_ranks.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/undefined.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio::builtin {

namespace {

constexpr const char* kRankedColumns[] = {"codons", "gc", "gc3s", "cai", "traits"};

std::vector<double> shareBelow(const std::vector<double>& values)
{
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted), [](double value) { return !std::isnan(value); });
    std::ranges::sort(sorted);
    std::vector<double> shares;
    for (const double value : values) {
        const auto below = std::ranges::lower_bound(sorted, value) - sorted.begin();
        shares.push_back(std::isnan(value) || sorted.size() < 2
                             ? kUndefined
                             : static_cast<double>(below) / static_cast<double>(sorted.size() - 1));
    }
    return shares;
}

}  // namespace

Table geneRankTable(const Genome& genome, const Table& genes)
{
    std::vector<std::size_t> used;
    std::vector<std::string> ids;
    for (std::size_t gene = 0; gene < genome.genes.size(); ++gene) {
        if (!genome.genes[gene].used()) continue;
        used.push_back(gene);
        ids.push_back(genome.genes[gene].id);
    }
    Table table{"gene_ranks", "Ranks of the genes", {}};
    table.columns.push_back(column("gene_id", "Gene", "A gene that takes part in statistics.", std::move(ids)));
    for (const char* id : kRankedColumns) {
        const Column* source = genes.find(id);
        assert(source != nullptr);
        std::vector<double> values;
        for (const std::size_t gene : used) values.push_back(cellNumber(*source, gene));
        table.columns.push_back(column(source->id + "_rank", source->title + ", rank",
                                       "Share of the other genes in statistics with a smaller value, 0 to 1.",
                                       shareBelow(values)));
    }
    return table;
}

}  // namespace pleio::builtin
