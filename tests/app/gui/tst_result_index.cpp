// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/decode_index.h"
#include "app/gui/evidence_table.h"
#include "core/analysis/analysis.h"
#include "core/analysis/analysis_ids.h"
#include "tests/app/gui/window_fixture.h"
#include "widgets/models/text.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

using namespace pleio;

namespace {

/// A decoding of the small genome with every trait twice, from two sources that disagree on the genes.
const Report& decoded()
{
    static const Report report = [] {
        const test::SmallGenome& files = test::smallGenome();
        std::string traits = "gene\ttrait\tsource\n";
        std::size_t line = 0;
        for (const QByteArray& row : files.traits.split('\n')) {
            const auto fields = row.split('\t');
            if (line++ == 0 || fields.size() < 2) continue;
            const std::string gene = fields[0].toStdString(), trait = fields[1].toStdString();
            traits += gene + '\t' + trait + "\tfirst\n";
            if (line % 4 != 0) traits += gene + '\t' + trait + "\tsecond\n";
        }
        NoProgress progress;
        std::vector<SourceFile> sources;
        sources.push_back(sourceFromBytes("genome.gbk", files.genbank.toStdString(), SourceRole::Genome));
        sources.push_back(sourceFromBytes("traits.tsv", traits, SourceRole::Traits));
        const Result<Dataset> dataset = loadDataset(std::move(sources), {}, progress);
        if (!dataset) qFatal("%s", dataset.error().oneLine().c_str());
        const Result<Report> made = runAnalysis(test::WindowFixture::quickRequest(), *dataset, progress);
        if (!made) qFatal("%s", made.error().oneLine().c_str());
        return *made;
    }();
    return report;
}

void permute(Table& table, const std::vector<std::size_t>& order)
{
    for (Column& column : table.columns)
        std::visit(
            [&](auto& values) {
                auto moved = values;
                if constexpr (requires { values.codes; }) {
                    for (std::size_t i = 0; i < order.size(); ++i) moved.codes[i] = values.codes[order[i]];
                } else {
                    for (std::size_t i = 0; i < order.size(); ++i) moved[i] = values[order[i]];
                }
                values = std::move(moved);
            },
            column.values);
}

/// The report with the rows of these tables in another order, as after a sort by another program.
std::shared_ptr<const Report> shuffled(const QStringList& tables)
{
    auto report = std::make_shared<Report>(decoded());
    for (Table& table : report->tables) {
        if (!tables.contains(qtext(table.id))) continue;
        std::vector<std::size_t> order(table.rows());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), std::mt19937(7));
        permute(table, order);
    }
    return report;
}

std::string cell(const Table& table, const char* column, std::size_t row) { return cellText(*table.find(column), row); }

/// Everything the index gives, by names, so that equal texts mean equal answers whatever the order of rows.
QStringList answers(const DecodeIndex& index)
{
    QStringList all;
    const Table& decode = *index.report().table("decode");
    const Table& keys = *index.report().table("keys");
    for (int row = 0; row < index.traits(); ++row) {
        const TraitId trait = index.trait(row);
        const QString name = trait.name + u'|' + trait.source;
        for (const std::int32_t at : index.decodeRows(row)) {
            const auto i = static_cast<std::size_t>(at);
            all << name + QStringLiteral(" gene ") + qtext(cell(decode, "gene_id", i) + ' ' + cell(decode, "z", i));
        }
        for (const std::int32_t at : index.keyRows(row)) {
            const auto i = static_cast<std::size_t>(at);
            all << name + QStringLiteral(" key ") + qtext(cell(keys, "codon", i) + ' ' + cell(keys, "weight", i));
        }
        all << name + QStringLiteral(" auc ") + QString::number(index.traitNumber(row, "auc_combined"), 'g', 17);
    }
    const Table& genes = *index.report().table("pleiotropy");
    for (std::size_t row = 0; row < genes.rows(); ++row) {
        const QString gene = qtext(cell(genes, "gene_id", row));
        for (const Evidence& evidence : index.evidence(gene)) {
            const TraitId trait = index.trait(evidence.trait);
            all << gene + u' ' + trait.name + u'|' + trait.source +
                       QStringLiteral(" %1 %2 %3").arg(evidence.member).arg(evidence.z, 0, 'g', 17).arg(evidence.p);
        }
    }
    all.sort();
    return all;
}

}  // namespace

