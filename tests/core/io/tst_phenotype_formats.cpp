// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/tables/phenotype_table.h"
#include "core/io/tables/trait_reader.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

Result<PhenotypeTable> read(const QByteArray& text, const ReadChoices& choices = {},
                            SourceRole role = SourceRole::Phenotypes)
{
    NoProgress progress;
    return readPhenotypes(sourceFromBytes("screen.tsv", text.toStdString(), role), {{}, choices}, progress);
}

Result<GeneValues> readValues(const QByteArray& text, const ReadChoices& choices = {})
{
    NoProgress progress;
    return readGeneValues(sourceFromBytes("x.gct", text.toStdString(), SourceRole::Expression), {}, {{}, choices},
                          progress);
}

/// "1.5 - 2": numbers with one blank between, "-" for those that are missing.
std::string textOf(const std::vector<double>& values)
{
    QStringList words;
    for (const double value : values) words << (std::isnan(value) ? QStringLiteral("-") : QString::number(value));
    return words.join(' ').toStdString();
}

std::string textOf(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "|") + name;
    return text;
}

const Note* noteOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? nullptr : &*found;
}

std::string decided(const Reading& reading, std::string_view id)
{
    const Reading::Decision* decision = reading.find(id);
    return decision ? decision->value : std::string();
}

const char* messageOf(const Result<PhenotypeTable>& table)
{
    static std::string text;
    text = table ? std::string() : table.error().oneLine();
    return text.c_str();
}

constexpr const char* kMageckTest =
    "id\tnum\tneg|score\tneg|p-value\tneg|fdr\tneg|rank\tneg|goodsgrna\tneg|lfc\tpos|score\tpos|p-value\tpos|fdr\t"
    "pos|rank\tpos|goodsgrna\tpos|lfc\n"
    "b1\t6\t0.001\t0.002\t0.01\t1\t5\t-2.5\t0.9\t0.99\t1\t3\t0\t-0.5\n"
    "b2\t6\t0.8\t0.7\t0.9\t3\t1\t0.25\t0.3\t0.6\t0.8\t2\t2\t0.5\n"
    "b3\t5\t0.5\t0.001\t0.9\t2\t2\t1.5\t0.01\t0.02\t0.1\t1\t4\t1.5\n"
    "Non-Targeting\t90\t0.5\tNA\t0.9\t2\t2\t0.1\t0.6\t0.25\t0.9\t2\t2\t0.1\n";
constexpr const char* kMageckMle =
    "Gene\tsgRNA\tHL60|beta\tHL60|z\tHL60|p-value\tHL60|fdr\tHL60|wald-p-value\tHL60|wald-fdr\tKBM7|beta\tKBM7|z\t"
    "KBM7|p-value\tKBM7|fdr\tKBM7|wald-p-value\tKBM7|wald-fdr\n"
    "b1\t4\t-1.25\t-3\t0.002\t0.01\t0.0027\t0.02\t0.5\t1\t0.3\t0.5\t0.32\t0.6\n"
    "b2\t4\t0.75\t2\t0.04\t0.1\t0.0455\t0.2\tNA\tNA\tNA\tNA\tNA\tNA\n";
constexpr const char* kGct12 =
    "#1.2\n3\t2\nName\tDescription\tcold\theat\n1_at\tb1\t1.5\t2\n2_at\tb2\t\t-3\n#3_at\tb3\t0\t1\n";
constexpr const char* kGct13 =
    "#1.3\n2\t3\t2\t2\nid\tpr_symbol\tpr_id\tS1\tS2\tS3\ndose\t-666\t-666\t0.5\t1\t2\ncell\t-666\t-666\tA\tA\tB\n"
    "p1\tb1\t101\t1.5\t2\tNaN\np2\tb2\t102\t0\t1\t0\n";

}  // namespace

