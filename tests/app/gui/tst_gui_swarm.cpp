// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/swarm_page.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "app/gui/sheets/swarm_sheet.h"
#include "core/analysis/report_json.h"
#include "core/swarm/split_task.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/core/swarm/swarm_sample.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::readAll;
using pleio::test::RedisServer;
using pleio::test::RunningWorker;
using pleio::test::WindowFixture;

namespace {

constexpr const char* kPasswordVariable = "PLEIOSCOPE_REDIS_PASSWORD";
constexpr int kLong = 60'000;  // ms

template <class Widget>
Widget* named(QWidget& parent, const char* name)
{
    for (Widget* widget : parent.findChildren<Widget*>())
        if (widget->accessibleName() == QLatin1String(name)) return widget;
    return nullptr;
}

template <class Button>
Button* button(QWidget& parent, const char* text)
{
    for (Button* each : parent.findChildren<Button*>())
        if (each->text() == QString::fromUtf8(text)) return each;
    return nullptr;
}

Swarm swarmOf(const RedisServer& server, const std::string& nameSpace)
{
    return *swarmAt(server.address(), nameSpace, nullptr);
}

int swarmRuns(const Session& session)
{
    const std::vector<ActiveRun> runs = session.runs();
    return static_cast<int>(std::ranges::count(runs, true, &ActiveRun::isOnSwarm));
}

/// Fills the form as a user does, and sends it off.
void connectTo(MainWindow& window, const std::string& address, const std::string& nameSpace,
               const QString& password = {})
{
    window.actions().connectSwarm->trigger();
    SwarmSheet& sheet = window.swarmSheet();
    QVERIFY(sheet.isVisible());
    const auto write = [&](const char* field, const QString& text) {
        auto* edit = named<QLineEdit>(sheet, field);
        QVERIFY(edit);
        edit->clear();
        QTest::keyClicks(edit, text);
    };
    write("Address of the Redis server", qtext(address));
    write("Namespace", qtext(nameSpace));
    write("Password", password);
    QTest::mouseClick(&sheet.actionButton(), Qt::LeftButton);
}

QString cell(DataTable& view, std::size_t row, const char* column)
{
    if (!view.table() || row >= view.table()->rows()) return {};
    return qtext(cellText(*view.table()->find(column), row));
}

std::size_t rows(DataTable& view) { return view.table() ? view.table()->rows() : 0; }

/// Of those that somebody asked for.
const JobStatus& lastJob(Session& session)
{
    const auto& jobs = session.jobs().jobs();
    return *std::find_if(jobs.rbegin(), jobs.rend(), [](const JobStatus& job) { return job.kind != JobKind::Keeps; });
}

/// Runs the quick decoding from the form, on the swarm.
void runOnSwarmFromForm(WindowFixture& f)
{
    f.session().setRequest(WindowFixture::quickRequest());
    f.window().actions().analyze->trigger();
    AnalysisSheet& sheet = f.window().analysisSheet();
    sheet.showAnalysis(kDecode);
    QVERIFY(sheet.runOn().isVisible());
    sheet.runOn().setCurrentIndex(1);
    QTest::mouseClick(&sheet.actionButton(), Qt::LeftButton);
    QVERIFY(f.session().analysisJob(kDecode) != 0);
    QCOMPARE(swarmRuns(f.session()), 1);
}

}  // namespace

class TestGuiSwarm : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void withoutASwarmNothingChanges();
    void runsOnTheSwarm();
    void anErrorIsTheOneOfThisMachine();
    void waitsForTheServer();
    void cancelEndsTheWaitAtOnce();
    void cancelStopsTheTask();
    void looksAfterTasks();
    void drainsAWorker();
    void keepsThePlaceInTheTable();
    void partsCanBeToldApart();
    void closingAsks();
    void disconnects();
    void passwordIsKeptNowhere();
    void passwordOfTheEnvironment();
    void addressIsChecked();

private:
    std::unique_ptr<RedisServer> m_server;
    std::string m_namespace;
    int m_number = 0;
};

