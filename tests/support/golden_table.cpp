// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden_table.h"

#include "tests/support/test_data.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio::test {

QString GoldenTable::text(qsizetype row, const QString& column) const
{
    return rows.at(row).value(header.indexOf(column));
}

double GoldenTable::number(qsizetype row, const QString& column) const
{
    bool isNumber = false;
    const double value = text(row, column).toDouble(&isNumber);
    return isNumber ? value : std::numeric_limits<double>::quiet_NaN();
}

GoldenTable goldenTable(const QString& path)
{
    GoldenTable table;
    QFile file(sourceFile(path));
    if (!file.open(QIODevice::ReadOnly)) return table;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (table.header.isEmpty())
            table.header = line.split(QLatin1Char('\t'));
        else
            table.rows.push_back(line.split(QLatin1Char('\t')));
    }
    return table;
}

bool isNear(double actual, double expected, double tolerance)
{
    if (std::isnan(expected)) return std::isnan(actual);
    return std::abs(actual - expected) <= std::max(tolerance * std::abs(expected), 1e-12);
}

}  // namespace pleio::test
