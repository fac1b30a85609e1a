// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

/// The command line as its users meet it: the real program, real files.
class TestCli : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void saysWhichBuildItIs();
    void defaultsFitEachOther_data();
    void defaultsFitEachOther();
    void listsEveryAnalysisItCanDescribe();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void infoCountsWhatTheGeneratorMade();
    void analyzeWritesTheDocumentedTables();
    void sameBytesWithOneAndTwoThreads();
    void runIsAnalyzeByAnotherName();
    void writesAndConvertsCodonTables();
    void streamsCodonStatistics();
    void drawsFiguresFromAProject_data();
    void drawsFiguresFromAProject();
    void demoFindsWhatWasPlanted();
    void demoWorksOnSmallGenomes();

private:
    QStringList analyze(const QString& out, const QStringList& more = {}) const
    {
        return QStringList{"analyze", m_genome, "--traits", m_traits, "--out", out, "--rotations", "99"} + more;
    }
    QTemporaryDir m_folder;
    QString m_genome, m_traits;
};

void TestCli::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const CliRun run = runCli({"synth", "--genes", "600", "--traits", "4", "--planted", "2", "--genes-per-trait", "60",
                               "--seed", "7", "--out", m_folder.filePath("in")});
    QVERIFY2(run.status == 0, run.err);
    m_genome = m_folder.filePath("in/genome.gbk");
    m_traits = m_folder.filePath("in/traits.tsv");
    const CliRun analyzed = runCli(analyze(m_folder.filePath("out"), {"--project", m_folder.filePath("p.pleio")}));
    QVERIFY2(analyzed.status == 0, analyzed.err);
}

void TestCli::saysWhichBuildItIs()
{
    const CliRun run = runCli({"--version"});
    QCOMPARE(run.status, 0);
    const auto match = QRegularExpression("^Pleioscope ([0-9]+\\.[0-9]+\\.[0-9]+( \\([0-9a-f]{7}(-dirty)?\\))?)\n$")
                           .match(QString::fromUtf8(run.out));
    QVERIFY2(match.hasMatch(), run.out);
    const QJsonObject report = QJsonDocument::fromJson(readAll(m_folder.filePath("out/report.json"))).object();
    QCOMPARE(report["provenance"]["program_version"].toString(), match.captured(1));
    QCOMPARE(report["provenance"]["program"].toString(), QString("Pleioscope"));
    QVERIFY(readAll(m_folder.filePath("out/report.html")).contains(match.captured(1).toUtf8()));
    const QByteArray help = runCli({"--help"}).out;
    QVERIFY2(help.contains("3 an input cannot be"), help);
}

void TestCli::defaultsFitEachOther_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("20 genes") << QStringList{"--genes", "20"} << 0 << QByteArray();
    QTest::newRow("100 genes") << QStringList{"--genes", "100"} << 0 << QByteArray();
    QTest::newRow("one trait") << QStringList{"--genes", "100", "--traits", "1"} << 0 << QByteArray();
    QTest::newRow("no gene") << QStringList{"--genes", "0"} << 2 << QByteArray("genes");
    QTest::newRow("one gene") << QStringList{"--genes", "1"} << 2 << QByteArray("genes");
    QTest::newRow("impossible") << QStringList{"--genes", "100", "--genes-per-trait", "100"} << 2
                                << QByteArray("genes-per-trait");
    QTest::newRow("more keys than traits")
        << QStringList{"--genes", "100", "--traits", "2", "--planted", "3"} << 2 << QByteArray("planted");
}

void TestCli::defaultsFitEachOther()
{
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, names);
    const QString out = m_folder.filePath(QStringLiteral("defaults ") + QTest::currentDataTag());
    const CliRun run = runCli(QStringList{"synth", "--out", out} + options);
    QVERIFY2(run.status == status, run.err);
    QVERIFY2(run.err.contains(names), run.err);
    QCOMPARE(QFile::exists(out), status == 0);
    if (status == 0) QCOMPARE(runCli({"info", out + "/genome.gbk"}).status, 0);
}

