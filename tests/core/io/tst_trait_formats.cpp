// SPDX-License-Identifier: GPL-3.0-or-later
// Formats of annotation programs and databases, and cells with several values, each as its program writes it.
#include "core/genome/gene.h"
#include "core/io/formats.h"
#include "core/io/tables/trait_reader.h"
#include "core/io/tables/trait_terms.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

Result<TraitFile> readText(const QByteArray& text, const char* name = "t.tsv")
{
    NoProgress progress;
    return readTraits(sourceFromBytes(name, text.toStdString(), SourceRole::Traits), {}, progress);
}

/// "gene>source/trait" of every row, in the order of the file.
QStringList statements(const TraitFile& file)
{
    QStringList rows;
    for (const TraitRow& row : file.rows) {
        const TraitName& trait = file.traits[static_cast<std::size_t>(row.trait)];
        rows += QString::fromStdString(row.gene + '>' + trait.source + '/' + trait.name);
    }
    return rows;
}

/// "code=count" of every note, without those about columns that were not read.
QStringList noteCounts(const TraitFile& file)
{
    QStringList notes;
    for (const Note& note : file.notes)
        if (note.code != "traits.column_ignored")
            notes += QString::fromStdString(note.code) + '=' + QString::number(note.count);
    return notes;
}

}  // namespace

class TestTraitFormats : public QObject {
    Q_OBJECT

private slots:
    void formats_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<QStringList>("notes");
        const auto row = [](const char* what, const QByteArray& text, const char* format, const QStringList& rows,
                            const QStringList& notes = {}) {
            QTest::newRow(what) << text << QString::fromLatin1(format) << rows << notes;
        };
        const QStringList left{"traits.negated=1", "traits.no_data=1"};
        row("gene2go",
            "#tax_id\tGeneID\tGO_ID\tEvidence\tQualifier\tGO_term\tPubMed\tCategory\n"
            "9\t11\tGO:0000001\tIDA\tinvolved_in\tone\t-\tProcess\n9\t11\tGO:0000002\tIDA\tNOT "
            "involved_in\ttwo\t-\tProcess\n"
            "9\t12\tGO:0008150\tND\tinvolved_in\troot\t-\tProcess\n",
            "gene2go", {"11>GO/GO:0000001"}, left);
        row("gene2go of one organism, cut out",
            "9\t11\tGO:0000001\tIDA\tinvolved_in\tone\t-\tProcess\n9\t11\tGO:0000002\tIDA\tNOT "
            "involved_in\ttwo\t-\tProcess\n9\t12\tGO:0008150\tND\tinvolved_in\troot\t-\tProcess\n",
            "gene2go", {"11>GO/GO:0000001"}, left);
        row("QuickGO",
            "GENE PRODUCT DB\tGENE PRODUCT ID\tSYMBOL\tQUALIFIER\tGO TERM\tGO ASPECT\tECO ID\tGO EVIDENCE CODE\n"
            "UniProtKB\tP1\tthrA\tinvolved_in\tGO:0000001\tP\tECO:0000314\tIDA\n"
            "UniProtKB\tP1\tthrA\tNOT|involved_in\tGO:0000002\tP\tECO:0000314\tIDA\n"
            "UniProtKB\tP2\tthrB\tinvolved_in\tGO:0008150\tP\tECO:0000307\tND\n",
            "quickgo", {"P1>GO/GO:0000001"}, left);
        row("QuickGO, evidence as ECO alone",
            "GENE PRODUCT ID\tQUALIFIER\tGO TERM\tECO ID\nP1\tenables\tGO:0000001\tECO:0000314\n"
            "P1\tNOT|enables\tGO:0000002\tECO:0000314\nP2\tenables\tGO:0003674\tECO:0000307\n",
            "quickgo", {"P1>GO/GO:0000001"}, left);
        row("GPAD 1.2",
            "!gpa-version: 1.2\nUniProtKB\tP1\tinvolved_in\tGO:0000001\tPMID:1\tECO:0000314\t\t\t20200101\tEcoCyc\t\t\n"
            "UniProtKB\tP1\tNOT|involved_in\tGO:0000002\tPMID:1\tECO:0000314\t\t\t20200101\tEcoCyc\t\t\n"
            "UniProtKB\tP2\tinvolved_in\tGO:0008150\tPMID:1\tECO:0000307\t\t\t20200101\tEcoCyc\t\t\n",
            "gpad", {"P1>GO/GO:0000001"}, left);
        row("GPAD 2.0",
            "!gpad-version: 2.0\nMGI:MGI:1\t\tRO:0002331\tGO:0000001\tPMID:1\tECO:0000314\t\t\t2020-01-01\tMGI\t\t\n"
            "MGI:MGI:1\tNOT\tRO:0002331\tGO:0000002\tPMID:1\tECO:0000314\t\t\t2020-01-01\tMGI\t\t\n"
            "MGI:MGI:2\t\tRO:0002331\tGO:0008150\tPMID:1\tECO:0000307\t\t\t2020-01-01\tMGI\t\t\n",
            "gpad", {"MGI:MGI:1>GO/GO:0000001"}, left);
        row("long with a qualifier",
            "gene\tgo_id\tqualifier\tevidence\nb1\tGO:0000001\tenables\tIDA\nb1\tGO:0000002\tNOT\tIDA\n"
            "b2\tGO:0003674\tenables\tND\n",
            "long", {"b1>t/GO:0000001"}, left);

