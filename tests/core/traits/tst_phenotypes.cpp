// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/traits/phenotype_p.h"
#include "core/traits/phenotypes.h"
#include "tests/core/traits/small_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

PhenotypeTable tableOf(std::vector<std::string> rows, std::vector<std::string> conditions, std::vector<double> values)
{
    PhenotypeTable table;
    table.file = "p.tsv";
    table.rows = std::move(rows);
    table.conditions = std::move(conditions);
    table.values = std::move(values);
    return table;
}

Result<Phenotypes> matched(std::vector<PhenotypeTable> tables, const PhenotypeCompanions& companions = {})
{
    const Genome genome = test::smallGenome();
    const GeneIndex index(genome);
    return matchPhenotypes(std::move(tables), companions, genome, index);
}

std::int64_t countOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? 0 : found->count;
}

}  // namespace

class TestPhenotypes : public QObject {
    Q_OBJECT

private slots:
    void rowsFindTheirGenes()
    {
        const auto out = matched(
            {tableOf({"b0002", "stranger", "b0001", "b0001"}, {"A", "B"}, {1.5, 2, 3, 4, 1, kUndefined, 3, 7})});
        QVERIFY2(out, out ? "" : out.error().message.c_str());
        QCOMPARE(out->effect.rows(), Eigen::Index{3});
        QVERIFY(out->genes == (std::vector<std::int32_t>{2, -1, 1}));
        QCOMPARE(out->effect(0, 0), 1.5);
        QCOMPARE(out->effect(2, 0), 2.0);  // mean of the two rows
        QCOMPARE(out->effect(2, 1), 7.0);  // of those that are there
        QCOMPARE(out->scale, PhenotypeScale::Score);
        QCOMPARE(countOf(out->notes, "phenotypes.unmatched"), std::int64_t{1});
        QCOMPARE(countOf(out->notes, "phenotypes.repeated"), std::int64_t{1});
        QVERIFY(out->groups == out->conditions);
    }

    void callsAreMergedAsCalls()
    {
        const auto out =
            matched({tableOf({"b0001", "b0001"}, {"A", "B", "C", "D"}, {1, -1, 0, kUndefined, 0, 1, 0, -1})});
        QVERIFY(out);
        QCOMPARE(out->scale, PhenotypeScale::Ternary);
        QCOMPARE(out->effect(0, 0), 1.0);
        QVERIFY(std::isnan(out->effect(0, 1)));  // they contradict each other
        QCOMPARE(out->effect(0, 2), 0.0);
        QCOMPARE(out->effect(0, 3), -1.0);
    }

    void companionsAreFoundByName()
    {
        const PhenotypeTable p = tableOf({"b0002", "b0001"}, {"B", "A"}, {0.2, 0.3, 0.4, 0.5});
        const PhenotypeTable t = tableOf({"b0001"}, {"A"}, {-3});
        ConditionTable groups;
        groups.groups = {{"A", "salt"}};
        groups.controls = {"Time0"};
        groups.notes = {{Severity::Info, "conditions.unknown", "", 1, {}, ""}};
        const auto out = matched({tableOf({"b0001", "b0002"}, {"A", "B"}, {1.5, 2, 3, 4})}, {{t}, {p}, {}, &groups});
        QVERIFY(out);
        QCOMPARE(out->p(0, 0), 0.5);
        QCOMPARE(out->p(0, 1), 0.4);
        QCOMPARE(out->p(1, 0), 0.3);
        QCOMPARE(out->p(1, 1), 0.2);
        QCOMPARE(out->t(0, 0), -3.0);
        QVERIFY(std::isnan(out->t(1, 1)));
        QCOMPARE(out->q.size(), Eigen::Index{0});
        QVERIFY(out->controls == std::vector<std::string>{"Time0"});
        QCOMPARE(countOf(out->notes, "conditions.unknown"), std::int64_t{1});
        QVERIFY(out->groups == (std::vector<std::string>{"salt", "B"}));
        QCOMPARE(countOf(out->notes, "phenotypes.ungrouped"), std::int64_t{1});
    }

