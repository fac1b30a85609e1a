// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/genome/codon_counts.h"
#include "core/genome/trna.h"

#include <QFile>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
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

/// tRNA genes of E. coli K-12, with two of Thr-CGT as in the data set of the R package tAI.
[[nodiscard]] inline CodonVector trnaOfK12()
{
    constexpr std::pair<const char*, int> kCopies[] = {
        {"GGC", 2}, {"TGC", 3}, {"ACG", 4}, {"CCG", 1}, {"CCT", 1}, {"TCT", 1}, {"GTT", 4}, {"GTC", 3},
        {"GCA", 1}, {"CTG", 2}, {"TTG", 2}, {"TTC", 4}, {"CCC", 1}, {"GCC", 4}, {"TCC", 1}, {"GTG", 1},
        {"GAT", 3}, {"CAG", 4}, {"GAG", 1}, {"TAG", 1}, {"CAA", 1}, {"TAA", 1}, {"TTT", 6}, {"GAA", 2},
        {"CGG", 1}, {"GGG", 1}, {"TGG", 1}, {"CGA", 1}, {"GCT", 1}, {"GGA", 2}, {"TGA", 1}, {"CGT", 2},
        {"GGT", 2}, {"TGT", 1}, {"CCA", 1}, {"GTA", 3}, {"GAC", 2}, {"TAC", 5}, {"TCA", 1}};
    CodonVector copies{};
    for (const auto& [anticodon, n] : kCopies) copies[static_cast<std::size_t>(codonOfAnticodon(anticodon))] = n;
    return copies;
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