        row("Blast2GO",
            "Tags\tSeqName\tDescription\tLength\t#Hits\te-Value\tsim mean\t#GO\tGO IDs\tGO Names\n"
            "[BLASTED]\tb1\tkinase A\t300\t20\t1e-20\t80.5\t2\tF:GO:0000001; C:GO:0005737\tF:one; C:cytoplasm\n"
            "[BLASTED]\tb2\tligase B\t400\t20\t1e-30\t70.5\t1\tC:GO:0005737\tC:cytoplasm\n"
            "[BLASTED]\tb3\tligase C\t500\t20\t1e-30\t70.5\t1\tC:GO:0005737\tC:cytoplasm\n",
            "long", {"b1>t/GO:0000001", "b1>t/GO:0005737", "b2>t/GO:0005737", "b3>t/GO:0005737"});
        row("terms beside texts about genes",
            "gene\tproduct\tGO\nb1\tkinase A\tGO:0000001;GO:0000002\nb2\tkinase A\tGO:0000003\n", "long",
            {"b1>t/GO:0000001", "b1>t/GO:0000002", "b2>t/GO:0000003"});
        row("dbCAN", "Gene ID\tHMMER\nb1\tGH13_21(21-341)+CBM48(350-420)\nb2\tGT2_Glycos_transf_2(5-170)\nb3\t-\n",
            "long", {"b1>t/GH13_21", "b1>t/CBM48", "b2>t/GT2_Glycos_transf_2"}, {"traits.no_trait=1"});
        const QByteArray scan =
            "#                                                               --- full sequence ----\n"
            "# target name        accession  query name           accession    E-value  score  bias   E-value  score  "
            "bias   exp reg clu  ov env dom rep inc description of target\n"
            "#------------------- ---------- -------------------- ---------- --------- ------ -----\n"
            "AA_kinase            PF00696.31 b0002                -            1.2e-50  170.1   0.1   1.5e-50  169.8   "
            "0.1   1.1   1   0   0   1   1   1   1 Amino acid kinase family\n"
            "own_family           -          b0003                -            1.2e-50  170.1   0.1   1.5e-50  169.8   "
            "0.1   1.1   1   0   0   1   1   1   1 -\n";
        row("HMMER, --tblout of hmmscan", scan + "#\n# Program:         hmmscan\n", "hmmer",
            {"b0002>Pfam/PF00696.31", "b0003>t/own_family"}, {"traits.hits_as_listed=1"});
        row("HMMER, --tblout without its end", scan, "hmmer", {"b0002>Pfam/PF00696.31", "b0003>t/own_family"},
            {"traits.hits_as_listed=1"});
        row("HMMER, --domtblout of hmmsearch",
            "# target name        accession   tlen query name           accession   qlen   E-value  score  bias   #  "
            "of  "
            "c-Evalue  i-Evalue  score  bias  from    to  from    to  from    to  acc description of target\n"
            "b0002                -            820 AA_kinase            PF00696.31   241   1.2e-50  170.1   0.1   1   "
            "1   "
            "1e-53   1e-50  169.8   0.1     2   241     3   280     2   281 0.95 some protein\n"
            "# Program:         hmmsearch\n",
            "hmmer", {"b0002>Pfam/PF00696.31"}, {"traits.hits_as_listed=1"});
        row("AMRFinderPlus",
            "Protein identifier\tContig id\tStart\tStop\tStrand\tGene symbol\tElement type\tClass\n"
            "b1\tc1\t1\t100\t+\tblaTEM\tAMR\tBETA-LACTAM\nb2\tc1\t200\t300\t-\tacrF\tAMR\tEFFLUX\n",
            "long", {"b1>t/BETA-LACTAM", "b2>t/EFFLUX"});
        row("PANTHER",
            "Gene ID\tMapped IDs\tPANTHER Family\nECOLI|EcoGene=EG10001|UniProtKB=P0AD86\tb1\tPTHR10001\n"
            "ECOLI|EcoGene=EG10998|UniProtKB=P00561\tb2\tPTHR10002\n",
            "long", {"b1>t/PTHR10001", "b2>t/PTHR10002"});

