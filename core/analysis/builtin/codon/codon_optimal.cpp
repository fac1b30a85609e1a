// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/codon/codon_axes.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/codon/optimal_codon_tests.h"
#include "core/math/ranks.h"
#include "core/math/student_t.h"
#include "core/plot/codon_trend_plot.h"
#include "core/plot/codon_usage_plot.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

/// A number of every active gene that is larger the stronger its codon bias.
struct BiasMeasure {
    std::string name;
    std::vector<double> values;
};

/// The ends of the first axis, and which of them is the one of strong bias.
struct Ends {
    AxisEnds rows;  ///< among the active rows; `high` is the end of strong bias
    bool flipped = false;
    std::string reason;  ///< what decided it
    CodonVector high{}, low{};
};

double meanOf(const std::vector<double>& values, const std::vector<std::int32_t>& rows)
{
    double sum = 0, n = 0;
    for (const std::int32_t row : rows) {
        const double value = values[static_cast<std::size_t>(row)];
        if (std::isnan(value)) continue;
        sum += value;
        n += 1;
    }
    return sum / n;
}

CodonVector pooled(const CodonAxes& axes, const std::vector<std::int32_t>& activeRows)
{
    std::vector<std::int32_t> rows;
    for (const std::int32_t row : activeRows) rows.push_back(axes.active[static_cast<std::size_t>(row)]);
    return pooledCounts(axes.genes.codons, rows);
}

Ends endsOf(const CodonAxes& axes, double share)
{
    Ends ends;
    ends.rows = axisEnds(axes.ofActive(axes.axis(0)), share);
    ends.high = pooled(axes, ends.rows.high);
    ends.low = pooled(axes, ends.rows.low);
    const std::vector<double> cai = axes.ofActive(axes.cai);
    const double high = axes.caiDefined ? meanOf(cai, ends.rows.high) : kUndefined;
    const double low = axes.caiDefined ? meanOf(cai, ends.rows.low) : kUndefined;
    if (high == high && low == low) {
        ends.flipped = high < low;
        ends.reason = "its genes have the higher mean CAI (" + displayNumber(std::max(high, low)) + " against " +
                      displayNumber(std::min(high, low)) + ")";
    } else {
        ends.flipped = departureFromEqualUse(ends.high, axes.layout) < departureFromEqualUse(ends.low, axes.layout);
        ends.reason = "its genes are further from equal use of synonyms, there being no reference set for CAI";
    }
    if (ends.flipped) {
        std::swap(ends.rows.high, ends.rows.low);
        std::swap(ends.high, ends.low);
    }
    return ends;
}

std::vector<double> oriented(std::vector<double> values, bool flipped)
{
    if (flipped)
        for (double& value : values) value = -value;
    return values;
}

std::vector<Choice> biasChoices() { return {{"axis1", "First axis"}, {"cai", "CAI"}}; }

/// The measures that can be chosen, one line each; larger is stronger bias (minus Nc, say).
Result<BiasMeasure> biasMeasure(const std::string& choice, const CodonAxes& axes, const Ends& ends)
{
    if (choice == "axis1") return BiasMeasure{"axis 1", oriented(axes.ofActive(axes.axis(0)), ends.flipped)};
    if (!axes.caiDefined)
        return badInput(
            "CAI is undefined, because too few ribosomal proteins were found by product name; choose the first axis.",
            "bias");
    return BiasMeasure{"CAI", axes.ofActive(axes.cai)};
}

/// In standard deviations from the mean, so that coefficients of all measures compare. All NaN if constant.
std::vector<double> standardised(std::vector<double> values)
{
    double sum = 0, squares = 0, n = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        n += 1;
    }
    const double mean = sum / n;
    for (const double value : values)
        if (!std::isnan(value)) squares += (value - mean) * (value - mean);
    const double sd = std::sqrt(squares / (n - 1));
    for (double& value : values) value = sd > 0 ? (value - mean) / sd : kUndefined;
    return values;
}

Categories yesNo(const std::vector<bool>& values)
{
    Categories out{{"no", "yes"}, {}};
    for (const bool value : values) out.codes.push_back(value ? 1 : 0);
    return out;
}

template <class Row, class Member>
std::vector<double> field(const std::vector<Row>& rows, Member member)
{
    std::vector<double> out;
    for (const Row& row : rows) out.push_back(row.*member);
    return out;
}

