// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/codon_windows_tables.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/undefined.h"
#include "core/codon/codon_ramp.h"
#include "core/math/false_discovery.h"

#include <cmath>

namespace pleio::builtin {

namespace {

/// A column of numbers, one a gene.
template <class Take>
std::vector<double> each(std::span<const CodonOrder> orders, Take take)
{
    std::vector<double> out;
    out.reserve(orders.size());
    for (const CodonOrder& order : orders) out.push_back(static_cast<double>(take(order)));
    return out;
}

template <class Take>
std::vector<std::int64_t> eachCount(std::span<const CodonOrder> orders, Take take)
{
    std::vector<std::int64_t> out;
    for (const CodonOrder& order : orders) out.push_back(take(order));
    return out;
}

std::string windowsReason(const CodonOrder& order, const CodonSequence& gene, const CodonOrderScales& scales)
{
    std::string out;
    const auto add = [&out](const char* text) { out += (out.empty() ? "" : "; ") + std::string(text); };
    if (gene.codons.size() < scales.window)
        add("%MinMax and clusters: shorter than a window");
    else {
        if (std::isnan(order.minMax.mean)) add("%MinMax: no window with a choice of codons");
        if (order.rareCodons == 0) add("clusters: no rare codon");
    }
    if (gene.codons.size() <= kRampEnd)
        add("ramp: no codon after the 50th");
    else if (std::isnan(order.ramp))
        add("ramp: no codon with a known adaptiveness on one side");
    if (order.reuse.pairs == 0) add("reuse: no amino acid with a choice occurs twice");
    if (std::isnan(order.reuseTest.p) && order.reuse.pairs > 0) add("tests: no order to permute");
    return out;
}

Column probability(std::string id, std::string title, std::string help, std::vector<double> values)
{
    return column(std::move(id), std::move(title), std::move(help), std::move(values), NumberStyle::Probability);
}

}  // namespace

Table codonOrderTable(const Genome& genome, const GeneCodons& genes, std::span<const CodonSequence> sequences,
                      std::span<const CodonOrder> orders, const CodonOrderScales& scales)
{
    std::vector<std::int64_t> codons;
    std::vector<std::string> reason;
    std::vector<double> clusterStart;
    for (std::size_t row = 0; row < orders.size(); ++row) {
        codons.push_back(static_cast<std::int64_t>(sequences[row].codons.size()));
        reason.push_back(windowsReason(orders[row], sequences[row], scales));
        clusterStart.push_back(orders[row].cluster.count > 0 ? static_cast<double>(orders[row].cluster.start + 1)
                                                             : kUndefined);
    }
    const auto p = [&](PermutationTest CodonOrder::*test) {
        return each(orders, [test](const CodonOrder& o) { return (o.*test).p; });
    };
    const auto z = [&](PermutationTest CodonOrder::*test) {
        return each(orders, [test](const CodonOrder& o) { return (o.*test).z; });
    };
    const std::string toQ = "p after Benjamini & Hochberg over the tested genes.";
    Table table{"gene_windows", "Codon order of genes", geneColumns(genome, genes)};
    for (Column& one : std::vector<Column>{
             column("places", "Places",
                    "Codons of the gene, also those that are not counted; start codon included, stop codon left out.",
                    std::move(codons)),
             column("ramp", "Ramp",
                    "Mean ln w of codons 2 to 50 minus that of the codons after; negative: it starts with less adapted "
                    "codons.",
                    each(orders, [](const CodonOrder& o) { return o.ramp; })),
             column("ramp_z", "Ramp z", "(ramp - mean) / SD of its synonymous permutations.", z(&CodonOrder::rampTest)),
             probability("ramp_p", "Ramp p", "Two-sided permutation p.", p(&CodonOrder::rampTest)),
             probability("ramp_q", "Ramp q", toQ, benjaminiHochberg(p(&CodonOrder::rampTest))),
             column("minmax_mean", "Mean %MinMax", "Mean over the windows, -100 (rarest synonyms) to 100 (commonest).",
                    each(orders, [](const CodonOrder& o) { return o.minMax.mean; })),
             column("minmax_min", "Lowest %MinMax", "Of the windows, percent.",
                    each(orders, [](const CodonOrder& o) { return o.minMax.lowest; })),
             column("minmax_max", "Highest %MinMax", "Of the windows, percent.",
                    each(orders, [](const CodonOrder& o) { return o.minMax.highest; })),
             column("minmax_share_negative", "Share negative", "Share of windows with %MinMax below 0, 0 to 1.",
                    each(orders, [](const CodonOrder& o) { return o.minMax.shareNegative; })),
             probability("minmax_min_p", "Lowest %MinMax p", "Permutations whose lowest window is as low or lower.",
                         p(&CodonOrder::lowestTest)),
             probability("minmax_min_q", "Lowest %MinMax q", toQ, benjaminiHochberg(p(&CodonOrder::lowestTest))),
             column("rare_codons", "Rare codons", "Rare codons of the gene.",
                    eachCount(orders, [](const CodonOrder& o) { return o.rareCodons; })),
             column("cluster_start", "Cluster start", "First codon (1-based) of the window with the most rare codons.",
                    std::move(clusterStart)),
             column("cluster_count", "Cluster count", "Rare codons in that window.",
                    eachCount(orders, [](const CodonOrder& o) { return o.cluster.count; })),
             probability("cluster_p", "Cluster p",
                         "Scan statistic: permutations with a window of as many rare codons or more.",
                         p(&CodonOrder::clusterTest)),
             probability("cluster_q", "Cluster q", toQ, benjaminiHochberg(p(&CodonOrder::clusterTest))),
             column("reuse_pairs", "Reuse pairs", "Successive occurrences of the same amino acid that has a choice.",
                    eachCount(orders, [](const CodonOrder& o) { return o.reuse.pairs; })),
             column("reuse", "Reuse", "Share of these pairs that use the same codon, or the same tRNA, 0 to 1.",
                    each(orders, [](const CodonOrder& o) { return o.reuse.share(); })),
             column("reuse_z", "Reuse z",
                    "(share - mean) / SD of its synonymous permutations; positive: used again more often than chance.",
                    z(&CodonOrder::reuseTest)),
             probability("reuse_p", "Reuse p", "Two-sided permutation p.", p(&CodonOrder::reuseTest)),
             probability("reuse_q", "Reuse q", toQ, benjaminiHochberg(p(&CodonOrder::reuseTest))),
             column("flags", "Flags",
                    "What to know of the gene's numbers; flagged genes but short ones are not pooled.",
                    flagColumn(genes)),
             column("reason", "Reason", "Why a number is undefined.", std::move(reason)),
         })
        table.columns.push_back(std::move(one));
    return table;
}

Table windowTable(const GeneWindows& windows, std::size_t window)
{
    const std::size_t count = windows.cai.observed.size();
    std::vector<double> middle;
    std::vector<std::int64_t> first, last;
    for (std::size_t i = 0; i < count; ++i) {
        first.push_back(static_cast<std::int64_t>(i + 1));
        last.push_back(static_cast<std::int64_t>(i + window));
        middle.push_back(static_cast<double>(first.back() + last.back()) / 2);
    }
    Table table{"windows", "Windows along the gene", {}};
    table.columns = {
        column("position", "Position", "Middle of the window, codons from 1.", std::move(middle)),
        column("first_codon", "First codon", "Of the window, 1-based.", std::move(first)),
        column("last_codon", "Last codon", "Of the window.", std::move(last)),
    };
    struct Track {
        const char *id, *title, *help;
        const WindowTrack* values;
    };
    for (const Track& track :
         {Track{"cai", "CAI", "Codon adaptation index of the window, 0 to 1.", &windows.cai},
          Track{"nc", "Nc", "Effective number of codons of the window (Sun et al. 2013).", &windows.nc},
          Track{"gc", "GC", "Share of G and C in the window, 0 to 1.", &windows.gc},
          Track{"minmax", "%MinMax", "Clarke & Clark (2008), -100 to 100.", &windows.minMax}}) {
        const std::string id = track.id, title = track.title;
        table.columns.push_back(column(id, title, track.help, track.values->observed));
        table.columns.push_back(column(id + "_low", title + ", 2.5 %",
                                       "2.5 % quantile over synonymous permutations at this place.",
                                       track.values->low));
        table.columns.push_back(column(id + "_high", title + ", 97.5 %",
                                       "97.5 % quantile over synonymous permutations at this place.",
                                       track.values->high));
    }
    return table;
}

}  // namespace pleio::builtin
