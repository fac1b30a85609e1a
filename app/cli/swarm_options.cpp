// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/swarm_options.h"

namespace pleio::cli {

void addSwarmOptions(CLI::App& command, SwarmOptions& options, bool required)
{
    auto* address = command.add_option(
        required ? "--redis" : "--swarm", options.address,
        "Address of the Redis server, redis://[user@]host[:port][/database], redis+sentinel://host,host/service, or "
        "rediss for TLS; "
        "the password is read from PLEIOSCOPE_REDIS_PASSWORD or the file that PLEIOSCOPE_REDIS_PASSWORD_FILE names.");
    auto* nameSpace =
        command.add_option("--namespace", options.nameSpace, "Namespace of the tasks.")->capture_default_str();
    required ? address->required() : nameSpace->needs(address);
}

void addShareOption(CLI::App& command, SwarmOptions& options)
{
    command
        .add_option("--share", options.share,
                    "Folder that the workers see too, by their own --share; files below it are not sent.")
        ->check(CLI::ExistingDirectory);
}

Result<std::optional<Swarm>> swarmFrom(const SwarmOptions& options)
{
    if (options.address.empty()) return std::optional<Swarm>();
    auto swarm = swarmOfCommandLine(options.address, options.nameSpace);
    if (!swarm) return swarm.error();
    swarm->share = options.share;
    return std::optional(std::move(*swarm));
}

Result<void> withSwarm(const SwarmOptions& options,
                       const std::function<Result<void>(RedisConnection&, const SwarmKeys&)>& work)
{
    const auto swarm = swarmFrom(options);
    if (!swarm) return swarm.error();
    RedisConnection redis((*swarm)->address);
    return work(redis, (*swarm)->keys);
}

}  // namespace pleio::cli
