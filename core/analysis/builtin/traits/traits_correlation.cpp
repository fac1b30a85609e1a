// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/correlation.h"
#include "core/math/false_discovery.h"
#include "core/math/leaf_order.h"
#include "core/plot/heat_map_plot.h"
#include "core/traits/cofitness.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pleio::builtin {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kCofitnessLevel = 0.05;
constexpr std::size_t kFewestCofitnessTraits = 3;

struct CorrelationMethod {
    CorrelationKind kind;
    const char *id, *title, *symbol;
};
constexpr CorrelationMethod kCorrelationMethods[] = {{CorrelationKind::Pearson, "pearson", "Pearson's r", "r"},
                                                     {CorrelationKind::Spearman, "spearman", "Spearman's ρ", "ρ"},
                                                     {CorrelationKind::Kendall, "kendall", "Kendall's τ-b", "τ"},
                                                     {CorrelationKind::Phi, "phi", "φ of called or not", "φ"}};

const CorrelationMethod& correlationMethod(const std::string& id)
{
    return *std::ranges::find_if(kCorrelationMethods, [&](const CorrelationMethod& method) { return id == method.id; });
}

/// What was found about the pairs of traits, in the order of the table: strongest first, undefined last.
struct TraitPairs {
    std::vector<std::pair<Index, Index>> pairs;
    Correlations found;
    MatrixXd permutedP;  // empty without permutations
    std::optional<ShrunkCorrelations> shrunk;
    std::vector<double> p, q;  // of each pair; p of the permutations where there are any

    [[nodiscard]] const MatrixXd& shown() const { return shrunk ? shrunk->r : found.r; }
};

std::vector<double> adjusted(const std::vector<double>& p, const std::string& how)
{
    if (how == "by") return benjaminiYekutieli(p);
    return how == "storey" ? storeyQ(p) : benjaminiHochberg(p);
}

Result<TraitPairs> traitPairs(const MatrixXd& effect, const Parameters& parameters, std::uint64_t seed,
                              Progress& progress)
{
    const CorrelationKind kind = correlationMethod(parameters.text("method")).kind;
    const int permutations = static_cast<int>(parameters.integer("permutations"));
    const double first = permutations > 0 ? 1.0 / (1 + permutations) : 1;
    SubProgress correlating(progress, 0, first), permuting(progress, first, 1);
    auto found = columnCorrelations(effect, kind, correlating);
    if (!found) return found.error();
    TraitPairs pairs;
    pairs.found = std::move(*found);
    if (permutations > 0) {
        auto p = permutationP(effect, kind, pairs.found, permutations, seed, permuting);
        if (!p) return p.error();
        pairs.permutedP = std::move(*p);
    }
    const std::string& shrink = parameters.text("shrinkage");
    const bool asked = shrink == "always" || (shrink == "auto" && effect.rows() < effect.cols());
    if (asked && (kind == CorrelationKind::Pearson || kind == CorrelationKind::Phi))
        pairs.shrunk = shrinkCorrelations(effect);

    for (Index a = 0; a < effect.cols(); ++a)
        for (Index b = a + 1; b < effect.cols(); ++b) pairs.pairs.emplace_back(a, b);
    const auto strength = [&](const std::pair<Index, Index>& pair) {
        const double r = pairs.found.r(pair.first, pair.second);
        return std::isnan(r) ? 1.0 : -std::abs(r);
    };
    std::ranges::stable_sort(pairs.pairs, {}, strength);
    const MatrixXd& tested = permutations > 0 ? pairs.permutedP : pairs.found.p;
    for (const auto& [a, b] : pairs.pairs) pairs.p.push_back(tested(a, b));
    pairs.q = adjusted(pairs.p, parameters.text("adjust"));
    return pairs;
}

