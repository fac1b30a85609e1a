// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/plot/volcano_plot.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

using Eigen::Index;

constexpr std::size_t kNamesShown = 5;

/// The column of this name, or of the only name that holds the text; without a text the one with most genes.
Result<Index> columnOf(const PhenotypeInput& input, const CallMatrix& called, const std::string& name)
{
    if (name.empty()) {
        Index best = 0;
        for (Index column = 1; column < called.cols(); ++column)
            if (called.col(column).count() > called.col(best).count()) best = column;
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
                 like.empty() ? "There is no condition named \"" + name + "\" in the phenotype table." +
                                    nearNames(input.traits, name)
                              : "Several conditions hold \"" + name + "\": " + names + "; name one.",
                 "condition"};
}

std::vector<double> valuesOf(const Eigen::MatrixXd& matrix, Index column)
{
    return {matrix.col(column).begin(), matrix.col(column).end()};
}

/// Genes with a value, the surest first. `genes` has q only if p tells how strong effects are.
Table geneTable(const VolcanoGenes& genes, const std::vector<bool>& called, double fdr)
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
    for (const std::size_t i : order) has.codes.push_back(called[i] ? 1 : 0);
    Table table{"condition_genes", "Genes in the condition", {}};
    table.columns = {
        column("gene_id", "Gene", "Identifier as in the file.", pick(genes.ids)),
        column("symbol", "Symbol", "Gene name.", pick(genes.names)),
        column("effect", "Effect", "Score or call, as in the phenotype table.", pick(genes.effect)),
    };
    const bool sized = !genes.q.empty();
    if (sized) {
        table.columns.push_back(
            column("p", "p", "Two-sided; the notes say where it is from.", pick(genes.p), NumberStyle::Probability));
        table.columns.push_back(column("q", "q", "Benjamini-Hochberg over the genes of the condition.", pick(genes.q),
                                       NumberStyle::Probability));
    }
    table.columns.push_back(column("has", "Phenotype",
                                   sized ? "yes: q at most " + displayNumber(fdr) + "." : std::string("yes: called."),
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
    const PhenotypeCalls calls = phenotypeCalls(*input, CallFamily::PerTrait, fdr);
    const auto at = columnOf(*input, calls.called, parameters.text("condition"));
    if (!at) return at.error();
    if (progress.isCancelled()) return cancelled();
    const std::string& name = input->traits[static_cast<std::size_t>(*at)];
    VolcanoGenes genes{input->ids, input->names, valuesOf(input->effect, *at), valuesOf(input->p, *at), {}};
    if (calls.sized) genes.q = valuesOf(calls.q, *at);
    const std::vector<bool> called(calls.called.col(*at).begin(), calls.called.col(*at).end());
    CallCount count;
    for (std::size_t i = 0; i < called.size(); ++i) {
        count.measured += std::isnan(genes.effect[i]) ? 0 : 1;
        if (called[i]) ++(genes.effect[i] < 0 ? count.lower : count.higher);
    }
    report.title = "Genes in " + name;
    report.scalars = {
        {"genes", "Genes measured", static_cast<double>(count.measured), "With a value in the condition."},
        {"lower", "Genes lower", static_cast<double>(count.lower), "With a phenotype and a negative effect."},
        {"higher", "Genes higher", static_cast<double>(count.higher), "With a phenotype and a positive effect."},
    };
    report.tables = {geneTable(genes, called, fdr)};
    const std::string about = name + " (" + input->source + ").";
    report.plots.push_back(calls.sized ? volcanoPlot(genes, name, "Effect", fdr, about)
                                       : callCountPlot(count, name, about));
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
                       {},
                       ParameterKind::Condition});
    return {
        .id = "traits.condition",
        .title = "Genes of one condition",
        .answers = "Which genes have a phenotype in this condition, how large and how sure?",
        .citation = "Benjamini Y, Hochberg Y (1995) J R Stat Soc B 57:289",
        .version = 1,
        .parameters = std::move(parameters),
        .tables = {"condition_genes"},
        .needsPhenotypes = true,
        .run = run,
    };
}

}  // namespace pleio::builtin
