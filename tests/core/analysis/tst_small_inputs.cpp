// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/report_access.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace pleio;
using namespace pleio::test;

namespace {

/// A table of genes g1, g2, … and columns c1, c2, …; `value` takes gene and column from 1.
std::string matrix(int genes, int columns, const std::function<std::string(int, int)>& value)
{
    std::string text = "gene";
    for (int c = 1; c <= columns; ++c) text += "\tc" + std::to_string(c);
    for (int g = 1; g <= genes; ++g) {
        text += "\ng" + std::to_string(g);
        for (int c = 1; c <= columns; ++c) text += "\t" + value(g, c);
    }
    return text + "\n";
}

/// Scores without effects, the same whenever they are asked for.
std::string noise(int gene, int column) { return std::to_string((gene * 37 + column * column * 61) % 97 / 40.0 - 1.2); }

/// "gene trait" lines: trait A for the first genes.
std::string traitOf(int genes)
{
    std::string text = "gene\ttrait\n";
    for (int g = 1; g <= genes; ++g) text += "g" + std::to_string(g) + "\tA\n";
    return text;
}

Error errorOf(const char* analysis, const Dataset& data, std::map<std::string, ParameterValue> parameters = {})
{
    const auto report = run(analysis, data, std::move(parameters));
    return report ? Error{ErrorKind::Internal, "There is a report.", {}} : report.error();
}

}  // namespace

/// Inputs at the ends of what is possible: few genes, one trait, no variation. Each analysis says what is so, and what
/// to do.
class TestSmallInputs : public QObject {
    Q_OBJECT

private slots:
    void saysWhyNoTraitIsTested_data();
    void saysWhyNoTraitIsTested();
    void oneGroupCannotBeHeldOut();
    void boundsInTheWrongOrder();
    void cofitnessNeedsThreeTraits();
    void agreementWithoutExpression();
    void agreementNeedsCalledGenes();
    void nullCorrelationSaysWhatItIsFrom_data();
    void nullCorrelationSaysWhatItIsFrom();
    void conditionWithoutP();
    void setAComparedWithTheGenome();
    void setAThatIsNotThere();
    void copiesWithoutAnticodons();
    void fewReferenceGenes();
    void notesHoldNoUndefinedNumber();
    void saysWhatToDo();
    void oneIsSingular();
};

void TestSmallInputs::saysWhyNoTraitIsTested_data()
{
    QTest::addColumn<int>("carriers");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("folds");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    QTest::newRow("few") << 12 << 25 << 600 << 5 << "min_genes"
                         << "lower min_genes to 12";
    QTest::newRow("hardly any") << 2 << 25 << 600 << 5 << "min_genes"
                                << "load traits of at least 5 genes";
    QTest::newRow("many") << 30 << 5 << 20 << 5 << "max_genes"
                          << "raise max_genes to 30";
    QTest::newRow("all") << 40 << 25 << 600 << 5 << ""
                         << "no gene without it";
    QTest::newRow("all of few") << 40 << 50 << 600 << 5 << ""
                                << "no gene without it";
    QTest::newRow("folds") << 12 << 5 << 600 << 20 << "folds"
                           << "fewer than the 20 folds";
}

void TestSmallInputs::saysWhyNoTraitIsTested()
{
    QFETCH(int, carriers);
    QFETCH(int, least);
    QFETCH(int, most);
    QFETCH(int, folds);
    QFETCH(QString, where);
    QFETCH(QString, says);
    const int genes = folds == 20 ? 17 : 40;
    const Error error = errorOf("cipher.decode", randomDataset(genes, {{}, {}, {}, {}, traitOf(carriers)}),
                                {{"min_genes", std::int64_t{least}},
                                 {"max_genes", std::int64_t{most}},
                                 {"folds", std::int64_t{folds}},
                                 {"rotations", std::int64_t{19}}});
    QCOMPARE(error.kind, ErrorKind::BadInput);
    QCOMPARE(QString::fromStdString(error.where), where);
    QVERIFY2(QString::fromStdString(error.message).contains(says), error.message.c_str());
}

void TestSmallInputs::oneGroupCannotBeHeldOut()
{
    std::string clusters;
    for (int g = 1; g <= 40; ++g) clusters += "one\tg" + std::to_string(g) + "\n";
    const Dataset data =
        randomDataset(40, {matrix(40, 2, [](int g, int c) { return std::string((g + c) % 3 == 0 ? "1" : "0"); }),
                           {},
                           {},
                           {},
                           traitOf(12),
                           {},
                           clusters});
    for (const char* analysis : {"cipher.decode", "traits.agreement"}) {
        const Error error = errorOf(analysis, data, {{"min_genes", std::int64_t{5}}});
        QCOMPARE(error.kind, ErrorKind::BadInput);
        QVERIFY2(error.message.find("All 40 genes to learn from are one group") == 0, error.message.c_str());
    }
}

