// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/selection_usage.h"

#include "core/analysis/analysis_ids.h"
#include "core/base/undefined.h"
#include "core/plot/codon_grid_plot.h"
#include "widgets/models/text.h"

#include <algorithm>

namespace pleio {

namespace {

// Of the analysis: parameters, and the sets of its tables that come from them.
constexpr const char* kGenes = "genes";
constexpr const char* kTrait = "trait";

/// Empty for no trait, and for one that only an earlier result knows.
std::string nameOf(const TraitId& trait, const Dataset& dataset)
{
    const std::string name = utf8(trait.name);
    const auto bearers = std::ranges::count(dataset.traits.traits, name, &Trait::name);
    if (bearers == 0) return {};
    return bearers > 1 && !trait.source.isEmpty() ? name + " (" + utf8(trait.source) + ")" : name;
}

double numberOf(const Report& usage, const char* scalar)
{
    const Scalar* found = usage.scalar(scalar);
    return found ? found->value : 0;
}

}  // namespace

Request selectionUsageRequest(const Selection& selection, const Dataset& dataset)
{
    QStringList genes(selection.genes().begin(), selection.genes().end());
    genes.sort();  // equal selections are equal requests
    Request request;
    request.analysis = kCodonUsage;
    request.parameters.set(kGenes, utf8(genes.join(u' ')));
    request.parameters.set(kTrait, nameOf(selection.trait(), dataset));
    return request;
}

Result<SelectionUsage> selectionUsage(Request request, const Dataset& dataset, Progress& progress)
{
    SelectionUsage usage;
    for (;;) {
        Result<Report> report = runAnalysis(request, dataset, progress);
        if (report) {
            usage.run = std::make_shared<const ResultIndex>(std::make_shared<const Report>(*std::move(report)));
            return usage;
        }
        const std::string& where = report.error().where;
        if (where != kGenes && where != kTrait) return report.error();
        (where == kGenes ? usage.genesLeftOut : usage.traitLeftOut) = true;
        if (request.parameters.text(where).empty()) return report.error();
        request.parameters.set(where, std::string());
    }
}

UsageFigures usageFigures(const Report& usage, CodonUsageMeasure measure, const std::string& genome,
                          const std::string& genes)
{
    const Table& table = *usage.table("codon_usage");
    const GeneticCode& code = *GeneticCode::find(static_cast<int>(numberOf(usage, "genetic_code")));
    const Column& codons = *table.find("codon");
    const std::string value = measure == CodonUsageMeasure::Rscu ? "rscu" : "fraction";
    std::vector<CodonUsageSet> sets;
    const auto add = [&](const std::string& suffix, const std::string& name, const char* count) {
        const Column* column = table.find(value + suffix);
        if (!column) return;
        CodonUsageSet set{name, {}, static_cast<std::int64_t>(numberOf(usage, count))};
        set.values.fill(kUndefined);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string codon = cellText(codons, row);
            set.values[static_cast<std::size_t>(codonIndex(codon[0], codon[1], codon[2]))] = cellNumber(*column, row);
        }
        sets.push_back(std::move(set));
    };
    add("", genome, "genes_pooled");
    add("_genes", genes, "genes_genes");
    add("_trait", usage.provenance.parameters.text(kTrait), "genes_trait");
    UsageFigures figures{codonUsagePlot(measure, sets, code), codonGridPlot(measure, sets.back(), code)};
    figures.bars.simulated = figures.grid.simulated = usage.provenance.simulated;
    return figures;
}

}  // namespace pleio
