// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"

#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/undefined.h"
#include "core/math/false_discovery.h"
#include "core/traits/call_conjunction.h"
#include "core/traits/trait_clusters.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

namespace pleio::builtin {

namespace {

std::vector<double> valuesOfRow(const Eigen::MatrixXd& matrix, Eigen::Index row)
{
    const Eigen::RowVectorXd values = matrix.row(row);
    return {values.begin(), values.end()};
}

PluralityTest pluralityTest(const Eigen::MatrixXd& p, std::span<const std::int32_t> group, std::size_t groups,
                            const PleiotropyOptions& options)
{
    PluralityTest test;
    for (Eigen::Index gene = 0; gene < p.rows(); ++gene) {
        const std::vector<double> values = groupP(valuesOfRow(p, gene), group, groups);
        test.p.push_back(partialConjunctionP(values, 2, *options.form));
        test.bound.push_back(static_cast<std::int64_t>(supportedTraits(values, options.alpha, *options.form)));
    }
    test.q = benjaminiHochberg(test.p);
    return test;
}

/// From the number of called groups. The p of a call is the same in all genes of a trait.
PluralityTest callTest(const PhenotypeInput& input, const PleiotropyEvidence& evidence,
                       std::span<const std::int32_t> group, std::size_t groups, const std::vector<std::int64_t>& calls,
                       double alpha)
{
    std::vector<double> rates;
    for (Eigen::Index t = 0; t < input.p.cols(); ++t) {
        double rate = 0;
        for (Eigen::Index gene = 0; gene < input.p.rows(); ++gene)
            if (evidence.called(gene, t) && input.p(gene, t) < 1) rate = std::max(rate, input.p(gene, t));
        rates.push_back(rate);
    }
    PluralityTest test;
    std::map<std::vector<double>, CallConjunction> known;  // genes that were tested for the same traits share one
    for (Eigen::Index gene = 0; gene < input.p.rows(); ++gene) {
        std::vector<double> own = rates;
        for (Eigen::Index t = 0; t < input.p.cols(); ++t)
            if (!evidence.tested(gene, t)) own[static_cast<std::size_t>(t)] = kUndefined;
        own = groupRates(own, group, groups);
        auto at = known.find(own);
        if (at == known.end()) at = known.try_emplace(own, own).first;
        const auto count = static_cast<std::size_t>(calls[static_cast<std::size_t>(gene)]);
        test.p.push_back(at->second.p(count, 2));
        test.bound.push_back(static_cast<std::int64_t>(at->second.supported(count, alpha)));
    }
    test.q = benjaminiHochberg(test.p);
    return test;
}

PluralityTest untested(Eigen::Index genes)
{
    const auto n = static_cast<std::size_t>(genes);
    return {std::vector<double>(n, kUndefined), std::vector<double>(n, kUndefined), std::vector<std::int64_t>(n, 0)};
}

Result<HopsEvidence> hopsEvidence(const Eigen::MatrixXd& z, const PleiotropyOptions& options, Progress& progress)
{
    HopsEvidence out;
    out.correlation = nullCorrelation(z);
    out.redundant = correlatedPairs(out.correlation.r, options.pruneAbove);
    out.kept = withoutRedundant(out.correlation.r, options.pruneAbove);
    const Eigen::MatrixXd kept = z(Eigen::all, out.kept);
    const Eigen::MatrixXd r = out.correlation.r(out.kept, out.kept);
    out.scores = hopsScores(whitened(kept, r));
    if (options.permutations == 0) return out;
    auto permutation = hopsPermutation(kept, r, out.scores, options.permutations, options.seed, progress);
    if (!permutation) return permutation.error();
    out.permutation = std::move(*permutation);
    return out;
}

/// The best trait of each of a gene's called clusters, by |z| (p of strong effects are all 0); at most `most` clusters.
std::vector<std::size_t> representatives(const PleiotropyEvidence& evidence, Eigen::Index gene, std::size_t most)
{
    const auto strength = [&](std::size_t trait) {
        const double z = evidence.z(gene, static_cast<Eigen::Index>(trait));
        return std::isnan(z) ? 0 : std::abs(z);
    };
    std::map<std::int32_t, std::size_t> best;
    for (Eigen::Index trait = 0; trait < evidence.called.cols(); ++trait) {
        if (!evidence.called(gene, trait)) continue;
        const auto t = static_cast<std::size_t>(trait);
        const auto [at, isNew] = best.try_emplace(evidence.cluster[t], t);
        if (!isNew && strength(t) > strength(at->second)) at->second = t;
    }
    std::vector<std::size_t> traits;
    for (const auto& [cluster, trait] : best) traits.push_back(trait);
    std::ranges::stable_sort(traits, std::greater<>{}, strength);
    traits.resize(std::min(traits.size(), most));
    std::ranges::sort(traits);
    return traits;
}

std::vector<GeneRelation> relationsOf(const PleiotropyEvidence& evidence, double alpha)
{
    constexpr std::size_t kMostTraits = 6;  // 15 pairs a gene
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> genesOf;
    for (Eigen::Index gene = 0; gene < evidence.called.rows(); ++gene) {
        const std::vector<std::size_t> traits = representatives(evidence, gene, kMostTraits);
        for (std::size_t a = 0; a < traits.size(); ++a)
            for (std::size_t b = a + 1; b < traits.size(); ++b)
                genesOf[{traits[a], traits[b]}].push_back(static_cast<std::size_t>(gene));
    }
    const auto columnOf = [&](std::size_t trait) {
        return std::span(evidence.z.col(static_cast<Eigen::Index>(trait)).data(),
                         static_cast<std::size_t>(evidence.z.rows()));
    };
    std::vector<GeneRelation> relations;
    for (const auto& [traits, genes] : genesOf) {
        const ResidualTests tests = residualTests(columnOf(traits.first), columnOf(traits.second), genes);
        for (std::size_t i = 0; i < genes.size(); ++i)
            relations.push_back({genes[i], traits.first, traits.second, tests.secondGivenFirst[i],
                                 tests.firstGivenSecond[i],
                                 traitRelation(tests.secondGivenFirst[i], tests.firstGivenSecond[i], alpha)});
    }
    std::ranges::stable_sort(relations, {}, &GeneRelation::gene);
    return relations;
}

}  // namespace

PhenotypeCalls phenotypeCalls(const PhenotypeInput& input, CallFamily family, double fdr)
{
    PhenotypeCalls out;
    out.sized = input.sized;
    if (input.scale != PhenotypeScale::Score) {
        out.called = (!input.effect.array().isNaN() && input.effect.array() != 0).matrix();
        out.tested = (!input.effect.array().isNaN()).matrix();
        return out;
    }
    out.tested = (!input.p.array().isNaN()).matrix();
    if (!input.sized) {
        out.called = (input.p.array() < 1).matrix();
        return out;
    }
    out.q = adjustedP(input.p, family);
    out.called = (out.q.array() <= fdr).matrix();
    return out;
}

Result<PleiotropyEvidence> pleiotropyEvidence(const PhenotypeInput& input, PhenotypeCalls calls,
                                              const PleiotropyOptions& options, Progress& progress)
{
    const Eigen::Index genes = input.effect.rows(), traits = input.effect.cols();
    PleiotropyEvidence out;
    out.sized = calls.sized;
    out.q = std::move(calls.q);
    out.called = std::move(calls.called);
    out.tested = std::move(calls.tested);
    out.hasP = input.p.size() > 0 && !input.p.array().isNaN().all();
    NumberedNames numbered = numberNames(input.groups);
    out.groupNames = std::move(numbered.names);
    out.group = std::move(numbered.of);
    SubProgress clustering(progress, 0, 0.1);
    auto cluster = traitClusters(input.profile, options.clusterHeight, clustering);
    if (!cluster) return cluster.error();
    out.cluster = std::move(*cluster);
    out.clusters = out.cluster.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(out.cluster)) + 1;