        row("eggNOG-mapper 2.1",
            "## "
            "emapper-2.1.9\n##\n#query\tseed_ortholog\tevalue\tscore\tCOG_category\tGOs\tEC\tKEGG_ko\tKEGG_"
            "Pathway\tPFAMs\n"
            "b1\t1.b1\t0.0\t99\tEH\tGO:0000001,GO:0000002\t1.1.1.1\tko:K00001,ko:K00002\tko00010,map00010\tAA_kinase,"
            "ACT\n"
            "b2\t1.b2\t0.0\t99\t-\t-\t-\t-\t-\t-\n## 2 queries scanned\n",
            "eggnog",
            {"b1>COG_category/E", "b1>COG_category/H", "b1>GO/GO:0000001", "b1>GO/GO:0000002", "b1>EC/1.1.1.1",
             "b1>KEGG_ko/K00001", "b1>KEGG_ko/K00002", "b1>KEGG_pathway/map00010", "b1>Pfam/AA_kinase", "b1>Pfam/ACT"},
            {"traits.pathway_twice=1", "traits.no_trait=1"});
        row("eggNOG-mapper 2.0",
            "#query_name\tseed_eggNOG_ortholog\tGOs\tEC\tCOG Functional "
            "cat.\nb1\t1.b1\tGO:0000001\t\tS\nb2\t1.b2\t\t\tEG\n",
            "eggnog", {"b1>COG_category/S", "b1>GO/GO:0000001", "b2>COG_category/E", "b2>COG_category/G"});
        row("InterProScan",
            "b1\t14086411a2cdf1c4cba63020e1622579\t300\tPfam\tPF00696\tAmino acid "
            "kinase\t5\t200\t1.0E-9\tT\t01-01-2020\t"
            "IPR001048\tAspartate kinase\tGO:0000001|GO:0000002(InterPro)\t-\n"
            "b2\t24086411a2cdf1c4cba63020e1622579\t200\tCoils\tCoil\tCoil\t5\t20\t-\tT\t01-01-2020\t-\t-\t-\t-\n",
            "interproscan",
            {"b1>Pfam/PF00696", "b1>InterPro/IPR001048", "b1>GO/GO:0000001", "b1>GO/GO:0000002", "b2>Coils/Coil"});
        row("InterProScan, eleven columns",
            "b1\t14086411a2cdf1c4cba63020e1622579\t300\tSMART\tSM00382\tAAA\t5\t200\t1.0E-9\tT\t01-01-2020\n",
            "interproscan", {"b1>SMART/SM00382"});
        row("Bakta",
            "# Annotated with Bakta\n#Sequence Id\tType\tStart\tStop\tStrand\tLocus Tag\tGene\tProduct\tDbXrefs\n"
            "c1\tcds\t1\t9\t+\tA_1\tx\tp\tCOG:COG0593, COG:EH, EC:1.1.1.1, GO:0000001, KEGG:K02313, SO:0001217\n"
            "c1\tgap\t10\t20\t?\t\t\t\t\n",
            "bakta",
            {"A_1>COG/COG0593", "A_1>COG_category/E", "A_1>COG_category/H", "A_1>EC/1.1.1.1", "A_1>GO/GO:0000001",
             "A_1>KEGG_ko/K02313"},
            {"traits.reference_ignored=1", "traits.no_trait=1"});
        row("Prokka",
            "locus_tag\tftype\tlength_bp\tgene\tEC_number\tCOG\tproduct\nA_1\tCDS\t9\tx\t1.1.1.1\tCOG0001\tp\n"
            "A_2\tCDS\t9\t\t2.7.1.-, 1.1.1.2\t\tq\nA_3\ttRNA\t9\t\t\t\tr\n",
            "prokka", {"A_1>EC/1.1.1.1", "A_1>COG/COG0001", "A_2>EC/2.7.1.-", "A_2>EC/1.1.1.2"}, {"traits.no_trait=1"});
        row("UniProt",
            "Entry\tReviewed\tGene Names (ordered locus)\tGene Ontology IDs\tEC number\tKeywords\n"
            "P1\treviewed\tb1 JW1\tGO:0000001; GO:0000002\t1.1.1.1; 2.7.2.4\tKinase;Membrane\n",
            "uniprot",
            {"P1>GO/GO:0000001", "P1>GO/GO:0000002", "P1>EC/1.1.1.1", "P1>EC/2.7.2.4", "P1>UniProt_keyword/Kinase",
             "P1>UniProt_keyword/Membrane"});
        row("UniProt, terms with names",
            "Entry\tEntry Name\tGene Names\tGene Ontology (GO)\nP1\tA_B\tthrA b1\t"
            "ATP binding [GO:0000001]; kinase activity, acting on x [GO:0000002]\n",
            "uniprot", {"P1>GO/GO:0000001", "P1>GO/GO:0000002"});
        row("DAVID chart",
            "Category\tTerm\tCount\t%\tPValue\tGenes\tList Total\nGOTERM_BP_DIRECT\tGO:0000001~kinase, "
            "x\t2\t9\t0.1\tB1, B2\t9\n"
            "KEGG_PATHWAY\teco00010:Glycolysis / x\t1\t9\t0.2\tB2\t9\n",
            "enrichment",
            {"B1>GOTERM_BP_DIRECT/GO:0000001", "B2>GOTERM_BP_DIRECT/GO:0000001", "B2>KEGG_PATHWAY/eco00010"},
            {"traits.list_only=1"});
        row("clusterProfiler, GSEA",
            "ID\tDescription\tsetSize\tNES\tpvalue\tp.adjust\tleading_edge\tcore_enrichment\n"
            "GO:0000001\tone\t12\t1.5\t0.01\t0.02\ttags=45%, list=20%, signal=36%\tb1/b2\n"
            "GO:0000002\ttwo\t10\t-1.5\t0.01\t0.02\ttags=50%, list=10%, signal=30%\tb2/b3\n",
            "enrichment", {"b1>t/GO:0000001", "b2>t/GO:0000001", "b2>t/GO:0000002", "b3>t/GO:0000002"},
            {"traits.list_only=1"});
        row("clusterProfiler",
            "ID,Description,GeneRatio,BgRatio,pvalue,p.adjust,qvalue,geneID,Count\n"
            "eco00010,\"Glycolysis, x\",2/9,3/9,0.1,0.2,0.3,b1/b2,2\neco00020,TCA,1/9,3/9,0.1,0.2,0.3,b3,1\n",
            "enrichment", {"b1>t/eco00010", "b2>t/eco00010", "b3>t/eco00020"}, {"traits.list_only=1"});
        row("values of single genes", "ID\tGeneID\tterm\tpvalue\nx\tb1\ta\t0.1\ny\tb2\ta\t0.2\n", "long",
            {"b1>t/a", "b2>t/a"});
        const QStringList links{"eco:b1>KEGG_pathway/eco00010", "eco:b2>KEGG_pathway/eco00020"};
        row("KEGG link", "eco:b1\tpath:eco00010\neco:b2\tpath:eco00020\n", "kegg_link", links);
        row("KEGG link, swapped", "path:eco00010\teco:b1\npath:eco00020\teco:b2\n", "kegg_link", links);
        row("KEGG link, orthologues", "T00007:b1\tko:K00001\nT00007:b2\tko:K00002\n", "kegg_link",
            {"T00007:b1>KEGG_ko/K00001", "T00007:b2>KEGG_ko/K00002"});

