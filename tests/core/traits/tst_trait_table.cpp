// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/trait_table.h"
#include "tests/core/traits/small_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

TraitFile longFile(const std::vector<std::string>& traits, const std::vector<std::pair<std::string, int>>& rows)
{
    TraitFile file;
    for (const std::string& trait : traits) file.traits.push_back({trait, "GO", {}});
    for (const auto& [gene, trait] : rows) file.rows.push_back({gene, trait, {}});
    return file;
}

std::int64_t rowsBy(const MatchReport& report, std::string_view key)
{
    for (const auto& [name, rows] : report.byKey)
        if (name == key) return rows;
    return -1;
}

const Note* noteOf(const MatchReport& report, std::string_view code)
{
    const auto found = std::ranges::find(report.notes, code, &Note::code);
    return found == report.notes.end() ? nullptr : &*found;
}

using Genes = std::vector<std::int32_t>;

}  // namespace

class TestTraitTable : public QObject {
    Q_OBJECT

private slots:
    void prefixesAreCountedApart()
    {
        const TraitFile file =
            longFile({"t"}, {{"eco:b0001", 0}, {"eco:b0002", 0}, {"511145.b0000", 0}, {"b0000", 0}, {"eco:none", 0}});
        const auto [table, report] = matchTraits({file}, test::smallGenome());
        QCOMPARE(report.matched, 4);
        QVERIFY(table.traits[0].genes == (Genes{0, 1, 2}));
        QCOMPARE(rowsBy(report, "locus_tag"), 1);
        QCOMPARE(rowsBy(report, "locus_tag behind 'eco:'"), 2);
        QCOMPARE(rowsBy(report, "locus_tag behind '511145.'"), 1);
        const Note* note = noteOf(report, "traits.prefix");
        QVERIFY(note != nullptr);
        QCOMPARE(note->count, 3);
    }

    void anAliasBeatsAPrefix()
    {
        TraitFile file = longFile({"t"}, {{"db:b0001", 0}});
        file.aliases["db:b0001"] = {"fdhF"};
        const auto [table, report] = matchTraits({file}, test::smallGenome());
        QVERIFY(table.traits[0].genes == Genes{2});
        QVERIFY(noteOf(report, "traits.prefix") == nullptr);
    }

    void rowsFindTheirGenes()
    {
        const TraitFile file = longFile({"b trait", "a trait", "lonely"}, {{"b0001", 0},
                                                                           {"insA", 0},
                                                                           {"JW0001", 1},
                                                                           {"b0003", 1},
                                                                           {"b0003", 1},
                                                                           {"nobody", 0},
                                                                           {"nobody", 1},
                                                                           {"B0002", 1},
                                                                           {"stranger", 2}});
        const auto [table, report] = matchTraits({file}, test::smallGenome());
        QCOMPARE(table.traits.size(), std::size_t{3});
        QCOMPARE(table.traits[0].name, std::string("a trait"));
        QVERIFY(table.traits[0].genes == (Genes{0, 3}));
        QCOMPARE(table.traits[1].name, std::string("b trait"));
        QVERIFY(table.traits[1].genes == (Genes{0, 1}));
        QVERIFY(table.traits[2].genes.empty());

        QCOMPARE(report.rows, std::int64_t{9});
        QCOMPARE(report.matched, std::int64_t{5});
        QCOMPARE(rowsBy(report, "locus_tag"), std::int64_t{3});
        QCOMPARE(rowsBy(report, "old_locus_tag"), std::int64_t{1});
        QCOMPARE(rowsBy(report, "gene"), std::int64_t{1});
        QCOMPARE(rowsBy(report, "sequence"), std::int64_t{0});
        QVERIFY(report.unmatched ==
                (std::vector<std::pair<std::string, std::int64_t>>{{"nobody", 2}, {"B0002", 1}, {"stranger", 1}}));
        QCOMPARE(report.ambiguous, std::int64_t{1});
        QCOMPARE(report.toExcluded, std::int64_t{2});

        QVERIFY(noteOf(report, "traits.unmatched"));
        QCOMPARE(noteOf(report, "traits.unmatched")->count, std::int64_t{4});
        QVERIFY(noteOf(report, "traits.near_miss"));
        QVERIFY(noteOf(report, "traits.near_miss")->examples == std::vector<std::string>{"B0002 / b0002"});
        QVERIFY(noteOf(report, "traits.ambiguous")->examples == std::vector<std::string>{"insA"});
        QVERIFY(noteOf(report, "traits.to_excluded")->examples == std::vector<std::string>{"b0003"});
        // b0003 twice, and gene 1 once by its tag and once by its symbol.
        QCOMPARE(noteOf(report, "traits.repeated")->count, std::int64_t{2});
        QVERIFY(!noteOf(report, "traits.none_matched"));
    }