/// Forms of tables of phenotypes that programs write or people keep; small made-up members of each.
class TestPhenotypeFormats : public QObject {
    Q_OBJECT

private slots:
    void mageckTestIsTwoSided()
    {
        const auto table = read(kMageckTest);
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->conditions), std::string("screen"));
        QVERIFY(table->isNamedAsFile);
        QCOMPARE(textOf(table->rows), std::string("b1|b2|b3|Non-Targeting"));
        QCOMPARE(textOf(table->values), std::string("-2.5 0.5 1.5 0.1"));  // of the side with the smaller p
        QCOMPARE(textOf(table->p), std::string("0.004 1 0.002 0.5"));
        QVERIFY(table->q.empty() && table->t.empty());
        QCOMPARE(decided(table->reading, "format"), std::string("mageck"));
        QCOMPARE(decided(table->reading, "gene"), std::string("id"));
        QVERIFY(decided(table->reading, "p").find("neg|p-value and pos|p-value") != std::string::npos);
        QCOMPARE(decided(table->reading, "q"), std::string("none"));
        // b3 is depleted by p and enriched by its fold change.
        QCOMPARE(noteOf(table->notes, "phenotypes.direction")->examples.front(), std::string("b3"));
        QVERIFY(sniffFormat(kMageckTest)->role == SourceRole::Phenotypes);
        // read.table of R writes dots.
        const auto dotted = read(QByteArray(kMageckTest).replace('|', '.').replace("p-value", "p.value"));
        QVERIFY2(dotted, messageOf(dotted));
        QCOMPARE(textOf(dotted->p), textOf(table->p));
    }

    void mageckWithOneFoldChange()
    {
        const auto table = read("id\tneg|p-value\tpos|p-value\tneg|lfc\nb1\t0.25\t0.75\t-1.5\nb2\t0.9\t0.1\t2\n");
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->values), std::string("-1.5 2"));
        QCOMPARE(textOf(table->p), std::string("0.5 0.2"));
    }

    void mageckWithoutFoldChangesIsRefused()
    {
        const auto table = read("id\tnum\tlo.neg\tp.neg\tfdr.neg\trank.neg\tlo.pos\tp.pos\tfdr.pos\trank.pos\n"
                                "b1\t6\t0.1\t0.2\t0.3\t1\t0.9\t0.9\t1\t2\nb2\t6\t0.2\t0.3\t0.3\t2\t0.8\t0.8\t1\t1\n");
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::BadInput);
        QVERIFY2(table.error().message.find("fold change") != std::string::npos, messageOf(table));
    }

    void mageckMleHasSeveralConditions()
    {
        const auto table = read(kMageckMle);
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->conditions), std::string("HL60|KBM7"));
        QVERIFY(!table->isNamedAsFile);
        QCOMPARE(textOf(table->values), std::string("-1.25 0.5 0.75 -"));
        QCOMPARE(textOf(table->t), std::string("-3 1 2 -"));
        QCOMPARE(textOf(table->p), std::string("0.002 0.3 0.04 -"));
        QCOMPARE(textOf(table->q), std::string("0.01 0.5 0.1 -"));
        QCOMPARE(decided(table->reading, "p"), std::string("HL60|p-value"));
        QVERIFY(sniffFormat(kMageckMle)->role == SourceRole::Phenotypes);
        const auto wald = read("Gene\tsgRNA\tdrug|beta\tdrug|z\tdrug|wald-p-value\tdrug|wald-fdr\n"
                               "b1\t4\t-1.2\t-3\t0.002\t0.02\nb2\t4\t0.1\t0.2\t0.85\t0.95\n");
        QVERIFY2(wald, messageOf(wald));
        QCOMPARE(textOf(wald->p), std::string("0.002 0.85"));
        QCOMPARE(decided(wald->reading, "p"), std::string("drug|wald-p-value"));
    }

    void gctIsATableOfSamples()
    {
        const auto table = read(kGct12);
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->conditions), std::string("cold|heat"));
        QCOMPARE(textOf(table->rows), std::string("1_at|2_at|#3_at"));  // no line is a comment
        QCOMPARE(textOf(table->values), std::string("1.5 2 - -3 0 1"));
        QCOMPARE(decided(table->reading, "format"), std::string("gct"));
        QVERIFY(sniffFormat(kGct12)->id == "gct");
        const auto symbols = read(kGct12, {{"gene", "Description"}});
        QVERIFY2(symbols, messageOf(symbols));
        QCOMPARE(textOf(symbols->rows), std::string("b1|b2|b3"));
        QCOMPARE(textOf(symbols->values), textOf(table->values));
    }

    void gct13HasMetadata()
    {
        const auto table = read(kGct13, {{"gene", "pr_symbol"}});
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->conditions), std::string("S1|S2|S3"));
        QCOMPARE(textOf(table->rows), std::string("b1|b2"));
        QCOMPARE(textOf(table->values), std::string("1.5 2 - 0 1 0"));
        QCOMPARE(textOf(noteOf(table->notes, "phenotypes.sample_metadata")->examples), std::string("dose|cell"));
        QCOMPARE(textOf(noteOf(table->notes, "phenotypes.columns")->examples), std::string("id|pr_id"));
        const auto bad = read(QByteArray(kGct13).replace("p2\tb2\t102\t0\t1\t0", "p2\tb2\t102\t0\t1"));
        QVERIFY(!bad);
        QCOMPARE(bad.error().where, std::string("screen.tsv:7"));
    }

    void gctOfOtherDimensionsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("says");
        QTest::newRow("fewer rows") << QByteArray("3\t2\n") << QByteArray("4\t2\n") << "cut off";
        QTest::newRow("more rows") << QByteArray("3\t2\n") << QByteArray("2\t2\n") << "has 3 rows and not 2";
        QTest::newRow("fewer samples") << QByteArray("3\t2\n") << QByteArray("3\t3\n") << "4 fields";
        QTest::newRow("a row cut off") << QByteArray("\t-3\n") << QByteArray("\n") << "3 fields and not 4";
        QTest::newRow("no numbers") << QByteArray("3\t2\n") << QByteArray("genes\t2\n") << "two numbers";
        QTest::newRow("nothing else") << QByteArray(kGct12).mid(4) << QByteArray() << "two numbers";
    }
    void gctOfOtherDimensionsIsRefused()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, says);
        const QByteArray text = QByteArray(kGct12).replace(before, after);
        const auto table = read(text);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(table.error().message).contains(says), messageOf(table));
        QVERIFY(!readValues(text, {{"value", "cold"}}));
    }

    void gctIsExpressionToo()
    {
        const QByteArray text(kGct12);  // with a row that begins with #
        const auto asked = readValues(text);
        QVERIFY(!asked);  // two samples
        QCOMPARE(asked.error().kind, ErrorKind::Usage);
        const auto values = readValues(text, {{"value", "heat"}, {"gene", "Description"}});
        QVERIFY2(values, values ? "" : values.error().message.c_str());
        QCOMPARE(values->values.size(), std::size_t{3});
        QCOMPARE(values->values[1].first, std::string("b2"));
        QCOMPARE(values->values[1].second, -3.0);
        const auto only = readValues("#1.3\n2\t1\t1\t1\nid\tsymbol\tS1\ncell\t-666\tA\np1\tb1\t1.5\np2\tb2\t0\n",
                                     {{"gene", "symbol"}});
        QVERIFY2(only, only ? "" : only.error().message.c_str());
        QCOMPARE(only->column, std::string("S1"));
        QCOMPARE(only->values.front().second, 1.5);
    }

    void dosesAreConditionsOfACompound()
    {
        const QByteArray text("gene,compound,dose (uM),replicate,score,p-value\n"
                              "b1,A,0.5,1,-1.5,0.1\nb1,A,0.50,2,-2.5,0.2\nb1,A,2,1,-3,0.01\nb2,A,0.5,1,0.25,0.8\n"
                              "b2,DMSO,,1,0,0.9\nb2,A,2,1,NA,NA\n,A,2,1,3,0.4\nb3,,2,1,3,0.4\n");
        const auto table = read(text);
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->conditions), std::string("A 0.5 uM|A 2 uM|DMSO"));
        QCOMPARE(textOf(table->groups), std::string("A|A|DMSO"));
        QCOMPARE(textOf(table->rows), std::string("b1|b2|b1"));  // the last holds what was measured twice
        QCOMPARE(table->replicateRows, std::size_t{1});
        QCOMPARE(textOf(table->values), std::string("-1.5 -3 - 0.25 - 0 -2.5 - -"));
        QCOMPARE(textOf(table->p), std::string("0.1 0.01 - 0.8 - 0.9 0.2 - -"));
        QVERIFY(table->t.empty() && table->q.empty());
        QCOMPARE(noteOf(table->notes, "phenotypes.replicates")->count, std::int64_t{1});
        QCOMPARE(noteOf(table->notes, "phenotypes.not_measured")->count, std::int64_t{2});
        QCOMPARE(noteOf(table->notes, "phenotypes.no_gene")->count, std::int64_t{1});
        QCOMPARE(noteOf(table->notes, "phenotypes.no_condition")->count, std::int64_t{1});
        QCOMPARE(decided(table->reading, "format"), std::string("long"));
        QCOMPARE(decided(table->reading, "condition"), std::string("compound"));
        QCOMPARE(decided(table->reading, "dose"), std::string("dose (uM)"));
        QCOMPARE(decided(table->reading, "value"), std::string("score"));
        QVERIFY(sniffFormat(text.toStdString())->role == SourceRole::Phenotypes);

        const auto wide = read(text, {{"format", "wide"}});
        QVERIFY2(wide, messageOf(wide));
        QVERIFY(std::ranges::find(wide->conditions, "score") != wide->conditions.end());
        QCOMPARE(wide->rows.size(), std::size_t{7});
    }

    void longTablesAreFoundByContent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("conditions");
        QTest::addColumn<QString>("groups");
        QTest::addColumn<QString>("values");
        const auto row = [](const char* name, const char* text, const char* conditions, const char* groups,
                            const char* values) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(conditions) << QString::fromLatin1(groups)
                                << QString::fromLatin1(values);
        };
        row("gene, condition, value", "locus_tag\tcondition\tfitness\nb1\tcold\t1.5\nb1\theat\t-2\nb2\tcold\t0\n",
            "cold|heat", "", "1.5 -2 0 -");
        row("unit in a column",
            "drug;gene;concentration;unit;effect_size\nA;b1;1;mg/L;0,5\nA;b2;1;mg/L;-1,25\nB;b1;3;mM;2,5\n",
            "A 1 mg/L|B 3 mM", "A|B", "0.5 2.5 -1.25 -");
        row("unit in the header", "gene\tchemical\tconc_mM\tgrowth\nb1\tA\t1\t0.5\nb1\tA\t2\t0.25\nb2\tA\t1\t1.5\n",
            "A 1 mM|A 2 mM", "A|A", "0.5 0.25 1.5 -");
        row("condition and compound",
            "gene\tcompound\tcondition\tscore\nb1\tA\tA high\t1.5\nb1\tA\tA low\t2.5\nb2\tB\tB high\t3\n",
            "A high|A low|B high", "A|A|B", "1.5 2.5 - - - 3");
        row("comparisons one below the other",
            "gene\tcontrast\tlog2FoldChange\tpvalue\tpadj\nb1\tx_y\t1\t0.1\t0.2\nb1\tx_z\t2\t0.3\t0.4\n", "x_y|x_z", "",
            "1 2");
        row("one condition in all rows", "gene\tsample\tTPM\nb1\ts1\t1.5\nb2\ts1\t2\n", "s1", "", "1.5 2");
        row("drug and media",
            "gene\tdrug\tmedia\tscore\nb1\tamp\tLB\t1\nb1\tamp\tM9\t2\nb1\tcam\tLB\t3\nb1\tcam\tM9\t4\n",
            "amp | LB|amp | M9|cam | LB|cam | M9", "", "1 2 3 4");
        row("drug, dose and media",
            "gene\tdrug\tdose (uM)\tmedium\tscore\nb1\tamp\t0.5\tLB\t1\nb1\tamp\t0.50\tM9\t2\nb1\tamp\t1\tLB\t3\n"
            "b1\tcam\t1\tM9\t4\n",
            "amp 0.5 uM | LB|amp 0.5 uM | M9|amp 1 uM | LB|cam 1 uM | M9", "amp | LB|amp | M9|amp | LB|cam | M9",
            "1 2 3 4");
        row("condition and time",
            "gene\tcondition\ttime\treplicate\tfitness\nb1\tcold\t2\t1\t1\nb1\tcold\t4\t1\t2\nb2\tcold\t2\t1\t3\n"
            "b1\theat\t2\t1\t4\n",
            "cold | time 2|cold | time 4|heat | time 2", "", "1 2 4 3 - -");
        row("time alone", "gene\ttime\tfitness\nb1\t2\t1\nb1\t4\t2\nb2\t2\t3\nb2\t4\t4\n", "time 2|time 4", "",
            "1 2 3 4");
        row("a word of the design under an unknown header",
            "gene\tdrug\tbackground\tscore\nb1\tamp\twt\t1\nb1\tamp\tdelA\t2\nb2\tamp\twt\t3\nb2\tamp\tdelA\t4\n",
            "amp | wt|amp | delA", "", "1 2 3 4");
        row("media that each condition says",
            "gene\tcondition\tmedia\tscore\nb1\tcold\tLB\t1\nb1\theat\tM9\t2\nb2\tcold\tLB\t3\n", "cold|heat", "",
            "1 2 3 -");
        row("Cuffdiff",
            "test_id\tgene_id\tgene\tlocus\tsample_1\tsample_2\tstatus\tvalue_1\tvalue_2\tlog2(fold_change)\ttest_"
            "stat\t"
            "p_value\tq_value\tsignificant\n"
            "b1\tb1\tthrA\tchr:1-90\tctrl\tNaCl\tOK\t4\t1\t-2\t-3\t0.01\t0.02\tyes\n"
            "b2\tb2\tthrB\tchr:100-190\tctrl\tNaCl\tNOTEST\t0\t0\t0\t0\t1\t1\tno\n"
            "b1\tb1\tthrA\tchr:1-90\tctrl\theat\tOK\t4\t8\t1\t2\t0.1\t0.2\tno\n"
            "b2\tb2\tthrB\tchr:100-190\tctrl\theat\tOK\t0\t8\t1.79769e+308\t1.79769e+308\t0.1\t0.2\tno\n",
            "NaCl vs ctrl|heat vs ctrl", "", "-2 1 - -");
        row("Cuffdiff, one pair",
            "test_id\tgene_id\tgene\tlocus\tsample_1\tsample_2\tstatus\tvalue_1\tvalue_2\tlog2(fold_change)\ttest_"
            "stat\t"
            "p_value\tq_value\tsignificant\n"
            "b1\tb1\tthrA\tchr:1-90\tq1\tq2\tOK\t4\t1\t-2\t-3\t0.01\t0.02\tyes\n"
            "b2\tb2\tthrB\tchr:100-190\tq1\tq2\tFAIL\t9\t9\t0\t0\t1\t1\tno\n",
            "q2 vs q1", "", "-2 -");
        row("Trinity",
            "sampleA\tsampleB\tlogFC\tlogCPM\tPValue\tFDR\nb1\tsalt\tctrl\t-2\t5\t0.01\t0.02\n"
            "b2\tsalt\tctrl\t1\t5\t0.1\t0.2\n",
            "salt vs ctrl", "", "-2 1");
        row("FindAllMarkers of Seurat",
            ",p_val,avg_log2FC,pct.1,pct.2,p_val_adj,cluster,gene\nb1,1e-9,2.5,0.9,0.1,1e-6,0,b1\n"
            "b2,1e-5,-1,0.2,0.7,1e-2,0,b2\nb1.1,1e-4,-3,0.1,0.8,1e-1,1,b1\nb2.1,1e-8,1.5,0.7,0.2,1e-5,1,b2\n",
            "cluster 0|cluster 1", "", "2.5 -3 -1 1.5");
        row("rank_genes_groups_df of scanpy",
            "group,names,scores,logfoldchanges,pvals,pvals_adj\nB cells,b1,20,2.5,1e-9,1e-6\n"
            "B cells,b2,-5,-1,1e-5,1e-2\nT cells,b2,10,1.5,1e-8,1e-5\nT cells,b1,-9,-3,1e-4,1e-1\n",
            "B cells|T cells", "", "2.5 -3 -1 1.5");
        row("a comparison a stage, under an unknown header",
            "gene\tlevel\tlogFC\tPValue\nb1\tearly\t1\t0.1\nb2\tearly\t2\t0.2\nb1\tlate\t-1\t0.3\n"
            "b2\tlate\t-2\t0.4\n",
            "early|late", "", "1 -1 2 -2");
        row("strong.tab of FEBA",
            "locusId\tsysName\tdesc\tname\tshort\tlrn\tt\n1\tX_1\tkinase\tsetA2\tLB\t-2.5\t-6.5\n"
            "2\tX_2\tligase\tsetA3\tLB\t3\t7\n",
            "setA2|setA3", "LB|LB", "-2.5 - - 3");
        row("the only other number", "orf\ttreatment\tMIC shift\nb1\tA\t1.5\nb1\tB\t2\n", "A|B", "", "1.5 2");
    }
    void longTablesAreFoundByContent()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, conditions);
        QFETCH(QString, groups);
        QFETCH(QString, values);
        const FormatInfo* format = sniffFormat(text.toStdString());
        QVERIFY(format && format->role == SourceRole::Phenotypes);
        const auto table = read(text);
        QVERIFY2(table, messageOf(table));
        QCOMPARE(decided(table->reading, "format"), std::string("long"));
        // "log2(fold_change)" is a logarithm.
        QVERIFY(std::ranges::none_of(table->notes, [](const Note& note) { return note.code == "phenotypes.ratio"; }));
        QCOMPARE(QString::fromStdString(textOf(table->conditions)), conditions);
        QCOMPARE(QString::fromStdString(textOf(table->groups)), groups);
        QCOMPARE(QString::fromStdString(textOf(table->values)), values);
    }

    void repeatsAreAveragedAndNoted_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("replicates") << QByteArray(
            "gene\tdrug\treplicate\tscore\nb1\tamp\tr1\t1\nb1\tamp\tr2\t2\nb2\tamp\tr1\t3\nb2\tamp\tr2\t4\n");
        QTest::newRow("samples") << QByteArray(
            "gene\tcondition\tsample\tscore\nb1\tamp\ts1\t1\nb1\tamp\ts2\t2\nb2\tamp\ts1\t3\nb2\tamp\ts2\t4\n");
        QTest::newRow("guides") << QByteArray(
            "gene\tguide\tdrug\tscore\nb1\tg1\tamp\t1\nb1\tg2\tamp\t2\nb2\tg3\tamp\t3\nb2\tg4\tamp\t4\n");
        QTest::newRow("what came out") << QByteArray(
            "gene\tdrug\tverdict\tscore\nb1\tamp\tlow\t1\nb1\tamp\tlow\t2\nb2\tamp\tlow\t3\nb2\tamp\thigh\t4\n");
    }
    void repeatsAreAveragedAndNoted()
    {
        QFETCH(QByteArray, text);
        const auto table = read(text);
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->conditions), std::string("amp"));
        QCOMPARE(table->replicateRows, std::size_t{2});
        QVERIFY(noteOf(table->notes, "phenotypes.replicates"));
    }

    void untestedGenesAreMissing()
    {
        const auto table = read("gene\tsample_1\tsample_2\tstatus\tlog2(fold_change)\tp_value\nb1\ta\tb\tOK\t-2\t0.01\n"
                                "b2\ta\tb\tLOWDATA\t1\t1\n");
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->p), std::string("0.01 -"));
        QCOMPARE(noteOf(table->notes, "phenotypes.not_tested")->examples.front(), std::string("b2 in b vs a"));
        QCOMPARE(decided(table->reading, "compared_with"), std::string("sample_1"));
    }

    /// Tables that have something of a long one and are none, and those that are traits.
    void otherTablesAreNot_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("role");
        const auto row = [](const char* name, const QByteArray& text, const char* role) {
            QTest::newRow(name) << text << QString::fromLatin1(role);
        };
        row("gene, trait, number", "gene\ttrait\tscore\nb1\tx\t1.5\nb1\ty\t2.5\nb2\tx\t3\n", "traits");
        row("term and score", "locus_tag\tgo_term\tscore\nb1\tGO:0006412\t1.5\nb1\tGO:0005524\t2\n", "traits");
        row("phenotype in words", "gene\tphenotype\tchemical\tvalue\nb1\tsmall\tA\t1.5\nb1\tslow\tB\t2.5\n", "traits");
        row("gene and drug", "locus_tag\tdrug\nb1\tA\nb1\tB\nb2\tA\n", "traits");
        row("gene, drug and words", "locus_tag\tdrug\teffect\nb1\tA\tsensitive\nb1\tB\tresistant\n", "traits");
        row("a target of each gene", "gene\tdrug\tlength\tmass\nb1\tA\t300\t1.5\nb2\tB\t200\t2.5\nb3\tC\t100\t3\n",
            "traits");
        row("conditions as columns", "gene\tstress\tdrug\tcold\nb1\t1.5\t2\t3\nb2\t-1\t0.5\t2\nb2\t1\t2\t2.5\n",
            "phenotypes");
        row("several numbers in a row", "gene\tsample\tx\ty\nb1\ts1\t1.5\t2\nb1\ts2\t2.5\t1\n", "traits");
        row("conditions and their chemicals", "condition\tchemical\tdose\nA1\tA\t0.5\nA2\tA\t1\n", "conditions");
        row("a comparison with a column of samples",
            "gene\tsample\tlogFC\tPValue\tFDR\nb1\ta\t1.5\t0.1\t0.2\nb2\tb\t-1\t0.2\t0.3\n", "phenotypes");
        row("guides of one comparison",
            "gene\tguide\tlogFC\tPValue\nb1\tg1\t1\t0.1\nb1\tg2\t2\t0.2\nb2\tg3\t-1\t0.3\nb2\tg4\t-2\t0.4\n",
            "phenotypes");
        row("yes and no", "gene\tA\tB\tC\nb1\t1\t0\t1\nb2\t0\t1\t1\nb3\t1\t0\t0\n", "traits");
        const QByteArray flags("b1\t1\t0\t0\nb2\t1\t1\t1\nb3\t1\t0\t0\nb4\t0\t0\t1\nb5\t1\t1\t0\nb6\t0\t1\t0\n"
                               "b7\t1\t0\t1\nb8\t0\t0\t1\nb9\t1\t1\t0\n");
        row("yes and no, one odd number", "gene\tA\tB\tC\n" + flags + "b10\t1\t1\t2\n", "traits");
        row("yes and no, one odd number first", "gene\tA\tB\tC\nb10\t1\t1\t0.5\n" + flags, "traits");
        row("yes and no, two odd numbers", "gene\tA\tB\tC\n" + flags + "b10\t1\t1\t2\nb11\t1\t1\t3\n", "phenotypes");
        row("calls among yes and no", "gene\tA\tB\tC\n" + flags + "b10\t1\t1\t-1\n", "phenotypes");
        row("calls with one -1", "gene\tA\tB\tC\nb1\t1\t0\t1\nb2\t0\t1\t-1\nb3\t1\t0\t0\n", "phenotypes");
        row("few scores", "gene\tA\tB\tC\nb1\t0\t0\t3.5\nb2\t0\t2.5\t0\nb3\t1\t0\t0\n", "phenotypes");
    }
    void otherTablesAreNot()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, role);
        const FormatInfo* format = sniffFormat(text.toStdString());
        QVERIFY(format);
        const SourceRole expected = role == "traits"       ? SourceRole::Traits
                                    : role == "conditions" ? SourceRole::Conditions
                                                           : SourceRole::Phenotypes;
        QCOMPARE(static_cast<int>(format->role), static_cast<int>(expected));
        if (role != "phenotypes") return;
        const auto table = read(text);
        QVERIFY2(table, messageOf(table));
        QVERIFY(decided(table->reading, "format") != "long");
    }

    void whoSaysSoMayReadOtherColumns()
    {
        // A table of traits by its header, which somebody opened as phenotypes.
        const QByteArray text("gene\ttrait\tscore\nb1\tx\t1.5\nb1\ty\t2.5\nb2\tx\t3\n");
        const auto opened = read(text);
        QVERIFY2(opened, messageOf(opened));
        QCOMPARE(textOf(opened->conditions), std::string("x|y"));
        const auto wide = read(text, {{"format", "wide"}});
        QVERIFY2(wide, messageOf(wide));
        QCOMPARE(textOf(wide->conditions), std::string("score"));

        const QByteArray two("gene\tmutant\tplateau\tlag\nb1\tx\t1.5\t3\nb1\ty\t2.5\t4\nb2\tx\t3\t5\n");
        QCOMPARE(textOf(read(two)->conditions), std::string("plateau|lag"));
        const auto asked = read(two, {{"format", "long"}});
        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, ErrorKind::Usage);
        QVERIFY2(asked.error().message.find("plateau and lag") != std::string::npos, messageOf(asked));
        const auto said = read(two, {{"condition", "mutant"}, {"value", "lag"}});
        QVERIFY2(said, messageOf(said));
        QCOMPARE(textOf(said->conditions), std::string("x|y"));
        QCOMPARE(textOf(said->values), std::string("3 4 5 -"));
        QVERIFY(!read(two, {{"format", "comparison"}}));
        QVERIFY(!read(two, {{"format", "mageck"}}));
        QVERIFY(!read(two, {{"format", "nonsense"}}));
        QVERIFY(!read(two, {{"condition", "gene"}}));
    }

    void otherNumbersOfAComparison()
    {
        // DESeq2 given for the p values of phenotypes.
        const auto p = read("gene\tlog2FoldChange\tpvalue\tpadj\nb1\t1.5\t<0.001\t0.2\nb2\t-1\t0.3\t0.4\n", {},
                            SourceRole::PhenotypeP);
        QVERIFY2(p, messageOf(p));
        QCOMPARE(textOf(p->values), std::string("0.001 0.3"));
        QVERIFY(p->p.empty());
        const auto q = read("gene\tdrug\tscore\tq\nb1\tA\t1.5\t0.25\nb1\tB\t2\t0.5\n", {}, SourceRole::PhenotypeQ);
        QVERIFY2(q, messageOf(q));
        QCOMPARE(textOf(q->values), std::string("0.25 0.5"));
    }

    void conditionsCanBeLeftOut()
    {
        auto table = read(kMageckMle);
        QVERIFY2(table, messageOf(table));
        keepConditions(*table, {1});
        QCOMPARE(textOf(table->conditions), std::string("KBM7"));
        QCOMPARE(textOf(table->values), std::string("0.5 -"));
        QCOMPARE(textOf(table->p), std::string("0.3 -"));
    }
};

PLEIO_TEST(tst_phenotype_formats, TestPhenotypeFormats)
#include "tst_phenotype_formats.moc"
