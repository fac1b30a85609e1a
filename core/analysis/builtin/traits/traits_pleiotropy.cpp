// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/traits/null_note.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/analysis/builtin/traits/pleiotropy_tables.h"
#include "core/analysis/builtin/traits/study_effort.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/quasi_poisson.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pleio::builtin {

namespace {

std::optional<Conjunction> formOf(const std::string& id, bool sized)
{
    if (id == "simes") return Conjunction::Simes;
    if (id == "bonferroni" || sized) return Conjunction::Bonferroni;
    return std::nullopt;
}

/// Called traits beyond what study effort predicts; all NaN, with a note, where it cannot be told.
std::vector<double> givenEffort(const Dataset& dataset, const PhenotypeInput& input, const PleiotropyEvidence& evidence,
                                std::vector<Note>& notes)
{
    const StudyEffort effort = studyEffort(dataset, input.genes, evidence.testedTraits);
    const auto n = static_cast<Eigen::Index>(input.ids.size());
    Eigen::VectorXd counts(n);
    for (Eigen::Index i = 0; i < n; ++i)
        counts[i] = static_cast<double>(evidence.byCluster.called[static_cast<std::size_t>(i)]);
    if (effort.names.empty()) {
        notes.push_back({Severity::Info,
                         "pleiotropy.no_effort",
                         "All genes were tested for the same traits and no annotation is loaded, so study effort says "
                         "nothing about the counts.",
                         1,
                         {},
                         {}});
        return std::vector<double>(input.ids.size(), kUndefined);
    }
    const QuasiPoissonFit fit = fitQuasiPoisson(effort.values, counts);
    std::string text = "Counts given study effort: quasi-Poisson regression of the called traits on ";
    for (std::size_t i = 0; i < effort.names.size(); ++i) text += (i == 0 ? "" : " and ") + effort.names[i];
    if (!std::isnan(fit.dispersion)) text += ", dispersion " + displayNumber(fit.dispersion);
    text += ".";
    notes.push_back({Severity::Info, "pleiotropy.effort", std::move(text), n, {}, {}});
    return {fit.residuals.begin(), fit.residuals.end()};
}

void noteLimits(const PhenotypeInput& input, const PleiotropyEvidence& evidence, std::vector<Note>& notes)
{
    if (!evidence.sized)
        notes.push_back(
            {Severity::Info,
             "pleiotropy.calls",
             std::string(input.scale == PhenotypeScale::Score
                             ? "Genes are called by their q, which says not how strong an effect is"
                             : "The matrix holds calls, not sizes") +
                 ": HOPS, the rules of Price et al., intervals and the test of mediated effects need scores with "
                 "p-values and are left out; called traits weigh alike in the effective number. p(2/n) is from the "
                 "number of calls." +
                 (input.scale == PhenotypeScale::Score ? " With p from the scores (z) they are there." : ""),
             1,
             {},
             {}});
    if (!evidence.hasP)
        notes.push_back({Severity::Info,
                         "pleiotropy.no_p",
                         "There are no p-values, so pleiotropy is counted but not tested.",
                         1,
                         {},
                         {}});
    if (evidence.hops) {
        notes.push_back(nullCorrelationNote(evidence.hops->correlation, "pleiotropy.null_genes", "traits"));
        const auto left = static_cast<std::int64_t>(input.traits.size() - evidence.hops->kept.size());
        if (left > 0)
            notes.push_back({Severity::Info,
                             "pleiotropy.redundant",
                             counted(left, "trait correlates", "traits correlate") +
                                 " too much with an earlier one and " + (left == 1 ? "is" : "are") +
                                 " left out of HOPS; the table of redundant pairs lists " +
                                 (left == 1 ? "it." : "them."),
                             left,
                             {},
                             {}});
    }
}

std::vector<Scalar> pleiotropyScalars(const PhenotypeInput& input, const PleiotropyEvidence& evidence, double fdr)
{
    const auto count = [](const auto& values, auto predicate) {
        return static_cast<double>(std::ranges::count_if(values, predicate));
    };
    const auto twoOrMore = [](std::int64_t n) { return n >= 2; };
    std::vector<double> traits, clusters;
    for (std::size_t row = 0; row < input.ids.size(); ++row) {
        traits.push_back(static_cast<double>(evidence.byCluster.called[row]));
        clusters.push_back(static_cast<double>(evidence.byCluster.groups[row]));
    }
    const auto significant = [&](double q) { return q <= fdr; };
    return {
        {"genes_measured", "Genes measured", static_cast<double>(input.ids.size()), "Rows of the matrix."},
        {"traits_measured", "Traits measured", static_cast<double>(input.traits.size()), "Columns of the matrix."},
        {"trait_clusters", "Clusters of traits", static_cast<double>(evidence.clusters),
         "Traits that correlate count as one."},
        {"trait_groups", "Groups of traits", static_cast<double>(evidence.groupNames.size()),
         "Groups (chemicals) of the condition table."},
        {"calls", "Calls", static_cast<double>(evidence.called.count()), "Called gene-trait pairs."},
        {"genes_two_traits", "Genes with two traits", count(evidence.byCluster.called, twoOrMore),
         "Genes with two or more called traits."},
        {"genes_two_clusters", "Genes with two clusters", count(evidence.byCluster.groups, twoOrMore),
         "Genes with called traits in two or more clusters."},
        {"genes_two_groups", "Genes with two groups", count(evidence.byGroup.groups, twoOrMore),
         "Genes with called traits in two or more groups."},
        {"genes_pleiotropic", "Pleiotropic genes",
         evidence.hasP ? count(evidence.overClusters.q, significant) : kUndefined,
         "Genes with q(2/n) over clusters at the FDR or below."},
        {"multi_stress", "Multi-stress genes",
         count(evidence.byCluster.called, [](std::int64_t n) { return n > kMultiStressPhenotypes; }),
         "Genes with more than 30 called traits."},
        {"rank_correlation", "Rank correlation of traits and clusters", spearman(traits, clusters).rho,
         "Spearman's rho of traits and clusters of the genes."},
    };
}

Result<Report> runTraitsPleiotropy(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed,
                                   Progress& progress)
{
    Report report;
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    const auto family = parameters.text("family") == "all_pairs" ? CallFamily::AllPairs : CallFamily::PerTrait;
    PhenotypeCalls calls = phenotypeCalls(*input, family, parameters.real("fdr"));
    const PleiotropyOptions options{formOf(parameters.text("conjunction"), calls.sized),
                                    parameters.real("alpha"),
                                    parameters.real("cluster_height"),
                                    parameters.real("prune_above"),
                                    static_cast<int>(parameters.integer("permutations")),
                                    seed};
    SubProgress testing(progress, 0, 0.9);
    const auto evidence = pleiotropyEvidence(*input, std::move(calls), options, testing);
    if (!evidence) return evidence.error();

    progress.report(0.9, "Making tables and figures");
    noteLimits(*input, *evidence, report.notes);
    const std::vector<double> effort = givenEffort(dataset, *input, *evidence, report.notes);
    report.scalars = pleiotropyScalars(*input, *evidence, parameters.real("fdr"));
    report.tables.push_back(measuredPleiotropyTable(*input, *evidence, effort));
    report.tables.push_back(evidenceTable(*input, *evidence));
    report.tables.push_back(measuredTraitTable(*input, *evidence));
    report.tables.push_back(traitClusterTable(*input, *evidence));
    if (evidence->hops) {
        report.tables.push_back(relationTable(*input, *evidence));
        report.tables.push_back(redundantTable(*input, *evidence));
    }
    report.plots = pleiotropyPlots(dataset, *input, *evidence);
    return report;
}

}  // namespace