void TestCli::listsEveryAnalysisItCanDescribe()
{
    const CliRun list = runCli({"list"});
    QCOMPARE(list.status, 0);
    int described = 0;
    for (const QByteArray& line : list.out.split('\n')) {
        if (line.isEmpty()) continue;
        const QString id = QString::fromUtf8(line.left(line.indexOf(' ')));
        const CliRun describe = runCli({"describe", id});
        QCOMPARE(describe.status, 0);
        QVERIFY(describe.out.startsWith(id.toUtf8()));
        ++described;
    }
    QVERIFY(described >= 3);
    QVERIFY(runCli({"describe", "cipher.decode"}).out.contains("min_genes (default 25 genes)"));
}

void TestCli::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("no command") << QStringList{} << QByteArray("subcommand");
    QTest::newRow("unknown command") << QStringList{"fly"} << QByteArray();
    QTest::newRow("unknown analysis") << QStringList{"describe", "no.such"} << QByteArray("no.such");
    QTest::newRow("unknown channel") << analyze("/nowhere", {"--channel", "odd"}) << QByteArray("channel");
    QTest::newRow("rotations not a number") << analyze("/nowhere", {"--rotations", "many"}) << QByteArray("rotations");
    QTest::newRow("folds out of range") << analyze("/nowhere", {"--folds", "1"}) << QByteArray("folds");
    QTest::newRow("no traits") << QStringList{"analyze", "x.gbk", "--out", "y"} << QByteArray("trait");
    QTest::newRow("unknown plot") << QStringList{"figure",  "--project", m_folder.filePath("p.pleio"), "--plot",
                                                 "nothing", "--out",     m_folder.filePath("x.svg")}
                                  << QByteArray("trait_heatmap");
}

void TestCli::refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, names);
    const CliRun run = runCli(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY2((run.err + run.out).contains(names), run.err);
}

void TestCli::infoCountsWhatTheGeneratorMade()
{
    const CliRun run = runCli({"info", m_genome, "--json"});
    QCOMPARE(run.status, 0);
    const QJsonObject info = QJsonDocument::fromJson(run.out).object();
    const QStringList keys{
        "cds",   "cds_used",  "excluded", "format",    "found",     "gene_features", "genetic_codes",
        "notes", "predicted", "readings", "replicons", "sequences", "simulated",     "translation_mismatches"};
    QCOMPARE(info.keys(), keys);
    QCOMPARE(info["format"].toString(), QString("genbank"));
    QCOMPARE(info["simulated"].toBool(), true);
    QCOMPARE(info["replicons"].toInt(), 1);
    QCOMPARE(info["genetic_codes"].toArray(), QJsonArray{11});
    int excluded = 0;
    for (const auto& reason : info["excluded"].toObject()) excluded += reason.toInt();
    QVERIFY(excluded > 0);
    QCOMPARE(info["cds"].toInt(), info["cds_used"].toInt() + excluded);

    const CliRun gff = runCli(
        {"info", m_folder.filePath("in/genome.fna"), "--annotation", m_folder.filePath("in/genome.gff"), "--json"});
    QCOMPARE(gff.status, 0);
    const QJsonObject other = QJsonDocument::fromJson(gff.out).object();
    QCOMPARE(other["cds"], info["cds"]);
    QCOMPARE(other["cds_used"], info["cds_used"]);
    QCOMPARE(other["excluded"], info["excluded"]);
    QCOMPARE(other["simulated"].toBool(), true);
}

