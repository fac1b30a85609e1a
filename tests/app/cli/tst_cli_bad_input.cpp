// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

/// Every fault of the input (exit status 3) or of the disk (1) is one sentence that says what and where, and nothing
/// half-written.
class TestCliBadInput : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void saysWhatAndWhere_data();
    void saysWhatAndWhere();
    void duplicateIdsAreListedNotFatal();
    void unwritableFolder();
    void fullDisk_data();
    void fullDisk();

private:
    QString file(const QString& name, const QByteArray& bytes)
    {
        writeAll(m_folder.filePath(name), bytes);
        return m_folder.filePath(name);
    }
    QTemporaryDir m_folder;
    QString m_genome, m_traits;
};

void TestCliBadInput::initTestCase()
{
    const CliRun run = runCli({"synth", "--genes", "200", "--traits", "2", "--planted", "1", "--genes-per-trait", "40",
                               "--seed", "3", "--out", m_folder.filePath("in")});
    QVERIFY2(run.status == 0, run.err);
    m_genome = m_folder.filePath("in/genome.gbk");
    m_traits = m_folder.filePath("in/traits.tsv");
}

void TestCliBadInput::saysWhatAndWhere_data()
{
    QTest::addColumn<QString>("genome");
    QTest::addColumn<QString>("traits");
    QTest::addColumn<QString>("named");
    const QByteArray gbk = readAll(m_genome);
    const QByteArray binary =
        QByteArray::fromHex("7f454c46020101000000000000000000") + QByteArray(4096, '\x90') + QByteArray(64, '\0');
    // A gzip stream that stops in the middle.
    const QByteArray gzip =
        QByteArray::fromHex("1f8b0800000000000003") + QByteArray::fromHex("edc1010d000000c2a0f74f6d0e37a000");
    QTest::newRow("missing genome") << m_folder.filePath("none.gbk") << m_traits << "none.gbk";
    QTest::newRow("empty genome") << file("empty.gbk", {}) << m_traits << "empty.gbk";
    QTest::newRow("genome is a folder") << m_folder.path() << m_traits << QFileInfo(m_folder.path()).fileName();
    QTest::newRow("binary genome") << file("binary.gbk", binary) << m_traits << "binary.gbk";
    QTest::newRow("truncated gzip") << file("cut.gbk.gz", gzip) << m_traits << "cut.gbk.gz";
    QTest::newRow("text that is no genome")
        << file("letter.gbk", "Dear colleague,\nplease find enclosed nothing.\n") << m_traits << "letter.gbk";
    QTest::newRow("no CDS") << file("nocds.fa", ">chr\nACGTACGTAC\n") << m_traits << "nocds.fa";
    QTest::newRow("GenBank cut off") << file("half.gbk", gbk.left(3000)) << m_traits << "half.gbk";
    QTest::newRow("missing traits") << m_genome << m_folder.filePath("none.tsv") << "none.tsv";
    QTest::newRow("empty traits") << m_genome << file("empty.tsv", {}) << "empty.tsv";
    QTest::newRow("binary traits") << m_genome << file("binary.tsv", binary) << "binary.tsv";
    QTest::newRow("no matching gene") << m_genome << file("other.tsv", "gene\ttrait\nXYZ_1\tgrowth\nXYZ_2\tgrowth\n")
                                      << "other.tsv";
    QTest::newRow("broken JSON") << m_genome << file("broken.json", "[{\"name\": \"a\", \"associated_genes\": [\"x\"}")
                                 << "broken.json";
    QTest::newRow("too few genes") << m_genome << file("few.tsv", "gene\ttrait\nSYN_00010\tgrowth\nSYN_00020\tgrowth\n")
                                   << "growth";
}

void TestCliBadInput::saysWhatAndWhere()
{
    QFETCH(QString, genome);
    QFETCH(QString, traits);
    QFETCH(QString, named);
    const QString out = m_folder.filePath("out");
    const CliRun run = runCli({"analyze", genome, "--traits", traits, "--rotations", "19", "--out", out, "--project",
                               m_folder.filePath("p.pleio")});
    QVERIFY2(run.status == 3, run.err + QByteArray::number(run.status));
    const QByteArray line = run.err.trimmed();
    QVERIFY2(!line.contains('\n'), line);
    QVERIFY2(line.contains(named.toUtf8()), line);
    QVERIFY2(line.endsWith('.'), line);
    QVERIFY(!QFile::exists(out));
    QVERIFY(!QFile::exists(m_folder.filePath("p.pleio")));
}

void TestCliBadInput::duplicateIdsAreListedNotFatal()
{
    const QString path = file("twice.fa", ">a\nATGAAAGCTTAA\n>a\nATGAAAGCTGCTTAA\n>b\nATGAAATAA\n>b\nATGAAATAA\n");
    const CliRun run = runCli({"info", path, "--json"});
    QVERIFY2(run.status == 0, run.err);
    QVERIFY2(run.out.contains("\"duplicate_id\": 1"), run.out);
    const QByteArray text = runCli({"info", path}).out;
    QVERIFY2(text.contains("a@1, a@2") && text.contains("For example: b"), text);
}

void TestCliBadInput::unwritableFolder()
{
    // Below a regular file no folder can be made, whoever asks.
    const QString out = file("plain", "x") + "/out";
    const CliRun run = runCli({"analyze", m_genome, "--traits", m_traits, "--rotations", "19", "--out", out});
    QVERIFY2(run.status == 1, run.err);
    QVERIFY2(run.err.contains("plain"), run.err);
    QCOMPARE(run.err.trimmed().count('\n'), 0);
}

void TestCliBadInput::fullDisk_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("target");
    QTest::newRow("tables") << QStringList{"analyze",     m_genome, "--traits", m_traits,
                                           "--rotations", "19",     "--out",    m_folder.filePath("full")}
                            << m_folder.filePath("full");
    QTest::newRow("synth") << QStringList{"synth", "--genes", "300", "--out", m_folder.filePath("fullsynth")}
                           << m_folder.filePath("fullsynth");
}

void TestCliBadInput::fullDisk()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, target);
    const CliRun run = runCliOnSmallDisk(arguments, 8);
    QVERIFY2(run.status == 1, run.err + run.out);
    QVERIFY2(run.err.trimmed().count('\n') == 0, run.err);
    QVERIFY2(run.err.contains("(File too large)"), run.err);
    QVERIFY2(!QDir(target).exists() || QDir(target).entryList(QDir::Files).isEmpty(), "half-written files were left");
}

PLEIO_TEST(tst_cli_bad_input, TestCliBadInput)
#include "tst_cli_bad_input.moc"
