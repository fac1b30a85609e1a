// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/decode_index.h"
#include "app/gui/evidence_table.h"
#include "widgets/models/text.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

using namespace pleio;

namespace {

constexpr int kTraits = 4, kSources = 2, kGenes = 25;

/// A decoding with every trait from two sources, its tables as cipher.decode writes them: rows of "decode" and "keys"
/// grouped by trait, and each number its own.
const Report& decoded()
{
    static const Report report = [] {
        std::mt19937 engine(1);
        std::uniform_real_distribution<double> number(-1, 1);
        Table traits{"traits", "Traits", {}}, decode{"decode", "Gene by trait", {}}, keys{"keys", "Trait keys", {}};
        Table genes{"genes", "Genes", {}}, pleiotropy{"pleiotropy", "Pleiotropy", {}};
        std::vector<std::string> trait, source, gene, symbol, keyTrait, keySource, codon;
        std::vector<double> auc, z, p, q, probability, weight;
        std::vector<std::int64_t> member, called;
        Categories decodeGene, decodeTrait, decodeSource;
        for (int g = 0; g < kGenes; ++g) {
            gene.push_back("g" + std::to_string(g));
            symbol.push_back("sym" + std::to_string(g));
            called.push_back(g);
        }
        decodeGene.levels = gene;
        for (int t = 0; t < kTraits * kSources; ++t) {
            // Both sources of a name follow each other.
            trait.emplace_back("trait " + std::to_string(t / kSources));
            source.emplace_back(t % kSources == 0 ? "first" : "second");
            auc.push_back(number(engine));
            for (int g = 0; g < kGenes; ++g) {
                decodeGene.codes.push_back(g);
                decodeTrait.codes.push_back(t);
                decodeSource.codes.push_back(t);
                member.push_back((g + t) % 3 == 0 ? 1 : 0);
                for (auto* values : {&z, &p, &q, &probability}) values->push_back(number(engine));
            }
            for (const char* name : {"AAA", "AAG", "TTT"}) {
                keyTrait.push_back(trait.back());
                keySource.push_back(source.back());
                codon.emplace_back(name);
                weight.push_back(number(engine));
            }
        }
        decodeTrait.levels = trait;
        decodeSource.levels = source;
        traits.columns = {
            {"trait", "", "", trait, {}}, {"source", "", "", source, {}}, {"auc_combined", "", "", auc, {}}};
        decode.columns = {{"gene_id", "", "", decodeGene, {}},
                          {"trait", "", "", decodeTrait, {}},
                          {"member", "", "", member, {}},
                          {"z", "", "", z, {}},
                          {"p", "", "", p, {}},
                          {"q", "", "", q, {}},
                          {"probability", "", "", probability, {}},
                          {"source", "", "", decodeSource, {}}};
        keys.columns = {{"trait", "", "", keyTrait, {}},
                        {"source", "", "", keySource, {}},
                        {"codon", "", "", codon, {}},
                        {"weight", "", "", weight, {}}};
        genes.columns = {
            {"gene_id", "", "", gene, {}}, {"symbol", "", "", symbol, {}}, {"product", "", "", symbol, {}}};
        pleiotropy.columns = {{"gene_id", "", "", gene, {}}, {"called_traits", "", "", called, {}}};
        Report made;
        made.tables = {genes, traits, keys, decode, pleiotropy};
        return made;
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
        const TraitId& trait = index.trait(row);
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
            const TraitId& trait = index.trait(evidence.trait);
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
    void rowsWithoutSourceGoByTheName();
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
    QCOMPARE(expected.size(), qsizetype{kTraits} * kSources * (2 * kGenes + 3 + 1));
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
    QCOMPARE(index.traits(), kTraits * kSources);
    const Table& decode = *index.report().table("decode");
    for (int row = 0; row < index.traits(); ++row) {
        const auto rows = index.decodeRows(row);
        QCOMPARE(rows.size(), std::size_t{kGenes});
        QVERIFY(std::ranges::is_sorted(rows));
        for (const std::int32_t at : rows) {
            QCOMPARE(qtext(cell(decode, "trait", static_cast<std::size_t>(at))), index.trait(row).name);
            QCOMPARE(qtext(cell(decode, "source", static_cast<std::size_t>(at))), index.trait(row).source);
        }
        const Table genes = traitGenesTable(index, row);
        QCOMPARE(genes.rows(), rows.size());
        QCOMPARE(index.traitRow(index.trait(row)), row);
    }
    QVERIFY(index.decodeRows(-1).empty() && index.decodeRows(index.traits()).empty());
    QVERIFY(index.keyRows(-1).empty() && index.keyRows(index.traits()).empty());
}

/// Early versions named no source in "decode"; a name that two traits bear then tells nothing.
void TestResultIndex::rowsWithoutSourceGoByTheName()
{
    auto report = std::make_shared<Report>(decoded());
    for (Table& table : report->tables) {
        if (table.id == "decode") table.columns.pop_back();
        if (table.id == "traits") std::get<std::vector<std::string>>(table.columns[0].values)[1] = "alone";
        if (table.id == "decode") std::get<Categories>(table.columns[1].values).levels[1] = "alone";
    }
    const DecodeIndex index(report);
    QCOMPARE(index.decodeRows(0).size(), std::size_t{kGenes});
    QCOMPARE(index.decodeRows(1).size(), std::size_t{kGenes});
    QVERIFY(index.decodeRows(2).empty() && index.decodeRows(3).empty());
    QCOMPARE(index.evidence("g3").size(), std::size_t{2});
    QCOMPARE(index.keyRows(2).size(), std::size_t{3});
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

PLEIO_TEST(tst_result_index, TestResultIndex)
#include "tst_result_index.moc"