void TestGuiSwarm::initTestCase()
{
    if (const QString missing = pleio::test::redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
    // The keyring of whoever runs the tests is left alone.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    m_server = std::make_unique<RedisServer>(QStringList{QStringLiteral("--appendonly"), QStringLiteral("yes")});
    QVERIFY(m_server->isUp());
}

void TestGuiSwarm::init()
{
    qunsetenv(kPasswordVariable);
    m_namespace = "test-" + std::to_string(++m_number);
}

void TestGuiSwarm::withoutASwarmNothingChanges()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().actions().analyze->trigger();
    QVERIFY(!f.window().analysisSheet().runOn().isVisible());
    f.window().showPage(MainWindow::Swarm);
    QVERIFY(f.window().swarmPage().isEmpty());
    QVERIFY(!f.window().actions().disconnectSwarm->isEnabled());
    auto* connectButton = button<QPushButton>(f.window().swarmPage(), "Connect to a swarm…");
    QVERIFY(connectButton);
    QTest::mouseClick(connectButton, Qt::LeftButton);
    QVERIFY(f.window().swarmSheet().isVisible());
    QVERIFY(!f.session().swarm().swarm());
}

void TestGuiSwarm::runsOnTheSwarm()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    connectTo(f.window(), m_server->address(), m_namespace);
    SwarmPage& page = f.window().swarmPage();
    QCOMPARE(f.window().currentPage(), int(MainWindow::Swarm));
    QVERIFY(!page.isEmpty());
    QTRY_VERIFY(page.stateText().startsWith("Online; no worker"));
    QCOMPARE(rows(page.tasks()), std::size_t{0});

    RunningWorker worker(swarmOf(*m_server, m_namespace), "w1");
    QTRY_COMPARE(rows(page.workers()), std::size_t{1});
    QCOMPARE(cell(page.workers(), 0, "worker"), QStringLiteral("w1"));
    QCOMPARE(cell(page.workers(), 0, "state"), QStringLiteral("online"));

    runOnSwarmFromForm(f);
    QVERIFY(f.waitIdle());
    QCOMPARE(swarmRuns(f.session()), 0);
    const auto result = f.session().decoding();
    QVERIFY2(result, qPrintable(lastJob(f.session()).text));
    NoProgress progress;
    const auto local = runAnalysis(WindowFixture::quickRequest(), *f.session().dataset(), progress);
    QVERIFY(local);
    QVERIFY(reportToCbor(result->report()) == reportToCbor(*local));
    QVERIFY(f.session().staleReasons(kDecode).isEmpty());
    QVERIFY(f.session().isDirty());

    f.window().showPage(MainWindow::Swarm);
    QTRY_COMPARE(cell(page.tasks(), 0, "state"), QStringLiteral("done"));
    QCOMPARE(cell(page.tasks(), 0, "worker"), QStringLiteral("w1"));
    QCOMPARE(cell(page.tasks(), 0, "analysis"), qtext(findAnalysis(kDecode)->title));
    QCOMPARE(cell(page.log(), 0, "event"), QStringLiteral("done"));
    QVERIFY(page.figure());
}

void TestGuiSwarm::anErrorIsTheOneOfThisMachine()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    RunningWorker worker(swarmOf(*m_server, m_namespace), "w1");
    connectTo(f.window(), m_server->address(), m_namespace);
    const Request wrong{"codon.usage", Parameters({{"trait", std::string("no such trait")}}), 1};
    f.session().analyze(wrong, f.session().swarm().swarm());
    QVERIFY(f.waitIdle());
    NoProgress progress;
    const auto local = runAnalysis(wrong, *f.session().dataset(), progress);
    QVERIFY(!local);
    QCOMPARE(lastJob(f.session()).state, JobState::Failed);
    QCOMPARE(lastJob(f.session()).text, qtext(local.error().oneLine()));
}

