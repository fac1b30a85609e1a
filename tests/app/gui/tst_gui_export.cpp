// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/exports.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/pages/page.h"
#include "core/io/source_file.h"
#include "core/plot/plot_numbers.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"
#include "widgets/plots/plot_view.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QMessageBox>
#include <QPainter>
#include <QPointer>
#include <QSvgRenderer>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using namespace pleio;
using pleio::test::readAll;
using pleio::test::WindowFixture;

namespace {

FigurePanel* panelOf(MainWindow& window, int page, const char* plot)
{
    for (FigurePanel* panel : window.page(page).findChildren<FigurePanel*>())
        if (panel->spec() && panel->spec()->id == plot) return panel;
    return nullptr;
}

/// Share of pixels that differ from the top left one.
double inkOf(const QImage& image)
{
    qint64 ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) ink += image.pixel(x, y) != image.pixel(0, 0);
    return double(ink) / double(qint64(image.width()) * image.height());
}

}  // namespace

class TestGuiExport : public QObject {
    Q_OBJECT
private slots:
    void figures_data();
    void figures();
    void tables();
    void everyPageHasItsOwn();
    void theMenuFollowsWhatIsInFront();
    void wholeReport();
    void menuAsksForAName();
    void unwritablePlacesAreTold();
    void inputsAndForeignFilesStay();
    void theDialogAsksAboutTheFileItWrites();
    void everyFigureShowsItsNumbers();
    void rowsOfNumbersSelectGenes();
    void aFailedCopyIsTold();
};

void TestGuiExport::figures_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"svg", "png", "pdf"}) QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestGuiExport::figures()
{
    QFETCH(QString, suffix);
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const auto result = f.session().decoding();
    const PlotSpec* forest = result->report().plot("trait_forest");
    QVERIFY(forest);
    const QString path = f.path("forest." + suffix);
    exportFigure(f.session(), *forest, path);
    QVERIFY(f.waitIdle());
    const QByteArray content = readAll(path);
    QVERIFY(content.size() > 1000);
    if (suffix == "png") {
        QVERIFY(inkOf(QImage(path)) > 0.005);
    } else if (suffix == "svg") {
        QSvgRenderer renderer(content);
        QVERIFY(renderer.isValid());
        QImage image(800, 600, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QVERIFY(inkOf(image) > 0.005);
        QVERIFY(content.contains("imulated"));  // simulated data is marked in every figure
        QVERIFY(content.contains(utf8(result->trait(0).name).c_str()));
    } else {
        QVERIFY(content.startsWith("%PDF"));
    }
}

void TestGuiExport::tables()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const auto table = f.session().decoding()->table("traits");
    const QString path = f.path("traits.out.tsv");
    exportTable(f.session(), table, path);
    QVERIFY(f.waitIdle());
    const QByteArray content = readAll(path);
    QVERIFY(content.startsWith("# Simulated data"));
    QVERIFY(content.endsWith(QByteArray::fromStdString(toTsv(*table))));
}

void TestGuiExport::everyPageHasItsOwn()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    for (int page = MainWindow::Overview; page <= MainWindow::Pleiotropy; ++page) {
        f.window().showPage(page);
        QTRY_VERIFY(f.window().actions().exportFigure->isEnabled());  // Codons computes it when it is seen
        QVERIFY(f.window().actions().exportTable->isEnabled());
        const QString base = f.path(QString::number(page));
        exportFigure(f.session(), *f.window().page(page).figure(), base + ".svg");
        exportTable(f.session(), f.window().page(page).table(), base + ".tsv");
        QVERIFY(f.waitIdle());
        QVERIFY(readAll(base + ".svg").size() > 1000);
        QVERIFY(readAll(base + ".tsv").count('\t') > 0);
    }
    QVERIFY(f.session().problems().empty() || f.session().problems().front().note.code != "job.failed");
}

