// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cipher/reference_case.h"

#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace pleio::test {

namespace {

constexpr int kFirstCodonColumn = 10;

std::optional<QByteArray> readAll(const QString& name)
{
    QFile file(sourceFile(QStringLiteral("tests/golden/cipher.decode/small_genome/") + name));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    return file.readAll();
}

}  // namespace

MemberRows ReferenceCase::members(const TrainingSet& set) const
{
    MemberRows rows(traitGenes.size());
    for (std::size_t t = 0; t < traitGenes.size(); ++t)
        for (std::size_t row = 0; row < set.rows(); ++row)
            if (std::ranges::find(traitGenes[t], set.genes[row]) != traitGenes[t].end())
                rows[t].push_back(static_cast<std::int32_t>(row));
    return rows;
}

std::optional<ReferenceCase> loadReferenceCase()
{
    const std::optional<QByteArray> input = readAll(QStringLiteral("input.tsv"));
    const std::optional<QByteArray> expected = readAll(QStringLiteral("expected.json"));
    if (!input || !expected) return std::nullopt;

    ReferenceCase result;
    result.expected = QJsonDocument::fromJson(*expected).object();
    if (result.expected.isEmpty()) return std::nullopt;

    std::map<std::string, std::vector<std::int32_t>> traits;
    std::map<std::string, std::int32_t> replicons;
    std::vector<QList<QByteArray>> usedRows;
    bool header = true;
    for (const QByteArray& line : input->split('\n')) {
        if (line.isEmpty() || line.startsWith('#')) continue;
        if (header) {
            header = false;
            continue;
        }
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() != kFirstCodonColumn + kCodons) return std::nullopt;
        const auto index = static_cast<std::int32_t>(result.genome.genes.size());
        Gene gene;
        gene.id = fields[0].toStdString();
        const std::string replicon = fields[2].toStdString();
        if (!replicons.contains(replicon)) replicons.emplace(replicon, 0);
        gene.replicon = replicon == "chromosome" ? 0 : 1;
        gene.location.parts = {
            {fields[3].toLongLong(), fields[4].toLongLong(), fields[5] == "+" ? Strand::Forward : Strand::Reverse}};
        gene.geneticCode = fields[6].toInt();
        if (fields[1] == "0") {
            gene.pseudo = true;
            gene.exclusion = Exclusion::Pseudogene;
        } else {
            if (fields[8] == "1") result.referenceRows.push_back(static_cast<std::int32_t>(usedRows.size()));
            result.codons.genes.push_back(index);
            usedRows.push_back(fields);
        }
        result.clusters.push_back(fields[7].toInt());
        for (const QByteArray& trait : fields[9].split(','))
            if (trait != "-") traits[trait.toStdString()].push_back(index);
        result.genome.genes.push_back(std::move(gene));
    }
    result.genome.replicons.resize(replicons.size());
    result.codons.counts.resize(static_cast<Eigen::Index>(usedRows.size()), kCodons);
    for (std::size_t row = 0; row < usedRows.size(); ++row)
        for (int codon = 0; codon < kCodons; ++codon)
            result.codons.counts(static_cast<Eigen::Index>(row), codon) =
                usedRows[row][kFirstCodonColumn + codon].toUInt();
    for (auto& [name, genes] : traits) {
        result.traitNames.push_back(name);
        result.traitGenes.push_back(std::move(genes));
    }
    return result;
}

double number(const QJsonValue& value)
{
    return value.isDouble() ? value.toDouble() : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> numbers(const QJsonValue& array)
{
    std::vector<double> result;
    for (const QJsonValue& value : array.toArray()) result.push_back(number(value));
    return result;
}

std::vector<std::int32_t> integers(const QJsonValue& array)
{
    std::vector<std::int32_t> result;
    for (const QJsonValue& value : array.toArray()) result.push_back(value.toInt(-1));
    return result;
}

bool near(double actual, double expected, double tolerance, double floor)
{
    if (std::isnan(actual) || std::isnan(expected)) return std::isnan(actual) && std::isnan(expected);
    return std::abs(actual - expected) <= tolerance * std::max(std::abs(expected), floor);
}

QString firstDifference(std::span<const double> actual, std::span<const double> expected, double tolerance)
{
    if (actual.size() != expected.size())
        return QStringLiteral("%1 values instead of %2").arg(actual.size()).arg(expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i)
        if (!near(actual[i], expected[i], tolerance))
            return QStringLiteral("value %1 is %2 instead of %3")
                .arg(i)
                .arg(actual[i], 0, 'g', 17)
                .arg(expected[i], 0, 'g', 17);
    return {};
}

}  // namespace pleio::test
