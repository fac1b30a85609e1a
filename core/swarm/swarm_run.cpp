// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/swarm_run.h"

#include "core/analysis/report_json.h"
#include "core/base/error_kinds.h"
#include "core/base/text.h"
#include "core/swarm/blob_store.h"
#include "core/swarm/shared_folder.h"
#include "core/swarm/split_task.h"
#include "core/swarm/task_events.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace pleio {

namespace {

constexpr std::chrono::seconds kFirstPause{1}, kLongestPause{30};
constexpr std::chrono::milliseconds kBetweenLooks{100};
constexpr double kShareOfParts = 0.9;  // of the whole task, for the user to see
constexpr std::int64_t kMostReportBytes = std::int64_t{4} * 1024 * 1024 * 1024;

/// Repeats what needs the server until it is there, the patience is at an end or the user cancels.
template <class Try>
auto patiently(Progress& progress, Try attempt, Patience patience = kSwarmPatience) -> decltype(attempt())
{
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    for (std::chrono::seconds pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
        auto result = attempt();
        if (result || result.error().kind != ErrorKind::Io) return result;
        if (patience && Clock::now() - start > *patience) return result;
        for (const auto until = Clock::now() + pause; Clock::now() < until;) {
            if (progress.isCancelled()) return cancelled();
            const auto left = std::chrono::ceil<std::chrono::seconds>(until - Clock::now());
            progress.report(0, "Waiting for the Redis server, trying again in " + std::to_string(left.count()) +
                                   " s. " + result.error().message);
            std::this_thread::sleep_for(kBetweenLooks);
        }
    }
}

std::string stateText(const TaskStatus& status)
{
    switch (status.state) {
    case TaskState::Held:
    case TaskState::Waiting:
        return "Waiting for a worker";
    case TaskState::Delayed:
        return "Waiting for another attempt";
    default:
        return status.text.empty() ? "Running on " + status.worker : status.text;
    }
}

/// What is known of a task that waits for its parts.
Result<void> reportParts(TaskQueue& queue, const TaskStatus& status, Progress& progress, Patience patience)
{
    if (status.parts.empty()) {
        progress.report(0, stateText(status));
        return {};
    }
    const auto parts = patiently(
        progress, [&] { return queue.statuses(status.parts); }, patience);
    if (!parts) return parts.error();
    double sum = 0;
    std::int64_t done = 0, running = 0;
    for (const TaskStatus& part : *parts) {
        const bool isDone = part.state == TaskState::Done;
        done += isDone ? 1 : 0;
        running += part.state == TaskState::Running ? 1 : 0;
        sum += isDone ? 1 : part.fraction;
    }
    const auto all = static_cast<std::int64_t>(status.parts.size());
    progress.report(kShareOfParts * sum / static_cast<double>(all), displayCount(done) + " of " + displayCount(all) +
                                                                        " parts done, " + displayCount(running) +
                                                                        " running");
    return {};
}

Result<Report> resultOf(TaskQueue& queue, const TaskStatus& status, Progress& progress, Patience patience)
{
    const auto stored = patiently(
        progress, [&] { return queue.result(status.hash); }, patience);
    if (!stored) return stored.error();
    if (!*stored) return Error{ErrorKind::Io, "The result is no longer on the server; run the analysis again.", {}};
    const auto bytes = unpacked(**stored, kMostReportBytes, progress);
    if (!bytes) return bytes.error();
    return reportFromCbor(QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size())));
}

/// The report with what was noticed before its task was submitted.
Result<Report> withNotesOf(TaskQueue& queue, const std::string& id, Result<Report> report, Progress& progress,
                           Patience patience)
{
    if (!report) return report;
    const auto task = patiently(
        progress, [&] { return queue.task(id); }, patience);
    if (!task) return task.error();
    if (*task) report->notes.insert(report->notes.end(), (*task)->notes.begin(), (*task)->notes.end());
    return report;
}

/// What the environment says of the password; empty if nothing.
Result<std::string> passwordOfEnvironment()
{
    if (const char* password = std::getenv("PLEIOSCOPE_REDIS_PASSWORD")) return std::string(password);
    const char* path = std::getenv("PLEIOSCOPE_REDIS_PASSWORD_FILE");
    if (path == nullptr || *path == '\0') return std::string();
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
        return Error{ErrorKind::Usage,
                     "The file of the password of the Redis server cannot be read or is empty; write the password into "
                     "its first line.",
                     path};
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

}  // namespace

Result<Swarm> swarmAt(const std::string& address, const std::string& nameSpace, const char* password)
{
    auto parsed = parseRedisAddress(address, password == nullptr ? "" : password);
    if (!parsed) return parsed.error();
    auto keys = swarmKeys(nameSpace);
    if (!keys) return keys.error();
    return Swarm{std::move(*parsed), std::move(*keys)};
}

