// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/phenotype_input.h"
#include "core/base/text.h"
#include "core/math/false_discovery.h"
#include "core/plot/volcano_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pleio::builtin {

namespace {

using Eigen::Index;

constexpr std::size_t kNamesShown = 5;

/// Genes of one column. A call is itself the decision, so the genes called have q = fdr and the others 1.
VolcanoGenes genesOf(const PhenotypeInput& input, Index column, double fdr)
{
    VolcanoGenes genes{input.ids, input.names, {}, {}, {}};
    genes.effect.assign(input.effect.col(column).begin(), input.effect.col(column).end());
    genes.p.assign(input.p.col(column).begin(), input.p.col(column).end());
    if (input.scale == PhenotypeScale::Score)
        genes.q = benjaminiHochberg(genes.p);
    else
        for (const double call : genes.effect) genes.q.push_back(std::isnan(call) ? call : call != 0 ? fdr : 1);
    return genes;
}

std::size_t found(const VolcanoGenes& genes, double fdr)
{
    return static_cast<std::size_t>(std::ranges::count_if(genes.q, [fdr](double q) { return q <= fdr; }));
}

/// The column of this name, or of the only name that holds the text; without a text the one with most genes.
Result<Index> columnOf(const PhenotypeInput& input, const std::string& name, double fdr)
{
    if (name.empty()) {
        Index best = 0;
        std::size_t most = 0;
        for (Index column = 0; column < input.effect.cols(); ++column)
            if (const std::size_t n = found(genesOf(input, column, fdr), fdr); n > most) {
                most = n;
                best = column;
            }
        return best;
    }
    if (const auto exact = std::ranges::find(input.traits, name); exact != input.traits.end())
        return exact - input.traits.begin();
    std::vector<Index> like;
    for (std::size_t c = 0; c < input.traits.size(); ++c)
        if (toLowerAscii(input.traits[c]).find(toLowerAscii(name)) != std::string::npos)
            like.push_back(static_cast<Index>(c));
    if (like.size() == 1) return like.front();
    std::string names;
    for (std::size_t i = 0; i < std::min(like.size(), kNamesShown); ++i)
        names += (i > 0 ? ", " : "") + input.traits[static_cast<std::size_t>(like[i])];
    if (like.size() > kNamesShown) names += ", …";
    return Error{ErrorKind::Usage,
                 like.empty() ? "There is no condition named \"" + name + "\" in the phenotype table."
                              : "Several conditions hold \"" + name + "\": " + names + "; name one.",
                 "condition"};
}

Table geneTable(const VolcanoGenes& genes, bool calls, double fdr)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < genes.ids.size(); ++i)
        if (!std::isnan(genes.effect[i])) order.push_back(i);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const double pa = std::isnan(genes.p[a]) ? 2 : genes.p[a], pb = std::isnan(genes.p[b]) ? 2 : genes.p[b];
        return pa != pb ? pa < pb : std::abs(genes.effect[a]) > std::abs(genes.effect[b]);
    });
    const auto pick = [&order](const auto& values) {
        std::remove_cvref_t<decltype(values)> out;
        for (const std::size_t i : order) out.push_back(values[i]);
        return out;
    };
    Categories has{{"no", "yes"}, {}};
    for (const std::size_t i : order) has.codes.push_back(genes.q[i] <= fdr ? 1 : 0);
    Table table{"condition_genes", "Genes in the condition", {}};
    table.columns = {
        column("gene_id", "Gene", "Identifier as in the file.", pick(genes.ids)),
        column("symbol", "Symbol", "Gene name.", pick(genes.names)),
        column("effect", "Effect", "Score or call, as in the phenotype table.", pick(genes.effect)),
    };
    if (!calls) {
        table.columns.push_back(
            column("p", "p", "Two-sided; the notes say where it is from.", pick(genes.p), NumberStyle::Probability));
        table.columns.push_back(column("q", "q", "Benjamini-Hochberg over the genes of the condition.", pick(genes.q),
                                       NumberStyle::Probability));
    }
    table.columns.push_back(column("has", "Phenotype",
                                   calls ? std::string("yes: called.") : "yes: q at most " + displayNumber(fdr) + ".",
                                   std::move(has)));
    return table;
}

Result<Report> run(const Dataset& dataset, const Parameters& parameters, std::uint64_t, Progress& progress)
{
    Report report;
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    if (input->p.size() == 0)
        return badInput("This analysis needs measured phenotypes; annotated traits have neither effect nor p.");
    progress.report(0.3, "Looking for the condition");
    const double fdr = parameters.real("fdr");
    const auto at = columnOf(*input, parameters.text("condition"), fdr);
    if (!at) return at.error();
    if (progress.isCancelled()) return cancelled();
    const VolcanoGenes genes = genesOf(*input, *at, fdr);
    const std::string& name = input->traits[static_cast<std::size_t>(*at)];
    const auto sign = [&](bool lower) {
        double n = 0;
        for (std::size_t i = 0; i < genes.q.size(); ++i)
            n += genes.q[i] <= fdr && (genes.effect[i] < 0) == lower ? 1 : 0;
        return n;
    };
    report.title = "Genes in " + name;
    report.scalars = {
        {"genes", "Genes measured",
         static_cast<double>(std::ranges::count_if(genes.effect, [](double v) { return !std::isnan(v); })),
         "With a value in the condition."},
        {"lower", "Genes lower", sign(true), "With a phenotype and a negative effect."},
        {"higher", "Genes higher", sign(false), "With a phenotype and a positive effect."},
    };
    report.tables = {geneTable(genes, input->scale != PhenotypeScale::Score, fdr)};
    const std::string about = name + " (" + input->source + ").";
    report.plots.push_back(input->scale == PhenotypeScale::Score ? volcanoPlot(genes, name, "Effect", fdr, about)
                                                                 : callCountPlot(genes.effect, name, about));
    return report;
}

}  // namespace

AnalysisDescriptor traitsCondition()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    parameters.insert(parameters.begin(),
                      {"condition",
                       "Condition",
                       "Name of the condition, or a part that only one name has; empty for the one with most genes.",
                       "",
                       std::string(),
                       {},
                       {},
                       {}});
    return {
        .id = "traits.condition",
        .title = "Genes of one condition",
        .answers = "Which genes have a phenotype in this condition, how large and how sure?",
        .citation = "Benjamini Y, Hochberg Y (1995) J R Stat Soc B 57:289",
        .version = 1,
        .parameters = std::move(parameters),
        .needsPhenotypes = true,
        .run = run,
    };
}

}  // namespace pleio::builtin