Table traitPairTable(const PhenotypeInput& input, const TraitPairs& pairs, const CorrelationMethod& method)
{
    const auto name = [&](Index trait) { return input.traits[static_cast<std::size_t>(trait)]; };
    std::vector<std::string> a, b;
    std::vector<std::int64_t> n;
    std::vector<double> r, shrunk, p, permuted;
    for (const auto& [first, second] : pairs.pairs) {
        a.push_back(name(first));
        b.push_back(name(second));
        n.push_back(pairs.found.n(first, second));
        r.push_back(pairs.found.r(first, second));
        p.push_back(pairs.found.p(first, second));
        if (pairs.shrunk) shrunk.push_back(pairs.shrunk->r(first, second));
        if (pairs.permutedP.size() > 0) permuted.push_back(pairs.permutedP(first, second));
    }
    Table table{"pairs", "Pairs of traits", {}};
    table.columns = {column("trait_a", "Trait", "One trait of the pair.", std::move(a)),
                     column("trait_b", "Other trait", "The other.", std::move(b)),
                     column("r", method.symbol,
                            std::string(method.title) + " over the genes both traits have, -1 to 1.", std::move(r))};
    if (pairs.shrunk)
        table.columns.push_back(
            column("r_shrunk", "Shrunk", "Correlation shrunk towards 0 (Schäfer & Strimmer 2005).", std::move(shrunk)));
    table.columns.push_back(column("n", "Genes", "Genes that have both traits.", std::move(n)));
    table.columns.push_back(
        column("p", "p", "Two-sided p of no association, by formula.", std::move(p), NumberStyle::Probability));
    if (pairs.permutedP.size() > 0)
        table.columns.push_back(column("p_permutation", "p, permuted",
                                       "(1 + permutations at least as strong) / (permutations + 1).",
                                       std::move(permuted), NumberStyle::Probability));
    table.columns.push_back(column("q", "q", "Adjusted p over all pairs, of the permutations where there are any.",
                                   pairs.q, NumberStyle::Probability));
    return table;
}

Table matrixTable(const PhenotypeInput& input, const MatrixXd& r)
{
    Table table{"matrix", "Correlation matrix", {}};
    table.columns = {column("trait", "Trait", "Row of the matrix.", input.traits)};
    for (Index j = 0; j < r.cols(); ++j) {
        const std::string& name = input.traits[static_cast<std::size_t>(j)];
        table.columns.push_back(column(name, name, "Correlation with this trait, -1 to 1.",
                                       std::vector<double>(r.col(j).begin(), r.col(j).end())));
    }
    return table;
}

Table cofitnessTable(const PhenotypeInput& input, const Cofitness& found)
{
    std::vector<std::string> id, name, partnerId, partner;
    std::vector<std::int64_t> rank;
    std::vector<double> r, threshold, p;
    Categories above{{"yes", "no"}, {}};
    for (std::size_t row = 0; row < found.partners.size(); ++row)
        for (std::size_t k = 0; k < found.partners[row].size(); ++k) {
            const auto other = static_cast<std::size_t>(found.partners[row][k].row);
            id.push_back(input.ids[row]);
            name.push_back(input.names[row]);
            rank.push_back(static_cast<std::int64_t>(k) + 1);
            partnerId.push_back(input.ids[other]);
            partner.push_back(input.names[other]);
            r.push_back(found.partners[row][k].r);
            threshold.push_back(found.threshold[row]);
            p.push_back(found.p[row]);
            above.codes.push_back(std::isnan(threshold.back()) ? -1 : r.back() > threshold.back() ? 0 : 1);
        }
    Table table{"cofitness", "Cofitness", {}};
    table.columns = {
        column("gene_id", "Gene", "Identifier as in the file.", std::move(id)),
        column("gene", "Symbol", "Gene name.", std::move(name)),
        column("rank", "Rank", "1 is the gene with the most similar profile.", std::move(rank)),
        column("partner_id", "Partner", "Identifier of the similar gene.", std::move(partnerId)),
        column("partner", "Partner symbol", "Its name.", std::move(partner)),
        column("r", "r", "Pearson's r of the two profiles over the traits both have.", std::move(r)),
        column("threshold", "Threshold",
               "What the best partner of the gene's shuffled profile exceeds by chance in 5 % of cases.",
               std::move(threshold)),
        column("above", "Above", "Whether r is above the gene's threshold.", std::move(above)),
        column(
            "p_best", "p of best",
            "(1 + shuffled profiles whose best partner is as similar) / (shuffles + 1); of the gene's first partner.",
            std::move(p), NumberStyle::Probability)};
    return table;
}

