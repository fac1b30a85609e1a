// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/worker.h"

#include "core/analysis/load_settings.h"
#include "core/analysis/report_json.h"
#include "core/base/version.h"
#include "core/io/machine_memory.h"
#include "core/swarm/blob_store.h"
#include "core/swarm/part_result.h"
#include "core/swarm/shared_folder.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <algorithm>
#include <exception>
#include <list>
#include <memory>
#include <mutex>
#include <new>
#include <thread>

namespace pleio {

namespace {

using WorkerClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kClaimPatience{300}, kKeeperStep{200}, kMostSilence{400}, kShortPause{500},
    kLongPause{10000};
constexpr std::chrono::hours kResultKept{24};
constexpr int kAcceptAttempts = 20;
constexpr double kLeastMemoryShare = 0.05;
constexpr std::int64_t kMostPartBytes = std::int64_t{1} << 30;

/// A task under way, as the thread that runs it and the keeper see it.
class Run final : public Progress {
public:
    Run(ClaimedTask task, WorkerClock::time_point deadline) : m_task(std::move(task)), m_deadline(deadline) {}

    void report(double fraction, std::string_view text) override
    {
        const std::lock_guard lock(m_mutex);
        m_fraction = fraction;
        m_text = text;
    }
    [[nodiscard]] bool isCancelled() const override { return m_stopped.load(std::memory_order_relaxed); }

    void stop() { m_stopped = true; }
    [[nodiscard]] bool isLate() const { return WorkerClock::now() > m_deadline; }
    [[nodiscard]] const ClaimedTask& task() const { return m_task; }
    using State = std::pair<double, std::string>;
    [[nodiscard]] State state() const
    {
        const std::lock_guard lock(m_mutex);
        return {m_fraction, m_text};
    }
    /// For the keeper: whether it is worth to tell this, because it is new, or to ask again whether the task is ours.
    [[nodiscard]] bool isToBeTold(const State& state)
    {
        const auto now = WorkerClock::now();
        if (state == m_told && now - m_toldAt < kMostSilence) return false;
        m_told = state;
        m_toldAt = now;
        return true;
    }

private:
    ClaimedTask m_task;
    WorkerClock::time_point m_deadline;
    std::atomic<bool> m_stopped{false};
    mutable std::mutex m_mutex;
    double m_fraction = 0;
    std::string m_text;
    State m_told;
    WorkerClock::time_point m_toldAt{};
};

class Worker {
public:
    Worker(const WorkerOptions& options, const std::atomic<bool>& stop, const WorkerEvents& events)
        : m_options(options), m_stop(stop), m_events(events)
    {
    }

    Result<void> run()
    {
        RedisConnection redis(m_options.swarm.address);
        TaskQueue queue(redis, m_options.swarm.keys);
        if (const auto prepared = queue.prepare(); !prepared) return prepared;
        if (const auto beaten = beat(queue); !beaten) return beaten;
        tell(worker_event::Ready{m_options.name, m_options.swarm.address.shown(), m_options.swarm.keys.nameSpace()});
        std::vector<std::thread> threads;
        m_atWork = m_options.capacity;
        for (int i = 0; i < m_options.capacity; ++i)
            threads.emplace_back([this] {
                work();
                --m_atWork;
            });
        keep(queue);
        for (std::thread& thread : threads) thread.join();
        tell(worker_event::Ended{m_options.name});
        return {};
    }

private:
    [[nodiscard]] bool isEnding() const { return m_stop || m_draining; }

    void tell(const WorkerEvent& event)
    {
        const std::lock_guard lock(m_eventsMutex);
        m_events(event);
    }

    Result<void> beat(TaskQueue& queue)
    {
        WorkerStatus status;
        status.id = m_options.name;
        status.program = programName();
        status.capacity = m_options.capacity;
        status.running = static_cast<int>(running().size());
        status.rssBytes = residentBytes();
        const auto drains = queue.beat(status);
        if (!drains) return drains.error();
        tell(worker_event::Beaten());
        if (*drains && !m_draining.exchange(true)) tell(worker_event::DrainAsked());
        return {};
    }

