// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

namespace {

/// The words that say how an input was read, in the provenance of a result.
QString readingIn(const QString& folder, const QString& role)
{
    const QJsonObject report = QJsonDocument::fromJson(readAll(folder + QStringLiteral("/report.json"))).object();
    for (const auto& input : report[QStringLiteral("provenance")][QStringLiteral("inputs")].toArray())
        if (input[QStringLiteral("role")].toString() == role) return input[QStringLiteral("reading")].toString();
    return {};
}

}  // namespace

/// How files are read is said, kept, and can be decided: the real program, real files.
class TestCliReading : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const CliRun synth = runCli({"synth", "--genes", "40", "--out", m_folder.filePath("in")});
        QVERIFY2(synth.status == 0, synth.err);
        // Two columns that may be the genes, of which the genome knows one; and three of numbers.
        QFile table(m_folder.filePath("fit.tsv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("strain\tsysName\tA\tB\tC\n");
        int row = 0;
        for (const auto& gene : tagsOf(readAll(m_folder.filePath("in/genome.gff")))) {
            ++row;
            table.write("x" + QByteArray::number(row) + "\t" + gene + "\t" + QByteArray::number(row % 7 - 3) + ".5\t" +
                        QByteArray::number(row % 5) + ".25\t" + QByteArray::number(-row) + ".125\n");
        }
        QVERIFY(row >= 40);
    }

    void infoSaysHowAndWhy()
    {
        const CliRun run = runCli({"info", genome(), "--phenotypes", m_folder.filePath("fit.tsv")});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("gene = sysName (100 % of its cells are known genes); else strain, A, B, C\n"),
                 run.out);
        QVERIFY2(run.out.contains("conditions = 3"), run.out);
    }

    void aResultSaysHowItsInputsWereRead()
    {
        const CliRun run = runCli({"run", "traits.structure", "--genome", genome(), "--phenotypes",
                                   m_folder.filePath("fit.tsv"), "--out", m_folder.filePath("out")});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(readingIn(m_folder.filePath("out"), "genome"), QString("format = genbank"));
        QVERIFY(readingIn(m_folder.filePath("out"), "phenotypes").contains("gene = sysName"));
    }

    void whatIsSaidIsDone()
    {
        const CliRun other =
            runCli({"info", genome(), "--phenotypes", m_folder.filePath("fit.tsv"), "--read", "fit.tsv: gene=strain"});
        QCOMPARE(other.status, 3);
        QVERIFY2(other.err.contains("the first is x1"), other.err);
    }

    void equalColumnsAreAsked()
    {
        const QByteArrayList tags = tagsOf(readAll(m_folder.filePath("in/genome.gff")));
        QFile pairs(m_folder.filePath("pairs.tsv"));
        QVERIFY(pairs.open(QIODevice::WriteOnly));
        pairs.write("gene1\tgene2, partner\ttrait\n");
        for (qsizetype i = 0; i + 1 < tags.size(); ++i)
            pairs.write(tags[i] + '\t' + tags[i + 1] + '\t' + (i % 2 == 0 ? "even" : "odd") + '\n');
        pairs.close();
        const QByteArrayList command{"run",      "traits.structure",
                                     "--genome", genome().toUtf8(),
                                     "--traits", m_folder.filePath("pairs.tsv").toUtf8()};
        const auto run = [&](const QByteArrayList& more) {
            QStringList arguments;
            for (const QByteArray& argument : command + more) arguments << QString::fromUtf8(argument);
            return runCli(arguments);
        };
        const CliRun asked = run({"--out", m_folder.filePath("asked").toUtf8()});
        QCOMPARE(asked.status, 2);
        QVERIFY2(asked.err.contains("gene1 and gene2, partner"), asked.err);
        QVERIFY2(asked.err.contains("--read 'pairs.tsv: gene=gene1'"), asked.err);
        // Each answer gives results, and they say from which reading.
        QStringList readings;
        QByteArrayList reports;
        for (const char* answer : {"pairs.tsv: gene=gene1", "pairs.tsv: gene=gene2, partner, trait=trait"}) {
            const QString out = m_folder.filePath(QStringLiteral("answered%1").arg(readings.size()));
            const CliRun answered = run({"--out", out.toUtf8(), "--read", answer});
            QVERIFY2(answered.status == 0, answered.err);
            readings << readingIn(out, "traits");
            reports << readAll(out + QStringLiteral("/report.json"));
        }
        QVERIFY2(readings[0].contains("gene = gene1,"), qPrintable(readings[0]));
        QVERIFY2(readings[1].contains("gene = gene2, partner,"), qPrintable(readings[1]));
        QVERIFY(reports[0] != reports[1]);
    }

    void choicesThatCannotBeAreRefused_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("another file") << "nothing.tsv: gene=sysName" << QByteArray("nothing.tsv");
        QTest::newRow("no file") << "gene=sysName" << QByteArray("names no file");
        QTest::newRow("empty value") << "fit.tsv: gene=" << QByteArray("FILE: gene=sysName");
        QTest::newRow("no value") << "fit.tsv: gene" << QByteArray("FILE: gene=sysName");
        QTest::newRow("another decision") << "fit.tsv: colour=red" << QByteArray("what can be is format");
        QTest::newRow("no such column") << "fit.tsv: gene=locus" << QByteArray("the columns are strain, sysName, A");
    }
    void choicesThatCannotBeAreRefused()
    {
        QFETCH(QString, choice);
        QFETCH(QByteArray, says);
        const CliRun run = runCli({"info", genome(), "--phenotypes", m_folder.filePath("fit.tsv"), "--read", choice});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.err.contains(says), run.err);
    }

private:
    QString genome() const { return m_folder.filePath("in/genome.gbk"); }

    /// The locus tags of the CDS of a GFF3 file.
    static QList<QByteArray> tagsOf(const QByteArray& gff)
    {
        QList<QByteArray> tags;
        for (const QByteArray& line : gff.split('\n')) {
            const qsizetype at = line.indexOf("locus_tag=");
            if (line.contains("\tCDS\t") && at >= 0) tags += line.mid(at + 10).split(';').front();
        }
        return tags;
    }

    QTemporaryDir m_folder;
};

PLEIO_TEST(tst_cli_reading, TestCliReading)
#include "tst_cli_reading.moc"
