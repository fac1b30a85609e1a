// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/traits/null_note.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/chi_square.h"
#include "core/math/false_discovery.h"
#include "core/plot/quantile_plot.h"
#include "core/traits/combined_tests.h"
#include "core/traits/cpassoc.h"
#include "core/traits/null_correlation.h"
#include "core/traits/placo.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

/// TATES and S_Het take time with the fourth and third power of the number of studies.
constexpr std::size_t kMostTates = 40, kMostHeterogeneous = 60, kMostPairs = 300;
constexpr double kShownPlaco = 0.01;
constexpr std::size_t kCombinedBetweenReports = 100;

struct Combined {
    std::vector<double> cauchy, simes, homogeneous, homogeneousP, heterogeneous, heterogeneousP;
    std::vector<std::int64_t> studies;
};

Result<Combined> combine(const Eigen::MatrixXd& z, const Eigen::MatrixXd& p, const Eigen::MatrixXd& r, int draws,
                         std::uint64_t seed, Progress& progress)
{
    const auto studies = static_cast<std::size_t>(z.cols());
    const std::vector<double> weights(studies, 1);
    progress.report(0, "Simulating the null of S_Het");
    ShiftedGamma null{kUndefined, kUndefined, kUndefined};
    if (studies <= kMostHeterogeneous) null = heterogeneousNull(weights, r, draws, seed);
    Combined out;
    for (Eigen::Index gene = 0; gene < z.rows(); ++gene) {
        if (static_cast<std::size_t>(gene) % kCombinedBetweenReports == 0) {
            if (progress.isCancelled()) return cancelled();
            progress.report(static_cast<double>(gene) / static_cast<double>(z.rows()), "Combining studies");
        }
        const Eigen::RowVectorXd zRow = z.row(gene), pRow = p.row(gene);
        const std::vector<double> zs(zRow.begin(), zRow.end()), ps(pRow.begin(), pRow.end());
        const auto missing = std::ranges::count_if(zs, [](double v) { return std::isnan(v); });
        out.studies.push_back(static_cast<std::int64_t>(studies) - missing);
        out.cauchy.push_back(acat(ps));
        out.simes.push_back(studies <= kMostTates ? tates(ps, r) : kUndefined);
        out.homogeneous.push_back(cpassocHomogeneous(zs, weights, r));
        out.homogeneousP.push_back(chiSquareSurvival(out.homogeneous.back(), 1));
        const bool tried = studies <= kMostHeterogeneous;
        out.heterogeneous.push_back(tried ? cpassocHeterogeneous(zs, weights, r) : kUndefined);
        // The null was simulated with all studies; with fewer of them the maximum is over fewer thresholds, and p is
        // too large.
        out.heterogeneousP.push_back(null.survival(out.heterogeneous.back()));
    }
    return out;
}

Table combinedTable(const PhenotypeInput& input, const Combined& combined)
{
    Table table{"combined", "Association over all studies", {}};
    const auto probability = [&](const char* id, const char* title, const char* help,
                                 const std::vector<double>& values) {
        table.columns.push_back(column(id, title, help, values, NumberStyle::Probability));
    };
    table.columns = {
        column("gene_id", "Gene", "Gene of the row, or the row's own name where it fits no gene.", input.ids),
        column("symbol", "Symbol", "Name of the gene.", input.names),
        column("studies", "Studies", "Studies with a z.", combined.studies),
    };
    probability("acat", "ACAT", "p of any association: Cauchy combination, valid in the tail under dependence.",
                combined.cauchy);
    probability("acat_q", "q of ACAT", "Benjamini-Hochberg over the genes.", benjaminiHochberg(combined.cauchy));
    probability("tates", "TATES", "p of any association: Simes' test with effective numbers of p-values.",
                combined.simes);
    probability("tates_q", "q of TATES", "Benjamini-Hochberg over the genes.", benjaminiHochberg(combined.simes));
    table.columns.push_back(column("s_hom", "S_Hom",
                                   "CPASSOC for effects of one sign and size; chi-square with 1 degree of freedom.",
                                   combined.homogeneous));
    probability("s_hom_p", "p of S_Hom", "Upper tail.", combined.homogeneousP);
    probability("s_hom_q", "q of S_Hom", "Benjamini-Hochberg over the genes.",
                benjaminiHochberg(combined.homogeneousP));
    table.columns.push_back(
        column("s_het", "S_Het", "CPASSOC for effects in some studies, of any sign: the largest S_Hom over thresholds.",
               combined.heterogeneous));
    probability("s_het_p", "p of S_Het", "Upper tail of a gamma distribution fitted to simulated null values.",
                combined.heterogeneousP);
    probability("s_het_q", "q of S_Het", "Benjamini-Hochberg over the genes.",
                benjaminiHochberg(combined.heterogeneousP));
    return table;
}

