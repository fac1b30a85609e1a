// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table are traits, and which tables are none: beside names of traits, tables hold places, sizes,
// measurements and scores.
#include "core/base/question.h"
#include "core/genome/gene.h"
#include "core/io/formats.h"
#include "core/io/tables/trait_reader.h"
#include "core/io/tables/trait_terms.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace pleio;

namespace {

/// b0001 … b0020, of which the first are also called thrA, thrB and thrC.
GeneNames genesAtHand()
{
    static const std::map<std::string, Gene, std::less<>> genes = [] {
        std::map<std::string, Gene, std::less<>> made;
        for (int i = 1; i <= 20; ++i) {
            const std::string tag = QStringLiteral("b%1").arg(i, 4, 10, QLatin1Char('0')).toStdString();
            made[tag].id = tag;
        }
        for (const char* name : {"thrA", "thrB", "thrC"}) made[name].id = name;
        return made;
    }();
    return [](std::string_view name) -> const Gene* {
        const auto found = genes.find(name);
        return found == genes.end() ? nullptr : &found->second;
    };
}

Result<TraitFile> readText(const QByteArray& text, const TraitLayout& layout = {}, const char* name = "t.tsv")
{
    NoProgress progress;
    return readTraits(sourceFromBytes(name, text.toStdString(), SourceRole::Traits), layout, progress, genesAtHand());
}

/// "gene>source/trait" of every row, in the order of the file; or what is wrong.
QStringList statements(const Result<TraitFile>& file)
{
    if (!file) return {QString::fromStdString(file.error().message)};
    QStringList rows;
    for (const TraitRow& row : file->rows) {
        const TraitName& trait = file->traits[static_cast<std::size_t>(row.trait)];
        rows += QString::fromStdString(row.gene + '>' + trait.source + '/' + trait.name);
    }
    return rows;
}

qint64 countOf(const TraitFile& file, std::string_view code)
{
    const auto found = std::ranges::find(file.notes, code, &Note::code);
    return found == file.notes.end() ? 0 : found->count;
}

const QByteArray kFeatureCounts = "# Program:featureCounts v2.0.6; Command:\"featureCounts\"\n"
                                  "Geneid\tChr\tStart\tEnd\tStrand\tLength\ts1.bam\n"
                                  "b0001\tU1\t190\t255\t+\t66\t0\nb0002\tU1\t337\t2799\t-\t2463\t12\n"
                                  "b0003\tU1\t2801\t3733\t+\t933\t0\nb0004\tU1\t3734\t5020\t+\t1287\t0\n";
const QByteArray kOneScore = "gene\tLB\nb0001\t-2.9\nb0002\t1.7\nb0003\t0.2\n";
const QByteArray kComparison = "gene\tbaseMean\tlog2FoldChange\tlfcSE\tstat\tpvalue\tpadj\n"
                               "b0001\t10.1\t-2.9\t0.1\t3\t0.01\t0.1\nb0002\t11\t1.7\t0.1\t3\t0.02\t0.1\n";
const QByteArray kDescribedScores = "locus_tag\tgene\tfitness\tdescription\nb0001\tthrL\t-2.9\tleader\n"
                                    "b0002\tthrA\t0.4\tkinase\nb0003\tthrB\t0.7\tkinase\n";

}  // namespace

