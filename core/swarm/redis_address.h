// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace pleio {

/// Where a Redis server is and who asks.
struct RedisAddress {
    std::string host = "localhost";
    int port = 6379;
    int database = 0;
    std::string user;      ///< of the access list; empty for the default user
    std::string password;  ///< never printed, logged or stored
    bool tls = false;
    std::string caFile, certificateFile, keyFile;  ///< PEM; empty: the system's authorities, no client certificate

    /// Fit for messages and logs: without the password and without folders.
    [[nodiscard]] std::string shown() const;
};

/// Reads redis://[user[:password]@]host[:port][/database] and rediss:// (TLS), the latter with ?ca=FILE, cert=FILE and
/// key=FILE. Words of user and password are percent-decoded. `password`, from the environment or a keyring, stands in
/// where the address holds none. Usage if the text is no such address.
[[nodiscard]] Result<RedisAddress> parseRedisAddress(std::string_view text, std::string password = {});

}  // namespace pleio
