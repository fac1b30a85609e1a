// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/gene_bounds.h"
#include "core/analysis/builtin/gene_list.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/false_discovery.h"
#include "core/math/fisher_exact.h"
#include "core/plot/enrichment_plots.h"
#include "core/traits/gene_set_enrichment.h"
#include "core/traits/trait_clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace pleio::builtin {

namespace {

constexpr std::size_t kShownSets = 30, kRunningSets = 6;

/// What the sets are compared with: a value a gene of the universe (which genes may be drawn), and the chosen ones.
struct Question {
    std::string ranking;               ///< what the genes are ranked by; empty for a list
    std::string list;                  ///< what the chosen genes are
    std::vector<double> scores;        ///< per gene of the genome, NaN outside the universe
    std::vector<std::int32_t> chosen;  ///< genes, ascending
    std::vector<bool> universe;        ///< per gene of the genome
};

/// The value of largest size where a gene has several rows.
void addScore(Question& question, std::int32_t gene, double value)
{
    if (gene < 0 || std::isnan(value)) return;
    double& score = question.scores[static_cast<std::size_t>(gene)];
    if (std::isnan(score) || std::abs(value) > std::abs(score)) score = value;
    question.universe[static_cast<std::size_t>(gene)] = true;
}

Result<Question> fromList(const Dataset& dataset, const std::string& text, std::vector<Note>& notes)
{
    Question question{"", "the listed genes", std::vector<double>(dataset.genome.genes.size(), kUndefined), {}, {}};
    for (const Gene& gene : dataset.genome.genes) question.universe.push_back(gene.used());
    auto chosen = listedGenes(dataset.genome, text, "genes", notes);
    if (!chosen) return chosen.error();
    question.chosen = std::move(*chosen);
    for (const std::int32_t gene : question.chosen) question.universe[static_cast<std::size_t>(gene)] = true;
    return question;
}

/// Ranked by one trait, or by the number of clusters of called traits.
Result<Question> fromPhenotypes(const Dataset& dataset, const Parameters& parameters, std::vector<Note>& notes,
                                Progress& progress)
{
    const auto input = phenotypeInput(dataset, parameters, notes);
    if (!input) return input.error();
    if (!input->measured)
        return badInput("There is nothing to compare the gene sets with; name genes, or load phenotypes.", "genes");
    const PhenotypeCalls calls = phenotypeCalls(*input, CallFamily::PerTrait, parameters.real("fdr"));
    Question question{"",
                      "",
                      std::vector<double>(dataset.genome.genes.size(), kUndefined),
                      {},
                      std::vector<bool>(dataset.genome.genes.size(), false)};
    const std::string& trait = parameters.text("trait");
    if (trimmed(trait).empty()) {
        const auto clusters = traitClusters(input->profile, parameters.real("cluster_height"), progress);
        if (!clusters) return clusters.error();
        const CallCounts counts = countCalls(calls.called, *clusters);
        question.ranking = "number of clusters of traits";
        question.list = "genes with two clusters of traits or more";
        for (std::size_t row = 0; row < input->genes.size(); ++row)
            addScore(question, input->genes[row], static_cast<double>(counts.groups[row]));
        for (std::size_t gene = 0; gene < question.scores.size(); ++gene)
            if (question.scores[gene] >= 2) question.chosen.push_back(static_cast<std::int32_t>(gene));
        return question;
    }
    const auto columns = namedTraits(input->traits, trait, "trait");
    if (!columns) return columns.error();
    if (columns->size() != 1) return Error{ErrorKind::Usage, "Name one trait to rank the genes by.", "trait"};
    const Eigen::Index c = columns->front();
    question.ranking = "effect on " + input->traits[static_cast<std::size_t>(c)];
    question.list = "genes called for " + input->traits[static_cast<std::size_t>(c)];
    std::set<std::int32_t> chosen;
    for (std::size_t row = 0; row < input->genes.size(); ++row) {
        addScore(question, input->genes[row], input->profile(static_cast<Eigen::Index>(row), c));
        if (calls.called(static_cast<Eigen::Index>(row), c) && input->genes[row] >= 0) chosen.insert(input->genes[row]);
    }
    question.chosen.assign(chosen.begin(), chosen.end());
    return question;
}

/// The gene sets that are tested: without genes outside the universe, and then neither too small nor too large.
struct TestedSets {
    std::vector<std::string> names, sources;
    std::vector<std::vector<std::int32_t>> genes;  ///< of each set, ascending
    std::vector<std::int64_t> sizes;
    std::int64_t leftOut = 0;
};

Result<TestedSets> testedSets(const Dataset& dataset, const Question& question, const Parameters& parameters)
{
    TestedSets tested;
    for (const Trait& trait : dataset.traits.traits) {
        std::vector<std::int32_t> genes;
        for (const std::int32_t gene : trait.genes)
            if (question.universe[static_cast<std::size_t>(gene)]) genes.push_back(gene);
        const auto size = static_cast<std::int64_t>(genes.size());
        if (size < parameters.integer("min_genes") || size > parameters.integer("max_genes")) {
            ++tested.leftOut;
            continue;
        }
        tested.names.push_back(trait.name);
        tested.sources.push_back(trait.source);
        tested.genes.push_back(std::move(genes));
        tested.sizes.push_back(size);
    }
    if (tested.genes.empty())
        return badInput("No gene set has a number of genes within the bounds; load gene sets that name genes of this "
                        "genome, or widen the bounds.",
                        "min_genes");
    return tested;
}

/// Fisher's exact test of every set against the chosen genes.
struct SetTests {
    std::vector<std::int64_t> shared;
    std::vector<double> expected, odds, low, high, greater, q, twoSided;
};

SetTests testSets(const TestedSets& sets, const Question& question, std::int64_t population)
{
    SetTests tests;
    const auto chosen = static_cast<std::int64_t>(question.chosen.size());
    for (std::size_t i = 0; i < sets.genes.size(); ++i) {
        std::vector<std::int32_t> both;
        std::ranges::set_intersection(sets.genes[i], question.chosen, std::back_inserter(both));
        tests.shared.push_back(static_cast<std::int64_t>(both.size()));
        tests.expected.push_back(static_cast<double>(sets.sizes[i]) * static_cast<double>(chosen) /
                                 static_cast<double>(population));
        const FisherTest test = fisherExact(tests.shared.back(), sets.sizes[i], chosen, population);
        tests.odds.push_back(test.oddsRatio);
        tests.low.push_back(test.low);
        tests.high.push_back(test.high);
        tests.greater.push_back(test.greater);
        tests.twoSided.push_back(test.twoSided);
    }
    tests.q = benjaminiHochberg(tests.greater);
    return tests;
}

Table enrichmentTable(const TestedSets& sets, const SetTests& tests)
{
    Table table{"enrichment", "Enrichment of gene sets", {}};
    table.columns = {
        column("set", "Gene set", "Name of the set.", sets.names),
        column("source", "Source", "Where the set comes from.", sets.sources),
        column("genes_universe", "Genes that could be chosen", "Genes of the set in the universe.", sets.sizes),
        column("shared", "Shared", "Of these, chosen genes.", tests.shared),
        column("expected", "Expected", "Genes of the set times the share of chosen genes.", tests.expected),
        column("odds_ratio", "Odds ratio",
               "Conditional maximum likelihood estimate, 0 to inf (all that can be shared is).", tests.odds),
        column("odds_low", "Odds ratio, low", "Exact 95 % interval.", tests.low),
        column("odds_high", "Odds ratio, high", "Exact 95 % interval; inf where it has no upper end.", tests.high),
        column("p", "p, more", "P(shared or more), hypergeometric, without mid-p correction.", tests.greater,
               NumberStyle::Probability),
        column("q", "q, more", "Benjamini-Hochberg over the sets.", tests.q, NumberStyle::Probability),
        column("p_two_sided", "p, two-sided", "Fisher's exact test: all tables no more likely.", tests.twoSided,
               NumberStyle::Probability),
    };
    return table;
}

void addRankColumns(Table& table, const std::vector<RankEnrichment>& ranked)
{
    std::vector<double> es, nes, p;
    std::vector<std::int64_t> leading;
    for (const RankEnrichment& r : ranked) {
        es.push_back(r.score);
        nes.push_back(r.normalised);
        p.push_back(r.p);
        leading.push_back(r.leading);
    }
    table.columns.push_back(column("es", "ES", "Enrichment score of the ranking, -1 to 1; above 0: at the top.", es));
    table.columns.push_back(
        column("nes", "NES", "ES over the mean size of the ES of random sets of this size and sign.", nes));
    table.columns.push_back(column("rank_p", "p of ES", "Among random gene sets of this size, with ES of this sign.", p,
                                   NumberStyle::Probability));
    table.columns.push_back(column("rank_q", "q of ES", "Benjamini-Hochberg over the sets.", benjaminiHochberg(p),
                                   NumberStyle::Probability));
    table.columns.push_back(
        column("leading_edge", "Leading edge", "Genes of the set up to the largest deviation.", leading));
}

/// The running scores of the sets with the smallest p; empty if no set has one.
std::vector<RunningSet> mostEnriched(const TestedSets& sets, const std::vector<RankEnrichment>& ranked,
                                     const std::vector<double>& scores, double exponent)
{
    const auto farther = [&](std::size_t a, std::size_t b) {
        const double x = std::isnan(ranked[a].p) ? 2 : ranked[a].p, y = std::isnan(ranked[b].p) ? 2 : ranked[b].p;
        return x != y ? x < y : std::abs(ranked[a].normalised) > std::abs(ranked[b].normalised);
    };
    std::vector<std::size_t> order(ranked.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, farther);
    order.resize(std::min(order.size(), kRunningSets));
    std::vector<RunningSet> running;
    for (const std::size_t set : order)
        if (!std::isnan(ranked[set].p))
            running.push_back(
                {sets.names[set], ranked[set].normalised, runningEnrichment(scores, sets.genes[set], exponent)});
    return running;
}

std::vector<Scalar> enrichmentScalars(const Question& question, const SetTests& tests, std::int64_t population)
{
    return {
        {"universe", "Genes that could be chosen", static_cast<double>(population),
         question.ranking.empty() ? "Genes that take part in statistics, and the listed ones."
                                  : "Genes with a measured value."},
        {"chosen", "Chosen genes", static_cast<double>(question.chosen.size()), "The " + question.list + "."},
        {"sets", "Gene sets tested", static_cast<double>(tests.q.size()),
         "Sets with a number of genes within the bounds."},
        {"enriched", "Sets enriched",
         static_cast<double>(std::ranges::count_if(tests.q, [](double v) { return v <= 0.05; })),
         "Sets with q, more, of 0.05 or less."},
    };
}

void addEnrichmentNote(Report& report, const char* code, std::string text, std::int64_t count)
{
    report.notes.push_back({Severity::Info, code, std::move(text), count, {}, {}});
}

Result<Report> runTraitsEnrichment(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed,
                                   Parts& parts, Progress& progress)
{
    if (const auto ok = checkGeneBounds(parameters); !ok) return ok.error();
    Report report;
    SubProgress asking(progress, 0, 0.3);
    const bool listed = !trimmed(parameters.text("genes")).empty();
    const auto question = listed ? fromList(dataset, parameters.text("genes"), report.notes)
                                 : fromPhenotypes(dataset, parameters, report.notes, asking);
    if (!question) return question.error();
    const auto sets = testedSets(dataset, *question, parameters);
    if (!sets) return sets.error();
    if (sets->leftOut > 0)
        addEnrichmentNote(report, "enrichment.size",
                          counted(sets->leftOut, "gene set is too small or too large and was",
                                  "gene sets are too small or too large and were") +
                              " not tested.",
                          sets->leftOut);

    const auto population = std::ranges::count(question->universe, true);
    const SetTests tests = testSets(*sets, *question, population);
    report.scalars = enrichmentScalars(*question, tests, population);
    report.tables.push_back(enrichmentTable(*sets, tests));
    std::vector<EnrichedSet> shown;
    for (std::size_t i = 0; i < sets->genes.size(); ++i)
        shown.push_back(
            {sets->names[i], tests.shared[i], sets->sizes[i], tests.odds[i], tests.low[i], tests.high[i], tests.q[i]});
    report.plots.push_back(oddsRatioPlot(std::move(shown), question->list, kShownSets));
    if (question->ranking.empty()) return report;

    SubProgress drawing(progress, 0.3, 0.95);
    const double exponent = parameters.real("exponent");
    const auto ranked =
        rankEnrichment(question->scores, sets->genes,
                       {exponent, static_cast<int>(parameters.integer("permutations")), seed}, parts, drawing);
    if (!ranked) return ranked.error();
    addRankColumns(report.tables.back(), *ranked);
    addEnrichmentNote(report, "enrichment.gene_permutation",
                      "p of ES compares with random gene sets, which ignores that genes of a set are often regulated "
                      "together; it is too small for such sets.",
                      1);
    const std::vector<RunningSet> running = mostEnriched(*sets, *ranked, question->scores, exponent);
    if (!running.empty()) report.plots.push_back(runningEnrichmentPlot(running, question->ranking));
    return report;
}

}  // namespace

