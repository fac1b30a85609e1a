// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/tables/phenotype_table.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace pleio;

namespace {

Result<PhenotypeTable> read(const QByteArray& text)
{
    NoProgress progress;
    return readPhenotypes(sourceFromBytes("p.tsv", text.toStdString(), SourceRole::Phenotypes), {}, progress);
}

const Note* noteOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? nullptr : &*found;
}

using Names = std::vector<std::string>;

}  // namespace

class TestPhenotypeTable : public QObject {
    Q_OBJECT

private slots:
    /// What is looked at before a table is read holds rows, however long its header.
    void readsTablesOfManyConditions()
    {
        constexpr int kConditions = 100'000, kRows = 10;
        QByteArray text = "gene";
        for (int c = 0; c < kConditions; ++c) text += "\tcondition " + QByteArray::number(c);
        for (int row = 0; row < kRows; ++row) {
            text += "\nb000" + QByteArray::number(row);
            for (int c = 0; c < kConditions; ++c) text += "\t0." + QByteArray::number(c % 7 + row);
        }
        QVERIFY(isPhenotypeTable(text.toStdString()));
        const auto table = read(text + '\n');
        QVERIFY2(table, table ? "" : table.error().message.substr(0, 200).c_str());
        QCOMPARE(table->conditions.size(), std::size_t{kConditions});
        QCOMPARE(table->rows.size(), std::size_t{kRows});
    }

