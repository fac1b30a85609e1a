// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace pleio {

struct RedisNode {
    std::string host = "localhost";
    int port = 6379;
    [[nodiscard]] bool operator==(const RedisNode&) const = default;
};

/// "host:port", the host of an IPv6 address in brackets.
[[nodiscard]] std::string shownNode(const RedisNode& node);

/// Where a Redis server is and who asks.
struct RedisAddress {
    /// Never empty: the server, or several nodes of one Cluster, any of which will do; with `service`, Sentinels.
    std::vector<RedisNode> nodes{RedisNode{}};
    std::string service;  ///< what the Sentinels call the server; empty: `nodes` are servers themselves
    int database = 0;
    std::string user;      ///< of the access list; empty for the default user
    std::string password;  ///< never printed, logged or stored
    bool tls = false;
    std::string caFile, certificateFile, keyFile;  ///< PEM; empty: the system's authorities, no client certificate

    /// Fit for messages and logs: without the password and without folders.
    [[nodiscard]] std::string shown() const;
    /// One server, asked by the same user in the same way.
    [[nodiscard]] RedisAddress at(const RedisNode& node) const;
};

/// Reads redis://[user[:password]@]host[:port][,host[:port]…][/database] and
/// redis+sentinel://[user[:password]@]host[:port][,host[:port]…]/service[/database]; rediss and rediss+sentinel are the
/// same with TLS, with ?ca=FILE, cert=FILE and key=FILE. Words of user and password are percent-decoded. `password`,
/// from the environment or a keyring, stands in where the address holds none. Usage if the text is no such address.
[[nodiscard]] Result<RedisAddress> parseRedisAddress(std::string_view text, std::string password = {});

}  // namespace pleio
