// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/agreement_tables.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace pleio::builtin {

namespace {

PlotSpec correlationPlot(const std::vector<Agreement>& agreements)
{
    plot::Panel panel;
    panel.x.label = "Spearman's rho of codon and measured evidence";
    panel.y.reversed = true;
    panel.y.lower = -0.6;
    panel.y.upper = static_cast<double>(agreements.size()) - 0.4;
    plot::Points points;
    points.colour = plot::category(0);
    points.size = 6;
    plot::Segments intervals, zero;
    zero.x0 = zero.x1 = {0};
    zero.y0 = {-0.6};
    zero.y1 = {static_cast<double>(agreements.size()) - 0.4};
    zero.dashed = true;
    double widest = 0.1;
    for (std::size_t i = 0; i < agreements.size(); ++i) {
        const PartialCorrelation& r = agreements[i].correlation;
        const auto at = static_cast<double>(i);
        panel.y.ticks.push_back({at, "given " + agreements[i].given});
        if (std::isnan(r.rho)) continue;
        points.x.push_back(r.rho);
        points.y.push_back(at);
        points.labels.push_back("given " + agreements[i].given + "\nrho " + displayNumber(r.rho) + " (" +
                                displayNumber(r.low) + " to " + displayNumber(r.high) + "), n = " + displayCount(r.n));
        intervals.x0.push_back(r.low);
        intervals.x1.push_back(r.high);
        intervals.y0.push_back(at);
        intervals.y1.push_back(at);
        widest = std::max({widest, std::abs(r.low), std::abs(r.high)});
    }
    panel.x.lower = -1.1 * widest;
    panel.x.upper = 1.1 * widest;
    panel.layers = {std::move(zero), std::move(intervals), std::move(points)};
    PlotSpec spec;
    spec.id = "agreement_correlations";
    spec.title = "Codon evidence and measured evidence";
    spec.caption =
        "Rank correlation over genes with 95 % intervals, without covariates and given each and all of them.";
    if (!agreements.empty()) {
        // Covariates that not every gene has leave fewer genes to what is given them.
        const auto [fewest, most] =
            std::ranges::minmax(agreements, {}, [](const Agreement& agreement) { return agreement.correlation.n; });
        spec.caption +=
            " n = " +
            (fewest.correlation.n < most.correlation.n ? displayCount(fewest.correlation.n) + " to " : std::string()) +
            counted(most.correlation.n, "gene", "genes") + ".";
    }
    spec.widthMm = 120;
    spec.heightMm = 35 + 7 * static_cast<double>(agreements.size());
    spec.panels = {std::move(panel)};
    return spec;
}

PlotSpec genePlot(const CodonEvidence& evidence)
{
    std::map<double, std::vector<double>> byCount;
    for (std::size_t row = 0; row < evidence.codonTraits.size(); ++row)
        byCount[evidence.codonTraits[row]].push_back(evidence.measuredTraits[row]);
    // Counts that few genes have are joined with the next higher ones, so that every mean is of at least 30 genes.
    constexpr std::size_t kFewest = 30;
    plot::Points points;
    points.colour = plot::category(0);
    points.size = 6;
    plot::Segments intervals;
    double sum = 0, top = 0;
    std::vector<double> pooled;
    const auto flush = [&] {
        const auto n = static_cast<double>(pooled.size());
        double mean = 0, squares = 0;
        for (const double v : pooled) mean += v / n;
        for (const double v : pooled) squares += (v - mean) * (v - mean);
        const double margin = 1.96 * std::sqrt(squares / (n - 1) / n), x = sum / n;
        points.x.push_back(x);
        points.y.push_back(mean);
        points.labels.push_back(displayNumber(x) + " traits by codons\n" + displayNumber(mean) + " measured\n" +
                                counted(pooled.size(), "gene", "genes"));
        intervals.x0.push_back(x);
        intervals.x1.push_back(x);
        intervals.y0.push_back(mean - margin);
        intervals.y1.push_back(mean + margin);
        top = std::max(top, mean + margin);
        pooled.clear();
        sum = 0;
    };
    for (const auto& [count, values] : byCount) {
        pooled.insert(pooled.end(), values.begin(), values.end());
        sum += count * static_cast<double>(values.size());
        if (pooled.size() >= kFewest) flush();
    }
    if (pooled.size() > 1) flush();
    plot::Panel panel;
    panel.x.label = "Traits by codons (conformal p <= 0.05)";
    panel.y.label = "Traits measured, mean";
    panel.y.lower = 0;
    panel.y.upper = 1.1 * top + 0.01;
    panel.layers = {std::move(intervals), std::move(points)};
    PlotSpec spec;
    spec.id = "agreement_genes";
    spec.title = "Measured traits by codon evidence";
    spec.caption = "Means with 95 % intervals of genes with equal codon evidence, at least 30 genes a point. n = " +
                   counted(evidence.codonTraits.size(), "gene", "genes") + ", " +
                   counted(evidence.traits.size(), "trait", "traits") + ".";
    spec.widthMm = 110;
    spec.heightMm = 80;
    spec.panels = {std::move(panel)};
    return spec;
}

template <class Get>
Column numbers(std::string id, std::string title, std::string help, std::size_t n, Get get,
               NumberStyle style = NumberStyle::Plain)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(get(i));
    return column(std::move(id), std::move(title), std::move(help), std::move(values), style);
}

}  // namespace

