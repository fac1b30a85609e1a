// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/tables/condition_table.h"
#include "core/io/tables/phenotype_table.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pleio;

namespace {

using Names = std::vector<std::string>;
using Groups = std::vector<std::pair<std::string, std::string>>;

Result<ConditionTable> conditions(const QByteArray& text, const Names& names, const ReadChoices& choices = {})
{
    NoProgress progress;
    return readConditions(sourceFromBytes("c.tsv", text.toStdString(), SourceRole::Conditions), names, choices,
                          progress);
}

std::string decided(const Reading& reading, std::string_view id)
{
    const auto found = std::ranges::find(reading.decisions, id, &Reading::Decision::id);
    return found == reading.decisions.end() ? std::string() : found->value;
}

const QByteArray kQuality = "name\tshort\tt0set\tnum\tcor12\tu\n"
                            "setA1\tTime0\td1\t1\t0.1\tFALSE\n"
                            "setA2\tLB\td1\t2\t0.9\tTRUE\n"
                            "setA3\tLB\td1\t3\t0.8\tTRUE\n"
                            "setA4\tM9 glucose\td1\t4\t0.01\tFALSE\n";
const Names kExperiments{"setA1 Time0", "setA2 LB", "setA3 LB", "setA4 M9 glucose"};

}  // namespace

