// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

/// Tables without a genome, and what is said about them on the terminal: the real program, real files.
class TestCliTables : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void phenotypesAlone()
    {
        QByteArray table = "gene\theat\tcold\tacid\n";
        for (int g = 1; g <= 40; ++g)
            table += "g" + QByteArray::number(g) + "\t" + QByteArray::number(g % 7 - 3) + ".5\t" +
                     QByteArray::number(g % 5) + ".25\t" + QByteArray::number(g % 3 - 1) + ".125\n";
        write("fit.tsv", table);
        const CliRun run = runCli({"run", "traits.structure", "--phenotypes", path("fit.tsv"), "--permutations", "2",
                                   "--bootstraps", "0", "--out", path("out")});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.isEmpty(), run.err);
        QVERIFY(readAll(path("out/report.json")).contains("genome.names"));
        const CliRun info = runCli({"info", "--phenotypes", path("fit.tsv")});
        QVERIFY2(info.status == 0 && info.out.contains("40 genes without sequence"), info.out + info.err);
    }

    void whatNeedsAGenomeSaysSo()
    {
        const CliRun codons = runCli({"run", "codon.bias", "--traits", path("nothing.tsv"), "--out", path("codons")});
        QCOMPARE(codons.status, 2);
        QVERIFY2(codons.err.contains("--genome"), codons.err);
        const CliRun nothing = runCli({"run", "traits.structure", "--out", path("none")});
        QCOMPARE(nothing.status, 2);
        QVERIFY2(nothing.err.contains("--phenotypes"), nothing.err);
    }

    /// Warnings, not information; at most ten lines, the last of which says where the others are.
    void warningsAreSaid_data()
    {
        QTest::addColumn<int>("files");
        QTest::addColumn<int>("lines");
        // Each file but the first shares no gene with those before it.
        QTest::newRow("none") << 1 << 0;
        QTest::newRow("one") << 2 << 1;
        QTest::newRow("ten") << 11 << 10;
        QTest::newRow("many") << 14 << 10;
    }
    void warningsAreSaid()
    {
        QFETCH(int, files);
        QFETCH(int, lines);
        QStringList command{"run", "genome.summary", "--out", path("out%1").arg(files)};
        for (int f = 0; f < files; ++f) {
            const QByteArray number = QByteArray::number(f);
            write("t" + number + ".tsv", "gene\ttrait\na" + number + "\tx" + number + "\nb" + number + "\tx" + number +
                                             "\nc" + number + "\ty" + number + "\n");
            command << "--traits" << path("t" + QString::fromLatin1(number) + ".tsv");
        }
        const CliRun run = runCli(command);
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(static_cast<int>(run.err.count('\n')), lines);
        QCOMPARE(static_cast<int>(run.err.count("warning: ")), lines);
        if (lines > 0) QVERIFY2(run.err.startsWith("warning: t1.tsv: No gene of this file"), run.err);
        if (files > 11)
            QVERIFY2(run.err.contains("warning: 4 more; all are in ") && run.err.contains("report.html"), run.err);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_folder;
};

PLEIO_TEST(tst_cli_tables, TestCliTables)
#include "tst_cli_tables.moc"