Table agreementTable(const std::vector<Agreement>& agreements)
{
    std::vector<std::string> given;
    std::vector<std::int64_t> n;
    for (const Agreement& a : agreements) {
        given.push_back(a.given);
        n.push_back(a.correlation.n);
    }
    const std::size_t rows = agreements.size();
    const auto of = [&](double PartialCorrelation::*value) {
        return [&, value](std::size_t i) { return agreements[i].correlation.*value; };
    };
    Table table{"agreement", "Agreement over genes", {}};
    table.columns = {
        column("given", "Given", "Covariates taken out of the ranks of both.", std::move(given)),
        column("n", "Genes", "Genes in which everything is known.", std::move(n)),
        numbers("rho", "rho", "(Partial) rank correlation of codon and measured evidence.", rows,
                of(&PartialCorrelation::rho)),
        numbers("low", "Low", "95 % interval.", rows, of(&PartialCorrelation::low)),
        numbers("high", "High", "95 % interval.", rows, of(&PartialCorrelation::high)),
        numbers("p", "p", "Two-sided, Student's t.", rows, of(&PartialCorrelation::p), NumberStyle::Probability),
    };
    return table;
}

Table agreementGeneTable(const Dataset& dataset, const CodonEvidence& evidence, const GeneCovariates& covariates)
{
    std::vector<std::string> id, symbol;
    for (const std::int32_t g : evidence.set.genes) {
        id.push_back(dataset.genome.genes[static_cast<std::size_t>(g)].id);
        symbol.push_back(dataset.genome.genes[static_cast<std::size_t>(g)].symbol);
    }
    Table table{"agreement_genes", "Codon and measured evidence of genes", {}};
    table.columns = {
        column("gene_id", "Gene", "Gene with measurements and at least 80 codons.", std::move(id)),
        column("symbol", "Symbol", "/gene of the annotation.", std::move(symbol)),
        column("measured_traits", "Measured traits", "Called traits among those compared.",
               countValues(evidence.measuredTraits)),
        column("codon_traits", "Traits by codons",
               "Traits with conformal p <= 0.05 under keys learned without the gene.",
               countValues(evidence.codonTraits)),
    };
    for (std::size_t c = 0; c < covariates.names.size(); ++c)
        table.columns.push_back(
            numbers(covariates.ids[c], covariates.titles[c], "Covariate.", evidence.set.rows(), [&](std::size_t row) {
                return covariates.values(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(c));
            }));
    return table;
}

Table agreementTraitTable(const PhenotypeInput& input, const CodonEvidence& evidence,
                          const std::vector<TraitAgreement>& traits)
{
    std::vector<std::string> name, group;
    for (const std::size_t t : evidence.traits) {
        name.push_back(input.traits[t]);
        group.push_back(input.groups[t]);
    }
    const std::size_t rows = traits.size();
    Table table{"agreement_traits", "Agreement by trait", {}};
    table.columns = {
        column("trait", "Trait", "Trait with enough called genes.", std::move(name)),
        column("group", "Group", "Group (chemical) of the trait.", std::move(group)),
        column("genes_called", "Genes called", "Genes the key is learned from.", evidence.called),
        column("auc", "AUC", "Held-out AUC of the codon score for the called genes.", evidence.auc),
        numbers("rho", "rho", "Rank correlation of the codon score and the measured size.", rows,
                [&](std::size_t i) { return traits[i].raw.rho; }),
        numbers("partial_rho", "Partial rho", "The same given all covariates.", rows,
                [&](std::size_t i) { return traits[i].given.rho; }),
        numbers("low", "Low", "95 % interval of the partial correlation.", rows,
                [&](std::size_t i) { return traits[i].given.low; }),
        numbers("high", "High", "95 % interval of the partial correlation.", rows,
                [&](std::size_t i) { return traits[i].given.high; }),
        numbers(
            "p", "p", "Two-sided, of the partial correlation.", rows, [&](std::size_t i) { return traits[i].given.p; },
            NumberStyle::Probability),
        numbers(
            "q", "q", "Benjamini-Hochberg over the traits.", rows, [&](std::size_t i) { return traits[i].q; },
            NumberStyle::Probability),
    };
    return table;
}

std::vector<PlotSpec> agreementPlots(const std::vector<Agreement>& agreements, const CodonEvidence& evidence,
                                     const std::string& source)
{
    std::vector<PlotSpec> plots{correlationPlot(agreements), genePlot(evidence)};
    for (PlotSpec& plot : plots) plot.caption += " Data: " + source + ".";
    return plots;
}

}  // namespace pleio::builtin