    std::vector<std::shared_ptr<Run>> running()
    {
        const std::lock_guard lock(m_mutex);
        return {m_running.begin(), m_running.end()};
    }

    /// Signs of life, progress and orders, while the others work.
    void keep(TaskQueue& queue)
    {
        WorkerClock::time_point lastBeat = WorkerClock::now(), lastSight{};
        while (!m_stop && m_atWork > 0) {
            std::this_thread::sleep_for(kKeeperStep);
            tell(worker_event::Turned());
            const auto looked = guarded([&] { return lookAfter(queue, lastBeat); });
            if (!looked) tell(worker_event::ServerFailed{looked.error()});
            if (looked) lookAtQueue(queue, lastSight);
        }
        for (const auto& run : running()) run->stop();
    }

    Result<void> lookAfter(TaskQueue& queue, WorkerClock::time_point& lastBeat)
    {
        const bool beats = WorkerClock::now() - lastBeat >= m_options.offlineAfter / kBeatsBeforeOffline;
        std::vector<ClaimedTask> held;  // not what another worker has taken over meanwhile
        for (const auto& run : running()) {
            if (run->isLate()) run->stop();
            const auto state = run->state();
            if (!run->isToBeTold(state) && !beats) continue;
            const auto ours = queue.tell(run->task().id, m_options.name, state.first, state.second);
            if (ours && *ours) held.push_back(run->task());
            if (ours && !*ours) run->stop();
        }
        if (!beats) return {};
        lastBeat = WorkerClock::now();
        if (const auto kept = queue.hold(m_options.name, held); !kept) tell(worker_event::ServerFailed{kept.error()});
        return beat(queue);
    }

    /// A failure shows in the next sign of life; the queue alone is no reason for a line in the log.
    void lookAtQueue(TaskQueue& queue, WorkerClock::time_point& lastSight)
    {
        if (!m_options.queueSeenEvery || WorkerClock::now() - lastSight < *m_options.queueSeenEvery) return;
        lastSight = WorkerClock::now();
        if (const auto load = queue.load()) tell(worker_event::QueueSeen{*load});
    }

    void work()
    {
        RedisConnection redis(m_options.swarm.address);
        TaskQueue queue(redis, m_options.swarm.keys);
        BlobStore blobs(redis, m_options.swarm.keys);
        auto pause = kShortPause;
        while (!isEnding()) {
            if (isMemoryShort()) {
                forgetDataset();
                std::this_thread::sleep_for(kShortPause);
                continue;
            }
            auto claimed = guarded([&] { return queue.claim(m_options.name, kClaimPatience, m_options.offlineAfter); });
            if (!claimed) {
                tell(worker_event::ServerFailed{claimed.error()});
                rest(pause);
                pause = std::min(2 * pause, kLongPause);
                continue;
            }
            pause = kShortPause;
            if (*claimed) carryOut(queue, blobs, std::move(**claimed));
        }
    }

    [[nodiscard]] bool isMemoryShort()
    {
        const bool isShort = (m_options.mostRssBytes > 0 && residentBytes() > m_options.mostRssBytes) ||
                             availableMemoryShare() < kLeastMemoryShare;
        if (isShort != m_isMemoryShort.exchange(isShort)) tell(worker_event::MemoryChanged{isShort});
        return isShort;
    }

    void rest(std::chrono::milliseconds time) const
    {
        for (const auto until = WorkerClock::now() + time; !isEnding() && WorkerClock::now() < until;)
            std::this_thread::sleep_for(kKeeperStep);
    }