    void readsWideTables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("tab") << QByteArray(
            "strain\tlocus_tag\tA\tB\tC\nx1\tb0001\t-1.5\tNA\t2\nx2\tb0002\t0\t1e-3\t\n");
        QTest::newRow("comma, CRLF") << QByteArray(
            "strain,locus_tag,A,B,C\r\nx1,b0001,-1.5,NA,2\r\nx2,b0002,0,1e-3,\r\n");
        QTest::newRow("semicolon, quotes") << QByteArray(
            "\"strain\";\"locus_tag\";\"A\";\"B\";\"C\"\n\"x1\";\"b0001\";-1.5;;2\nx2;b0002;0;0.001;null\n");
        QTest::newRow("header in a comment")
            << QByteArray("#strain\tlocus_tag\tA\tB\tC\nx1\tb0001\t-1.5\tNA\t2\nx2\tb0002\t0\t1e-3\t\n");
    }
    void readsWideTables()
    {
        QFETCH(QByteArray, text);
        const auto table = read(text);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->rows == (Names{"b0001", "b0002"}));
        QVERIFY(table->conditions == (Names{"A", "B", "C"}));
        QCOMPARE(table->values.size(), std::size_t{6});
        QCOMPARE(table->values[0], -1.5);
        QVERIFY(std::isnan(table->values[1]));
        QCOMPARE(table->values[2], 2.0);
        QCOMPARE(table->values[4], 1e-3);
        QVERIFY(std::isnan(table->values[5]));
        const Note* leftOut = noteOf(table->notes, "phenotypes.columns");
        QVERIFY(leftOut && leftOut->examples == Names{"strain"});
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no header") << QByteArray("b1\t1\t2\nb2\t3\t4.5\n") << "header";
        QTest::newRow("no numbers") << QByteArray("gene\tproduct\nb1\tkinase\nb2\tligase\n") << "No column";
        QTest::newRow("one name twice") << QByteArray("gene\tA\tA\nb1\t1\t2\nb2\t3\t4.5\n") << "Two columns";
        QTest::newRow("header alone") << QByteArray("gene\tA\tB\n") << "";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto table = read(text);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(table.error().message).contains(says), table.error().message.c_str());
    }

    void textAmongNumbersIsMissingAndNoted()
    {
        // Beyond the rows that tell what a column holds.
        QByteArray text = "gene\tA\tB\n";
        for (int i = 0; i < 300000; ++i) text += "g" + QByteArray::number(i) + "\t1.5\t2\n";
        const auto table = read(text + "last\toops\t3\n\t1\t2\n");
        QVERIFY(table);
        QCOMPARE(table->rows.size(), std::size_t{300001});
        QVERIFY(std::isnan(table->values[600000]));
        QCOMPARE(table->values[600001], 3.0);
        QCOMPARE(noteOf(table->notes, "phenotypes.no_number")->count, std::int64_t{1});
        QCOMPARE(noteOf(table->notes, "phenotypes.no_gene")->count, std::int64_t{1});
        QCOMPARE(noteOf(table->notes, "phenotypes.no_gene")->text, std::string("1 line left out: it names no gene."));
    }

    void readsComparisons_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("hasT");
        QTest::addColumn<bool>("hasQ");
        QTest::newRow("DESeq2") << QByteArray("\"\",\"baseMean\",\"log2FoldChange\",\"lfcSE\",\"stat\",\"pvalue\","
                                              "\"padj\"\n\"b1\",9.5,-1.5,0.3,-5,1e-4,0.01\n\"b2\",8,2,0.5,4,NA,NA\n")
                                << true << true;
        QTest::newRow("edgeR") << QByteArray("\tlogFC\tlogCPM\tLR\tPValue\tFDR\nb1\t-1.5\t9\t25\t1e-4\t0.01\n"
                                             "b2\t2\t8\t16\tNA\tNA\n")
                               << false << true;
        QTest::newRow("limma") << QByteArray("ID\tlogFC\tAveExpr\tt\tP.Value\tadj.P.Val\tB\n"
                                             "b1\t-1.5\t9\t-5\t1e-4\t0.01\t3\nb2\t2\t8\t4\tNA\tNA\t-1\n")
                               << true << true;
        QTest::newRow("TRANSIT") << QByteArray(
                                        "#Orf\tName\tDesc\tSites\tMean Ctrl\tMean Exp\tlog2FC\tDelta Mean\tp-value\t"
                                        "Adj. p-value\nb1\tx\tkinase\t4\t10\t3\t-1.5\t-7\t1e-4\t0.01\n"
                                        "b2\ty\tligase\t6\t2\t8\t2\t6\tNA\tNA\n")
                                 << false << true;
        QTest::newRow("MAGeCK, guides") << QByteArray(
                                               "sgrna\tGene\tcontrol_mean\ttreat_mean\tLFC\tscore\tp.low\tp.high\t"
                                               "p.twosided\tFDR\nx_1\tb1\t10\t3\t-1.5\t4\t5e-5\t0.9\t1e-4\t0.01\n"
                                               "x_2\tb2\t2\t8\t2\t3\tNA\tNA\tNA\tNA\n")
                                        << false << true;
    }
    void readsComparisons()
    {
        QFETCH(QByteArray, text);
        const auto table = read(text);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->conditions == Names{"p"});
        QVERIFY(table->rows == (Names{"b1", "b2"}));
        QVERIFY(table->values == (std::vector<double>{-1.5, 2}));
        QCOMPARE(table->p.front(), 1e-4);
        QVERIFY(std::isnan(table->p.back()));
        QTEST(!table->t.empty(), "hasT");
        QTEST(!table->q.empty(), "hasQ");
        QVERIFY(sniffFormat(text.toStdString())->role == SourceRole::Phenotypes);
    }

    void whatProgramsAddIsNoCondition()
    {
        const auto table =
            read("ID\tNAME\tGWEIGHT\tA\tB\tt\nEWEIGHT\t\t\t1\t1\t1\nb1\tx\t1\t0.5\t-2\t3\nb2\ty\t1\t1\t2\t5\n");
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->conditions == (Names{"A", "B", "t"}));  // "t" alone is no statistic
        QVERIFY(table->rows == (Names{"b1", "b2"}));
        QCOMPARE(noteOf(table->notes, "phenotypes.technical_row")->examples.front(), std::string("EWEIGHT"));
    }

    /// Thousands do not begin with 0, and where cells have either decimal mark each has its own.
    void decimalMarks_data()
    {
        QTest::addColumn<QByteArray>("cells");  // of one condition, a row each
        QTest::addColumn<QList<double>>("numbers");
        QTest::addColumn<QByteArray>("mark");  // as it is decided
        QTest::addColumn<QByteArray>("says");  // in the note of a mix
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const auto row = [](const char* name, const char* cells, const QList<double>& numbers, const char* mark,
                            const char* says) {
            QTest::newRow(name) << QByteArray(cells) << numbers << QByteArray(mark) << QByteArray(says);
        };
        row("comma, and a point behind 0", "0,733 -0,51 0.257", {0.733, -0.51, 0.257}, "both",
            "in 2 cells of the first rows with a comma (0,733) and in 1 with a point (0.257)");
        row("point, and a comma behind 0", "0.733 -0.51 0,257", {0.733, -0.51, 0.257}, "both", "with a comma (0,257)");
        row("as many of both", "0.5 0,25", {0.5, 0.25}, "both", "1 cell");
        row("open, of the mark of the most", "0,5 0,25 0.5 1,234", {0.5, 0.25, 0.5, 1.234}, "both",
            "were read as 1.234");
        row("open, where the mark is decimal elsewhere", "0.5 0.25 0,5 1,234", {0.5, 0.25, 0.5, 1.234}, "both",
            "were read as 1.234");
        row("open, where the mark is thousands elsewhere", "0.5 2,345.5 3,456.5 0,5 1,234",
            {0.5, 2345.5, 3456.5, 0.5, 1234}, "both", "were read as 1234");
        row("thousands of either mark", "0.5 2,345.5 1.234,5 1,234,567 1.234.567 0,5",
            {0.5, 2345.5, 1234.5, 1234567, 1234567, 0.5}, "both", "each was read with its own");
        row("no mix", "0.5 2,345.5 1,234", {0.5, 2345.5, 1234}, "", "");
        row("no groups of three", "0.5 12,34.5 1.5 1.25 2.5 0.75 3.5 8.5 9.5 4.5",
            {0.5, nan, 1.5, 1.25, 2.5, 0.75, 3.5, 8.5, 9.5, 4.5}, "", "");
        row("no group before", "0.5 0,734.5 1.5 1.25 2.5 0.75 3.5 8.5 9.5 4.5",
            {0.5, nan, 1.5, 1.25, 2.5, 0.75, 3.5, 8.5, 9.5, 4.5}, "", "");
    }
    void decimalMarks()
    {
        QFETCH(QByteArray, cells);
        QFETCH(QList<double>, numbers);
        QFETCH(QByteArray, mark);
        QFETCH(QByteArray, says);
        QByteArray text = "gene\tA";
        int gene = 0;
        for (const QByteArray& cell : cells.split(' ')) text += "\nb" + QByteArray::number(++gene) + '\t' + cell;
        const auto table = read(text + '\n');
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->values.size(), static_cast<std::size_t>(numbers.size()));
        for (qsizetype i = 0; i < numbers.size(); ++i) {
            const double value = table->values[static_cast<std::size_t>(i)];
            QVERIFY2(std::isnan(numbers[i]) ? std::isnan(value) : value == numbers[i],
                     qPrintable(QStringLiteral("%1: %2").arg(i).arg(value)));
        }
        const Reading::Decision* decision = table->reading.find("decimal_mark");
        QCOMPARE(decision ? decision->value : std::string(), mark.toStdString());
        const Note* note = noteOf(table->notes, "table.mixed_marks");
        QCOMPARE(note != nullptr, !says.isEmpty());
        if (note) QVERIFY2(QByteArray::fromStdString(note->text).contains(says), note->text.c_str());
    }

    void listsAreNoDecimals()
    {
        const auto table = read("gene\tA\texons\nb1\t0.5\t1,2\nb2\t0.25\t1,2,3\nb3\t1.5\t4,5\nb4\t2.5\t4,5,6\n");
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->conditions == Names{"A"});
        QVERIFY(!noteOf(table->notes, "table.mixed_marks"));
    }

    void percentBesidePlainNumbersIsSaid()
    {
        const auto table = read("gene\tA\tB\nb1\t12 %\t5 %\nb2\t0.12\t0\nb3\t40 %\t7 %\n");
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->values[0], 0.12);
        QCOMPARE(table->values[2], 0.12);
        const Note* note = noteOf(table->notes, "phenotypes.percent_mixed");
        QVERIFY(note);
        QCOMPARE(note->count, std::int64_t{1});
        QCOMPARE(note->examples.front(), std::string("A: 2 with it, 1 without"));
    }

    /// What programs and people write beside the values of a condition is none, and goes with it where it is t, p or q.
    void statisticsAreNoConditions_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("first");  // cells of the first gene
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QByteArray>("conditions");
        QTest::addColumn<QByteArray>("numbers");  // of the first gene: values, t, p, q
        QTest::addColumn<QByteArray>("leftOut");
        const auto row = [](const char* name, const char* header, const char* first, const char* second,
                            const char* conditions, const char* numbers, const char* leftOut) {
            QTest::newRow(name) << QByteArray(header) << QByteArray(first) << QByteArray(second)
                                << QByteArray(conditions) << QByteArray(numbers) << QByteArray(leftOut);
        };
        row("prefixes", "LB,p_LB,M9,p_M9", "-1.5,0.01,2,0.5", "0.5,0.2,-1,0.3", "LB|M9", "-1.5 2; ; 0.01 0.5; ", "");
        row("suffixes", "LB,LB t,LB_se,M9,M9 t,M9_se", "-1.5,-3,0.5,2,4,0.5", "0.5,1,0.5,-1,-2,0.5", "LB|M9",
            "-1.5 2; -3 4; ; ", "LB_se|M9_se");
        row("brackets", "LB,LB (p),LB (SD),M9", "-1.5,0.01,0.5,2", "0.5,0.2,0.5,-1", "LB|M9", "-1.5 2; ; 0.01 -; ",
            "LB (SD)");
        row("points, colons and hyphens", "LB,LB.p,M9,q:M9,YPD,YPD-p", "-1.5,0.01,2,0.5,1,0.25", "0.5,0.2,-1,0.3,2,0.5",
            "LB|M9|YPD", "-1.5 2 1; ; 0.01 - 0.25; - 0.5 -", "");
        row("errors alone", "LB,LB SD,M9,M9 SD", "-1.5,0.1,2,0.5", "0.5,0.2,-1,0.3", "LB|M9", "-1.5 2; ; ; ",
            "LB SD|M9 SD");
        row("mean and sd of conditions", "LB_mean,LB_sd,LB_n,M9_mean,M9_sd,M9_n", "-1.5,0.1,3,2,0.5,3",
            "0.5,0.2,3,-1,0.3,2", "LB_mean|M9_mean", "-1.5 2; ; ; ", "LB_sd|LB_n|M9_sd|M9_n");
        row("mean and sd", "mean,sd,n", "-1.5,0.1,3", "0.5,0.2,3", "mean", "-1.5; ; ; ", "sd|n");
        row("names of conditions that are like words", "T1,pH 7,SD medium,M9,D-glucose,p-coumarate,SD,t,n-butanol",
            "-1.5,0.1,0.3,2,0.5,3,1,0.5,1", "0.5,0.2,0.5,-1,0.3,2,0.75,0.5,1",
            "T1|pH 7|SD medium|M9|D-glucose|p-coumarate|SD|t|n-butanol", "-1.5 0.1 0.3 2 0.5 3 1 0.5 1; ; ; ", "");
        row("a partner whose numbers cannot be it", "coumarate,p-coumarate,medium,SD medium,butanol,t-butanol",
            "-1.5,1.5,0.3,-2,0.5,3", "0.5,-2,0.5,1,0.3,2", "coumarate|p-coumarate|medium|SD medium|butanol|t-butanol",
            "-1.5 1.5 0.3 -2 0.5 3; ; ; ", "");
        row("Perseus",
            "LFQ A_1,LFQ B_1,-Log Student's T-test p-value A_B,Student's T-test p-value A_B,"
            "Student's T-test q-value A_B,Student's T-test Difference A_B,Student's T-test Test statistic A_B",
            "25.5,24,2,0.01,0.02,1.5,3", "22,23,1,0.1,0.2,-1,-2", "A_B", "1.5; 3; 0.01; 0.02",
            "LFQ A_1|LFQ B_1|-Log Student's T-test p-value A_B");
        row("Perseus, short", "LFQ A,LFQ B,-Log p value,q-value,Test statistic,-log10(p)", "25.5,24,2,0.02,3,2",
            "22,23,1,0.2,-2,1", "LFQ A|LFQ B", "25.5 24; ; ; ", "-Log p value|q-value|Test statistic|-log10(p)");
        row("Proteome Discoverer",
            "Abundance Ratio: (A) / (B),Abundance Ratio (log2): (A) / (B),Abundance Ratio P-Value: (A) / (B),"
            "Abundance Ratio Adj. P-Value: (A) / (B),Abundance Ratio Variability [%]: (A) / (B)",
            "2,1,0.01,0.02,12", "0.5,-1,0.1,0.2,8", "(A) / (B)", "1; ; 0.01; 0.02",
            "Abundance Ratio: (A) / (B)|Abundance Ratio Variability [%]: (A) / (B)");
        row("scipy", "effect,statistic,pvalue", "1.5,3,0.01", "-1,-2,0.1", "p", "1.5; 3; 0.01; ", "");
        row("DEP", "A_vs_B_p.val,A_vs_B_p.adj,A_vs_B_significant,significant,A_vs_B_ratio,A_centered,B_centered",
            "0.01,0.02,1,1,1.5,0.75,-0.75", "0.1,0.2,0,0,-1,-0.5,0.5", "A_vs_B", "1.5; ; 0.01; 0.02",
            "A_vs_B_significant|significant|A_centered|B_centered");
        row("NOISeq", "A_mean,B_mean,M,D,prob,ranking", "10.5,4,1.5,6.5,0.9,6.7", "4,9,-1,5,0.8,-5.1", "p", "1.5; ; ; ",
            "A_mean|B_mean|D|prob|ranking");
        row("Seurat", "p_val,avg_log2FC,pct.1,pct.2,p_val_adj", "0.01,1.5,0.9,0.4,0.02", "0.1,-1,0.2,0.5,0.2", "p",
            "1.5; ; 0.01; 0.02", "pct.1|pct.2");
        row("TRANSIT GI",
            "Number of TA Sites,Mean count (Strain A Condition 1),Mean logFC (Strain A),Mean logFC (Strain B),"
            "Mean delta logFC,Lower Bound delta logFC,Upper Bound delta logFC",
            "10,55.5,0.5,1,1.5,0.25,2.75", "12,60.5,0.25,-0.5,-1,-2,-0.5",
            "Mean logFC (Strain A)|Mean logFC (Strain B)|Mean delta logFC", "0.5 1 1.5; ; ; ",
            "Number of TA Sites|Mean count (Strain A Condition 1)|Lower Bound delta logFC|Upper Bound delta logFC");
    }
    void statisticsAreNoConditions()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(QByteArray, conditions);
        QFETCH(QByteArray, numbers);
        QFETCH(QByteArray, leftOut);
        QByteArray text = "gene,product," + header;
        text = text.replace(',', '\t') + "\nb1\tx\t" + first.replace(',', '\t') + "\nb2\ty\t" +
               second.replace(',', '\t') + '\n';
        const auto table = read(text);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        const auto joined = [](const Names& names) {
            QByteArrayList list;
            for (const std::string& name : names) list << QByteArray::fromStdString(name);
            return list.join('|');
        };
        QCOMPARE(joined(table->conditions), conditions);
        const auto ofFirst = [&](const std::vector<double>& values) {
            QByteArrayList list;
            for (std::size_t i = 0; i < std::min(values.size(), table->conditions.size()); ++i)
                list << (std::isnan(values[i]) ? QByteArray("-") : QByteArray::number(values[i]));
            return list.join(' ');
        };
        QCOMPARE(ofFirst(table->values) + "; " + ofFirst(table->t) + "; " + ofFirst(table->p) + "; " +
                     ofFirst(table->q),
                 numbers);
        const Note* left = noteOf(table->notes, "phenotypes.columns");
        QVERIFY(left);
        QCOMPARE(joined(left->examples), leftOut.isEmpty() ? QByteArray("product") : "product|" + leftOut);
    }

    /// Tables of tests without an effect, and of essentiality.
    void statisticsAloneAreRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("cells");
        QTest::newRow("Tn5Gaps") << QByteArray("k\tn\tr\tovr\tlenovr\tpval\tpadj")
                                 << QByteArray("3\t9\t4\t2\t50\t0.01\t0.02");
        QTest::newRow("HMM") << QByteArray("TAs\tES sites\tGD sites\tNE sites\tGA sites\tsaturation\tNZmean")
                             << QByteArray("12\t1\t2\t8\t1\t0.75\t101.5");
        QTest::newRow("scipy") << QByteArray("statistic\tpvalue") << QByteArray("2.5\t0.01");
    }
    void statisticsAloneAreRefused()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, cells);
        const auto table = read("gene\t" + header + "\nb1\t" + cells + "\nb2\t" + cells + '\n');
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::BadInput);
    }

    void aColumnWithoutNumbersIsNoCondition()
    {
        const auto table = read("gene\tA\tB\tC\nb1\t1.5\tNA\nb2\t2\t\n");
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->conditions == Names{"A"});
        QVERIFY(table->values == (std::vector<double>{1.5, 2}));
        const Note* note = noteOf(table->notes, "phenotypes.no_numbers");
        QVERIFY(note && note->examples == (Names{"B", "C"}));
        const auto none = read("gene\tA\tB\nb1\tNA\tNA\nb2\t\t\n");
        QVERIFY(!none);
    }

    void aBoundIsTheProbability()
    {
        NoProgress progress;
        const QByteArray text("gene\tA\tB\nb1\t<0.001\t0.5\nb2\t0.25\t0.75\nb3\t0.1\t0.2\n");
        const auto p =
            readPhenotypes(sourceFromBytes("p.tsv", text.toStdString(), SourceRole::PhenotypeP), {}, progress);
        QVERIFY2(p, p ? "" : p.error().message.c_str());
        QCOMPARE(p->values.front(), 0.001);
        const auto scores = read(text);
        QVERIFY(std::isnan(scores->values.front()));
        QCOMPARE(noteOf(scores->notes, "phenotypes.no_number")->examples.front(), std::string("line 2, A: <0.001"));
    }

    void isFoundByContent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("is");
        QTest::newRow("scores") << QByteArray("gene\tA\tB\tC\nb1\t1.5\t2\t0\nb2\t-1\t0\t0\n") << true;
        QTest::newRow("calls") << QByteArray("gene\tA\tB\tC\nb1\t1\t0\t0\nb2\t-1\t0\t0\n") << true;
        QTest::newRow("yes and no") << QByteArray("gene\tA\tB\tC\nb1\t1\t0\t0\nb2\t1\t0\t0\n") << false;
        QTest::newRow("statements with numbers")
            << QByteArray("gene\tterm\tscore\tp\tq\nb1\tGO:1\t3.5\t0.1\t0.2\nb1\tGO:2\t2\t0.1\t0.2\n") << false;
        QTest::newRow("gene and number") << QByteArray("gene\tTPM\nb1\t3.5\nb2\t4\n") << false;
    }
    void isFoundByContent()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, is);
        const FormatInfo* format = sniffFormat(text.toStdString());
        QCOMPARE(format && format->role == SourceRole::Phenotypes, is);
    }

    void ecoliChemicalGenomics()
    {
        const QString matrix = test::dataFile("ecoli_k12/nichols2011_ternary_by_gene.tsv.gz");
        PLEIO_REQUIRE_DATA(matrix);
        NoProgress progress;
        const auto source = readSourceFile(matrix.toStdString(), SourceRole::Phenotypes, progress);
        const auto table = readPhenotypes(*source, {}, progress);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->rows.size(), std::size_t{3911});
        QCOMPARE(table->conditions.size(), std::size_t{324});
        QCOMPARE(table->rows.front(), std::string("b0002"));
        // Counted by an independent script: -1 in 15,160 cells, 1 in 5,957, missing in 2,142.
        QCOMPARE(std::ranges::count(table->values, -1.0), 15160);
        QCOMPARE(std::ranges::count(table->values, 1.0), 5957);
        QCOMPARE(std::ranges::count_if(table->values, [](double v) { return std::isnan(v); }), 2142);
    }
};

PLEIO_TEST(tst_phenotype_table, TestPhenotypeTable)
#include "tst_phenotype_table.moc"
