// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

/// What is wrong on the command line is refused before anything is read, by the name of the option, and with what to
/// give instead; what defaults give together works.
class TestCliOptions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void refuses_data();
    void refuses();
    void takesTheLargestSeed();
    void setsParametersOfABatch();
    void synthSaysWhatDecodesIt_data();
    void synthSaysWhatDecodesIt();
    void synthSaysWhatIsTooSmall();
    void demoCountsWhatItCouldNotTest();
    void batchStatusSaysWhatFailed();
    void writesIntoFoldersThatAreMissing();
    void helpSaysRanges();
    void oneGroupOfGenesIsNoCrash();
    void saysWhatAnAnalysisNeeds();

private:
    QString file(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
    QString m_genome, m_traits, m_cds, m_table;
};

void TestCliOptions::initTestCase()
{
    const CliRun run = runCli(
        {"synth", "--genes", "120", "--traits", "2", "--planted", "1", "--genes-per-trait", "30", "--out", file("in")});
    QVERIFY2(run.status == 0, run.err);
    m_genome = file("in/genome.gbk");
    m_traits = file("in/traits.tsv");
    m_cds = file("cds.fa");
    writeAll(m_cds, ">a\nATGAAACTGTAA\n>b\nATGGCTGCTTAA\n");
    m_table = file("usage.cut");
    const CliRun table = runCli({"codon-table", m_genome, "--out", m_table});
    QVERIFY2(table.status == 0, table.err);
}

void TestCliOptions::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char* name, const QStringList& arguments, const QStringList& says) {
        QTest::newRow(name) << arguments << says;
    };
    const QString out = file("not made");
    for (const char* verb : {"status", "dead", "purge", "log"})
        row(qPrintable(QStringLiteral("swarm %1").arg(QLatin1String(verb))), {"swarm", verb, "--redis", ""},
            {"--redis", "is empty"});
    row("swarm cancel", {"swarm", "cancel", "x", "--redis", ""}, {"--redis", "is empty"});
    row("swarm retry", {"swarm", "retry", "x", "--redis", ""}, {"--redis", "is empty"});
    row("swarm drain", {"swarm", "drain", "x", "--redis", ""}, {"--redis", "is empty"});
    row("swarm wait", {"swarm", "wait", "x", "--redis", "", "--out", out}, {"--redis", "is empty"});
    row("swarm memory", {"swarm", "memory", "remove", "x", "--redis", ""}, {"--redis", "is empty"});
    row("swarm submit", {"swarm", "submit", "codon.usage", "--genome", m_genome, "--redis", ""}, {"--redis"});
    row("run on no swarm", {"run", "codon.usage", "--genome", m_genome, "--out", out, "--swarm", ""}, {"--swarm"});
    row("batch on no swarm", {"batch", m_genome, "--out", out, "--swarm", ""}, {"--swarm", "is empty"});
    row("run into nothing", {"run", "codon.usage", "--genome", m_genome, "--out", ""}, {"--out", "is empty"});
    row("batch into nothing", {"batch", m_genome, "--out", ""}, {"--out", "is empty"});
    row("synth into nothing", {"synth", "--genes", "20", "--out", ""}, {"--out", "is empty"});
    row("demo into nothing", {"demo", "--genes", "60", "--out", ""}, {"--out", "is empty"});
    row("statistics into nothing", {"codon-statistics", m_cds, "--out", ""}, {"--out", "is empty"});
    row("empty number", {"synth", "--out", out, "--overlap", ""}, {"--overlap", "is empty"});
    row("empty count", {"synth", "--out", out, "--genes", ""}, {"--genes", "is empty"});
    row("empty seed", {"synth", "--out", out, "--seed", ""}, {"--seed"});
    row("empty parameter", {"run", "codon.windows", "--genome", m_genome, "--out", out, "--window", ""}, {"--window"});
    for (const char* seed : {"-1", "18446744073709551616", "1.5", "one", "1e3", " 5", "5 ", "+5", "0x10"})
        row(qPrintable(QStringLiteral("seed ") + seed), {"synth", "--out", out, "--seed", seed},
            {"--seed", seed, "0 to 18,446,744,073,709,551,615"});
    row("analysis seed", {"run", "codon.usage", "--genome", m_genome, "--out", out, "--seed", "-1"}, {"--seed"});
    row("batch seed", {"batch", m_genome, "--out", out, "--seed", "-1"}, {"--seed"});
    for (const char* number : {"0x10", " 16", "+16", "016", "1e1", "99999999999999999999"})
        row(qPrintable(QStringLiteral("whole number ") + number), {"list", "--threads", number}, {"--threads", number});
    for (const char* number : {"0x1p-1", " 0.5", "nan", "inf", "0,5"})
        row(qPrintable(QStringLiteral("number ") + number), {"synth", "--out", out, "--overlap", number},
            {"--overlap", number});
    for (const char* word : {"redis://:s3cret@127.0.0.1:1", "rediss://me:s3cret@127.0.0.1:1/2",
                             "redis+sentinel://:s3cret@127.0.0.1:1/main"})
        row(qPrintable(QStringLiteral("password in ") + word), {"swarm", "status", "--redis", word},
            {"PLEIOSCOPE_REDIS_PASSWORD", "PLEIOSCOPE_REDIS_PASSWORD_FILE", "every user"});
    row("password in a broken address", {"swarm", "status", "--redis", "redis://:s3cret/@s3cret@:host"}, {"redis://"});
    row("password in place of a command", {"swarm", "redis://me:s3/s3cret@host"}, {"redis://me:…@host"});
    row("password behind a command", {"list", "redis://:s3cret@host"}, {"redis://:…@host"});
    row("unknown parameter", {"batch", m_genome, "--traits", m_traits, "--out", out, "--set", "permutatons=19"},
        {"--set permutatons", "rotations", "min_genes"});
    row("seed as parameter", {"batch", m_genome, "--traits", m_traits, "--out", out, "--set", "seed=9"},
        {"--set seed"});
    row("nameless parameter", {"batch", m_genome, "--traits", m_traits, "--out", out, "--set", "=5"}, {"name=value"});
    row("parameter out of range", {"run", "codon.pairs", "--genome", m_genome, "--out", out, "--permutations", "x"},
        {"--permutations: "});
    row("bounds", {"analyze", m_genome, "--traits", m_traits, "--out", out, "--min-genes", "50", "--max-genes", "20"},
        {"--min-genes: ", "50", "20"});
    row("column without table", {"run", "codon.bias", "--genome", m_genome, "--out", out, "--expression-column", "a"},
        {"--expression"});
    row("table without start", {"codon-table", m_table, "--start-codon", "drop"},
        {"--start-codon", "codon usage table"});
    row("table of another code", {"codon-table", m_table, "--genetic-code", "4"}, {"--genetic-code", "11"});
    row("width", {"figure", "--project", "x", "--plot", "y", "--out", "z.svg", "--width-mm", "nan"}, {"--width-mm"});
    row("height", {"figure", "--project", "x", "--plot", "y", "--out", "z.svg", "--height-mm", "7"},
        {"--height-mm", "20 to 2,000"});
    row("unknown command", {"fly"}, {"\"fly\""});
    row("unknown analysis", {"run", "codon.usge"}, {"\"codon.usge\"", "pleioscope-cli run"});
    row("unknown verb", {"swarm", "stats"}, {"\"stats\"", "pleioscope-cli swarm"});
    row("unknown code", {"codon-statistics", m_cds, "--out", out, "--genetic-code", "7"}, {"7", "9-16"});
    row("reference of all genes", {"codon-statistics", m_cds, "--out", out, "--reference", "self"},
        {"ribosomal, genes, table"});
    row("table over a folder", {"codon-table", m_genome, "--out", m_folder.path()}, {"folder"});
    row("demo of few genes a trait", {"demo", "--genes-per-trait", "4", "--out", out}, {"--genes-per-trait"});
    row("out of range", {"synth", "--genes", "5", "--out", out}, {"--genes", "20"});
}

