// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/figure_tabs.h"
#include "app/gui/frame/inspector.h"
#include "app/gui/frame/rank_bar.h"
#include "app/gui/frame/search_box.h"
#include "app/gui/frame/top_bar.h"
#include "app/gui/pages/page.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/jobs/problems_panel.h"
#include "widgets/models/text.h"
#include "widgets/plots/heat_map_tools.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <cmath>

using namespace pleio;
using pleio::test::WindowFixture;

namespace {

DataTable* tableOf(MainWindow& window, int page, const QString& viewName)
{
    for (DataTable* table : window.page(page).findChildren<DataTable*>())
        if (table->view().accessibleName() == viewName) return table;
    return nullptr;
}

QString allText(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) texts << label->text();
    return texts.join(u'\n');
}

}  // namespace

class TestGuiSelect : public QObject {
    Q_OBJECT
private slots:
    void aGeneSelectedOnOnePageIsSelectedOnAll();
    void aTraitSelectedOnOnePageIsSelectedOnAll();
    void theHeatMapOfTraitsIsSearched();
    void theInspectorShowsTheGene();
    void theInspectorRanksAmongTheUsedGenes();
    void theChipShowsAndClears();
    void searchFindsGenesByAnyName();
    void problemsJumpToTheGene();
    void theTableOfGenesShowsSubsets();
    void resultIndexFindsEvidence();
    void theTopBarKeepsItsHeight();
};

void TestGuiSelect::aGeneSelectedOnOnePageIsSelectedOnAll()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().showPage(MainWindow::Pleiotropy);
    DataTable* ranking = tableOf(f.window(), MainWindow::Pleiotropy, "Genes by called traits");
    QVERIFY(ranking);
    ranking->view().selectRow(3);
    const QString gene = ranking->model().key(3);
    QCOMPARE(f.selection().genes(), QSet<QString>{gene});
    QCOMPARE(f.selection().currentGene(), gene);

    DataTable* genes = tableOf(f.window(), MainWindow::Genes, "Genes");
    QCOMPARE(genes->view().selectionModel()->selectedRows().size(), 1);
    QCOMPARE(genes->model().key(genes->view().selectionModel()->selectedRows().front().row()), gene);
    f.window().showPage(MainWindow::Codons);
    QTRY_VERIFY(f.window().page(MainWindow::Codons).table());
    QTRY_VERIFY(f.window().page(MainWindow::Codons).table()->find("rscu_genes"));
    QVERIFY(f.window().page(MainWindow::Codons).figure());

    // And back: a gene of the table of genes changes the evidence on the page Pleiotropy.
    genes->view().selectRow(genes->model().rowsOf({ranking->model().key(5)}).front());
    QCOMPARE(ranking->selectedKeys(), QSet<QString>{ranking->model().key(5)});
    QVERIFY(allText(f.window().page(MainWindow::Pleiotropy)).contains(ranking->model().key(5)));
}

void TestGuiSelect::aTraitSelectedOnOnePageIsSelectedOnAll()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    DataTable* traits = tableOf(f.window(), MainWindow::Traits, "Traits");
    f.window().showPage(MainWindow::Traits);
    const auto result = f.session().decoding();
    for (int shown = 0; shown < result->traits(); ++shown) {
        const int row = traits->model().sourceRow(shown);
        traits->view().setCurrentIndex(traits->model().index(shown, 0));
        QCOMPARE(f.selection().trait(), result->trait(row));
        DataTable* genes = tableOf(f.window(), MainWindow::Traits, "Genes of the trait");
        QCOMPARE(std::size_t(genes->model().rowCount()), result->decodeRows(row).size());
        DataTable* key = tableOf(f.window(), MainWindow::Codons, "Key of the trait");
        QCOMPARE(std::size_t(key->model().rowCount()), result->keyRows(row).size());
        QCOMPARE(key->model().index(0, 0).data().toString(), result->trait(row).name);
    }
}

void TestGuiSelect::theHeatMapOfTraitsIsSearched()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().showPage(MainWindow::Traits);
    Page& page = f.window().page(MainWindow::Traits);
    auto* figures = page.findChild<FigureTabs*>();
    QVERIFY(figures);
    auto* tools = page.findChild<HeatMapTools*>();
    QVERIFY(tools && !tools->isVisible());  // another figure is in front
    for (int tab = 0; tab < figures->count(); ++tab)
        if (figures->widget(tab)->isAncestorOf(tools)) figures->setCurrentIndex(tab);
    QVERIFY(tools->isVisible());
    tools->find(QString::fromStdString(f.session().dataset()->traits.traits.front().name));
    QVERIFY(tools->hits() > 0);
}

void TestGuiSelect::theInspectorShowsTheGene()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const Gene& gene = f.session().dataset()->genome.genes[20];
    f.selection().selectGene(qtext(gene.id));
    const auto* inspector = f.window().findChild<Inspector*>();
    QVERIFY(allText(*inspector).contains(qtext(gene.displayName())));
    QVERIFY(allText(*inspector).contains(qtext(gene.product)));
    QVERIFY(allText(*inspector).contains("GC3s"));
    const QString two = qtext(f.session().dataset()->genome.genes[21].id);
    f.selection().addGenes({two});
    QCOMPARE(f.selection().currentGene(), qtext(gene.id));
    f.selection().step(1);
    QCOMPARE(f.selection().currentGene(), two);
}

