// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/set_files.h"
#include "core/io/tables/trait_reader.h"
#include "core/math/random.h"
#include "tests/core/traits/small_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

using Names = std::vector<std::string>;

Result<ReadSets> readSets(const GeneIndex& index, const char* name, const std::string& text)
{
    NoProgress progress;
    const SourceFile source = sourceFromBytes(name, text, SourceRole::Traits);
    return readGeneSets(source, index, progress);
}

/// What a reader makes of a GMT text: the sets in the order of the text.
Result<std::vector<GmtSet>> readBack(const std::string& text)
{
    NoProgress progress;
    TraitLayout layout;
    layout.format = "gmt";
    const SourceFile source = sourceFromBytes("sets.gmt", text, SourceRole::Traits);
    const Result<TraitFile> file = readTraits(source, layout, progress);
    if (!file) return file.error();
    std::vector<GmtSet> sets;
    for (const TraitName& trait : file->traits) sets.push_back({trait.name, trait.description, {}});
    for (const TraitRow& row : file->rows) sets[static_cast<std::size_t>(row.trait)].genes.push_back(row.gene);
    return sets;
}

bool hasNote(const std::vector<Note>& notes, std::string_view code)
{
    return std::ranges::count(notes, code, &Note::code) > 0;
}

/// A word of characters that tables, comments, spreadsheets and quotes give a meaning, without blanks around it.
std::string strangeWord(Random& random)
{
    static const std::vector<std::string> kPieces{"a", "Z", "7", " x", "=", "+", "-",  "@", "'", "\"", ",y",  ";", ":",
                                                  "|", "é", "β", "{",  "(", "%", "\\", "/", "_", ".",  "<b>", "="};
    std::string word;
    for (std::uint64_t i = 0, n = 1 + random.below(6); i < n; ++i) word += kPieces[random.below(kPieces.size())];
    return word.front() == ' ' ? word.substr(1) : word;
}

}  // namespace

class TestSetFiles : public QObject {
    Q_OBJECT

private slots:
    void gmtIsReadBack()
    {
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            Random random(seed);
            std::vector<GmtSet> sets;
            for (std::uint64_t i = 0, n = 1 + random.below(5); i < n; ++i) {
                GmtSet set{
                    strangeWord(random) + std::to_string(i), random.below(3) == 0 ? "" : strangeWord(random), {}};
                for (std::uint64_t g = 0, genes = random.below(8); g < genes + (i == 0 ? 1 : 0); ++g)
                    set.genes.push_back(strangeWord(random) + 'g' + std::to_string(g));
                sets.push_back(std::move(set));
            }
            const GmtText gmt = writtenGmt(sets);
            QVERIFY(gmt.notes.empty());
            const auto again = readBack(gmt.text);
            QVERIFY2(again, again ? "" : again.error().oneLine().c_str());
            QCOMPARE(again->size(), sets.size());
            for (std::size_t i = 0; i < sets.size(); ++i) {
                QCOMPARE((*again)[i].name, sets[i].name);
                QCOMPARE((*again)[i].description, sets[i].description);
                QCOMPARE((*again)[i].genes, sets[i].genes);
            }
        }
    }

    void whatGmtCannotHold()
    {
        const std::vector<GmtSet> sets{{"two\tcells", "two\nlines", {"a"}}, {"#1", " x ", {"b", "c,1"}}};
        const GmtText gmt = writtenGmt(sets);
        QCOMPARE(gmt.text, std::string("two cells\ttwo lines\ta\n_#1\tx\tb\tc,1\n"));
        QCOMPARE(gmt.notes.size(), std::size_t{2});
        QCOMPARE(gmt.notes[0].code, std::string("gmt.changed"));
        QCOMPARE(gmt.notes[0].examples, (Names{"two\tcells", "two\nlines", "#1", " x "}));
        QCOMPARE(gmt.notes[1].code, std::string("gmt.weight"));
        QCOMPARE(gmt.notes[1].examples, (Names{"c,1"}));
    }

    void aListIsOneSet()
    {
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        const auto read = readSets(index, "my genes.txt", "b0002\r\ninsX\r\nnothing\r\n");
        QVERIFY2(read, read ? "" : read.error().oneLine().c_str());
        QCOMPARE(read->sets.size(), std::size_t{1});
        QCOMPARE(read->sets[0].name, std::string("my genes"));
        QCOMPARE(read->sets[0].members, (Names{"b0001", "b0002"}));
        QVERIFY(hasNote(read->notes, "sets.unknown"));
    }

    void setsOfAGmtFile()
    {
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        const auto read =
            readSets(index, "sets.gmt", "one\tfirst\tb0002\tb0000\tnothing\ntwo\tna\trecord5\nnone\tna\tx1\tx2\n");
        QVERIFY2(read, read ? "" : read.error().oneLine().c_str());
        QCOMPARE(read->sets.size(), std::size_t{3});  // by name, as traits
        QCOMPARE(read->sets[0].name, std::string("none"));
        QVERIFY(read->sets[0].members.empty());
        QCOMPARE(read->sets[1].members, (Names{"b0000", "b0002"}));
        QCOMPARE(read->sets[1].note, std::string("first. From sets.gmt."));
        QCOMPARE(read->sets[2].members, (Names{"record5"}));
        QVERIFY(hasNote(read->notes, "traits.unmatched"));
    }

    void setsGoThroughAFile()
    {
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        const std::vector<NamedSet> sets{{"A", SetKind::Genes, {"b0000", "record5"}, "mine"},
                                         {"B", SetKind::Genes, {"b0001", "b0002", "b0003"}, ""}};
        const auto read = readSets(index, "sets.gmt", gmtOf(sets).text);
        QVERIFY2(read, read ? "" : read.error().oneLine().c_str());
        QCOMPARE(read->sets.size(), sets.size());
        for (std::size_t i = 0; i < sets.size(); ++i) {
            QCOMPARE(read->sets[i].name, sets[i].name);
            QCOMPARE(read->sets[i].members, sets[i].members);
        }
    }

    void whatIsNoSet()
    {
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        QVERIFY(!readSets(index, "others.txt", "x1\nx2\n"));
        QVERIFY(!readSets(index, "others.gmt", "one\tna\tx1\tx2\n"));
        QVERIFY(!readSets(index, "page.gmt", "<!DOCTYPE html>\n<html><body>no sets here</body></html>\n"));
    }
};

PLEIO_TEST(tst_set_files, TestSetFiles)
#include "tst_set_files.moc"
