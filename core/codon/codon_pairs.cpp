// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_pairs.h"

#include "core/codon/chunk_loop.h"
#include "core/codon/synonymous_shuffle.h"
#include "core/math/random.h"

#include <cmath>
#include <limits>

namespace pleio {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Calls visit(first, second) for every pair that counts.
template <class Visit>
void forEachPair(Codons gene, Visit visit)
{
    for (std::size_t i = 1; i < gene.size(); ++i)
        if (gene[i - 1] != kNoCodon && gene[i] != kNoCodon) visit(gene[i - 1], gene[i]);
}

GenePairBias testGene(const CodonSequence& gene, const CodonPairMatrix& all, const CodonPairMatrix& others,
                      const GeneticCode& code, std::int64_t permutations, std::uint64_t seed, const Progress& progress)
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
                                                  Progress& progress)
{
    const CodonPairScores all = codonPairScores(counts, code, unseen);
    std::vector<GenePairBias> out(genes.size());
    const bool finished = forEachChunk(genes.size(), "Permuting codons", progress, [&](std::size_t row) {
        const std::uint64_t own = deriveSeed(seed, row);
        if (!pooled[row]) {
            out[row] = testGene(genes[row], all.score, all.score, code, permutations, own, progress);
            return;
        }
        CodonPairCounts others = counts;
        others.remove(genes[row].codons);
        out[row] = testGene(genes[row], all.score, codonPairScores(others, code, unseen).score, code, permutations, own,
                            progress);
    });
    if (!finished) return cancelled();
    return out;
}

}  // namespace pleio