void TestCli::analyzeWritesTheDocumentedTables()
{
    const QDir out(m_folder.filePath("out"));
    const auto startsWith = [&](const char* name, const QStringList& columns) {
        QByteArray text = readAll(out.filePath(name));
        while (text.startsWith('#')) text = text.mid(text.indexOf('\n') + 1);
        return text.startsWith(columns.join('\t').toUtf8());
    };
    QVERIFY(startsWith("genes.tsv", {"gene_id", "locus_tag", "symbol"}));
    QVERIFY(startsWith("traits.tsv",
                       {"trait", "source", "genes", "auc_synonymous", "auc_composition", "auc_combined", "auc_low",
                        "auc_high", "null_mean", "null_sd", "p", "q", "auc_covariates", "increment", "grade"}));
    QVERIFY(startsWith("decode.tsv", {"gene_id", "trait", "member", "z", "p", "q", "probability"}));
    const auto keys = readTsv(out.filePath("keys.tsv"));
    for (const char* name : {"trait", "amino_acid", "codon", "background", "key", "weight"})
        QVERIFY(keys.contains(name));
    const auto pleiotropy = readTsv(out.filePath("pleiotropy.tsv"));
    for (const char* name : {"gene_id", "called_traits", "expected_traits", "called_names"})
        QVERIFY(pleiotropy.contains(name));
    QVERIFY(readAll(out.filePath("traits.tsv")).startsWith("# "));  // simulated data says so
    QVERIFY(readAll(out.filePath("report.html")).contains("imulated"));

    const QJsonObject report = QJsonDocument::fromJson(readAll(out.filePath("report.json"))).object();
    QVERIFY(report.contains("provenance"));
    QVERIFY(QJsonDocument(report["provenance"].toObject()).toJson().contains("sha256"));

    // Keys are distributions within each amino acid.
    QHash<QString, double> sum;
    for (qsizetype i = 0; i < keys["key"].size(); ++i)
        sum[keys["trait"][i] + keys["amino_acid"][i]] += keys["key"][i].toDouble();
    for (const double total : sum) QVERIFY(std::abs(total - 1) < 1e-9);
}

void TestCli::sameBytesWithOneAndTwoThreads()
{
    for (const char* threads : {"1", "2"}) {
        const CliRun run = runCli(analyze(m_folder.filePath(QString("threads") + threads), {"--threads", threads}));
        QVERIFY2(run.status == 0, run.err);
    }
    const QDir one(m_folder.filePath("threads1"));
    const QStringList files = one.entryList(QDir::Files);
    QVERIFY(files.size() >= 8);
    for (const QString& name : files)
        QVERIFY2(readAll(one.filePath(name)) == readAll(m_folder.filePath("threads2/" + name)), qPrintable(name));
}

void TestCli::runIsAnalyzeByAnotherName()
{
    const CliRun run = runCli({"run", "cipher.decode", "--genome", m_genome, "--traits", m_traits, "--rotations", "99",
                               "--out", m_folder.filePath("run")});
    QVERIFY2(run.status == 0, run.err);
    QCOMPARE(readAll(m_folder.filePath("run/decode.tsv")), readAll(m_folder.filePath("out/decode.tsv")));
    const CliRun usage = runCli({"run", "codon.usage", "--genome", m_genome, "--out", m_folder.filePath("usage")});
    QVERIFY2(usage.status == 0, usage.err);
    QCOMPARE(readTsv(m_folder.filePath("usage/codon_usage.tsv"))["codon"].size(), 64);
}

void TestCli::writesAndConvertsCodonTables()
{
    const QString cut = m_folder.filePath("pooled.cut"), gcg = m_folder.filePath("pooled.gcg");
    const CliRun pooled = runCli({"codon-table", m_genome, "--out", cut});
    QVERIFY2(pooled.status == 0, pooled.err);
    QVERIFY(readAll(cut).startsWith("#Species: Simulated data: "));
    const CliRun converted = runCli({"codon-table", cut, "--format", "gcg", "--out", gcg});
    QVERIFY2(converted.status == 0, converted.err);
    const CliRun back = runCli({"codon-table", gcg, "--format", "cut"});
    const auto rows = [](const QByteArray& text) { return text.mid(text.indexOf("#Codon")); };
    QCOMPARE(rows(back.out), rows(readAll(cut)));
    QCOMPARE(runCli({"codon-table", cut, "--format", "xls"}).status, 2);

    // The genome against its own table: the same usage.
    const CliRun run = runCli({"run", "codon.usage", "--genome", m_genome, "--codon-table", gcg, "--out",
                               m_folder.filePath("compared"), "--project", m_folder.filePath("compared.pleio")});
    QVERIFY2(run.status == 0, run.err);
    const auto comparison = readTsv(m_folder.filePath("compared/usage_comparison.tsv"));
    QVERIFY(!comparison["cramers_v"].isEmpty());
    for (const QString& v : comparison["cramers_v"]) QVERIFY(v.toDouble() < 1e-12);
}

