// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/exports.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/run_view.h"
#include "app/gui/frame/search_box.h"
#include "app/gui/gene_columns.h"
#include "app/gui/pages/tabs_page.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "core/analysis/report_json.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/models/text.h"
#include "widgets/plots/plot_view.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <limits>

using namespace pleio;
using pleio::test::readAll;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

namespace {

TabsPage& codonsPage(MainWindow& window) { return static_cast<TabsPage&>(window.page(MainWindow::Codons)); }

RunView* runOf(MainWindow& window, const std::string& analysis)
{
    for (RunView* run : codonsPage(window).runs())
        if (run->analysis() == analysis) return run;
    return nullptr;
}

QPushButton* buttonOf(const QWidget& widget, const QString& text)
{
    for (QPushButton* button : widget.findChildren<QPushButton*>())
        if (button->text() == text && button->isVisible()) return button;
    return nullptr;
}

/// Keys of the genes that a figure shows as points, bars or rows of a heat map.
QStringList geneKeys(const PlotSpec& spec, const Session& session)
{
    QStringList keys;
    const auto add = [&](const std::vector<std::string>& from) {
        for (const std::string& key : from)
            if (session.findGene(qtext(key))) keys << qtext(key);
    };
    for (const plot::Panel& panel : spec.panels)
        for (const plot::Layer& layer : panel.layers) {
            if (const auto* points = std::get_if<plot::Points>(&layer)) add(points->keys);
            if (const auto* bars = std::get_if<plot::Bars>(&layer)) add(bars->keys);
            if (const auto* map = std::get_if<plot::HeatMap>(&layer)) add(map->rowKeys);
        }
    return keys;
}

void everyCodonAnalysis()
{
    QTest::addColumn<QString>("analysis");
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        if (analysis.id.starts_with("codon.")) QTest::newRow(analysis.id.c_str()) << qtext(analysis.id);
}

/// Runs an analysis from its tab on the small genome; false if the window did not come to rest.
bool runFromTab(WindowFixture& f, const std::string& id)
{
    if (!f.openSmallGenome()) return false;
    f.window().showPage(MainWindow::Codons);
    codonsPage(f.window()).showRun(id);
    runOf(f.window(), id)->runAction()->trigger();
    return f.waitIdle();
}

}  // namespace

class TestGuiCodons : public QObject {
    Q_OBJECT
private slots:
    void everyAnalysisRunsFromItsTab_data() { everyCodonAnalysis(); }
    void everyAnalysisRunsFromItsTab();
    void figuresAndTablesSelectGenes_data() { everyCodonAnalysis(); }
    void figuresAndTablesSelectGenes();
    void runsAndTabComeBack_data() { everyCodonAnalysis(); }
    void runsAndTabComeBack();
    void figureAndTableAreExported_data() { everyCodonAnalysis(); }
    void figureAndTableAreExported();
    void aChangedParameterMarksItsOwnTab();
    void aResultDoesNotTakeAnybodyAway();
    void aWaitingRunIsCancelled();
    void theMenuListsEveryAnalysis();
    void searchFindsAnalyses();
    void theFormOffersTraitsAndSelectedGenes();
    void runsJoinTheTableOfGenes();
};

void TestGuiCodons::everyAnalysisRunsFromItsTab()
{
    QFETCH(QString, analysis);
    const std::string id = utf8(analysis);
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Codons);
    QVERIFY(codonsPage(f.window()).showRun(id));
    RunView* run = runOf(f.window(), id);
    QVERIFY(run && run->isVisible() && run->isEmpty());
    QVERIFY(!run->figure() && !run->table());
    QPushButton* start = nullptr;
    QTRY_VERIFY((start = buttonOf(*run, "Run with the defaults")) != nullptr);  // shown by the event loop
    QVERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(f.session().analysisJob(id) != 0);
    QVERIFY(!run->runAction()->isEnabled());
    QTRY_VERIFY(buttonOf(*run, "Cancel the run"));
    QVERIFY(f.waitIdle());
    QVERIFY(!run->isEmpty());
    QVERIFY(!buttonOf(*run, "Cancel the run"));
    QCOMPARE(f.window().currentPage(), int(MainWindow::Codons));
    QVERIFY(!f.window().page(MainWindow::Codons).isStaleShown());

    const auto result = f.session().result(id);
    QVERIFY(result);
    for (const PlotSpec& plot : result->report().plots) {
        run->report().showFigure(plot.id);
        QCOMPARE(run->figure()->id, plot.id);
        QCOMPARE(f.window().page(MainWindow::Codons).figure(), run->figure());
    }
    for (const Table& table : result->report().tables) {
        run->report().showTable(table.id);
        QCOMPARE(run->table()->id, table.id);
        QCOMPARE(std::size_t(run->report().tableView().model().rowCount()), table.rows());
    }
}

