// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "core/traits/named_set.h"
#include "tests/core/traits/small_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

using Names = std::vector<std::string>;

/// g0, g1 … in an order that is not that of their names.
MemberOrder someGenes(Random& random)
{
    Names names;
    for (std::uint64_t i = 0, n = random.below(30); i < n; ++i) names.push_back("g" + std::to_string(i));
    for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random.below(i)]);
    return MemberOrder(names);
}

/// Some of them, in any order, some twice.
Names someOf(const MemberOrder& order, Random& random)
{
    Names some;
    if (order.all().empty()) return some;
    for (std::uint64_t i = 0, n = random.below(40); i < n; ++i)
        some.push_back(order.all()[random.below(order.all().size())]);
    return some;
}

Names codesOf(const std::vector<Note>& notes)
{
    Names codes;
    for (const Note& note : notes) codes.push_back(note.code);
    return codes;
}

QStringList texts(const Names& names)
{
    QStringList list;
    for (const std::string& name : names) list << QString::fromStdString(name);
    return list;
}

}  // namespace

class TestNamedSet : public QObject {
    Q_OBJECT

private slots:
    void algebra()
    {
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            Random random(seed);
            const MemberOrder order = someGenes(random);
            const Names a = someOf(order, random), b = someOf(order, random);
            const auto both = order.unionOf(a, b), shared = order.intersectionOf(a, b);
            // De Morgan.
            QCOMPARE(order.complementOf(both), order.intersectionOf(order.complementOf(a), order.complementOf(b)));
            QCOMPARE(order.complementOf(shared), order.unionOf(order.complementOf(a), order.complementOf(b)));
            QCOMPARE(order.differenceOf(a, b), order.intersectionOf(a, order.complementOf(b)));
            // Idempotence, absorption, and twice the complement.
            const Names known = order.known(a);
            QCOMPARE(order.unionOf(a, a), known);
            QCOMPARE(order.intersectionOf(a, a), known);
            QCOMPARE(order.unionOf(a, shared), known);
            QCOMPARE(order.intersectionOf(a, both), known);
            QCOMPARE(order.complementOf(order.complementOf(a)), known);
            QVERIFY(order.differenceOf(a, a).empty());
            QCOMPARE(order.unionOf(b, a), both);
            QCOMPARE(order.intersectionOf(b, a), shared);
            // Each once, in the order of all.
            for (const Names& result : {both, shared, order.differenceOf(a, b), order.complementOf(a), known}) {
                Names expected = order.all();
                std::erase_if(expected, [&](const std::string& name) { return std::ranges::count(result, name) == 0; });
                QCOMPARE(result, expected);
            }
            QCOMPARE(both.size() + shared.size(), known.size() + order.known(b).size());
        }
    }

    void membersOfAnotherGenomeStay()
    {
        const MemberOrder order({"c", "b", "a"});
        QCOMPARE(order.unionOf(Names{"x", "a", "y"}, Names{"c", "x"}), (Names{"c", "a", "x", "y"}));
        QCOMPARE(order.intersectionOf(Names{"x", "a", "b"}, Names{"b", "x"}), (Names{"b", "x"}));
        QCOMPARE(order.differenceOf(Names{"x", "a"}, Names{"a"}), (Names{"x"}));
        QCOMPARE(order.complementOf(Names{"x", "a"}), (Names{"c", "b"}));
        QCOMPARE(order.known(Names{"x", "a", "c"}), (Names{"c", "a"}));
    }

    void listedNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("nothing") << "" << QStringList();
        QTest::newRow("separators alone") << " ,;\t\r\n, " << QStringList();
        QTest::newRow("lines of Windows") << "a\r\nb\r\n" << QStringList({"a", "b"});
        QTest::newRow("all separators") << "a,b;c\td\ne" << QStringList({"a", "b", "c", "d", "e"});
        QTest::newRow("blanks inside stay") << " Nickel  2 mM , pH 5 " << QStringList({"Nickel  2 mM", "pH 5"});
        QTest::newRow("quotes") << "\"a, b\";\"say \"\"x\"\"\"\nc" << QStringList({"a, b", "say \"x\"", "c"});
        QTest::newRow("quotes over nothing") << "\"\",\" \",a" << QStringList({"a"});
        QTest::newRow("a quote that is never closed") << "\"a, b" << QStringList({"\"a", "b"});
        QTest::newRow("a quote inside a name") << "5\" phage, b" << QStringList({"5\" phage", "b"});
    }
    void listedNames()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        QCOMPARE(texts(pleio::listedNames(text.toStdString())), names);
    }

    void genesOfAList()
    {
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        // An order and doubles that are not the genome's, a symbol of two genes, one that is not there, one whose case
        // differs, two in one line, and a gene that is left out of statistics.
        const FoundMembers found =
            genesFromText("record5, \"b0002\"\nb0002;JW0001 NP_1.2\tinsA\nnothing, nothing\nFDHF\nb0003", index);
        QCOMPARE(found.members, (Names{"b0000", "b0001", "b0002", "b0003", "record5"}));
        QCOMPARE(found.unknown, (Names{"nothing", "FDHF"}));
        QCOMPARE(found.names, std::size_t{8});
        QCOMPARE(codesOf(found.notes), (Names{"sets.unknown", "sets.ambiguous", "sets.excluded"}));
        QCOMPARE(found.notes[0].count, std::int64_t{2});
        QVERIFY2(found.notes[0].text.find("FDHF (fdhF?)") != std::string::npos, found.notes[0].text.c_str());
        QCOMPARE(found.notes[1].examples, (Names{"insA"}));
        QCOMPARE(found.notes[2].examples, (Names{"b0003"}));
    }

    void everyGeneIsFoundByItsId()
    {
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        std::string list;
        for (const Gene& gene : genome.genes) list = gene.id + ", " + list;
        const FoundMembers found = genesFromText(list, index);
        QCOMPARE(found.members, MemberOrder::ofGenome(genome).all());
        QVERIFY(found.unknown.empty());
    }

    void conditionsOfAList()
    {
        const MemberOrder conditions({"pH 5", "Nickel, 2 mM", "LB"});
        const FoundMembers found = conditionsFromText("LB\n\"Nickel, 2 mM\"\nlb; LB", conditions);
        QCOMPARE(found.members, (Names{"Nickel, 2 mM", "LB"}));
        QCOMPARE(found.unknown, (Names{"lb"}));
        QCOMPARE(found.names, std::size_t{3});
        QCOMPARE(codesOf(found.notes), (Names{"sets.unknown"}));
    }

    void freeNames()
    {
        const std::vector<NamedSet> sets{{"x", SetKind::Genes, {}, {}}, {"x 2", SetKind::Genes, {}, {}}};
        QCOMPARE(freeSetName("x", SetKind::Genes, sets), std::string("x 3"));
        QCOMPARE(freeSetName("x", SetKind::Conditions, sets), std::string("x"));
        QCOMPARE(freeSetName("y", SetKind::Genes, sets), std::string("y"));
    }

    void kindsHaveIds()
    {
        for (const SetKind kind : {SetKind::Genes, SetKind::Conditions}) QVERIFY(findSetKind(setKindId(kind)) == kind);
        QVERIFY(!findSetKind("traits"));
    }
};

PLEIO_TEST(tst_named_set, TestNamedSet)
#include "tst_named_set.moc"
