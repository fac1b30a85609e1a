// SPDX-License-Identifier: GPL-3.0-or-later
// Grabs every page of the real window, light and dark, empty and with data, into a folder:
//     screenshots FOLDER [--opening] [FILES…]
// in the language of the system, as LC_ALL names it. With files, those are opened and analyzed instead of the sample
// project; --opening ends with what is seen until they are open. QT_SCALE_FACTOR=2 gives a screen of high density.
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/run_view.h"
#include "app/gui/language.h"
#include "app/gui/pages/swarm_page.h"
#include "app/gui/pages/tabs_page.h"
#include "app/gui/pages/trials_page.h"
#include "app/gui/pages/usage_page.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "app/gui/sheets/history_sheet.h"
#include "app/gui/sheets/intake_sheet.h"
#include "app/gui/sheets/question_sheet.h"
#include "app/gui/sheets/reading_sheet.h"
#include "app/gui/sheets/sets_sheet.h"
#include "app/gui/sheets/swarm_sheet.h"
#include "core/swarm/blob_store.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/core/swarm/swarm_sample.h"
#include "widgets/models/text.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <cstdio>

using namespace pleio;

namespace {

constexpr const char* kPages[] = {"start", "overview", "genes", "codons", "traits", "pleiotropy", "trials", "swarm"};
constexpr int kPatience = 600'000;  // milliseconds
constexpr QSize kSize{1280, 800}, kHighDpiSize{1280, 720};

/// 1280 × 800, or with QT_SCALE_FACTOR=2 the 2560 × 1440 pixels of a screen of high density.
QSize windowSize(const MainWindow& window) { return window.devicePixelRatio() > 1 ? kHighDpiSize : kSize; }

void grab(MainWindow& window, const QDir& folder, const QString& name)
{
    QTest::qWait(150);
    (void)QTest::qWaitFor([&] { return !window.findChild<UsagePage*>()->isComputing(); }, kPatience);
    const QString path = folder.filePath(name + QStringLiteral(".png"));
    if (!window.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
}

void grabAll(MainWindow& window, const QDir& folder, const QString& state)
{
    window.resize(windowSize(window));
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        window.setTheme(theme);
        const QString look = state + (theme == ThemeChoice::Light ? QStringLiteral("-light") : QStringLiteral("-dark"));
        for (int page = MainWindow::Start; page <= MainWindow::Swarm; ++page) {
            window.showPage(page);
            grab(window, folder, look + u'-' + QLatin1String(kPages[page]));
        }
    }
    window.setTheme(ThemeChoice::Light);
}

/// What the files are taken for, where that is asked; then they are opened.
void grabIntake(MainWindow& window, const QDir& folder)
{
    if (!window.intakeSheet().isVisible()) return;
    window.resize(windowSize(window));
    for (const ThemeChoice theme : {ThemeChoice::Dark, ThemeChoice::Light}) {
        window.setTheme(theme);
        grab(window, folder,
             theme == ThemeChoice::Light ? QStringLiteral("intake-light") : QStringLiteral("intake-dark"));
    }
    window.intakeSheet().actionButton().click();
}

/// In two sizes of the window, light and dark.
void grabSizes(MainWindow& window, const QDir& folder, const QString& name, QSize small)
{
    for (const QSize size : {small, windowSize(window)})
        for (const ThemeChoice theme : {ThemeChoice::Dark, ThemeChoice::Light}) {
            window.resize(size);
            window.setTheme(theme);
            grab(window, folder,
                 QStringLiteral("%1-%2-%3")
                     .arg(name)
                     .arg(size.width())
                     .arg(theme == ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark")));
        }
}

/// What is seen from files on the disk to an open project, in two sizes of the window, light and dark.
void grabOpening(pleio::test::WindowFixture& fixture, const QDir& folder, const QStringList& files)
{
    constexpr QSize kSmall{1024, 640};
    MainWindow& window = fixture.window();
    const auto grabAs = [&](const QString& name) { grabSizes(window, folder, name, kSmall); };
    window.open(files);
    if (!fixture.waitIdle()) return;
    if (window.intakeSheet().isVisible()) {
        grabAs(QStringLiteral("opening-intake"));
        window.intakeSheet().actionButton().click();
        if (!fixture.waitIdle()) return;
    }
    for (int asked = 1; window.questionSheet().isVisible(); ++asked) {
        grabAs(QStringLiteral("opening-question-%1").arg(asked));
        window.questionSheet().findChild<QRadioButton*>()->click();
        window.questionSheet().actionButton().click();
        if (!fixture.waitIdle()) return;
    }
    window.showPage(MainWindow::Overview);
    grabAs(QStringLiteral("opening-overview"));
    for (QDockWidget* dock : window.findChildren<QDockWidget*>())
        dock->setVisible(dock->objectName() == QLatin1String("problemsDock"));
    grabAs(QStringLiteral("opening-problems"));
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) dock->hide();
    if (!window.session().hasData()) return;
    window.actions().readingSettings->trigger();
    for (std::size_t i = 0; i < window.session().dataset()->sources.size(); ++i) {
        window.readingSheet().showSource(static_cast<int>(i));
        (void)QTest::qWaitFor([&] { return !window.readingSheet().isTrying(); }, kPatience);
        grabAs(QStringLiteral("opening-reading-%1").arg(i));
    }
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
            run->report().showFigure(plot.id);
            grab(window, folder, name + u'-' + qtext(plot.id));
        }
        for (const Table& table : result->report().tables) {
            run->report().showTable(table.id);
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

/// How each file was read, in a window of the usual size and in a small one.
void grabReading(MainWindow& window, const QDir& folder)
{
    constexpr QSize kSmall{900, 600};
    window.actions().readingSettings->trigger();
    const std::size_t sources = window.session().dataset()->sources.size();
    for (std::size_t i = 0; i < sources; ++i) {
        window.readingSheet().showSource(static_cast<int>(i));
        (void)QTest::qWaitFor([&] { return !window.readingSheet().isTrying(); }, kPatience);
        grabSizes(window, folder, QStringLiteral("reading-%1").arg(i), kSmall);
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
    grabReading(window, folder);
    Request changed = window.session().request(kDecode);
    changed.seed = 99;
    window.session().setRequest(changed);
    window.showPage(MainWindow::Traits);
    grab(window, folder, QStringLiteral("detail-stale"));
}

/// The same of pages that tables and sheets share, when all that they read is there.
void grabWhenRead(pleio::test::WindowFixture& fixture, const QDir& folder, const QString& name)
{
    constexpr QSize kSmall{1024, 700};
    if (fixture.waitIdle()) grabSizes(fixture.window(), folder, name, kSmall);
}

/// Named sets: none yet, some, what a list came to, the menu of the chip, and a form that offers them.
void grabSets(pleio::test::WindowFixture& fixture, const QDir& folder)
{
    MainWindow& window = fixture.window();
    const auto& genes = window.session().dataset()->genome.genes;
    const auto some = [&](std::size_t from, std::size_t count) {
        std::vector<std::string> ids;
        for (std::size_t i = from; i < from + count; ++i) ids.push_back(genes[i].id);
        return ids;
    };
    window.showPage(MainWindow::Genes);
    window.actions().sets->trigger();
    grabWhenRead(fixture, folder, QStringLiteral("sets-none"));
    window.sets().keep({{"Heat shock", SetKind::Genes, some(0, 12), "Figure 2, left branch"},
                        {"Ribosome", SetKind::Genes, some(8, 30), ""},
                        {"A set whose name is longer than its column", SetKind::Genes, {"gone", genes[3].id}, ""}});
    window.sets().use(window.sets().sets().front(), SetUse::Select);
    SetsSheet& sheet = window.setsSheet();
    auto* list = sheet.findChild<QTreeWidget*>();
    list->topLevelItem(0)->setSelected(true);
    grabWhenRead(fixture, folder, QStringLiteral("sets-some"));
    sheet.findChild<QPlainTextEdit*>()->setPlainText(qtext(genes[1].id + ", nobody; " + genes[2].id));
    for (QLineEdit* line : sheet.findChildren<QLineEdit*>())
        if (line->accessibleName() == QLatin1String("Name for the list")) line->setText(QStringLiteral("Pasted"));
    for (QPushButton* button : sheet.findChildren<QPushButton*>())
        if (button->text() == QLatin1String("Keep the list")) button->click();
    QTest::qWait(50);
    for (QScrollBar* bar : sheet.findChildren<QScrollBar*>()) bar->setValue(bar->maximum());
    grabWhenRead(fixture, folder, QStringLiteral("sets-told"));
    QMenu* menu = window.findChild<QToolButton*>(QStringLiteral("chip"))->menu();
    menu->popup({});
    QTest::qWait(50);
    (void)menu->grab().save(folder.filePath(QStringLiteral("sets-chip.png")));
    menu->close();
    window.actions().form("codon.usage")->trigger();
    grabWhenRead(fixture, folder, QStringLiteral("sets-form"));
}

/// The notebook: named runs, one that failed, what is seen of one, of several and of none, and the history.
void grabTrials(pleio::test::WindowFixture& fixture, const QDir& folder)
{
    MainWindow& window = fixture.window();
    Session& session = window.session();
    for (const std::uint64_t seed : {3U, 4U}) {
        Request request = pleio::test::WindowFixture::quickRequest();
        request.seed = seed;
        session.analyze(request);
        if (!fixture.waitIdle()) return;
    }
    session.analyze({"codon.usage", Parameters({{"trait", std::string("no such trait")}}), 1});
    session.analyze(session.request("codon.bias"));
    if (!fixture.waitIdle()) return;
    window.showPage(MainWindow::Trials);
    TrialsPage& page = window.trialsPage();
    RowView& list = page.view();
    const auto grabRead = [&](const QString& name) { grabWhenRead(fixture, folder, name); };
    list.clearSelection();
    grabRead(QStringLiteral("trials-none"));
    list.selectRow(2);
    if (!fixture.waitIdle()) return;
    const auto edit = [&](const char* name, const QString& text) {
        for (QLineEdit* field : page.findChildren<QLineEdit*>())
            if (field->accessibleName() == QLatin1String(name)) QTest::keyClicks(field, text);
    };
    edit("Name of the run", QStringLiteral("Ribosome, other seed"));
    edit("Tags of the run", QStringLiteral("ribosome, check"));
    grabRead(QStringLiteral("trials-one"));
    page.findChild<QTabWidget*>()->setCurrentIndex(1);
    grabRead(QStringLiteral("trials-notes"));
    page.findChild<QTabWidget*>()->setCurrentIndex(2);
    grabRead(QStringLiteral("trials-origin"));
    page.findChild<QTabWidget*>()->setCurrentIndex(0);
    list.selectAll();
    grabRead(QStringLiteral("trials-several"));
    list.clearSelection();
    window.actions().history->trigger();
    grabRead(QStringLiteral("trials-history"));
    window.historySheet().actionButton().click();
}

/// An hour of done tasks in the log of a namespace that is still empty.
void writeHistory(RedisConnection& redis, const SwarmKeys& keys)
{
    std::vector<RedisCommand> events;
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    for (std::int64_t minute = 58; minute > 0; --minute)
        for (std::int64_t i = 0; i < (minute * 7) % 11; ++i)
            events.push_back({"XADD", keys.log(), std::to_string(now - minute * 60'000 + i) + "-1", "what", "done",
                              "task", "", "text", ""});
    (void)redis.requireAll(events);
}

/// Tasks of all kinds: quick and slow, wrong, cancelled.
void submitTasks(RedisConnection& redis, const SwarmKeys& keys, const Dataset& dataset)
{
    NoProgress progress;
    BlobStore blobs(redis, keys);
    for (const SourceFile& source : dataset.sources) (void)blobs.put(source, progress);
    TaskQueue queue(redis, keys);
    const auto submit = [&](const Request& request, Priority priority) {
        SubmitOptions options;
        options.priority = priority;
        return queue.submit(taskOf(request, dataset.sources, LoadOptions()), options);
    };
    Request request = pleio::test::WindowFixture::quickRequest();
    for (request.seed = 1; request.seed <= 6; ++request.seed) (void)submit(request, Priority::High);
    (void)submit({"codon.usage", Parameters({{"trait", std::string("no such trait")}}), 1}, Priority::High);
    request.parameters.set("rotations", std::int64_t{20'000});
    for (; request.seed <= 16; ++request.seed) (void)submit(request, Priority::Normal);
    if (const auto id = submit(request, Priority::Low)) (void)queue.cancel({*id});
    (void)submit(request, Priority::Low);
}

/// The swarm at work, and after its server is gone.
void grabSwarm(MainWindow& window, const QDir& folder)
{
    if (!pleio::test::redisMissing().isEmpty()) return;
    pleio::test::RedisServer server;
    const Swarm swarm = *swarmAt(server.address(), "yeast-lab", nullptr);
    RedisConnection redis(swarm.address);
    writeHistory(redis, swarm.keys);
    SwarmLink& link = window.session().swarm();
    SwarmPage& page = window.swarmPage();
    const auto grabBoth = [&](const QString& name) {
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            window.setTheme(theme);
            grab(window, folder,
                 name + (theme == ThemeChoice::Light ? QStringLiteral("-light") : QStringLiteral("-dark")));
        }
        window.setTheme(ThemeChoice::Light);
    };
    window.resize(windowSize(window));
    window.showPage(MainWindow::Swarm);
    window.actions().connectSwarm->trigger();
    grabBoth(QStringLiteral("swarm-form"));
    QTest::keyClick(&window.swarmSheet(), Qt::Key_Escape);
    link.join(swarm);
    if (!QTest::qWaitFor([&] { return link.overview() != nullptr; }, kPatience)) return;
    grab(window, folder, QStringLiteral("swarm-no-worker"));
    {
        pleio::test::RunningWorker first(swarm, "cluster-node-01-4711", 2), second(swarm, "laptop-of-anna-1234");
        submitTasks(redis, swarm.keys, *window.session().dataset());
        const auto isAtWork = [&] { return link.overview() && link.overview()->depth.dead == 1; };
        (void)QTest::qWaitFor(isAtWork, kPatience);
        QTest::qWait(14'000);  // for signs of life that know of running tasks
        grabBoth(QStringLiteral("swarm-at-work"));
        page.findChild<QTabWidget*>()->setCurrentIndex(1);
        grab(window, folder, QStringLiteral("swarm-log"));
        page.findChild<QTabWidget*>()->setCurrentIndex(0);
        window.actions().analyze->trigger();
        window.analysisSheet().runOn().setCurrentIndex(1);
        grabBoth(QStringLiteral("swarm-run-on"));
    }
    server.kill();
    (void)QTest::qWaitFor([&] { return link.state() == SwarmLink::State::Unreachable; }, kPatience);
    window.session().analyze(pleio::test::WindowFixture::quickRequest(), link.swarm());
    for (QDockWidget* dock : window.findChildren<QDockWidget*>())
        dock->setVisible(dock->objectName() == QLatin1String("jobsDock"));
    QTest::qWait(3'000);
    grabBoth(QStringLiteral("swarm-unreachable"));
    window.session().jobs().cancelAll();
    (void)QTest::qWaitFor([&] { return !window.session().jobs().isBusy(); }, kPatience);
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) dock->hide();
    link.leave();
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    installLanguage(QLocale().uiLanguages());
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: screenshots FOLDER [--trials | --sets | --opening] [FILES…]\n");
        return 2;
    }
    const QDir folder(arguments[1]);
    if (!QDir().mkpath(folder.path())) return 1;
    pleio::test::WindowFixture fixture;
    MainWindow& window = fixture.window();
    if (arguments.size() > 2 && arguments[2] == QLatin1String("--trials")) {
        if (!fixture.openAnalyzed()) return 1;
        grabTrials(fixture, folder);
        return 0;
    }
    if (arguments.size() > 2 && arguments[2] == QLatin1String("--sets")) {
        if (!fixture.openSmallGenome()) return 1;
        grabSets(fixture, folder);
        return 0;
    }
    if (arguments.size() > 2 && arguments[2] == QLatin1String("--opening")) {
        grabOpening(fixture, folder, arguments.mid(3));
        return 0;
    }
    if (arguments.size() == 2) {
        grabAll(window, folder, QStringLiteral("empty"));
        window.actions().openSample->trigger();
    } else {
        window.open(arguments.mid(2));
        if (!fixture.waitIdle()) return 1;
        grabIntake(window, folder);
        if (!fixture.waitIdle()) return 1;
        grabAll(window, folder, QStringLiteral("loaded"));
        grabRuns(window, folder, QStringLiteral("loaded"));
        window.session().analyze(pleio::test::WindowFixture::quickRequest());
    }
    if (!QTest::qWaitFor([&] { return window.session().decoding() != nullptr; }, kPatience)) return 1;
    grabSwarm(window, folder);
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
