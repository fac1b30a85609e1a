// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "core/analysis/codon_table_export.h"
#include "tests/support/read_all.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

using namespace pleio;
using pleio::test::readAll;

namespace {

QString golden(const char* name)
{
    return test::sourceFile(QStringLiteral("tests/golden/codon.usage/") + QString::fromLatin1(name));
}

SourceFile source(const char* name, SourceRole role = SourceRole::Genome)
{
    return sourceFromBytes(name, readAll(golden(name)).toStdString(), role);
}

/// Genes of both sets in one file.
SourceFile bothSets()
{
    return sourceFromBytes(
        "both.fna", (readAll(golden("two_sets/set_a.fna")) + readAll(golden("two_sets/set_b.fna"))).toStdString(),
        SourceRole::Genome);
}

Result<Report> run(std::vector<SourceFile> sources, const std::map<std::string, ParameterValue>& parameters = {},
                   int code = 11)
{
    NoProgress progress;
    LoadOptions options;
    options.genome.defaultGeneticCode = code;
    options.genome.useProdigal = false;  // it knows few genetic codes
    const auto dataset = loadDataset(std::move(sources), options, progress);
    if (!dataset) return dataset.error();
    return runAnalysis({"codon.usage", Parameters(parameters), 1}, *dataset, progress);
}

std::map<std::string, double> columnOf(const Table& table, const char* key, const char* column)
{
    std::map<std::string, double> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
        out[cellText(*table.find(key), row)] = cellNumber(*table.find(column), row);
    return out;
}

/// Codon and number of an EMBOSS table.
std::map<std::string, double> cutOf(const QByteArray& text)
{
    std::map<std::string, double> out;
    for (const QByteArray& line : text.split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() == 5 && !line.startsWith('#')) out[fields[0].toStdString()] = fields[4].toDouble();
    }
    return out;
}

bool hasNote(const Report& report, std::string_view code, std::int64_t count)
{
    return std::ranges::any_of(report.notes,
                               [&](const Note& note) { return note.code == code && note.count == count; });
}

