// SPDX-License-Identifier: GPL-3.0-or-later
// All statistics of codon bias of a gene, one core. Aim: under 2.5 microseconds a gene.
#include "core/codon/gene_bias.h"
#include "core/codon/reference_set.h"
#include "core/math/random.h"

#include <benchmark/benchmark.h>

#include <numeric>
#include <vector>

namespace {

using namespace pleio;

/// Genes of about 310 codons with uneven codon usage.
CodonCounts simulatedGenes(Eigen::Index genes)
{
    Random random(1);
    CodonVector usage{};
    for (std::size_t c = 0; c < kCodons; ++c)
        usage[c] = GeneticCode::standard().isSense(static_cast<int>(c)) ? random.gamma(1) : 0;
    CodonCounts codons;
    codons.counts = CodonCounts::Matrix::Zero(genes, kCodons);
    for (Eigen::Index row = 0; row < genes; ++row) {
        codons.genes.push_back(static_cast<std::int32_t>(row));
        const std::uint64_t length = 50 + random.below(520);
        for (std::uint64_t i = 0; i < length; ++i)
            ++codons.counts(row, static_cast<Eigen::Index>(random.choose(usage)));
    }
    return codons;
}

BiasModel modelOf(const CodonCounts& codons)
{
    std::vector<std::int32_t> rows(codons.genes);
    BiasReferences references;
    references.genome = pooledCounts(codons, rows);
    rows.resize(54);
    references.reference = pooledCounts(codons, rows);
    references.optimal.emplace();
    for (std::size_t c = 0; c < kCodons; c += 3) (*references.optimal)[c] = true;
    references.trna.emplace();
    references.trna->fill(1);
    references.gcbWeights.emplace();
    references.background = std::array{0.3, 0.2, 0.3, 0.2};
    return biasModel(references);
}

/// Statistics of every gene of a small and a large set of genes.
void biasOfGenes(benchmark::State& state)
{
    const CodonCounts codons = simulatedGenes(state.range(0));
    const BiasModel model = modelOf(codons);
    for (auto _ : state)
        for (Eigen::Index row = 0; row < codons.counts.rows(); ++row) {
            GeneBias bias = geneBias({codons.counts.row(row).data(), kCodons}, model, 10);
            benchmark::DoNotOptimize(bias);
        }
    state.counters["us_a_gene"] =
        benchmark::Counter(static_cast<double>(codons.counts.rows()) * 1e-6,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(biasOfGenes)->Arg(4'544)->Arg(113'600)->Unit(benchmark::kMillisecond);

void modelWithoutGene(benchmark::State& state)
{
    const CodonCounts codons = simulatedGenes(100);
    const BiasModel model = modelOf(codons);
    for (auto _ : state) {
        BiasModel without = withoutGene(model, {codons.counts.row(0).data(), kCodons});
        benchmark::DoNotOptimize(without);
    }
}
BENCHMARK(modelWithoutGene)->Unit(benchmark::kMicrosecond);

void selfConsistent(benchmark::State& state)
{
    const CodonCounts codons = simulatedGenes(state.range(0));
    for (auto _ : state) {
        IteratedSet set = selfConsistentSet(codons, codons.genes, GeneticCode::standard());
        benchmark::DoNotOptimize(set);
    }
}
BENCHMARK(selfConsistent)->Arg(4'544)->Unit(benchmark::kMillisecond);

}  // namespace