void TestCliOptions::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, says);
    const CliRun run = runCli(arguments);
    QVERIFY2(run.status == 2, run.err);
    QVERIFY2(run.err.startsWith("pleioscope-cli: "), run.err);
    for (const QString& words : says) QVERIFY2(run.err.contains(words.toUtf8()), run.err);
    QVERIFY2(!run.err.contains("s3cret"), run.err);
    QVERIFY(!QFile::exists(file("not made")));
}

void TestCliOptions::takesTheLargestSeed()
{
    const CliRun run = runCli({"synth", "--genes", "20", "--out", file("seed"), "--seed", "18446744073709551615"});
    QVERIFY2(run.status == 0, run.err);
}

void TestCliOptions::setsParametersOfABatch()
{
    for (const char* name : {"min_genes=7", "min-genes=7"}) {
        const QString out = file(QStringLiteral("batch ") + name);
        const CliRun run =
            runCli({"batch", m_genome, "--traits", m_traits, "--out", out, "--set", name, "--set", "rotations=19"});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(readAll(out + "/genome/report.json").contains("\"min_genes\": 7"));
        QVERIFY2(run.out.startsWith("1 of 1 genome analysed."), run.out);
    }
}

void TestCliOptions::synthSaysWhatDecodesIt_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("20 genes") << QStringList{"--genes", "20"};
    QTest::newRow("21 genes") << QStringList{"--genes", "21", "--seed", "2"};
    QTest::newRow("37 genes") << QStringList{"--genes", "37"};
    QTest::newRow("60 genes") << QStringList{"--genes", "60"};
    QTest::newRow("101 genes") << QStringList{"--genes", "101"};
    QTest::newRow("400 genes") << QStringList{"--genes", "400"};
    QTest::newRow("large traits") << QStringList{"--genes", "900", "--genes-per-trait", "700", "--traits", "2"};
}