    progress.report(0.1, "Testing for two traits");
    if (out.sized) {
        out.z = input.z;
        out.price = pricePhenotypes(input.effect, out.z);
    }
    out.byCluster = countCalls(out.called, out.cluster);
    out.byGroup = countCalls(out.called, out.group);
    for (Eigen::Index gene = 0; gene < genes; ++gene) {
        out.testedTraits.push_back(out.tested.row(gene).count());
        // Calls have no size, so every called trait weighs the same.
        std::vector<double> weights(static_cast<std::size_t>(traits));
        for (Eigen::Index t = 0; t < traits; ++t)
            weights[static_cast<std::size_t>(t)] = out.z.size() > 0       ? out.z(gene, t)
                                                   : !out.tested(gene, t) ? kUndefined
                                                   : out.called(gene, t)  ? 2
                                                                          : 0;
        out.diversity.push_back(traitDiversity(weights));
    }
    std::vector<std::int32_t> alone(static_cast<std::size_t>(traits));
    std::iota(alone.begin(), alone.end(), 0);
    const auto test = [&](std::span<const std::int32_t> group, std::size_t groups,
                          const std::vector<std::int64_t>& hits) {
        if (!out.hasP) return untested(genes);
        return options.form ? pluralityTest(input.p, group, groups, options)
                            : callTest(input, out, group, groups, hits, options.alpha);
    };
    out.overTraits = test(alone, alone.size(), out.byCluster.called);
    out.overClusters = test(out.cluster, out.clusters, out.byCluster.groups);
    out.overGroups = test(out.group, out.groupNames.size(), out.byGroup.groups);
    if (progress.isCancelled()) return cancelled();
    if (out.z.size() == 0) return out;

    SubProgress shuffling(progress, 0.2, 0.9);
    auto hops = hopsEvidence(out.z, options, shuffling);
    if (!hops) return hops.error();
    out.hops = std::move(*hops);
    progress.report(0.9, "Comparing pairs of traits");
    out.relations = relationsOf(out, options.alpha);
    return out;
}

}  // namespace pleio::builtin
