// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trait_reader.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pleio;

namespace {

Result<TraitFile> readText(const QByteArray& text, const TraitLayout& layout = {}, const char* name = "t.tsv")
{
    NoProgress progress;
    return readTraits(sourceFromBytes(name, text.toStdString(), SourceRole::Traits), layout, progress);
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

/// The note of a code; one without examples if there is none.
Note noteOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? Note{.code = {}, .text = {}, .count = 0, .examples = {""}, .where = {}} : *found;
}

QByteArray gafLine(const char* id, const char* symbol, const char* qualifier, const char* term, const char* evidence,
                   const char* synonyms)
{
    return QByteArrayList{"UniProtKB", id,       symbol,    qualifier,     term,       "PMID:1", evidence, "", "P",
                          "name",      synonyms, "protein", "taxon:83333", "20200101", "EcoCyc", "",       ""}
               .join('\t') +
           '\n';
}

}  // namespace

class TestTraitReader : public QObject {
    Q_OBJECT

private slots:
    void tables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char* what, const char* text, const char* format, const QStringList& rows) {
            QTest::newRow(what) << QByteArray(text) << QString::fromLatin1(format) << rows;
        };
        const QStringList two{"b1>t/x", "b2>t/y"};
        row("long, tab", "locus_tag\ttrait\nb1\tx\nb2\ty\n", "long", two);
        row("long, comma, CRLF, mark", "\xEF\xBB\xBFGene,Trait\r\nb1,x\r\nb2,y\r\n", "long", two);
        row("long, semicolon", "id;term\nb1;x\nb2;y\n", "long", two);
        row("long, blanks", "b1 x\nb2 y\n", "long", two);
        row("long, no header", "b1\tx\nb2\ty\n", "long", two);
        row("long, no header, an empty cell", "b1\tx\t\nb2\ty\tGO\nb3\tz\tGO\n", "long",
            {"b1>t/x", "b2>GO/y", "b3>GO/z"});
        row("long, columns swapped", "trait\tsymbol\nx\tb1\ny\tb2\n", "long", two);
        row("long, terms first, no header", "GO:0000001\tb1\nGO:0000002\tb2\n", "long",
            {"b1>t/GO:0000001", "b2>t/GO:0000002"});
        row("long, unknown trait header", "gene_id\tmy column\nb1\tx\nb2\ty\n", "long", two);
        row("long, source by name", "locus_tag\ttrait_source\ttrait\nb1\tCOG\tx\nb2\tGO\tx\n", "long",
            {"b1>COG/x", "b2>GO/x"});
        row("long, source by content", "b1\tx\tGO\nb2\ty\tGO\nb3\tz\tGO\n", "long", {"b1>GO/x", "b2>GO/y", "b3>GO/z"});
        row("long, source before trait by content", "b1\tGO\tx\nb2\tGO\ty\n", "long", {"b1>GO/x", "b2>GO/y"});
        row("long, empty source is the file", "gene\ttrait\tsource\nb1\tx\t\nb2\ty\tGO\n", "long",
            {"b1>t/x", "b2>GO/y"});
        row("long, quotes", "gene,trait\nb1,\"a, b\"\nb2,\"say \"\"c\"\"\"\n", "long", {"b1>t/a, b", "b2>t/say \"c\""});
        row("long, comments", "# a\n# b\ngene\ttrait\n# c\nb1\tx\n", "long", {"b1>t/x"});
        row("long, header in a comment", "#gene\ttrait\nb1\tx\n", "long", {"b1>t/x"});
        row("long, extra gene columns", "gene_name\tlocus_tag\tcog\nthrA\tb1\tx\n", "long", {"b1>t/x"});
        row("long, a numeric trait", "gene\ttrait\nb1\t12\n", "long", {"b1>t/12"});
        row("identifiers are kept", "gene\ttrait\n b0001.v1 | A \tx\n", "long", {"b0001.v1 | A>t/x"});
        row("wide", "gene\tx\ty\nb1\t1\t0\nb2\t0\t1\nb3\t1\t1\n", "wide", {"b1>t/x", "b2>t/y", "b3>t/x", "b3>t/y"});
        row("wide, words", "locus_tag,x,y\nb1,TRUE,no\nb2,FALSE,yes\n", "wide", two);
        row("wide, crosses", "locus_tag;x;y\nb1;x;\nb2;;X\n", "wide", two);
        row("wide, corner empty", ",x,y\nb1,1,0\nb2,NA,1\n", "wide", two);
        row("wide, row names of R", "up\tdown\nb1\t1\t0\nb2\t0\t1\n", "wide", {"b1>t/up", "b2>t/down"});
        row("long, traits that read as marks", "gene\ttrait\nb1\tT\nb2\tF\n", "long", {"b1>t/T", "b2>t/F"});
        row("long, traits of several styles", "locus_tag\tcode\nb1\tT\nb2\tN\n", "long", {"b1>t/T", "b2>t/N"});
        row("wide, other columns", "locus_tag\tname\ttpm\tx\ty\nb1\tabc d\t1.5\t1\t0\nb2\te f\t2\t0\t1\n", "wide", two);
        row("wide, a trait called trait", "gene\ttrait\nb1\t1\nb2\t0\n", "wide", {"b1>t/trait"});
    }
    void tables()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, format);
        QFETCH(QStringList, rows);
        const Result<TraitFile> file = readText(text);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(QString::fromStdString(file->format), format);
        QCOMPARE(statements(*file), rows);
        QVERIFY(!file->layout.empty());
        QVERIFY(!file->simulated);
    }

    void gzipAndMark()
    {
        // python3: gzip.compress(b"# simulated by Pleioscope, seed 1\ngene\ttrait\nb1\tx\n", mtime=0)
        const QByteArray zipped = QByteArray::fromBase64(
            "H4sIAAAAAAACA1NWKM7MLc1JLElNUUiqVAjISc3ML07OL0jVUShOBYoZcqWn5qVylhQlZpZwJRlyVnABAHJoe68yAAAA");
        const Result<TraitFile> file = readText(zipped, {}, "sets.tsv.gz");
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(statements(*file), QStringList{"b1>sets/x"});
        QVERIFY(file->simulated);
    }

    void layoutIsDescribed()
    {
        QCOMPARE(readText("locus_tag\ttrait_source\ttrait\nb1\tCOG\tx\n")->layout,
                 std::string("tab-separated, gene in \"locus_tag\", trait in \"trait\", source in \"trait_source\""));
        QCOMPARE(readText("b1;x\n")->layout,
                 std::string("semicolon-separated, gene in \"column 1\", trait in \"column 2\", no header"));
        QCOMPARE(readText("g,x,y\nb1,1,0\n")->layout,
                 std::string("comma-separated, gene in \"g\", columns of traits: 2"));
    }

    void layoutCanBeGiven()
    {
        const QByteArray text = "locus_tag\tgene\tcog\tkegg\torigin\nb1\tthrA\tE\tmap1\tcurated\n";
        QCOMPARE(statements(*readText(text)), QStringList{"b1>t/E"});
        TraitLayout layout;
        layout.geneColumn = "gene";
        layout.traitColumn = "kegg";
        layout.sourceColumn = "origin";
        QCOMPARE(statements(*readText(text, layout)), QStringList{"thrA>curated/map1"});
        layout = {};
        layout.geneColumn = "2";
        layout.traitColumn = "1";
        QCOMPARE(statements(*readText("x\tb1\tq\n", layout)), QStringList{"b1>t/x"});
        layout = {};
        layout.delimiter = '|';
        QCOMPARE(statements(*readText("gene|trait\nb1|a\tb\n", layout)), QStringList{"b1>t/a\tb"});
        layout = {};
        layout.format = "long";
        QCOMPARE(statements(*readText("gene\tx\nb1\t1\n", layout)), QStringList{"b1>t/1"});
        layout.format = "gmt";
        QCOMPARE(statements(*readText("gene\ttrait\tb1\n", layout)), QStringList{"b1>t/gene"});
    }

    void namedTraitIsNotTheGene()
    {
        TraitLayout layout;
        layout.traitColumn = "1";
        QCOMPARE(statements(*readText("x1\ty1\nx2\ty2\n", layout)), (QStringList{"y1>t/x1", "y2>t/x2"}));
        layout.geneColumn = "1";
        QCOMPARE(readText("x1\ty1\nx2\ty2\n", layout).error().kind, ErrorKind::Usage);
    }

    void descriptionOfTheTraitOrOfTheGene()
    {
        const Result<TraitFile> ofTrait =
            readText("gene\tgo\tdescription\nb1\tGO:1\tfolding\nb2\tGO:1\tfolding\nb2\tGO:2\t\n");
        QCOMPARE(ofTrait->traits[0].description, std::string("folding"));
        QVERIFY(ofTrait->notes.empty());
        const Result<TraitFile> ofGene = readText("gene\tgo\tdescription\nb1\tGO:1\tkinase\nb2\tGO:1\tporin\n");
        QVERIFY(ofGene->traits[0].description.empty());
        QCOMPARE(noteOf(ofGene->notes, "traits.column_ignored").examples.front(), std::string("description"));
    }

    void columnsThatAreNotReadAreTold()
    {
        const Result<TraitFile> file = readText("locus_tag\tgene\tcog\tkegg\nb1\tthrA\tE\tmap1\n");
        QVERIFY(noteOf(file->notes, "traits.column_ignored").examples == (std::vector<std::string>{"gene", "kegg"}));
    }

    void wrongLayout_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("gene") << "gene"
                              << "nowhere";
        QTest::newRow("trait") << "trait"
                               << "nowhere";
        QTest::newRow("source") << "source"
                                << "4";
        QTest::newRow("format") << "format"
                                << "xlsx";
    }
    void wrongLayout()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        TraitLayout layout;
        if (field == "gene") layout.geneColumn = value.toStdString();
        if (field == "trait") layout.traitColumn = value.toStdString();
        if (field == "source") layout.sourceColumn = value.toStdString();
        if (field == "format") layout.format = value.toStdString();
        const Result<TraitFile> file = readText("gene\ttrait\nb1\tx\n", layout);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Usage);
        QVERIFY(file.error().message.find(value.toStdString()) != std::string::npos);
    }

    void badLinesAreCounted()
    {
        const Result<TraitFile> file =
            readText("gene\ttrait\nb1\tx\nb2\n\tx\nb3\t\nb4\tNA\nb5\ty\textra\nb6\tz\nb7\tz\n");
        QVERIFY(file.has_value());
        QCOMPARE(statements(*file), (QStringList{"b1>t/x", "b5>t/y", "b6>t/z", "b7>t/z"}));
        QCOMPARE(noteOf(file->notes, "traits.short_line").examples.front(), std::string("line 3"));
        QCOMPARE(noteOf(file->notes, "traits.no_gene").examples.front(), std::string("line 4"));
        QCOMPARE(noteOf(file->notes, "traits.no_trait").count, std::int64_t{2});
        QVERIFY(noteOf(file->notes, "traits.no_trait").text.starts_with("2 lines left out"));
        QCOMPARE(noteOf(file->notes, "traits.no_trait").where, std::string("t.tsv"));
    }

    void extraFieldsAreTold()
    {
        const Result<TraitFile> file = readText("gene,trait\nb1,x\nb2,y\nb3,amino acids, transport\n");
        QVERIFY(file.has_value());
        QCOMPARE(noteOf(file->notes, "traits.long_line").examples.front(), std::string("line 4"));
    }

    void badCellsAreCounted()
    {
        TraitLayout layout;
        const Result<TraitFile> file = readText("gene,x,y,note\nb1,1,0,a\nb2,1\n,1,1,b\nb3,0,1,c\n", layout);
        QVERIFY(file.has_value());
        QCOMPARE(statements(*file), (QStringList{"b1>t/x", "b2>t/x", "b3>t/y"}));
        QVERIFY(noteOf(file->notes, "traits.short_line").count > 0);
        QVERIFY(noteOf(file->notes, "traits.no_gene").count > 0);
        QCOMPARE(noteOf(file->notes, "traits.column_ignored").examples.front(), std::string("note"));
    }

    void wideTableThatIsSaidToBeOne()
    {
        const QByteArray text = "gene,x,y,tpm\nb1,1,0,2.5\nb2,-1,yes,3.5\nb3,0,1,0\n";
        TraitLayout layout;
        layout.format = "wide";
        const Result<TraitFile> file = readText(text, layout);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(statements(*file), (QStringList{"b1>t/x", "b2>t/y", "b3>t/y"}));
        QCOMPARE(noteOf(file->notes, "traits.not_a_flag").examples.front(), std::string("line 3, x: -1"));
        QCOMPARE(noteOf(file->notes, "traits.column_ignored").examples.front(), std::string("tpm"));
        layout.traitColumn = "x";
        QCOMPARE(readText(text, layout).error().kind, ErrorKind::Usage);
    }

    void repeatedColumnsAreOneTrait()
    {
        const Result<TraitFile> file = readText("gene,x,x\nb1,1,0\nb2,0,1\n");
        QVERIFY(file.has_value());
        QCOMPARE(file->traits.size(), std::size_t{1});
        QVERIFY(noteOf(file->notes, "traits.column_repeated").count > 0);
    }

    void geneSets()
    {
        const Result<TraitFile> file = readText(
            "set one\thttp://x\tb1\tb2\n# comment\nset two\tna\tb1\t\t\nonly name\nempty\tnothing\t\n", {}, "s.gmt");
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(file->format, std::string("gmt"));
        QCOMPARE(statements(*file), (QStringList{"b1>s/set one", "b2>s/set one", "b1>s/set two"}));
        QCOMPARE(file->traits[0].description, std::string("http://x"));
        QVERIFY(file->traits[1].description.empty());
        QCOMPARE(noteOf(file->notes, "traits.short_line").examples.front(), std::string("line 4"));
        QCOMPARE(noteOf(file->notes, "traits.empty_set").examples.front(), std::string("empty"));
        // By content alone.
        QCOMPARE(readText("one\td\tb1\tb2\tb3\ntwo\td\tb1\n")->format, std::string("gmt"));
        // A table whose lines differ in length is still a table.
        QCOMPARE(readText("gene\ttrait\tsource\tmore\nb1\tx\ty\nb2\tx\ty\tz\n")->format, std::string("long"));
    }

    void geneOntology()
    {
        const QByteArray text = "!gaf-version: 2.2\n!\n" +
                                gafLine("P1", "thrA", "involved_in", "GO:0000001", "IDA", "b0002|ECK0002") +
                                gafLine("P1", "thrA", "NOT|involved_in", "GO:0000002", "IDA", "b0002") +
                                gafLine("P2", "thrB", "", "GO:0008150", "ND", "") +
                                gafLine("P2", "thrB", "enables", "GO:0000001", "IEA", "b0003|thrB") + "too\tshort\n";
        const Result<TraitFile> file = readText(text, {}, "e.gaf");
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(file->format, std::string("gaf"));
        QCOMPARE(statements(*file), (QStringList{"P1>GO/GO:0000001", "P2>GO/GO:0000001"}));
        QCOMPARE(file->rows[1].evidence, std::string("IEA"));
        QCOMPARE(file->traits[0].description, std::string("biological process"));
        QVERIFY(file->aliases.at("P1") == (std::vector<std::string>{"thrA", "b0002", "ECK0002"}));
        QVERIFY(file->aliases.at("P2") == (std::vector<std::string>{"thrB", "b0003"}));
        QCOMPARE(noteOf(file->notes, "traits.negated").examples.front(), std::string("P1 GO:0000002"));
        QCOMPARE(noteOf(file->notes, "traits.no_data").count, std::int64_t{1});
        QCOMPARE(noteOf(file->notes, "traits.short_line").examples.front(), std::string("line 7"));
    }

    void json_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("simulated");
        const QByteArray list = R"([{"name": "x", "description": "d", "associated_genes": ["b1", " b2 ", 3],
            "known_sequences": ["ATGTAA"]}, {"name": "y", "source": "S", "associated_genes": ["b1"], "more": {}},
            {"associated_genes": ["b9"]}, 7])";
        QTest::newRow("list") << list << false;
        QTest::newRow("object") << QByteArray("\xEF\xBB\xBF{\"simulated\": true, \"traits\": " + list + "}") << true;
    }
    void json()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, simulated);
        const Result<TraitFile> file = readText(text, {}, "j.json");
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(file->format, std::string("json"));
        QCOMPARE(statements(*file), (QStringList{"b1>j/x", "b2>j/x", "b1>S/y"}));
        QCOMPARE(file->traits[0].description, std::string("d"));
        QCOMPARE(file->knownSequences.size(), std::size_t{1});
        QCOMPARE(file->knownSequences[0].second, std::string("ATGTAA"));
        QCOMPARE(noteOf(file->notes, "traits.json_not_text").count, std::int64_t{1});
        QCOMPARE(noteOf(file->notes, "traits.json_no_name").count, std::int64_t{2});
        QCOMPARE(file->simulated, simulated);
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("says");
        QTest::newRow("comments only") << QByteArray("# a\n") << ""
                                       << "t.tsv"
                                       << "no rows";
        QTest::newRow("one column") << QByteArray("b1\nb2\n") << ""
                                    << "t.tsv:1"
                                    << "one column";
        QTest::newRow("header only") << QByteArray("gene\ttrait\n") << ""
                                     << "t.tsv"
                                     << "states no trait";
        QTest::newRow("gene alone") << QByteArray("gene\tsymbol\nb1\tthrA\n") << ""
                                    << "t.tsv:1"
                                    << "trait column";
        QTest::newRow("mostly short lines") << QByteArray("gene;trait\na\nb\nc;d\ne\n") << ""
                                            << "t.tsv:2"
                                            << "Most lines";
        QTest::newRow("open quote") << QByteArray("gene,trait\nb1,\"x\nb2,y\n") << ""
                                    << "t.tsv:2"
                                    << "quotation mark";
        QTest::newRow("FASTA") << QByteArray(">a\nACGT\n") << ""
                               << "t.tsv"
                               << "reads as FASTA";
        QTest::newRow("GFF3") << QByteArray("##gff-version 3\n") << ""
                              << "t.tsv"
                              << "reads as GFF3";
        QTest::newRow("binary") << QByteArray("a\0b", 3) << ""
                                << "t.tsv"
                                << "";
        QTest::newRow("truncated gzip") << QByteArray("\x1f\x8b\x08\0\0", 5) << ""
                                        << "t.tsv"
                                        << "";
        QTest::newRow("wide without header") << QByteArray("b1\t1\nb2\t0\n") << "wide"
                                             << "t.tsv:1"
                                             << "header";
        QTest::newRow("wide without flags") << QByteArray("gene\tx\nb1\t5\n") << "wide"
                                            << "t.tsv:1"
                                            << "0 and 1";
        QTest::newRow("no gene set") << QByteArray("a\nb\n") << "gmt"
                                     << "t.tsv"
                                     << "gene set";
        QTest::newRow("no annotation") << QByteArray("a\tb\n") << "gaf"
                                       << "t.tsv"
                                       << "GAF 2";
        QTest::newRow("broken JSON") << QByteArray("[\n {\"name\": \"x\",\n  oops }\n]") << ""
                                     << "t.tsv:3"
                                     << "JSON";
        QTest::newRow("JSON without traits") << QByteArray("{\"a\": 1}") << ""
                                             << "t.tsv"
                                             << "no list of traits";
        QTest::newRow("JSON of numbers") << QByteArray("[1, 2]") << ""
                                         << "t.tsv"
                                         << "\"name\"";
    }
    void faults()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, format);
        QFETCH(QString, where);
        QFETCH(QString, says);
        TraitLayout layout;
        layout.format = format.toStdString();
        const Result<TraitFile> file = readText(text, layout);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::BadInput);
        QCOMPARE(QString::fromStdString(file.error().where), where);
        QVERIFY2(QString::fromStdString(file.error().message).contains(says), file.error().message.c_str());
    }

    void cancelled()
    {
        class Stop final : public Progress {
        public:
            void report(double, std::string_view) override {}
            [[nodiscard]] bool isCancelled() const override { return true; }
        } stop;
        const SourceFile source = sourceFromBytes("t.tsv", "gene\ttrait\nb1\tx\n", SourceRole::Traits);
        const Result<TraitFile> file = readTraits(source, {}, stop);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Cancelled);
    }

    void geneValues()
    {
        NoProgress progress;
        const SourceFile source = sourceFromBytes(
            "v.tsv",
            "locus_tag\tname\tprotein\ttpm\nb1\tthrA\t10\t1.5\nb2\t\t\t2.5\nb3\tx\tNA\t-1\nb3\ty\t7\t0\nb4\tz\t8\t\n",
            SourceRole::Expression);
        const Result<GeneValues> first = readGeneValues(source, "protein", {}, progress);
        QVERIFY2(first.has_value(), first ? "" : first.error().oneLine().c_str());
        QCOMPARE(first->column, std::string("protein"));
        QVERIFY(first->values == (std::vector<std::pair<std::string, double>>{{"b1", 10}, {"b3", 7}, {"b4", 8}}));
        const Result<GeneValues> second = readGeneValues(source, "tpm", {}, progress);
        QVERIFY(second.has_value());
        QCOMPARE(second->values.size(), std::size_t{4});
        QCOMPARE(noteOf(second->notes, "values.repeated").examples.front(), std::string("b3"));
        const Result<GeneValues> missing = readGeneValues(source, "nowhere", {}, progress);
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Usage);
        const Result<GeneValues> text = readGeneValues(source, "name", {}, progress);
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::BadInput);
    }

    void geneValuesWithoutHeader()
    {
        NoProgress progress;
        const Result<GeneValues> values = readGeneValues(
            sourceFromBytes("v.csv", "b1,3\nb2,4.5\nb3,wrong\n", SourceRole::Expression), "2", {}, progress);
        QVERIFY2(values.has_value(), values ? "" : values.error().oneLine().c_str());
        QCOMPARE(values->values.size(), std::size_t{2});
        QCOMPARE(noteOf(values->notes, "values.unreadable").examples.front(), std::string("line 3, column 2: wrong"));
        QVERIFY(!readGeneValues(sourceFromBytes("v.csv", "b1,x\nb2,y\n", SourceRole::Expression), {}, {}, progress));
    }

    void escherichiaColi()
    {
        const QString path = test::dataFile(QStringLiteral("ecoli_k12/traits_cog_kegg_go.tsv.gz"));
        PLEIO_REQUIRE_DATA(path);
        NoProgress progress;
        const Result<SourceFile> source = readSourceFile(path.toStdString(), SourceRole::Traits, progress);
        QVERIFY(source.has_value());
        const Result<TraitFile> file = readTraits(*source, {}, progress);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QCOMPARE(file->format, std::string("long"));
        QCOMPARE(file->traits.size(), std::size_t{3576});
        QCOMPARE(file->rows.size(), std::size_t{31917});
        QVERIFY(file->notes.empty());
        std::set<std::string> sources;
        for (const TraitName& trait : file->traits) sources.insert(trait.source);
        QVERIFY(sources == (std::set<std::string>{"COG", "GO", "KEGG_pathway"}));
    }

    void escherichiaColiExpression()
    {
        const QString path = test::dataFile(QStringLiteral("ecoli_k12/expression_proteome.tsv"));
        PLEIO_REQUIRE_DATA(path);
        NoProgress progress;
        const Result<SourceFile> source = readSourceFile(path.toStdString(), SourceRole::Expression, progress);
        QVERIFY(source.has_value());
        const Result<GeneValues> values = readGeneValues(*source, "p1k_log_tpm_med", {}, progress);
        QVERIFY2(values.has_value(), values ? "" : values.error().oneLine().c_str());
        QVERIFY(values->values.size() > 3000);
        QCOMPARE(values->values.front().first, std::string("b0002"));
        QCOMPARE(values->values.front().second, 9.601211845);
        const Result<GeneValues> any = readGeneValues(*source, {}, {}, progress);
        QVERIFY(!any);
        QVERIFY2(any.error().message.find("schmidt_prot_med, heckmann_prot_med and p1k_log_tpm_med") !=
                     std::string::npos,
                 any.error().message.c_str());
    }
};

PLEIO_TEST(tst_trait_reader, TestTraitReader)
#include "tst_trait_reader.moc"
