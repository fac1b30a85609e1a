// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace pleio::test {

/// A tab-separated file with a header line.
struct GoldenTable {
    QStringList header;
    QList<QStringList> rows;

    [[nodiscard]] QString text(qsizetype row, const QString& column) const;
    /// NaN if the cell is empty or no number.
    [[nodiscard]] double number(qsizetype row, const QString& column) const;
};

/// Reads a file of the source tree, e.g. "tests/golden/…/x.tsv"; no rows if it cannot be read.
[[nodiscard]] GoldenTable goldenTable(const QString& path);

/// |actual - expected| <= tolerance * max(|expected|, 1e-12 / tolerance): relative, but 0 may be rounding. Both NaN is
/// near.
[[nodiscard]] bool isNear(double actual, double expected, double tolerance);

}  // namespace pleio::test

/// Compares two numbers and shows both with all digits when they differ.
#define VERIFY_CLOSE(actual, expected, tolerance)                                                                      \
    do {                                                                                                               \
        const double actual_ = (actual), expected_ = (expected);                                                       \
        QVERIFY2(pleio::test::isNear(actual_, expected_, tolerance),                                                   \
                 qPrintable(QStringLiteral("%1, expected %2").arg(actual_, 0, 'g', 17).arg(expected_, 0, 'g', 17)));   \
    } while (false)