    void carryOut(TaskQueue& queue, BlobStore& blobs, ClaimedTask claimed)
    {
        const auto deadline = WorkerClock::now() + claimed.timeout;
        const auto run = std::make_shared<Run>(std::move(claimed), deadline);
        {
            const std::lock_guard lock(m_mutex);
            m_running.push_back(run);
        }
        const auto begun = WorkerClock::now();
        const auto task = guarded([&] { return taskFromCbor(run->task().request); });
        // Anybody may have written the request: what it names counts only if there is such an analysis.
        const std::string analysis =
            task && findAnalysis(task->request.analysis) != nullptr ? task->request.analysis : std::string();
        tell(worker_event::TaskBegan{run->task().id, analysis});
        const auto result =
            guarded([&]() -> Result<std::string> { return task ? resultOf(queue, blobs, *run, *task) : task.error(); });
        worker_event::TaskEnded ended = end(queue, *run, task ? taskHash(*task) : std::string(), result);
        ended.analysis = analysis;
        ended.seconds = std::chrono::duration<double>(WorkerClock::now() - begun).count();
        tell(ended);
        const std::lock_guard lock(m_mutex);
        m_running.remove(run);
    }

    /// No task may end the worker: another one may have the memory, and after some tries it is a dead letter.
    template <class Try>
    auto guarded(Try attempt) -> decltype(attempt())
    {
        try {
            return attempt();
        } catch (const std::bad_alloc&) {
            forgetDataset();
            return Error{ErrorKind::Internal,
                         "The worker has not enough memory for this; use a smaller input or a larger machine.",
                         m_options.name};
        } catch (const std::exception& error) {
            return Error{ErrorKind::Internal, std::string("The task stopped unexpectedly (") + error.what() + ").",
                         m_options.name};
        }
    }

    /// The packed report, or the packed values of a part.
    Result<std::string> resultOf(TaskQueue& queue, BlobStore& blobs, Run& run, const SwarmTask& task)
    {
        if (const std::string refusal = refusalOf(task); !refusal.empty()) return Error{ErrorKind::Usage, refusal, {}};
        SubProgress loading(run, 0, 0.2), running(run, 0.2, 0.95), packing(run, 0.95, 1);
        const auto dataset = datasetOf(blobs, task, loading);
        if (!dataset) return dataset.error();
        const auto computed =
            task.part ? partOfReport(task, **dataset, running) : wholeReport(queue, task, **dataset, running);
        if (!computed) return computed.error();
        const QByteArray& bytes = *computed;
        return packed({bytes.constData(), static_cast<std::size_t>(bytes.size())}, packing);
    }

    static Result<QByteArray> partOfReport(const SwarmTask& task, const Dataset& dataset, Progress& progress)
    {
        const auto part = runPart(*findAnalysis(task.request.analysis), task.request, dataset, *task.part, progress);
        if (!part) return part.error();
        return partToCbor(*part);
    }

    Result<QByteArray> wholeReport(TaskQueue& queue, const SwarmTask& task, const Dataset& dataset, Progress& progress)
    {
        const AnalysisDescriptor& analysis = *findAnalysis(task.request.analysis);
        KnownParts known(task.parts, [&](Part part) { return findPart(queue, partOf(task, part.index), progress); });
        const auto report = task.parts > 1 ? runAnalysis(analysis, task.request, dataset, known, progress)
                                           : runAnalysis(analysis, task.request, dataset, progress);
        if (!report) return report.error();
        return reportToCbor(*report);
    }

    /// A damaged part is as good as none: it is computed here.
    Result<std::optional<ItemValues>> findPart(TaskQueue& queue, const SwarmTask& part, Progress& progress)
    {
        const auto stored = queue.result(taskHash(part));
        if (!stored) return stored.error();
        tell(worker_event::CacheAsked{worker_event::Cache::Part, stored->has_value()});
        if (!*stored) return std::optional<ItemValues>();
        const auto bytes = unpacked(**stored, kMostPartBytes, progress);
        if (!bytes && bytes.error().kind == ErrorKind::Cancelled) return bytes.error();
        auto values = bytes ? partFromCbor(QByteArray::fromStdString(*bytes)) : bytes.error();
        if (!values) {
            tell(worker_event::PartDamaged());
            return std::optional<ItemValues>();
        }
        return values;
    }

