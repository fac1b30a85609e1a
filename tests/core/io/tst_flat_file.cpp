// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/feature_table.h"
#include "core/io/genomes/flat_file.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

const std::string kName = "file.gbk";

Result<Genome> readGenbank(const std::string& text)
{
    NoProgress none;
    return readGenbank(text, kName, none);
}

/// A GenBank record of nine bases around some lines of feature table.
std::string record(const std::string& features, const char* first = "LOCUS       X         9 bp    DNA     linear\n")
{
    return first + std::string("ACCESSION   X0\nVERSION     X0.1\nFEATURES             Location/Qualifiers\n") +
           features + "ORIGIN\n        1 atggctta a\n//\n";
}

std::string feature(const char* key, const char* location, std::initializer_list<const char*> qualifiers)
{
    std::string text =
        "     " + std::string(key) + std::string(16 - std::string_view(key).size(), ' ') + location + '\n';
    for (const char* qualifier : qualifiers) text += std::string(21, ' ') + qualifier + '\n';
    return text;
}

class CancelledProgress final : public Progress {
public:
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return true; }
};

}  // namespace

class TestFlatFile : public QObject {
    Q_OBJECT

private slots:
    void qualifiers_data()
    {
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("quoted") << QStringList{QStringLiteral("/note=\"a b\"")} << QByteArray("a b");
        QTest::newRow("bare") << QStringList{QStringLiteral("/note=3")} << QByteArray("3");
        QTest::newRow("flag") << QStringList{QStringLiteral("/note")} << QByteArray("");
        QTest::newRow("two lines") << QStringList{QStringLiteral("/note=\"a"), QStringLiteral("b\"")}
                                   << QByteArray("a b");
        QTest::newRow("broken behind a hyphen")
            << QStringList{QStringLiteral("/note=\"2-oxo-"), QStringLiteral("glutarate\"")}
            << QByteArray("2-oxo-glutarate");
        QTest::newRow("broken behind a dash")
            << QStringList{QStringLiteral("/note=\"system -"), QStringLiteral("part\"")} << QByteArray("system - part");
        QTest::newRow("broken between locants")
            << QStringList{QStringLiteral("/note=\"2,"), QStringLiteral("4-diene\"")} << QByteArray("2,4-diene");
        QTest::newRow("broken behind a comma")
            << QStringList{QStringLiteral("/note=\"one,"), QStringLiteral("two\"")} << QByteArray("one, two");
        QTest::newRow("doubled quotes") << QStringList{QStringLiteral("/note=\"a \"\"b\"\" c\"")}
                                        << QByteArray("a \"b\" c");
        QTest::newRow("doubled quotes over two lines")
            << QStringList{QStringLiteral("/note=\"a \"\"b"), QStringLiteral("c\"\" d\"")} << QByteArray("a \"b c\" d");
        QTest::newRow("slash in the second line")
            << QStringList{QStringLiteral("/note=\"a"), QStringLiteral("/gene=b\"")} << QByteArray("a /gene=b");
        QTest::newRow("equals sign inside") << QStringList{QStringLiteral("/note=\"a=b\"")} << QByteArray("a=b");
        QTest::newRow("empty line inside")
            << QStringList{QStringLiteral("/note=\"a"), QString(), QStringLiteral("b\"")} << QByteArray("a b");
        QTest::newRow("closing quote missing") << QStringList{QStringLiteral("/note=\"a b")} << QByteArray("a b");
    }

    void qualifiers()
    {
        QFETCH(QStringList, lines);
        FeatureTableReader reader({"CDS"});
        std::vector<std::string> text{"     CDS             1..9"};
        for (const QString& line : lines) text.push_back(std::string(21, ' ') + line.toStdString());
        for (const auto& line : text) QVERIFY(!reader.addLine(line, 1));
        QVERIFY(reader.finish());
        QCOMPARE(reader.feature().qualifiers.size(), std::size_t{1});
        QTEST(QByteArray::fromStdString(std::string(reader.feature().value("note"))), "value");
    }

    void locationOverSeveralLines()
    {
        FeatureTableReader reader({"CDS"});
        for (const char* line :
             {"     CDS             join(1..5,", "                     7..9,11..", "                     20)",
              "                     /gene=\"x\"", "     gene            1..3"})
            if (reader.addLine(line, 1)) break;
        QCOMPARE(reader.feature().location, std::string("join(1..5,7..9,11..20)"));
        QVERIFY(!reader.finish());  // gene is not wanted
    }

