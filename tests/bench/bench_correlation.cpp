// SPDX-License-Identifier: GPL-3.0-or-later
// Correlations of traits, cofitness of genes and trees of both, on invented scores; with the peak memory of the
// process.
#include "core/math/correlation.h"
#include "core/math/leaf_order.h"
#include "core/math/random.h"
#include "core/traits/cofitness.h"

#include <benchmark/benchmark.h>

#include <limits>
#include <sys/resource.h>

namespace {

using namespace pleio;

Eigen::MatrixXd invented(Eigen::Index genes, Eigen::Index traits, bool gaps)
{
    Random random(1);
    Eigen::MatrixXd values(genes, traits);
    for (double& v : values.reshaped())
        v = gaps && random.uniform() < 0.02 ? std::numeric_limits<double>::quiet_NaN() : random.normal();
    return values;
}

void reportMemory(benchmark::State& state)
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void correlate(benchmark::State& state, CorrelationKind kind, bool gaps)
{
    const Eigen::MatrixXd values = invented(state.range(0), state.range(1), gaps);
    NoProgress progress;
    for (auto _ : state) {
        auto found = columnCorrelations(values, kind, progress);
        benchmark::DoNotOptimize(found);
    }
    reportMemory(state);
}
BENCHMARK_CAPTURE(correlate, pearson, CorrelationKind::Pearson, false)
    ->Args({10, 5})
    ->Args({100, 100})
    ->Args({3'911, 324})
    ->Args({20'000, 1'000})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(correlate, pearson_gaps, CorrelationKind::Pearson, true)
    ->Args({3'911, 324})
    ->Args({20'000, 1'000})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(correlate, spearman, CorrelationKind::Spearman, false)
    ->Args({10, 5})
    ->Args({100, 100})
    ->Args({20'000, 1'000})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(correlate, kendall, CorrelationKind::Kendall, false)
    ->Args({10, 5})
    ->Args({100, 100})
    ->Args({3'911, 100})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void similarGenes(benchmark::State& state)
{
    const Eigen::MatrixXd values = invented(state.range(0), 324, false);
    NoProgress progress;
    for (auto _ : state) {
        auto found = cofitness(values, 10, static_cast<int>(state.range(1)), 0.05, 1, progress);
        benchmark::DoNotOptimize(found);
    }
    reportMemory(state);
}
BENCHMARK(similarGenes)->Args({4'000, 0})->Args({4'000, 19})->UseRealTime()->Unit(benchmark::kMillisecond);

/// Rows and columns clustered and their leaves ordered, as for a heat map.
void bothTrees(benchmark::State& state)
{
    const Eigen::MatrixXd values = invented(3'911, 324, false);
    NoProgress progress;
    for (auto _ : state)
        for (const Eigen::MatrixXd& items : {values, Eigen::MatrixXd(values.transpose())}) {
            const auto n = static_cast<std::size_t>(items.cols());
            const std::span<const double> span(items.data(), static_cast<std::size_t>(items.size()));
            auto apart =
                rowDistances(span, n, static_cast<std::size_t>(items.rows()), ClusterDistance::Correlation, progress);
            auto tree = linkItems(*apart, n, Linkage::Average, progress);
            auto done = orderLeaves(*tree, *apart, progress);
            benchmark::DoNotOptimize(done);
        }
    reportMemory(state);
}
BENCHMARK(bothTrees)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