void TestGuiCodons::figuresAndTablesSelectGenes()
{
    QFETCH(QString, analysis);
    const std::string id = utf8(analysis);
    WindowFixture f;
    QVERIFY(runFromTab(f, id));
    RunView* run = runOf(f.window(), id);
    const auto result = f.session().result(id);
    QVERIFY(result);
    for (const PlotSpec& plot : result->report().plots) {
        const QStringList keys = geneKeys(plot, f.session());
        if (keys.size() < 2) continue;
        run->report().showFigure(plot.id);
        emit run->report().figurePanel().view().keysSelected({keys[0], "no such gene"}, false);
        QCOMPARE(f.selection().genes(), QSet<QString>{keys[0]});
        emit run->report().figurePanel().view().keysSelected({keys[1]}, true);
        QCOMPARE(f.selection().genes(), (QSet<QString>{keys[0], keys[1]}));
    }
    for (const Table& table : result->report().tables) {
        if (!table.find("gene_id") || table.rows() < 4) continue;
        run->report().showTable(table.id);
        run->report().tableView().view().selectRow(3);
        const QString gene = run->report().tableView().model().key(3);
        QCOMPARE(f.selection().genes(), QSet<QString>{gene});
        const QString other = run->report().tableView().model().key(1);
        f.selection().setGenes({other});
        QCOMPARE(run->report().tableView().selectedKeys(), QSet<QString>{other});
        auto* onlySelected = run->findChild<QCheckBox*>();
        QVERIFY(onlySelected && onlySelected->isVisibleTo(run));
        onlySelected->setChecked(true);
        QVERIFY(run->report().tableView().model().rowCount() >= 1);
        QVERIFY(std::size_t(run->report().tableView().model().rowCount()) < table.rows());
        for (int row = 0; row < run->report().tableView().model().rowCount(); ++row)
            QCOMPARE(run->report().tableView().model().key(row), other);
        onlySelected->setChecked(false);
        QCOMPARE(std::size_t(run->report().tableView().model().rowCount()), table.rows());
    }
    // The selection is that of the other pages.
    const QString gene = qtext(f.session().dataset()->genome.genes[30].id);
    f.session().selectGenes({gene}, false);
    for (DataTable* table : f.window().page(MainWindow::Genes).findChildren<DataTable*>())
        if (table->view().accessibleName() == "Genes") QCOMPARE(table->selectedKeys(), QSet<QString>{gene});
    QVERIFY(f.window().findChild<QToolButton*>("chip")->text().contains("1 gene"));
}

void TestGuiCodons::runsAndTabComeBack()
{
    QFETCH(QString, analysis);
    const std::string id = utf8(analysis);
    WindowFixture f;
    QVERIFY(runFromTab(f, id));
    const QByteArray report = reportToCbor(f.session().result(id)->report());
    const Report& shown = f.session().result(id)->report();
    const std::string figure = shown.plots.empty() ? std::string() : shown.plots.back().id;
    const std::string table = shown.tables.empty() ? std::string() : shown.tables.back().id;
    runOf(f.window(), id)->report().showFigure(figure);
    runOf(f.window(), id)->report().showTable(table);
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());

    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.window().currentPage(), int(MainWindow::Codons));
    RunView* run = runOf(f.window(), id);
    QVERIFY(run->isVisible() && !run->isEmpty());
    QCOMPARE(reportToCbor(f.session().result(id)->report()), report);
    if (!figure.empty()) QCOMPARE(run->figure()->id, figure);
    if (!table.empty()) QCOMPARE(run->table()->id, table);
    QVERIFY(!f.window().page(MainWindow::Codons).isStaleShown());
}

