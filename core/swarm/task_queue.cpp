// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/task_queue.h"

#include "core/base/text.h"
#include "core/swarm/reply_fields.h"
#include "core/swarm/swarm_scripts.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace pleio {

namespace {

constexpr std::string_view kGroup = "workers";
constexpr std::array<std::string_view, 7> kStates{"held", "waiting", "delayed",  "running",
                                                  "done", "failed",  "cancelled"};
constexpr std::array<Priority, 3> kInOrder{Priority::High, Priority::Normal, Priority::Low};
constexpr std::chrono::hours kWorkerKept{1};
constexpr std::chrono::seconds kBetweenSweeps{1};
constexpr std::chrono::milliseconds kReplicaPatience{1000};

std::string text(std::int64_t number) { return std::to_string(number); }
std::string group() { return std::string(kGroup); }

/// Ids have no spaces.
std::string joined(const std::vector<std::string>& ids)
{
    std::string all;
    for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
    return all;
}

std::vector<std::string> idsIn(const std::string& all)
{
    std::vector<std::string> ids;
    for (const std::string_view id : splitView(all, ' '))
        if (!id.empty()) ids.emplace_back(id);
    return ids;
}

std::optional<TaskState> stateOf(const std::string& id)
{
    const auto at = std::ranges::find(kStates, id);
    if (at == kStates.end()) return std::nullopt;
    return static_cast<TaskState>(at - kStates.begin());
}

/// The fields of a task's hash that a TaskStatus is made of; the request may be large and stays where it is.
constexpr std::array<std::string_view, 11> kStatusFields{
    "state", "hash", "worker", "text", "error", "fraction", "attempts", "submitted", "started", "finished", "parts"};

RedisCommand statusCommand(const SwarmKeys& keys, const std::string& id)
{
    RedisCommand command{"HMGET", keys.task(id)};
    command.insert(command.end(), kStatusFields.begin(), kStatusFields.end());
    return command;
}

/// Nothing for a task that is not there; an Error for one that is no task.
Result<std::optional<TaskStatus>> statusFrom(const std::string& id, const RedisReply& reply)
{
    if (reply.items.size() != kStatusFields.size()) return unexpectedReply();
    if (reply.items[0].isNil()) return std::optional<TaskStatus>();
    const auto state = stateOf(reply.items[0].text);
    if (!state) return unexpectedReply();
    TaskStatus status;
    status.id = id;
    status.state = *state;
    status.hash = reply.items[1].text;
    status.worker = reply.items[2].text;
    status.text = reply.items[3].text;
    status.error = reply.items[4].text;
    if (!parseNumber(reply.items[5].text, status.fraction)) status.fraction = 0;
    status.attempts = static_cast<int>(integerOf(reply.items[6]));
    status.submittedMs = integerOf(reply.items[7]);
    status.startedMs = integerOf(reply.items[8]);
    status.finishedMs = integerOf(reply.items[9]);
    status.parts = idsIn(reply.items[10].text);
    return std::optional(std::move(status));
}

}  // namespace

WorkerState workerState(const WorkerStatus& worker)
{
    if (std::chrono::milliseconds(worker.silentMs) > kOfflineAfter) return WorkerState::Offline;
    return worker.draining ? WorkerState::Draining : WorkerState::Online;
}

std::string_view taskStateId(TaskState state) { return kStates[static_cast<std::size_t>(state)]; }

std::string newTaskId() { return QUuid::createUuid().toString(QUuid::Id128).toStdString(); }