void TestGuiSwarm::waitsForTheServer()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    connectTo(f.window(), m_server->address(), m_namespace);
    SwarmPage& page = f.window().swarmPage();
    QTRY_VERIFY(page.stateText().startsWith("Online"));
    m_server->kill();
    QTRY_VERIFY_WITH_TIMEOUT(page.stateText().startsWith("Cannot be reached, trying again in"), 10'000);

    runOnSwarmFromForm(f);
    QTRY_VERIFY_WITH_TIMEOUT(lastJob(f.session()).text.contains("Waiting for the Redis server, trying again in"),
                             10'000);
    // Work on this machine goes on meanwhile.
    const int waiting = f.session().analysisJob(kDecode);
    f.session().analyze(f.session().request("codon.usage"));
    QTRY_COMPARE_WITH_TIMEOUT(lastJob(f.session()).state, JobState::Done, kLong);
    QCOMPARE(f.session().analysisJob(kDecode), waiting);

    QVERIFY(m_server->restart());
    RunningWorker worker(swarmOf(*m_server, m_namespace), "w1");
    f.window().showPage(MainWindow::Swarm);
    QTRY_VERIFY_WITH_TIMEOUT(page.stateText().startsWith("Online"), 10'000);
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().decoding());
    NoProgress progress;
    QVERIFY(reportToCbor(f.session().decoding()->report()) ==
            reportToCbor(*runAnalysis(WindowFixture::quickRequest(), *f.session().dataset(), progress)));
}

void TestGuiSwarm::cancelEndsTheWaitAtOnce()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    connectTo(f.window(), "redis://127.0.0.1:1", m_namespace);
    runOnSwarmFromForm(f);
    QTRY_VERIFY_WITH_TIMEOUT(lastJob(f.session()).text.contains("Waiting for the Redis server"), 10'000);
    QTest::mouseClick(&f.window().analysisSheet().cancelButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(lastJob(f.session()).state, JobState::Cancelled, 1000);
    QTRY_COMPARE(swarmRuns(f.session()), 0);
    QVERIFY(!f.session().decoding());
    QVERIFY(f.session().problems().empty() || f.session().problems().back().note.code != "job.failed");
}

void TestGuiSwarm::cancelStopsTheTask()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    connectTo(f.window(), m_server->address(), m_namespace);
    runOnSwarmFromForm(f);
    SwarmPage& page = f.window().swarmPage();
    f.window().showPage(MainWindow::Swarm);
    QTRY_COMPARE(cell(page.tasks(), 0, "state"), QStringLiteral("waiting"));
    f.session().jobs().cancel(f.session().analysisJob(kDecode));
    QTRY_COMPARE_WITH_TIMEOUT(cell(page.tasks(), 0, "state"), QStringLiteral("cancelled"), 10'000);
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().decoding());
}

void TestGuiSwarm::looksAfterTasks()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    connectTo(f.window(), m_server->address(), m_namespace);
    runOnSwarmFromForm(f);
    SwarmPage& page = f.window().swarmPage();
    f.window().showPage(MainWindow::Swarm);
    QTRY_COMPARE(rows(page.tasks()), std::size_t{1});
    auto* cancel = button<QToolButton>(page, "Cancel tasks");
    auto* retry = button<QToolButton>(page, "Try again");
    auto* purge = button<QPushButton>(page, "Purge…");
    QVERIFY(cancel && retry && purge);
    QVERIFY(!cancel->isEnabled() && !retry->isEnabled());
    QTest::mouseClick(page.tasks().view().viewport(), Qt::LeftButton, {}, QPoint(20, 8));
    QVERIFY(cancel->isEnabled() && !retry->isEnabled());
    cancel->click();
    QTRY_COMPARE(cell(page.tasks(), 0, "state"), QStringLiteral("cancelled"));
    QVERIFY(f.waitIdle());
    QCOMPARE(lastJob(f.session()).state, JobState::Failed);  // somebody cancelled it on the server
    QVERIFY(!cancel->isEnabled() && retry->isEnabled());
    retry->click();
    QTRY_COMPARE(cell(page.tasks(), 0, "state"), QStringLiteral("waiting"));

    {
        const AnsweredQuestions questions(QMessageBox::Cancel);
        purge->click();
        QVERIFY(questions.last().contains(qtext(m_namespace)));
        QTest::qWait(100);
        QCOMPARE(rows(page.tasks()), std::size_t{1});
    }
    const AnsweredQuestions questions(QMessageBox::Discard);
    purge->click();
    QTRY_COMPARE(rows(page.tasks()), std::size_t{0});
}

