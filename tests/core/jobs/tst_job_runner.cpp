// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_runner.h"

#include "tests/support/test_program.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

using namespace pleio;

namespace {

using Work = std::function<Result<int>(Progress&)>;
using Done = std::function<void(Result<int>)>;

/// Works until it is cancelled.
Result<int> untilCancelled(Progress& progress)
{
    while (!progress.isCancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return cancelled();
}

/// A gate that work waits behind, so that tests decide when it goes on.
class Gate {
public:
    void open() { m_open = true; }
    void wait() const
    {
        while (!m_open) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }

private:
    std::atomic<bool> m_open{false};
};

struct Answer {
    int calls = 0;
    std::optional<Result<int>> result;

    Done done()
    {
        return [this](Result<int> given) {
            ++calls;
            result = std::move(given);
        };
    }
};

}  // namespace

class TestJobRunner : public QObject {
    Q_OBJECT

private slots:
    void resultArrivesInThisThread()
    {
        JobRunner runner;
        QThread* workThread = nullptr;
        QThread* doneThread = nullptr;
        int value = 0;
        const int id = runner.start<int>(
            QStringLiteral("Count"), this,
            [&workThread](Progress&) -> Result<int> {
                workThread = QThread::currentThread();
                return 42;
            },
            [&](Result<int> result) {
                doneThread = QThread::currentThread();
                value = *result;
            });
        QVERIFY(runner.isBusy());
        QCOMPARE(runner.jobs().at(0).id, id);
        QCOMPARE(runner.jobs().at(0).title, QStringLiteral("Count"));
        QTRY_COMPARE(value, 42);
        QCOMPARE(doneThread, thread());
        QVERIFY(workThread != thread());
        QCOMPARE(runner.jobs().at(0).state, JobState::Done);
        QCOMPARE(runner.jobs().at(0).fraction, 1.0);
        QVERIFY(runner.jobs().at(0).started.isValid());
        QVERIFY(runner.jobs().at(0).started <= runner.jobs().at(0).finished);
        QVERIFY(!runner.isBusy());
    }

    void aJobThatWaitsTakesNoTurn()
    {
        JobRunner runner;
        Gate gate;
        Answer waiting, computed, second;
        const Work wait = [&gate](Progress&) -> Result<int> {
            gate.wait();
            return 1;
        };
        runner.start<int>(QStringLiteral("Wait"), this, wait, waiting.done(), JobKind::Waits);
        const int id = runner.start<int>(QStringLiteral("Wait"), this, untilCancelled, second.done(), JobKind::Waits);
        runner.start<int>(
            QStringLiteral("Compute"), this, [](Progress&) -> Result<int> { return 2; }, computed.done());
        QTRY_COMPARE(computed.calls, 1);
        QCOMPARE(waiting.calls, 0);
        QCOMPARE(runner.jobs().at(0).state, JobState::Running);
        runner.cancel(id);
        QTRY_COMPARE(second.calls, 1);
        QCOMPARE(runner.jobs().at(1).state, JobState::Cancelled);
        gate.open();
        QTRY_COMPARE(waiting.calls, 1);
        QCOMPARE(**waiting.result, 1);
        QVERIFY(!runner.isBusy());
    }

    void endingStopsJobsThatWait()
    {
        Answer answer;
        {
            JobRunner runner;
            runner.start<int>(QStringLiteral("Wait"), this, untilCancelled, answer.done(), JobKind::Waits);
        }
        QCoreApplication::processEvents();
        QCOMPARE(answer.calls, 0);
    }