RedisCommand TaskQueue::scriptCommand(std::string_view body, std::vector<std::string> arguments) const
{
    RedisCommand command{"EVAL", std::string(scripts::kCommon) + std::string(body), "2", m_keys.root(), m_keys.whole()};
    command.insert(command.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
    return command;
}

Result<RedisReply> TaskQueue::script(std::string_view body, std::vector<std::string> arguments)
{
    return m_redis.require(scriptCommand(body, std::move(arguments)));
}

Result<void> TaskQueue::prepare()
{
    std::vector<RedisCommand> commands;
    for (const Priority priority : kInOrder)
        commands.push_back({"XGROUP", "CREATE", m_keys.queue(priority), group(), "0", "MKSTREAM"});
    const auto replies = m_redis.runAll(commands);
    if (!replies) return replies.error();
    for (const RedisReply& reply : *replies)
        if (reply.isError() && !reply.text.starts_with("BUSYGROUP")) return redisError(reply, m_redis.address());
    return {};
}

Result<std::string> TaskQueue::submit(const SwarmTask& task, const SubmitOptions& options)
{
    const std::string id = options.id.empty() ? newTaskId() : options.id;
    std::vector<std::string> arguments{id,
                                       taskToCbor(task).toStdString(),
                                       taskHash(task),
                                       std::string(kPriorities[static_cast<std::size_t>(options.priority)]),
                                       text(options.mostAttempts),
                                       text(options.timeout.count()),
                                       joined(options.parts)};
    arguments.insert(arguments.end(), options.waitsFor.begin(), options.waitsFor.end());
    arguments.insert(arguments.end(), options.parts.begin(), options.parts.end());
    const auto reply = script(scripts::kSubmit, std::move(arguments));
    if (!reply) return reply.error();
    if (!m_redis.address().service.empty()) {
        // A master that is lost at once must not take the task with it. Without a replica there is nothing to wait for.
        const auto copied = m_redis.run({"WAIT", "1", text(kReplicaPatience.count())}, kReplicaPatience);
        if (!copied) return copied.error();
    }
    return id;
}

Result<std::optional<TaskStatus>> TaskQueue::status(const std::string& id)
{
    const auto reply = m_redis.require(statusCommand(m_keys, id));
    if (!reply) return reply.error();
    return statusFrom(id, *reply);
}

Result<std::optional<SwarmTask>> TaskQueue::task(const std::string& id)
{
    const auto reply = m_redis.require({"HGET", m_keys.task(id), "request"});
    if (!reply) return reply.error();
    if (reply->isNil()) return std::optional<SwarmTask>();
    auto task = taskFromCbor(QByteArray::fromStdString(reply->text));
    if (!task) return task.error();
    return std::optional(*std::move(task));
}

Result<std::vector<TaskStatus>> TaskQueue::statuses(const std::vector<std::string>& ids)
{
    std::vector<RedisCommand> commands;
    for (const std::string& id : ids) commands.push_back(statusCommand(m_keys, id));
    const auto replies = m_redis.requireAll(commands);
    if (!replies) return replies.error();
    std::vector<TaskStatus> tasks;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto status = statusFrom(ids[i], (*replies)[i]);
        if (status && *status) tasks.push_back(std::move(**status));
    }
    return tasks;
}

Result<int> TaskQueue::cancel(const std::vector<std::string>& ids)
{
    const auto reply = script(scripts::kCancel, ids);
    if (!reply) return reply.error();
    return static_cast<int>(reply->integer);
}

Result<bool> TaskQueue::retry(const std::string& id)
{
    const auto reply = script(scripts::kRetry, {id});
    if (!reply) return reply.error();
    return reply->integer == 1;
}

Result<std::optional<std::string>> TaskQueue::result(const std::string& hash)
{
    auto reply = m_redis.require({"GET", m_keys.result(hash)});
    if (!reply) return reply.error();
    if (reply->isNil()) return std::optional<std::string>();
    return std::optional(std::move(reply->text));
}

Result<bool> TaskQueue::hasResult(const std::string& hash)
{
    const auto reply = m_redis.require({"EXISTS", m_keys.result(hash)});
    if (!reply) return reply.error();
    return reply->integer == 1;
}

Result<TaskQueue::Depth> TaskQueue::depth()
{
    const auto replies = m_redis.requireAll({{"XLEN", m_keys.queue(Priority::High)},
                                             {"XLEN", m_keys.queue(Priority::Normal)},
                                             {"XLEN", m_keys.queue(Priority::Low)},
                                             {"ZCARD", m_keys.delayed()},
                                             {"XLEN", m_keys.dead()}});
    if (!replies) return replies.error();
    Depth depth;
    for (std::size_t i = 0; i < 3; ++i) depth.waiting[i] = (*replies)[i].integer;
    depth.delayed = (*replies)[3].integer;
    depth.dead = (*replies)[4].integer;
    return depth;
}