AnalysisDescriptor traitsEnrichment()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    parameters.push_back({"genes",
                          "Genes",
                          "Genes to compare with the gene sets; empty to take the measured phenotypes.",
                          "",
                          std::string(),
                          {},
                          {},
                          {},
                          ParameterKind::Genes});
    parameters.push_back(
        {"trait",
         "Trait",
         "Column of the matrix by which genes are ranked and called; empty for the number of clusters of traits.",
         "",
         std::string(),
         {},
         {},
         {},
         ParameterKind::Condition});
    parameters.push_back(
        {"min_genes", "Fewest genes", "Smallest gene set that is tested.", "genes", std::int64_t{5}, 1, 100000, {}});
    parameters.push_back(
        {"max_genes", "Most genes", "Largest gene set that is tested.", "genes", std::int64_t{1000}, 1, 1000000, {}});
    parameters.push_back({"permutations",
                          "Permutations",
                          "Random gene sets a size for the ranking.",
                          "",
                          std::int64_t{1000},
                          10,
                          1000000,
                          {}});
    parameters.push_back({"exponent",
                          "Weight exponent",
                          "Power of |score| as a gene's weight in the ranking; 0 for the classic statistic.",
                          "",
                          1.0,
                          0.0,
                          3.0,
                          {}});
    parameters.push_back({"cluster_height",
                          "Cluster height",
                          "Traits that join below this 1 - |r| count as one, where genes are ranked by clusters.",
                          "",
                          kTraitClusterHeight,
                          0.0,
                          1.0,
                          {}});
    return {
        .id = std::string(kTraitsEnrichment),
        .title = "Enrichment of gene sets",
        .answers = "Which annotated gene sets are over-represented among chosen genes, or at the top of a ranking?",
        .citation = "Fisher RA (1922) J R Stat Soc 85:87; Subramanian A et al. (2005) PNAS 102:15545; Benjamini Y, "
                    "Hochberg Y (1995) J R Stat Soc "
                    "B 57:289; Phipson B, Smyth GK (2010) Stat Appl Genet Mol Biol 9:39",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"enrichment"},
        .needsTraits = true,
        .splitsOver = "gene sets",
        .runInParts = runTraitsEnrichment,
    };
}

}  // namespace pleio::builtin
