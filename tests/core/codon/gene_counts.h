// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/codon_counts.h"

#include <QFile>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace pleio::test {

[[nodiscard]] inline std::size_t at(const char* codon)
{
    return static_cast<std::size_t>(codonIndex(codon[0], codon[1], codon[2]));
}

/// 64 counts put together by hand: Counts().add("TTT", 3).add("TTC", 1).
struct Counts {
    std::array<std::uint32_t, kCodons> of{};
    Counts& add(const char* codon, std::uint32_t n)
    {
        of[at(codon)] += n;
        return *this;
    }
};

[[nodiscard]] inline CodonCounts matrixOf(const std::vector<std::array<std::uint32_t, kCodons>>& rows)
{
    CodonCounts codons;
    codons.counts.resize(static_cast<Eigen::Index>(rows.size()), kCodons);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        codons.genes.push_back(static_cast<std::int32_t>(r));
        for (std::size_t c = 0; c < kCodons; ++c)
            codons.counts(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(c)) = rows[r][c];
    }
    return codons;
}

/// Both NaN, or equal within a relative tolerance.
[[nodiscard]] inline bool close(double actual, double expected, double tolerance)
{
    if (std::isnan(actual) || std::isnan(expected)) return std::isnan(actual) && std::isnan(expected);
    return std::abs(actual - expected) <= tolerance * std::max(1e-3, std::abs(expected));
}

/// The cells of a tab-separated file, by line; empty if it cannot be read.
[[nodiscard]] inline std::vector<QStringList> readCells(const QString& path)
{
    std::vector<QStringList> lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return lines;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines.push_back(line.split(QLatin1Char('\t')));
    return lines;
}

}  // namespace pleio::test