void TestGuiSwarm::drainsAWorker()
{
    WindowFixture f;
    RunningWorker worker(swarmOf(*m_server, m_namespace), "w1");
    connectTo(f.window(), m_server->address(), m_namespace);
    SwarmPage& page = f.window().swarmPage();
    QTRY_COMPARE(rows(page.workers()), std::size_t{1});
    page.workers().setCurrentRow(0);
    emit page.workers().keysSelected(page.workers().selectedKeys());
    auto* drain = button<QToolButton>(page, "Drain");
    QVERIFY(drain && drain->isEnabled());
    drain->click();
    QTRY_COMPARE(cell(page.workers(), 0, "state"), QStringLiteral("draining"));
}

void TestGuiSwarm::keepsThePlaceInTheTable()
{
    WindowFixture f;
    const Swarm swarm = swarmOf(*m_server, m_namespace);
    RedisConnection redis(swarm.address);
    TaskQueue queue(redis, swarm.keys);
    const SwarmTask task = taskOf({"codon.usage", Parameters(), 1}, {}, LoadOptions());
    for (int i = 0; i < 80; ++i) QVERIFY(queue.submit(task, {}));
    connectTo(f.window(), m_server->address(), m_namespace);
    SwarmPage& page = f.window().swarmPage();
    QTRY_COMPARE(rows(page.tasks()), std::size_t{80});
    page.tasks().sortBy("task", Qt::AscendingOrder);
    page.tasks().setCurrentRow(page.tasks().model().sourceRow(40));
    const QSet<QString> selected = page.tasks().selectedKeys();
    const int top = page.tasks().view().rowAt(0);
    QVERIFY(top > 0);
    const QString key = page.tasks().model().key(page.tasks().view().currentIndex().row());
    QVERIFY(queue.submit(task, {}));
    QTRY_COMPARE(rows(page.tasks()), std::size_t{81});
    QCOMPARE(page.tasks().selectedKeys(), selected);
    QCOMPARE(page.tasks().model().key(page.tasks().view().currentIndex().row()), key);
    QCOMPARE(page.tasks().view().rowAt(0), top);
}

void TestGuiSwarm::partsCanBeToldApart()
{
    WindowFixture f;
    const Swarm swarm = swarmOf(*m_server, m_namespace);
    RedisConnection redis(swarm.address);
    TaskQueue queue(redis, swarm.keys);
    QVERIFY(submitInParts(queue, taskOf({"codon.pairs", Parameters(), 1}, {}, LoadOptions()), 3, {}));
    connectTo(f.window(), m_server->address(), m_namespace);
    SwarmPage& page = f.window().swarmPage();
    QTRY_COMPARE(rows(page.tasks()), std::size_t{4});
    QSet<QString> names;
    const QAbstractItemModel& model = page.tasks().model();
    for (int row = 0; row < model.rowCount(); ++row) names.insert(model.index(row, 0).data().toString());
    QCOMPARE(names.size(), 4);
}

void TestGuiSwarm::closingAsks()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.session().save(f.path("saved.pleio"));
    QVERIFY(f.waitIdle());
    connectTo(f.window(), "redis://127.0.0.1:1", m_namespace);
    runOnSwarmFromForm(f);
    {
        const AnsweredQuestions questions(QMessageBox::Cancel);
        QVERIFY(!f.window().close());
        QVERIFY(questions.last().contains("swarm"));
        QVERIFY(f.window().isVisible());
        QVERIFY(f.session().analysisJob(kDecode) != 0);
    }
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().close();
    QTRY_VERIFY(!f.window().isVisible());
}

