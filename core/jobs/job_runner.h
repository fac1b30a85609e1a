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

/// What a job needs of this machine: a turn to compute, or, because it waits for another one, only a thread of its own,
/// which it gets at once.
enum class JobKind { Computes, Waits };

/// What the jobs panel shows of one job.
struct JobStatus {
    int id = 0;
    QString title;
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
    /// Cancels everything and waits; work answers a cancel within a second. Results that were not yet
    /// handed over are dropped: no `done` is called any more.
    ~JobRunner() override;

    /// Queues `work`. `done` gets its Result in this object's thread (Error of kind Cancelled if it was
    /// cancelled, even when the work finished anyway; Internal if the work threw). `context` must live in
    /// this object's thread. Returns the job's id.
    template <class T>
    int start(const QString& title, QObject* context, std::function<Result<T>(Progress&)> work,
              std::function<void(Result<T>)> done, JobKind kind = JobKind::Computes);

    void cancel(int id);
    void cancelAll();
    /// All jobs since the start, oldest first.
    [[nodiscard]] const std::vector<JobStatus>& jobs() const { return m_jobs; }
    [[nodiscard]] bool isBusy() const;

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
    void workInTurn();
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

    std::mutex m_mutex;  ///< guards the queue, the inbox and m_stopping
    std::condition_variable m_wake;
    std::deque<std::shared_ptr<Task>> m_queue;
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