Result<QueueLoad> TaskQueue::load()
{
    const auto reply = script(scripts::kLoad, {});
    if (!reply) return reply.error();
    constexpr std::size_t kNumbers = 5;
    if (reply->items.size() != kNumbers) return unexpectedReply();
    const auto number = [&](std::size_t i) { return integerOf(reply->items[i]); };
    return QueueLoad{number(0), number(1), number(2), number(3), std::chrono::milliseconds(number(4))};
}

Result<std::vector<TaskQueue::DeadTask>> TaskQueue::dead(int most)
{
    const auto reply = m_redis.require({"XREVRANGE", m_keys.dead(), "+", "-", "COUNT", text(most)});
    if (!reply) return reply.error();
    std::vector<DeadTask> tasks;
    for (const RedisReply& entry : reply->items) {
        if (entry.items.size() != 2) return unexpectedReply();
        const auto fields = fieldsOf(entry.items[1]);
        tasks.push_back({textIn(fields, "task"), textIn(fields, "reason")});
    }
    return tasks;
}

Result<std::vector<WorkerStatus>> TaskQueue::workers()
{
    const auto ids = m_redis.require({"ZRANGE", m_keys.workers(), "0", "-1"});
    if (!ids) return ids.error();
    std::vector<RedisCommand> commands{{"TIME"}};
    for (const RedisReply& id : ids->items) commands.push_back({"HGETALL", m_keys.worker(id.text)});
    const auto replies = m_redis.requireAll(commands);
    if (!replies) return replies.error();
    const RedisReply& time = replies->front();
    if (time.items.size() != 2) return unexpectedReply();
    const std::int64_t now = integerOf(time.items[0]) * 1000 + integerOf(time.items[1]) / 1000;
    std::vector<WorkerStatus> workers;
    for (std::size_t i = 0; i < ids->items.size(); ++i) {
        const auto fields = fieldsOf((*replies)[i + 1]);
        if (fields.empty()) continue;
        workers.push_back({ids->items[i].text, textIn(fields, "program"), static_cast<int>(numberIn(fields, "slots")),
                           static_cast<int>(numberIn(fields, "running")), numberIn(fields, "rss"),
                           now - numberIn(fields, "seen"), !textIn(fields, "drain").empty()});
    }
    return workers;
}

Result<void> TaskQueue::drain(const std::string& worker)
{
    const auto known = m_redis.require({"EXISTS", m_keys.worker(worker)});
    if (!known) return known.error();
    if (known->integer == 0)
        return Error{ErrorKind::Usage, "There is no worker \"" + worker + "\" in this namespace.", "worker"};
    const auto set = m_redis.require({"HSET", m_keys.worker(worker), "drain", "1"});
    if (!set) return set.error();
    return {};
}

Result<std::int64_t> TaskQueue::purge()
{
    // SCAN goes over one node of a Cluster; a command with a key leads to the one that has the namespace.
    if (const auto there = m_redis.require({"EXISTS", m_keys.root()}); !there) return there.error();
    std::int64_t removed = 0;
    std::string cursor = "0";
    do {
        const auto page = m_redis.require({"SCAN", cursor, "MATCH", m_keys.all(), "COUNT", "500"});
        if (!page) return page.error();
        if (page->items.size() != 2) return unexpectedReply();
        cursor = page->items[0].text;
        RedisCommand unlink{"UNLINK"};
        for (const RedisReply& name : page->items[1].items) unlink.push_back(name.text);
        if (unlink.size() == 1) continue;
        const auto gone = m_redis.require(unlink);
        if (!gone) return gone.error();
        removed += gone->integer;
    } while (cursor != "0");
    return removed;
}