/// Traits in the order of average linkage on 1 - |r|, of the method chosen, as clusters of traits are.
Result<PlotSpec> correlationMap(const PhenotypeInput& input, const MatrixXd& r, const CorrelationMethod& method,
                                bool shrunk, Progress& progress)
{
    const auto n = static_cast<std::size_t>(r.cols());
    std::vector<float> apart;
    for (Index a = 0; a < r.cols(); ++a)
        for (Index b = a + 1; b < r.cols(); ++b)
            apart.push_back(std::isnan(r(a, b)) ? 1.0F : static_cast<float>(1 - std::abs(r(a, b))));
    const auto tree = linkInOrder(apart, n, Linkage::Average, progress);
    if (!tree) return tree.error();

    HeatMapData data;
    data.id = "trait_correlation";
    data.title = "Correlation of traits";
    data.caption = std::string(method.title) + (shrunk ? ", shrunk towards 0," : "") +
                   " of all pairs of traits over the genes both have (" + input.source +
                   "). Traits are ordered by average linkage on 1 - |" + method.symbol +
                   "| with neighbours as alike as the tree allows.";
    data.rowLabels = data.columnLabels = input.traits;
    data.rowAxis = data.columnAxis = "Traits";
    data.values.assign(r.data(), r.data() + r.size());  // symmetric
    data.valueLabel = method.symbol;
    data.lower = -1;
    const HeatMapOrder order{.tree = &*tree, .cut = {}};
    return orderedHeatMap(data, order, order);
}

/// The values the method is for: called or not for phi.
Result<MatrixXd> valuesFor(const PhenotypeInput& input, CorrelationKind kind)
{
    if (kind != CorrelationKind::Phi) return input.profile;
    if (input.scale == PhenotypeScale::Score)
        return Error{ErrorKind::Usage, "φ is for calls, and these are scores; choose Pearson, Spearman or Kendall.",
                     "method"};
    return MatrixXd(input.profile.unaryExpr([](double v) { return std::isnan(v) || v == 0 ? v : 1.0; }));
}

void note(Report& report, Severity severity, const char* code, std::string text, std::int64_t count = 1)
{
    report.notes.push_back({severity, code, std::move(text), count, {}, {}});
}

/// How the pairs of traits were compared; `defined` of them have a p.
void notePairs(Report& report, const TraitPairs& pairs, std::ptrdiff_t defined, const std::string& adjustment)
{
    note(report, Severity::Info, "correlation.pairs",
         "Each pair of traits is compared over the genes that have both; genes of one operon and pathway are not "
         "independent, so p is too small for them.");
    if (const auto undefined = static_cast<std::int64_t>(pairs.q.size()) - defined; undefined > 0)
        note(report, Severity::Info, "correlation.undefined",
             counted(undefined, "pair has", "pairs have") +
                 " no correlation: the traits share fewer than three genes, or one does not vary over them.",
             undefined);
    if (pairs.shrunk && !std::isnan(pairs.shrunk->intensity))
        note(report, Severity::Info, "correlation.shrunk",
             "Matrix and map show correlations shrunk by " + displayNumber(pairs.shrunk->intensity) +
                 ", with missing values at their trait's mean; r and p of the pairs are unshrunk.");
    if (adjustment == "storey" && defined > 0)
        note(report, Severity::Info, "correlation.null_share",
             "Storey's q takes a share of " + displayNumber(nullShare(pairs.p)) + " of the pairs as uncorrelated.");
}

