// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/pleiotropy_tables.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/distributions.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace pleio::builtin {

namespace {

template <class Get>
std::vector<double> mapped(std::size_t n, Get get)
{
    std::vector<double> out;
    out.reserve(n);
    for (std::size_t i = 0; i < n; ++i) out.push_back(get(i));
    return out;
}

/// 1 is the gene with the most; genes with equal counts share the mean of their ranks.
std::vector<double> ranksFromTop(const std::vector<std::int64_t>& counts)
{
    std::vector<double> negative;
    for (const std::int64_t count : counts) negative.push_back(static_cast<double>(-count));
    return midRanks(negative);
}

void addPlurality(Table& table, const PluralityTest& test, const std::string& suffix, const std::string& things)
{
    const std::string over = " over " + things;
    table.columns.push_back(column("p2" + suffix, "p(2/n)" + over,
                                   "p of \"fewer than two " + things +
                                       " are affected\", by partial conjunction (Benjamini & Heller "
                                       "2008). Small means pleiotropy.",
                                   test.p, NumberStyle::Probability));
    table.columns.push_back(column("q2" + suffix, "q(2/n)" + over, "Benjamini-Hochberg of p(2/n) over the genes.",
                                   test.q, NumberStyle::Probability));
    table.columns.push_back(column("at_least" + suffix, "At least, " + things,
                                   "Lower bound on the number of " + things +
                                       " the gene affects, at the level alpha "
                                       "(partial conjunctions, from one up).",
                                   test.bound));
}

void addHops(Table& table, const HopsEvidence& hops)
{
    const HopsScores& s = hops.scores;
    table.columns.push_back(
        column("pm", "Pm", "HOPS magnitude of pleiotropy, 100 sqrt(sum z^2) / K of whitened z.", s.magnitude));
    table.columns.push_back(
        column("pm_p", "p of Pm", "P(chi-square_K >= sum z^2).", s.magnitudeP, NumberStyle::Probability));
    table.columns.push_back(column("pn", "Pn", "HOPS number of traits with |whitened z| > 2.", s.number));
    table.columns.push_back(
        column("pn_p", "p of Pn", "P(X >= Pn), binomial with 0.0455 a trait.", s.numberP, NumberStyle::Probability));
    if (hops.permutation.magnitudeP.empty()) return;
    table.columns.push_back(column("pm_p_polygenic", "p of Pm, polygenic",
                                   "Against every trait's z shuffled over the genes: keeps how many genes a trait has.",
                                   hops.permutation.magnitudeP, NumberStyle::Probability));
    table.columns.push_back(column("pn_p_polygenic", "p of Pn, polygenic",
                                   "Against every trait's z shuffled over the genes: keeps how many genes a trait has.",
                                   hops.permutation.numberP, NumberStyle::Probability));
}

std::string relationText(const GeneRelation& r, const PhenotypeInput& input)
{
    switch (r.relation) {
    case TraitRelation::Horizontal:
        return "horizontal";
    case TraitRelation::FirstToSecond:
        return "vertical: " + input.traits[r.first] + " to " + input.traits[r.second];
    case TraitRelation::SecondToFirst:
        return "vertical: " + input.traits[r.second] + " to " + input.traits[r.first];
    case TraitRelation::Undecided:
        break;
    }
    return "cannot be told";
}

void addRelations(Table& table, const PhenotypeInput& input, const PleiotropyEvidence& evidence)
{
    std::vector<std::int64_t> horizontal(input.ids.size(), 0), pairs(input.ids.size(), 0);
    for (const GeneRelation& r : evidence.relations) {
        ++pairs[r.gene];
        horizontal[r.gene] += r.relation == TraitRelation::Horizontal ? 1 : 0;
    }
    table.columns.push_back(
        column("pairs_compared", "Pairs compared",
               "Pairs among the gene's most significant called traits of different clusters, at most six.", pairs));
    table.columns.push_back(column("pairs_horizontal", "Pairs independent",
                                   "Of these, pairs in which neither effect follows from the other (horizontal).",
                                   horizontal));
}

}  // namespace