class TestConditionTable : public QObject {
    Q_OBJECT

private slots:
    void knowsConditionTables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("is");
        QTest::newRow("chemicals") << QByteArray("column\tlabel\tchemical\n1\tA|1\tA\n2\tA|2\tA\n") << true;
        QTest::newRow("condition and group") << QByteArray("condition,group\nA1,A\nA2,A\n") << true;
        QTest::newRow("condition and numbers") << QByteArray("Experiment\tDrug\tdose\nA1\tA\t0.5\nA2\tA\t1\n") << true;
        QTest::newRow("fit_quality of FEBA") << kQuality << true;
        QTest::newRow("exps of FEBA") << QByteArray("SetName\tIndex\tDescription\nA\tT1\tTime0\nA\tT2\tLB\n") << true;
        QTest::newRow("experiments of the Fitness Browser")
            << QByteArray("orgId\texpName\texpDesc\ttimeZeroSet\nKeio\tset1IT1\tLB\td1\nKeio\tset1IT2\tM9\td1\n")
            << true;
        QTest::newRow("gene and trait") << QByteArray("gene\ttrait\nb1\tx\nb2\tx\n") << false;
        QTest::newRow("gene and drug") << QByteArray("locus_tag\tdrug\nb1\tx\nb2\tx\n") << false;
        QTest::newRow("strong.tab of FEBA")
            << QByteArray("locusId\tsysName\tdesc\tname\tshort\tlrn\tt\nb1\tb1\tx\tsetA2\tLB\t2\t9\n"
                          "b2\tb2\ty\tsetA2\tLB\t3\t7\n")
            << false;
        QTest::newRow("without a header") << QByteArray("b1\tx\nb2\tx\n") << false;
        QTest::newRow("header alone") << QByteArray("condition\tgroup\n") << false;
        QTest::newRow("wide") << QByteArray("gene\tstress\tcold\nb1\t1\t0\nb2\t0\t1\n") << false;
    }
    void knowsConditionTables()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, is);
        const FormatInfo* format = sniffFormat(text.toStdString());
        QCOMPARE(format && format->role == SourceRole::Conditions, is);
    }

    void readsConditionTables()
    {
        const auto table =
            conditions("column\tlabel\tchemical\n1\tA|1\tA\n2\tA|2\tA\n3\tB\tB\n4\tZ\t\n", {"A|1", "A|2", "B"});
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->conditionColumn, std::string("label"));
        QCOMPARE(table->groupColumn, std::string("chemical"));
        QVERIFY(table->groups == (Groups{{"A|1", "A"}, {"A|2", "A"}, {"B", "B"}}));
        QCOMPARE(table->notes.size(), std::size_t{1});
        QCOMPARE(table->notes.front().code, std::string("conditions.unknown"));
        QVERIFY(table->notes.front().examples == Names{"Z"});
        const auto unnamed = conditions("A|1\tx\tone\nA|2\ty\tone\nB\tz\ttwo\n", {"A|1", "A|2", "B"});
        QVERIFY(unnamed);
        QCOMPARE(unnamed->groups.size(), std::size_t{3});
        QCOMPARE(unnamed->groups[1].second, std::string("one"));
        QVERIFY(!conditions("a\tb\n1\t2\n", {"A"}));
        QVERIFY(!conditions("label\tdose\nA\t1\nB\t2\n", {"A", "B"}));
    }

    void namesAreMatched_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("group");
        QTest::newRow("name and short") << kQuality << "name"
                                        << "short";
        QTest::newRow("first word") << QByteArray("experiment\tgroup\nsetA1\tTime0\nsetA2\tLB\nsetA3\tLB\n"
                                                  "setA4\tM9 glucose\n")
                                    << "experiment"
                                    << "group";
        QTest::newRow("Fitness Browser")
            << QByteArray("orgId\texpName\texpDesc\texpGroup\nK\tsetA1\tTime0\tx\nK\tsetA2\tLB\tx\nK\tsetA3\tLB\tx\n"
                          "K\tsetA4\tM9 glucose\ty\n")
            << "expName"
            << "expDesc";
        QTest::newRow("exps, by the end of the word")
            << QByteArray("SetName\tIndex\tDescription\tGroup\nX\tA1\tTime0\tg\nX\tA2\tLB\tg\nX\tA3\tLB\tg\n"
                          "X\tA4\tM9 glucose\tg\n")
            << "Index"
            << "Description";
    }
    void namesAreMatched()
    {
        QFETCH(QByteArray, text);
        const auto table = conditions(text, kExperiments);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QTEST(QString::fromStdString(table->conditionColumn), "column");
        QTEST(QString::fromStdString(table->groupColumn), "group");
        QVERIFY(
            table->groups ==
            (Groups{
                {"setA1 Time0", "Time0"}, {"setA2 LB", "LB"}, {"setA3 LB", "LB"}, {"setA4 M9 glucose", "M9 glucose"}}));
    }

    void aWordThatSeveralBeginWithNamesNone()
    {
        const auto table =
            conditions("experiment\tgroup\nLB\tx\nM9\ty\nZ\ty\n", {"LB pH 5", "LB pH 7", "M9 glucose", "Z"});
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->groups == (Groups{{"M9 glucose", "y"}, {"Z", "y"}}));
        QVERIFY(table->notes.front().examples == Names{"LB"});
    }

    void qualityDecidesWhatIsUsed_data()
    {
        QTest::addColumn<ReadChoices>("choices");
        QTest::addColumn<Names>("failed");
        QTest::addColumn<Names>("controls");
        QTest::addColumn<QString>("reading");
        const QString names = "condition = name, group = short, ";
        QTest::newRow("found") << ReadChoices{} << Names{"setA4 M9 glucose"} << Names{"setA1 Time0"}
                               << names + "use = u, controls = leave out";
        QTest::newRow("all") << ReadChoices{{"use", "all"}} << Names{} << Names{"setA1 Time0"}
                             << names + "use = all, controls = leave out";
        QTest::newRow("controls too") << ReadChoices{{"use", "all"}, {"controls", "use"}} << Names{} << Names{}
                                      << names + "use = all, controls = use";
    }
    void qualityDecidesWhatIsUsed()
    {
        QFETCH(ReadChoices, choices);
        const auto table = conditions(kQuality, kExperiments, choices);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QTEST(table->failed, "failed");
        QTEST(table->controls, "controls");
        QFETCH(QString, reading);
        const QString text = QString::fromStdString(table->reading.text());
        QVERIFY2(text.endsWith(reading), qPrintable(text));
    }

    void choicesNameColumns()
    {
        const QByteArray text = "condition\tgroup\tdrug\nA\t1\tx\nB\t1\ty\n";
        const auto table = conditions(text, {"A", "B"}, {{"group", "drug"}});
        QVERIFY(table);
        QCOMPARE(table->groupColumn, std::string("drug"));
        QCOMPARE(decided(table->reading, "group"), std::string("drug"));
        for (const ReadChoices& wrong :
             {ReadChoices{{"group", "x"}}, ReadChoices{{"condition", "x"}}, ReadChoices{{"use", "u"}},
              ReadChoices{{"use", "some"}}, ReadChoices{{"controls", "no"}}}) {
            const auto refused = conditions(text, {"A", "B"}, wrong);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);
        }
    }

    void leavesOutWhatFailedAndControls()
    {
        const auto read = conditions(kQuality, kExperiments);
        QVERIFY(read);
        PhenotypeTable table;
        table.rows = {"b1", "b2"};
        table.conditions = kExperiments;
        table.values = {1, 2, 3, 4, 5, 6, 7, 8};
        QVERIFY(leaveOutConditions(*read, table));
        QVERIFY(table.conditions == (Names{"setA2 LB", "setA3 LB"}));
        QVERIFY(table.values == (std::vector<double>{2, 3, 6, 7}));
        QCOMPARE(table.notes.size(), std::size_t{2});
        QVERIFY(table.notes[0].code == "conditions.failed" && table.notes[0].examples == Names{"setA4 M9 glucose"});
        QVERIFY(table.notes[1].code == "conditions.controls" && table.notes[1].examples == Names{"setA1 Time0"});

        table.conditions = {"setA1 Time0"};
        table.values = {1, 2};
        QVERIFY(!leaveOutConditions(*read, table));
    }

    void ecoliChemicals()
    {
        const QString matrix = test::dataFile("ecoli_k12/nichols2011_ternary_by_gene.tsv.gz");
        PLEIO_REQUIRE_DATA(matrix);
        NoProgress progress;
        const auto source = readSourceFile(matrix.toStdString(), SourceRole::Phenotypes, progress);
        const auto table = readPhenotypes(*source, {}, progress);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        const auto file = readSourceFile(test::dataFile("ecoli_k12/nichols2011_conditions.tsv").toStdString(),
                                         SourceRole::Conditions, progress);
        const auto groups = readConditions(*file, table->conditions, {}, progress);
        QVERIFY2(groups, groups ? "" : groups.error().message.c_str());
        QCOMPARE(groups->groupColumn, std::string("chemical"));
        std::set<std::string> chemicals;
        for (const auto& [condition, group] : groups->groups) chemicals.insert(group);
        QCOMPARE(chemicals.size(), std::size_t{114});
        QVERIFY(groups->failed.empty() && groups->controls.empty());
    }

    void febaQuality_data()
    {
        QTest::addColumn<QString>("strain");
        QTest::addColumn<qsizetype>("experiments");
        QTest::addColumn<qsizetype>("controls");
        QTest::addColumn<qsizetype>("failed");
        // Counted with cut, sort and uniq.
        QTest::newRow("D. dadantii 3937") << "Dda3937" << qsizetype{42} << qsizetype{6} << qsizetype{1};
        QTest::newRow("D. dianthicola 67-19") << "Ddia6719" << qsizetype{37} << qsizetype{2} << qsizetype{2};
    }
    void febaQuality()
    {
        QFETCH(QString, strain);
        const QString matrix = test::dataFile("dickeya/" + strain + "/fit_logratios.tab");
        PLEIO_REQUIRE_DATA(matrix);
        NoProgress progress;
        const auto source = readSourceFile(matrix.toStdString(), SourceRole::Phenotypes, progress);
        const auto table = readPhenotypes(*source, {}, progress);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        for (const char* file : {"fit_quality.tab", "exps"}) {
            const auto about = readSourceFile(test::dataFile("dickeya/" + strain + '/' + file).toStdString(),
                                              SourceRole::Conditions, progress);
            const auto read = readConditions(*about, table->conditions, {}, progress);
            QVERIFY2(read, read ? "" : read.error().message.c_str());
            QTEST(static_cast<qsizetype>(read->groups.size()), "experiments");
            QTEST(static_cast<qsizetype>(read->controls.size()), "controls");
            if (file[0] == 'f') QTEST(static_cast<qsizetype>(read->failed.size()), "failed");
        }
    }
};

PLEIO_TEST(tst_condition_table, TestConditionTable)
#include "tst_condition_table.moc"