    void keysInOtherColumns_data()
    {
        QTest::addColumn<QByteArray>("features");
        QTest::addColumn<int>("shifted");
        const auto add = [](const char* name, const std::string& second, int shifted) {
            QTest::newRow(name) << QByteArray::fromStdString(feature("CDS", "1..9", {"/gene=\"a\""}) + second +
                                                             std::string(21, ' ') + "/gene=\"b\"\n")
                                << shifted;
        };
        add("where it belongs", "     CDS             1..6\n", 0);
        add("one to the right", "      CDS            1..6\n", 1);
        add("one to the left", "    CDS              complement(<1..6)\n", 1);
        add("three to the right", "        CDS             join(1..3,4..6)\n", 1);
        add("behind a tab", "\tCDS\t1..6\n", 1);
        add("in the first column", "CDS             1..6\n", 1);
    }

    void keysInOtherColumns()
    {
        QFETCH(QByteArray, features);
        QFETCH(int, shifted);
        const auto genome = readGenbank(record(features.toStdString()));
        QVERIFY(genome);
        QCOMPARE(genome->genes.size(), std::size_t{2});
        QCOMPARE(genome->genes[0].symbol + genome->genes[1].symbol, std::string("ab"));
        const auto note = std::ranges::find(genome->notes, "genome.shifted_keys", &Note::code);
        QCOMPARE(note == genome->notes.end() ? 0 : static_cast<int>(note->count), shifted);
    }

    void textThatLooksLikeAKey()
    {
        const auto genome =
            readGenbank(record(feature("CDS", "1..9", {"/note=\"see"}) + "          CDS             1..6 of it\"\n" +
                               feature("CDS", "join(1..3,", {}) + "          4..6)\n"));
        QCOMPARE(genome->genes.size(), std::size_t{2});
        QCOMPARE(genome->genes[1].location.text(), std::string("join(1..3,4..6)"));
    }

    void linesWithoutTheirBlanks()
    {
        const auto genome = readGenbank(record("gene            1..9\n/gene=\"a\"\nCDS             1..9\n/gene=\"a\"\n"
                                               "/product=\"two\nlines\"\n/transl_table=11\n"));
        QVERIFY(genome);
        QCOMPARE(genome->genes.size(), std::size_t{1});
        QCOMPARE(genome->genes[0].product, std::string("two lines"));
        QCOMPARE(genome->genes[0].geneticCode, 11);
        QCOMPARE(genome->replicons[0].sequence, std::string("ATGGCTTAA"));
    }

    void capitalsOfAKeyDoNotMatter()
    {
        const auto genome = readGenbank(record(feature("cds", "1..9", {"/gene=\"a\""}) + feature("Gene", "1..9", {}) +
                                               feature("misc_feature", "1..2", {})));
        QCOMPARE(genome->genes.size(), std::size_t{1});
        QCOMPARE(genome->geneFeatures, 1);
        QCOMPARE(genome->features.at("misc_feature"), 1);
        QVERIFY(std::ranges::find(genome->notes, "genome.feature_spelling", &Note::code) != genome->notes.end());
    }

    void pseudoThatSaysNo_data()
    {
        QTest::addColumn<QByteArray>("flag");
        QTest::addColumn<bool>("pseudo");
        QTest::newRow("flag") << QByteArray("/pseudo") << true;
        QTest::newRow("True") << QByteArray("/pseudo=True") << true;
        QTest::newRow("kind") << QByteArray("/pseudogene=\"unknown\"") << true;
        QTest::newRow("False") << QByteArray("/pseudo=False") << false;
        QTest::newRow("quoted") << QByteArray("/pseudo=\"FALSE\"") << false;
    }

    void pseudoThatSaysNo()
    {
        QFETCH(QByteArray, flag);
        const auto genome = readGenbank(record(feature("CDS", "1..9", {flag.constData()})));
        QTEST(genome->genes.at(0).pseudo, "pseudo");
    }

    void recordWithoutEndIsAnErrorOnlyWhenBasesAreMissing()
    {
        const std::string whole = record(feature("CDS", "1..9", {}));
        QVERIFY(readGenbank(whole.substr(0, whole.size() - 3)));
        const auto cut = readGenbank(whole.substr(0, whole.size() - 6));
        QVERIFY(!cut);
        QVERIFY(cut.error().message.find("truncated") != std::string::npos);
        QVERIFY(cut.error().where.starts_with("file.gbk:"));
        const auto within = readGenbank(whole.substr(0, whole.find("ORIGIN") - 4));
        QVERIFY(!within);
        QVERIFY2(within.error().message.starts_with("The file ends in the middle of the features"),
                 within.error().message.c_str());
    }