Table measuredPleiotropyTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence,
                              std::span<const double> givenEffort)
{
    const std::size_t genes = input.ids.size();
    const std::vector<double> byTraits = ranksFromTop(evidence.byCluster.called);
    const std::vector<double> byClusters = ranksFromTop(evidence.byCluster.groups);
    Table table{"pleiotropy", "Pleiotropy of genes", {}};
    table.columns = {
        column("gene_id", "Gene", "Gene of the row, or the row's own name where it fits no gene.", input.ids),
        column("symbol", "Symbol", "Name of the gene.", input.names),
        column("tested", "Traits tested", "Traits with a value.", evidence.testedTraits),
        column("traits_after_fdr", "Traits after FDR", "Called traits: q <= FDR, or the calls of the file.",
               evidence.byCluster.called),
        column("clusters", "Clusters after FDR", "Clusters of correlated traits with a called trait.",
               evidence.byCluster.groups),
        column("groups", "Groups after FDR", "Groups (chemicals) of the condition table with a called trait.",
               evidence.byGroup.groups),
        column("rank_traits", "Rank by traits", "1 is the gene with most called traits; equal counts share a rank.",
               byTraits),
        column("rank_clusters", "Rank by clusters",
               "1 is the gene with most called clusters; equal counts share a rank.", byClusters),
        column("rank_change", "Rank change",
               "Rank by traits minus rank by clusters: above 0, the gene rises when correlated traits count once.",
               mapped(genes, [&](std::size_t g) { return byTraits[g] - byClusters[g]; })),
    };
    if (evidence.hasP) {
        addPlurality(table, evidence.overTraits, "", "traits");
        addPlurality(table, evidence.overClusters, "_clusters", "clusters");
        addPlurality(table, evidence.overGroups, "_groups", "groups");
    }
    const auto diversity = [&](double TraitDiversity::*value) {
        return mapped(genes, [&](std::size_t g) { return evidence.diversity[g].*value; });
    };
    table.columns.push_back(
        column("effective_traits", "Effective traits",
               "exp(entropy) of the shares max(z^2 - 1, 0); called traits weigh alike where there is no z.",
               diversity(&TraitDiversity::effective)));
    table.columns.push_back(
        column("hill0", "Hill 0", "Traits with signal, z^2 > 1.", diversity(&TraitDiversity::traits)));
    table.columns.push_back(column("hill2", "Hill 2", "1 / sum of squared shares: weak effects weigh little.",
                                   diversity(&TraitDiversity::dominant)));
    table.columns.push_back(column("tau", "tau", "Specificity of |z|: 0 all traits alike, 1 one trait only.",
                                   diversity(&TraitDiversity::tau)));
    if (evidence.hops) addHops(table, *evidence.hops);
    std::vector<std::int64_t> multi;
    for (const std::int64_t n : evidence.byCluster.called) multi.push_back(n > kMultiStressPhenotypes ? 1 : 0);
    table.columns.push_back(column("multi_stress", "Multi-stress",
                                   "1 if more than 30 traits are called (Nichols et al. 2011).", std::move(multi)));
    if (!evidence.price.empty()) {
        std::vector<std::int64_t> phenotypes, specific;
        for (const auto& row : evidence.price) {
            phenotypes.push_back(
                std::ranges::count_if(row, [](PricePhenotype p) { return p != PricePhenotype::None; }));
            specific.push_back(std::ranges::count(row, PricePhenotype::Specific));
        }
        table.columns.push_back(column(
            "price_phenotypes", "Strong phenotypes",
            "|effect| > 1 and |z| > 4 (Price et al. 2018, z for their t); the effect is the score less that of a "
            "gene without effect.",
            std::move(phenotypes)));
        table.columns.push_back(
            column("price_specific", "Specific phenotypes",
                   "Strong, |z| > 5, and far beyond 95 % of the gene's other effects (Price et al. 2018).",
                   std::move(specific)));
    }
    table.columns.push_back(column(
        "given_effort", "Given study effort",
        "Called traits beyond what the traits tested and annotations of the gene predict, in standard deviations "
        "(quasi-Poisson).",
        std::vector<double>(givenEffort.begin(), givenEffort.end())));
    if (!evidence.relations.empty()) addRelations(table, input, evidence);
    return table;
}

