// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/genome/gene_table.h"
#include "core/analysis/builtin/traits/agreement_tables.h"
#include "core/analysis/builtin/traits/codon_evidence.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/study_effort.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/codon/composition.h"
#include "core/codon/ribosomal_cai.h"
#include "core/math/false_discovery.h"
#include "core/math/partial_correlation.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

/// Length, expression (or CAI), GC3s and annotations of the genes compared; only columns that vary.
GeneCovariates agreementCovariates(const Dataset& dataset, const PhenotypeInput& input, const CodonEvidence& evidence,
                                   std::vector<Note>& notes)
{
    const GeneCodons& scored = dataset.codonsWithoutStart;
    const RibosomalCai cai = ribosomalCai(dataset.genome, scored);
    const bool measured = !dataset.expression.empty();
    // Where the annotation itself is compared, its size is what is to be explained and no covariate.
    const bool annotation = !input.measured;
    const std::vector<double> annotations = annotationCounts(dataset);
    GeneCovariates out;
    const auto add = [&](std::string id, std::string title, std::string name, auto valueOf) {
        std::vector<double> values;
        for (std::size_t row = 0; row < evidence.set.rows(); ++row) values.push_back(valueOf(row));
        const auto known = std::ranges::count_if(values, [](double v) { return !std::isnan(v); });
        const bool varies =
            std::ranges::any_of(values, [&](double v) { return !std::isnan(v) && v != values.front(); });
        if (known == 0 || !varies) return;
        out.ids.push_back(std::move(id));
        out.titles.push_back(std::move(title));
        out.names.push_back(std::move(name));
        out.values.conservativeResize(static_cast<Eigen::Index>(values.size()), out.values.cols() + 1);
        for (std::size_t row = 0; row < values.size(); ++row)
            out.values(static_cast<Eigen::Index>(row), out.values.cols() - 1) = values[row];
    };
    const auto gene = [&](std::size_t row) { return static_cast<std::size_t>(evidence.set.genes[row]); };
    const auto row = [&](std::size_t i) { return static_cast<std::size_t>(evidence.set.codonRows[i]); };
    add("codons_without_start", "Codons (without start codon)", "length",
        [&](std::size_t i) { return static_cast<double>(evidence.set.length[i]); });
    if (measured)
        add("expression", dataset.expressionColumn, dataset.expressionColumn,
            [&](std::size_t i) { return dataset.expression[gene(i)]; });
    else if (cai.defined())
        add("cai_without_start", "CAI (without start codon)", "CAI", [&](std::size_t i) { return cai.values[row(i)]; });
    add("gc3s_without_start", "GC3s (without start codon)", "GC3s",
        [&](std::size_t i) { return gc3s(scored.counts(row(i)), *scored.code); });
    if (!annotation)
        add("annotations", "Annotations", "annotations", [&](std::size_t i) { return annotations[gene(i)]; });
    if (!measured && !cai.defined()) notes.push_back(caiNote(cai));
    if (!measured && !cai.defined())
        notes.push_back({Severity::Warning,
                         "agreement.no_expression",
                         "No expression was loaded and CAI is undefined, so nothing stands for expression, which makes "
                         "genes alike in codons and in effects; load a table of expression.",
                         1,
                         {},
                         {}});
    else if (!measured)
        notes.push_back({Severity::Info,
                         "agreement.no_expression",
                         "No expression was loaded; CAI, which is itself made of codons, stands for it.",
                         1,
                         {},
                         {}});
    return out;
}

std::vector<Agreement> agreements(const CodonEvidence& evidence, const GeneCovariates& covariates,
                                  const Parameters& parameters, std::uint64_t seed)
{
    std::vector<Agreement> out;
    const auto n = static_cast<Eigen::Index>(evidence.set.rows());
    const auto compare = [&](std::string given, const Eigen::MatrixXd& values) {
        out.push_back(
            {std::move(given), parameters.text("interval") == "bootstrap"
                                   ? bootstrapPartialSpearman(evidence.measuredTraits, evidence.codonTraits, values,
                                                              static_cast<int>(parameters.integer("resamples")), seed)
                                   : partialSpearman(evidence.measuredTraits, evidence.codonTraits, values)});
    };
    compare("nothing", Eigen::MatrixXd(n, 0));
    for (Eigen::Index c = 0; c < covariates.values.cols(); ++c)
        compare(covariates.names[static_cast<std::size_t>(c)], covariates.values.col(c));
    if (covariates.values.cols() > 1) compare("all of these", covariates.values);
    return out;
}

/// In plain words, from the correlation given all covariates.
Note verdict(const Agreement& all, const std::vector<std::string>& covariates, const CodonEvidence& evidence)
{
    std::string given = covariates.empty() ? "nothing else" : "";
    for (std::size_t i = 0; i < covariates.size(); ++i)
        given += (i == 0 ? "" : i + 1 == covariates.size() ? " and " : ", ") + covariates[i];
    const PartialCorrelation& r = all.correlation;
    const std::string numbers = "partial rank correlation " + displayNumber(r.rho) + " (95 % interval " +
                                displayNumber(r.low) + " to " + displayNumber(r.high) + ") over " +
                                counted(r.n, "gene", "genes") + " and " +
                                counted(evidence.traits.size(), "trait", "traits");
    std::string text;
    constexpr double kWeak = 0.1;
    if (std::isnan(r.rho))
        text = "Agreement of codons and measured traits cannot be told: too few genes, or no differences between them.";
    else if (r.low <= 0 && r.high >= 0)
        text = "There is no agreement: codons do not tell how many traits a gene affects beyond what " + given +
               " tell, " + numbers + ".";
    else if (r.rho < 0)
        text = "There is no agreement: genes for which codons suggest more traits affect fewer, " + numbers + ".";
    else if (r.rho < kWeak)
        text = "There is next to no agreement: what codons tell beyond " + given +
               " explains less than 1 % of the ranks, " + numbers + ".";
    else
        text = "Codons and measurements agree beyond " + given + ": " + numbers +
               ". That is an association of ranks, not a call for any gene.";
    return {Severity::Info, "agreement.verdict", std::move(text), r.n, {}, {}};
}

