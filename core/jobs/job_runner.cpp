// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_runner.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <new>
#include <tuple>
#include <utility>

namespace pleio {

namespace {

constexpr std::chrono::milliseconds kProgressInterval{50};

bool isOver(JobState state) { return state != JobState::Waiting && state != JobState::Running; }

}  // namespace

/// One job: what to run, and the mailbox of its progress.
class JobRunner::Task final : public Progress {
public:
    Task(std::size_t taskIndex, QObject* taskContext, std::function<Outcome(Progress&)> work,
         std::function<void()> taskCancelledBeforeStart)
        : index(taskIndex), context(taskContext), cancelledBeforeStart(std::move(taskCancelledBeforeStart)),
          m_work(std::move(work))
    {
    }

    Outcome run() { return std::exchange(m_work, nullptr)(*this); }

    void report(double fraction, std::string_view text) override
    {
        const std::lock_guard lock(m_mutex);
        m_fraction = std::clamp(fraction, 0.0, 1.0);
        m_text = text;
        m_changed = true;
    }
    [[nodiscard]] bool isCancelled() const override { return m_cancelled.load(std::memory_order_relaxed); }

    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    /// The latest progress, if there is any since the last call.
    std::optional<std::pair<double, QString>> takeProgress()
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_changed, false)) return std::nullopt;
        return std::pair(m_fraction, QString::fromStdString(m_text));
    }

    const std::size_t index;
    // Used in the runner's thread only.
    std::thread thread;  ///< its own, if it has one
    const QPointer<QObject> context;
    const std::function<void()> cancelledBeforeStart;

private:
    std::function<Outcome(Progress&)> m_work;
    std::atomic<bool> m_cancelled{false};
    std::mutex m_mutex;
    double m_fraction = 0;
    std::string m_text;
    bool m_changed = false;
};

JobRunner::JobRunner(int maxParallel, QObject* parent) : QObject(parent)
{
    m_progressTimer.setInterval(kProgressInterval);
    connect(&m_progressTimer, &QTimer::timeout, this, &JobRunner::showProgress);
    // A worker only rings; what it has to say lies in the inbox, under its lock.
    connect(this, &JobRunner::inboxFilled, this, &JobRunner::collect, Qt::QueuedConnection);
    for (int i = 0; i < maxParallel; ++i) m_workers.emplace_back(&JobRunner::workInTurn, this, std::ref(m_queue));
    m_workers.emplace_back(&JobRunner::workInTurn, this, std::ref(m_writes));
}

JobRunner::~JobRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_queue.clear();
    }
    for (std::size_t index = 0; index < m_tasks.size(); ++index)
        if (m_tasks[index] && !isWriting(m_jobs[index].kind)) m_tasks[index]->cancel();
    m_wake.notify_all();
    for (std::thread& worker : m_workers) worker.join();
    for (const auto& task : m_tasks)
        if (task && task->thread.joinable()) task->thread.join();
}

int JobRunner::enqueue(const QString& title, QObject* context, std::function<Outcome(Progress&)> work,
                       std::function<void()> cancelledBeforeStart, JobKind kind)
{
    Q_ASSERT(context != nullptr && context->thread() == thread());
    const std::size_t index = m_jobs.size();
    JobStatus status;
    status.id = static_cast<int>(index) + 1;
    status.title = title;
    status.kind = kind;
    m_jobs.push_back(status);
    m_tasks.push_back(std::make_shared<Task>(index, context, std::move(work), std::move(cancelledBeforeStart)));
    if (kind == JobKind::Waits) {
        m_tasks[index]->thread = std::thread([this, task = m_tasks[index]] { carryOut(*task); });
    } else {
        const std::lock_guard lock(m_mutex);
        (isWriting(kind) ? m_writes : m_queue).push_back(m_tasks[index]);
        m_wake.notify_all();  // those who wait look after different queues
    }
    emit jobAdded(static_cast<int>(index));
    return status.id;
}

void JobRunner::workInTurn(Queue& queue)
{
    for (;;) {
        std::shared_ptr<Task> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return m_stopping || !queue.empty(); });
            if (queue.empty()) return;
            task = std::move(queue.front());
            queue.pop_front();
        }
        carryOut(*task);
    }
}

void JobRunner::carryOut(Task& task)
{
    post({task.index, std::nullopt});
    post({task.index, task.run()});
}