template <class Row>
std::vector<bool> optimalOf(const std::vector<Row>& rows, double rate)
{
    std::vector<bool> out;
    for (const Row& row : rows) out.push_back(row.optimal(rate));
    return out;
}

Table trendTable(const CodonLayout& layout, const std::vector<CodonTrend>& trends,
                 const std::vector<CodonContrast>& contrasts, const std::string& bias, double rate)
{
    std::vector<std::string> aminoAcid, codon;
    for (const CodonFamily& family : layout.families)
        for (const int c : family.codons) {
            aminoAcid.emplace_back(1, family.aminoAcid);
            codon.push_back(codonText(c));
        }
    std::vector<double> odds;
    std::vector<std::int64_t> genes, high, low;
    for (const CodonTrend& trend : trends) {
        odds.push_back(std::exp(trend.coefficient));
        genes.push_back(trend.genes);
    }
    for (const CodonContrast& contrast : contrasts) {
        high.push_back(static_cast<std::int64_t>(contrast.high));
        low.push_back(static_cast<std::int64_t>(contrast.low));
    }
    Table table{"optimal_codons", "Optimal codons", {}};
    table.columns = {
        column("amino_acid", "Amino acid", "One-letter code.", std::move(aminoAcid)),
        column("codon", "Codon", "Codon with synonyms.", std::move(codon)),
        column("coefficient", "Coefficient",
               "Change of the log odds of the codon among its synonyms per standard deviation of " + bias + ".",
               field(trends, &CodonTrend::coefficient)),
        column("se", "SE", "Standard error, scaled by the square root of the dispersion.",
               field(trends, &CodonTrend::standardError)),
        column("t", "t", "Coefficient over its standard error.", field(trends, &CodonTrend::t)),
        column("p", "p", "Two-sided, Student's t.", field(trends, &CodonTrend::p), NumberStyle::Probability),
        column("q", "q", "Benjamini-Hochberg over all codons.", field(trends, &CodonTrend::q),
               NumberStyle::Probability),
        column("se_robust", "SE, robust",
               "Sandwich standard error, which allows long genes to be more dispersed than short ones.",
               field(trends, &CodonTrend::robustError)),
        column("p_robust", "p, robust", "Two-sided, with the robust standard error.",
               field(trends, &CodonTrend::robustP), NumberStyle::Probability),
        column("q_robust", "q, robust", "Benjamini-Hochberg over all codons.", field(trends, &CodonTrend::robustQ),
               NumberStyle::Probability),
        column("odds_ratio", "Odds ratio", "exp of the coefficient.", std::move(odds)),
        column("dispersion", "Dispersion",
               "Variance between genes over that of binomial counts; 1 if codons were drawn independently.",
               field(trends, &CodonTrend::dispersion)),
        column("genes", "Genes", "That have the amino acid and a bias.", std::move(genes)),
        column("optimal", "Optimal", "Positive coefficient; q and robust q at most " + displayNumber(rate, 2) + ".",
               yesNo(optimalOf(trends, rate))),
        column("count_high", "Count, high", "Codons in the genes at the end of strong bias.", std::move(high)),
        column("count_low", "Count, low", "Codons in the genes at the other end.", std::move(low)),
        column("rscu_high", "RSCU, high", "Relative synonymous codon usage, pooled; 1 = no preference.",
               field(contrasts, &CodonContrast::rscuHigh)),
        column("rscu_low", "RSCU, low", "Relative synonymous codon usage, pooled; 1 = no preference.",
               field(contrasts, &CodonContrast::rscuLow)),
        column("chi_square", "Chi-square", "Codon against its synonyms in both ends, one degree of freedom.",
               field(contrasts, &CodonContrast::chiSquare)),
        column("p_ends", "p, ends", "Of chi-square; too small, because codons of a gene are not independent.",
               field(contrasts, &CodonContrast::p), NumberStyle::Probability),
        column("q_ends", "q, ends", "Benjamini-Hochberg over all codons.", field(contrasts, &CodonContrast::q),
               NumberStyle::Probability),
        column("optimal_ends", "Optimal, ends",
               "Higher RSCU at the end of strong bias with q at most " + displayNumber(rate, 2) + ".",
               yesNo(optimalOf(contrasts, rate))),
    };
    return table;
}

