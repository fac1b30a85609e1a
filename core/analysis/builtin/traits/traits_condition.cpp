// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/plot/volcano_plot.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace pleio::builtin {

namespace {

using Eigen::Index;

constexpr std::size_t kConditionsShown = 5;

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
    for (std::size_t i = 0; i < std::min(like.size(), kConditionsShown); ++i)
        names += (i > 0 ? ", " : "") + input.traits[static_cast<std::size_t>(like[i])];
    if (like.size() > kConditionsShown) names += ", …";
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

/// Genes with a value, the surest first: by |z| where there is one, as p of strong effects are all 0.
std::vector<Index> surestFirst(const PhenotypeInput& input, Index trait)
{
    std::vector<Index> order;
    for (Index gene = 0; gene < input.effect.rows(); ++gene)
        if (!std::isnan(input.effect(gene, trait))) order.push_back(gene);
    const auto doubt = [&](Index gene) {
        const double value = input.sized ? -std::abs(input.z(gene, trait)) : input.p(gene, trait);
        return std::isnan(value) ? 2 : value;
    };
    std::ranges::stable_sort(order, {},
                             [&](Index gene) { return std::pair(doubt(gene), -std::abs(input.profile(gene, trait))); });
    return order;
}

Table geneTable(const PhenotypeInput& input, const PhenotypeCalls& calls, Index trait, double fdr)
{
    const std::vector<Index> order = surestFirst(input, trait);
    const auto name = [&order](const std::vector<std::string>& names) {
        std::vector<std::string> out;
        for (const Index gene : order) out.push_back(names[static_cast<std::size_t>(gene)]);
        return out;
    };
    const auto number = [&](const Eigen::MatrixXd& values) {
        std::vector<double> out;
        for (const Index gene : order) out.push_back(values(gene, trait));
        return out;
    };
    Categories has{{"no", "yes"}, {}};
    for (const Index gene : order) has.codes.push_back(calls.called(gene, trait) ? 1 : 0);
    Table table{"condition_genes", "Genes in the condition", {}};
    table.columns = {
        column("gene_id", "Gene", "Identifier as in the file.", name(input.ids)),
        column("symbol", "Symbol", "Gene name.", name(input.names)),
        column("effect", "Effect",
               "Score or call, as in the phenotype table; z, p and the figure are of the score less that of a gene "
               "without effect.",
               number(input.shown)),
    };
    if (calls.sized) {
        table.columns.push_back(column("z", "z",
                                       "Departure from a gene without effect in standard deviations, below 0 if lower.",
                                       number(input.z)));
        table.columns.push_back(
            column("p", "p", "Two-sided; the notes say where it is from.", number(input.p), NumberStyle::Probability));
        table.columns.push_back(column("q", "q", "Benjamini-Hochberg over the genes of the condition.", number(calls.q),
                                       NumberStyle::Probability));
    }
    table.columns.push_back(column(
        "has", "Phenotype", calls.sized ? "yes: q at most " + displayNumber(fdr) + "." : std::string("yes: called."),
        std::move(has)));
    return table;
}

/// Why a condition has no value, or no p.
std::optional<Note> missingNumbers(const PhenotypeInput& input, Index trait, std::int64_t measured)
{
    const std::string& name = input.traits[static_cast<std::size_t>(trait)];
    if (measured == 0)
        return Note{Severity::Warning, "condition.empty", "No gene has a value in " + name + ".", 1, {}, {}};
    if (!input.p.col(trait).array().isNaN().all()) return {};
    return Note{Severity::Warning,
                "condition.no_p",
                "There is no p in " + name + ", so no gene is called: " +
                    (input.centred
                         ? "at least half of its scores are the same, and their median absolute deviation is 0; "
                           "load a table of p or t values."
                         : "the table that p is from has no value for it."),
                1,
                {},
                {}};
}

Result<Report> runTraitsCondition(const Dataset& dataset, const Parameters& parameters, std::uint64_t,
                                  Progress& progress)
{
    Report report;
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    if (input->p.size() == 0)
        return badInput(
            "This analysis needs measured phenotypes, and annotated traits have neither effect nor p; load a table "
            "of genes and conditions.");
    progress.report(0.3, "Looking for the condition");
    const double fdr = parameters.real("fdr");
    const PhenotypeCalls calls = phenotypeCalls(*input, CallFamily::PerTrait, fdr);
    const auto at = columnOf(*input, calls.called, parameters.text("condition"));
    if (!at) return at.error();
    if (progress.isCancelled()) return cancelled();
    const std::string& name = input->traits[static_cast<std::size_t>(*at)];
    CallCount count;
    for (Index gene = 0; gene < input->effect.rows(); ++gene) {
        count.measured += std::isnan(input->effect(gene, *at)) ? 0 : 1;
        if (calls.called(gene, *at)) ++(input->isLower(gene, *at) ? count.lower : count.higher);
    }
    report.title = "Genes in " + name;
    report.scalars = {
        {"genes_condition", "Genes in the condition", static_cast<double>(count.measured), "With a value in it."},
        {"lower", "Genes lower", static_cast<double>(count.lower),
         "With a phenotype, and lower than genes without effect."},
        {"higher", "Genes higher", static_cast<double>(count.higher),
         "With a phenotype, and higher than genes without effect."},
    };
    report.tables = {geneTable(*input, calls, *at, fdr)};
    if (auto missing = missingNumbers(*input, *at, count.measured)) report.notes.push_back(*std::move(missing));
    const std::string about = name + " (" + input->source + ").";
    if (!calls.sized) {
        report.plots.push_back(callCountPlot(count, name, about));
        return report;
    }
    VolcanoGenes genes{
        input->ids, input->names, valuesOf(input->effect, *at), valuesOf(input->p, *at), valuesOf(calls.q, *at), {}};
    for (Index gene = 0; gene < input->effect.rows(); ++gene) genes.lower.push_back(input->isLower(gene, *at));
    report.plots.push_back(volcanoPlot(
        genes, name, input->centred ? "Effect (score less the median of the condition)" : "Effect", fdr, about));
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
        .id = std::string(kTraitsCondition),
        .title = "Genes of one condition",
        .answers = "Which genes have a phenotype in this condition, how large and how sure?",
        .citation = "Benjamini Y, Hochberg Y (1995) J R Stat Soc B 57:289",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"condition_genes"},
        .needsPhenotypes = true,
        .needsMeasurements = true,
        .run = runTraitsCondition,
    };
}

}  // namespace pleio::builtin
