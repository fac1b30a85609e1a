// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/tables/obo.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

Result<Ontology> read(const QByteArray& text, const ReadChoices& choices = {})
{
    NoProgress progress;
    return readObo(sourceFromBytes("small.obo", text.toStdString(), SourceRole::Ontology), choices, progress);
}

std::string ancestors(const Ontology& ontology, const std::string& id)
{
    std::vector<std::string> ids;
    for (const OntologyTerm* term : ontology.ancestorsOf(*ontology.find(id))) ids.push_back(term->id);
    std::ranges::sort(ids);
    std::string text;
    for (const std::string& each : ids) text += (text.empty() ? "" : " ") + each;
    return text;
}

std::int64_t countOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? 0 : found->count;
}

constexpr const char* kSmall = R"(format-version: 1.2
data-version: made/up
default-namespace: process
ontology: small

[Term]
id: X:0000001
name: all

[Term]
id: X:0000002
name: a \"quoted\" thing\, with {braces} ! a comment
alt_id: X:0000092
is_a: X:0000001 {source="X:1"} ! all
relationship: regulates X:0000004

[Term]
id: X:0000003
name: part {of="modifiers"}
namespace: component
relationship: part_of X:0000002 {all_only="true"} ! thing
relationship: BFO:0000050 X:0000004
is_a: X:0000099 ! nowhere

[Term]
id: X:0000004
name: other root

[Term]
id: X:0000005
name: obsolete thing
is_obsolete: true
replaced_by: X:0000002

[Typedef]
id: part_of
name: part of
is_transitive: true
)";

}  // namespace

class TestObo : public QObject {
    Q_OBJECT

private slots:
    void readsTermsAndParents()
    {
        const auto ontology = read(kSmall);
        QVERIFY2(ontology, ontology ? "" : ontology.error().message.c_str());
        QCOMPARE(ontology->terms.size(), std::size_t{5});  // and no [Typedef]
        const OntologyTerm* second = ontology->find("X:0000092");
        QVERIFY(second && second->id == "X:0000002");
        QCOMPARE(second->name, std::string("a \"quoted\" thing, with {braces}"));
        QCOMPARE(second->space, std::string("process"));
        QCOMPARE(ontology->find("X:0000003")->name, std::string("part"));
        QCOMPARE(ontology->find("X:0000003")->space, std::string("component"));
        QCOMPARE(ancestors(*ontology, "X:0000003"), std::string("X:0000001 X:0000002 X:0000004"));
        QCOMPARE(ancestors(*ontology, "X:0000002"), std::string("X:0000001"));  // regulates is no part
        QCOMPARE(ancestors(*ontology, "X:0000005"), std::string());
        QVERIFY(ontology->find("X:0000005")->isObsolete);
        QCOMPARE(ontology->find("X:0000005")->replacedBy, std::string("X:0000002"));
        QCOMPARE(countOf(ontology->notes, "ontology.missing_parent"), std::int64_t{1});
        QVERIFY(ontology->find("X:0000099") == nullptr);
        QCOMPARE(ontology->reading.find("ancestors")->value, std::string("added (is_a, part_of)"));
        QCOMPARE(ontology->reading.find("version")->value, std::string("1.2"));
        QVERIFY(ontology->addsAncestors);
        QCOMPARE(sniffFormat(kSmall)->id, std::string_view("obo"));
    }

    void ringsEnd()
    {
        const auto ontology = read("[Term]\nid: A:1\nis_a: A:3\n\n[Term]\nid: A:2\nis_a: A:1\nis_a: A:2\n\n[Term]\n"
                                   "id: A:3\nis_a: A:2\n");
        QVERIFY2(ontology, ontology ? "" : ontology.error().message.c_str());
        for (const char* id : {"A:1", "A:2", "A:3"})
            QCOMPARE(ontology->ancestorsOf(*ontology->find(id)).size(), std::size_t{2});
    }

    void stanzasOfOneIdAreOneTerm()
    {
        const auto ontology = read("format-version: 1.4\n[Term]\r\nid: A:1\r\nname: one\r\n\r\n[Term]\r\nid: A:2\r\n"
                                   "is_a: A:1\r\n[Term]\r\nid: A:2\r\nname: two\r\nrelationship: part_of A:3\r\n"
                                   "[Term]\r\nid: A:3\r\nalt_id: A:1\r\n[Term]\r\nname: nameless\r\n");
        QVERIFY2(ontology, ontology ? "" : ontology.error().message.c_str());
        QCOMPARE(ontology->terms.size(), std::size_t{3});
        QCOMPARE(ontology->find("A:2")->name, std::string("two"));
        QCOMPARE(ancestors(*ontology, "A:2"), std::string("A:1 A:3"));
        QCOMPARE(ontology->find("A:1")->name, std::string("one"));  // its own id goes before that of another
        QCOMPARE(countOf(ontology->notes, "ontology.repeated"), std::int64_t{1});
        QCOMPARE(countOf(ontology->notes, "ontology.no_id"), std::int64_t{1});
    }

    void choosesAncestors_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<bool>("adds");
        QTest::newRow("no") << "no" << false;
        QTest::newRow("yes") << "yes" << true;
        QTest::newRow("as shown") << "added (is_a, part_of)" << true;
    }
    void choosesAncestors()
    {
        QFETCH(QString, choice);
        QFETCH(bool, adds);
        const auto ontology = read(kSmall, {{"ancestors", choice.toStdString()}});
        QVERIFY(ontology);
        QCOMPARE(ontology->addsAncestors, adds);
        QCOMPARE(ontology->reading.find("ancestors")->value, std::string(adds ? "added (is_a, part_of)" : "no"));
        const auto other = read(kSmall, {{"ancestors", "some"}});
        QVERIFY(!other && other.error().kind == ErrorKind::Usage);
    }

    void isFoundByContent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("is");
        QTest::newRow("comment first") << QByteArray("! made up\nformat-version: 1.2\n\n[Term]\nid: A:1\n") << true;
        QTest::newRow("without a header") << QByteArray("[Term]\nid: A:1\n") << true;
        QTest::newRow("other header first") << QByteArray("date: 01:01:2020 10:00\nformat-version: 1.2\n") << true;
        QTest::newRow("table with colons") << QByteArray("gene\tterm\nb1\tGO:0006412\n") << false;
        QTest::newRow("GAF") << QByteArray("!gaf-version: 2.2\nA\tb\n") << false;
        QTest::newRow("lines of words") << QByteArray("one: two\nthree: four\n") << false;
    }
    void isFoundByContent()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, is);
        QCOMPARE(isObo(text.toStdString()), is);
    }

    void aFileWithoutTermsIsRefused()
    {
        const auto none = read("format-version: 1.2\nontology: none\n");
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::BadInput);
    }
};

PLEIO_TEST(tst_obo, TestObo)
#include "tst_obo.moc"
