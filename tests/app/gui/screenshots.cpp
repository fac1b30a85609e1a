// SPDX-License-Identifier: GPL-3.0-or-later
// Grabs every page of the real window, light and dark, empty and with data, into a folder:
//     screenshots FOLDER [FILES…]
// in the language of the system, as LC_ALL names it. With files, those are opened and analyzed instead of the sample
// project. QT_SCALE_FACTOR=2 gives a screen of high density.
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/run_view.h"
#include "app/gui/language.h"
#include "app/gui/pages/tabs_page.h"
#include "tests/app/gui/window_fixture.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QLocale>
#include <QMenu>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <cstdio>

using namespace pleio;

namespace {

constexpr const char* kPages[] = {"start", "overview", "genes", "codons", "traits", "pleiotropy", "results"};
constexpr int kPatience = 600'000;  // milliseconds
constexpr QSize kSize{1280, 800}, kHighDpiSize{1280, 720};

/// 1280 × 800, or with QT_SCALE_FACTOR=2 the 2560 × 1440 pixels of a screen of high density.
QSize windowSize(const MainWindow& window) { return window.devicePixelRatio() > 1 ? kHighDpiSize : kSize; }

void grab(MainWindow& window, const QDir& folder, const QString& name)
{
    QTest::qWait(150);
    const QString path = folder.filePath(name + QStringLiteral(".png"));
    if (!window.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
}

void grabAll(MainWindow& window, const QDir& folder, const QString& state)
{
    window.resize(windowSize(window));
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        window.setTheme(theme);
        const QString look = state + (theme == ThemeChoice::Light ? QStringLiteral("-light") : QStringLiteral("-dark"));
        for (int page = MainWindow::Start; page <= MainWindow::Results; ++page) {
            window.showPage(page);
            grab(window, folder, look + u'-' + QLatin1String(kPages[page]));
        }
    }
    window.setTheme(ThemeChoice::Light);
}

/// The runs that have a tab, and the page of each.
QList<std::pair<int, RunView*>> allRuns(MainWindow& window)
{
    QList<std::pair<int, RunView*>> runs;
    for (const int page : {MainWindow::Codons, MainWindow::Traits, MainWindow::Pleiotropy})
        for (RunView* run : static_cast<TabsPage&>(window.page(page)).runs()) runs.append({page, run});
    return runs;
}

/// The tabs of analyses; with runs, every figure and table of each.
void grabRuns(MainWindow& window, const QDir& folder, const QString& state)
{
    for (const auto& [page, run] : allRuns(window)) {
        window.showPage(page);
        static_cast<TabsPage&>(window.page(page)).showRun(run->analysis());
        const QString name = QStringLiteral("%1-%2").arg(state, qtext(run->analysis()));
        const auto result = window.session().result(run->analysis());
        if (!result) grab(window, folder, name);
        if (!result) continue;
        for (const PlotSpec& plot : result->report().plots) {
            run->showFigure(plot.id);
            grab(window, folder, name + u'-' + qtext(plot.id));
        }
        for (const Table& table : result->report().tables) {
            run->showTable(table.id);
            grab(window, folder, name + QStringLiteral("-table-") + qtext(table.id));
        }
    }
}

void grabTabs(MainWindow& window, const QDir& folder)
{
    for (const int page : {MainWindow::Traits, MainWindow::Codons, MainWindow::Pleiotropy}) {
        window.showPage(page);
        for (QTabWidget* tabs : window.page(page).findChildren<QTabWidget*>()) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                grab(window, folder,
                     QStringLiteral("detail-%1-%2")
                         .arg(QLatin1String(kPages[page]), tabs->tabText(tab).replace(u' ', u'_')));
            }
            tabs->setCurrentIndex(0);
        }
    }
}

void grabDetails(MainWindow& window, const QDir& folder)
{
    grabTabs(window, folder);
    window.showPage(MainWindow::Traits);
    for (FigurePanel* panel : window.page(MainWindow::Traits).findChildren<FigurePanel*>()) panel->showNumbers(true);
    grab(window, folder, QStringLiteral("detail-numbers"));
    for (FigurePanel* panel : window.page(MainWindow::Traits).findChildren<FigurePanel*>()) panel->showNumbers(false);
    for (QToolButton* button : window.findChildren<QToolButton*>())
        if (button->menu() && button->accessibleName() == QLatin1String("Analyze")) {
            button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
            QTest::qWait(150);
            if (!button->menu()->grab().save(folder.filePath(QStringLiteral("detail-menu.png")))) return;
            button->menu()->close();
        }
    window.showPage(MainWindow::Overview);
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) dock->show();
    grab(window, folder, QStringLiteral("detail-docks"));
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) dock->raise();
    for (QAction* form : window.actions().forms) {
        form->trigger();
        grab(window, folder, QStringLiteral("detail-form-") + form->data().toString());
    }
    window.actions().readingSettings->trigger();
    grab(window, folder, QStringLiteral("detail-reading"));
    Request changed = window.session().request(kDecode);
    changed.seed = 99;
    window.session().setRequest(changed);
    window.showPage(MainWindow::Traits);
    grab(window, folder, QStringLiteral("detail-stale"));
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    installLanguage(QLocale().uiLanguages());
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: screenshots FOLDER [FILES…]\n");
        return 2;
    }
    const QDir folder(arguments[1]);
    if (!QDir().mkpath(folder.path())) return 1;
    pleio::test::WindowFixture fixture;
    MainWindow& window = fixture.window();
    if (arguments.size() == 2) {
        grabAll(window, folder, QStringLiteral("empty"));
        window.actions().openSample->trigger();
    } else {
        window.open(arguments.mid(2));
        if (!fixture.waitIdle()) return 1;
        grabAll(window, folder, QStringLiteral("loaded"));
        grabRuns(window, folder, QStringLiteral("loaded"));
        window.session().analyze(pleio::test::WindowFixture::quickRequest());
    }
    if (!QTest::qWaitFor([&] { return window.session().decoding() != nullptr; }, kPatience)) return 1;
    for (const auto& [page, run] : allRuns(window)) run->runAction()->trigger();
    if (!QTest::qWaitFor([&] { return !window.session().jobs().isBusy(); }, kPatience)) return 1;
    const auto pleiotropy = window.session().decoding()->table("pleiotropy");
    QSet<QString> genes;
    for (std::size_t row = 0; row < 12 && row < pleiotropy->rows(); ++row)
        genes.insert(qtext(cellText(*pleiotropy->find("gene_id"), row)));
    window.session().selection().setGenes(genes);
    grabAll(window, folder, QStringLiteral("full"));
    grabRuns(window, folder, QStringLiteral("full"));
    grabDetails(window, folder);
    return 0;
}