    void oneCellThatIsNoProbabilityIsMissing()
    {
        const PhenotypeTable scores = tableOf({"b0001", "b0002"}, {"A", "B"}, {1.5, 2, 3, 4});
        const auto out = matched({scores}, {{}, {tableOf({"b0001", "b0002"}, {"A", "B"}, {0.5, 1.7, 0.1, 0.2})}, {}});
        QVERIFY2(out, out ? "" : out.error().message.c_str());
        QVERIFY(std::isnan(out->p(0, 1)));
        QCOMPARE(out->p(1, 1), 0.2);
        const auto note = std::ranges::find(out->notes, "phenotypes.no_probability", &Note::code);
        QVERIFY(note != out->notes.end());
        QCOMPARE(note->examples.front(), std::string("1.70 for b0001 in B"));
        // Where they are many it is another table.
        const auto bad = matched({scores}, {{}, {tableOf({"b0001", "b0002"}, {"A", "B"}, {5, 1.7, 0.1, 0.2})}, {}});
        QVERIFY(!bad);
        QVERIFY2(bad.error().message.find("2 of 4 probabilities") != std::string::npos, bad.error().message.c_str());
    }

    void filesAreJoinedByTheGene_data()
    {
        QTest::addColumn<bool>("turned");
        QTest::newRow("a, b") << false;
        QTest::newRow("b, a") << true;
    }
    void filesAreJoinedByTheGene()
    {
        QFETCH(bool, turned);
        // b0000 is ECK0001; "fdhF" is a gene of its own and an excluded one, so b0002; the strangers differ.
        PhenotypeTable a = tableOf({"b0002", "stranger", "b0001"}, {"A1", "A2"}, {1.5, 2, 3, 4, 5, 6});
        PhenotypeTable b = tableOf({"ECK0001", "fdhF", "other", "stranger"}, {"B"}, {7, 8, 9, 10});
        a.file = "a.tsv";
        b.file = "b.tsv";
        b.p = {0.1, 0.2, 0.3, kUndefined};
        const auto out = turned ? matched({b, a}) : matched({a, b});
        QVERIFY2(out, out ? "" : out.error().message.c_str());
        QVERIFY(out->genes == (std::vector<std::int32_t>{0, 1, 2, -1, -1}));
        QVERIFY(out->rows == (std::vector<std::string>{"b0000", "b0001", "b0002", "other", "stranger"}));
        QVERIFY(out->conditions ==
                (turned ? std::vector<std::string>{"B", "A1", "A2"} : std::vector<std::string>{"A1", "A2", "B"}));
        QCOMPARE(out->file, std::string(turned ? "b.tsv, a.tsv" : "a.tsv, b.tsv"));
        const Eigen::Index first = turned ? 1 : 0, last = turned ? 0 : 2;
        const auto column = [](const Eigen::MatrixXd& values, Eigen::Index c) {
            std::string text;
            for (const double value : values.col(c))
                text += std::isnan(value) ? "- " : std::to_string(value).substr(0, 3) + " ";
            return text;
        };
        QCOMPARE(column(out->effect, first), std::string("- 5.0 1.5 - 3.0 "));
        QCOMPARE(column(out->effect, first + 1), std::string("- 6.0 2.0 - 4.0 "));
        QCOMPARE(column(out->effect, last), std::string("7.0 - 8.0 9.0 10. "));
        QCOMPARE(column(out->p, last), std::string("0.1 - 0.2 0.3 - "));
        QCOMPARE(column(out->p, first), std::string("- - - - - "));
        QCOMPARE(out->t.size(), Eigen::Index{0});
        QCOMPARE(countOf(out->notes, "phenotypes.partial"), std::int64_t{3});
        QCOMPARE(countOf(out->notes, "phenotypes.without_p"), std::int64_t{2});
        QCOMPARE(countOf(out->notes, "phenotypes.repeated"), std::int64_t{0});
    }

