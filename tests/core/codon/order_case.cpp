// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/codon/order_case.h"

#include "core/io/genomes/genome_reader.h"

#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pleio::test {

std::optional<OrderCase> loadOrderCase(const QString& analysis)
{
    QFile input(sourceFile(QStringLiteral("tests/golden/codon.windows/small_genome/input.fna")));
    QFile expected(sourceFile(QStringLiteral("tests/golden/%1/small_genome/expected.json").arg(analysis)));
    if (!input.open(QIODevice::ReadOnly) || !expected.open(QIODevice::ReadOnly)) return std::nullopt;
    NoProgress progress;
    Result<Genome> genome = readGenome(sourceFromBytes("input.fna", input.readAll().toStdString(), SourceRole::Genome),
                                       nullptr, {}, progress);
    if (!genome) return std::nullopt;
    OrderCase out;
    out.genome = std::move(*genome);
    out.genes = geneCodons(out.genome, StartCodon::Keep);
    out.sequences = codonSequences(out.genome, out.genes);
    out.expected = QJsonDocument::fromJson(expected.readAll()).object();
    return out;
}

std::vector<CodonSequence> randomGenes(std::size_t genes, std::size_t length, const GeneticCode& code, Random& random)
{
    std::vector<int> sense;
    std::vector<double> weights;
    for (int c = 0; c < kCodons; ++c) {
        if (!code.isSense(c)) continue;
        sense.push_back(c);
        weights.push_back(random.gamma(1.5));
    }
    std::vector<CodonSequence> out(genes);
    for (CodonSequence& gene : out) {
        gene.hasStart = true;
        gene.codons.push_back(static_cast<std::int8_t>(codonIndex('A', 'T', 'G')));
        while (gene.codons.size() < length)
            gene.codons.push_back(static_cast<std::int8_t>(sense[random.choose(weights)]));
    }
    return out;
}

std::array<double, kCodons> pooledOf(const std::vector<CodonSequence>& genes)
{
    std::array<double, kCodons> out{};
    for (const CodonSequence& gene : genes)
        for (const std::int8_t codon : gene.codons)
            if (codon != kNoCodon) ++out[static_cast<std::size_t>(codon)];
    return out;
}

bool sameNull(const PermutationTest& test, std::int64_t runs, const std::vector<double>& expected,
              std::int64_t expectedRuns)
{
    const double inverse = 1 / static_cast<double>(runs) + 1 / static_cast<double>(expectedRuns);
    const double sd = expected[1], p = expected[2];
    const double meanError = sd * std::sqrt(inverse), sdError = sd * std::sqrt(inverse);
    // A two-sided p also moves with the estimated mean, by the density on both sides of the observed value.
    const double density = 2 * std::exp(-test.z * test.z / 2) / std::sqrt(2 * std::numbers::pi);
    const double pError = std::sqrt(std::max(p * (1 - p), 1e-3) * inverse) + inverse + density * std::sqrt(inverse);
    return std::abs(test.mean - expected[0]) <= 5 * meanError && std::abs(test.sd - sd) <= 5 * sdError &&
           std::abs(test.p - p) <= 5 * pError;
}

}  // namespace pleio::test
