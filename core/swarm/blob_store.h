// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/swarm/redis_connection.h"
#include "core/swarm/swarm_keys.h"
#include "core/swarm/task.h"

#include <string>
#include <string_view>

namespace pleio {

/// Bytes as they lie on the server: their number, a line feed and one Zstandard frame.
[[nodiscard]] Result<std::string> packed(std::string_view bytes, Progress& progress);
/// BadInput for what is not so packed, or is larger than `mostBytes` once unpacked; Internal if there is no
/// memory for it.
[[nodiscard]] Result<std::string> unpacked(std::string_view bytes, std::int64_t mostBytes, Progress& progress);

/// Inputs of tasks by their SHA-256, in one namespace.
class BlobStore {
public:
    BlobStore(RedisConnection& redis, SwarmKeys keys) : m_redis(redis), m_keys(std::move(keys)) {}

    /// Sends what is not there yet; it is kept for 30 days from the last time. BadInput for a file that does not fit
    /// into one value of Redis (512 MB).
    [[nodiscard]] Result<void> put(const SourceFile& source, Progress& progress);
    /// The input, checked against its hash. Io if it is not there or not what its name says, Internal
    /// if there is no memory for it.
    [[nodiscard]] Result<SourceFile> get(const TaskInput& input, Progress& progress);

private:
    RedisConnection& m_redis;
    SwarmKeys m_keys;
};

}  // namespace pleio
