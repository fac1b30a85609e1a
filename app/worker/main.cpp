// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/exit_status.h"
#include "core/base/terminal.h"
#include "core/base/version.h"
#include "core/monitoring/metrics_server.h"
#include "core/swarm/worker.h"
#include "core/swarm/worker_metrics.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDateTime>
#include <tbb/global_control.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <exception>
#include <memory>
#include <thread>

#include <unistd.h>

namespace {

constexpr std::int64_t kBytesPerMb = 1'000'000;
constexpr int kWholeShare = 100;  // percent
constexpr int kNiceness = 10;
constexpr std::chrono::seconds kBetweenLooks{5};  // at the queue, for the metrics

std::atomic<bool> stopped{false};

void onSignal(int) { stopped = true; }

/// Metrics of this worker, served as long as this lives.
pleio::Result<std::unique_ptr<pleio::MetricsServer>> serve(const std::string& address,
                                                           const pleio::WorkerMetrics& metrics)
{
    const auto parsed = pleio::parseMetricsAddress(address);
    if (!parsed) return parsed.error();
    return pleio::MetricsServer::start(*parsed, pleio::pagesOf(metrics));
}

void print(std::string_view line)
{
    const std::string time = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    pleio::warn("%s %s\n", time.c_str(), std::string(line).c_str());
}

int runProgram(int argc, char** argv)
{
    CLI::App app{"Pleioscope worker: runs analyses that others submit to a Redis server.\n"
                 "SIGTERM or SIGINT hands tasks under way back and ends. The password of the server is read from the "
                 "environment variable PLEIOSCOPE_REDIS_PASSWORD or from the file that PLEIOSCOPE_REDIS_PASSWORD_FILE "
                 "names.\n" +
                 std::string(pleio::kExitStatusHelp)};
    app.name("pleioscope-worker");
    app.set_version_flag("--version", pleio::programName());
    std::string address, nameSpace = "default";
    pleio::WorkerOptions options;
    std::int64_t mostRssMb = 0;
    std::size_t threads = 0;
    app.add_option(
           "--redis", address,
           "Address of the server: redis://[user@]host[:port][/database], redis+sentinel://host,host/service, or "
           "rediss for TLS.")
        ->required();
    app.add_option("--namespace", nameSpace, "Namespace whose tasks are run.")->capture_default_str();
    app.add_option("--slots", options.capacity, "Tasks at once.")->check(CLI::Range(1, 256))->capture_default_str();
    app.add_option("--max-rss", mostRssMb,
                   "Take no task while the process holds more memory than this; 0 for no limit.")
        ->check(CLI::NonNegativeNumber)
        ->option_text("MB");
    std::string share;
    app.add_option("--share", share,
                   "Folder, or URL, with files that tasks may name by their place below it; no other file is read.");
    app.add_option("--name", options.name, "Name of this worker; made from host and process if not given.");
    int offlineSeconds = static_cast<int>(pleio::kOfflineAfter.count());
    app.add_option("--offline-after", offlineSeconds,
                   "Take over the tasks of workers that gave no sign of life for so long; the same for all workers.")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str()
        ->option_text("SECONDS");
    auto* threadOption = app.add_option("--threads", threads, "Threads of all tasks together; 0 for one a processor.")
                             ->check(CLI::Range(0, 1024));
    int cpuShare = 100;
    app.add_option("--cpu-share", cpuShare, "Of the processors, how many to use at most, in place of --threads.")
        ->check(CLI::Range(1, 100))
        ->capture_default_str()
        ->option_text("PERCENT")
        ->excludes(threadOption);
    std::string metricsAddress;
    app.add_option("--metrics", metricsAddress,
                   "Serve metrics for Prometheus at http://HOST:PORT/metrics, and /healthz and /readyz; without a host "
                   "only to this machine.")
        ->option_text("[HOST:]PORT");
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return pleio::terminalText(pleio::withoutPasswords("pleioscope-worker: " + std::string(error.what()) +
                                                           "\nRun with --help for more information.\n"));
    });
    const auto fail = [](const pleio::Error& error) {
        pleio::warn("pleioscope-worker: %s\n", error.oneLine().c_str());
        return pleio::exitStatus(error.kind);
    };
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (app.exit(error) != 0) return pleio::kExitUsage;
        const auto told = pleio::checkStandardOutput();
        return told ? pleio::kExitDone : fail(told.error());
    }
    auto swarm = pleio::swarmOfCommandLine(address, nameSpace);
    if (!swarm) return fail(swarm.error());
    options.swarm = std::move(*swarm);
    options.swarm.share = share;
    options.offlineAfter = std::chrono::seconds(offlineSeconds);
    options.mostRssBytes = mostRssMb * kBytesPerMb;
    if (cpuShare < kWholeShare)
        threads = std::max<std::size_t>(1, std::thread::hardware_concurrency() * static_cast<std::size_t>(cpuShare) /
                                               kWholeShare);

    // People who work at this machine, and the server if it runs here, come first.
    errno = 0;
    if (nice(kNiceness) == -1 && errno != 0) print("The priority of this worker cannot be lowered; it runs as it is");
    QCoreApplication application(argc, argv);
    std::unique_ptr<tbb::global_control> limit;
    if (threads > 0)
        limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    pleio::WorkerMetrics metrics(pleio::WorkerMetrics::Of::Worker, options.offlineAfter);
    std::unique_ptr<pleio::MetricsServer> server;
    if (!metricsAddress.empty()) {
        auto started = serve(metricsAddress, metrics);
        if (!started) return fail(started.error());
        server = std::move(*started);
        options.queueSeenEvery = kBetweenLooks;
        print("Metrics at " + server->url() + "/metrics");
    }
    const auto ran = pleio::runWorker(options, stopped, [&](const pleio::WorkerEvent& event) {
        metrics.tell(event);
        if (const std::string line = pleio::workerLogLine(event); !line.empty()) print(line);
    });
    return ran ? pleio::kExitDone : fail(ran.error());
}

}  // namespace

int main(int argc, char** argv)
{
    pleio::prepareStandardStreams();
    try {
        return runProgram(argc, argv);
    } catch (const std::exception& error) {
        pleio::warn("pleioscope-worker: %s\n", error.what());
    }
    return pleio::kExitFailed;
}