    /// Tells the server; how the attempt ended.
    worker_event::TaskEnded end(TaskQueue& queue, Run& run, const std::string& hash, const Result<std::string>& result)
    {
        using worker_event::Outcome;
        const std::string& id = run.task().id;
        const auto tried = [&](auto attempt) {
            auto done = guarded(attempt);
            for (int i = 1; !done && i < kAcceptAttempts && !m_stop; ++i) {
                tell(worker_event::ServerFailed{done.error()});
                rest(kShortPause * i);
                done = guarded(attempt);
            }
            return done && *done;
        };
        worker_event::TaskEnded ended{id, {}, Outcome::Done, {}, {}};
        if (result) {
            const bool accepted = tried([&] { return queue.accept(id, hash, *result, kResultKept); });
            if (accepted) tell(worker_event::ResultSent{std::ssize(*result)});
            ended.outcome = accepted ? Outcome::Done : Outcome::Dropped;
            return ended;
        }
        Error error = result.error();
        if (error.kind == ErrorKind::Cancelled) {
            if (m_stop) (void)queue.handBack(id, m_options.name);
            ended.outcome = m_stop ? Outcome::HandedBack : Outcome::Cancelled;
            if (m_stop || !run.isLate()) return ended;
            error = {ErrorKind::Internal, "The task took longer than it may.", {}};
        }
        // What a file or a parameter is to blame for goes wrong everywhere.
        const bool again = error.kind == ErrorKind::Io || error.kind == ErrorKind::Internal;
        (void)tried([&] { return queue.fail(id, m_options.name, errorText(error), again, kShortPause * 2); });
        ended.outcome = Outcome::Failed;
        ended.error = std::move(error);
        return ended;
    }

    /// The last dataset is kept, because tasks of one genome come one after the other.
    Result<std::shared_ptr<const Dataset>> datasetOf(BlobStore& blobs, const SwarmTask& task, Progress& progress)
    {
        const auto kept = keptDataset(task);
        tell(worker_event::CacheAsked{worker_event::Cache::Dataset, kept != nullptr});
        if (kept) return kept;
        std::vector<SourceFile> sources;
        for (const TaskInput& input : task.inputs) {
            if (progress.isCancelled()) return cancelled();
            progress.report(0, "Fetching " + input.name);
            auto source =
                input.place.empty() ? blobs.get(input, progress) : readShared(m_options.swarm.share, input, progress);
            if (!source) return source.error();
            tell(worker_event::InputRead{std::ssize(source->bytes)});
            sources.push_back(std::move(*source));
        }
        auto loaded = loadDataset(std::move(sources), loadOptionsFrom(task.settings), progress);
        if (!loaded) return loaded.error();
        auto dataset = std::make_shared<const Dataset>(std::move(*loaded));
        const std::lock_guard lock(m_mutex);
        m_dataset = dataset;
        m_datasetInputs = task.inputs;
        m_datasetSettings = task.settings;
        return dataset;
    }

    std::shared_ptr<const Dataset> keptDataset(const SwarmTask& task)
    {
        const std::lock_guard lock(m_mutex);
        const bool isOfTask = m_dataset && m_datasetInputs == task.inputs && m_datasetSettings == task.settings;
        return isOfTask ? m_dataset : nullptr;
    }

    void forgetDataset()
    {
        const std::lock_guard lock(m_mutex);
        m_dataset.reset();
    }

    const WorkerOptions& m_options;
    const std::atomic<bool>& m_stop;
    const WorkerEvents& m_events;
    std::atomic<bool> m_draining{false}, m_isMemoryShort{false};
    std::atomic<int> m_atWork{0};  ///< threads that take tasks or run one
    std::mutex m_eventsMutex;
    std::mutex m_mutex;  ///< guards what follows
    std::list<std::shared_ptr<Run>> m_running;
    std::shared_ptr<const Dataset> m_dataset;
    std::vector<TaskInput> m_datasetInputs;
    std::map<std::string, std::string> m_datasetSettings;
};

}  // namespace

Result<void> runWorker(const WorkerOptions& options, const std::atomic<bool>& stop, const WorkerEvents& events)
{
    WorkerOptions own = options;
    if (own.name.empty())
        own.name = QSysInfo::machineHostName().toStdString() + '-' + std::to_string(QCoreApplication::applicationPid());
    return Worker(own, stop, events).run();
}

}  // namespace pleio