void TestSmallInputs::boundsInTheWrongOrder()
{
    const Dataset data = randomDataset(40, {{}, {}, {}, {}, traitOf(12)});
    for (const char* analysis : {"cipher.decode", "traits.enrichment"}) {
        const Error error = errorOf(analysis, data, {{"min_genes", std::int64_t{30}}, {"max_genes", std::int64_t{20}}});
        QCOMPARE(error.kind, ErrorKind::Usage);
        QCOMPARE(error.where, std::string("min_genes"));
    }
}

void TestSmallInputs::cofitnessNeedsThreeTraits()
{
    for (const int columns : {1, 2, 3}) {
        const auto report = run("traits.correlation", randomDataset(40, {matrix(40, columns, noise), {}, {}, {}, {}}));
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(hasNote(*report, "cofitness.few_traits"), columns < 3);
        QVERIFY(!hasNote(*report, "cofitness.flat"));
    }
}

void TestSmallInputs::agreementWithoutExpression()
{
    const Dataset data = randomDataset(
        60, {matrix(60, 2, [](int g, int c) { return std::string((g + c) % 3 == 0 ? "1" : "0"); }), {}, {}, {}, {}});
    const auto report = run("traits.agreement", data, {{"min_genes", std::int64_t{5}}});
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY(hasNote(*report, "cai.no_reference"));
    const std::string note = noteOf(*report, "agreement.no_expression");
    QVERIFY2(note.find("CAI is undefined") != std::string::npos, note.c_str());
}

void TestSmallInputs::agreementNeedsCalledGenes()
{
    const auto calls = [](int called) {
        return randomDataset(
            60, {matrix(60, 1, [called](int g, int) { return std::string(g <= called ? "1" : "0"); }), {}, {}, {}, {}});
    };
    QVERIFY(errorOf("traits.agreement", calls(12)).message.find("lower min_genes to 12") != std::string::npos);
    const std::string few = errorOf("traits.agreement", calls(3), {{"min_genes", std::int64_t{5}}}).message;
    QVERIFY2(few.find("lower") == std::string::npos && few.find("load more") != std::string::npos, few.c_str());
}

void TestSmallInputs::nullCorrelationSaysWhatItIsFrom_data()
{
    QTest::addColumn<int>("genes");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("affected");
    QTest::addColumn<QString>("says");
    QTest::newRow("enough") << 60 << 4 << 5 << "genes without a significant effect";
    QTest::newRow("few genes") << 20 << 4 << 0 << "Only 20 genes are without a significant effect";
    QTest::newRow("effects") << 40 << 4 << 15 << "all 40 genes with a z and holds true effects";
    QTest::newRow("one condition") << 60 << 1 << 0 << "no correlation of traits to take out";
    QTest::newRow("constant") << 60 << 4 << -1 << "No gene has a z";
}

void TestSmallInputs::nullCorrelationSaysWhatItIsFrom()
{
    QFETCH(int, genes);
    QFETCH(int, columns);
    QFETCH(int, affected);
    QFETCH(QString, says);
    const Dataset data = randomDataset(genes, {matrix(genes, columns,
                                                      [&](int g, int c) {
                                                          return affected < 0    ? std::string("2.5")
                                                                 : g <= affected ? std::to_string(50 + g)
                                                                                 : noise(g, c);
                                                      }),
                                               {},
                                               {},
                                               {},
                                               {}});
    const auto report = run("traits.pleiotropy", data);
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    const QString note = QString::fromStdString(noteOf(*report, "pleiotropy.null_genes"));
    QVERIFY2(note.contains(says), qPrintable(note));
    QCOMPARE(note.contains("true effects"), affected > 5);
}

void TestSmallInputs::conditionWithoutP()
{
    const Dataset data = randomDataset(
        40, {matrix(40, 3,
                    [](int g, int c) {
                        return c == 1 ? std::string(g <= 30 ? "1" : "2") : c == 2 ? std::string("NA") : noise(g, c);
                    }),
             {},
             {},
             {},
             {}});
    const auto noteFor = [&](const char* condition, const char* code) {
        const auto report = run("traits.condition", data, {{"condition", std::string(condition)}});
        return report ? noteOf(*report, code) : report.error().message;
    };
    QVERIFY(noteFor("c1", "condition.no_p").find("no p in c1") != std::string::npos);
    // A column without any number was left out when it was read.
    const std::string refused = noteFor("c2", "");
    QVERIFY2(refused.find("c2") != std::string::npos, refused.c_str());
    QVERIFY(noteFor("c3", "condition.no_p").empty());
}