Result<std::optional<ClaimedTask>> TaskQueue::claim(const std::string& worker, std::chrono::milliseconds patience,
                                                    std::chrono::milliseconds offlineAfter)
{
    const auto now = std::chrono::steady_clock::now();
    const bool sweeps = now - m_swept >= kBetweenSweeps;
    if (sweeps) m_swept = now;
    const RedisCommand next = scriptCommand(scripts::kClaim, {worker, text(offlineAfter.count()), sweeps ? "1" : "0"});
    auto reply = m_redis.run(next);
    if (reply && reply->isError() && reply->text.find("NOGROUP") != std::string::npos) {
        // Nobody has claimed anything yet, or the namespace was purged.
        if (const auto prepared = prepare(); !prepared) return prepared.error();
        reply = m_redis.run(next);
    }
    if (!reply) return reply.error();
    if (reply->isError()) return redisError(*reply, m_redis.address());
    constexpr std::size_t kFields = 5;
    if (reply->items.size() == kFields) {
        const auto priority = std::ranges::find(kPriorities, reply->items[1].text);
        if (priority == kPriorities.end()) return unexpectedReply();
        return std::optional(ClaimedTask{reply->items[0].text, static_cast<Priority>(priority - kPriorities.begin()),
                                         reply->items[2].text, QByteArray::fromStdString(reply->items[3].text),
                                         std::chrono::milliseconds(integerOf(reply->items[4]))});
    }
    if (reply->items.size() != kInOrder.size()) return unexpectedReply();
    // Nothing to do: wait until a task comes into any queue, and let the caller ask again.
    RedisCommand wait{"XREAD", "COUNT", "1", "BLOCK", text(std::max<std::int64_t>(1, patience.count())), "STREAMS"};
    for (const Priority priority : kInOrder) wait.push_back(m_keys.queue(priority));
    for (RedisReply& last : reply->items) wait.push_back(std::move(last.text));
    const auto news = m_redis.require(wait, patience);
    if (!news) return news.error();
    return std::optional<ClaimedTask>();
}

Result<void> TaskQueue::hold(const std::string& worker, const std::vector<ClaimedTask>& tasks)
{
    std::vector<RedisCommand> commands;
    for (const ClaimedTask& task : tasks)
        commands.push_back({"XCLAIM", m_keys.queue(task.priority), group(), worker, "0", task.entry, "JUSTID"});
    if (commands.empty()) return {};
    const auto replies = m_redis.runAll(commands);
    if (!replies) return replies.error();
    return {};
}

Result<bool> TaskQueue::accept(const std::string& id, const std::string& hash, const std::string& result,
                               std::chrono::seconds kept)
{
    const auto reply = script(scripts::kAccept, {id, hash, result, text(kept.count())});
    if (!reply) return reply.error();
    return reply->integer == 1;
}

Result<bool> TaskQueue::fail(const std::string& id, const std::string& worker, const std::string& reason, bool again,
                             std::chrono::milliseconds delay)
{
    const auto reply = script(scripts::kFail, {id, worker, reason, again ? "1" : "0", text(delay.count())});
    if (!reply) return reply.error();
    return reply->integer == 1;
}

Result<bool> TaskQueue::handBack(const std::string& id, const std::string& worker)
{
    const auto reply = script(scripts::kHandBack, {id, worker});
    if (!reply) return reply.error();
    return reply->integer == 1;
}

Result<bool> TaskQueue::tell(const std::string& id, const std::string& worker, double fraction,
                             const std::string& words)
{
    const auto reply = script(scripts::kTell, {id, worker, shortestNumber(fraction), words});
    if (!reply) return reply.error();
    return reply->integer == 1;
}

Result<bool> TaskQueue::beat(const WorkerStatus& worker)
{
    const auto reply = script(scripts::kBeat, {worker.id, text(std::chrono::seconds(kWorkerKept).count()), "program",
                                               worker.program, "slots", text(worker.capacity), "running",
                                               text(worker.running), "rss", text(worker.rssBytes)});
    if (!reply) return reply.error();
    return !reply->text.empty();
}

}  // namespace pleio