    void filesAreMerged()
    {
        TraitFile first = longFile({"T"}, {{"b0001", 0}});
        TraitFile second = longFile({"S", "T"}, {{"b0002", 1}, {"b0002", 0}});
        second.traits[1].description = "of the second file";
        TraitFile third = longFile({"T"}, {{"b0000", 0}});
        third.traits[0].source = "COG";
        const auto [table, report] = matchTraits({first, second, third}, test::smallGenome());
        QCOMPARE(table.traits.size(), std::size_t{3});
        QCOMPARE(table.traits[0].source, std::string("COG"));
        QVERIFY(table.traits[0].genes == Genes{0});
        QCOMPARE(table.traits[1].name, std::string("S"));
        QVERIFY(table.traits[2].genes == (Genes{1, 2}));
        QCOMPARE(table.traits[2].description, std::string("of the second file"));
        QCOMPARE(report.rows, std::int64_t{4});
        QVERIFY(report.notes.empty());
    }

    void aliasesAreTriedLast()
    {
        TraitFile file = longFile({"T"}, {{"P1", 0}, {"P2", 0}, {"b0000", 0}, {"P3", 0}});
        file.aliases = {{"P1", {"insX", "b0002"}}, {"P2", {"fdhF"}}, {"b0000", {"b0001"}}, {"P3", {"unheard"}}};
        const auto [table, report] = matchTraits({file}, test::smallGenome());
        // P1's second alias is a locus tag, which beats the synonym before it; b0000 needs no alias.
        QVERIFY(table.traits[0].genes == (Genes{0, 2}));
        QCOMPARE(rowsBy(report, "locus_tag"), std::int64_t{2});
        QCOMPARE(rowsBy(report, "gene"), std::int64_t{1});
        QVERIFY(report.unmatched == (std::vector<std::pair<std::string, std::int64_t>>{{"P3", 1}}));
    }

    void sequences_data()
    {
        QTest::addColumn<QString>("sequence");
        QTest::addColumn<QList<int>>("genes");
        QTest::newRow("with stop, twice in the genome") << "ATGAAATAA" << QList<int>{0, 1};
        QTest::newRow("without stop") << "ATGAAA" << QList<int>{0, 1};
        QTest::newRow("RNA, lower case, broken") << "aug aaa\nuaa" << QList<int>{0, 1};
        QTest::newRow("another stop is another sequence") << "ATGAAATGA" << QList<int>{};
        QTest::newRow("used before excluded") << "ATGCCC" << QList<int>{2};
        QTest::newRow("TGA is sense in table 4") << "ATGTGA" << QList<int>{4};
        QTest::newRow("no part of a gene") << "ATG" << QList<int>{};
        QTest::newRow("empty") << "" << QList<int>{};
    }
    void sequences()
    {
        QFETCH(QString, sequence);
        QFETCH(QList<int>, genes);
        TraitFile file = longFile({"T"}, {});
        file.knownSequences.emplace_back(0, sequence.toStdString());
        const auto [table, report] = matchTraits({file}, test::smallGenome());
        QVERIFY(table.traits[0].genes == Genes(genes.begin(), genes.end()));
        QCOMPARE(report.rows, std::int64_t{1});
        QCOMPARE(rowsBy(report, "sequence"), std::int64_t{genes.isEmpty() ? 0 : 1});
        QCOMPARE(report.ambiguous, std::int64_t{genes.size() > 1 ? 1 : 0});
        QCOMPARE(report.unmatched.size(), std::size_t{genes.isEmpty() ? 1U : 0U});
    }

    void nothingFits()
    {
        const auto [table, report] = matchTraits({longFile({"T"}, {{"YAL001C", 0}})}, test::smallGenome());
        const Note* note = noteOf(report, "traits.none_matched");
        QVERIFY(note);
        QCOMPARE(note->severity, Severity::Problem);
        QVERIFY(note->text.find("YAL001C") != std::string::npos && note->text.find("b0000") != std::string::npos);
    }

    void nothingGiven()
    {
        const auto [table, report] = matchTraits({}, Genome{});
        QVERIFY(table.traits.empty());
        QCOMPARE(report.rows, std::int64_t{0});
        QVERIFY(report.notes.empty());
    }
};

PLEIO_TEST(tst_trait_table, TestTraitTable)
#include "tst_trait_table.moc"