/// One row an amino acid: its optimal codons by either way, the strongest first.
Table aminoAcidTable(const CodonLayout& layout, const std::vector<CodonTrend>& trends,
                     const std::vector<CodonContrast>& contrasts, double rate)
{
    std::vector<std::string> aminoAcid, byTrend, byEnds, best;
    const auto append = [](std::string& list, int codon) { addToList(list, codonText(codon)); };
    for (std::size_t f = 0; f < layout.families.size(); ++f) {
        std::string trend, ends;
        std::size_t strongest = layout.familyStart[f];
        for (std::size_t at = layout.familyStart[f]; at < layout.familyStart[f + 1]; ++at) {
            if (trends[at].optimal(rate)) append(trend, layout.codons[at]);
            if (contrasts[at].optimal(rate)) append(ends, layout.codons[at]);
            if (trends[at].coefficient > trends[strongest].coefficient || std::isnan(trends[strongest].coefficient))
                strongest = at;
        }
        aminoAcid.emplace_back(1, layout.families[f].aminoAcid);
        best.push_back(trends[strongest].optimal(rate) ? codonText(layout.codons[strongest]) : std::string());
        byTrend.push_back(std::move(trend));
        byEnds.push_back(std::move(ends));
    }
    Table table{"amino_acids", "Optimal codons by amino acid", {}};
    table.columns = {
        column("amino_acid", "Amino acid", "One-letter code.", std::move(aminoAcid)),
        column("best", "Strongest", "The optimal codon with the largest coefficient; empty if none is optimal.",
               std::move(best)),
        column("optimal", "Optimal", "All optimal codons by regression.", std::move(byTrend)),
        column("optimal_ends", "Optimal, ends", "All optimal codons by the two ends of the axis.", std::move(byEnds)),
    };
    return table;
}

PlotSpec trendPlot(const CodonLayout& layout, const std::vector<CodonTrend>& trends, const BiasMeasure& bias,
                   std::int64_t genes, double rate)
{
    std::vector<CodonTrendBar> bars;
    std::size_t at = 0;
    for (const CodonFamily& family : layout.families)
        for (const int codon : family.codons) {
            const CodonTrend& trend = trends[at++];
            const double degrees = static_cast<double>(trend.genes - 2);
            const double reach = std::isnan(trend.standardError) ? kUndefined
                                                                 : studentTwoSidedQuantile(0.05, degrees) *
                                                                       std::max(trend.standardError, trend.robustError);
            bars.push_back({std::string(1, family.aminoAcid), codonText(codon), trend.coefficient,
                            trend.coefficient - reach, trend.coefficient + reach, std::max(trend.q, trend.robustQ)});
        }
    return codonTrendPlot(bars, rate, "Log odds per sd of " + bias.name,
                          "Quasi-binomial regression of each codon among its synonyms on " + bias.name +
                              "; n = " + counted(genes, "gene", "genes") + ".");
}

PlotSpec endsPlot(const CodonAxes& axes, const Ends& ends)
{
    const GeneticCode& code = *axes.genes.code;
    const std::vector<CodonUsageSet> sets{
        {"End of strong bias", rscu(ends.high, code), static_cast<std::int64_t>(ends.rows.high.size())},
        {"Other end", rscu(ends.low, code), static_cast<std::int64_t>(ends.rows.low.size())}};
    PlotSpec spec = codonUsagePlot(CodonUsageMeasure::Rscu, sets, code);
    spec.id = "axis_ends";
    spec.title = "Codon usage at both ends of axis 1";
    spec.caption = axes.about() + " " + spec.caption;
    return spec;
}