void TestGuiCodons::figureAndTableAreExported()
{
    QFETCH(QString, analysis);
    const std::string id = utf8(analysis);
    WindowFixture f;
    QVERIFY(runFromTab(f, id));
    const Page& page = f.window().page(MainWindow::Codons);
    const auto result = f.session().result(id);
    QCOMPARE(f.window().actions().exportFigure->isEnabled(), !result->report().plots.empty());
    QVERIFY(f.window().actions().exportTable->isEnabled());
    if (page.figure()) exportFigure(f.session(), *page.figure(), f.path("figure.svg"));
    exportTable(f.session(), page.table(), f.path("table.tsv"));
    QVERIFY(f.waitIdle());
    if (page.figure()) QVERIFY(readAll(f.path("figure.svg")).contains("<svg"));
    QVERIFY(readAll(f.path("table.tsv")).endsWith(QByteArray::fromStdString(toTsv(*page.table()))));
}

void TestGuiCodons::aChangedParameterMarksItsOwnTab()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const Page& page = f.window().page(MainWindow::Codons);
    f.window().showPage(MainWindow::Codons);
    codonsPage(f.window()).showRun("codon.usage");
    runOf(f.window(), "codon.usage")->runAction()->trigger();
    QVERIFY(f.waitIdle());
    Request changed = f.session().request("codon.usage");
    changed.seed = 99;
    f.session().setRequest(changed);
    QVERIFY(page.isStaleShown());
    for (QTabWidget* tabs : page.findChildren<QTabWidget*>())
        if (tabs->indexOf(runOf(f.window(), "codon.usage")) >= 0) tabs->setCurrentIndex(0);
    QVERIFY(!page.isStaleShown());
}

/// Who went on to another page or tab meanwhile stays there, and is told where the result is.
void TestGuiCodons::aResultDoesNotTakeAnybodyAway()
{
    WindowFixture f;
    const std::string usage(kCodonUsage), bias(kCodonBias);
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Codons);
    codonsPage(f.window()).showRun(kCodonUsage);
    runOf(f.window(), usage)->runAction()->trigger();
    f.window().showPage(MainWindow::Genes);
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().result(kCodonUsage));
    QCOMPARE(f.window().currentPage(), int(MainWindow::Genes));
    QToolButton* show = nullptr;
    for (QToolButton* button : f.window().findChildren<QToolButton*>())
        if (button->text() == QLatin1String("Show") && button->isVisible()) show = button;
    QVERIFY(show);
    show->click();
    QCOMPARE(f.window().currentPage(), int(MainWindow::Codons));
    QVERIFY(runOf(f.window(), usage)->isVisible());
    QVERIFY(!show->isVisible());
    // The same between tabs of one page.
    runOf(f.window(), usage)->runAction()->trigger();
    codonsPage(f.window()).showRun(kCodonBias);
    QVERIFY(f.waitIdle());
    QVERIFY(runOf(f.window(), bias)->isVisible());
    QVERIFY(show->isVisible());
}

void TestGuiCodons::aWaitingRunIsCancelled()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Codons);
    codonsPage(f.window()).showRun("codon.usage");
    RunView* run = runOf(f.window(), "codon.usage");
    run->runAction()->trigger();
    QPushButton* cancel = buttonOf(*run, "Cancel the run");
    QVERIFY(cancel);
    QTest::mouseClick(cancel, Qt::LeftButton);  // before the event loop hands over a result
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().analysisJob("codon.usage"), 0);
    QVERIFY(!f.session().result("codon.usage"));
    QVERIFY(run->isEmpty() && run->runAction()->isEnabled());
    QVERIFY(!f.session().isDirty());
    run->runAction()->trigger();
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().result("codon.usage"));
}

void TestGuiCodons::theMenuListsEveryAnalysis()
{
    WindowFixture f;
    for (QAction* form : f.window().actions().forms) QVERIFY(!form->isEnabled());
    QVERIFY(f.openSmallGenome());
    QMenu* menu = nullptr;
    for (QToolButton* button : f.window().findChildren<QToolButton*>())
        if (button->accessibleName() == "Analyze" && button->menu()) menu = button->menu();
    QVERIFY(menu);
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        QAction* form = f.window().actions().form(analysis.id);
        QVERIFY(menu->actions().contains(form));
        QCOMPARE(form->text(), qtext(analysis.title));
        form->trigger();
        QVERIFY(f.window().analysisSheet().isVisible());
        QCOMPARE(f.window().analysisSheet().analysis(), analysis.id);
    }
}