void TestGuiExport::theMenuFollowsWhatIsInFront()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    MainWindow& window = f.window();
    int withFigure = 0, without = 0;
    const auto agrees = [&] {
        const Page& page = window.page(window.currentPage());
        (page.figure() ? withFigure : without) += 1;
        return window.actions().exportFigure->isEnabled() == (page.figure() != nullptr && !page.isEmpty()) &&
               window.actions().exportTable->isEnabled() == (page.table() != nullptr && !page.isEmpty());
    };
    for (int page = MainWindow::Overview; page <= MainWindow::Trials; ++page) {
        window.showPage(page);
        for (QTabWidget* tabs : window.page(page).findChildren<QTabWidget*>())
            for (int tab = tabs->count() - 1; tab >= 0; --tab) {
                tabs->setCurrentIndex(tab);
                QVERIFY2(agrees(), qPrintable(QString("page %1, tab %2").arg(page).arg(tab)));
            }
        for (QTreeWidget* tree : window.page(page).findChildren<QTreeWidget*>())
            for (QTreeWidgetItemIterator item(tree); *item; ++item) {
                tree->setCurrentItem(*item);
                QVERIFY2(agrees(), qPrintable((*item)->text(0)));
            }
    }
    QVERIFY(withFigure > 0);
    QVERIFY(without > 0);
}

void TestGuiExport::wholeReport()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    exportReport(f.session(), kDecode, f.path("report"));
    QVERIFY(f.waitIdle());
    for (const char* name : {"report/traits.tsv", "report/decode.tsv", "report/report.json", "report/report.html"})
        QVERIFY2(readAll(f.path(name)).size() > 0, name);
    QVERIFY(readAll(f.path("report/report.html")).contains("<svg"));
}

void TestGuiExport::menuAsksForAName()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().showPage(MainWindow::Traits);
    const QString path = f.path("from_menu");
    QTimer::singleShot(0, qApp, [path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        dialog->selectFile(path);
        dialog->selectNameFilter("SVG (*.svg)");
        QMetaObject::invokeMethod(dialog, "accept");
    });
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    f.window().actions().exportFigure->trigger();
    QVERIFY(f.waitIdle());
    QVERIFY(QFile::exists(path + ".svg"));
}

void TestGuiExport::unwritablePlacesAreTold()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    exportTable(f.session(), f.session().decoding()->table("traits"), f.path("no/such/folder/t.tsv"));
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().problems().front().note.code, std::string("job.failed"));
    exportFigure(f.session(), *f.session().decoding()->report().plot("trait_forest"), f.path("figure.docx"));
    QVERIFY(!QFile::exists(f.path("figure.docx")));
}

/// No export and no project is written over a file that is open, and a folder of results keeps what others put there.
void TestGuiExport::inputsAndForeignFilesStay()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const QString input = qtext(pathsOf(f.session().dataset()->sources).front());
    const QByteArray before = readAll(input);
    QVERIFY(!before.isEmpty());
    const auto refused = [&] { return f.session().problems().front().note.code == "job.failed"; };
    exportTable(f.session(), f.session().decoding()->table("traits"), input);
    QVERIFY(f.waitIdle());
    QVERIFY(refused());
    exportFigure(f.session(), *f.session().decoding()->report().plot("trait_forest"), input);
    f.session().save(input);
    QVERIFY(f.waitIdle());
    QCOMPARE(readAll(input), before);

    QVERIFY(QDir().mkpath(f.path("mine")));
    QFile table(f.path("mine/traits.tsv"));
    QVERIFY(table.open(QIODevice::WriteOnly) && table.write("mine") == 4);
    table.close();
    exportReport(f.session(), kDecode, f.path("mine"));
    QVERIFY(f.waitIdle());
    QCOMPARE(readAll(f.path("mine/traits.tsv")), QByteArray("mine"));
    QVERIFY(!QFile::exists(f.path("mine/genes.tsv")));
    const std::size_t problems = f.session().problems().size();
    for (int time = 0; time < 2; ++time) {
        exportReport(f.session(), kDecode, f.path("report"));
        QVERIFY(f.waitIdle());
    }
    QCOMPARE(f.session().problems().size(), problems);
    QVERIFY(readAll(f.path("report/traits.tsv")).size() > 0);
}