struct PairTables {
    Table pairs{"placo_pairs", "Pairs of studies", {}};
    Table genes{"placo", "Genes that affect both of two studies", {}};
};

Result<PairTables> placoTables(const PhenotypeInput& input, const Eigen::MatrixXd& z,
                               const std::vector<std::string>& names, double fdr, Progress& progress)
{
    Categories gene, symbol, first, second, pairFirst, pairSecond;
    gene.levels = input.ids;
    symbol.levels = input.names;
    first.levels = second.levels = pairFirst.levels = pairSecond.levels = names;
    std::vector<double> p, q, z1, z2, r, v1, v2;
    std::vector<std::int64_t> called;
    const auto rows = static_cast<std::size_t>(z.rows());
    for (Eigen::Index a = 0; a < z.cols(); ++a)
        for (Eigen::Index b = a + 1; b < z.cols(); ++b) {
            if (progress.isCancelled()) return cancelled();
            progress.report(static_cast<double>(a) / static_cast<double>(z.cols()), "Testing pairs of studies");
            const Placo test = placo({z.col(a).data(), rows}, {z.col(b).data(), rows});
            const std::vector<double> adjusted = benjaminiHochberg(test.p);
            std::int64_t hits = 0;
            for (std::size_t row = 0; row < rows; ++row) {
                hits += adjusted[row] <= fdr ? 1 : 0;
                if (!(test.p[row] <= kShownPlaco)) continue;
                gene.codes.push_back(static_cast<std::int32_t>(row));
                first.codes.push_back(static_cast<std::int32_t>(a));
                second.codes.push_back(static_cast<std::int32_t>(b));
                z1.push_back(z(static_cast<Eigen::Index>(row), a));
                z2.push_back(z(static_cast<Eigen::Index>(row), b));
                p.push_back(test.p[row]);
                q.push_back(adjusted[row]);
            }
            pairFirst.codes.push_back(static_cast<std::int32_t>(a));
            pairSecond.codes.push_back(static_cast<std::int32_t>(b));
            r.push_back(test.correlation);
            v1.push_back(test.variance[0]);
            v2.push_back(test.variance[1]);
            called.push_back(hits);
        }
    symbol.codes = gene.codes;
    PairTables out;
    out.pairs.columns = {
        column("first", "First study", "Study.", std::move(pairFirst)),
        column("second", "Second study", "Study.", std::move(pairSecond)),
        column("r", "r", "Correlation of the z of genes without effects, taken out before the test.", std::move(r)),
        column("variance_first", "Variance, first", "Of the decorrelated z; above 1 where many genes have effects.",
               std::move(v1)),
        column("variance_second", "Variance, second", "Of the decorrelated z; above 1 where many genes have effects.",
               std::move(v2)),
        column("genes_called", "Genes called", "Genes with q at the FDR or below.", std::move(called)),
    };
    out.genes.columns = {
        column("gene_id", "Gene", "Gene with p <= 0.01.", std::move(gene)),
        column("symbol", "Symbol", "Name of the gene.", std::move(symbol)),
        column("first", "First study", "Study.", std::move(first)),
        column("second", "Second study", "Study.", std::move(second)),
        column("z_first", "z, first", "z of the gene in the first study.", std::move(z1)),
        column("z_second", "z, second", "z of the gene in the second study.", std::move(z2)),
        column("p", "p", "PLACO: at most one of the two is affected.", std::move(p), NumberStyle::Probability),
        column("q", "q", "Benjamini-Hochberg over the genes of the pair.", std::move(q), NumberStyle::Probability),
    };
    return out;
}