    void largeResult()
    {
        JobRunner runner;
        const std::vector<double> numbers(100'000, 1.5);
        std::vector<double> got;
        runner.start<std::vector<double>>(
            QString(), this, [&numbers](Progress&) -> Result<std::vector<double>> { return numbers; },
            [&got](Result<std::vector<double>> result) { got = *std::move(result); });
        QTRY_COMPARE(got.size(), numbers.size());
    }

    void voidResults()
    {
        JobRunner runner;
        bool good = false;
        runner.start<void>(
            QString(), this, [](Progress&) -> Result<void> { return {}; },
            [&good](const Result<void>& result) { good = result.has_value(); });
        QTRY_VERIFY(good);
    }

    void errorFails()
    {
        JobRunner runner;
        Answer answer;
        runner.start<int>(
            QString(), this, [](Progress&) -> Result<int> { return badInput("No CDS was found; add one.", "a.gbk:3"); },
            answer.done());
        QTRY_COMPARE(answer.calls, 1);
        QCOMPARE(answer.result->error().kind, ErrorKind::BadInput);
        QCOMPARE(runner.jobs().at(0).state, JobState::Failed);
        QCOMPARE(runner.jobs().at(0).text, QStringLiteral("a.gbk:3: No CDS was found; add one."));
    }

    void exceptionFailsWithSentence_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("standard") << 0 << "broken";
        QTest::newRow("memory") << 1 << "not enough memory";
        QTest::newRow("other") << 2 << "unexpectedly.";
    }

    void exceptionFailsWithSentence()
    {
        QFETCH(int, kind);
        QFETCH(QString, says);
        JobRunner runner;
        Answer answer;
        runner.start<int>(
            QString(), this,
            [kind](Progress&) -> Result<int> {
                if (kind == 0) throw std::runtime_error("broken");
                if (kind == 1) throw std::bad_alloc();
                throw 7;
            },
            answer.done());
        QTRY_COMPARE(answer.calls, 1);
        QCOMPARE(answer.result->error().kind, ErrorKind::Internal);
        QVERIFY(QString::fromStdString(answer.result->error().message).contains(says));
        QCOMPARE(runner.jobs().at(0).state, JobState::Failed);
        QVERIFY(runner.jobs().at(0).text.contains(says));
    }

