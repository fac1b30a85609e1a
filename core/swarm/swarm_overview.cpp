// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/swarm_overview.h"

#include "core/swarm/reply_fields.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace pleio {

namespace {

/// The scripts keep about this many events; a log that is as long may have lost its beginning.
constexpr std::size_t kLogKept = 10000;
/// Longest text that is kept of a field that anybody may have written.
constexpr std::size_t kMostText = 2000;
constexpr std::int64_t kMinuteMs = 60'000;

std::string bounded(std::string text)
{
    if (text.size() > kMostText) text.resize(kMostText);
    return text;
}

/// The name of a task is part of a key, so it may be only what TaskQueue makes.
bool isTaskId(const std::string& id)
{
    constexpr std::size_t kShortest = 32, kLongest = 37;  // a part has a dash and its number behind
    return id.size() >= kShortest && id.size() <= kLongest &&
           id.find_first_not_of("0123456789abcdef-") == std::string::npos;
}

}  // namespace

Result<SwarmOverview> SwarmReader::read()
{
    SwarmOverview overview;
    const auto depth = m_queue.depth();
    if (!depth) return depth.error();
    overview.depth = *depth;
    auto workers = m_queue.workers();
    if (!workers) return workers.error();
    overview.workers = std::move(*workers);

    if (const auto read = readNews(); !read) return read.error();
    const auto replies =
        m_redis.requireAll({{"TIME"},
                            {"XLEN", m_keys.log()},
                            {"XREAD", "COUNT", std::to_string(kMostFromQueue), "STREAMS", m_keys.queue(Priority::High),
                             m_keys.queue(Priority::Normal), m_keys.queue(Priority::Low), "0", "0", "0"}});
    if (!replies) return replies.error();
    if ((*replies)[0].items.size() != 2) return unexpectedReply();
    forget((*replies)[1].integer);

    const auto ids = latestTasks((*replies)[2]);
    if (!ids) return ids.error();
    auto statuses = m_queue.statuses(*ids);
    if (!statuses) return statuses.error();
    if (const auto learned = learnAnalyses(*statuses); !learned) return learned.error();
    for (TaskStatus& status : *statuses) {
        status.text = bounded(std::move(status.text));
        status.error = bounded(std::move(status.error));
        status.worker = bounded(std::move(status.worker));
        status.fraction = status.fraction >= 0 && status.fraction <= 1 ? status.fraction : 0;
        std::string analysis = m_analyses[status.id];
        overview.tasks.push_back({std::move(status), std::move(analysis)});
    }
    overview.log.assign(m_events.begin(),
                        m_events.begin() + static_cast<std::ptrdiff_t>(std::min(kLogShown, m_events.size())));
    overview.nowMs = integerOf((*replies)[0].items[0]) * 1000;
    countDone(overview);
    return overview;
}

Result<void> SwarmReader::readNews()
{
    // Not 0, which is to wait for ever.
    constexpr std::chrono::milliseconds kAtOnce{1};
    for (std::size_t taken = 0; taken < kLogKept;) {
        auto news =
            m_events.empty() ? m_log.last(static_cast<int>(kLogKept)) : m_log.after(m_events.front().id, kAtOnce);
        if (!news) return news.error();
        if (news->empty()) break;
        taken += news->size();
        for (SwarmLog::Event& event : *news)
            m_events.push_front({std::move(event.id), event.timeMs, bounded(std::move(event.what)),
                                 bounded(std::move(event.task)), bounded(std::move(event.text))});
    }
    return {};
}

void SwarmReader::forget(std::int64_t length)
{
    // The server drops the oldest, and a purge drops all.
    const auto kept = static_cast<std::size_t>(std::max<std::int64_t>(0, length));
    m_logIsCut = kept >= kLogKept;
    if (m_events.size() > std::min(kept, kLogKept)) m_events.resize(std::min(kept, kLogKept));
}

Result<std::vector<std::string>> SwarmReader::latestTasks(const RedisReply& queues) const
{
    std::vector<std::string> ids;
    std::set<std::string> listed;
    const auto add = [&](const std::string& id) {
        if (isTaskId(id) && listed.insert(id).second) ids.push_back(id);
    };
    for (const RedisReply& queue : queues.items) {
        if (queue.items.size() != 2) return unexpectedReply();
        for (const RedisReply& entry : queue.items[1].items) {
            if (entry.items.size() != 2) return unexpectedReply();
            add(textIn(fieldsOf(entry.items[1]), "id"));
        }
    }
    const std::size_t most = ids.size() + kMostFromLog;
    for (auto event = m_events.begin(); event != m_events.end() && ids.size() < most; ++event) add(event->task);
    return ids;
}

Result<void> SwarmReader::learnAnalyses(const std::vector<TaskStatus>& tasks)
{
    std::map<std::string, std::string> known;
    std::vector<RedisCommand> commands;
    std::vector<std::string> asked;
    for (const TaskStatus& task : tasks) {
        if (const auto at = m_analyses.find(task.id); at != m_analyses.end()) {
            known.insert(*at);
        } else {
            commands.push_back({"HGET", m_keys.task(task.id), "request"});
            asked.push_back(task.id);
        }
    }
    const auto replies = m_redis.requireAll(commands);
    if (!replies) return replies.error();
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto task = taskFromCbor(QByteArray::fromStdString((*replies)[i].text));
        known[asked[i]] = task ? bounded(task->request.analysis) : std::string();
    }
    m_analyses = std::move(known);
    return {};
}

void SwarmReader::countDone(SwarmOverview& overview) const
{
    const auto minutes = static_cast<std::int64_t>(SwarmOverview::kMinutes);
    const std::int64_t thisMinute = overview.nowMs / kMinuteMs;
    // A log that lost its beginning counts only from its first whole minute on.
    const std::int64_t from = m_logIsCut && !m_events.empty() ? m_events.back().timeMs / kMinuteMs + 1 : 0;
    for (std::int64_t i = 0; i < minutes; ++i)
        if (thisMinute - minutes + 1 + i >= from) overview.donePerMinute[static_cast<std::size_t>(i)] = 0;
    for (const SwarmLog::Event& event : m_events) {
        const std::int64_t i = event.timeMs / kMinuteMs - (thisMinute - minutes + 1);
        if (event.what != "done" || i < 0) continue;
        auto& count = overview.donePerMinute[static_cast<std::size_t>(std::min(i, minutes - 1))];
        if (count) ++*count;
    }
}

}  // namespace pleio
