// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/ontology_traits.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

/// 1 is above 2 and 3, of another namespace; 4 is below 2 and 3; 5 is obsolete. 92 is 2.
Ontology smallOntology()
{
    Ontology ontology;
    ontology.file = "small.obo";
    ontology.terms = {{"X:1", "all", "process", {}, false, {}},
                      {"X:2", "two", "process", {"X:1"}, false, {}},
                      {"X:3", "three", "component", {"X:1"}, false, {}},
                      {"X:4", "four", "process", {"X:2", "X:3"}, false, {}},
                      {"X:5", "five", "process", {}, true, "X:4"}};
    for (std::size_t i = 0; i < ontology.terms.size(); ++i) ontology.byId[ontology.terms[i].id] = i;
    ontology.byId["X:92"] = 1;
    return ontology;
}

TraitTable tableOf(std::vector<Trait> traits)
{
    TraitTable table;
    table.traits = std::move(traits);
    return table;
}

/// "GO|X:1 all: 0 1", a line a trait.
std::string textOf(const TraitTable& table)
{
    std::string text;
    for (const Trait& trait : table.traits) {
        text += trait.source + "|" + trait.name + ":";
        for (const std::int32_t gene : trait.genes) text += " " + std::to_string(gene);
        text += "\n";
    }
    return text;
}

std::int64_t countOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? 0 : found->count;
}

}  // namespace

class TestOntologyTraits : public QObject {
    Q_OBJECT

private slots:
    void genesOfATermBelongToItsAncestors()
    {
        TraitTable table = tableOf({{"COG0001", "COG", {}, {5}},
                                    {"X:2", "GO", "given", {7}},
                                    {"X:4", "GO", {}, {0, 3}},
                                    {"X:5", "GO", {}, {4}},
                                    {"X:9", "GO", {}, {1}}});
        const auto notes = applyOntology(table, smallOntology());
        QCOMPARE(textOf(table), std::string("COG|COG0001: 5\nGO|X:1 all: 0 3 7\nGO|X:2 two: 0 3 7\nGO|X:3 three: 0 3\n"
                                            "GO|X:4 four: 0 3\nGO|X:5 five: 4\nGO|X:9: 1\n"));
        QCOMPARE(table.traits[2].description, std::string("given"));
        QCOMPARE(table.traits[4].description, std::string("four"));
        QCOMPARE(table.traits[4].term, std::string("X:4"));
        QVERIFY(table.traits[0].term.empty() && table.traits[6].term.empty());
        QCOMPARE(countOf(notes, "ontology.terms"), std::int64_t{3});
        QCOMPARE(countOf(notes, "ontology.added"), std::int64_t{2});
        QCOMPARE(countOf(notes, "ontology.more_genes"), std::int64_t{1});
        QCOMPARE(countOf(notes, "ontology.obsolete"), std::int64_t{1});
        QCOMPARE(countOf(notes, "ontology.unknown"), std::int64_t{1});  // X:9, not COG0001
        QCOMPARE(countOf(notes, "ontology.cycle"), std::int64_t{0});
    }

    void namesAloneWithoutAncestors()
    {
        Ontology ontology = smallOntology();
        ontology.addsAncestors = false;
        TraitTable table = tableOf({{"X:4", "GO", {}, {0, 3}}});
        QVERIFY(!applyOntology(table, ontology).empty());
        QCOMPARE(textOf(table), std::string("GO|X:4 four: 0 3\n"));
    }

    void eachSourceHasItsOwnAncestors()
    {
        // One source of the file, and namespaces as sources.
        TraitTable table =
            tableOf({{"X:3", "component", {}, {1}}, {"X:4", "mine", {}, {2}}, {"X:4", "process", {}, {3}}});
        QVERIFY(!applyOntology(table, smallOntology()).empty());
        QCOMPARE(textOf(table), std::string("component|X:3 three: 1 3\nmine|X:1 all: 2\nmine|X:2 two: 2\n"
                                            "mine|X:3 three: 2\nmine|X:4 four: 2\nprocess|X:1 all: 1 3\n"
                                            "process|X:2 two: 3\nprocess|X:4 four: 3\n"));
    }

    void anotherIdGivesItsGenesToTheTerm()
    {
        TraitTable table = tableOf({{"X:92", "GO", {}, {1}}});
        const auto notes = applyOntology(table, smallOntology());
        QCOMPARE(textOf(table), std::string("GO|X:1 all: 1\nGO|X:2 two: 1\nGO|X:92 two: 1\n"));
        QCOMPARE(countOf(notes, "ontology.other_id"), std::int64_t{1});
    }

    void ringsAndTermsWithoutGenesAreNoTrouble()
    {
        Ontology ontology = smallOntology();
        ontology.terms[0].parents = {"X:4", "X:77"};
        TraitTable table = tableOf({{"X:2", "GO", {}, {1}}, {"X:3", "GO", {}, {}}});
        const auto notes = applyOntology(table, ontology);
        QCOMPARE(textOf(table), std::string("GO|X:1 all: 1\nGO|X:2 two: 1\nGO|X:3 three: 1\nGO|X:4 four: 1\n"));
        QCOMPARE(countOf(notes, "ontology.cycle"), std::int64_t{2});
    }

    void namespacesAreSourcesWhereTheFileNamesNone()
    {
        TraitFile file;
        file.traits = {{"X:3", "go", {}}, {"X:4", "GO", {}}, {"other", "go", {}}};
        takeNamespaces(file, "go", smallOntology());
        QCOMPARE(file.traits[0].source, std::string("component"));
        QCOMPARE(file.traits[1].source, std::string("GO"));
        QCOMPARE(file.traits[2].source, std::string("go"));
    }

    void anOntologyOfOtherTraitsIsNoted()
    {
        TraitTable table = tableOf({{"COG0001", "COG", {}, {5}}});
        QCOMPARE(countOf(applyOntology(table, smallOntology()), "ontology.unused"), std::int64_t{1});
        QCOMPARE(textOf(table), std::string("COG|COG0001: 5\n"));
    }
};

PLEIO_TEST(tst_ontology_traits, TestOntologyTraits)
#include "tst_ontology_traits.moc"
