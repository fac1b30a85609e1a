// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_pairs.h"
#include "core/codon/codon_sequence.h"
#include "core/math/random.h"

#include <QJsonObject>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace pleio::test {

/// The small genome of tests/golden/codon.windows and the expected numbers of one of the cases that use it.
struct OrderCase {
    Genome genome;
    GeneCodons genes;
    std::vector<CodonSequence> sequences;
    QJsonObject expected;
};
/// `analysis` is "codon.pairs" or "codon.windows". Empty if a file is missing or cannot be read.
[[nodiscard]] std::optional<OrderCase> loadOrderCase(const QString& analysis);

/// Genes of a start codon and `length` - 1 codons drawn with codon preferences of the set's own: codon order means
/// nothing in them.
[[nodiscard]] std::vector<CodonSequence> randomGenes(std::size_t genes, std::size_t length, const GeneticCode& code,
                                                     Random& random);
/// Counts of all codons of all genes.
[[nodiscard]] std::array<double, kCodons> pooledOf(const std::vector<CodonSequence>& genes);

/// Whether the mean and p of two simulations agree within five standard errors; `expected` is mean, sd, p over
/// `expectedRuns` permutations.
[[nodiscard]] bool sameNull(const PermutationTest& test, std::int64_t runs, const std::vector<double>& expected,
                            std::int64_t expectedRuns);

}  // namespace pleio::test
