// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/swarm_log.h"

#include "core/base/text.h"
#include "core/swarm/reply_fields.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr int kMostAtOnce = 1000;

/// {id, {field, value, …}}; what is missing stays empty.
SwarmLog::Event eventFrom(const RedisReply& entry)
{
    SwarmLog::Event event;
    if (entry.items.size() != 2) return event;
    event.id = entry.items[0].text;
    const std::size_t dash = std::min(event.id.find('-'), event.id.size());
    if (!parseInteger(std::string_view(event.id).substr(0, dash), event.timeMs)) event.timeMs = 0;
    const ReplyFields fields = fieldsOf(entry.items[1]);
    event.what = textIn(fields, "what");
    event.task = textIn(fields, "task");
    event.text = textIn(fields, "text");
    return event;
}

std::vector<SwarmLog::Event> eventsFrom(const std::vector<RedisReply>& entries)
{
    std::vector<SwarmLog::Event> events;
    events.reserve(entries.size());
    for (const RedisReply& entry : entries) events.push_back(eventFrom(entry));
    return events;
}

}  // namespace

Result<std::vector<SwarmLog::Event>> SwarmLog::last(int most)
{
    const auto reply = m_redis.require({"XREVRANGE", m_keys.log(), "+", "-", "COUNT", std::to_string(most)});
    if (!reply) return reply.error();
    auto events = eventsFrom(reply->items);
    std::ranges::reverse(events);
    return events;
}

Result<std::vector<SwarmLog::Event>> SwarmLog::after(const std::string& id, std::chrono::milliseconds patience)
{
    const auto reply =
        m_redis.require({"XREAD", "COUNT", std::to_string(kMostAtOnce), "BLOCK", std::to_string(patience.count()),
                         "STREAMS", m_keys.log(), id.empty() ? "0" : id},
                        patience);
    if (!reply) return reply.error();
    // {{stream, entries}}, or nothing
    if (reply->items.size() != 1 || reply->items[0].items.size() != 2) return std::vector<Event>();
    return eventsFrom(reply->items[0].items[1].items);
}

}  // namespace pleio
