// SPDX-License-Identifier: GPL-3.0-or-later
// Correspondence analysis of a table of genes × 59 codons and the regressions for optimal codons, on one core.
#include "core/codon/optimal_codon_tests.h"
#include "core/codon/synonymous_table.h"
#include "core/math/correspondence.h"
#include "core/math/random.h"

#include <benchmark/benchmark.h>

namespace {

using namespace pleio;

const CodonLayout& layout()
{
    static const CodonLayout kLayout(*GeneticCode::find(11));
    return kLayout;
}

/// Invented counts, about 310 codons a gene.
SynonymousTable invented(std::int64_t genes)
{
    Random random(1);
    SynonymousTable counts(genes, static_cast<Eigen::Index>(layout().synonymousColumns()));
    for (Eigen::Index i = 0; i < counts.rows(); ++i)
        for (Eigen::Index j = 0; j < counts.cols(); ++j) counts(i, j) = static_cast<double>(random.below(11));
    return counts;
}

/// Axes and the scores of all genes on four of them.
void correspondence(benchmark::State& state, bool within, bool usage)
{
    const SynonymousTable counts = invented(state.range(0));
    const std::vector<int> blocks = within ? familyOfColumns(layout()) : std::vector<int>();
    for (auto _ : state) {
        const SynonymousTable table = usage ? synonymousRscu(counts, layout()) : counts;
        const Correspondence analysis = correspondenceAnalysis(table, blocks);
        Eigen::MatrixXd scores = rowScores(table, analysis, 4);
        benchmark::DoNotOptimize(scores);
    }
}
BENCHMARK_CAPTURE(correspondence, counts, false, false)->Arg(4'544)->Arg(113'600)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(correspondence, rscu, false, true)->Arg(4'544)->Arg(113'600)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(correspondence, within, true, false)->Arg(4'544)->Arg(113'600)->Unit(benchmark::kMillisecond);

void trends(benchmark::State& state)
{
    const SynonymousTable counts = invented(state.range(0));
    Random random(2);
    std::vector<double> bias;
    for (Eigen::Index i = 0; i < counts.rows(); ++i) bias.push_back(random.normal());
    NoProgress progress;
    for (auto _ : state) {
        auto found = codonTrends(counts, layout(), bias, progress);
        benchmark::DoNotOptimize(found);
    }
}
BENCHMARK(trends)->Arg(4'544)->Unit(benchmark::kMillisecond);

}  // namespace
