// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/bias_plots.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/math/standardised_major_axis.h"
#include "core/plot/bias_distribution_plot.h"
#include "core/plot/nc_plot.h"
#include "core/plot/neutrality_plot.h"
#include "core/plot/pr2_plot.h"

namespace pleio::builtin {

std::vector<PlotSpec> biasPlots(const Genome& genome, const GeneCodons& genes, const ReferenceSet& reference,
                                const std::vector<GeneBias>& bias)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < genes.rows(); ++row)
        if (genes.flags[row] == 0) rows.push_back(row);
    std::vector<bool> isReference(genes.rows(), false);
    for (const std::int32_t row : reference.rows) isReference[static_cast<std::size_t>(row)] = true;

    const auto valuesOf = [&](double GeneBias::*value) {
        std::vector<double> values;
        for (const std::size_t row : rows) values.push_back(bias[row].*value);
        return values;
    };
    GenePoints points;
    for (const std::size_t row : rows) {
        const Gene& gene = geneOfRow(genome, genes, row);
        points.ids.push_back(gene.id);
        points.names.push_back(gene.displayName());
        points.highlighted.push_back(isReference[row]);
    }
    points.highlight = reference.rows.empty() ? "" : "Reference set";
    const auto against = [&](double GeneBias::*x, double GeneBias::*y) {
        points.x = valuesOf(x);
        points.y = valuesOf(y);
        return points;
    };

    std::vector<PlotSpec> plots;
    plots.push_back(ncPlot(against(&GeneBias::gc3s, &GeneBias::nc), "Wright 1990"));
    const GenePoints neutrality = against(&GeneBias::gc3, &GeneBias::gc12);
    plots.push_back(neutralityPlot(neutrality, standardisedMajorAxis(neutrality.x, neutrality.y)));
    plots.push_back(pr2Plot(against(&GeneBias::pr2G3, &GeneBias::pr2A3)));
    std::vector<GeneMeasure> measures{{"Nc (Wright 1990)", valuesOf(&GeneBias::nc)}};
    if (reference.defined()) measures.insert(measures.begin(), {"CAI", valuesOf(&GeneBias::cai)});
    plots.push_back(biasDistributionPlot(measures, points.highlighted, points.highlight));
    return plots;
}

}  // namespace pleio::builtin
