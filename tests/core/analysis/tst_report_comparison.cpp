// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_comparison.h"

#include "core/base/undefined.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/support/faults.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace pleio;

namespace {

ReportComparison compared(const Report& a, const Report& b)
{
    NoProgress none;
    const ComparedRun runs[] = {{"A", a.provenance, &a}, {"B", b.provenance, &b}};
    return compareReports(runs, none).value();
}

const Table& tableOf(const ReportComparison& comparison, const std::string& id)
{
    const auto found = std::ranges::find(comparison.tables, id, &Table::id);
    if (found == comparison.tables.end()) qFatal("the comparison lacks a table");
    return *found;
}

/// Genes and traits with a number each, in an order drawn from `seed`; some rows left out, some numbers undefined.
Report drawnReport(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<std::pair<std::string, std::string>> rows;
    for (int gene = 0; gene < 30; ++gene)
        for (const char* trait : {"motility", "growth"})
            if (random() % 5 != 0) rows.emplace_back("g" + std::to_string(gene), trait);
    std::shuffle(rows.begin(), rows.end(), random);
    std::vector<std::string> genes, words;
    std::vector<double> scores;
    std::vector<std::int64_t> counts;
    Categories traits{{"growth", "motility"}, {}};
    for (const auto& [gene, trait] : rows) {
        genes.push_back(gene);
        traits.codes.push_back(trait == "growth" ? 0 : 1);
        scores.push_back(random() % 7 == 0 ? kUndefined : static_cast<double>(random() % 100) / 7);
        counts.push_back(static_cast<std::int64_t>(random() % 3));
        words.emplace_back(random() % 2 == 0 ? "yes" : "no");
    }
    Report report;
    report.tables = {{"calls",
                      "Calls",
                      {{"score", "Score", "", scores},
                       {"gene_id", "Gene", "", genes},
                       {"trait", "Trait", "", traits},
                       {"count", "Count", "", counts},
                       {"called", "Called", "", words}}}};
    report.scalars = {{"n", "Rows", static_cast<double>(rows.size()), ""}, {"none", "None", kUndefined, ""}};
    report.provenance.analysis = "cipher.decode";
    report.provenance.seed = seed;
    return report;
}

void shuffleRows(Table& table, std::uint64_t seed)
{
    std::vector<std::size_t> order(table.rows());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), std::mt19937_64(seed));
    const auto arranged = [&](auto& values) {
        const auto before = values;
        for (std::size_t i = 0; i < order.size(); ++i) values[i] = before[order[i]];
    };
    for (Column& column : table.columns)
        std::visit(
            [&](auto& values) {
                if constexpr (std::is_same_v<std::decay_t<decltype(values)>, Categories>)
                    arranged(values.codes);
                else
                    arranged(values);
            },
            column.values);
}

/// The rows of a table as text, in no order. A zero has no sign here.
std::multiset<std::string> rowsOf(const Table& table)
{
    std::multiset<std::string> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string text;
        for (const Column& column : table.columns) {
            const std::string cell = cellText(column, row);
            text += (cell == "-0" ? "0" : cell) + "\t";
        }
        rows.insert(text);
    }
    return rows;
}

/// The number of a column by the key of its row.
std::map<std::string, double> byKey(const Table& table, const std::string& id)
{
    std::map<std::string, double> values;
    for (std::size_t row = 0; row < table.rows(); ++row)
        values[cellText(*table.find("gene_id"), row) + "/" + cellText(*table.find("trait"), row)] =
            cellNumber(*table.find(id), row);
    return values;
}

}  // namespace