void TestCliOptions::synthSaysWhatDecodesIt()
{
    QFETCH(QStringList, options);
    const CliRun made =
        runCli(QStringList{"synth", "--out", file(QStringLiteral("decodes_%1").arg(options.join('_')))} + options);
    QVERIFY2(made.status == 0, made.err);
    const auto line =
        QRegularExpression("To decode it: pleioscope-cli (.*)\n").match(QString::fromUtf8(made.out)).captured(1);
    QVERIFY2(!line.isEmpty(), made.out);
    const CliRun run = runCli(line.split(' ') + QStringList{"--rotations", "19"});
    QVERIFY2(run.status == 0, run.err);
}

void TestCliOptions::synthSaysWhatIsTooSmall()
{
    const CliRun run = runCli({"synth", "--genes", "40", "--genes-per-trait", "3", "--out", file("tiny")});
    QVERIFY2(run.status == 0, run.err);
    QVERIFY2(run.out.contains("too small to be decoded: --genes-per-trait"), run.out);
}

void TestCliOptions::demoCountsWhatItCouldNotTest()
{
    // Short genes: some of the traits have fewer than five that can be learned from.
    for (const char* seed : {"1", "2", "3", "4", "5", "6"}) {
        const CliRun run = runCli({"demo", "--genes", "60", "--genes-per-trait", "8", "--mean-codons", "90",
                                   "--rotations", "19", "--seed", seed, "--out", file(QStringLiteral("demo") + seed)});
        if (run.status == 2) {
            QVERIFY2(run.err.contains("--genes-per-trait"), run.err);
            QVERIFY(!QFile::exists(file(QStringLiteral("demo") + seed)));
            continue;
        }
        QVERIFY2(run.status == 0, run.err);
        const auto numbers =
            QRegularExpression("of (\\d+) traits? (are|is) as planted(; (\\d+) more could not be tested)?\n")
                .match(QString::fromUtf8(run.out));
        QVERIFY2(numbers.hasMatch(), run.out);
        QCOMPARE(numbers.captured(1).toInt() + numbers.captured(4).toInt(), 8);
    }
}

void TestCliOptions::batchStatusSaysWhatFailed()
{
    const CliRun none = runCli({"batch", file("nofile"), "--out", file("none")});
    QVERIFY2(none.status == 3, none.err);
    QVERIFY2(!none.err.contains("nofile: nofile"), none.err);
    const CliRun some = runCli({"batch", m_genome, file("nofile.gbk"), "--out", file("some")});
    QVERIFY2(some.status == 3, some.err);
    QVERIFY2(some.err.contains("1 genome has no report"), some.err);
}

void TestCliOptions::writesIntoFoldersThatAreMissing()
{
    const QString table = file("new/folder/table.cut");
    const CliRun run = runCli({"codon-table", m_genome, "--out", table});
    QVERIFY2(run.status == 0, run.err);
    QCOMPARE(readAll(table), readAll(m_table));
    const CliRun below = runCli({"codon-table", m_genome, "--out", m_table + "/table.cut"});
    QVERIFY2(below.status == 1, below.err);
}

void TestCliOptions::helpSaysRanges()
{
    QVERIFY(runCli({"synth", "--help"}).out.contains("20 to 100,000"));
    QVERIFY(runCli({"demo", "--help"}).out.contains("19 to 100,000"));
    const QByteArray figure = runCli({"figure", "--help"}).out.simplified();
    QVERIFY2(figure.contains("36 to 2,400") && figure.contains("20 to 2,000 mm"), figure);
    const QByteArray statistics = runCli({"codon-statistics", "--help"}).out.simplified();
    QVERIFY2(!statistics.contains("self") && !statistics.contains("--reference-share"), statistics);
}

void TestCliOptions::oneGroupOfGenesIsNoCrash()
{
    QByteArray clusters;
    for (int gene = 1; gene <= 120; ++gene)
        clusters += "one\tSYN_" + QByteArray::number(10 * gene).rightJustified(5, '0') + "\n";
    writeAll(file("one.tsv"), clusters);
    const CliRun run = runCli({"analyze", m_genome, "--traits", m_traits, "--min-genes", "5", "--rotations", "19",
                               "--clusters", file("one.tsv"), "--out", file("one")});
    QVERIFY2(run.status == 3, run.err + QByteArray::number(run.status));
    QVERIFY2(run.err.contains("one group") && run.err.contains("other clusters"), run.err);
    QVERIFY(!QFile::exists(file("one")));
}

void TestCliOptions::saysWhatAnAnalysisNeeds()
{
    for (const char* id : {"traits.condition", "traits.combine"}) {
        QVERIFY(runCli({"describe", id}).out.contains("Needs: measured phenotypes\n"));
        const CliRun run = runCli({"run", id, "--genome", m_genome, "--traits", m_traits, "--out", file("needs")});
        QVERIFY2(run.status == 2, run.err);
        QVERIFY2(run.err.contains("--phenotypes"), run.err);
    }
    QVERIFY(runCli({"describe", "traits.network"}).out.contains("Needs: phenotypes or trait tables\n"));
    QVERIFY(runCli({"describe", "cipher.decode"}).out.contains("Needs: a genome and trait tables\n"));
}

PLEIO_TEST(tst_cli_options, TestCliOptions)
#include "tst_cli_options.moc"