Result<Report> runTraitsCorrelation(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed,
                                    Progress& progress)
{
    Report report;
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    const CorrelationMethod& method = correlationMethod(parameters.text("method"));
    const auto values = valuesFor(*input, method.kind);
    if (!values) return values.error();
    SubProgress pairing(progress, 0, 0.4), drawing(progress, 0.4, 0.45), comparing(progress, 0.45, 1);
    const auto pairs = traitPairs(*values, parameters, seed, pairing);
    if (!pairs) return pairs.error();

    const auto defined = std::ranges::count_if(pairs->q, [](double q) { return !std::isnan(q); });
    const auto significant = std::ranges::count_if(pairs->q, [&](double q) { return q <= parameters.real("fdr"); });
    report.scalars = {
        {"genes_measured", "Genes measured", static_cast<double>(input->ids.size()), "Rows of the matrix."},
        {"traits_measured", "Traits measured", static_cast<double>(input->traits.size()), "Columns of the matrix."},
        {"pairs", "Pairs tested", static_cast<double>(defined), "Pairs of traits with a defined p."},
        {"pairs_significant", "Correlated pairs", static_cast<double>(significant), "q at the FDR or below."},
        {"shrinkage", "Shrinkage", pairs->shrunk ? pairs->shrunk->intensity : kUndefined,
         "Share by which correlations are pulled to 0; empty if they are not."},
    };
    report.tables = {traitPairTable(*input, *pairs, method), matrixTable(*input, pairs->shown())};
    if (input->traits.size() > 1) {
        auto map = correlationMap(*input, pairs->shown(), method, pairs->shrunk.has_value(), drawing);
        if (!map) return map.error();
        report.plots.push_back(std::move(*map));
    }
    notePairs(report, *pairs, defined, parameters.text("adjust"));

    const auto partners = static_cast<std::size_t>(parameters.integer("partners"));
    if (partners == 0) return report;
    if (!input->measured) {
        note(report, Severity::Info, "cofitness.annotation", "Cofitness is of measured profiles and is left out.");
        return report;
    }
    if (input->traits.size() < kFewestCofitnessTraits) {
        note(report, Severity::Info, "cofitness.few_traits",
             "Cofitness compares profiles over at least three traits and is left out: there " +
                 std::string(input->traits.size() == 1 ? "is only one." : "are only two."));
        return report;
    }
    const int shuffles = static_cast<int>(parameters.integer("shuffles"));
    const auto found = cofitness(input->profile, partners, shuffles, kCofitnessLevel, seed, comparing);
    if (!found) return found.error();
    report.tables.push_back(cofitnessTable(*input, *found));
    std::int64_t without = 0, above = 0;
    for (std::size_t row = 0; row < found->partners.size(); ++row) {
        if (found->partners[row].empty())
            ++without;
        else if (found->partners[row].front().r > found->threshold[row])
            ++above;
    }
    report.scalars.push_back(
        {"genes_cofit", "Genes with a cofit partner", shuffles > 0 ? static_cast<double>(above) : kUndefined,
         "Their best partner is above their threshold, which chance reaches for 5 % of the genes."});
    if (without > 0)
        note(report, Severity::Info, "cofitness.flat",
             counted(without, "gene has the same value in all traits, or shares",
                     "genes have the same value in all traits, or share") +
                 " fewer than three of them with the others, so there is no profile to compare.",
             without);
    return report;
}

}  // namespace

AnalysisDescriptor traitsCorrelation()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    using Text = std::string;
    parameters.insert(
        parameters.end(),
        {{"method",
          "Correlation",
          "How traits are compared over genes.",
          "",
          Text("pearson"),
          {},
          {},
          {{"pearson", "Pearson"}, {"spearman", "Spearman"}, {"kendall", "Kendall τ-b"}, {"phi", "φ (called or not)"}}},
         {"adjust",
          "Adjusted p",
          "How p is adjusted for the number of pairs.",
          "",
          Text("bh"),
          {},
          {},
          {{"bh", "Benjamini-Hochberg"},
           {"by", "Benjamini-Yekutieli, for any dependence"},
           {"storey", "Storey, with the share of nulls by the bootstrap"}}},
         {"permutations",
          "Permutations",
          "Times the traits are shuffled over the genes for a p without assumptions; 0 for none.",
          "",
          std::int64_t{0},
          0,
          100000,
          {}},
         {"shrinkage",
          "Shrinkage",
          "Whether Pearson's r and φ are pulled towards 0 (Schäfer-Strimmer).",
          "",
          Text("auto"),
          {},
          {},
          {{"auto", "If there are fewer genes than traits"}, {"never", "Never"}, {"always", "Always"}}},
         {"partners",
          "Cofit partners",
          "Most similar genes listed for each gene; 0 for none.",
          "",
          std::int64_t{10},
          0,
          1000,
          {}},
         {"shuffles",
          "Shuffled profiles",
          "Times each gene's profile is shuffled for its threshold; from 19 on there is one at 5 %.",
          "",
          std::int64_t{19},
          0,
          1000,
          {}}});
    return {
        .id = std::string(kTraitsCorrelation),
        .title = "Correlation of traits and cofitness of genes",
        .answers = "Which traits go together over the genes, and which genes have like profiles over the traits?",
        .citation = "Kendall MG (1945) Biometrika 33:239; Schäfer J, Strimmer K (2005) Stat Appl Genet Mol Biol 4:32 "
                    "(shrinkage); Phipson B, Smyth GK (2010) Stat Appl Genet Mol Biol 9:39 (permutation p); Benjamini "
                    "Y, Hochberg Y (1995) J R Stat Soc B 57:289; Benjamini Y, Yekutieli D (2001) Ann Stat 29:1165; "
                    "Storey JD, Taylor JE, Siegmund D (2004) J R Stat Soc B 66:187; Hillenmeyer ME et al. (2010) "
                    "Genome Biol 11:R30 (cofitness)",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"pairs", "matrix", "cofitness"},
        .needsPhenotypes = true,
        .run = runTraitsCorrelation,
    };
}

}  // namespace pleio::builtin
