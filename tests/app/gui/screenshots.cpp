// SPDX-License-Identifier: GPL-3.0-or-later
// Grabs every page of the real window, light and dark, empty and with data, into a folder:
//     screenshots FOLDER [FILES…]
// With files, those are opened and analyzed instead of the sample project.
#include "app/gui/pages/page.h"
#include "tests/app/gui/window_fixture.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QTabWidget>
#include <QTest>

#include <cstdio>

using namespace pleio;

namespace {

constexpr const char* kPages[] = {"start", "overview", "genes", "codons", "traits", "pleiotropy", "results"};
constexpr QSize kSizes[] = {{1280, 800}, {2560, 1440}};

void grab(MainWindow& window, const QDir& folder, const QString& name)
{
    QTest::qWait(150);
    const QString path = folder.filePath(name + QStringLiteral(".png"));
    if (!window.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
}

void grabAll(MainWindow& window, const QDir& folder, const QString& state)
{
    for (const QSize& size : kSizes)
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            window.resize(size);
            window.setTheme(theme);
            const QString look =
                QStringLiteral("%1-%2-%3").arg(state, theme == ThemeChoice::Light ? "light" : "dark").arg(size.width());
            for (int page = MainWindow::Start; page <= MainWindow::Results; ++page) {
                window.showPage(page);
                grab(window, folder, look + u'-' + QLatin1String(kPages[page]));
            }
        }
}

void grabDetails(MainWindow& window, const QDir& folder)
{
    window.resize(kSizes[0]);
    window.setTheme(ThemeChoice::Light);
    for (const int page : {MainWindow::Traits, MainWindow::Codons, MainWindow::Pleiotropy}) {
        window.showPage(page);
        for (QTabWidget* tabs : window.page(page).findChildren<QTabWidget*>())
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                grab(window, folder,
                     QStringLiteral("detail-%1-%2")
                         .arg(QLatin1String(kPages[page]), tabs->tabText(tab).replace(u' ', u'_')));
            }
    }
    window.showPage(MainWindow::Overview);
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) dock->show();
    grab(window, folder, QStringLiteral("detail-docks"));
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) dock->raise();
    window.actions().analyze->trigger();
    grab(window, folder, QStringLiteral("detail-analyze"));
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
        window.session().analyze(pleio::test::WindowFixture::quickRequest());
    }
    if (!QTest::qWaitFor([&] { return window.session().decoding() != nullptr; }, 600'000)) return 1;
    const auto pleiotropy = window.session().decoding()->table("pleiotropy");
    QSet<QString> genes;
    for (std::size_t row = 0; row < 12 && row < pleiotropy->rows(); ++row)
        genes.insert(qtext(cellText(*pleiotropy->find("gene_id"), row)));
    window.session().selection().setGenes(genes);
    grabAll(window, folder, QStringLiteral("full"));
    grabDetails(window, folder);
    return 0;
}
