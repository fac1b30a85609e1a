// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/swarm_log_verb.h"

#include "app/cli/swarm_options.h"
#include "core/base/terminal.h"
#include "core/swarm/swarm_log.h"

#include <QDateTime>

#include <cstdio>

namespace pleio::cli {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{500};

struct LogOptions {
    SwarmOptions swarm;
    int lines = 100;
    bool follows = false;
};

void print(const SwarmLog::Event& event)
{
    const std::string time =
        QDateTime::fromMSecsSinceEpoch(event.timeMs, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
    const std::string text =
        event.text.find('\t') == std::string::npos ? event.text : errorFromText(event.text).oneLine();
    say("%s  %-11s  %s%s%s\n", time.c_str(), event.what.c_str(), event.task.c_str(), text.empty() ? "" : "  ",
        text.c_str());
}

Result<void> showLog(SwarmLog log, const LogOptions& options, Progress& progress)
{
    auto events = log.last(options.lines);
    for (std::string id; events; events = log.after(id, kBetweenLooks)) {
        for (const SwarmLog::Event& event : *events) print(event);
        std::fflush(stdout);
        if (!options.follows) return {};
        if (progress.isCancelled()) return cancelled();
        if (!events->empty()) id = events->back().id;
    }
    return events.error();
}

}  // namespace

void addSwarmLog(CLI::App& swarm, ChosenCommand& chosen)
{
    CLI::App& command = *swarm.add_subcommand("log", "What happened to the tasks, the last events at the end.");
    const auto options = std::make_shared<LogOptions>();
    command.add_option("--lines", options->lines, "Events at most.")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command.add_flag("--follow", options->follows, "Go on with what happens from now on, until interrupted.");
    addSwarmOptions(command, options->swarm, true);
    command.callback([&chosen, options] {
        chosen.action = [options](Progress& progress) {
            return withSwarm(options->swarm, [&](RedisConnection& redis, const SwarmKeys& keys) {
                return showLog(SwarmLog(redis, keys), *options, progress);
            });
        };
    });
}

}  // namespace pleio::cli