        row("user_ko", "b1\tK00001\nb2\nb3\nb4\t\nb5\tK00001\n", "long", {"b1>t/K00001", "b5>t/K00001"},
            {"traits.no_trait=3"});
        row("genes without a term of topGO", "b1\tGO:0000001, GO:0000002\nb2\nb3\nb4\tGO:0000001\n", "long",
            {"b1>t/GO:0000001", "b1>t/GO:0000002", "b4>t/GO:0000001"}, {"traits.no_trait=2"});

        row("Enrichr with weights", "set a\t\tthrA,1.0\tthrB,0.5\t\nset b\t\tthrA,1.0\t\n", "gmt",
            {"thrA>t/set a", "thrB>t/set a", "thrA>t/set b"}, {"traits.weight_ignored=3"});
        row("a set called KEGG", "KEGG\tgene\tb1\tb2\tb3\nGO\tterm\tb1\tb2\n", "gmt",
            {"b1>t/KEGG", "b2>t/KEGG", "b3>t/KEGG", "b1>t/GO", "b2>t/GO"});
        row("the largest set first, called pathway", "pathway\tx\tb1\tb2\tb3\tb4\nother\tgene\tb1\n", "gmt",
            {"b1>t/pathway", "b2>t/pathway", "b3>t/pathway", "b4>t/pathway", "b1>t/other"});
        row("sets of one name", "one\tx\tb1\tb2\none\ty\tb3\ntwo\tz\tb4\n", "gmt",
            {"b1>t/one", "b2>t/one", "b3>t/one", "b4>t/two"}, {"traits.set_repeated=1"});
        row("a wide table with short lines", "gene\tA\tB\tC\nb1\t1\t0\t0\nb2\t1\t1\nb3\t0\t0\t1\n", "wide",
            {"b1>t/A", "b2>t/A", "b2>t/B", "b3>t/C"}, {"traits.short_line=1"});

