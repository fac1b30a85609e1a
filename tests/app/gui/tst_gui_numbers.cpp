// SPDX-License-Identifier: GPL-3.0-or-later
// One number for one header: what the window shows of a gene is the same on the page Genes, in the inspector and in the
// tables of all runs.
#include "app/gui/frame/inspector.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/run_view.h"
#include "app/gui/pages/tabs_page.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QGridLayout>
#include <QLabel>
#include <QSet>
#include <QTest>

#include <map>
#include <string>
#include <tuple>

using namespace pleio;
using namespace pleio::test;

namespace {

/// A number of a test is of the test that its table reports.
const QStringList kOfTheTable{"p", "q", "z"};

/// What is shown of each gene under each header, and where two views show different texts.
class Shown {
public:
    explicit Shown(const Genome& genome)
    {
        for (const Gene& gene : genome.genes)
            if (gene.exclusion == Exclusion::DuplicateId) m_repeated.insert(qtext(gene.id));
    }
    void add(const QString& gene, const QString& header, const QString& text, const QString& where)
    {
        ++count;
        const auto [at, isNew] = m_seen.try_emplace({gene, header}, text, where);
        const auto& [other, place] = at->second;
        if (!isNew && other != text)
            m_conflicts << QStringLiteral("%1 of %2: %3 (%4) and %5 (%6)").arg(header, gene, other, place, text, where);
    }
    /// The cells of a table on screen, row by row as its model gives them; nothing of a table with several rows a gene.
    void addTable(DataTable& table, const QString& where)
    {
        TableModel& model = table.model();
        const int key = model.columnOf("gene_id");
        if (key < 0 || model.rowCount() == 0) return;
        QHash<QString, int> rows;
        for (int row = 0; row < model.rowCount(); ++row) ++rows[model.key(row)];
        for (auto row = rows.cbegin(); row != rows.cend(); ++row)
            if (row.value() > 1 && !m_repeated.contains(row.key())) return;  // a row a gene and trait
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto id = model.headerData(column, Qt::Horizontal, TableModel::ColumnIdRole).toString();
            if (!isNumber(model, column) || kOfTheTable.contains(id)) continue;
            const QString header = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            for (int row = 0; row < model.rowCount(); ++row)
                if (rows[model.key(row)] == 1)
                    add(model.key(row), header, model.data(model.index(row, column), Qt::DisplayRole).toString(),
                        where);
        }
    }
    void addInspector(const Inspector& inspector, const QString& gene)
    {
        for (const QGridLayout* grid : inspector.findChildren<QGridLayout*>())
            for (int line = 0; line < grid->rowCount(); ++line) {
                const auto labelAt = [&](int column) {
                    const QLayoutItem* item = grid->itemAtPosition(line, column);
                    return item ? qobject_cast<QLabel*>(item->widget()) : nullptr;
                };
                if (const QLabel* name = labelAt(0), *value = labelAt(1); name && value)
                    add(gene, name->text(), value->text(), "inspector");
            }
    }
    [[nodiscard]] QString text(const QString& gene, const QString& header) const
    {
        const auto at = m_seen.find({gene, header});
        return at == m_seen.end() ? QString() : at->second.first;
    }
    [[nodiscard]] QString conflicts() const { return "\n" + m_conflicts.mid(0, 20).join('\n'); }
    [[nodiscard]] bool hasConflicts() const { return !m_conflicts.isEmpty(); }
    int count = 0;

private:
    static bool isNumber(const TableModel& model, int column)
    {
        const auto& table = *model.table();
        const std::string id = utf8(model.headerData(column, Qt::Horizontal, TableModel::ColumnIdRole).toString());
        const Column* found = table.find(id);
        return found && (std::holds_alternative<std::vector<double>>(found->values) ||
                         std::holds_alternative<std::vector<std::int64_t>>(found->values));
    }

    QSet<QString> m_repeated;  ///< ids that several CDS of the annotation have
    std::map<std::pair<QString, QString>, std::pair<QString, QString>> m_seen;
    QStringList m_conflicts;
};

DataTable* genesTable(MainWindow& window)
{
    for (DataTable* table : window.page(MainWindow::Genes).findChildren<DataTable*>())
        if (table->table() == window.page(MainWindow::Genes).table()) return table;
    return nullptr;
}

