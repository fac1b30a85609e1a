// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/jobs_model.h"
#include "widgets/jobs/jobs_panel.h"

#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <atomic>
#include <thread>

using namespace pleio;

class TestJobsPanel : public QObject {
    Q_OBJECT
private slots:
    void followsAJob();
    void cancelsTheSelectedJob();
};

void TestJobsPanel::followsAJob()
{
    JobRunner runner;
    JobsModel model(runner);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    bool finished = false;
    runner.start<int>(
        "Counting", this,
        [](Progress& progress) -> Result<int> {
            progress.report(0.5, "half");
            return 7;
        },
        [&](Result<int> result) { finished = result.has_value() && *result == 7; });
    QTRY_VERIFY(finished);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, JobsModel::TitleColumn).data().toString(), QStringLiteral("Counting"));
    QTRY_COMPARE(model.index(0, JobsModel::StateColumn).data().toString(), QStringLiteral("done"));
    QVERIFY(!model.index(0, 0).data(JobsModel::CanCancelRole).toBool());
}

void TestJobsPanel::cancelsTheSelectedJob()
{
    JobRunner runner;
    JobsPanel panel(runner);
    panel.show();
    std::atomic<bool> started = false;
    bool wasCancelled = false;
    runner.start<int>(
        "Endless", this,
        [&](Progress& progress) -> Result<int> {
            started = true;
            while (!progress.isCancelled()) std::this_thread::yield();
            return cancelled();
        },
        [&](const Result<int>& result) { wasCancelled = !result && result.error().kind == ErrorKind::Cancelled; });
    QTRY_VERIFY(started);
    auto* view = panel.findChild<QTreeView*>();
    view->setCurrentIndex(view->model()->index(0, 0));
    QPushButton* button = nullptr;
    for (auto* candidate : panel.findChildren<QPushButton*>())
        if (candidate->text() == JobsPanel::tr("Cancel job")) button = candidate;
    QVERIFY(button && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(wasCancelled);
    QTRY_VERIFY(!button->isEnabled());
}

PLEIO_TEST(tst_jobs_panel, TestJobsPanel)
#include "tst_jobs_panel.moc"