        row("MSigDB", R"({"S1": {"systematicName": "M1", "geneSymbols": ["b1", "b2"], "collection": "C2:CP"}})", "json",
            {"b1>MSigDB C2:CP/S1", "b2>MSigDB C2:CP/S1"});
        row("JSON with one name twice",
            R"([{"name": "x", "associated_genes": ["b1"]}, {"name": "x", "associated_genes": ["b2"]}])", "json",
            {"b1>t/x", "b2>t/x"}, {"traits.set_repeated=1"});
        row("JSON of lists", R"({"S1": ["b1", "b2"], "S2": ["b1"]})", "json", {"b1>t/S1", "b2>t/S1", "b1>t/S2"});
        row("JSON of objects with genes", R"({"S1": {"genes": ["b1"], "size": 1}})", "json", {"b1>t/S1"});
    }
    void formats()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, format);
        QFETCH(QStringList, rows);
        QFETCH(QStringList, notes);
        const Result<TraitFile> file = readText(text);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(QString::fromStdString(file->format), format);
        QCOMPARE(statements(*file), rows);
        QCOMPARE(noteCounts(*file), notes);
        QVERIFY(!file->layout.empty());
        const FormatInfo* sniffed = sniffFormat(text.toStdString());
        QVERIFY(sniffed != nullptr && sniffed->role == SourceRole::Traits);
    }

    /// Hits say which sequences are alike.
    void hitsOfBlastAreNoTraits()
    {
        const QByteArray hits("b1\tP1\t98.5\t300\t4\t0\t1\t300\t1\t300\t1e-150\t600\n"
                              "b2\tP2\t45\t250\t100\t3\t1\t250\t10\t260\t2e-40\t 150\n");
        const auto file = readText(hits);
        QVERIFY(!file);
        QVERIFY2(file.error().message.find("outfmt 6") != std::string::npos, file.error().message.c_str());
        QVERIFY(!sniffFormat(hits.toStdString()));
        QVERIFY(readText("b1\tP1\tkinase\t300\n"));
    }

    /// "file name" says that no column is one of sources, whatever the columns hold.
    void sourceCanBeTheNameOfTheFile()
    {
        NoProgress progress;
        const auto source =
            sourceFromBytes("t.tsv", "gene\tkind\tword\nb1\tA\tone\nb2\tA\ttwo\nb3\tB\tthree\n", SourceRole::Traits);
        TraitLayout layout;
        const auto found = readTraits(source, layout, progress);
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QCOMPARE(statements(*found), (QStringList{"b1>A/one", "b2>A/two", "b3>B/three"}));
        layout.sourceColumn = "file name";
        const auto said = readTraits(source, layout, progress);
        QVERIFY2(said, said ? "" : said.error().message.c_str());
        QCOMPARE(statements(*said), (QStringList{"b1>t/one", "b2>t/two", "b3>t/three"}));
        QCOMPARE(said->reading.find("source")->value, std::string("file name"));
    }

    void severalInACell_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* what, const char* text, const QStringList& rows, const char* says = "") {
            QTest::newRow(what) << QByteArray(text) << rows << QString::fromLatin1(says);
        };
        const QStringList two{"b1>t/GO:0000001", "b1>t/GO:0000002"};
        row("semicolon and blank", "gene\tGO\nb1\tGO:0000001; GO:0000002;\n", two, "several terms");
        row("comma", "gene\tGO\nb1\tGO:0000001,GO:0000002\n", two, "several terms");
        row("bar", "gene\tGO\nb1\tGO:0000001|GO:0000002(InterPro)\n", two);
        row("blank", "gene\tKO\nb1\tK00001 K00002\n", {"b1>t/K00001", "b1>t/K00002"});
        row("slashes", "gene\tGO\nb1\tGO:0000001 /// GO:0000002\n", two);
        row("with names", "gene\tGO\nb1\tGO:0000001~one, x; GO:0000002~two\n", two);
        row("Blast2GO", "gene\tGO\nb1\tP:GO:0000001; F:GO:0000002\n", two);
        row("enzyme numbers", "gene\tcategory\nb1\t1.1.1.1;2.7.-.-\n", {"b1>t/1.1.1.1", "b1>t/2.7.-.-"});
        row("letters of COG", "gene\tCOG\nb1\tEH\nb2\tE\n", {"b1>t/E", "b1>t/H", "b2>t/E"}, "letters of COG");
        row("letters of COG, no header", "b1\tJ\nb2\tK\nb3\tEH\nb4\tE\nb5\tH\nb6\tS\nb7\tS\n",
            {"b1>t/J", "b2>t/K", "b3>t/E", "b3>t/H", "b4>t/E", "b5>t/H", "b6>t/S", "b7>t/S"});
        row("letters by source", "gene\tsource\ttrait\nb1\tCOG\tEH\nb2\tother\tAB\n",
            {"b1>COG/E", "b1>COG/H", "b2>other/AB"});
        row("types are no letters of COG", "gene\ttype\nb1\tA\nb2\tB\nb3\tAB\nb4\tA\n",
            {"b1>t/A", "b2>t/B", "b3>t/AB", "b4>t/A"});
        row("words that come again",
            "gene\tkeyword\nb1\tMembrane;ATP binding\nb2\tATP binding\nb3\tMembrane;Kinase\nb4\tKinase\n",
            {"b1>t/Membrane", "b1>t/ATP binding", "b2>t/ATP binding", "b3>t/Membrane", "b3>t/Kinase", "b4>t/Kinase"},
            "separated by semicolon");
        row("tight commas", "gene\tkeyword\nb1\tx,y\nb2\ty,z\nb3\tx,z\n",
            {"b1>t/x", "b1>t/y", "b2>t/y", "b2>t/z", "b3>t/x", "b3>t/z"}, "separated by comma");
        row("among words", "gene\tsource\ttrait\nb1\tGO\tGO:0000001; GO:0000002\nb2\tKW\tred\nb3\tKW\tblue\n",
            {"b1>GO/GO:0000001", "b1>GO/GO:0000002", "b2>KW/red", "b3>KW/blue"});
        row("free text with commas",
            "gene\tcog\nb1\tLipid transport, metabolism\nb2\tLipid transport, storage\nb3\tIon storage, metabolism\n",
            {"b1>t/Lipid transport, metabolism", "b2>t/Lipid transport, storage", "b3>t/Ion storage, metabolism"});
        row("free text with semicolons", "gene\ttrait\nb1\tgrows; on lactose\nb2\tdies; in acid\n",
            {"b1>t/grows; on lactose", "b2>t/dies; in acid"});
        row("a text about a term", "gene\ttrait\nb1\tsee K00001\nb2\tGO:0000001 and others\nb3\tred\n",
            {"b1>t/see K00001", "b2>t/GO:0000001 and others", "b3>t/red"});

        const QStringList genes{"b0001>t/P 1", "b0002>t/P 1", "b0003>t/P 2", "b0004>t/P 2"};
        row("genes, comma", "pathway\tgenes\nP 1\tb0001, b0002\nP 2\tb0003, b0004\n", genes, "several in a cell");
        row("genes, semicolon", "genes\tpathway\nb0001;b0002\tP 1\nb0003;b0004\tP 2\n", genes);
        row("genes, blank", "pathway\tgenes\nP 1\tb0001 b0002\nP 2\tb0003 b0004\n", genes);
        row("genes, other header", "pathway\tmy list\nP 1\tb0001, b0002\nP 2\tb0003, b0004\n", genes);
        row("genes, no header", "P 1\tb0001;b0002\nP 2\tb0003;b0004\n", genes);
        row("one gene with a bar", "gene\ttrait\nsp|P1|A_B\tx\nsp|P2|C_D\tx\n", {"sp|P1|A_B>t/x", "sp|P2|C_D>t/x"});

        row("BioMart",
            "Gene stable ID\tGO term accession\tGO term name\tGO term evidence code\n"
            "b1\tGO:0000001\tone\tIDA\nb1\tGO:0000002\ttwo\tIEA\nb2\tGO:0000001\tone\tND\n",
            two, "description in \"GO term name\"");
        row("gene, term and evidence, no header", "b1\tGO:0000001\tIDA\nb1\tGO:0000002\tIEA\nb2\tGO:0000001\tND\n", two,
            "evidence in \"column 3\"");
        row("term, gene with header", "term,gene\nglycolysis,b0001\nglycolysis,b0002\n",
            {"b0001>t/glycolysis", "b0002>t/glycolysis"});
        row("term, gene without header", "glycolysis\tb0001\nglycolysis\tb0002\nglycolysis\tb0003\nribosome\tb0004\n",
            {"b0001>t/glycolysis", "b0002>t/glycolysis", "b0003>t/glycolysis", "b0004>t/ribosome"});
        row("term, symbol without header", "glycolysis\tpgi\nglycolysis\tpfkA\nglycolysis\tfbaA\nribosome\trpsA\n",
            {"pgi>t/glycolysis", "pfkA>t/glycolysis", "fbaA>t/glycolysis", "rpsA>t/ribosome"});
    }
    void severalInACell()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, rows);
        QFETCH(QString, says);
        const Result<TraitFile> file = readText(text);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(statements(*file), rows);
        QVERIFY2(QString::fromStdString(file->layout).contains(says), file->layout.c_str());
    }

    void oddCells_data()
    {
        QTest::addColumn<QByteArray>("odd");
        QTest::addColumn<bool>("read");
        QTest::newRow("another number") << QByteArray("2") << true;
        QTest::newRow("text") << QByteArray("1?") << true;
        QTest::newRow("other words for yes") << QByteArray("yes") << true;
    }
    void oddCells()
    {
        QFETCH(QByteArray, odd);
        QByteArray text = "gene\tA\tB\n";
        for (int i = 0; i < 20; ++i)
            text += "b" + QByteArray::number(i) + "\t" + QByteArray::number(i % 2) + "\t" +
                    (i == 7 ? odd : QByteArray::number(i % 3 == 0)) + "\n";
        const Result<TraitFile> file = readText(text);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(QString::fromStdString(file->format), QStringLiteral("wide"));
        QCOMPARE(file->traits.size(), std::size_t{2});
    }
    void countsAreNoFlags()
    {
        QByteArray text = "gene\tA\tdomains\n";
        for (int i = 0; i < 40; ++i)
            text += "b" + QByteArray::number(i) + "\t" + QByteArray::number(i % 2) + "\t" + QByteArray::number(i % 5) +
                    "\n";
        const Result<TraitFile> file = readText(text);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(file->traits.size(), std::size_t{1});
    }

    void genomeTellsTheGenes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("words of one kind") << QByteArray("glyco\tpgi\nribo\tpgi\nglyco\tpfkA\n");
        QTest::newRow("lists") << QByteArray("glyco\tpgi;pfkA\nribo\tpgi;\n");
        QTest::newRow("a header that misleads") << QByteArray("symbol\tcolumn\nglyco\tpgi\nribo\tpgi\nglyco\tpfkA\n");
    }
    void genomeTellsTheGenes()
    {
        QFETCH(QByteArray, text);
        NoProgress progress;
        static const Gene kGenes[2]{};
        const GeneNames named = [](std::string_view name) {
            return name == "pgi" ? &kGenes[0] : name == "pfkA" ? &kGenes[1] : nullptr;
        };
        const Result<TraitFile> file =
            readTraits(sourceFromBytes("t.tsv", text.toStdString(), SourceRole::Traits), {}, progress, named);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QStringList rows = statements(*file);
        rows.sort();
        QCOMPARE(rows, (QStringList{"pfkA>t/glyco", "pgi>t/glyco", "pgi>t/ribo"}));
    }

    void otherNames()
    {
        const Result<TraitFile> uniprot =
            readText("Entry\tReviewed\tGene Names (ordered locus)\tGene Names (primary)\tEC number\n"
                     "P1\treviewed\tb1 JW1\tthrA\t1.1.1.1\n");
        QVERIFY(uniprot->aliases.at("P1") == (std::vector<std::string>{"b1", "JW1", "thrA"}));
        QVERIFY(readText("eco:b1\tpath:eco00010\n")->aliases.at("eco:b1") == std::vector<std::string>{"b1"});
        const Result<TraitFile> david = readText("Category\tTerm\tPValue\tGenes\nX\tGO:0000001~one\t0.1\tB1, B2\n");
        QVERIFY(david->aliases.at("B1") == std::vector<std::string>{"b1"});
        QCOMPARE(david->traits[0].description, std::string("one"));
    }

    void technicalColumnsAreRefusedByName()
    {
        const Result<TraitFile> file = readText("Entry\tReviewed\tLength\nP1\treviewed\t100\n");
        QVERIFY(!file);
        QVERIFY2(file.error().message.find("gene_ontology_ids") != std::string::npos, file.error().message.c_str());
    }

    void terms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("term");  // "source plain name", or nothing
        const auto row = [](const char* text, const char* term) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(term);
        };
        row("GO:0006412", "GO GO:0006412 ");
        row("translation [GO:0006412]", "GO GO:0006412 translation");
        row("translation (GO:0006412)", "GO GO:0006412 translation");
        row("GO:0006412~translation", "GO GO:0006412 translation");
        row("eco00010:Glycolysis / x", "KEGG_pathway eco00010 Glycolysis / x");
        row("path:map00010", "KEGG_pathway map00010 ");
        row("K00001 alcohol dehydrogenase", "KEGG_ko K00001 alcohol dehydrogenase");
        row("md:eco_M00001", "KEGG_module eco_M00001 ");
        row("EC 1.1.1.1", "EC 1.1.1.1 ");
        row("PF00005.30", "Pfam PF00005.30 ");
        row("PTHR11104:SF0", "PANTHER PTHR11104:SF0 ");
        row("GH13_31", "CAZy GH13_31 ");
        row("FYPO:0001234", "FYPO FYPO:0001234 ");
        row("b0001", "");
        row("thrA", "");
        row("transport, metabolism", "");
        row("1.5", "");
        row("K1", "");
        row("GO:0006412;GO:0005524", "");
        row("K00001 K00002", "");
        row("a [GO:0006412]; b [GO:0005524]", "");
        row("", "");
    }
    void terms()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, term);
        const auto found = termIn(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        const std::string words =
            found ? std::string(found->source) + ' ' + std::string(found->plain) + ' ' + std::string(found->name)
                  : std::string();
        QCOMPARE(QString::fromStdString(words), term);
    }
};

PLEIO_TEST(tst_trait_formats, TestTraitFormats)
#include "tst_trait_formats.moc"