class TestResultIndex : public QObject {
    Q_OBJECT
private slots:
    void rowsAreGroupedByTheTraitTheyName_data();
    void rowsAreGroupedByTheTraitTheyName();
    void evidenceIsInTheOrderOfTheTraits();
    void everyTraitHasItsRows();
    void genesAreFoundInEveryTable();
    void aReportWithoutTablesIsEmpty();
};

void TestResultIndex::rowsAreGroupedByTheTraitTheyName_data()
{
    QTest::addColumn<QStringList>("tables");
    QTest::newRow("decode") << QStringList{"decode"};
    QTest::newRow("traits") << QStringList{"traits"};
    QTest::newRow("keys") << QStringList{"keys"};
    QTest::newRow("all") << QStringList{"decode", "traits", "keys", "genes", "pleiotropy"};
}

void TestResultIndex::rowsAreGroupedByTheTraitTheyName()
{
    QFETCH(QStringList, tables);
    const QStringList expected = answers(DecodeIndex(std::make_shared<const Report>(decoded())));
    QVERIFY(expected.size() > 1000);
    QCOMPARE(answers(DecodeIndex(shuffled(tables))), expected);
}

void TestResultIndex::evidenceIsInTheOrderOfTheTraits()
{
    const DecodeIndex index(shuffled({"decode"}));
    const QString gene = qtext(cell(*index.report().table("pleiotropy"), "gene_id", 3));
    const std::vector<Evidence> evidence = index.evidence(gene);
    QCOMPARE(static_cast<int>(evidence.size()), index.traits());
    for (int i = 0; i < index.traits(); ++i) QCOMPARE(evidence[static_cast<std::size_t>(i)].trait, i);
    QVERIFY(index.evidence("no such gene").empty());
}

void TestResultIndex::everyTraitHasItsRows()
{
    const DecodeIndex index(shuffled({"decode", "traits"}));
    QCOMPARE(index.traits(), 8);
    const Table& decode = *index.report().table("decode");
    for (int row = 0; row < index.traits(); ++row) {
        const auto rows = index.decodeRows(row);
        QCOMPARE(rows.size(), decode.rows() / 8);
        QVERIFY(std::ranges::is_sorted(rows));
        for (const std::int32_t at : rows) {
            QCOMPARE(qtext(cell(decode, "trait", static_cast<std::size_t>(at))), index.trait(row).name);
            QCOMPARE(qtext(cell(decode, "source", static_cast<std::size_t>(at))), index.trait(row).source);
        }
        const Table genes = traitGenesTable(index, row);
        QCOMPARE(genes.rows(), rows.size());
        QCOMPARE(index.traitRow(index.trait(row)), row);
    }
    QVERIFY(index.decodeRows(-1).empty() && index.decodeRows(8).empty() && index.keyRows(8).empty());
}

void TestResultIndex::genesAreFoundInEveryTable()
{
    const ResultIndex index(shuffled({"decode", "genes", "pleiotropy"}));
    int tables = 0;
    for (const Table& table : index.report().tables) {
        const Column* genes = table.find("gene_id");
        if (!genes) continue;
        ++tables;
        std::map<std::string, std::vector<std::int32_t>> expected;
        for (std::size_t row = 0; row < table.rows(); ++row)
            expected[cellText(*genes, row)].push_back(static_cast<std::int32_t>(row));
        for (const auto& [gene, rows] : expected) {
            QCOMPARE(index.geneRows(table.id, qtext(gene)), rows);
            QCOMPARE(index.geneRow(table.id, qtext(gene)), rows.front());
        }
        QCOMPARE(index.geneRow(table.id, "no such gene"), -1);
    }
    QCOMPARE(tables, 3);
    QCOMPARE(index.geneRow("traits", "any"), -1);
    QVERIFY(index.geneRows("no such table", "any").empty());
}

void TestResultIndex::aReportWithoutTablesIsEmpty()
{
    const DecodeIndex index(std::make_shared<const Report>());
    QCOMPARE(index.traits(), 0);
    QVERIFY(index.evidence("any").empty());
    QCOMPARE(index.traitRow({"any", {}}), -1);
}

QTEST_GUILESS_MAIN(TestResultIndex)
#include "tst_result_index.moc"
