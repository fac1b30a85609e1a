// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_pairs.h"

#include "core/base/undefined.h"
#include "core/codon/chunk_loop.h"
#include "core/codon/synonymous_shuffle.h"
#include "core/math/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleio {

namespace {

/// Calls visit(first, second) for every pair that counts.
template <class Visit>
void forEachPair(Codons gene, Visit visit)
{
    for (std::size_t i = 1; i < gene.size(); ++i)
        if (gene[i - 1] != kNoCodon && gene[i] != kNoCodon) visit(gene[i - 1], gene[i]);
}

GenePairBias testPairBias(const CodonSequence& gene, const CodonPairMatrix& all, const CodonPairMatrix& others,
                          const GeneticCode& code, std::int64_t permutations, std::uint64_t seed,
                          const Progress& progress)
{
    GenePairBias out;
    forEachPair(gene.codons, [&](auto, auto) { ++out.pairs; });
    out.bias = codonPairBias(gene.codons, all);
    out.heldOut = codonPairBias(gene.codons, others);
    out.test = untested();
    SynonymousShuffle shuffle(gene, code);
    if (std::isnan(out.heldOut) || !shuffle.canMove()) return out;
    Random random(seed);
    std::vector<double> permuted(static_cast<std::size_t>(permutations));
    for (double& value : permuted) {
        if (progress.isCancelled()) return out;
        shuffle.deal(random);
        value = codonPairBias(shuffle.codons(), others);
    }
    out.test = permutationTest(out.heldOut, permuted, Tail::Both);
    return out;
}

/// A gene's test as the values of an item.
constexpr std::size_t kValues = 7;

void write(const GenePairBias& gene, double* values)
{
    const PermutationTest& test = gene.test;
    const std::array<double, kValues> all{
        static_cast<double>(gene.pairs), gene.bias, gene.heldOut, test.mean, test.sd, test.z, test.p};
    std::ranges::copy(all, values);
}

GenePairBias read(const double* values)
{
    return {static_cast<std::uint32_t>(values[0]), values[1], values[2], {values[3], values[4], values[5], values[6]}};
}

}  // namespace

void CodonPairCounts::add(Codons gene)
{
    for (const std::int8_t codon : gene)
        if (codon != kNoCodon) ++codons[static_cast<std::size_t>(codon)];
    forEachPair(gene, [this](auto first, auto second) { ++pairs(first, second); });
}

void CodonPairCounts::remove(Codons gene)
{
    for (const std::int8_t codon : gene)
        if (codon != kNoCodon) --codons[static_cast<std::size_t>(codon)];
    forEachPair(gene, [this](auto first, auto second) { --pairs(first, second); });
}

std::uint64_t CodonPairCounts::total() const { return pairs.cast<std::uint64_t>().sum(); }

CodonPairScores codonPairScores(const CodonPairCounts& counts, const GeneticCode& code, UnseenPairs unseen)
{
    CodonPairScores out;
    out.expected.setConstant(kUndefined);
    out.score.setConstant(kUndefined);
    const std::vector<CodonFamily> families = codonFamilies(code);
    std::array<double, kCodons> share{};  // N(x) / N(X); NaN where the amino acid does not occur
    for (const CodonFamily& family : families) {
        double total = 0;
        for (const int x : family.codons) total += counts.codons[static_cast<std::size_t>(x)];
        for (const int x : family.codons)
            share[static_cast<std::size_t>(x)] = counts.codons[static_cast<std::size_t>(x)] / total;
    }
    for (const CodonFamily& first : families)
        for (const CodonFamily& second : families) {
            double together = 0;
            for (const int x : first.codons)
                for (const int y : second.codons) together += counts.pairs(x, y);
            for (const int x : first.codons)
                for (const int y : second.codons) {
                    const double expected =
                        share[static_cast<std::size_t>(x)] * share[static_cast<std::size_t>(y)] * together;
                    if (!(expected > 0)) continue;
                    out.expected(x, y) = expected;
                    const double observed = counts.pairs(x, y);
                    if (observed > 0 || unseen == UnseenPairs::HalfCount)
                        out.score(x, y) = std::log((observed > 0 ? observed : 0.5) / expected);
                }
        }
    return out;
}

double codonPairBias(Codons gene, const CodonPairMatrix& score)
{
    double sum = 0;
    std::uint32_t scored = 0;
    forEachPair(gene, [&](auto first, auto second) {
        const double value = score(first, second);
        if (std::isnan(value)) return;
        sum += value;
        ++scored;
    });
    return scored > 0 ? sum / scored : kUndefined;
}

Result<std::vector<GenePairBias>> codonPairBiases(std::span<const CodonSequence> genes, const std::vector<bool>& pooled,
                                                  const CodonPairCounts& counts, const GeneticCode& code,
                                                  UnseenPairs unseen, std::int64_t permutations, std::uint64_t seed,
                                                  Parts& parts, Progress& progress)
{
    const CodonPairScores all = codonPairScores(counts, code, unseen);
    const auto testGenes = [&](ItemRange range, Progress& part) -> Result<std::vector<double>> {
        std::vector<double> values(static_cast<std::size_t>(range.size()) * kValues);
        const bool finished =
            forEachChunk(static_cast<std::size_t>(range.size()), "Permuting codons", part, [&](std::size_t i) {
                const std::size_t row = static_cast<std::size_t>(range.first) + i;
                const std::uint64_t own = deriveSeed(seed, row);
                const auto against = [&](const CodonPairMatrix& others) {
                    write(testPairBias(genes[row], all.score, others, code, permutations, own, part),
                          &values[i * kValues]);
                };
                if (!pooled[row]) return against(all.score);
                CodonPairCounts others = counts;
                others.remove(genes[row].codons);
                against(codonPairScores(others, code, unseen).score);
            });
        if (!finished) return cancelled();
        return values;
    };
    const auto values = parts.values(static_cast<std::int64_t>(genes.size()), kValues, testGenes, progress);
    if (!values) return values.error();
    std::vector<GenePairBias> out(genes.size());
    for (std::size_t row = 0; row < genes.size(); ++row) out[row] = read(&(*values)[row * kValues]);
    return out;
}

}  // namespace pleio