void TestGuiSwarm::disconnects()
{
    WindowFixture f;
    connectTo(f.window(), m_server->address(), m_namespace);
    SwarmPage& page = f.window().swarmPage();
    QTRY_VERIFY(page.stateText().startsWith("Online"));
    QTest::mouseClick(button<QPushButton>(page, "Disconnect"), Qt::LeftButton);
    QVERIFY(page.isEmpty());
    QVERIFY(!f.session().swarm().swarm());
    QVERIFY(!f.window().analysisSheet().runOn().isVisibleTo(&f.window().analysisSheet()));
    QCOMPARE(f.window().analysisSheet().runOn().count(), 1);
    // The next time, also after a new start, the form knows where it was.
    f.restart();
    f.window().actions().connectSwarm->trigger();
    QCOMPARE(named<QLineEdit>(f.window().swarmSheet(), "Address of the Redis server")->text(),
             qtext(m_server->address()));
    QCOMPARE(named<QLineEdit>(f.window().swarmSheet(), "Namespace")->text(), qtext(m_namespace));
    QVERIFY(!f.session().swarm().swarm());
}

void TestGuiSwarm::passwordIsKeptNowhere()
{
    const QString secret = QStringLiteral("s3cret-Xy");
    RedisServer guarded({QStringLiteral("--requirepass"), secret});
    QVERIFY(guarded.isUp());
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    connectTo(f.window(), guarded.address(), m_namespace, QStringLiteral("wrong-Xy"));
    SwarmPage& page = f.window().swarmPage();
    QTRY_VERIFY_WITH_TIMEOUT(page.stateText().contains("WRONGPASS"), 10'000);
    QVERIFY(!page.stateText().contains("wrong-Xy"));

    Swarm worked = swarmOf(guarded, m_namespace);
    worked.address.password = utf8(secret);
    RunningWorker worker(worked, "w1");
    f.window().actions().connectSwarm->trigger();
    auto* keep = f.window().swarmSheet().findChild<QCheckBox*>();
    QVERIFY(keep);
    keep->setChecked(true);  // there is no keyring here, so that it must stay in memory all the same
    connectTo(f.window(), guarded.address(), m_namespace, secret);
    QTRY_VERIFY_WITH_TIMEOUT(page.stateText().startsWith("Online"), 10'000);
    runOnSwarmFromForm(f);
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().decoding());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    QVERIFY(QFile::exists(f.path("kept.pleio")));
    f.window().close();
    f.restart();  // writes the settings
    for (const QString& file : {f.path("kept.pleio"), f.path("settings.ini")}) {
        const QByteArray bytes = readAll(file);
        QVERIFY(!bytes.isEmpty());
        QVERIFY(!bytes.contains(secret.toUtf8()) && !bytes.contains("wrong-Xy"));
    }
    QVERIFY(readAll(f.path("settings.ini")).contains(qtext(m_namespace).toUtf8()));
    f.window().actions().connectSwarm->trigger();
    QVERIFY(named<QLineEdit>(f.window().swarmSheet(), "Password")->text().isEmpty());
}

void TestGuiSwarm::passwordOfTheEnvironment()
{
    RedisServer guarded({QStringLiteral("--requirepass"), QStringLiteral("s3cret")});
    QVERIFY(guarded.isUp());
    qputenv(kPasswordVariable, "s3cret");
    WindowFixture f;
    connectTo(f.window(), guarded.address(), m_namespace);
    QTRY_VERIFY_WITH_TIMEOUT(f.window().swarmPage().stateText().startsWith("Online"), 10'000);
}

void TestGuiSwarm::addressIsChecked()
{
    WindowFixture f;
    f.window().actions().connectSwarm->trigger();
    SwarmSheet& sheet = f.window().swarmSheet();
    auto* address = named<QLineEdit>(sheet, "Address of the Redis server");
    for (const char* wrong : {"", "http://server", "redis://:s3cret@server", "redis://server/x"}) {
        address->clear();
        QTest::keyClicks(address, QLatin1String(wrong));
        QVERIFY2(!sheet.actionButton().isEnabled(), wrong);
        for (const QLabel* label : sheet.findChildren<QLabel*>()) QVERIFY(!label->text().contains("s3cret"));
    }
    address->clear();
    QTest::keyClicks(address, QStringLiteral("rediss://me@server:6380/2"));
    QVERIFY(sheet.actionButton().isEnabled());
}

PLEIO_TEST(tst_gui_swarm, TestGuiSwarm)
#include "tst_gui_swarm.moc"
