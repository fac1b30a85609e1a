// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace pleio {

enum class JobState { Waiting, Running, Done, Failed, Cancelled };

/// What a job needs of this machine.
enum class JobKind {
    Computes,  ///< a turn to compute
    Waits,     ///< only a thread of its own, which it gets at once, because it waits for another machine
    /// Writes a file that somebody relies on: one after the other in the order they came, beside the jobs that compute.
    /// Such a job is cancelled by its id alone; cancelAll and the end of the runner let it come to its end.
    Writes,
    Keeps,  ///< the same for what the program does of itself to keep work safe; nobody is shown it unless it fails
};
[[nodiscard]] constexpr bool isWriting(JobKind kind) { return kind == JobKind::Writes || kind == JobKind::Keeps; }

/// What the jobs panel shows of one job.
struct JobStatus {
    int id = 0;
    QString title;
    JobKind kind = JobKind::Computes;
    JobState state = JobState::Waiting;
    double fraction = 0;  ///< 0..1
    QString text;         ///< what is being done, or the error
    QDateTime started, finished;
};

/// Runs long work in worker threads, one job that computes after the other by default, with progress and cancel.
/// Lives in the thread that made it; `done` is called there, and never after its context is gone.
class JobRunner final : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(int maxParallel = 1, QObject* parent = nullptr);
    /// Cancels everything but what is to be written, and waits; work answers a cancel within a second. Results that
    /// were not yet handed over are dropped: no `done` is called any more.
    ~JobRunner() override;

    /// Queues `work`. `done` gets its Result in this object's thread (Error of kind Cancelled if it was
    /// cancelled, even when the work finished anyway; Internal if the work threw). `context` must live in
    /// this object's thread. Returns the job's id.
    template <class T>
    int start(const QString& title, QObject* context, std::function<Result<T>(Progress&)> work,
              std::function<void(Result<T>)> done, JobKind kind = JobKind::Computes);

    void cancel(int id);
    /// All but those that write.
    void cancelAll();
    /// All jobs since the start, oldest first.
    [[nodiscard]] const std::vector<JobStatus>& jobs() const { return m_jobs; }
    [[nodiscard]] bool isBusy() const;
    /// For how long a job has run by now, in milliseconds; 0 before it began and when it is over.
    [[nodiscard]] qint64 runningFor(int id) const;
    /// The clock that `started`, `finished` and runningFor go by; that of the system until a test sets another.
    void setClock(std::function<QDateTime()> now) { m_now = std::move(now); }

signals:
    void jobAdded(int index);
    /// State, fraction or text; progress comes at most about 20 times a second.
    void jobChanged(int index);
    /// For this class alone: the way from a worker thread to this one.
    void inboxFilled(QPrivateSignal);

private:
    class Task;
    /// What is to be done in this thread when the work is over.
    struct Outcome {
        std::function<void(bool wasCancelled)> finish;
        std::optional<Error> error;
    };
    /// News of a task: it has started, or it is over.
    struct Message {
        std::size_t index = 0;
        std::optional<Outcome> outcome;
    };

    int enqueue(const QString& title, QObject* context, std::function<Outcome(Progress&)> work,
                std::function<void()> cancelledBeforeStart, JobKind kind);
    using Queue = std::deque<std::shared_ptr<Task>>;
    void workInTurn(Queue& queue);
    void carryOut(Task& task);
    void post(Message message);
    void collect();
    void markStarted(std::size_t index);
    void finish(std::size_t index, const Outcome& outcome);
    void showProgress();
    void cancelAt(std::size_t index);
    [[nodiscard]] static Error errorOf(const std::exception_ptr& exception);

    std::vector<JobStatus> m_jobs;
    std::vector<std::shared_ptr<Task>> m_tasks;  ///< by job; null when the job is over
    QTimer m_progressTimer;

    std::function<QDateTime()> m_now = &QDateTime::currentDateTimeUtc;

    std::mutex m_mutex;  ///< guards the queues, the inbox and m_stopping
    std::condition_variable m_wake;
    Queue m_queue;   ///< of jobs that compute
    Queue m_writes;  ///< of those that write
    std::vector<Message> m_inbox;
    bool m_stopping = false;
    std::vector<std::thread> m_workers;
};

template <class T>
int JobRunner::start(const QString& title, QObject* context, std::function<Result<T>(Progress&)> work,
                     std::function<void(Result<T>)> done, JobKind kind)
{
    auto run = [work = std::move(work), done](Progress& progress) -> Outcome {
        std::shared_ptr<Result<T>> result;
        try {
            result = std::make_shared<Result<T>>(work(progress));
        } catch (...) {
            result = std::make_shared<Result<T>>(errorOf(std::current_exception()));
        }
        Outcome outcome;
        if (!*result) outcome.error = result->error();
        outcome.finish = [result, done](bool wasCancelled) {
            done(wasCancelled ? Result<T>(cancelled()) : std::move(*result));
        };
        return outcome;
    };
    return enqueue(
        title, context, std::move(run), [done] { done(Result<T>(cancelled())); }, kind);
}

}  // namespace pleio
