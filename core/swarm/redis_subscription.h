// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/redis_link.h"

namespace pleio {

/// Listens to one channel, on a connection of its own. What is said while it is not open is missed, and Redis promises
/// nothing: who listens must also look at what is stored, once after `open` and every now and then. Its functions wait,
/// so it belongs in a worker thread, and to one thread at a time. In a Cluster any node will do.
class RedisSubscription {
public:
    RedisSubscription(RedisAddress address, std::string channel,
                      std::chrono::milliseconds patience = std::chrono::seconds(10));

    /// Nothing to do if it is open. Io if there is no server or it refuses.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] bool isOpen() const { return m_link && m_link->isOpen(); }
    /// The next message, or nothing if none comes for so long. Io if it is not open (any more).
    [[nodiscard]] Result<std::optional<std::string>> next(std::chrono::milliseconds patience);

private:
    RedisAddress m_address;
    std::string m_channel;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<RedisLink> m_link;
};

}  // namespace pleio