void TestGuiExport::theDialogAsksAboutTheFileItWrites()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().showPage(MainWindow::Traits);
    QFile mine(f.path("typed.pdf"));
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
    mine.close();
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    bool asked = false;
    QTimer::singleShot(0, qApp, [&] {
        const QPointer<QFileDialog> dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        dialog->selectFile(f.path("typed"));
        QTimer::singleShot(0, qApp, [&asked, dialog] {
            if (auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                asked = true;
                question->button(QMessageBox::No)->click();
            }
            if (dialog) dialog->reject();
        });
        QMetaObject::invokeMethod(dialog, "accept");
    });
    f.window().actions().exportFigure->trigger();
    QVERIFY(f.waitIdle());
    QVERIFY(asked);
    QCOMPARE(readAll(f.path("typed.pdf")), QByteArray("mine"));
}

void TestGuiExport::everyFigureShowsItsNumbers()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.selection().setTrait(f.session().decoding()->trait(0));
    int figures = 0;
    for (int page = MainWindow::Overview; page <= MainWindow::Pleiotropy; ++page) {
        f.window().showPage(page);
        if (page == MainWindow::Codons) QTRY_VERIFY(f.window().page(page).figure());  // computed when it is seen
        for (FigurePanel* panel : f.window().page(page).findChildren<FigurePanel*>()) {
            if (!panel->spec()) continue;  // of an analysis that was not run
            ++figures;
            for (QAction* action : panel->view().actions())
                if (action->text() == "Show the numbers") action->trigger();
            QVERIFY2(panel->showsNumbers(), panel->spec()->id.c_str());
            const std::vector<Table> expected = plotNumbers(*panel->spec());
            QVERIFY(!expected.empty());
            QCOMPARE(toTsv(*panel->numbers()->table()), toTsv(expected.front()));
            panel->showNumbers(false);
            QVERIFY(!panel->showsNumbers());
        }
    }
    QVERIFY(figures >= 9);
    // A figure without data has no numbers.
    FigurePanel* key = panelOf(f.window(), MainWindow::Codons, "key_weights");
    QVERIFY(key);
    key->showNumbers(true);
    f.selection().setTrait({});
    QVERIFY(!key->showsNumbers());
}

void TestGuiExport::rowsOfNumbersSelectGenes()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().showPage(MainWindow::Pleiotropy);
    FigurePanel* ranking = panelOf(f.window(), MainWindow::Pleiotropy, "pleiotropy_ranking");
    QVERIFY(ranking);
    ranking->showNumbers(true);
    const QString gene = ranking->numbers()->model().key(2);
    ranking->numbers()->view().selectRow(2);
    QCOMPARE(f.selection().genes(), QSet<QString>{gene});
    const QString other = ranking->numbers()->model().key(4);
    f.selection().setGenes({other});
    QCOMPARE(ranking->numbers()->selectedKeys(), QSet<QString>{other});
    exportTable(f.session(), ranking->numbers()->table(), f.path("numbers.tsv"));
    QVERIFY(f.waitIdle());
    QVERIFY(readAll(f.path("numbers.tsv")).contains(other.toUtf8()));
}

void TestGuiExport::aFailedCopyIsTold()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    FigurePanel* forest = panelOf(f.window(), MainWindow::Traits, "trait_forest");
    QVERIFY(forest);
    PlotSpec tooHigh = *forest->spec();
    tooHigh.heightMm = 5000;
    forest->setSpec(tooHigh);
    QVERIFY(f.session().problems().empty() || f.session().problems().front().note.code != "job.failed");
    forest->view().copyFigure();
    QCOMPARE(f.session().problems().front().note.code, std::string("job.failed"));
    QVERIFY(f.session().problems().front().note.text.find("2,000 mm") != std::string::npos);
}

PLEIO_TEST(tst_gui_export, TestGuiExport)
#include "tst_gui_export.moc"
