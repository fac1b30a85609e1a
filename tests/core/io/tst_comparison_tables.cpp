// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/tables/phenotype_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

Result<PhenotypeTable> read(const QByteArray& text, const QString& file = QStringLiteral("salt.tsv"),
                            SourceRole role = SourceRole::Phenotypes)
{
    NoProgress progress;
    return readPhenotypes(sourceFromBytes(file.toStdString(), text.toStdString(), role), {}, progress);
}

/// "1.5 - 2": numbers with one blank between, "-" for those that are missing.
QString textOf(const std::vector<double>& values)
{
    QStringList words;
    for (const double value : values) words << (std::isnan(value) ? QStringLiteral("-") : QString::number(value));
    return words.join(' ');
}

QString textOf(const std::vector<std::string>& names)
{
    QStringList words;
    for (const std::string& name : names) words << QString::fromStdString(name);
    return words.join('|');
}

const Note* noteOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? nullptr : &*found;
}

QString decided(const Reading& reading, std::string_view id)
{
    const Reading::Decision* decision = reading.find(id);
    return decision ? QString::fromStdString(decision->value) : QString();
}

const char* messageOf(const Result<PhenotypeTable>& table) { return table ? "" : table.error().message.c_str(); }

}  // namespace

/// Tables in the form in which programs write comparisons; the numbers are made up.
class TestComparisonTables : public QObject {
    Q_OBJECT

private slots:
    void readsPrograms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("conditions");
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("p");
        QTest::addColumn<QString>("q");
        const auto row = [](const char* name, const QByteArray& text, const char* conditions, const char* values,
                            const char* p, const char* q) {
            QTest::newRow(name) << text << QString::fromLatin1(conditions) << QString::fromLatin1(values)
                                << QString::fromLatin1(p) << QString::fromLatin1(q);
        };
        row("DESeq",
            "\"\",\"id\",\"baseMean\",\"baseMeanA\",\"baseMeanB\",\"foldChange\",\"log2FoldChange\",\"pval\",\"padj\"\n"
            "\"1\",\"b1\",10,8,12,0.25,-2,0.01,0.02\n\"2\",\"b2\",20,10,30,3,1.585,NA,NA\n",
            "salt", "-2 1.585", "0.01 -", "0.02 -");
        row("SARTools",
            "Id\tS1\tS2\tnorm.S1\tnorm.S2\tbaseMean\tctrl\tsalt\tFoldChange\tlog2FoldChange\tstat\tpvalue\tpadj\t"
            "dispGeneEst\tmaxCooks\n"
            "b1\t10\t3\t9.5\t3.5\t6\t9\t3\t0.25\t-2\t-3\t0.01\t0.02\t0.1\tNA\n"
            "b2\t4\t9\t4.5\t8.5\t6\t4\t9\t2\t1\t1.5\t0.25\t0.5\t0.2\tNA\n",
            "salt", "-2 1", "0.01 0.25", "0.02 0.5");
        row("the ratio first", "gene\tFold Change\tlog2(FC)\tp-value\nb1\t0.5\t-1\t0.1\nb2\t4\t2\t0.2\n", "salt",
            "-1 2", "0.1 0.2", "");
        const char* const sleuth = "b1\t0.01\t0.02\t-1.5\t0.3\t5\t0.5\t0.1\t0.2\t0.3\t0.3\n"
                                   "b2\t0.5\t0.75\t0.25\t0.3\t4\t0.5\t0.1\t0.2\t0.3\t0.3\n";
        const QByteArray names("target_id\tpval\tqval\tb\tse_b\tmean_obs\tvar_obs\ttech_var\tsigma_sq\t"
                               "smooth_sigma_sq\tfinal_sigma_sq\n");
        row("sleuth", names + sleuth, "salt", "-1.5 0.25", "0.01 0.5", "0.02 0.75");
        row("sleuth with row names of R", names + "1\t" + QByteArray(sleuth).replace("\nb2", "\n2\tb2"), "salt",
            "-1.5 0.25", "0.01 0.5", "0.02 0.75");
        row("rows are numbered by pandas", "Unnamed: 0,feature,log2FC,pvalue\n0,b1,-1,0.1\n1,b2,2,0.2\n2,b3,1,0.3\n",
            "salt", "-1 2 1", "0.1 0.2 0.3", "");
        row("rows are numbered by R", "X,feature,log2FC,pvalue\n1,b1,-1,0.1\n2,b2,2,0.2\n", "salt", "-1 2", "0.1 0.2",
            "");
        row("s values of lfcShrink",
            "\"\",\"baseMean\",\"log2FoldChange\",\"lfcSE\",\"svalue\"\n\"b1\",10,-2,0.5,0.001\n\"b2\",20,0.1,0.5,0."
            "4\n",
            "salt", "-2 0.1", "", "0.001 0.4");
        row("ashr",
            "gene,betahat,sebetahat,NegativeProb,PositiveProb,lfsr,svalue,lfdr,qvalue,PosteriorMean,PosteriorSD\n"
            "b1,-2.5,0.5,0.99,0.01,0.01,0.008,0.005,0.004,-2,0.4\nb2,0.5,0.5,0.4,0.6,0.4,0.2,0.3,0.25,0.1,0.4\n",
            "salt", "-2 0.1", "", "0.004 0.25");
        row("side by side, prefixes",
            "gene\tNaCl_log2FC\tNaCl_pvalue\tNaCl_padj\tHeat_log2FC\tHeat_pvalue\tHeat_padj\n"
            "b1\t-1\t0.1\t0.2\t2\t0.3\t0.4\nb2\t1.5\t0.5\t0.6\t0\tNA\tNA\n",
            "NaCl|Heat", "-1 2 1.5 0", "0.1 0.3 0.5 -", "0.2 0.4 0.6 -");
        row("side by side, suffixes of R",
            "ID\tlogFC.A\tAveExpr.A\tt.A\tP.Value.A\tadj.P.Val.A\tB.A\tlogFC.B\tAveExpr.B\tt.B\tP.Value.B\t"
            "adj.P.Val.B\tB.B\nb1\t-1\t9\t-3\t0.1\t0.2\t1\t2\t9\t4\t0.3\t0.4\t1\n"
            "b2\t1\t9\t3\t0.5\t0.6\t1\t-2\t9\t-4\t0.7\t0.8\t1\n",
            "A|B", "-1 2 1 -2", "0.1 0.3 0.5 0.7", "0.2 0.4 0.6 0.8");
        row("side by side, in brackets",
            "gene,log2FC (NaCl vs ctrl),FDR (NaCl vs ctrl),log2FC (heat vs ctrl),FDR (heat vs ctrl)\n"
            "b1,-1,0.2,2,0.4\nb2,1,0.6,-2,0.8\n",
            "NaCl vs ctrl|heat vs ctrl", "-1 2 1 -2", "", "0.2 0.4 0.6 0.8");
        row("side by side, one without p", "gene\tA_logFC\tA_FDR\tB_logFC\nb1\t-1\t0.2\t2\nb2\t1\t0.6\t-2\n", "A|B",
            "-1 2 1 -2", "", "0.2 - 0.6 -");
        row("one that the header names", "gene\tNaCl_log2FC\tNaCl_padj\nb1\t-1\t0.2\nb2\t1\t0.6\n", "NaCl", "-1 1", "",
            "0.2 0.6");
        row("edgeR, several coefficients",
            "\tlogFC.A\tlogFC.B\tlogCPM\tF\tPValue\tFDR\nb1\t-1\t2\t9\t25\t0.1\t0.2\nb2\t1\t0\t8\t16\t0.3\t0.4\n",
            "A|B", "-1 2 1 0", "", "");
        row("TRANSIT, ANOVA",
            "Rv\tGene\tTAs\tMean_A\tMean_B\tLFC_A\tLFC_B\tMSR\tMSE+alpha\tFstat\tPval\tPadj\tstatus\n"
            "b1\tx\t4\t10\t3\t-1\t2\t5\t6\t7\t0.1\t0.2\t-\nb2\ty\t6\t2\t8\t1\t0\t5\t6\t7\t0.3\t0.4\t-\n",
            "A|B", "-1 2 1 0", "", "");
        const QByteArray zinb(
            "Rv\tGene\tTAs\tMean_A\tMean_B\tLFC_A\tLFC_B\tNZmean_A\tNZmean_B\tNZperc_A\tNZperc_B\tpval\tpadj\tstatus\n"
            "b1\tx\t4\t10\t3\t-1\t2\t12\t6\t0.8\t0.5\t0.1\t0.2\t-\nb2\ty\t6\t2\t8\t1\t0\t5\t9\t0.4\t0.9\t0.3\t0.4\t-"
            "\n");
        row("TRANSIT, ZINB", "#Console: transit zinb\n#parameters: norm=TTR\n#" + zinb, "A|B", "-1 2 1 0", "", "");
        row("TRANSIT, ZINB without status", "#Console: transit zinb\n#" + QByteArray(zinb).replace("\t-\n", "\t\n"),
            "A|B", "-1 2 1 0", "", "");
        row("TRANSIT, ZINB whose rows end before the status",
            "# Console: transit zinb\n# " + QByteArray(zinb).replace("\t-\n", "\n"), "A|B", "-1 2 1 0", "", "");
        row("drugZ",
            "GENE\tsumZ\tnumObs\tnormZ\tpval_synth\trank_synth\tfdr_synth\tpval_supp\trank_supp\tfdr_supp\n"
            "b1\t-12\t8\t-4.5\t0.001\t1\t0.01\t0.999\t2\t1\nb2\t6\t8\t2\t0.975\t2\t1\t0.025\t1\t0.2\n",
            "salt", "-4.5 2", "0.002 0.05", "");
        row("BAGEL", "GENE\tBF\tSTD\tNumObs\nb1\t12.5\t3\t100\nb2\t-8.25\t2\t100\n", "salt", "12.5 -8.25", "", "");
        row("BAGEL, precision and recall",
            "Gene\tBF\tRecall\tPrecision\tFDR\nb1\t12.5\t0.1\t1\t0.001\nb2\t-8.25\t1\t0.5\t0.5\n", "salt", "12.5 -8.25",
            "", "0.001 0.5");
        row("casTLE",
            "#GeneID\tSymbol\tGeneInfo\tFunction\t# elements\tcasTLE Effect\tcasTLE Score\tcasTLE p-value\t"
            "Minimum Effect Estimate\tMaximum Effect Estimate\n"
            "b1\tx\tkinase\tbinds\t10\t-3\t20\t0.001\t-4\t-2\nb2\ty\tligase\tbinds\t10\t0.5\t1\t0.5\t-1\t1\n",
            "salt", "-3 0.5", "0.001 0.5", "");
        row("Bio-TraDIS, comparison",
            "\"locus_tag\",\"gene_name\",\"function\",\"logFC\",\"logCPM\",\"PValue\",\"q.value\"\n"
            "\"b1\",\"x\",\"kinase\",-3,5,0.001,0.01\n\"b2\",\"y\",\"ligase\",0.5,5,0.5,0.75\n",
            "salt", "-3 0.5", "0.001 0.5", "0.01 0.75");
        row("Bio-TraDIS, insertions",
            "locus_tag\tgene_name\tncrna\tstart\tend\tstrand\tread_count\tins_index\tgene_length\tins_count\tfcn\n"
            "b1\tx\t0\t1\t300\t1\t1000\t0.05\t300\t15\tkinase\nb2\ty\t0\t400\t900\t-1\t20\t0.002\t501\t1\tligase\n",
            "salt", "0.05 0.002", "", "");
        row("TRANSIT, Gumbel",
            "#Orf\tName\tDesc\tk\tn\tr\ts\tzbar\tCall\nb1\tx\tkinase\t0\t10\t10\t300\t0.99\tE\n"
            "b2\ty\tligase\t5\t10\t3\t30\t0.01\tNE\n",
            "salt", "0.99 0.01", "", "");
        row("a log fold change alone", "gene\tlog2FC\nb1\t-1.5\nb2\t0.25\n", "salt", "-1.5 0.25", "", "");
        row("fitness and its p", "locus_tag\tfitness\tsd\tp-value\nb1\t-1.5\t0.2\t0.1\nb2\t0.25\t0.2\t0.5\n", "salt",
            "-1.5 0.25", "0.1 0.5", "");
    }
    void readsPrograms()
    {
        QFETCH(QByteArray, text);
        const auto table = read(text);
        QVERIFY2(table, messageOf(table));
        QTEST(textOf(table->conditions), "conditions");
        QTEST(textOf(table->values), "values");
        QTEST(textOf(table->p), "p");
        QTEST(textOf(table->q), "q");
        QCOMPARE(decided(table->reading, "format"), QStringLiteral("comparison"));
        QVERIFY(table->rows.front() == "b1");
        const FormatInfo* format = sniffFormat(text.toStdString());
        QVERIFY(format && format->role == SourceRole::Phenotypes);
    }

    void namesOfFilesName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("res.NaCl.vs.ctrl.csv") << "res.NaCl.vs.ctrl";
        QTest::newRow("res.NaCl.vs.ctrl.csv.gz") << "res.NaCl.vs.ctrl";
        QTest::newRow("NaCl_0.5M.tsv") << "NaCl_0.5M";
        QTest::newRow("salt.TXT") << "salt";
        QTest::newRow("salt.v2") << "salt.v2";
        QTest::newRow("salt.gene_summary.txt") << "salt";
        QTest::newRow(".csv") << ".csv";
    }
    void namesOfFilesName()
    {
        const QString file = QString::fromLatin1(QTest::currentDataTag());
        const auto table = read("gene\tlogFC\tFDR\nb1\t1.5\t0.1\nb2\t-1\t0.2\n", file);
        QVERIFY2(table, messageOf(table));
        QTEST(textOf(table->conditions), "name");
    }

    /// Columns that programs and people write beside conditions.
    void whatStandsBesideIsNoCondition_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("conditions");
        QTest::newRow("Rockhopper") << QByteArray(
                                           "Transcription Start\tTranslation Start\tTranslation Stop\tTranscription "
                                           "Stop\tStrand\tName\tSynonym\tProduct\tExpression ctrl\tExpression NaCl\t"
                                           "pValue ctrl vs NaCl\tqValue ctrl vs NaCl\n"
                                           "1\t10\t99\t120\t+\tthrA\tb1\tkinase\t100\t25\t0.001\t0.01\n"
                                           "\t200\t290\t\t-\tthrB\tb2\tligase\t50\t60\t0.5\t0.75\n")
                                    << "Expression ctrl|Expression NaCl";
        QTest::newRow("limma, several coefficients")
            << QByteArray(
                   "\tA\tB\tAveExpr\tF\tP.Value\tadj.P.Val\nb1\t-1\t2\t9\t25\t0.1\t0.2\nb2\t1\t0\t8\t16\t0.3\t0.4\n")
            << "A|B";
        QTest::newRow("TRANSIT, HMM") << QByteArray("#Orf\tName\tDesc\tTAs\tES\tGD\tNE\tGA\tMean Insertions\tMean "
                                                    "Reads\tState Call\nb1\tx\tkinase\t10\t0\t1\t9\t0\t0.5\t20.5\tNE\n"
                                                    "b2\ty\tligase\t5\t5\t0\t0\t0\t0.1\t1.5\tES\n")
                                      << "Mean Insertions|Mean Reads";
        QTest::newRow("rows are numbered") << QByteArray("X,gene,A,B\n1,b1,0.5,1\n2,b2,1.5,2\n3,b3,2.5,-1\n") << "A|B";
        QTest::newRow("replicates") << QByteArray("gene\treplicate\tplate\tfitness\nb1\t1\t1\t0.5\nb1\t2\t1\t0.7\n")
                                    << "fitness";
    }
    void whatStandsBesideIsNoCondition()
    {
        QFETCH(QByteArray, text);
        const auto table = read(text);
        QVERIFY2(table, messageOf(table));
        QTEST(textOf(table->conditions), "conditions");
        QVERIFY(noteOf(table->notes, "phenotypes.columns"));
        QCOMPARE(table->rows.front(), std::string("b1"));  // of Rockhopper the synonym, which is the locus tag
    }

    void rowsThatAreNoGenes()
    {
        const auto table = read("gene\tA\tB\tC\nWT\t1\t1\t1.5\nb1\t0.5\t1\t2\nwild type\t1\t1\t1\nsd\t2\t1\t1\n"
                                "Mean\t1\t1\t1\nSD\t1\t1\t1\nTotal\t4\t4\t4\nstd. dev.\t1\t1\t1\n");
        QVERIFY2(table, messageOf(table));
        QCOMPARE(textOf(table->rows), QStringLiteral("b1|sd"));  // scalloped is a gene of flies
        QCOMPARE(textOf(noteOf(table->notes, "phenotypes.technical_row")->examples),
                 QStringLiteral("WT|wild type|Mean|SD|Total|std. dev."));
    }

    void jointTestsAreNoted()
    {
        const auto table = read("\tlogFC.A\tlogFC.B\tlogCPM\tF\tPValue\tFDR\nb1\t-1\t2\t9\t25\t0.1\t0.2\n"
                                "b2\t1\t0\t8\t16\t0.3\t0.4\n");
        QVERIFY2(table, messageOf(table));
        const Note* joint = noteOf(table->notes, "phenotypes.joint_p");
        QVERIFY(joint);
        QCOMPARE(textOf(joint->examples), QStringLiteral("PValue|FDR"));
    }

    void aRatioIsWarnedOf()
    {
        const auto ratio = read("gene\tfoldChange\tpvalue\nb1\t0.5\t0.1\nb2\t4\t0.2\n");
        QVERIFY2(ratio, messageOf(ratio));
        QCOMPARE(textOf(noteOf(ratio->notes, "phenotypes.ratio")->examples), QStringLiteral("foldChange"));
        QVERIFY(!noteOf(read("gene\tfoldChange\tlogFC\tpvalue\nb1\t0.5\t-1\t0.1\nb2\t4\t2\t0.2\n")->notes,
                        "phenotypes.ratio"));
    }

    void testsWithoutEffectAreRefused()
    {
        const auto table = read("target_id\tpval\tqval\ttest_stat\trss\tdegrees_free\tmean_obs\n"
                                "b1\t0.01\t0.02\t9\t3\t1\t5\nb2\t0.5\t0.75\t1\t3\t1\t5\n");
        QVERIFY(!table);
        QVERIFY2(table.error().message.find("no effect") != std::string::npos, messageOf(table));
    }

    void otherRolesTakeTheirs()
    {
        const QByteArray text("gene\tA_logFC\tA_pvalue\tB_logFC\tC_logFC\tC_pvalue\nb1\t-1\t0.1\t2\t3\t0.3\n"
                              "b2\t1\t0.5\t-2\t-3\t0.7\n");
        const auto p = read(text, QStringLiteral("p.tsv"), SourceRole::PhenotypeP);
        QVERIFY2(p, messageOf(p));
        QCOMPARE(textOf(p->conditions), QStringLiteral("A|C"));
        QCOMPARE(textOf(p->values), QStringLiteral("0.1 0.3 0.5 0.7"));
        // A table of p alone.
        const auto alone = read("gene\tpvalue\nb1\t0.1\nb2\t0.2\n", QStringLiteral("p.tsv"), SourceRole::PhenotypeP);
        QVERIFY2(alone, messageOf(alone));
        QCOMPARE(textOf(alone->values), QStringLiteral("0.1 0.2"));
    }
};

PLEIO_TEST(tst_comparison_tables, TestComparisonTables)
#include "tst_comparison_tables.moc"