bool near(double own, double expected, double tolerance = 1e-10)
{
    return std::isnan(expected) ? std::isnan(own)
                                : std::abs(own - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

}  // namespace

class TestCodonUsage : public QObject {
    Q_OBJECT

private slots:
    void edgeCasesGeneByGene()
    {
        const auto report = run({source("edge/genes.fna")});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        const std::string own = toTsv(*report->table("gene_codon_counts"));
        QCOMPARE(QByteArray::fromStdString(own), readAll(golden("edge/expected.tsv")));
        const auto counts = columnOf(*report->table("codon_usage"), "codon", "count");
        QCOMPARE(counts.size(), std::size_t{64});
        for (const QByteArray& line : readAll(golden("edge/pooled.tsv")).split('\n').mid(1))
            if (!line.isEmpty()) QCOMPARE(counts.at(line.left(3).toStdString()), line.mid(4).toDouble());
        QCOMPARE(report->scalar("codons_pooled")->value, 1421.0);
        QVERIFY(hasNote(*report, "codon.ambiguous", 1) && hasNote(*report, "codon.internal_stop", 1));
        QVERIFY(hasNote(*report, "codon.partial", 1) && hasNote(*report, "codon.short", 1));
        // One of each of 20 amino acids: no family is without a codon, and every RSCU of a used codon is its family's
        // size.
        const Table& rscu = *report->table("gene_rscu");
        QCOMPARE(rscu.columns.size(), std::size_t{60});
        const std::size_t last = rscu.rows() - 1;
        QCOMPARE(cellText(rscu.columns[0], last), std::string("one_codon_each"));
        QCOMPARE(cellNumber(*rscu.find("rscu_CTG"), last), 6.0);
        QCOMPARE(cellNumber(*rscu.find("rscu_CTC"), last), 0.0);
        QVERIFY(std::isnan(cellNumber(*rscu.find("rscu_CTG"), last - 2)));  // a lone ATG
    }

    /// Nobody asked for the comparison, so that it cannot be made stops nothing.
    void allGenesInTheListAreNotCompared()
    {
        std::string all;
        for (const QByteArray& line : readAll(golden("two_sets/set_a.fna")).split('\n'))
            if (line.startsWith('>')) all += line.mid(1).split(' ').first().trimmed().toStdString() + ' ';
        const auto report = run({source("two_sets/set_a.fna")}, {{"genes", all}});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QVERIFY(!report->table("usage_comparison"));
        QVERIFY(hasNote(*report, "codon.not_compared", 1));
        const Table& usage = *report->table("codon_usage");
        for (std::size_t row = 0; row < usage.rows(); ++row)
            QCOMPARE(cellText(*usage.find("count_genes"), row), cellText(*usage.find("count"), row));
        const auto asked = run({source("two_sets/set_a.fna")},
                               {{"genes", all}, {"set_a", std::string("genome")}, {"set_b", std::string("genes")}});
        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, ErrorKind::Usage);
    }

    void startCodonDropped()
    {
        const auto keep = run({source("two_sets/set_a.fna")});
        const auto drop = run({source("two_sets/set_a.fna")}, {{"start_codon", std::string("drop")}});
        QVERIFY(keep && drop);
        const auto kept = columnOf(*keep->table("codon_usage"), "codon", "count");
        auto dropped = columnOf(*drop->table("codon_usage"), "codon", "count");
        dropped.at("ATG") += 12;
        QVERIFY(kept == dropped);
    }

    void equalsCusp()
    {
        const auto report = run({source("two_sets/set_a.fna")});
        QVERIFY(report);
        const Table& table = *report->table("codon_usage");
        QVERIFY(columnOf(table, "codon", "count") == cutOf(readAll(golden("two_sets/set_a.cut"))));
        for (const QByteArray& line : readAll(golden("two_sets/set_a.cut")).split('\n')) {
            const QList<QByteArray> f = line.simplified().split(' ');
            if (f.size() != 5 || line.startsWith('#')) continue;
            QVERIFY(std::abs(columnOf(table, "codon", "fraction").at(f[0].toStdString()) - f[2].toDouble()) < 0.00051);
            QVERIFY(std::abs(columnOf(table, "codon", "per_thousand").at(f[0].toStdString()) - f[3].toDouble()) <
                    0.00051);
        }
        const QString cusp = QStandardPaths::findExecutable(QStringLiteral("cusp"));
        if (cusp.isEmpty()) QSKIP("cusp of EMBOSS is not installed");
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.cut"));
        QCOMPARE(QProcess::execute(cusp, {QStringLiteral("-sequence"), golden("two_sets/set_b.fna"),
                                          QStringLiteral("-outfile"), out, QStringLiteral("-auto")}),
                 0);
        const auto other = run({source("two_sets/set_b.fna")});
        QVERIFY(columnOf(*other->table("codon_usage"), "codon", "count") == cutOf(readAll(out)));
    }

    void comparesTwoTables()
    {
        const auto report = run({source("two_sets/set_a.fna"), source("two_sets/set_a.cut", SourceRole::CodonTable),
                                 source("two_sets/set_b.cut", SourceRole::CodonTable)},
                                {{"set_a", std::string("table")}, {"set_b", std::string("table_2")}});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        checkAgainstR(*report);
        // codcmp.txt
        const std::vector<std::pair<const char*, double>> expected{
            {"sum_squared_difference", 1.563}, {"mean_squared_difference", .025}, {"rms_difference", .158},
            {"sum_difference", 7.444},         {"mean_difference", .118},         {"codons_not_appearing", 1}};
        for (const auto& [id, value] : expected) QVERIFY2(std::abs(report->scalar(id)->value - value) < 0.00051, id);
        QVERIFY(report->table("codon_usage")->find("count_table_2") != nullptr);
        QVERIFY(report->plot("codon_difference") != nullptr && report->plot("codon_grid") != nullptr);
    }

    void comparesAListWithTheOthers()
    {
        const auto report = run({bothSets()}, {{"genes", std::string("b01, b02 b03;b04,b05 nosuch")}});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        checkAgainstR(*report);
        QVERIFY(hasNote(*report, "codon.shared_genes", 5));
        QVERIFY(hasNote(*report, "genes.unknown", 1));
        QCOMPARE(report->scalar("genes_genes")->value, 5.0);
        const PlotSpec& plot = *report->plot("codon_difference");
        QVERIFY(plot.caption.find("Cramér's V within amino acids 0.232") != std::string::npos);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("value");
        QTest::newRow("unknown trait") << "trait"
                                       << "none";
        QTest::newRow("no gene of the list") << "genes"
                                             << "x1, x2";
        QTest::newRow("no trait") << "set_b"
                                  << "trait";
        QTest::newRow("no table") << "set_b"
                                  << "table_2";
        QTest::newRow("with itself") << "set_b"
                                     << "genome";
        QTest::newRow("no such set") << "set_a"
                                     << "moon";
    }
    void refusals()
    {
        QFETCH(QString, parameter);
        QFETCH(QString, value);
        const auto report = run({source("two_sets/set_a.fna")}, {{parameter.toStdString(), value.toStdString()}});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Usage);
        QCOMPARE(report.error().where, parameter.toStdString());
    }

    /// Counted again here, gene by gene: a gene with a codon inside that is no amino acid in the code is not pooled.
    void everyGeneticCode()
    {
        // A gene without any codon that stops in some code, so that there is always one to pool.
        QByteArray text =
            readAll(golden("two_sets/set_a.fna")) + ">plain\n" + QByteArray("GCTGAAGGTCCC").repeated(25) + '\n';
        text = QString::fromLatin1(text)
                   .replace(QRegularExpression(QStringLiteral(">(\\w+)")), QStringLiteral(">\\1 [gbkey=CDS]"))
                   .toLatin1();
        for (const GeneticCode& code : GeneticCode::all()) {
            std::map<std::string, double> expected;
            double genes = 0;
            for (int c = 0; c < kCodons; ++c) expected[codonText(c)] = 0;
            for (const QByteArray& record : text.mid(1).split('>')) {
                const std::string bases = QByteArray(record.mid(record.indexOf('\n'))).replace('\n', "").toStdString();
                std::vector<int> codons;
                for (std::size_t i = 0; i < bases.size(); i += 3)
                    codons.push_back(codonIndex(bases[i], bases[i + 1], bases[i + 2]));
                int stop = -1;
                if (code.isStop(codons.back())) {
                    stop = codons.back();
                    codons.pop_back();
                }
                if (!std::ranges::all_of(codons, [&](int c) { return code.isSense(c); })) continue;
                for (const int c : codons) ++expected[codonText(c)];
                if (stop >= 0 && !code.isSense(stop)) ++expected[codonText(stop)];
                ++genes;
            }
            const auto report =
                run({sourceFromBytes("all.fna", text.toStdString(), SourceRole::Genome)}, {}, code.id());
            QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
            QCOMPARE(report->scalar("genetic_code")->value, static_cast<double>(code.id()));
            QCOMPARE(report->scalar("genes_pooled")->value, genes);
            const Table& table = *report->table("codon_usage");
            QVERIFY(columnOf(table, "codon", "count") == expected);
            for (std::size_t row = 0; row < 64; ++row) {
                const std::string codon = cellText(*table.find("codon"), row);
                const int index = codonIndex(codon[0], codon[1], codon[2]);
                QCOMPARE(cellText(*table.find("amino_acid"), row), std::string(1, code.aminoAcid(index)));
                QVERIFY(code.isSense(index) || std::isnan(cellNumber(*table.find("rscu"), row)));
            }
            double shares = 0;
            for (const auto& [letter, share] : columnOf(*report->table("amino_acid_usage"), "amino_acid", "fraction"))
                shares += share;
            QVERIFY(near(shares, 1));
        }
    }

    void tableWithoutCounts()
    {
        const auto report = run({source("two_sets/set_a.fna"),
                                 sourceFromBytes("f.cut", "TTT F 0.25\nTTC F 0.75\n", SourceRole::CodonTable)});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QVERIFY(std::isnan(report->scalar("cramers_v")->value) && std::isnan(report->scalar("p_g")->value));
        QVERIFY(hasNote(*report, "codon_table.no_counts", 1) && hasNote(*report, "codon.not_tested", 1));
        QCOMPARE(report->scalar("codons_not_appearing")->value, 62.0);
        const Table& table = *report->table("codon_usage");
        QVERIFY(near(columnOf(table, "codon", "rscu_table").at("TTC"), 1.5));
        QVERIFY(std::isnan(columnOf(table, "codon", "count_table").at("TTC")));
        QVERIFY(std::isnan(columnOf(table, "codon", "per_thousand_table").at("TTC")));
    }

    void exportsItsTable()
    {
        const auto report = run({source("two_sets/set_a.fna")});
        const auto table = codonTableFrom(*report->table("codon_usage"));
        QVERIFY(table.has_value());
        const auto text = writeCodonTable(*table, "cut", *GeneticCode::find(11));
        QVERIFY(text && cutOf(QByteArray::fromStdString(*text)) == cutOf(readAll(golden("two_sets/set_a.cut"))));
        QVERIFY(!codonTableFrom(*report->table("amino_acid_usage")).has_value());
    }

    /// Genes that prodigal finds in E. coli 536, a genome that Debian ships with bowtie.
    void escherichiaColi536()
    {
        const QString genome = QStringLiteral("/usr/share/doc/bowtie/examples/genomes/NC_008253.fna.gz");
        const QString prodigal = QStandardPaths::findExecutable(QStringLiteral("prodigal"));
        if (prodigal.isEmpty() || !QFile::exists(genome)) QSKIP("prodigal or bowtie-examples is not installed");
        NoProgress progress;
        const auto packed = readSourceFile(genome.toStdString(), SourceRole::Genome, progress);
        QVERIFY(packed);
        QTemporaryDir folder;
        const QString plain = folder.filePath(QStringLiteral("eco536.fna")),
                      genes = folder.filePath(QStringLiteral("genes.fna"));
        QFile file(plain);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto text = sourceText(*packed, progress);
        QVERIFY(text);
        const std::string_view bases = *text;
        file.write(bases.data(), static_cast<qint64>(bases.size()));
        file.close();
        QProcess process;
        process.start(prodigal, {QStringLiteral("-q"), QStringLiteral("-i"), plain, QStringLiteral("-d"), genes,
                                 QStringLiteral("-o"), folder.filePath(QStringLiteral("x.gff")), QStringLiteral("-f"),
                                 QStringLiteral("gff")});
        QVERIFY(process.waitForFinished(1'000'000) && process.exitCode() == 0);
        const auto source = readSourceFile(genes.toStdString(), SourceRole::Genome, progress);
        QVERIFY(source);
        const auto report = run({*source});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(report->scalar("genes_pooled")->value, 4544.0);
        QCOMPARE(report->scalar("codons_pooled")->value, 1443402.0);
        const auto counts = columnOf(*report->table("codon_usage"), "codon", "count");
        QCOMPARE(counts.at("TTT"), 32409.0);
        QCOMPARE(counts.at("CTG"), 75822.0);
        const QString cusp = QStandardPaths::findExecutable(QStringLiteral("cusp"));
        if (cusp.isEmpty()) return;
        const QString out = folder.filePath(QStringLiteral("out.cut"));
        QCOMPARE(QProcess::execute(cusp, {QStringLiteral("-sequence"), genes, QStringLiteral("-outfile"), out,
                                          QStringLiteral("-auto")}),
                 0);
        QVERIFY(counts == cutOf(readAll(out)));
    }

private:
    /// The comparison of the genes of set A with those of set B.
    static void checkAgainstR(const Report& report)
    {
        const Table& table = *report.table("usage_comparison");
        QCOMPARE(table.rows(), std::size_t{18});
        for (const QByteArray& line : readAll(golden("two_sets/tests.tsv")).split('\n').mid(1)) {
            if (line.isEmpty()) continue;
            const QList<QByteArray> f = line.split('\t');
            static constexpr std::array kIds{"df",  "chi_square", "p_chi_square", "g",           "g_adjusted",
                                             "p_g", "cramers_v",  "q_g",          "q_chi_square"};
            for (std::size_t i = 0; i < kIds.size(); ++i) {
                const double expected = f[static_cast<qsizetype>(i) + 2].trimmed().toDouble();
                if (f[0] != "all")
                    QVERIFY2(near(columnOf(table, "amino_acid", kIds[i]).at(f[0].toStdString()), expected), line);
                else if (report.scalar(kIds[i]) != nullptr)
                    QVERIFY2(near(report.scalar(kIds[i])->value, expected), line);
            }
        }
    }
};

PLEIO_TEST(tst_codon_usage, TestCodonUsage)
#include "tst_codon_usage.moc"