/// The rank beside a number is that among the genes that take part in statistics, as its heading says; GC and traits
/// are known of the others as well.
void TestGuiSelect::theInspectorRanksAmongTheUsedGenes()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const Genome& genome = f.session().dataset()->genome;
    QVERIFY(genome.usedGenes() < std::int64_t(genome.genes.size()));
    const auto genes = f.session().document().summary->table("genes");
    const QStringList ids{"codons", "gc", "gc3s", "cai", "traits"};
    for (std::size_t gene = 0; gene < genome.genes.size(); gene += 5) {
        if (!genome.genes[gene].used()) continue;
        f.selection().selectGene(qtext(genome.genes[gene].id));
        const auto bars = f.window().findChild<Inspector*>()->widget()->findChildren<RankBar*>();
        QCOMPARE(bars.size(), ids.size());
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const Column& column = *genes->find(utf8(ids[i]));
            double below = 0, others = -1;
            for (std::size_t other = 0; other < genome.genes.size(); ++other) {
                if (!genome.genes[other].used() || std::isnan(cellNumber(column, other))) continue;
                ++others;
                below += cellNumber(column, other) < cellNumber(column, gene) ? 1 : 0;
            }
            if (std::isnan(cellNumber(column, gene))) continue;
            QCOMPARE(bars[i]->toolTip(),
                     QStringLiteral("Larger than in %1 % of the used genes").arg(qRound(100 * (below / others))));
        }
    }
}

void TestGuiSelect::theChipShowsAndClears()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    auto* chip = f.window().findChild<QToolButton*>("chip");
    QVERIFY(chip && !chip->isVisible());
    f.selection().setGenes({"a", "b", "c"});
    QTRY_VERIFY(chip->isVisible());
    QVERIFY(chip->text().contains("3"));
    f.window().actions().clearSelection->trigger();
    QTRY_VERIFY(!chip->isVisible());
    QVERIFY(f.selection().genes().isEmpty());
}

void TestGuiSelect::searchFindsGenesByAnyName()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    auto* search = f.window().findChild<SearchBox*>();
    const Gene& gene = f.session().dataset()->genome.genes[40];
    f.window().actions().search->trigger();
    QTest::keyClicks(search, qtext(gene.proteinId.empty() ? gene.id : gene.proteinId));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(f.selection().currentGene(), qtext(gene.id));
    QCOMPARE(f.window().currentPage(), int(MainWindow::Genes));
    QVERIFY(search->text().isEmpty());
}

void TestGuiSelect::problemsJumpToTheGene()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    ProblemsPanel& panel = f.window().problems();
    const NotesModel& model = panel.model();
    QString gene;
    for (int row = 0; row < model.rowCount() && gene.isEmpty(); ++row) {
        const QModelIndex note = model.index(row, 0);
        for (int i = 0; i < model.rowCount(note) && gene.isEmpty(); ++i) {
            const QString example = model.index(i, 0, note).data(NotesModel::ExampleRole).toString();
            if (!f.session().findGene(example)) continue;
            gene = example;
            emit panel.exampleActivated(example);
        }
    }
    QVERIFY(!gene.isEmpty());  // the generator writes CDS that are left out
    QCOMPARE(f.selection().genes().size(), 1);
    QCOMPARE(f.window().currentPage(), int(MainWindow::Genes));
}

void TestGuiSelect::theTableOfGenesShowsSubsets()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    DataTable* genes = tableOf(f.window(), MainWindow::Genes, "Genes");
    const auto& genome = f.session().dataset()->genome;
    QCOMPARE(std::size_t(genes->model().rowCount()), genome.genes.size());
    genes->setSubset(1);
    emit genes->subsetChosen(1);
    QCOMPARE(std::int64_t(genes->model().rowCount()), genome.usedGenes());
    f.selection().setGenes({qtext(genome.genes[1].id), qtext(genome.genes[2].id)});
    genes->setSubset(2);
    emit genes->subsetChosen(2);
    QCOMPARE(genes->model().rowCount(), 2);
}

void TestGuiSelect::resultIndexFindsEvidence()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const auto result = f.session().decoding();
    const Table& decode = *result->table("decode");
    for (const std::size_t row : {std::size_t(0), std::size_t(77), decode.rows() - 1}) {
        const QString gene = qtext(cellText(*decode.find("gene_id"), row));
        const QString trait = qtext(cellText(*decode.find("trait"), row));
        bool found = false;
        for (const Evidence& evidence : result->evidence(gene)) {
            if (evidence.row != std::int32_t(row)) continue;
            found = true;
            QCOMPARE(result->trait(evidence.trait).name, trait);
            QCOMPARE(evidence.z, cellNumber(*decode.find("z"), row));
        }
        QVERIFY(found);
        QCOMPARE(result->evidence(gene).size(), std::size_t(result->traits()));
    }
}

void TestGuiSelect::theTopBarKeepsItsHeight()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const auto* bar = f.window().findChild<TopBar*>();
    QApplication::processEvents();
    const int before = bar->height();
    f.selection().setGenes({qtext(f.session().dataset()->genome.genes[1].id)});
    QApplication::processEvents();
    QVERIFY(f.window().findChild<QToolButton*>("chipClear")->isVisible());
    QCOMPARE(bar->height(), before);
}

PLEIO_TEST(tst_gui_select, TestGuiSelect)
#include "tst_gui_select.moc"