class TestTraitColumns : public QObject {
    Q_OBJECT

private slots:
    void columns_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char* what, const QByteArray& text, const QStringList& rows) {
            QTest::newRow(what) << text << rows;
        };
        row("strand beside yes and no", "locus_tag\tstrand\tessential\nb0001\t+\t1\nb0002\t-\t0\nb0003\t+\t1\n",
            {"b0001>t/essential", "b0003>t/essential"});
        row("strand as signs beside signs", "locus_tag\tstrand\tessential\nb0001\t+\t+\nb0002\t-\t-\nb0003\t+\t+\n",
            {"b0001>t/essential", "b0003>t/essential"});
        row("module with its membership", "gene\tmodule\tkME\nb0001\tblue\t0.91\nb0002\tblue\t.88\nb0003\tred\t.5\n",
            {"b0001>t/blue", "b0002>t/blue", "b0003>t/red"});
        row("PSORTb", "SeqID\tLocalization\tScore\nb0001\tCytoplasmic\t9.97\nb0002\tUnknown\t2.00\n",
            {"b0001>t/Cytoplasmic", "b0002>t/Unknown"});
        row("numbered clusters", "gene\tcluster\nb0001\t1\nb0002\t2\nb0003\t1\n",
            {"b0001>t/1", "b0002>t/2", "b0003>t/1"});
        row("Blast2GO",
            "SeqName\tDescription\t#GO\tGO IDs\nb0001\tkinase\t2\tF:GO:0005524; P:GO:0006412\nb0002\tporin\t1\t"
            "C:GO:0016020\n",
            {"b0001>t/GO:0005524", "b0001>t/GO:0006412", "b0002>t/GO:0016020"});
        row("relation with NOT",
            "gene\tgo_id\trelation\nb0001\tGO:0005524\tNOT|enables\nb0002\tGO:0006412\tinvolved_in\n"
            "b0003\tGO:0005524\tenables\n",
            {"b0002>t/GO:0006412", "b0003>t/GO:0005524"});
        row("PATRIC", "patric_id\tgo\nb0001\tGO:0005524|ATP binding;GO:0016020|membrane\nb0002\tGO:0016020|membrane\n",
            {"b0001>t/GO:0005524", "b0001>t/GO:0016020", "b0002>t/GO:0016020"});
        row("Trinotate",
            "gene_id\tgene_ontology_blast\nb0001\tGO:0005524^molecular_function^ATP "
            "binding`GO:0006412^biological_process^translation\nb0002\t.\n",
            {"b0001>t/GO:0005524", "b0001>t/GO:0006412"});
        row("dbCAN", "Gene ID\tHMMER\nb0001\tGT2(1-99)+CBM48(100-180)\nb0002\tGH13(5-90)\n",
            {"b0001>t/GT2", "b0001>t/CBM48", "b0002>t/GH13"});
        row("BioCyc, genes of a pathway", "Pathway\tGenes of pathway\nthreonine\tthrA // thrB // thrC\nlysine\tthrA\n",
            {"thrA>t/threonine", "thrB>t/threonine", "thrC>t/threonine", "thrA>t/lysine"});
        row("BioCyc, genes without known headers",
            "Pathways\tGenes of pathway\nP1\tb0001 // b0002\nP2\tb0003 // b0001\n",
            {"b0001>t/P1", "b0002>t/P1", "b0003>t/P2", "b0001>t/P2"});
        row("products beside classes", "locus_tag\tproduct\tclass of need\nb0001\tkinase\thigh\nb0002\tporin\tlow\n",
            {"b0001>t/high", "b0002>t/low"});
        row("Blast2GO with genes without a term",
            "Tags\tSeqName\tLength\t#GO\tGO IDs\n[B]\tb0001\t90\t1\tF:GO:0005524\n[B]\tb0002\t80\t0\t\n",
            {"b0001>t/GO:0005524"});
        row("last cells mostly empty",
            "locus_tag\tgrowth "
            "defect\tnotes\tmore\nb0001\tstrong\t\t\nb0002\tweak\t\t\nb0003\tweak\t\t\nb0004\tweak\t\t\n",
            {"b0001>t/strong", "b0002>t/weak", "b0003>t/weak", "b0004>t/weak"});
        row("last cells empty behind genes of the genome",
            "tag\tphenotype\tx\ty\nb0001\tstrong\t\t\nb0002\tweak\tq\t\n", {"b0001>t/strong", "b0002>t/weak"});
        row("zeros beside text", "gene\tPrediction\tLIPO\nb0001\tSP\t0.0\nb0002\tOTHER\t0.0\nb0003\tSP\t0.0\n",
            {"b0001>t/SP", "b0002>t/OTHER", "b0003>t/SP"});
        row("BioCyc, pathways of a gene", "Gene\tPathways\nthrA\tlysine / old // threonine\nthrB\tthreonine\n",
            {"thrA>t/lysine / old", "thrA>t/threonine", "thrB>t/threonine"});
        row("signal peptides",
            "# SignalP-6.0\tOrganism: Other\n# ID\tPrediction\tOTHER\tSP(Sec/SPI)\tCS Position\n"
            "b0001\tOTHER\t0.99\t0.01\t\nb0002\tSP\t0.01\t0.98\tCS pos: 21-22. Pr: 0.9\nb0003\tOTHER\t0.9\t0.1\t\n",
            {"b0001>t/OTHER", "b0002>t/SP", "b0003>t/OTHER"});
    }
    void columns()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, rows);
        QCOMPARE(statements(readText(text)), rows);
    }

    void numbersAreNoTraits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("featureCounts") << kFeatureCounts;
        QTest::newRow("one score") << kOneScore;
        QTest::newRow("DESeq2") << kComparison;
        QTest::newRow("scores with descriptions") << kDescribedScores;
    }
    void numbersAreNoTraits()
    {
        QFETCH(QByteArray, text);
        const Result<TraitFile> file = readText(text);
        QVERIFY2(!file, qPrintable(statements(file).join(' ')));
        QVERIFY2(file.error().message.find("as phenotypes") != std::string::npos, file.error().oneLine().c_str());
        const FormatInfo* format = sniffFormat(text.toStdString());
        QVERIFY2(format == nullptr || format->role != SourceRole::Traits, format ? format->id.data() : "");
    }

    void textThatDiffersFromRowToRowIsAskedAbout()
    {
        QByteArray text = "locus_tag\tremark\tneed\n";
        for (int i = 1; i <= 20; ++i)
            text += QStringLiteral("b%1\tthing %2\t%3\n")
                        .arg(i, 4, 10, QLatin1Char('0'))
                        .arg(i)
                        .arg(i % 2 ? "high" : "low")
                        .toLatin1();
        const Result<TraitFile> file = readText(text);
        QVERIFY2(!file && file.error().question, qPrintable(statements(file).join(' ')));
    }

    void whoNamesTheTraitIsBelieved()
    {
        TraitLayout layout;
        layout.traitColumn = "Chr";
        QCOMPARE(statements(readText(kFeatureCounts, layout)),
                 (QStringList{"b0001>t/U1", "b0002>t/U1", "b0003>t/U1", "b0004>t/U1"}));
    }

    void otherWordsAmongYesAndNo()
    {
        QByteArray text = "locus,essential\n";
        for (int i = 1; i <= 19; ++i)
            text += QStringLiteral("b%1,%2\n").arg(i, 4, 10, QLatin1Char('0')).arg(i % 2 ? "Yes" : "No").toLatin1();
        const Result<TraitFile> few = readText(text + "b0020,Unclear\n");
        QVERIFY2(few, qPrintable(statements(few).join(' ')));
        QCOMPARE(few->traits.size(), std::size_t{1});
        QCOMPARE(few->traits[0].name, std::string("essential"));
        QCOMPARE(few->rows.size(), std::size_t{10});
        QCOMPARE(countOf(*few, "traits.not_a_flag"), 1);

        const QByteArray mixed = "locus,essential\nb0001,Yes\nb0002,No\nb0003,No\nb0004,Unclear\nb0005,Unclear\n";
        const Result<TraitFile> refused = readText(mixed);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY2(refused.error().message.find("2 cells hold something else (\"Unclear\")") != std::string::npos,
                 refused.error().oneLine().c_str());
        TraitLayout wide;
        wide.format = "wide";
        QCOMPARE(statements(readText(mixed, wide)), QStringList{"b0001>t/essential"});
        TraitLayout named;
        named.traitColumn = "essential";
        QCOMPARE(statements(readText(mixed, named)).size(), 5);
    }

    void hitsAboveTheirThreshold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("tabs") << QByteArray("#\tgene name\tKO\tthrshld\tscore\tE-value\t\"KO definition\"\n"
                                            "#\t---------\t------\t-------\t------\t---------\t-------------\n"
                                            "*\tb0001\tK00003\t300.5\t420.1\t1.2e-128\t\"homoserine dehydrogenase\"\n"
                                            "\tb0001\tK00928\t300.5\t20.1\t1.2e-3\t\"aspartate kinase\"\n");
        QTest::newRow("blanks") << QByteArray("# gene name KO     thrshld  score   E-value KO definition\n"
                                              "#---------- ------ ------- ------ --------- -------------\n"
                                              "* b0001     K00003 300.50  420.1  1.2e-128 homoserine dehydrogenase\n"
                                              "  b0001     K00928 300.50   20.1    1.2e-3 aspartate kinase\n");
    }
    void hitsAboveTheirThreshold()
    {
        QFETCH(QByteArray, text);
        const Result<TraitFile> file = readText(text);
        QCOMPARE(statements(file), QStringList{"b0001>t/K00003"});
        QCOMPARE(file->format, std::string("kofamscan"));
        QCOMPARE(file->traits[0].description, std::string("homoserine dehydrogenase"));
        QCOMPARE(countOf(*file, "traits.below_threshold"), 1);
    }

    void tablesWithEmptyEndsAreNoGeneSets()
    {
        const QByteArray dram = "\tfasta\tscaffold\tkegg_id\tpfam_hits\tcazy_hits\n"
                                "b0001\tbin\tc1\tK00003\tHomoserine dehydrogenase [PF00742.22]\t\n"
                                "b0002\tbin\tc1\tK00928\t\t\nb0003\tbin\tc1\t\t\tGH13\nb0004\tbin\tc1\t\t\t\n";
        const Result<TraitFile> open = readText(dram);
        QVERIFY2(!open && open.error().question, qPrintable(statements(open).join(' ')));
        QCOMPARE(open.error().question->decision, std::string("trait"));
        TraitLayout layout;
        layout.traitColumn = "kegg_id";
        QCOMPARE(statements(readText(dram, layout)), (QStringList{"b0001>t/K00003", "b0002>t/K00928"}));
    }

    void namedColumnsMakeATable()
    {
        // Lines of different length under words that are no known headers.
        const QByteArray text = "protein\tnote\tgroup one\tgroup two\nb0001\tx\ty\nb0002\tx\tz\tw\n";
        TraitLayout layout;
        layout.geneColumn = "protein";
        layout.traitColumn = "group one";
        QCOMPARE(statements(readText(text, layout)), (QStringList{"b0001>t/y", "b0002>t/z"}));
        // Gene sets have no such column.
        const QByteArray sets = "one\tna\tb0001\nother\tna\tb0002\tb0003\n";
        layout = {};
        layout.geneColumn = "locus_tag";
        QCOMPARE(readText(sets, layout)->format, std::string("gmt"));
        QCOMPARE(readText("one\tna\tb0001\t\nother\tna\tb0002\tb0003\n", {}, "t.gmt")->format, std::string("gmt"));
    }

    void namesInCapitals()
    {
        const Result<TraitFile> file =
            readText("Category\tTerm\tPValue\tGenes\nKEGG\teco00260:Glycine\t0.01\tTHRA, THRB, XYZQ\n"
                     "KEGG\teco00010:Glycolysis\t0.01\tthrC, THRA\n");
        QVERIFY2(file, qPrintable(statements(file).join(' ')));
        QCOMPARE(countOf(*file, "traits.matched_ignoring_case"), 3);
        QCOMPARE(file->aliases.at("THRA"), std::vector<std::string>{"thrA"});
        QVERIFY(!file->aliases.contains("XYZQ"));
    }

    void descriptionsAreWords()
    {
        const Result<TraitFile> file = readText("gene\tdomain\tCDD\tname\nb0001\tPF00742\tx_100\tfold\n"
                                                "b0002\tPF00742\tx_100\tfold\nb0003\tPF00696\tx_200\tkinase\n");
        QVERIFY2(file, qPrintable(statements(file).join(' ')));
        const Reading::Decision* description = file->reading.find("description");
        QVERIFY(description != nullptr);
        QCOMPARE(description->value, std::string("name"));
        QVERIFY2(description->why.find("words") != std::string::npos, description->why.c_str());
    }

    void terms()
    {
        const auto name = [](std::string_view cell) { return std::string(termsIn(cell).at(0).name); };
        QCOMPARE(name("GO:0005524|ATP binding"), std::string("ATP binding"));
        QCOMPARE(name("GO:0005524^molecular_function^ATP binding"), std::string("ATP binding"));
        QCOMPARE(name("PF00742.22^Homoserine_dh^Homoserine dehydrogenase^1-9"), std::string("Homoserine_dh"));
        QCOMPARE(name("F:GO:0005524"), std::string("molecular function"));
        QCOMPARE(termsIn("GO:0006412|GO:0005524(InterPro)").size(), std::size_t{2});
        QVERIFY(termsIn("sodium+proton").empty());
    }
};

PLEIO_TEST(tst_trait_columns, TestTraitColumns)
#include "tst_trait_columns.moc"