void TestSmallInputs::setAComparedWithTheGenome()
{
    const Dataset data = randomDataset(40, {});
    const auto report = run("codon.usage", data, {{"set_a", std::string("genes")}, {"genes", std::string("g1 g2 g3")}});
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY(report->table("usage_comparison") != nullptr);
    QCOMPARE(noteOf(*report, "codon.shared_genes"),
             std::string("3 genes of set A are left out of set B for the comparison."));
    // The other way round it is the same comparison.
    const auto mirrored = run("codon.usage", data, {{"genes", std::string("g1 g2 g3")}});
    QVERIFY(mirrored);
    QCOMPARE(report->scalar("cramers_v")->value, mirrored->scalar("cramers_v")->value);
    QCOMPARE(text(*report, "usage_comparison", "codons_a", 0), text(*mirrored, "usage_comparison", "codons_b", 0));
    const auto all =
        run("codon.usage", randomDataset(3, {}), {{"set_a", std::string("genes")}, {"genes", std::string("g1 g2 g3")}});
    QVERIFY(all);
    QVERIFY(hasNote(*all, "codon.not_compared"));
}

void TestSmallInputs::setAThatIsNotThere()
{
    for (const char* set : {"trait", "genes", "table", "table_2"}) {
        const Error error = errorOf("codon.usage", randomDataset(10, {}), {{"set_a", std::string(set)}});
        QCOMPARE(error.kind, ErrorKind::Usage);
        QCOMPARE(error.where, std::string("set_a"));
    }
}

void TestSmallInputs::copiesWithoutAnticodons()
{
    Dataset data = randomDataset(10, {});
    data.trnaCopies = TrnaCopies{{}, 0, "annotation"};
    const auto report = run("codon.bias", data);
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY(!hasNote(*report, "trna.source"));
    const std::string note = noteOf(*report, "trna.unread");
    QVERIFY2(note.find("tAI and DP are undefined") == 0, note.c_str());
}

void TestSmallInputs::fewReferenceGenes()
{
    const auto noteFor = [](const char* genes) {
        const auto report = run("codon.bias", randomDataset(40, {}),
                                {{"reference", std::string("genes")}, {"reference_genes", std::string(genes)}});
        return report ? noteOf(*report, "reference.few") : report.error().message;
    };
    QVERIFY(noteFor("g1").find("The reference set is 1 gene only") == 0);
    QVERIFY(noteFor("g1 g2 g3 g4 g5 g6 g7 g8 g9 g10 g11 g12 g13 g14 g15 g16 g17 g18 g19 g20").empty());
}

void TestSmallInputs::notesHoldNoUndefinedNumber()
{
    const Dataset data = randomDataset(60, {matrix(60, 3, noise), {}, {}, {}, traitOf(12)});
    for (const char* analysis : {"codon.optimal", "codon.multivariate", "codon.bias", "traits.pleiotropy",
                                 "traits.correlation", "traits.structure", "traits.condition", "genome.summary"}) {
        const auto report = run(analysis, data);
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        for (const Note& note : report->notes) QVERIFY2(note.text.find("–") == std::string::npos, note.text.c_str());
    }
}

void TestSmallInputs::saysWhatToDo()
{
    const Dataset silent = randomDataset(40, {matrix(40, 3, noise), {}, {}, {}, {}});
    const Error network = errorOf("traits.network", silent, {{"fdr", 0.0001}});
    QVERIFY2(network.message.find("load more phenotypes") != std::string::npos, network.message.c_str());
    const Dataset grouped =
        randomDataset(40, {matrix(40, 3, noise), {}, {}, "condition\tgroup\nc1\tone\nc2\tone\nc3\tone\n", {}});
    const Error structure = errorOf("traits.structure", grouped, {{"replicates", std::string("merge")}});
    QCOMPARE(structure.where, std::string("replicates"));
    QVERIFY2(structure.message.find("keep the conditions") != std::string::npos, structure.message.c_str());
    const Error one = errorOf("traits.combine", randomDataset(40, {matrix(40, 1, noise), {}, {}, {}, {}}));
    QVERIFY2(one.message.find("load a table with more columns") != std::string::npos, one.message.c_str());
}

void TestSmallInputs::oneIsSingular()
{
    const auto report = run("codon.usage", randomDataset(1, {}));
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    const auto structure = run(
        "traits.structure",
        randomDataset(
            40, {matrix(40, 3, [](int g, int c) { return c == 1 ? std::string("1") : noise(g, c); }), {}, {}, {}, {}}));
    QVERIFY2(structure, structure ? "" : structure.error().message.c_str());
    QCOMPARE(noteOf(*structure, "structure.flat"),
             std::string("1 trait does not vary over the genes; it has no component and stands alone in the tree."));
}

PLEIO_TEST(tst_small_inputs, TestSmallInputs)
#include "tst_small_inputs.moc"
