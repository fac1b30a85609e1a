// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/redis_connection.h"
#include "core/swarm/swarm_keys.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

/// What the programs of one namespace remember together for a while: any bytes under a name. Nothing is promised about
/// what was set longer ago than its time. Names have 1 to 200 letters, digits and . _ - : /, values at most 16 MiB;
/// Usage for others. Other errors are those of RedisConnection.
class SwarmMemory {
public:
    static constexpr std::chrono::seconds kUsualTime{3600};
    static constexpr std::size_t kMostNameBytes = 200, kMostValueBytes = std::size_t{16} << 20;

    using Named = std::pair<std::string, std::string>;  ///< name and value

    SwarmMemory(RedisConnection& redis, SwarmKeys keys) : m_redis(redis), m_keys(std::move(keys)) {}

    [[nodiscard]] Result<void> set(const std::string& name, std::string value, std::chrono::seconds kept = kUsualTime);
    /// Nothing under a name that is not known (any more).
    [[nodiscard]] Result<std::optional<std::string>> get(const std::string& name);
    /// Whether it was there.
    [[nodiscard]] Result<bool> remove(const std::string& name);

    /// As many calls of `set` or `get`, in one go.
    [[nodiscard]] Result<void> setMany(std::vector<Named> values, std::chrono::seconds kept = kUsualTime);
    [[nodiscard]] Result<std::vector<std::optional<std::string>>> getMany(const std::vector<std::string>& names);

private:
    RedisConnection& m_redis;
    SwarmKeys m_keys;
};

}  // namespace pleio