void noteBias(const CodonAxes& axes, const Ends& ends, std::vector<Note>& notes)
{
    const auto n = static_cast<std::int64_t>(ends.rows.high.size());
    const std::vector<double> axis = oriented(axes.ofActive(axes.axis(0)), ends.flipped);
    notes.push_back({Severity::Info,
                     "ends.strong",
                     counted(n, "gene", "genes") + " at each end of axis 1 " + (n == 1 ? "is" : "are") +
                         " compared; the end of strong bias is the one where " + ends.reason + ".",
                     n,
                     {},
                     {}});
    std::string follows;
    const auto follow = [&](const char* name, const std::vector<double>& values) {
        const double rho = spearman(axis, axes.ofActive(values)).rho;
        if (std::isnan(rho)) return;
        follows += (follows.empty() ? "" : " and ") + std::string(name) + " with ρ = " + displayNumber(rho);
    };
    follow("GC3s", axes.gc3s);
    follow("CAI", axes.cai);
    if (follows.empty()) return;
    notes.push_back({Severity::Info,
                     "axis.follows",
                     "Axis 1 follows " + follows +
                         "; where it follows GC3s, codons may be preferred by mutation rather than for translation.",
                     1,
                     {},
                     {}});
}

Result<Report> runCodonOptimal(const Dataset& dataset, const Parameters& parameters, std::uint64_t, Progress& progress)
{
    Report report;
    SubProgress finding(progress, 0, 0.3);
    const auto axes = codonAxes(dataset, parameters, 1, report.notes, finding);
    if (!axes) return axes.error();
    const double rate = parameters.real("rate");
    const Ends ends = endsOf(*axes, parameters.real("ends") / 100);
    const auto bias = biasMeasure(parameters.text("bias"), *axes, ends);
    if (!bias) return bias.error();
    noteBias(*axes, ends, report.notes);

    SubProgress fitting(progress, 0.3, 1);
    const auto trends =
        codonTrends(axes->counts(axes->active, Eigen::all), axes->layout, standardised(bias->values), fitting);
    if (!trends) return trends.error();
    const std::vector<CodonContrast> contrasts = codonContrasts(ends.high, ends.low, axes->layout);

    const auto count = [](const std::vector<bool>& values) {
        return static_cast<double>(std::ranges::count(values, true));
    };
    report.scalars = {
        {"genes_active", "Genes that make the axes", static_cast<double>(axes->active.size()),
         "Long enough and without a flag."},
        {"genetic_code", "Genetic code", static_cast<double>(axes->genes.code->id()),
         "NCBI number of the table that defines the synonyms."},
        {"optimal", "Optimal codons", count(optimalOf(*trends, rate)), "By regression on the bias of genes."},
        {"optimal_ends", "Optimal codons, ends", count(optimalOf(contrasts, rate)), "By the two ends of axis 1."},
        {"genes_each_end", "Genes at each end", static_cast<double>(ends.rows.high.size()), "Of axis 1."},
    };
    report.tables = {trendTable(axes->layout, *trends, contrasts, bias->name, rate),
                     aminoAcidTable(axes->layout, *trends, contrasts, rate)};
    report.plots = {trendPlot(axes->layout, *trends, *bias, static_cast<std::int64_t>(axes->active.size()), rate),
                    endsPlot(*axes, ends)};
    return report;
}

}  // namespace

AnalysisDescriptor codonOptimal()
{
    AnalysisDescriptor descriptor{
        .id = std::string(kCodonOptimal),
        .title = "Optimal codons",
        .answers = "Which synonymous codons are used more in genes of strong codon bias?",
        .citation =
            "Sharp PM, Cowe E, Higgins DG et al. (1988) Nucleic Acids Research 16:8207 (ends of the axis); McCullagh "
            "P, "
            "Nelder JA (1989) Generalized Linear Models (quasi-likelihood); Benjamini Y, Hochberg Y (1995) Journal of "
            "the Royal Statistical Society B 57:289",
        .version = 2,
        .parameters =
            {{"bias",
              "Bias of a gene",
              "What codon use is regressed on. First axis: the genes' scores, made from the same codons. CAI: against "
              "the ribosomal proteins, each scored without itself.",
              "",
              std::string("axis1"),
              {},
              {},
              biasChoices()},
             {"rate", "False discovery rate", "A codon is called optimal at this q or below.", "", 0.01, 0.0, 1.0, {}},
             {"ends",
              "Genes at each end",
              "Share of the genes that is compared at either end of axis 1.",
              "%",
              5.0,
              0.1,
              50.0,
              {}}},
        .tables = {"optimal_codons", "amino_acids"},
        .needsSequence = true,
        .run = runCodonOptimal,
    };
    for (ParameterSpec& spec : codonAxisParameters()) descriptor.parameters.push_back(std::move(spec));
    return descriptor;
}

}  // namespace pleio::builtin