Result<Report> runTraitsCombine(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed,
                                Progress& progress)
{
    Report report;
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    if (!input->sized)
        return badInput(
            input->scale == PhenotypeScale::Score
                ? "Combining studies needs to know how strong an effect is, which q values do not say, and p came from "
                  "those; let p come from the scores (z), or load tables with p or t."
                : "Combining studies needs to know how strong an effect is, which calls do not say; load scores with "
                  "one column a study.");
    const auto columns = namedTraits(input->traits, parameters.text("studies"), "studies");
    if (!columns) return columns.error();
    if (columns->size() < 2)
        return badInput("Combining studies needs at least two of them; " +
                            std::string(input->traits.size() < 2 ? "load a table with more columns."
                                                                 : "name more, or none to take all."),
                        "studies");
    std::vector<std::string> names;
    for (const Eigen::Index c : *columns) names.push_back(input->traits[static_cast<std::size_t>(c)]);
    const Eigen::MatrixXd z = input->z(Eigen::all, *columns), p = input->p(Eigen::all, *columns);
    const NullCorrelation null = nullCorrelation(z);
    // Studies that are nearly copies would make R singular; S_Het and S_Hom need its inverse.
    Eigen::MatrixXd r = 0.999 * null.r;
    r.diagonal().setOnes();

    SubProgress combining(progress, 0, 0.6);
    const auto combined = combine(z, p, r, static_cast<int>(parameters.integer("draws")), seed, combining);
    if (!combined) return combined.error();
    report.tables.push_back(combinedTable(*input, *combined));
    const std::size_t pairs = names.size() * (names.size() - 1) / 2;
    const double fdr = parameters.real("fdr");
    if (pairs <= kMostPairs) {
        SubProgress testing(progress, 0.6, 0.95);
        auto tables = placoTables(*input, z, names, fdr, testing);
        if (!tables) return tables.error();
        report.tables.push_back(std::move(tables->pairs));
        report.tables.push_back(std::move(tables->genes));
    } else {
        report.notes.push_back({Severity::Info,
                                "combine.pairs",
                                "There are " + displayCount(static_cast<std::int64_t>(pairs)) +
                                    " pairs of studies, more than PLACO is run for (" + std::to_string(kMostPairs) +
                                    "); name the studies to test in pairs.",
                                static_cast<std::int64_t>(pairs),
                                {},
                                {}});
    }
    if (names.size() > kMostTates)
        report.notes.push_back({Severity::Info,
                                "combine.many",
                                "TATES is computed for up to " + std::to_string(kMostTates) +
                                    " studies and S_Het for up to " + std::to_string(kMostHeterogeneous) +
                                    "; name fewer studies to have them.",
                                static_cast<std::int64_t>(names.size()),
                                {},
                                {}});
    report.notes.push_back(nullCorrelationNote(null, "combine.correlation", "studies"));
    report.notes.push_back({Severity::Info, "combine.weights", "All studies weigh alike.", 1, {}, {}});

    const auto called = [&](const std::vector<double>& values) {
        const auto q = benjaminiHochberg(values);
        return static_cast<double>(std::ranges::count_if(q, [&](double v) { return v <= fdr; }));
    };
    report.scalars = {
        {"genes_measured", "Genes measured", static_cast<double>(input->ids.size()), "Rows of the matrix."},
        {"studies", "Studies", static_cast<double>(names.size()), "Columns combined."},
        {"acat_called", "Genes by ACAT", called(combined->cauchy), "Genes with q at the FDR or below."},
        {"tates_called", "Genes by TATES", names.size() <= kMostTates ? called(combined->simes) : kUndefined,
         "Genes with q at the FDR or below."},
        {"s_hom_called", "Genes by S_Hom", called(combined->homogeneousP), "Genes with q at the FDR or below."},
        {"s_het_called", "Genes by S_Het",
         names.size() <= kMostHeterogeneous ? called(combined->heterogeneousP) : kUndefined,
         "Genes with q at the FDR or below."},
    };
    report.plots.push_back(quantilePlot({{"ACAT", combined->cauchy},
                                         {"TATES", combined->simes},
                                         {"S_Hom", combined->homogeneousP},
                                         {"S_Het", combined->heterogeneousP}},
                                        input->ids, input->names));
    return report;
}

}  // namespace

AnalysisDescriptor traitsCombine()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    parameters.push_back({"studies",
                          "Studies",
                          "Columns to combine, with semicolons between them; empty for all.",
                          "",
                          std::string(),
                          {},
                          {},
                          {},
                          ParameterKind::Conditions});
    parameters.push_back(
        {"draws", "Draws", "Null vectors simulated for S_Het.", "", std::int64_t{10000}, 1000, 1000000, {}});
    return {
        .id = std::string(kTraitsCombine),
        .title = "Combine studies or traits",
        .answers = "Which genes are associated with any of several studies or traits, and which with both of two?",
        .citation =
            "Liu Y, Xie J (2020) J Am Stat Assoc 115:393 (ACAT); van der Sluis S et al. (2013) PLoS Genet 9:e1003235 "
            "(TATES); Zhu X et "
            "al. (2015) Am J Hum Genet 96:21 (CPASSOC); Ray D, Chatterjee N (2020) PLoS Genet 16:e1009218 (PLACO)",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"combined", "placo_pairs", "placo"},
        .needsPhenotypes = true,
        .needsMeasurements = true,
        .run = runTraitsCombine,
    };
}

}  // namespace pleio::builtin