Table evidenceTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence)
{
    Categories gene, symbol, trait, group, supports;
    gene.levels = input.ids;
    symbol.levels = input.names;
    trait.levels = input.traits;
    group.levels = evidence.groupNames;
    supports.levels = {"supports", "does not support"};
    std::vector<std::int64_t> cluster, against;
    std::vector<double> effect, low, high, z, p, q;
    const bool sized = evidence.z.size() > 0;
    const double margin = normalDeviate(0.05);
    for (Eigen::Index g = 0; g < input.effect.rows(); ++g) {
        const std::int64_t silent = evidence.testedTraits[static_cast<std::size_t>(g)] - evidence.called.row(g).count();
        for (Eigen::Index t = 0; t < input.effect.cols(); ++t) {
            const bool called = evidence.called(g, t);
            const double cell = evidence.hasP ? input.p(g, t) : kUndefined;
            if (!called && !(cell <= kShownP)) continue;
            const auto at = static_cast<std::size_t>(t);
            gene.codes.push_back(static_cast<std::int32_t>(g));
            trait.codes.push_back(static_cast<std::int32_t>(t));
            group.codes.push_back(evidence.group[at]);
            supports.codes.push_back(called ? 0 : 1);
            cluster.push_back(evidence.cluster[at] + 1);
            against.push_back(silent);
            effect.push_back(input.shown(g, t));
            // The standard error that gives this effect this z.
            const double error = sized ? std::abs(input.effect(g, t) / evidence.z(g, t)) : kUndefined;
            low.push_back(input.shown(g, t) - margin * error);
            high.push_back(input.shown(g, t) + margin * error);
            z.push_back(sized ? evidence.z(g, t) : kUndefined);
            p.push_back(cell);
            q.push_back(sized ? evidence.q(g, t) : kUndefined);
        }
    }
    symbol.codes = gene.codes;
    Table table{"evidence", "Evidence by gene and trait", {}};
    table.columns = {
        column("gene_id", "Gene", "Gene of the row.", std::move(gene)),
        column("symbol", "Symbol", "Name of the gene.", std::move(symbol)),
        column("trait", "Trait", "Trait that is called, or has p <= 0.01.", std::move(trait)),
        column("group", "Group", "Group (chemical) of the trait.", std::move(group)),
        column("cluster", "Cluster", "Number of the trait's cluster.", std::move(cluster)),
        column("verdict", "Verdict", "Supports: called at the FDR. Does not support: p <= 0.01, but not called.",
               std::move(supports)),
        column("effect", "Effect", "As in the file, in its unit.", std::move(effect)),
    };
    if (sized) {
        table.columns.push_back(
            column("effect_low", "Effect, low", "95 % interval of the effect, from its p.", std::move(low)));
        table.columns.push_back(
            column("effect_high", "Effect, high", "95 % interval of the effect, from its p.", std::move(high)));
        table.columns.push_back(column("z", "z",
                                       "Departure from a gene without effect in standard deviations, below 0 if "
                                       "lower; p is its two-sided p.",
                                       std::move(z)));
    }
    if (evidence.hasP)
        table.columns.push_back(column("p", "p", "Two-sided. Of calls: the largest p a called cell can have.",
                                       std::move(p), NumberStyle::Probability));
    if (sized)
        table.columns.push_back(
            column("q", "q", "Benjamini-Hochberg over the family chosen.", std::move(q), NumberStyle::Probability));
    table.columns.push_back(column("not_supporting", "Traits not supporting",
                                   "Tested traits of the gene that are not called.", std::move(against)));
    return table;
}

Table measuredTraitTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence)
{
    const std::size_t traits = input.traits.size();
    std::vector<std::int64_t> cluster, tested, hit, kept(traits, 0);
    for (std::size_t t = 0; t < traits; ++t) {
        const auto c = static_cast<Eigen::Index>(t);
        cluster.push_back(evidence.cluster[t] + 1);
        tested.push_back(evidence.tested.col(c).count());
        hit.push_back(evidence.called.col(c).count());
    }
    Table table{"trait_hits", "Traits", {}};
    table.columns = {
        column("trait", "Trait", "Column of the matrix.", input.traits),
        column("group", "Group", "Group (chemical) of the condition table.", input.groups),
        column("cluster", "Cluster", "Traits of one number are one cluster.", std::move(cluster)),
        column("genes_tested", "Genes tested", "Genes with a value.", tested),
        column("genes_hit", "Genes hit", "Genes called.", hit),
        column(
            "share_hit", "Share hit", "Genes hit over genes tested.",
            mapped(traits, [&](std::size_t t) { return static_cast<double>(hit[t]) / static_cast<double>(tested[t]); }),
            NumberStyle::Percent),
    };
    if (evidence.hops) {
        for (const Eigen::Index t : evidence.hops->kept) kept[static_cast<std::size_t>(t)] = 1;
        table.columns.push_back(
            column("in_hops", "In HOPS", "1 if the trait is among those HOPS is computed on.", std::move(kept)));
    }
    return table;
}

