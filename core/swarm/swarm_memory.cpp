// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/swarm_memory.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace pleio {

namespace {

Result<void> checkName(const std::string& name)
{
    const bool good =
        !name.empty() && name.size() <= SwarmMemory::kMostNameBytes && std::ranges::all_of(name, [](char c) {
            return isLetter(c) || isDigit(c) || std::string_view("._-:/").find(c) != std::string_view::npos;
        });
    if (good) return {};
    return Error{ErrorKind::Usage,
                 "A name in the shared memory has 1 to 200 letters, digits, dots, dashes, underscores, colons and "
                 "slashes.",
                 "name"};
}

}  // namespace

Result<void> SwarmMemory::setMany(std::vector<Named> values, std::chrono::seconds kept)
{
    if (kept < std::chrono::seconds(1))
        return Error{ErrorKind::Usage, "The shared memory keeps values for at least one second.", "time"};
    std::vector<RedisCommand> commands;
    commands.reserve(values.size());
    for (Named& named : values) {
        if (const auto checked = checkName(named.first); !checked) return checked;
        if (named.second.size() > kMostValueBytes)
            return Error{ErrorKind::Usage, "The shared memory takes values of at most 16 MiB.", named.first};
        commands.push_back(
            {"SET", m_keys.memory(named.first), std::move(named.second), "EX", std::to_string(kept.count())});
    }
    const auto replies = m_redis.requireAll(commands);
    return replies ? Result<void>() : replies.error();
}

Result<std::vector<std::optional<std::string>>> SwarmMemory::getMany(const std::vector<std::string>& names)
{
    std::vector<RedisCommand> commands;
    commands.reserve(names.size());
    for (const std::string& name : names) {
        if (const auto checked = checkName(name); !checked) return checked.error();
        commands.push_back({"GET", m_keys.memory(name)});
    }
    auto replies = m_redis.requireAll(commands);
    if (!replies) return replies.error();
    std::vector<std::optional<std::string>> values;
    values.reserve(names.size());
    for (RedisReply& reply : *replies)
        values.push_back(reply.isNil() ? std::nullopt : std::optional(std::move(reply.text)));
    return values;
}

Result<void> SwarmMemory::set(const std::string& name, std::string value, std::chrono::seconds kept)
{
    std::vector<Named> one;
    one.emplace_back(name, std::move(value));
    return setMany(std::move(one), kept);
}

Result<std::optional<std::string>> SwarmMemory::get(const std::string& name)
{
    auto values = getMany({name});
    if (!values) return values.error();
    return std::move(values->front());
}

Result<bool> SwarmMemory::remove(const std::string& name)
{
    if (const auto checked = checkName(name); !checked) return checked.error();
    const auto reply = m_redis.require({"DEL", m_keys.memory(name)});
    if (!reply) return reply.error();
    return reply->integer == 1;
}

}  // namespace pleio