Result<Swarm> swarmOfCommandLine(const std::string& address, const std::string& nameSpace)
{
    auto swarm = swarmAt(address, nameSpace, nullptr);
    if (!swarm) return swarm;
    if (!swarm->address.password.empty())
        return Error{ErrorKind::Usage,
                     "The address of the Redis server holds a password, which every user of this machine can read on a "
                     "command line; leave it out and give it by the environment variable PLEIOSCOPE_REDIS_PASSWORD, or "
                     "in a file that PLEIOSCOPE_REDIS_PASSWORD_FILE names.",
                     "redis"};
    auto password = passwordOfEnvironment();
    if (!password) return password.error();
    swarm->address.password = std::move(*password);
    return swarm;
}

std::string errorText(const Error& error)
{
    return std::string(errorKindId(error.kind)) + '\t' + error.where + '\t' + error.message;
}

Error errorFromText(const std::string& text)
{
    const std::size_t first = text.find('\t'), second = first == std::string::npos ? first : text.find('\t', first + 1);
    const auto kind = std::ranges::find(kErrorKinds, std::string_view(text).substr(0, std::min(first, text.size())));
    if (second == std::string::npos || kind == kErrorKinds.end()) return {ErrorKind::Internal, text, {}};
    return {static_cast<ErrorKind>(kind - kErrorKinds.begin()), text.substr(second + 1),
            text.substr(first + 1, second - first - 1)};
}

Result<std::string> submitToSwarm(const Swarm& swarm, const SwarmWork& work, const SubmitOptions& submission, int parts,
                                  Progress& progress, Patience patience)
{
    RedisConnection redis(swarm.address);
    BlobStore blobs(redis, swarm.keys);
    SwarmTask task = taskOf(work.request, work.sources, work.options);
    task.notes = work.notes;
    for (std::size_t i = 0; i < work.sources.size(); ++i) {
        const SourceFile& source = work.sources[i];
        task.inputs[i].place = placeBelow(swarm.share, source.path);
        if (!task.inputs[i].place.empty()) continue;
        if (progress.isCancelled()) return cancelled();
        progress.report(0, "Sending " + source.name);
        const auto sent = patiently(
            progress, [&] { return blobs.put(source, progress); }, patience);
        if (!sent) return sent.error();
    }
    TaskQueue queue(redis, swarm.keys);
    if (parts == 0) {
        const auto useful = patiently(
            progress, [&] { return usefulParts(queue, task); }, patience);
        if (!useful) return useful.error();
        parts = *useful;
    }
    SubmitOptions named = submission;  // so that a second attempt after a lost answer makes no second task
    if (named.id.empty()) named.id = newTaskId();
    return patiently(
        progress, [&] { return submitInParts(queue, task, parts, named); }, patience);
}

Result<Report> awaitSwarm(const Swarm& swarm, const std::string& id, Progress& progress, Patience patience)
{
    RedisConnection redis(swarm.address);
    TaskQueue queue(redis, swarm.keys);
    TaskEvents events(swarm.address, swarm.keys, id);
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        events.listen();
        const auto status = patiently(
            progress, [&] { return queue.status(id); }, patience);
        if (!status) return status.error();
        if (!*status)
            return Error{ErrorKind::Usage,
                         "There is no such task in the namespace; it was purged, or has another name.", id};
        SubProgress own(progress, (*status)->parts.empty() ? 0 : kShareOfParts, 1);
        switch ((*status)->state) {
        case TaskState::Done:
            return withNotesOf(queue, id, resultOf(queue, **status, progress, patience), progress, patience);
        case TaskState::Failed:
        case TaskState::Cancelled:
            return errorFromText((*status)->error);
        case TaskState::Held:
            if (const auto told = reportParts(queue, **status, progress, patience); !told) return told.error();
            break;
        default:
            own.report((*status)->fraction, stateText(**status));
        }
        events.await(own);
    }
}

Result<Report> runOnSwarm(const Swarm& swarm, const Request& request, const Dataset& dataset,
                          const LoadOptions& options, Progress& progress, Patience patience)
{
    SubProgress sending(progress, 0, 0.05), running(progress, 0.05, 1);
    const auto id = submitToSwarm(swarm, {request, dataset.sources, options, {}}, {}, 0, sending, patience);
    if (!id) return id.error();
    auto report = awaitSwarm(swarm, *id, running, patience);
    if (!report && progress.isCancelled()) {
        RedisConnection redis(swarm.address);
        if (const auto stopped = TaskQueue(redis, swarm.keys).cancel({*id}); !stopped) return stopped.error();
    }
    return report;
}

}  // namespace pleio