Table traitClusterTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence)
{
    std::vector<std::int64_t> number, size(evidence.clusters, 0), genes(evidence.clusters, 0);
    std::vector<std::string> members(evidence.clusters);
    for (std::size_t t = 0; t < input.traits.size(); ++t) {
        const auto c = static_cast<std::size_t>(evidence.cluster[t]);
        members[c] += (size[c]++ > 0 ? "; " : "") + input.traits[t];
    }
    for (Eigen::Index g = 0; g < evidence.called.rows(); ++g) {
        std::vector<bool> hit(evidence.clusters, false);
        for (Eigen::Index t = 0; t < evidence.called.cols(); ++t)
            if (evidence.called(g, t))
                hit[static_cast<std::size_t>(evidence.cluster[static_cast<std::size_t>(t)])] = true;
        for (std::size_t c = 0; c < evidence.clusters; ++c) genes[c] += hit[c] ? 1 : 0;
    }
    for (std::size_t c = 0; c < evidence.clusters; ++c) number.push_back(static_cast<std::int64_t>(c) + 1);
    Table table{"clusters", "Clusters of traits", {}};
    table.columns = {
        column("cluster", "Cluster", "Number, in the order of the clusters' first traits.", std::move(number)),
        column("traits", "Traits", "How many traits it has.", std::move(size)),
        column("genes_hit", "Genes hit", "Genes with a called trait of the cluster.", std::move(genes)),
        column("members", "Members", "Names of the traits.", std::move(members)),
    };
    return table;
}

Table relationTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence)
{
    Categories gene, symbol, first, second;
    gene.levels = input.ids;
    symbol.levels = input.names;
    first.levels = second.levels = input.traits;
    std::vector<double> secondP, firstP;
    std::vector<std::string> relation;
    for (const GeneRelation& r : evidence.relations) {
        gene.codes.push_back(static_cast<std::int32_t>(r.gene));
        first.codes.push_back(static_cast<std::int32_t>(r.first));
        second.codes.push_back(static_cast<std::int32_t>(r.second));
        secondP.push_back(r.secondGivenFirst);
        firstP.push_back(r.firstGivenSecond);
        relation.push_back(relationText(r, input));
    }
    symbol.codes = gene.codes;
    Table table{"relations", "Mediated or independent", {}};
    table.columns = {
        column("gene_id", "Gene", "Gene with two called traits of different clusters.", std::move(gene)),
        column("symbol", "Symbol", "Name of the gene.", std::move(symbol)),
        column("first", "First trait", "One of the gene's six most significant traits.", std::move(first)),
        column("second", "Second trait", "Another one.", std::move(second)),
        column("p_second", "p of second given first",
               "Residual of the second trait's z given the first's, over all genes.", std::move(secondP),
               NumberStyle::Probability),
        column("p_first", "p of first given second",
               "Residual of the first trait's z given the second's, over all genes.", std::move(firstP),
               NumberStyle::Probability),
        column("relation", "Relation",
               "Horizontal: neither effect follows from the other. Vertical: one follows from the other, through it or "
               "through a common "
               "cause, which this test cannot tell apart.",
               std::move(relation)),
    };
    return table;
}

Table redundantTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence)
{
    Categories first, second;
    first.levels = second.levels = input.traits;
    std::vector<double> r;
    for (const TraitPair& pair : evidence.hops->redundant) {
        first.codes.push_back(static_cast<std::int32_t>(pair.first));
        second.codes.push_back(static_cast<std::int32_t>(pair.second));
        r.push_back(pair.r);
    }
    Table table{"redundant_traits", "Redundant pairs of traits", {}};
    table.columns = {
        column("first", "First trait", "Trait that comes first in the matrix.", std::move(first)),
        column("second", "Second trait", "Left out of HOPS, unless the first one was.", std::move(second)),
        column("r", "r", "Correlation of the z of genes without effects, shrunk.", std::move(r)),
    };
    return table;
}

}  // namespace pleio::builtin