    void scaleIsThatOfAllFiles()
    {
        PhenotypeTable calls = tableOf({"b0001", "b0001"}, {"A"}, {1, 0});
        PhenotypeTable scores = tableOf({"b0001"}, {"B"}, {2.5});
        const auto out = matched({calls, scores});
        QVERIFY(out);
        QCOMPARE(out->scale, PhenotypeScale::Score);
        QCOMPARE(out->effect(0, 0), 0.5);
    }

    void conditionsOfOneNameAreRefused_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("isNamedAsFile");
        QTest::addColumn<QString>("says");
        QTest::newRow("two files") << "a.tsv"
                                   << "b.tsv" << false << "in a.tsv and in b.tsv";
        QTest::newRow("two folders") << "a.tsv"
                                     << "a.tsv" << false << "Two files called a.tsv";
        QTest::newRow("comparisons in two folders") << "results.csv"
                                                    << "results.csv" << true << "both results.csv; rename one";
        QTest::newRow("comparisons with two endings") << "results.csv"
                                                      << "results.tsv" << true << "results.csv and results.tsv; rename";
    }
    void conditionsOfOneNameAreRefused()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, isNamedAsFile);
        QFETCH(QString, says);
        PhenotypeTable a = tableOf({"b0001"}, {"results"}, {1.5}), b = tableOf({"b0002"}, {"results"}, {2.5});
        a.file = first.toStdString();
        b.file = second.toStdString();
        a.isNamedAsFile = b.isNamedAsFile = isNamedAsFile;
        const auto out = matched({a, b});
        QVERIFY(!out);
        QCOMPARE(out.error().kind, ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(out.error().message).contains(says), out.error().message.c_str());
    }

    void aFileOfPHasTheSay()
    {
        PhenotypeTable a = tableOf({"b0001", "b0002"}, {"A"}, {1.5, 2}), b = tableOf({"b0001"}, {"B"}, {3});
        a.p = {0.1, 0.2};
        a.q = {0.3, 0.4};
        b.p = {0.5};
        const PhenotypeTable p = tableOf({"fdhF", "b0000"}, {"A", "C"}, {0.6, 0.7, 0.8, 0.9});
        const auto out = matched({a, b}, {{}, {p}, {}});
        QVERIFY2(out, out ? "" : out.error().message.c_str());
        QCOMPARE(out->p(1, 0), 0.6);
        QVERIFY(std::isnan(out->p(0, 0)));  // the file does not say, and the table is not asked
        QCOMPARE(out->p(0, 1), 0.5);
        QCOMPARE(out->q(0, 0), 0.3);
        QCOMPARE(countOf(out->notes, "phenotypes.other_condition"), std::int64_t{1});
        QCOMPARE(countOf(out->notes, "phenotypes.other_row"), std::int64_t{1});
        const auto twice = matched({a, b}, {{}, {p, p}, {}});
        QVERIFY(!twice);
    }

    void saysByWhichKeyRowsMatch()
    {
        const auto out = matched({tableOf({"eco:b0001", "eco:b0002", "fdhF", "ECK0001", "insA", "stranger", "stranger"},
                                          {"A"}, {1.5, 2, 3, 4, 5, 6, 7})});
        QVERIFY2(out, out ? "" : out.error().message.c_str());
        const MatchReport& match = out->match;
        QCOMPARE(match.rows, std::int64_t{7});
        QCOMPARE(match.matched, std::int64_t{4});
        QCOMPARE(match.ambiguous, std::int64_t{1});  // insA
        QVERIFY(match.unmatched == (std::vector<std::pair<std::string, std::int64_t>>{{"stranger", 2}}));
        const auto by = [&match](const std::string& key) {
            const auto found = std::ranges::find(match.byKey, key, &std::pair<std::string, std::int64_t>::first);
            return found == match.byKey.end() ? std::int64_t{-1} : found->second;
        };
        QCOMPARE(by("locus_tag"), std::int64_t{0});
        QCOMPARE(by("old_locus_tag"), std::int64_t{1});
        QCOMPARE(by("gene"), std::int64_t{1});
        QCOMPARE(by("locus_tag behind 'eco:'"), std::int64_t{2});
        QCOMPARE(by("sequence"), std::int64_t{-1});
        QCOMPARE(countOf(out->notes, "phenotypes.prefix"), std::int64_t{2});
    }

    void refusesTablesThatDoNotBelong()
    {
        const auto main = tableOf({"b0001"}, {"A"}, {1.5});
        QVERIFY(!matched({tableOf({"stranger"}, {"A"}, {1.5})}));
        const PhenotypeTable otherRows = tableOf({"b0002"}, {"A"}, {0.5}),
                             otherColumns = tableOf({"b0001"}, {"B"}, {0.5}), wrong = tableOf({"b0001"}, {"A"}, {1.5});
        for (const PhenotypeTable& p : {otherRows, otherColumns, wrong}) QVERIFY(!matched({main}, {{}, {p}, {}}));
    }

    void pOfNormalValuesAndCalls()
    {
        Eigen::MatrixXd z(1, 3);
        z << 1.959963984540054, -2.5758293035489004, kUndefined;
        const Eigen::MatrixXd p = normalP(z);
        QVERIFY(std::abs(p(0, 0) - 0.05) < 1e-12 && std::abs(p(0, 1) - 0.01) < 1e-12 && std::isnan(p(0, 2)));

        Eigen::MatrixXd calls = Eigen::MatrixXd::Zero(100, 1);
        calls.topRows(20).setConstant(-1);
        const Eigen::MatrixXd ofCalls = callP(calls, 0.05);
        QVERIFY(std::abs(ofCalls(0, 0) - 1.0 / 81) < 1e-15);  // one of 20 calls is false; 81 genes have no phenotype
        QCOMPARE(ofCalls(50, 0), 1.0);
    }

    void centredScoresStandardiseTheBulk()
    {
        Eigen::MatrixXd scores(5, 3);
        scores << 1, 5, kUndefined, 2, 5, 7, 3, 5, 7, 4, 5, kUndefined, 100, 6, 7;
        const CentredScores centred = centredScores(scores);
        QVERIFY(std::abs(centred.z(4, 0) - 97 / 1.4826) < 1e-12);
        QVERIFY(std::abs(centred.z(0, 0) + 2 / 1.4826) < 1e-12);  // lower than the bulk, though above 0
        QCOMPARE(centred.z(2, 0), 0.0);
        QCOMPARE(centred.effect(0, 0), -2.0);
        QCOMPARE(centred.standardised(0, 0), centred.z(0, 0));
        // Most scores are equal: there is no spread to tell p by, but one to compare columns by.
        QVERIFY(std::isnan(centred.z(4, 1)));
        QCOMPARE(centred.effect(4, 1), 1.0);
        QVERIFY(std::abs(centred.standardised(4, 1) - std::sqrt(5.0)) < 1e-15);
        QCOMPARE(centred.standardised(1, 2), 0.0);
        QVERIFY(std::isnan(centred.effect(0, 2)) && std::isnan(centred.standardised(0, 2)));

        const CentredScores moved = centredScores(4 * scores.array() + 64);
        QVERIFY(moved.z.col(0) == centred.z.col(0) && moved.effect.col(0) == 4 * centred.effect.col(0));
        QVERIFY(moved.standardised.leftCols(2) == centred.standardised.leftCols(2));
    }

    void deviatesOfGivenPHaveTheSignOfTheEffect()
    {
        Eigen::MatrixXd p(1, 5), effect(1, 5);
        p << 0.05, 0.05, 0, kUndefined, 0.5;
        effect << 2, -3, -1, 1, kUndefined;
        const Eigen::MatrixXd z = signedDeviates(p, effect);
        QVERIFY(std::abs(z(0, 0) - 1.959963984540054) < 1e-12 && std::abs(z(0, 1) + 1.959963984540054) < 1e-12);
        QVERIFY(z(0, 2) < -38 && z(0, 2) > -39);
        QVERIFY(std::isnan(z(0, 3)) && std::isnan(z(0, 4)));
    }
};

PLEIO_TEST(tst_phenotypes, TestPhenotypes)
#include "tst_phenotypes.moc"