void JobRunner::post(Message message)
{
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.push_back(std::move(message));
    }
    emit inboxFilled(QPrivateSignal());
}

void JobRunner::collect()
{
    std::vector<Message> messages;
    {
        const std::lock_guard lock(m_mutex);
        messages.swap(m_inbox);
    }
    const QPointer<JobRunner> self(this);
    for (const Message& message : messages) {
        if (message.outcome)
            finish(message.index, *message.outcome);
        else
            markStarted(message.index);
        // A slot or a `done` may have deleted this object.
        if (!self) return;
    }
}

void JobRunner::markStarted(std::size_t index)
{
    m_jobs[index].state = JobState::Running;
    m_jobs[index].started = m_now();
    m_progressTimer.start();
    emit jobChanged(static_cast<int>(index));
}

void JobRunner::finish(std::size_t index, const Outcome& outcome)
{
    const std::shared_ptr<Task> task = std::move(m_tasks[index]);
    if (task->thread.joinable()) task->thread.join();  // this news was its last act
    const bool wasCancelled = task->isCancelled();
    JobStatus& status = m_jobs[index];
    if (const auto progress = task->takeProgress()) std::tie(status.fraction, status.text) = *progress;
    status.finished = m_now();
    if (wasCancelled || (outcome.error && outcome.error->kind == ErrorKind::Cancelled)) {
        status.state = JobState::Cancelled;
    } else if (outcome.error) {
        status.state = JobState::Failed;
        status.text = QString::fromStdString(outcome.error->oneLine());
    } else {
        status.state = JobState::Done;
        status.fraction = 1;
    }
    if (std::ranges::none_of(m_jobs, [](const JobStatus& job) { return job.state == JobState::Running; }))
        m_progressTimer.stop();
    emit jobChanged(static_cast<int>(index));
    if (task->context) outcome.finish(wasCancelled);
}

void JobRunner::showProgress()
{
    for (std::size_t index = 0; index < m_tasks.size(); ++index) {
        if (!m_tasks[index]) continue;
        const auto progress = m_tasks[index]->takeProgress();
        if (!progress) continue;
        m_jobs[index].fraction = progress->first;
        m_jobs[index].text = progress->second;
        emit jobChanged(static_cast<int>(index));
    }
}

void JobRunner::cancel(int id)
{
    const auto index = static_cast<std::size_t>(id) - 1;
    if (index < m_tasks.size() && m_tasks[index]) cancelAt(index);
}

void JobRunner::cancelAll()
{
    // From the end, so that a running job does not make room for one that is about to be cancelled.
    for (std::size_t index = m_tasks.size(); index > 0; --index)
        if (m_tasks[index - 1] && !isWriting(m_jobs[index - 1].kind)) cancelAt(index - 1);
}

void JobRunner::cancelAt(std::size_t index)
{
    const std::shared_ptr<Task> task = m_tasks[index];
    if (task->isCancelled()) return;
    task->cancel();
    {
        const std::lock_guard lock(m_mutex);
        // A task that a worker has taken says itself how it ended.
        if (std::erase(m_queue, task) + std::erase(m_writes, task) == 0) return;
    }
    m_jobs[index].state = JobState::Cancelled;
    // `done` is called from the event loop, never from inside cancel().
    post({index, Outcome{[finish = task->cancelledBeforeStart](bool) { finish(); }, cancelled()}});
    emit jobChanged(static_cast<int>(index));
}

bool JobRunner::isBusy() const
{
    return std::ranges::any_of(m_jobs, [](const JobStatus& job) { return !isOver(job.state); });
}

qint64 JobRunner::runningFor(int id) const
{
    const auto index = static_cast<std::size_t>(id) - 1;
    if (index >= m_jobs.size() || m_jobs[index].state != JobState::Running) return 0;
    return std::max<qint64>(0, m_jobs[index].started.msecsTo(m_now()));
}

Error JobRunner::errorOf(const std::exception_ptr& exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const std::bad_alloc&) {
        return {
            ErrorKind::Internal, "There is not enough memory for this work; close other programs and try again.", {}};
    } catch (const std::exception& error) {
        return {ErrorKind::Internal, std::string("The work stopped unexpectedly (") + error.what() + ").", {}};
    } catch (...) {
        return {ErrorKind::Internal, "The work stopped unexpectedly.", {}};
    }
}

}  // namespace pleio
