// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cipher/key_scores.h"
#include "core/cipher/training_set.h"
#include "core/genome/codon_counts.h"
#include "core/genome/genome.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pleio::test {

/// The small genome of tests/golden/cipher.decode/small_genome with the numbers that an independent
/// program computed from it.
struct ReferenceCase {
    Genome genome;                       ///< genes in the order of input.tsv; sequences are not there
    CodonCounts codons;                  ///< used genes
    std::vector<std::int32_t> clusters;  ///< per gene of the genome, -1 for none
    std::vector<std::int32_t> referenceRows;
    std::vector<std::string> traitNames;                ///< ascending
    std::vector<std::vector<std::int32_t>> traitGenes;  ///< indices into genome.genes
    QJsonObject expected;

    [[nodiscard]] MemberRows members(const TrainingSet& set) const;
};

/// Empty if a file of the case is missing or cannot be read.
[[nodiscard]] std::optional<ReferenceCase> loadReferenceCase();

/// null is NaN.
[[nodiscard]] double number(const QJsonValue& value);
[[nodiscard]] std::vector<double> numbers(const QJsonValue& array);
[[nodiscard]] std::vector<std::int32_t> integers(const QJsonValue& array);

/// Both NaN, or |actual - expected| <= tolerance * max(|expected|, floor).
[[nodiscard]] bool near(double actual, double expected, double tolerance = 1e-9, double floor = 1e-3);
/// Empty if all values are near, else what differs first.
[[nodiscard]] QString firstDifference(std::span<const double> actual, std::span<const double> expected,
                                      double tolerance = 1e-9);

}  // namespace pleio::test

/// Compares two sequences of doubles and says where they part.
#define VERIFY_NEAR(actual, expected)                                                                                  \
    do {                                                                                                               \
        const QString difference = pleio::test::firstDifference(actual, expected);                                     \
        QVERIFY2(difference.isEmpty(), qPrintable(QStringLiteral(#actual ": ") + difference));                         \
    } while (false)
