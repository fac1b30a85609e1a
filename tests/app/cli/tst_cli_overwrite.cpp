// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

/// What the user made is never overwritten, by no command: it is refused before the work with one sentence and exit
/// status 2.
class TestCliOverwrite : public QObject {
    Q_OBJECT

private slots:
    void init();
    void inputsAndForeignFilesStay_data();
    void inputsAndForeignFilesStay();
    void aRepeatedCommandReplacesItsFiles_data();
    void aRepeatedCommandReplacesItsFiles();
    void namedFilesAreReplacedWhenTold();

private:
    QString at(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliOverwrite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const CliRun run = runCli({"synth", "--genes", "200", "--traits", "2", "--planted", "1", "--genes-per-trait", "40",
                               "--seed", "3", "--out", at("in")});
    QVERIFY2(run.status == 0, run.err);
    // A user's own folder: no list of ours says that these files may be replaced.
    QFile::remove(at("in/pleioscope.sha256"));
}

void TestCliOverwrite::inputsAndForeignFilesStay_data()
{
    QTest::addColumn<QStringList>("arguments");  // with @ for the folder
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("from");  // copied there before; empty if it is there
    const QStringList analyze{"analyze", "@/in/genome.gbk", "--traits", "@/in/traits.tsv", "--rotations", "19"};
    QTest::newRow("input in the folder") << analyze + QStringList{"--out", "@/in"} << "in/traits.tsv"
                                         << "";
    QTest::newRow("dots") << analyze + QStringList{"--out", "@/in/../in/."} << "in/traits.tsv"
                          << "";
    QTest::newRow("foreign file") << analyze + QStringList{"--out", "@/out"} << "out/report.html"
                                  << "in/truth.tsv";
    QTest::newRow("project over the genome")
        << analyze + QStringList{"--out", "@/out", "--project", "@/in/genome.gbk"} << "in/genome.gbk"
        << "";
    QTest::newRow("project over a foreign file")
        << analyze + QStringList{"--out", "@/out", "--project", "@/mine.pleio"} << "mine.pleio"
        << "in/truth.tsv";
    QTest::newRow("run") << QStringList{"run", "codon.usage", "--genome", "@/in/genome.gbk", "--out", "@/in"}
                         << "in/codon_usage.tsv"
                         << "";
    QTest::newRow("batch") << QStringList{"batch", "@/in/genome.gbk", "--out", "@/b"} << "b/genome/codon_usage.tsv"
                           << "in/codon_usage.tsv";
    QTest::newRow("summary of batch") << QStringList{"batch", "@/in/genome.gbk", "--out", "@/b"}
                                      << "b/summary/genomes.tsv"
                                      << "in/codon_usage.tsv";
    QTest::newRow("codon-statistics") << QStringList{"codon-statistics", "@/genes.fa", "--out", "@/c"}
                                      << "c/gene_bias.tsv"
                                      << "in/truth.tsv";
    QTest::newRow("synth") << QStringList{"synth", "--genes", "200", "--genes-per-trait", "40", "--out", "@/in"}
                           << "in/genome.gbk"
                           << "";
    QTest::newRow("demo") << QStringList{"demo", "--genes", "400", "--genes-per-trait", "40", "--out", "@/d"}
                          << "d/input/traits.tsv"
                          << "in/traits.tsv";
    QTest::newRow("results of demo") << QStringList{"demo", "--genes", "400", "--genes-per-trait", "40", "--out", "@/d"}
                                     << "d/results/traits.tsv"
                                     << "in/traits.tsv";
    QTest::newRow("codon-table over the genome")
        << QStringList{"codon-table", "@/in/genome.gbk", "--out", "@/in/genome.gbk"} << "in/genome.gbk"
        << "";
    QTest::newRow("codon-table over the genome, told to replace")
        << QStringList{"codon-table", "@/in/genome.gbk", "--out", "@/in/../in/genome.gbk", "--replace"}
        << "in/genome.gbk"
        << "";
    QTest::newRow("codon-table over another file")
        << QStringList{"codon-table", "@/in/genome.gbk", "--out", "@/notes.txt"} << "notes.txt"
        << "in/truth.tsv";
    QTest::newRow("figure over another file")
        << QStringList{"figure", "--project", "@/none.pleio", "--plot", "x", "--out", "@/x.svg"} << "x.svg"
        << "in/truth.tsv";
}

void TestCliOverwrite::inputsAndForeignFilesStay()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, kept);
    QFETCH(QString, from);
    writeAll(at("genes.fa"), ">a\nATGAAAGCTTAA\n>b\nATGAAAGCTGCTTAA\n");
    if (!from.isEmpty()) {
        QVERIFY(QDir().mkpath(QFileInfo(at(kept)).path()));
        QVERIFY(QFile::copy(at(from), at(kept)));
    }
    const QByteArray before = readAll(at(kept));
    const QStringList folders = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    arguments.replaceInStrings(QRegularExpression("^@"), m_folder->path());
    const CliRun run = runCli(arguments);
    QCOMPARE(readAll(at(kept)), before);
    QVERIFY2(run.status == 2, run.err + QByteArray::number(run.status));
    const QByteArray line = run.err.trimmed();
    QVERIFY2(!line.contains('\n') && line.endsWith('.'), line);
    QVERIFY2(line.contains(kept.toUtf8()), line);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), folders);
}

void TestCliOverwrite::aRepeatedCommandReplacesItsFiles_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("analyze") << QStringList{"analyze", "@/in/genome.gbk", "--traits", "@/in/traits.tsv", "--rotations",
                                            "19",      "--out",           "@/out",    "--project",       "@/p.pleio"};
    QTest::newRow("batch") << QStringList{"batch", "@/in/genome.gbk", "--out", "@/out"};
    QTest::newRow("codon-statistics") << QStringList{"codon-statistics", "@/genes.fa", "--out", "@/out"};
    QTest::newRow("synth") << QStringList{"synth", "--genes", "200", "--genes-per-trait", "40", "--out", "@/out"};
    QTest::newRow("demo") << QStringList{"demo", "--genes",   "400", "--genes-per-trait", "40", "--traits",
                                         "2",    "--planted", "1",   "--rotations",       "19", "--out",
                                         "@/out"};
}

void TestCliOverwrite::aRepeatedCommandReplacesItsFiles()
{
    QFETCH(QStringList, arguments);
    writeAll(at("genes.fa"), ">a\nATGAAAGCTTAA\n>b\nATGAAAGCTGCTTAA\n");
    arguments.replaceInStrings(QRegularExpression("^@"), m_folder->path());
    for (int time = 0; time < 2; ++time) {
        const CliRun run = runCli(arguments);
        QVERIFY2(run.status == 0, run.err);
    }
}

void TestCliOverwrite::namedFilesAreReplacedWhenTold()
{
    writeAll(at("table.cut"), "old");
    const CliRun run = runCli({"codon-table", at("in/genome.gbk"), "--out", at("table.cut"), "--replace"});
    QVERIFY2(run.status == 0, run.err);
    QVERIFY(readAll(at("table.cut")).size() > 100);
}

PLEIO_TEST(tst_cli_overwrite, TestCliOverwrite)
#include "tst_cli_overwrite.moc"