Result<Report> runTraitsAgreement(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed,
                                  Progress& progress)
{
    Report report;
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    SubProgress learning(progress, 0, 0.7);
    const auto evidence =
        codonEvidence(dataset, *input, phenotypeCalls(*input, CallFamily::PerTrait, parameters.real("fdr")),
                      parameters.integer("min_genes"), seed, learning);
    if (!evidence) return evidence.error();

    progress.report(0.7, "Comparing codons with measurements");
    const GeneCovariates covariates = agreementCovariates(dataset, *input, *evidence, report.notes);
    const std::vector<Agreement> all = agreements(*evidence, covariates, parameters, seed);
    std::vector<TraitAgreement> traits;
    std::vector<double> p;
    for (std::size_t t = 0; t < evidence->traits.size(); ++t) {
        if (progress.isCancelled()) return cancelled();
        const auto scores = evidence->scores.of(t);
        traits.push_back({partialSpearman(scores, evidence->sizes[t], Eigen::MatrixXd(covariates.values.rows(), 0)),
                          partialSpearman(scores, evidence->sizes[t], covariates.values), kUndefined});
        p.push_back(traits.back().given.p);
    }
    const std::vector<double> q = benjaminiHochberg(p);
    for (std::size_t t = 0; t < traits.size(); ++t) traits[t].q = q[t];
    const auto agreeing =
        std::ranges::count_if(traits, [](const TraitAgreement& t) { return t.q <= 0.05 && t.given.rho > 0; });

    report.notes.push_back(verdict(all.back(), covariates.names, *evidence));
    report.notes.push_back({Severity::Info,
                            "agreement.definition",
                            "Codon evidence of a gene is the number of traits with a conformal p of 0.05 or less, "
                            "under keys learned from the genes called "
                            "for the trait outside the gene's own fold; measured evidence is the number of the same "
                            "traits it is called for.",
                            static_cast<std::int64_t>(evidence->traits.size()),
                            {},
                            {}});
    if (evidence->left > 0)
        report.notes.push_back({Severity::Info,
                                "agreement.few_genes",
                                counted(evidence->left, "trait has", "traits have") + " fewer than " +
                                    displayCount(parameters.integer("min_genes")) +
                                    " called genes to learn from, or all of them, and " +
                                    (evidence->left == 1 ? "is" : "are") + " left out.",
                                evidence->left,
                                {},
                                {}});
    const PartialCorrelation& raw = all.front().correlation;
    const PartialCorrelation& given = all.back().correlation;
    report.scalars = {
        {"genes_compared", "Genes compared", static_cast<double>(evidence->set.rows()),
         "Genes with measurements and at least 80 codons."},
        {"traits_compared", "Traits compared", static_cast<double>(evidence->traits.size()),
         "Traits with enough called genes."},
        {"rho", "Rank correlation of codons and measurements", raw.rho,
         "Spearman's rho of codon and measured evidence of the genes."},
        {"partial_rho", "Partial rank correlation of codons and measurements", given.rho,
         "The same given all covariates."},
        {"partial_low", "Partial, low", given.low, "95 % interval."},
        {"partial_high", "Partial, high", given.high, "95 % interval."},
        {"partial_p", "p of partial", given.p, "Two-sided."},
        {"traits_agreeing", "Traits that agree", static_cast<double>(agreeing),
         "Traits whose codon scores rise with the measured effect given all covariates, q <= 0.05."},
    };
    report.tables.push_back(agreementTable(all));
    report.tables.push_back(agreementGeneTable(dataset, *evidence, covariates));
    report.tables.push_back(agreementTraitTable(*input, *evidence, traits));
    report.plots = agreementPlots(all, *evidence, input->source);
    return report;
}

}  // namespace

AnalysisDescriptor traitsAgreement()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    parameters.push_back({"min_genes",
                          "Fewest genes",
                          "Called genes a trait needs so that a codon key is learned from them.",
                          "genes",
                          std::int64_t{25},
                          static_cast<double>(kFewestCalledGenes),
                          100000,
                          {}});
    parameters.push_back({"interval",
                          "Interval",
                          "How the 95 % intervals of the correlations over genes are made.",
                          "",
                          std::string("fisher"),
                          {},
                          {},
                          {{"fisher", "Fisher's z"}, {"bootstrap", "Bootstrap of genes"}}});
    parameters.push_back(
        {"resamples", "Resamples", "Bootstrap samples of genes.", "", std::int64_t{500}, 100, 100000, {}});
    return {
        .id = std::string(kTraitsAgreement),
        .title = "Agreement of codons and phenotypes",
        .answers = "Does codon usage tell which traits, and how many, a gene affects, beyond length, expression, GC3 "
                   "and annotation?",
        .citation = "Spearman C (1904) Am J Psychol 15:72; Fieller EC, Hartley HO, Pearson ES (1957) Biometrika "
                    "44:470; Vovk V, Gammerman A, Shafer "
                    "G (2005) Algorithmic Learning in a Random World (conformal p)",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"agreement", "agreement_genes", "agreement_traits"},
        .needsSequence = true,
        .needsPhenotypes = true,
        .run = runTraitsAgreement,
    };
}

}  // namespace pleio::builtin