void TestGuiCodons::searchFindsAnalyses()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    auto* search = f.window().findChild<SearchBox*>();
    f.window().actions().search->trigger();
    QTest::keyClicks(search, "genome.summary");
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(f.window().analysisSheet().analysis(), std::string("genome.summary"));
    QVERIFY(f.window().analysisSheet().isVisible());
}

void TestGuiCodons::theFormOffersTraitsAndSelectedGenes()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        for (const ParameterSpec& spec : analysis.parameters) {
            if (spec.kind != ParameterKind::Trait) continue;
            f.window().analysisSheet().showAnalysis(analysis.id);
            auto* box = qobject_cast<QComboBox*>(f.window().analysisSheet().form().field(spec.id));
            QVERIFY(box);
            QCOMPARE(box->count(), 5);  // none, and the four of the table
            const std::string trait = f.session().dataset()->traits.traits[1].name;
            box->setCurrentIndex(box->findData(qtext(trait)));
            QCOMPARE(f.session().request(analysis.id).parameters.text(spec.id), trait);
        }
}

void TestGuiCodons::runsJoinTheTableOfGenes()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Table genes{"genes", "Genes", {}};
    genes.columns = {{"gene_id", "Gene", "", std::vector<std::string>{"a", "b", "c"}, {}},
                     {"cai", "CAI", "ribosomal", std::vector<double>{0.1, 0.2, 0.3}, {}},
                     {"traits", "Traits", "", std::vector<std::int64_t>{1, 2, 3}, {}}};
    Table run{"bias", "Bias", {}};
    run.columns = {{"gene_id", "Gene", "", std::vector<std::string>{"c", "a"}, {}},
                   {"product", "Product", "", std::vector<std::string>{"x", "y"}, {}},
                   {"nc", "Nc", "", std::vector<double>{40, nan}, {}},
                   {"cai", "CAI", "of the run", std::vector<double>{0.7, 0.8}, {}},
                   {"codons", "Codons", "", std::vector<std::int64_t>{100, 200}, {}}};
    const Table joined = withRunColumns(genes, run);
    QStringList ids;
    for (const Column& column : joined.columns) ids << qtext(column.id);
    QCOMPARE(ids, (QStringList{"gene_id", "cai", "nc", "codons", "traits"}));
    QCOMPARE(toTsv(joined), std::string("gene_id\tcai\tnc\tcodons\ttraits\n"
                                        "a\t0.1\t\t200\t1\n"
                                        "b\t0.2\t\t\t2\n"
                                        "c\t0.3\t40\t100\t3\n"));
    QCOMPARE(joined.find("cai")->help, std::string("ribosomal"));  // never replaced

    // A CDS that repeats the id of another one has no codons of its own, and so no numbers of a run.
    Table repeated = genes;
    repeated.columns[0].values = std::vector<std::string>{"a", "c", "c"};
    repeated.columns.insert(repeated.columns.begin() + 1,
                            {"codons", "Codons", "", std::vector<double>{200, nan, 100}, {}});
    QCOMPARE(toTsv(withRunColumns(repeated, run)), std::string("gene_id\tcodons\tcai\tnc\ttraits\n"
                                                               "a\t200\t0.1\t\t1\n"
                                                               "c\t\t0.2\t\t2\n"
                                                               "c\t100\t0.3\t40\t3\n"));
    Report report;
    QVERIFY(!geneTableOf(report));
    report.tables = {Table{"codons", "Codons", {}}, run};
    QCOMPARE(geneTableOf(report)->id, std::string("bias"));

    // With the analysis in the list, the page shows its columns after a run.
    if (!findAnalysis(kCodonBias)) return;
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    QVERIFY(!f.window().page(MainWindow::Genes).table()->find("nc"));
    f.session().analyze(f.session().request(kCodonBias));
    QVERIFY(f.waitIdle());
    QVERIFY(f.window().page(MainWindow::Genes).table()->find("nc"));
}

PLEIO_TEST(tst_gui_codons, TestGuiCodons)
#include "tst_gui_codons.moc"
