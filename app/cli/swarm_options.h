// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/swarm_run.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>
#include <string>

namespace pleio::cli {

/// Where a swarm is, as written on the command line.
struct SwarmOptions {
    std::string address;
    std::string nameSpace = "default";
    std::string share;  ///< Swarm::share
};

/// --namespace and the address: --swarm for a command that can do without, --redis for one that cannot.
void addSwarmOptions(CLI::App& command, SwarmOptions& options, bool required);
/// --share, for a command that submits files.
void addShareOption(CLI::App& command, SwarmOptions& options);
/// Nothing without an address. The password comes from the environment variable PLEIOSCOPE_REDIS_PASSWORD.
[[nodiscard]] Result<std::optional<Swarm>> swarmFrom(const SwarmOptions& options);
/// For a command that needs an address: gives `work` a connection to the server and the names of the namespace.
[[nodiscard]] Result<void> withSwarm(const SwarmOptions& options,
                                     const std::function<Result<void>(RedisConnection&, const SwarmKeys&)>& work);

}  // namespace pleio::cli
