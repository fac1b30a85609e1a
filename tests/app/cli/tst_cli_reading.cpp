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

    void infoCountsWhatMatched()
    {
        const QList<QByteArray> tags = tagsOf(readAll(m_folder.filePath("in/genome.gff")));
        QFile traits(m_folder.filePath("few.tsv"));
        QVERIFY(traits.open(QIODevice::WriteOnly));
        traits.write("gene\ttrait\n" + tags[0] + "\tkinase\n" + tags[1] + "\tligase\nnobody\tkinase\n");
        traits.close();
        const CliRun run =
            runCli({"info", genome(), "--traits", traits.fileName(), "--phenotypes", m_folder.filePath("fit.tsv")});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("Traits: 2 traits; 2 of 3 rows name a gene (locus_tag 2)\n"), run.out);
        QVERIFY2(run.out.contains("Phenotypes: 3 conditions; "), run.out);
    }

    /// What the sheets of the window show of each kind of file, `info` prints: decisions and notes.
    void infoSaysAllOfEveryKind_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("decision");
        QTest::addColumn<QByteArray>("note");
        const QByteArray gene = tagsOf(readAll(m_folder.filePath("in/genome.gff"))).front();
        const auto row = [](const char* role, const QByteArray& content, const char* decision, const char* note) {
            QTest::newRow(role) << QString::fromLatin1(role) << content << QByteArray(decision) << QByteArray(note);
        };
        row("traits", "gene\ttrait\n" + gene + "\tkinase\nnobody\tkinase\n", "trait = trait", "nobody");
        row("phenotypes", "gene\tA\tB\n" + gene + "\t1.5\t0.5\nnobody\t2\t3.5\n", "conditions = 2", "nobody");
        row("expression", "gene\tTPM\n" + gene + "\t1.5\nnobody\t2\n", "value = TPM", "nobody");
        row("clusters", "cluster\tgene\n1\t" + gene + "\n1\tnobody\n", "cluster = cluster", "nobody");
        row("codon-table", "#Species: x\n#Codon AA Fraction Frequency Number\nGCA A 1.000 10.0 10\n", "format = cut",
            "63 codons");
        row("trna", "anticodon\tcopies\nTGC\t3\nxyz\t2\n", "layout = ", "line 3");
    }
    void infoSaysAllOfEveryKind()
    {
        QFETCH(QString, role);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, decision);
        QFETCH(QByteArray, note);
        const QString path = m_folder.filePath("own_" + role + ".tsv");
        writeAll(path, content);
        const QStringList command{"info", genome(), "--" + role, path};
        const CliRun run = runCli(command);
        QVERIFY2(run.status == 0, run.err);
        // Below the name of the file, each in a line of its own.
        const QByteArray own = run.out.mid(run.out.indexOf("own_" + role.toUtf8() + ".tsv ("));
        QVERIFY2(own.contains("\n  " + decision), run.out);
        // How rows of all traits found their genes is said above the files.
        const QByteArray& place = role == "traits" ? run.out : own;
        QVERIFY2(place.contains("- Warning: ") || place.contains("\n  - "), run.out);
        QVERIFY2(place.contains(note), run.out);
        QVERIFY2(run.out.contains("genome.gbk (genome)\n  format = genbank\n  encoding = UTF-8\n"), run.out);

        const QJsonObject json = QJsonDocument::fromJson(runCli(command + QStringList{"--json"}).out).object();
        QCOMPARE(json["readings"].toArray().size(), 2);
        const QJsonObject reading = json["readings"].toArray().at(1).toObject();
        QCOMPARE(reading["file"].toString(), "own_" + role + ".tsv");
        bool isDecided = false, isNoted = false;
        for (const auto& each : reading["decisions"].toArray())
            isDecided |= (each.toObject()["id"].toString() + " = " + each.toObject()["value"].toString())
                             .startsWith(QString::fromUtf8(decision));
        for (const auto& each : json["notes"].toArray()) {
            QVERIFY(!each.toObject()["code"].toString().isEmpty() && each.toObject()["count"].toInt() > 0);
            isNoted |= QJsonDocument(each.toObject()).toJson().contains(note);
        }
        QVERIFY(isDecided);
        QVERIFY(isNoted);
    }

    void jsonOfTablesAlone()
    {
        const CliRun run = runCli({"info", "--phenotypes", m_folder.filePath("fit.tsv"), "--json"});
        QVERIFY2(run.status == 0, run.err);
        const QJsonObject info = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(info["format"].toString(), QString("names"));
        QCOMPARE(info["readings"].toArray().size(), 1);
    }

    void aResultSaysHowItsInputsWereRead()
    {
        const CliRun run = runCli({"run", "traits.structure", "--genome", genome(), "--phenotypes",
                                   m_folder.filePath("fit.tsv"), "--out", m_folder.filePath("out")});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(readingIn(m_folder.filePath("out"), "genome"), QString("format = genbank, encoding = UTF-8"));
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
