// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/codon/gene_bias.h"
#include "core/io/genomes/fasta.h"
#include "core/math/random.h"
#include "tests/core/codon/published_tables.h"

#include "tests/core/codon/gene_counts.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio;
using namespace pleio::test;

namespace {

/// What codonW prints, with half a unit of its last decimal.
struct Column {
    const char* name;
    double GeneBias::*member;
    double rounding;
};
constexpr Column kColumns[] = {{"T3s", &GeneBias::t3s, 5e-5},
                               {"C3s", &GeneBias::c3s, 5e-5},
                               {"A3s", &GeneBias::a3s, 5e-5},
                               {"G3s", &GeneBias::g3s, 5e-5},
                               {"CAI", &GeneBias::cai, 5e-4},
                               {"CBI", &GeneBias::cbi, 5e-4},
                               {"Fop", &GeneBias::fop, 5e-4},
                               {"Nc", &GeneBias::nc, 5e-3},
                               {"GC3s", &GeneBias::gc3s, 5e-4},
                               {"GC", &GeneBias::gc, 5e-4},
                               {"L_sym", &GeneBias::synonymousCodons, 0},
                               {"L_aa", &GeneBias::codons, 0},
                               {"Gravy", &GeneBias::gravy, 5e-7},
                               {"Aromo", &GeneBias::aromaticity, 5e-7}};

/// codonW sums single-precision numbers, so that a value at the border of two decimals may fall on the other side.
constexpr double kSinglePrecision = 2e-6;

/// Empty if the gene's statistics are those of a line of codonW; else what differs first. `values` are by kColumns.
QString difference(const GeneBias& bias, const QStringList& values)
{
    for (std::size_t i = 0; i < std::size(kColumns); ++i) {
        const Column& column = kColumns[i];
        const double actual = bias.*column.member;
        const QString& text = values[static_cast<qsizetype>(i)];
        // Undefined is asterisks for Nc and 0 for the rest.
        const bool undefined = text.startsWith(QLatin1Char('*'));
        const double expected = undefined ? kUndefined : text.toDouble();
        if (std::isnan(actual) && (undefined || (expected == 0 && column.member != &GeneBias::nc))) continue;
        if (std::abs(actual - expected) <= column.rounding + kSinglePrecision * std::max(1.0, std::abs(actual)))
            continue;
        return QStringLiteral("%1 is %2, codonW has %3")
            .arg(QLatin1String(column.name))
            .arg(actual, 0, 'g', 9)
            .arg(text);
    }
    return {};
}

}  // namespace

/// Against codonW 1.4.4 with its default table and optimal codons of E. coli: 198 genes of E. coli 536 as they were
/// printed (see SOURCE.md of the case), and random genes through the program itself where it is installed.
class TestCodonW : public QObject {
    Q_OBJECT

private:
    BiasModel m_model;

    /// Runs codonW on a FASTA file and returns its lines by kColumns.
    static std::vector<QStringList> runCodonW(const QString& program, const QString& fasta)
    {
        const QTemporaryDir folder;
        QProcess process;
        process.start(program, {fasta, folder.filePath(QStringLiteral("out")), folder.filePath(QStringLiteral("blk")),
                                QStringLiteral("-all_indices"), QStringLiteral("-nomenu"), QStringLiteral("-silent"),
                                QStringLiteral("-nowarn"), QStringLiteral("-machine")});
        if (!process.waitForFinished(300000)) return {};
        QFile file(folder.filePath(QStringLiteral("out")));
        if (!file.open(QIODevice::ReadOnly)) return {};
        std::vector<QStringList> lines;
        for (const QString& line : QString::fromLatin1(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const QStringList cells = line.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
            lines.push_back(cells.mid(cells.size() - static_cast<qsizetype>(std::size(kColumns))));
        }
        if (!lines.empty()) lines.erase(lines.begin());
        return lines;
    }
    void compareWith(const QString& program, const QString& path) const
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        NoProgress progress;
        const Result<FastaFile> fasta = readFasta(file.readAll().toStdString(), "genes", progress);
        QVERIFY(fasta.has_value());
        const std::vector<QStringList> lines = runCodonW(program, path);
        QCOMPARE(lines.size(), fasta->records.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const CodonTally tally = countCodons(fasta->records[i].sequence, *m_model.code, false);
            const QString differs = difference(geneBias(tally.counts, m_model, tally.stopCodon), lines[i]);
            QVERIFY2(differs.isEmpty(), qPrintable(QStringLiteral("gene %1: %2").arg(i + 1).arg(differs)));
        }
    }

private slots:
    void initTestCase()
    {
        BiasReferences references;
        references.adaptiveness = escherichiaColiAdaptiveness();
        references.optimal = escherichiaColiOptimalCodons();
        m_model = biasModel(references);
    }
    void genesOfEscherichiaColi()
    {
        const auto lines = readCells(sourceFile(QStringLiteral("tests/golden/codon.bias/ecoli536/codonw.tsv")));
        QCOMPARE(lines.size(), std::size_t{199});
        for (std::size_t i = 1; i < lines.size(); ++i) {
            QCOMPARE(lines[i].size(), 1 + 14 + kCodons);
            std::array<std::uint32_t, kCodons> counts{};
            for (int c = 0; c < kCodons; ++c)
                if (m_model.code->isSense(c)) counts[static_cast<std::size_t>(c)] = lines[i][15 + c].toUInt();
            const QString differs = difference(geneBias(counts, m_model), lines[i].mid(1, 14));
            QVERIFY2(differs.isEmpty(), qPrintable(lines[i][0] + QStringLiteral(": ") + differs));
        }
    }
    /// Genes of 2 to 400 codons, of all degrees of bias, many of them without some amino acid.
    void randomGenes()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("codonw"));
        if (program.isEmpty()) QSKIP("codonw is not installed");
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("genes.fna"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        Random random(536);
        for (int gene = 0; gene < 2000; ++gene) {
            CodonVector usage{};
            const double shape = 0.05 + 2 * random.uniform();
            for (std::size_t c = 0; c < kCodons; ++c)
                usage[c] = m_model.code->isSense(static_cast<int>(c)) ? random.gamma(shape) : 0;
            file.write(">g" + QByteArray::number(gene) + "\nATG");
            const std::uint64_t length = 1 + random.below(gene % 2 == 0 ? 40 : 400);
            for (std::uint64_t i = 0; i < length; ++i)
                file.write(QByteArray::fromStdString(codonText(static_cast<int>(random.choose(usage)))));
            file.write("TAA\n");
        }
        file.close();
        compareWith(program, path);
    }
    /// All genes of a file, e.g. the 4,544 of SOURCE.md, named by an environment variable.
    void givenGenes()
    {
        const QString path = qEnvironmentVariable("PLEIOSCOPE_CODONW_GENES");
        const QString program = QStandardPaths::findExecutable(QStringLiteral("codonw"));
        if (path.isEmpty() || program.isEmpty()) QSKIP("PLEIOSCOPE_CODONW_GENES is not set or codonw not installed");
        compareWith(program, path);
    }
};

PLEIO_TEST(tst_codonw, TestCodonW)
#include "tst_codonw.moc"