/// Runs an analysis with few repetitions and, if wanted, other choices.
bool runNow(WindowFixture& f, const std::string& id, const std::map<std::string, std::string>& choices = {})
{
    Request request = f.session().request(id);
    for (const ParameterSpec& spec : findAnalysis(id)->parameters)
        if (spec.id == "permutations" || spec.id == "rotations") request.parameters.set(spec.id, std::int64_t{20});
    for (const auto& [name, value] : choices) request.parameters.set(name, value);
    f.session().analyze(request);
    return f.waitIdle() && f.session().result(id) != nullptr;
}

/// Adds everything the window shows of genes.
void walk(WindowFixture& f, const QStringList& genes, Shown& shown)
{
    f.window().showPage(MainWindow::Genes);
    shown.addTable(*genesTable(f.window()), "Genes");
    auto* inspector = f.window().findChild<Inspector*>();
    for (const QString& gene : genes) {
        f.selection().setGenes({gene});
        shown.addInspector(*inspector, gene);
    }
    for (const auto page : {MainWindow::Codons, MainWindow::Traits, MainWindow::Pleiotropy}) {
        f.window().showPage(page);
        auto& tabs = static_cast<TabsPage&>(f.window().page(page));
        for (RunView* run : tabs.runs()) {
            tabs.showRun(run->analysis());
            if (run->isEmpty()) continue;
            for (const Table& table : f.session().result(run->analysis())->report().tables) {
                run->report().showTable(table.id);
                shown.addTable(run->report().tableView(), qtext(run->analysis() + " " + table.id));
            }
        }
    }
    f.window().showPage(MainWindow::Trials);
}

}  // namespace

class TestGuiNumbers : public QObject {
    Q_OBJECT
private slots:
    void oneNumberUnderOneHeader_data();
    void oneNumberUnderOneHeader();
};

void TestGuiNumbers::oneNumberUnderOneHeader_data()
{
    QTest::addColumn<bool>("real");
    QTest::newRow("small genome") << false;
    QTest::newRow("K-12") << true;
}

void TestGuiNumbers::oneNumberUnderOneHeader()
{
    QFETCH(bool, real);
    WindowFixture f;
    QStringList genes;
    if (real) {
        const QString genome = dataFile("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz");
        PLEIO_REQUIRE_DATA(genome);
        f.window().open({genome});
        QVERIFY(f.waitIdle());
        genes = {"b0344", "b0002", "b3986", "b1474"};  // lacZ, thrA, rplL, fdnG (selenocysteine)
    } else {
        QVERIFY(f.openSmallGenome());
        for (const std::size_t i : {0U, 7U, 30U, 99U}) genes << qtext(f.session().dataset()->genome.genes[i].id);
    }
    QVERIFY(f.session().hasData());

    Shown shown(f.session().dataset()->genome);
    walk(f, genes, shown);
    for (const char* id : {"codon.bias", "codon.usage", "codon.multivariate", "codon.windows"}) QVERIFY(runNow(f, id));
    if (!real) QVERIFY(runNow(f, "cipher.decode"));
    walk(f, genes, shown);
    QVERIFY2(!shown.hasConflicts(), qPrintable(shown.conflicts()));
    QVERIFY(shown.count > 1000);
    if (real) {
        QCOMPARE(shown.text("b0344", "Codons"), QString("1,024"));
        QCOMPARE(shown.text("b0344", "CAI"), QString("0.432"));
    }

    // Runs by other conventions join the page Genes under other headers and replace nothing.
    QVERIFY(runNow(f, "codon.bias", {{"start_codon", "drop"}, {"reference", "self"}}));
    QVERIFY(runNow(f, "codon.usage", {{"start_codon", "drop"}}));
    Shown other(f.session().dataset()->genome);
    f.window().showPage(MainWindow::Genes);
    other.addTable(*genesTable(f.window()), "Genes");
    for (const QString& gene : genes) {
        for (const char* header : {"Codons", "GC", "GC3s", "CAI"}) {
            QVERIFY(!shown.text(gene, header).isEmpty());
            QCOMPARE(other.text(gene, header), shown.text(gene, header));
        }
        QVERIFY(!other.text(gene, "Codons (without start codon)").isEmpty());
    }
    walk(f, genes, other);
    QVERIFY2(!other.hasConflicts(), qPrintable(other.conflicts()));
    if (real) QCOMPARE(other.text("b0344", "Codons (without start codon)"), QString("1,023"));
}

PLEIO_TEST(tst_gui_numbers, TestGuiNumbers)
#include "tst_gui_numbers.moc"