AnalysisDescriptor traitsPleiotropy()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    parameters.push_back(
        {"family",
         "FDR over",
         "Over which tests the false discovery rate is controlled when phenotypes are called from p-values.",
         "",
         std::string("per_trait"),
         {},
         {},
         {{"per_trait", "the genes of each trait"}, {"all_pairs", "all gene-trait pairs"}}});
    parameters.push_back({"conjunction",
                          "Partial conjunction",
                          "How the p-values of the traits are combined in the test of two or more. Bonferroni is valid "
                          "whatever the dependence of "
                          "the traits; Simes for positively dependent ones. The number of calls is the test for "
                          "matrices of calls; it takes "
                          "traits (clusters, groups) to be called independently where there is no effect.",
                          "",
                          std::string("auto"),
                          {},
                          {},
                          {{"auto", "Bonferroni for scores, the number of calls for calls"},
                           {"bonferroni", "Bonferroni"},
                           {"simes", "Simes"}}});
    parameters.push_back({"alpha",
                          "Level",
                          "Level of the lower bounds on the number of traits and of the test of mediated effects.",
                          "",
                          0.05,
                          0.0001,
                          0.5,
                          {}});
    parameters.push_back(
        {"cluster_height",
         "Cluster height",
         "Traits are clustered by average linkage on 1 - |r|; those that join below this height count as one.",
         "",
         kTraitClusterHeight,
         0.0,
         1.0,
         {}});
    parameters.push_back({"prune_above",
                          "Redundant above",
                          "|r| above which the later of two traits takes no part in HOPS.",
                          "",
                          0.8,
                          0.1,
                          1.0,
                          {}});
    parameters.push_back({"permutations",
                          "Permutations",
                          "Times the traits are shuffled over the genes for the polygenic p of HOPS; 0 for none.",
                          "",
                          std::int64_t{10},
                          0,
                          1000,
                          {}});
    return {
        .id = std::string(kTraitsPleiotropy),
        .title = "Pleiotropy of genes from phenotypes",
        .answers = "Which genes affect several distinct traits, how sure is that, and what is the evidence for and "
                   "against each trait?",
        .citation = "Benjamini Y, Heller R (2008) Biometrics 64:1215 (partial conjunction); Holm S (1979) Scand J Stat "
                    "6:65; Benjamini Y, "
                    "Hochberg Y (1995) J R Stat Soc B 57:289; Jordan DM et al. (2019) Genome Biol 20:222 (HOPS); "
                    "Schäfer J, Strimmer K "
                    "(2005) Stat Appl Genet Mol Biol 4:32; Hill MO (1973) Ecology 54:427; Yanai I et al. (2005) "
                    "Bioinformatics 21:650 "
                    "(tau); Nichols RJ et al. (2011) Cell 144:143 (multi-stress); Price MN et al. (2018) Nature "
                    "557:503 (specific "
                    "phenotypes)",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"pleiotropy", "evidence", "trait_hits", "clusters", "relations", "redundant_traits"},
        .needsPhenotypes = true,
        .run = runTraitsPleiotropy,
    };
}

}  // namespace pleio::builtin
