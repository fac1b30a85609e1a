// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace pleio {

enum class JobState { Waiting, Running, Done, Failed, Cancelled };

/// What the jobs panel shows of one job.
struct JobStatus {
    int id = 0;
    QString title;
    JobState state = JobState::Waiting;
    double fraction = 0;   ///< 0..1
    QString text;          ///< what is being done, or the error
    QDateTime started, finished;
};

/// Runs long work in worker threads, one job after the other by default, with progress and cancel.
/// Lives in the thread that made it; `done` is called there, and never after its context is gone.
class JobRunner final : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(int maxParallel = 1, QObject* parent = nullptr);
    /// Cancels everything and waits; work answers a cancel within a second.
    ~JobRunner() override;

    /// Queues `work`. `done` gets its Result in this object's thread (Error of kind Cancelled if it was
    /// cancelled, even when the work finished anyway). Returns the job's id.
    template <class T>
    int start(const QString& title, QObject* context, std::function<Result<T>(Progress&)> work,
              std::function<void(Result<T>)> done);

    void cancel(int id);
    void cancelAll();
    [[nodiscard]] const std::vector<JobStatus>& jobs() const { return m_jobs; }
    [[nodiscard]] bool isBusy() const;

signals:
    void jobAdded(int index);
    void jobChanged(int index);

private:
    class Task;
    /// Type-erased: `work` runs in a thread and returns what to do afterwards in this thread.
    using Finish = std::function<void(bool cancelled)>;
    struct Outcome {
        Finish finish;
        bool failed = false;
        QString message;
    };
    int enqueue(const QString& title, QPointer<QObject> context, std::function<Outcome(Progress&)> work,
                std::function<void()> cancelledBeforeStart);
    std::vector<JobStatus> m_jobs;
    std::vector<std::shared_ptr<Task>> m_tasks;
    QThreadPool m_pool;
};

template <class T>
int JobRunner::start(const QString& title, QObject* context, std::function<Result<T>(Progress&)> work,
                     std::function<void(Result<T>)> done)
{
    auto run = [work = std::move(work), done](Progress& progress) -> Outcome {
        auto result = std::make_shared<Result<T>>(work(progress));
        Outcome outcome;
        if (!*result) {
            outcome.failed = result->error().kind != ErrorKind::Cancelled;
            outcome.message = QString::fromStdString(result->error().oneLine());
        }
        outcome.finish = [result, done](bool wasCancelled) {
            done(wasCancelled ? Result<T>(cancelled()) : std::move(*result));
        };
        return outcome;
    };
    return enqueue(title, context, std::move(run), [done] { done(Result<T>(cancelled())); });
}

}  // namespace pleio