    void unusable_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("no record") << QByteArray("nothing\n") << QByteArray("no record");
        QTest::newRow("no sequence") << QByteArray("LOCUS       X  9 bp DNA\nFEATURES\n     CDS             1..9\n"
                                                   "CONTIG      join(A.1:1..9)\n//\n")
                                     << QByteArray("no sequence");
        QTest::newRow("protein") << QByteArray::fromStdString(
                                        record(feature("CDS", "1..9", {}), "LOCUS       X      9 aa     linear\n"))
                                 << QByteArray("protein");
    }

    void unusable()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, word);
        const auto genome = readGenbank(text.toStdString());
        QVERIFY(!genome && genome.error().kind == ErrorKind::BadInput);
        QVERIFY2(genome.error().message.find(word.toStdString()) != std::string::npos, genome.error().message.c_str());
    }

    void recordsKeepTheirOwnGenes()
    {
        const auto genome =
            readGenbank("A page about the release\n\n" + record(feature("CDS", "1..9", {"/gene=\"a\""})) +
                        record(feature("CDS", "1..6", {"/gene=\"b\""}), "LOCUS       Y   9 bp DNA circular\n"));
        QVERIFY(genome);
        QCOMPARE(genome->sequences, 2);
        QCOMPARE(genome->genes.at(0).replicon, 0);
        QCOMPARE(genome->genes.at(1).replicon, 1);
        QVERIFY(!genome->replicons[0].circular && genome->replicons[1].circular);
        QCOMPARE(genome->replicons[0].sequence, std::string("ATGGCTTAA"));
        QCOMPARE(genome->replicons[0].id, std::string("X0.1"));
        QCOMPARE(genome->genes[0].geneticCode, 1);
    }

    void idsFallBack()
    {
        const auto genome = readGenbank(record(feature("CDS", "1..9", {"/protein_id=\"P.1\"", "/gene=\"a\""}) +
                                               feature("CDS", "1..6", {"/gene=\"a\""}) +
                                               feature("CDS", "complement(1..6)", {"/product=\"x\""})));
        QCOMPARE(genome->genes.at(0).id, std::string("P.1"));
        QCOMPARE(genome->genes.at(1).id, std::string("a"));
        QCOMPARE(genome->genes.at(2).id, std::string("X0.1:complement(1..6)"));
        QVERIFY(std::ranges::find(genome->notes, "cds.unnamed", &Note::code) != genome->notes.end());
    }

    void unreadableLocationIsNoted()
    {
        const auto genome = readGenbank(record(feature("CDS", "somewhere", {"/gene=\"a\""})));
        const auto note = std::ranges::find(genome->notes, "cds.bad_location", &Note::code);
        QVERIFY(note != genome->notes.end());
        QCOMPARE(note->where, std::string("file.gbk:5"));
        QVERIFY(note->examples.front().starts_with("a: "));
    }

    void simulatedMarks_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("simulated");
        QTest::newRow("keyword") << QByteArray("KEYWORDS    Simulated.\n") << true;
        QTest::newRow("comment") << QByteArray("COMMENT     Simulated by a program.\n") << true;
        QTest::newRow("neither") << QByteArray("COMMENT     Reads were simulated.\n") << false;
    }

    void simulatedMarks()
    {
        QFETCH(QByteArray, line);
        const auto genome =
            readGenbank("LOCUS       X  9 bp DNA\n" + line.toStdString() + "ORIGIN\n 1 atggcttaa\n//\n");
        QVERIFY(genome);
        QTEST(genome->simulated, "simulated");
    }

    void oldEmblHeader()
    {
        NoProgress none;
        const auto genome = readEmbl("ID   SC10H5 standard; DNA; PRO; 9 BP.\nXX\nAC   AL031232;\nSV   AL031232.1\n"
                                     "FT   CDS             complement(1..9)\nFT                   /gene=\"a\"\n"
                                     "SQ   Sequence 9 BP;\n     ttaagccat                   9\n//\n",
                                     kName, none);
        QVERIFY(genome);
        QCOMPARE(genome->format, std::string("embl"));
        QCOMPARE(genome->replicons.at(0).id, std::string("AL031232.1"));
        QCOMPARE(genome->genes.at(0).location.text(), std::string("complement(1..9)"));
    }

    void cancels()
    {
        std::string text = record(feature("CDS", "1..9", {}));
        for (int i = 0; i < 100'000; ++i) text += "//\n";
        CancelledProgress stop;
        const auto genome = readGenbank(text, kName, stop);
        QVERIFY(!genome && genome.error().kind == ErrorKind::Cancelled);
    }
};

PLEIO_TEST(tst_flat_file, TestFlatFile)
#include "tst_flat_file.moc"