class TestReportComparison : public QObject {
    Q_OBJECT

private slots:
    void aReportDiffersNotFromItself()
    {
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const Report report = seed % 2 == 0 ? pleio::test::randomReport(seed) : drawnReport(seed);
            const ReportComparison same = compared(report, report);
            QCOMPARE(tableOf(same, "settings").rows(), std::size_t{0});
            QCOMPARE(tableOf(same, "scalars").rows(), std::size_t{0});
            const Table& joined = tableOf(same, "joined");
            for (std::size_t row = 0; row < joined.rows(); ++row) {
                QCOMPARE(cellNumber(*joined.find("rows_that_differ"), row), 0.0);
                QCOMPARE(cellNumber(*joined.find("rows_not_in_all"), row), 0.0);
            }
        }
    }

    void theOrderOfRowsPlaysNoPart()
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Report a = drawnReport(seed), b = drawnReport(seed + 1000);
            Report shuffled = b;
            shuffleRows(shuffled.tables.front(), seed);
            QVERIFY(rowsOf(tableOf(compared(a, b), "calls")) == rowsOf(tableOf(compared(a, shuffled), "calls")));
        }
    }

    void otherSidesNegate()
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Report a = drawnReport(seed), b = drawnReport(seed + 1000);
            const ReportComparison there = compared(a, b), back = compared(b, a);
            for (const char* id : {"score_2_minus_1", "count_2_minus_1"}) {
                const auto forth = byKey(tableOf(there, "calls"), id);
                const auto reverse = byKey(tableOf(back, "calls"), id);
                QCOMPARE(forth.size(), reverse.size());
                for (const auto& [key, value] : forth) {
                    QCOMPARE(std::isnan(value), std::isnan(reverse.at(key)));
                    if (!std::isnan(value)) QCOMPARE(value, -reverse.at(key));
                }
            }
            QVERIFY(byKey(tableOf(there, "calls"), "score_1").size() > a.tables.front().rows());
            const Table& numbers = tableOf(there, "scalars");
            if (a.scalars[0].value == b.scalars[0].value) continue;
            QCOMPARE(numbers.rows(), std::size_t{1});
            QCOMPARE(cellNumber(*numbers.find("value_2_minus_1"), 0), b.scalars[0].value - a.scalars[0].value);
            QCOMPARE(cellNumber(*numbers.find("relative_2"), 0),
                     -cellNumber(*tableOf(back, "scalars").find("relative_2"), 0));
        }
    }

    void saysWhatDiffersInARow()
    {
        Report a, b;
        a.tables = {{"traits",
                     "Traits",
                     {{"trait", "Trait", "", std::vector<std::string>{"x", "y", "z"}},
                      {"auc", "AUC", "", std::vector<double>{0.5, kUndefined, 0.75}},
                      {"grade", "Grade", "", std::vector<std::string>{"A", "B", "C"}},
                      {"old", "Old", "", std::vector<double>{1, 2, 3}}}}};
        b.tables = {{"traits",
                     "Traits",
                     {{"trait", "Trait", "", std::vector<std::string>{"y", "x", "w"}},
                      {"auc", "AUC", "", std::vector<double>{0.25, 0.5, 0.1}},
                      {"grade", "Grade", "", Categories{{"B", "D"}, {1, -1, 0}}}}}};
        a.provenance.parameters = Parameters({{"folds", std::int64_t{5}}, {"same", true}});
        b.provenance.parameters = Parameters({{"folds", std::int64_t{7}}, {"same", true}});
        a.provenance.inputs = {{"genome", "g.gbk", "aa", "format = GenBank"}, {"traits", "t.tsv", "bb", "gene = a"}};
        b.provenance.inputs = {{"genome", "g.gbk", "aa", "format = GenBank"}, {"traits", "t.tsv", "bb", "gene = b"}};
        const ReportComparison both = compared(a, b);
        const Table& traits = tableOf(both, "traits");
        QCOMPARE(toTsv(traits),
                 std::string("trait\tonly_in\tdifferences\tauc_1\tauc_2\tauc_2_minus_1\tgrade_1\tgrade_2\n"
                             "x\t\t1\t0.5\t0.5\t0\tA\t\n"
                             "y\t\t2\t\t0.25\t\tB\tD\n"
                             "z\tA\t0\t0.75\t\t\tC\t\n"
                             "w\tB\t0\t\t0.1\t\t\tB\n"));
        QCOMPARE(toTsv(tableOf(both, "settings")), std::string("kind\tid\tvalue_1\tvalue_2\n"
                                                               "parameter\tfolds\t5\t7\n"
                                                               "reading\ttraits\tgene = a\tgene = b\n"));
        QCOMPARE(toTsv(tableOf(both, "joined")), std::string("table\tkey\trows\trows_not_in_all\trows_that_differ\n"
                                                             "traits\ttrait\t4\t2\t2\n"));
        QCOMPARE(both.notes.size(), std::size_t{1});
        QCOMPARE(both.notes[0].code, std::string("comparison.column_missing"));
        QCOMPARE(both.notes[0].examples, std::vector<std::string>{"old"});
    }

    void saysWhatCannotBeCompared()
    {
        Report a, b;
        const Column twice{"name", "Name", "", std::vector<std::string>{"x", "x"}};
        a.tables = {{"twice", "Rows of the same name", {twice}}, {"alone", "", {}}};
        b.tables = {{"twice", "", {twice}}};
        NoProgress none;
        const ComparedRun runs[] = {{"A", {}, &a}, {"B", {}, &b}};
        const auto both = compareReports(runs, none);
        QVERIFY(both);
        QCOMPARE(both->tables.size(), std::size_t{3});
        QCOMPARE(both->notes.size(), std::size_t{2});
        QCOMPARE(both->notes[0].code, std::string("comparison.no_key"));
        QCOMPARE(
            both->notes[0].text,
            std::string("Rows of the same name (twice) cannot be put side by side: its rows bear no names by which "
                        "those of one run are found in another."));
        QCOMPARE(both->notes[1].code, std::string("comparison.table_missing"));
        const ComparedRun failed[] = {{"A", {}, &a}, {"B", {}, nullptr}};
        const auto one = compareReports(failed, none);
        QVERIFY(one);
        QCOMPARE(one->notes[0].code, std::string("comparison.no_result"));
    }

    void comparesThreeWithTheFirst()
    {
        const Report reports[] = {drawnReport(1), drawnReport(2), drawnReport(3)};
        NoProgress none;
        std::vector<ComparedRun> runs;
        for (const Report& report : reports) runs.push_back({"R" + std::to_string(runs.size() + 1), {}, &report});
        const auto all = compareReports(runs, none);
        QVERIFY(all);
        const Table& calls = tableOf(*all, "calls");
        const auto first = byKey(calls, "score_1"), third = byKey(calls, "score_3"),
                   difference = byKey(calls, "score_3_minus_1");
        for (const auto& [key, value] : difference)
            QVERIFY(std::isnan(value) ? std::isnan(third.at(key) - first.at(key))
                                      : value == third.at(key) - first.at(key));
        QVERIFY(calls.find("score_2_minus_1") != nullptr);
    }

    /// A join that looks through one table for each row of the other would take hours here.
    void joinsAMillionRows()
    {
        constexpr std::size_t kRows = 1'000'000;
        std::vector<std::string> genes(kRows);
        std::vector<double> values(kRows);
        for (std::size_t i = 0; i < kRows; ++i) {
            genes[i] = "gene_" + std::to_string(i * 7919 % kRows);
            values[i] = static_cast<double>(i % 1000);
        }
        Report a, b;
        a.tables = {{"genes", "", {{"gene_id", "", "", genes}, {"value", "", "", values}}}};
        std::ranges::reverse(genes);
        std::ranges::reverse(values);
        values.front() += 1;
        b.tables = {{"genes", "", {{"gene_id", "", "", genes}, {"value", "", "", values}}}};
        const ReportComparison both = compared(a, b);
        const Table& joined = tableOf(both, "joined");
        QCOMPARE(cellNumber(*joined.find("rows"), 0), static_cast<double>(kRows));
        QCOMPARE(cellNumber(*joined.find("rows_that_differ"), 0), 1.0);
    }

    void stopsWhenCancelled()
    {
        const Report report = drawnReport(5);
        pleio::test::CancelAt progress(1);
        const ComparedRun runs[] = {{"A", {}, &report}, {"B", {}, &report}};
        const auto stopped = compareReports(runs, progress);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    }
};

PLEIO_TEST(tst_report_comparison, TestReportComparison)
#include "tst_report_comparison.moc"
