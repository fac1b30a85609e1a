// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio;
using namespace pleio::test;

namespace {

/// The count of the note of this code in report.json; 0 if there is none.
int noteCount(const QString& folder, const QString& code)
{
    const QJsonObject report = QJsonDocument::fromJson(readAll(folder + QStringLiteral("/report.json"))).object();
    for (const auto& note : report[QStringLiteral("notes")].toArray())
        if (note[QStringLiteral("code")].toString() == code) return note[QStringLiteral("count")].toInt();
    return 0;
}

int sumOf(const QStringList& cells)
{
    int sum = 0;
    for (const QString& cell : cells) sum += cell.toInt();
    return sum;
}

}  // namespace

/// Folders in place of files: the real program, a small folder as FEBA writes it, and real ones.
class TestCliIntake : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir().mkpath(feba()));
        // 40 genes, 5 experiments: a control, two replicates of LB, one of M9 and one that failed.
        QByteArray header = "locusId\tsysName\tdesc\tsetA1 Time0\tsetA2 LB\tsetA3 LB\tsetA4 M9\tsetA5 M9\n";
        QByteArray fitness = header, t = header;
        QByteArray genes = "locusId\tsysName\ttype\tscaffoldId\tbegin\tend\tstrand\tname\tdesc\n";
        for (int i = 1; i <= 40; ++i) {
            const QByteArray number = QByteArray::number(i), gene = number + "\tX_" + number + "\tkinase";
            const auto values = [&](double scale) {
                QByteArray cells;
                for (int c = 0; c < 5; ++c) cells += '\t' + QByteArray::number(scale * ((i * 7 + c * 13) % 11 - 5.5));
                return cells + '\n';
            };
            fitness += gene + values(0.3);
            t += gene + values(1);
            genes += number + "\tX_" + number + "\t1\tc\t" + QByteArray::number(100 * i) + '\t' +
                     QByteArray::number(100 * i + 89) + "\t+\t\tkinase\n";
        }
        writeAll(feba("fit_logratios.tab"), fitness);
        writeAll(feba("fit_t.tab"), t);
        writeAll(feba("genes"), genes);
        writeAll(feba("fit_quality.tab"), "name\tshort\tnum\tu\nsetA1\tTime0\t1\tFALSE\nsetA2\tLB\t2\tTRUE\n"
                                          "setA3\tLB\t3\tTRUE\nsetA4\tM9\t4\tTRUE\nsetA5\tM9\t5\tFALSE\n");
        writeAll(feba("exps"), "SetName\tIndex\tDescription\nA\tA1\tTime0\nA\tA2\tLB\n");
        writeAll(feba("README.txt"), "Made up.\n");
    }

    void infoSaysWhatIsTakenIn()
    {
        const CliRun run = runCli({"info", "--phenotypes", feba()});
        QVERIFY2(run.status == 0, run.err);
        for (const char* line : {"genes: taken as genome (names and places of the genes, without sequence)\n",
                                 "fit_t.tab: taken as t values of the phenotypes",
                                 "exps: left out (fit_quality.tab has the same experiments, and their quality)\n",
                                 "README.txt: left out (", "40 genes without sequence\n", "  use = u (1 experiment has",
                                 "  controls = leave out (1 experiment is Time0"})
            QVERIFY2(run.out.contains(line), run.out);
    }

    void anyOptionTakesAFolder_data()
    {
        QTest::addColumn<QStringList>("inputs");
        QTest::newRow("--phenotypes") << QStringList{"--phenotypes", feba()};
        QTest::newRow("--genome") << QStringList{"--genome", feba()};
        QTest::newRow("--conditions") << QStringList{"--conditions", feba()};
    }
    void anyOptionTakesAFolder()
    {
        QFETCH(QStringList, inputs);
        const QString out = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()));
        const CliRun run = runCli(QStringList{"run", "traits.pleiotropy"} + inputs + QStringList{"--out", out});
        QVERIFY2(run.status == 0, run.err);
        const auto traits = readTsv(out + "/trait_hits.tsv");
        QCOMPARE(traits["trait"], (QStringList{"setA2 LB", "setA3 LB", "setA4 M9"}));
        QCOMPARE(traits["group"], (QStringList{"LB", "LB", "M9"}));
        QCOMPARE(readTsv(out + "/pleiotropy.tsv")["gene_id"].size(), 40);
        QCOMPARE(noteCount(out, "intake.taken"), 4);
        QCOMPARE(noteCount(out, "intake.left_out"), 2);
        QCOMPARE(noteCount(out, "conditions.failed"), 1);
        QCOMPARE(noteCount(out, "conditions.controls"), 1);
        // What was left out of the phenotypes is not missed in the table of t.
        QCOMPARE(noteCount(out, "phenotypes.other_condition"), 0);
    }

    void whatIsLeftOutCanBeAskedFor()
    {
        const QString out = m_folder.filePath("all");
        const CliRun run = runCli({"run", "traits.pleiotropy", "--phenotypes", feba(), "--read",
                                   "fit_quality.tab: use=all, controls=use", "--out", out});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(readTsv(out + "/trait_hits.tsv")["trait"].size(), 5);
    }

    void aGenomeThatIsGivenWins()
    {
        const CliRun synth = runCli({"synth", "--genes", "40", "--out", m_folder.filePath("in")});
        QVERIFY2(synth.status == 0, synth.err);
        const CliRun run = runCli({"info", m_folder.filePath("in/genome.gbk"), "--phenotypes", feba()});
        QVERIFY2(run.out.contains("genes: left out (the genome is given by itself)\n"), run.out);
        // A folder may be the genome, too; the annotation of another file of it is not needed.
        const CliRun folder = runCli({"info", m_folder.filePath("in"), "--json"});
        QVERIFY2(folder.status == 0, folder.err);
        QCOMPARE(QJsonDocument::fromJson(folder.out).object()["cds"].toInt(), 40);
    }

    void refusals()
    {
        QVERIFY(QDir().mkpath(m_folder.filePath("two")));
        writeAll(m_folder.filePath("two/a.fna"), ">a\n" + QByteArray(300, 'A') + "CGT\n");
        writeAll(m_folder.filePath("two/b.fna"), ">b\n" + QByteArray(300, 'C') + "CGT\n");
        const CliRun two = runCli({"info", m_folder.filePath("two")});
        QCOMPARE(two.status, 3);
        QVERIFY2(two.err.contains("a.fna, b.fna"), two.err);
        const CliRun none = runCli({"info", "--traits", feba()});
        QCOMPARE(none.status, 3);
        QVERIFY2(none.err.contains("Nothing in it can be taken as traits"), none.err);
    }

    void dickeya_data()
    {
        QTest::addColumn<QString>("strain");
        QTest::addColumn<int>("genes");
        QTest::addColumn<int>("traits");
        QTest::addColumn<int>("pairs");
        // Pairs of |fitness| > 1 and |t| > 4 over the experiments with u = TRUE, counted by an independent script.
        QTest::newRow("D. dadantii 3937") << "Dda3937" << 3705 << 35 << 3718;
        QTest::newRow("D. dianthicola 67-19") << "Ddia6719" << 3528 << 33 << 1936;
    }
    void dickeya()
    {
        QFETCH(QString, strain);
        const QString folder = dataFile("dickeya/" + strain);
        PLEIO_REQUIRE_DATA(folder);
        const QString out = m_folder.filePath(strain);
        const CliRun run = runCli({"run", "traits.pleiotropy", "--phenotypes", folder, "--out", out});
        QVERIFY2(run.status == 0, run.err);
        const auto genes = readTsv(out + "/pleiotropy.tsv");
        QTEST(static_cast<int>(genes["gene_id"].size()), "genes");
        QTEST(sumOf(genes["price_phenotypes"]), "pairs");
        const QStringList traits = readTsv(out + "/trait_hits.tsv")["trait"];
        QTEST(static_cast<int>(traits.size()), "traits");
        QVERIFY(traits.filter("Time0").isEmpty());
    }

private:
    [[nodiscard]] QString feba(const QString& file = {}) const
    {
        return m_folder.filePath(file.isEmpty() ? QStringLiteral("feba") : "feba/" + file);
    }

    QTemporaryDir m_folder;
};

PLEIO_TEST(tst_cli_intake, TestCliIntake)
#include "tst_cli_intake.moc"