void TestCli::streamsCodonStatistics()
{
    const QString fasta = m_folder.filePath("cds.fa"), out = m_folder.filePath("statistics");
    writeAll(fasta, ">a gene\nATGAAACTGTAA\n>b\nATGGCTGCTTAA\n");
    const CliRun run = runCli({"codon-statistics", fasta, "--out", out, "--genetic-code", "11"});
    QVERIFY2(run.status == 0, run.err);
    QVERIFY(run.out.startsWith("Genes: 2\n"));
    QCOMPARE(readTsv(out + "/gene_bias.tsv").value("codons"), QStringList({"3", "3"}));
    QCOMPARE(readTsv(out + "/gene_codon_counts.tsv").value("GCT"), QStringList({"0", "2"}));
    QVERIFY(!readAll(out + "/report.json").isEmpty());
    QCOMPARE(runCli({"codon-statistics", fasta, "--out", out, "--reference", "self"}).status, 2);
    QCOMPARE(runCli({"codon-statistics", fasta + "x", "--out", out}).status, 3);
    const QString small = m_folder.filePath("small");
    writeAll(fasta, QByteArray(">a\nATGAAACTGTAA\n").repeated(3000));
    QCOMPARE(runCliOnSmallDisk({"codon-statistics", fasta, "--out", small}, 64).status, 1);
    QVERIFY(!QDir(small).exists());
}

void TestCli::drawsFiguresFromAProject_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("magic");
    QTest::newRow("svg") << "svg" << QByteArray("<?xml");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF");
    QTest::newRow("png") << "png" << QByteArray("\x89PNG");
}

void TestCli::drawsFiguresFromAProject()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, magic);
    const QString path = m_folder.filePath("heat." + suffix);
    const CliRun run =
        runCli({"figure", "--project", m_folder.filePath("p.pleio"), "--plot", "trait_heatmap", "--out", path});
#ifdef PLEIOSCOPE_DRAWS
    QVERIFY2(run.status == 0, run.err);
    QVERIFY(readAll(path).startsWith(magic));
    QVERIFY(readAll(path).size() > 5000);
#else
    QCOMPARE(run.status, 1);
    QVERIFY(run.err.contains("no graphics"));
    QVERIFY(!QFile::exists(path));
#endif
}

void TestCli::demoWorksOnSmallGenomes()
{
    for (const char* genes : {"20", "60", "101"}) {
        const CliRun run = runCli({"demo", "--genes", QString::fromLatin1(genes), "--rotations", "19", "--out",
                                   m_folder.filePath(QStringLiteral("demo-") + QString::fromLatin1(genes))});
        QVERIFY2(run.status == 0, run.err);
    }
}

void TestCli::demoFindsWhatWasPlanted()
{
    const CliRun run = runCli({"demo", "--out", m_folder.filePath("demo")});
    QVERIFY2(run.status == 0, run.err);
    QVERIFY(run.out.contains("Simulated"));
    QVERIFY2(run.out.contains("8 of 8 traits are as planted"), run.out);
    QVERIFY(QFile::exists(m_folder.filePath("demo/demo.pleio")));
    QVERIFY(QFile::exists(m_folder.filePath("demo/results/report.html")));
    QVERIFY(QFile::exists(m_folder.filePath("demo/input/truth.tsv")));
}

PLEIO_TEST(tst_cli, TestCli)
#include "tst_cli.moc"