    void cancelWhileRunning()
    {
        JobRunner runner;
        Answer answer;
        const int id = runner.start<int>(QString(), this, untilCancelled, answer.done());
        QTRY_COMPARE(runner.jobs().at(0).state, JobState::Running);
        runner.cancel(id);
        QCOMPARE(answer.calls, 0);
        QTRY_COMPARE(answer.calls, 1);
        QCOMPARE(answer.result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(runner.jobs().at(0).state, JobState::Cancelled);
    }

    void cancelWhileWaiting()
    {
        JobRunner runner;
        Gate gate;
        Answer first;
        Answer second;
        std::atomic<bool> secondRan{false};
        runner.start<int>(
            QString(), this,
            [&gate](Progress&) -> Result<int> {
                gate.wait();
                return 1;
            },
            first.done());
        const int id = runner.start<int>(
            QString(), this,
            [&secondRan](Progress&) -> Result<int> {
                secondRan = true;
                return 2;
            },
            second.done());
        QTRY_COMPARE(runner.jobs().at(0).state, JobState::Running);
        QCOMPARE(runner.jobs().at(1).state, JobState::Waiting);
        runner.cancel(id);
        QCOMPARE(runner.jobs().at(1).state, JobState::Cancelled);
        QCOMPARE(second.calls, 0);
        QTRY_COMPARE(second.calls, 1);
        QCOMPARE(second.result->error().kind, ErrorKind::Cancelled);
        runner.cancel(id);
        gate.open();
        QTRY_COMPARE(first.calls, 1);
        QCOMPARE(**first.result, 1);
        QVERIFY(!secondRan);
        QCOMPARE(second.calls, 1);
    }

    void finishedAnywayIsStillCancelled()
    {
        JobRunner runner;
        Gate gate;
        Answer answer;
        const int id = runner.start<int>(
            QString(), this,
            [&gate](Progress&) -> Result<int> {
                gate.wait();
                return 5;
            },
            answer.done());
        QTRY_COMPARE(runner.jobs().at(0).state, JobState::Running);
        runner.cancel(id);
        gate.open();
        QTRY_COMPARE(answer.calls, 1);
        QVERIFY(!*answer.result);
        QCOMPARE(answer.result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(runner.jobs().at(0).state, JobState::Cancelled);
    }

    void workThatCancelsItselfIsCancelled()
    {
        JobRunner runner;
        Answer answer;
        runner.start<int>(
            QString(), this, [](Progress&) -> Result<int> { return cancelled(); }, answer.done());
        QTRY_COMPARE(answer.calls, 1);
        QCOMPARE(runner.jobs().at(0).state, JobState::Cancelled);
    }

    void cancelAllStopsEverything()
    {
        JobRunner runner(2);
        std::vector<Answer> answers(10);
        for (Answer& answer : answers) runner.start<int>(QString(), this, untilCancelled, answer.done());
        QTRY_COMPARE(runner.jobs().at(1).state, JobState::Running);
        runner.cancelAll();
        for (const Answer& answer : answers) QTRY_COMPARE(answer.calls, 1);
        for (const JobStatus& job : runner.jobs()) QCOMPARE(job.state, JobState::Cancelled);
        QVERIFY(!runner.isBusy());
    }

    void writesComeInTheirOrderBesideOtherWork()
    {
        JobRunner runner;
        Gate gate;
        Answer work;
        runner.start<int>(
            QString(), this,
            [&gate](Progress&) -> Result<int> {
                gate.wait();
                return 0;
            },
            work.done());
        std::vector<int> order;
        for (int i = 0; i < 20; ++i)
            runner.start<int>(
                QString(), this,
                [&order, i](Progress&) -> Result<int> {
                    order.push_back(i);  // never two at once
                    return i;
                },
                [](const Result<int>&) {}, JobKind::Writes);
        QTRY_COMPARE(runner.jobs().back().state, JobState::Done);
        QCOMPARE(work.calls, 0);
        for (int i = 0; i < 20; ++i) QCOMPARE(order[static_cast<std::size_t>(i)], i);
        gate.open();
        QTRY_COMPARE(work.calls, 1);
    }

    void aWriteIsCancelledByItsIdAlone()
    {
        JobRunner runner;
        Gate gate;
        std::vector<Answer> answers(3);
        std::vector<int> ids;
        for (Answer& answer : answers)
            ids.push_back(runner.start<int>(
                QString(), this,
                [&gate](Progress& progress) -> Result<int> {
                    gate.wait();
                    if (progress.isCancelled()) return cancelled();
                    return 1;
                },
                answer.done(), JobKind::Writes));
        QTRY_COMPARE(runner.jobs().at(0).state, JobState::Running);
        runner.cancelAll();
        runner.cancel(ids[1]);
        gate.open();
        QTRY_VERIFY(!runner.isBusy());
        QTRY_COMPARE(answers[1].calls, 1);
        QVERIFY(answers[0].result->has_value());
        QVERIFY(!answers[1].result->has_value());
        QVERIFY(answers[2].result->has_value());
    }

    void destructorLetsWritesComeToTheirEnd()
    {
        std::atomic<int> written{0};
        Answer answer;
        {
            JobRunner runner;
            for (int i = 0; i < 3; ++i)
                runner.start<int>(
                    QString(), this,
                    [&written](Progress& progress) -> Result<int> {
                        std::this_thread::sleep_for(std::chrono::milliseconds(5));
                        if (progress.isCancelled()) return cancelled();
                        return ++written;
                    },
                    answer.done(), JobKind::Writes);
        }
        QCOMPARE(written.load(), 3);
        QCoreApplication::processEvents();
        QCOMPARE(answer.calls, 0);
    }

    void runningTimeGoesByTheClock()
    {
        JobRunner runner;
        QDateTime now(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
        runner.setClock([&now] { return now; });
        Answer answer;
        const int id = runner.start<int>(QString(), this, untilCancelled, answer.done());
        QCOMPARE(runner.runningFor(id), qint64{0});
        QTRY_COMPARE(runner.jobs().at(0).state, JobState::Running);
        now = now.addSecs(90);
        QCOMPARE(runner.runningFor(id), qint64{90'000});
        runner.cancel(id);
        QTRY_COMPARE(answer.calls, 1);
        QCOMPARE(runner.runningFor(id), qint64{0});
        QCOMPARE(runner.runningFor(0), qint64{0});
        QCOMPARE(runner.jobs().at(0).finished, now);
    }

    void unknownIdIsIgnored()
    {
        JobRunner runner;
        runner.cancel(0);
        runner.cancel(-3);
        runner.cancel(9);
        QVERIFY(runner.jobs().empty());
    }

    void noCallAfterContextIsGone()
    {
        JobRunner runner;
        Gate gate;
        Answer answer;
        auto context = std::make_unique<QObject>();
        runner.start<int>(
            QString(), context.get(),
            [&gate](Progress&) -> Result<int> {
                gate.wait();
                return 1;
            },
            answer.done());
        QTRY_COMPARE(runner.jobs().at(0).state, JobState::Running);
        context.reset();
        gate.open();
        QTRY_COMPARE(runner.jobs().at(0).state, JobState::Done);
        QCOMPARE(answer.calls, 0);
    }

    void destructorCancelsAndWaits()
    {
        std::atomic<int> ended{0};
        Answer answer;
        {
            JobRunner runner;
            for (int i = 0; i < 5; ++i)
                runner.start<int>(
                    QString(), this,
                    [&ended](Progress& progress) {
                        auto result = untilCancelled(progress);
                        ++ended;
                        return result;
                    },
                    answer.done());
            QTRY_COMPARE(runner.jobs().at(0).state, JobState::Running);
        }
        QCOMPARE(ended.load(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(answer.calls, 0);
    }

    void destroyedWithFinishedWorkInTheInbox()
    {
        for (int i = 0; i < 50; ++i) {
            JobRunner runner(2);
            Answer answer;
            for (int j = 0; j < 4; ++j)
                runner.start<int>(
                    QString(), this, [](Progress&) -> Result<int> { return 1; }, answer.done());
        }
    }

    void runnerDeletedByItsOwnDone()
    {
        auto* runner = new JobRunner(2);
        const QPointer<JobRunner> watched(runner);
        for (int i = 0; i < 3; ++i)
            runner->start<int>(
                QString(), this, [](Progress&) -> Result<int> { return 1; },
                [watched](const Result<int>&) { delete watched; });
        QTRY_VERIFY(!watched);
    }

    void oneAfterTheOther()
    {
        JobRunner runner;
        std::vector<int> order;
        std::vector<int> expected;
        std::atomic<int> running{0};
        std::atomic<int> most{0};
        for (int i = 0; i < 100; ++i) {
            expected.push_back(i);
            runner.start<int>(
                QString::number(i), this,
                [i, &running, &most](Progress& progress) -> Result<int> {
                    most = std::max(most.load(), ++running);
                    progress.report(0.5, "half");
                    --running;
                    return i;
                },
                [&order](Result<int> result) { order.push_back(*result); });
        }
        QCOMPARE(runner.jobs().size(), std::size_t{100});
        QTRY_COMPARE(order.size(), std::size_t{100});
        QCOMPARE(order, expected);
        QCOMPARE(most.load(), 1);
    }

    void doneMayStartTheNext()
    {
        JobRunner runner;
        int count = 0;
        Done again;
        const Work work = [](Progress&) -> Result<int> { return 1; };
        again = [&](const Result<int>&) {
            if (++count < 20) runner.start<int>(QString(), this, work, again);
        };
        runner.start<int>(QString(), this, work, again);
        QTRY_COMPARE(count, 20);
    }

    void progressIsShownAndThrottled()
    {
        JobRunner runner;
        QSignalSpy added(&runner, &JobRunner::jobAdded);
        QSignalSpy changed(&runner, &JobRunner::jobChanged);
        Gate gate;
        Answer answer;
        runner.start<int>(
            QString(), this,
            [&gate](Progress& progress) -> Result<int> {
                for (int i = 0; i < 100'000; ++i) progress.report(i / 200'000.0, "counting");
                progress.report(7, "Rotating labels, 200 of 1,000");
                gate.wait();
                return 1;
            },
            answer.done());
        QCOMPARE(added.count(), 1);
        QTRY_COMPARE(runner.jobs().at(0).text, QStringLiteral("Rotating labels, 200 of 1,000"));
        QCOMPARE(runner.jobs().at(0).fraction, 1.0);
        gate.open();
        QTRY_COMPARE(answer.calls, 1);
        QVERIFY2(changed.count() < 10'000, qPrintable(QString::number(changed.count())));
    }
};

PLEIO_TEST(tst_job_runner, TestJobRunner)
#include "tst_job_runner.moc"
