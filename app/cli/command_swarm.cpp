// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_options.h"
#include "app/cli/analysis_run.h"
#include "app/cli/commands.h"
#include "app/cli/swarm_log_verb.h"
#include "app/cli/swarm_memory_verb.h"
#include "app/cli/swarm_options.h"
#include "core/analysis/report_files.h"
#include "core/base/terminal.h"
#include "core/base/text.h"

#include <array>

namespace pleio::cli {

namespace {

using QueueWork = std::function<Result<void>(TaskQueue&)>;

constexpr std::array<const char*, 3> kWorkerStates{"online", "draining", "offline"};  // in the order of WorkerState

Result<void> showStatus(TaskQueue& queue)
{
    const auto depth = queue.depth();
    if (!depth) return depth.error();
    const auto workers = queue.workers();
    if (!workers) return workers.error();
    say("namespace %s: %s in the queues (high %s, normal %s, low %s), %s delayed, %s dead\n",
        queue.keys().nameSpace().c_str(),
        counted(depth->waiting[0] + depth->waiting[1] + depth->waiting[2], "task", "tasks").c_str(),
        displayCount(depth->waiting[0]).c_str(), displayCount(depth->waiting[1]).c_str(),
        displayCount(depth->waiting[2]).c_str(), displayCount(depth->delayed).c_str(),
        displayCount(depth->dead).c_str());
    say("%-32s %-34s %7s %8s %9s %s\n", "worker", "program", "slots", "running", "MB", "state");
    constexpr std::int64_t kBytesPerMb = 1'000'000;
    for (const WorkerStatus& worker : *workers)
        say("%-32s %-34s %7d %8d %9s %s\n", worker.id.c_str(), worker.program.c_str(), worker.capacity, worker.running,
            displayCount(worker.rssBytes / kBytesPerMb).c_str(),
            kWorkerStates[static_cast<std::size_t>(workerState(worker))]);
    return {};
}

Result<void> showTask(TaskQueue& queue, const std::string& id)
{
    const auto status = queue.status(id);
    if (!status) return status.error();
    if (!*status) return Error{ErrorKind::Usage, "There is no task \"" + id + "\" in this namespace.", "TASK"};
    say("%s: %s, attempt %d%s%s\n", id.c_str(), std::string(taskStateId((*status)->state)).c_str(), (*status)->attempts,
        (*status)->worker.empty() ? "" : " on ", (*status)->worker.c_str());
    if (!(*status)->text.empty()) say("%.0f %% %s\n", 100 * (*status)->fraction, (*status)->text.c_str());
    if (!(*status)->error.empty()) say("%s\n", errorFromText((*status)->error).oneLine().c_str());
    return {};
}

Result<void> cancelTasks(TaskQueue& queue, const std::vector<std::string>& ids)
{
    const auto cancelled = queue.cancel(ids);
    if (!cancelled) return cancelled.error();
    say("%d cancelled\n", *cancelled);
    return {};
}

Result<void> retryTask(TaskQueue& queue, const std::string& id)
{
    const auto again = queue.retry(id);
    if (!again) return again.error();
    if (!*again) return Error{ErrorKind::Usage, "Only a task that failed or was cancelled can begin anew.", "TASK"};
    say("It waits for a worker again.\n");
    return {};
}

Result<void> showDead(TaskQueue& queue)
{
    constexpr int kMostShown = 100;
    const auto tasks = queue.dead(kMostShown);
    if (!tasks) return tasks.error();
    for (const TaskQueue::DeadTask& task : *tasks)
        say("%s: %s\n", task.id.c_str(), errorFromText(task.reason).oneLine().c_str());
    return {};
}

Result<void> purge(TaskQueue& queue)
{
    const auto removed = queue.purge();
    if (!removed) return removed.error();
    say("%s deleted\n", counted(*removed, "key", "keys").c_str());
    return {};
}

/// One verb of `swarm`.
struct Verb {
    std::shared_ptr<SwarmOptions> options = std::make_shared<SwarmOptions>();
    CLI::App& command;

    Verb(CLI::App& swarm, const char* name, const char* help) : command(*swarm.add_subcommand(name, help))
    {
        addSwarmOptions(command, *options, true);
    }

    void does(ChosenCommand& chosen, const QueueWork& work)
    {
        command.callback([&chosen, own = options, work] {
            chosen.action = [own, work](Progress&) {
                return withSwarm(*own, [&](RedisConnection& redis, const SwarmKeys& keys) {
                    TaskQueue queue(redis, keys);
                    return work(queue);
                });
            };
        });
    }
};

struct Submission {
    AnalysisOptions analysis;
    SwarmOptions swarm;
    SubmitOptions options;
    int parts = 1;
};

Result<void> submit(const AnalysisDescriptor& analysis, const Submission& submission, Progress& progress)
{
    const auto swarm = swarmFrom(submission.swarm);
    if (!swarm) return swarm.error();
    SubProgress loading(progress, 0, 0.5), sending(progress, 0.5, 1);
    const auto prepared = prepareAnalysis(analysis, submission.analysis, loading);
    if (!prepared) return namingOption(analysis, prepared.error());
    const auto id =
        submitToSwarm(**swarm, {prepared->request, prepared->dataset.sources, prepared->options, prepared->notes},
                      submission.options, submission.parts, sending);
    if (!id) return id.error();
    say("%s\n", id->c_str());
    return {};
}

void addSubmit(CLI::App& swarm, ChosenCommand& chosen)
{
    CLI::App& command = *swarm.add_subcommand("submit", "Submit an analysis and print the id of its task.");
    command.require_subcommand(1);
    static const std::map<std::string, Priority> kByName{
        {"high", Priority::High}, {"normal", Priority::Normal}, {"low", Priority::Low}};
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        CLI::App& own = *command.add_subcommand(analysis.id, analysis.title);
        const auto submission = std::make_shared<Submission>();
        addAnalysisOptions(own, analysis, submission->analysis, false);
        addSwarmOptions(own, submission->swarm, true);
        addShareOption(own, submission->swarm);
        own.add_option("--priority", submission->options.priority, "Which tasks come first: high, normal or low.")
            ->transform(CLI::CheckedTransformer(kByName))
            ->default_str("normal");
        own.add_option("--attempts", submission->options.mostAttempts,
                       "Times it is tried if machines fail; two lost workers end it in any case.")
            ->check(CLI::Range(1, 100))
            ->capture_default_str();
        own.add_option("--parts", submission->parts,
                       "Parts that other tasks compute, for analyses that split; 0 for one a slot of the workers.")
            ->check(CLI::Range(0, kMostParts))
            ->capture_default_str();
        own.add_option("--after", submission->options.waitsFor, "Ids of tasks that must be done before.");
        own.callback([&chosen, &analysis, submission] {
            chosen.action = [&analysis, submission](Progress& progress) {
                return submit(analysis, *submission, progress);
            };
        });
    }
}

struct Wait {
    SwarmOptions swarm;
    std::string id, folder;
};

/// The names of the tables of a task; none if that is not known here.
Result<std::vector<std::string>> tablesOf(const Swarm& swarm, const std::string& id)
{
    RedisConnection redis(swarm.address);
    const auto task = TaskQueue(redis, swarm.keys).task(id);
    // A server that is away is waited for, and the place is looked at again before anything is written.
    if (!task && task.error().kind != ErrorKind::Io) return task.error();
    const AnalysisDescriptor* analysis = task && *task ? findAnalysis((*task)->request.analysis) : nullptr;
    return analysis == nullptr ? std::vector<std::string>() : analysis->tables;
}

Result<void> waitFor(const Wait& wait, Progress& progress)
{
    const auto swarm = swarmFrom(wait.swarm);
    if (!swarm) return swarm.error();
    const auto tables = tablesOf(**swarm, wait.id);
    if (!tables) return tables.error();
    // Before the waiting, which may take days.
    const auto place = claimResultPlace({wait.folder}, reportFileNames(*tables));
    if (!place) return place.error();
    SubProgress waiting(progress, 0, 0.95), writing(progress, 0.95, 1);
    const auto report = awaitSwarm(**swarm, wait.id, waiting);
    if (!report) return report.error();
    if (auto written = writeReport(*report, {wait.folder}, writing); !written) return written;
    printWarnings(*report, wait.folder);
    printFindings(*report);
    say("Tables and report: %s\n", wait.folder.c_str());
    return {};
}

void addWait(CLI::App& verbs, ChosenCommand& chosen)
{
    CLI::App& command = *verbs.add_subcommand("wait", "Wait for a task and write its tables and report.");
    const auto wait = std::make_shared<Wait>();
    command.add_option("task", wait->id, "Id of the task.")->required();
    command.add_option("--out", wait->folder, "Folder for tables and report.")->required();
    addSwarmOptions(command, wait->swarm, true);
    command.callback([&chosen, wait] {
        chosen.drawsFigures = true;
        chosen.action = [wait](Progress& progress) { return waitFor(*wait, progress); };
    });
}

}  // namespace

void addSwarm(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& swarm = *app.add_subcommand("swarm", "Look after the tasks and workers of a Redis server.");
    swarm.require_subcommand(1);
    swarm.fallthrough();

    Verb status(swarm, "status", "Queues and workers, or one task.");
    const auto shown = std::make_shared<std::string>();
    status.command.add_option("task", *shown, "Id of a task.");
    status.does(chosen,
                [shown](TaskQueue& queue) { return shown->empty() ? showStatus(queue) : showTask(queue, *shown); });

    Verb cancel(swarm, "cancel", "Cancel tasks, also running ones.");
    const auto ids = std::make_shared<std::vector<std::string>>();
    cancel.command.add_option("tasks", *ids, "Ids of tasks.")->required();
    cancel.does(chosen, [ids](TaskQueue& queue) { return cancelTasks(queue, *ids); });

    Verb retry(swarm, "retry", "Let a task that failed or was cancelled begin anew.");
    const auto again = std::make_shared<std::string>();
    retry.command.add_option("task", *again, "Id of a task.")->required();
    retry.does(chosen, [again](TaskQueue& queue) { return retryTask(queue, *again); });

    Verb drain(swarm, "drain", "Ask a worker to finish its tasks and end.");
    const auto worker = std::make_shared<std::string>();
    drain.command.add_option("worker", *worker, "Name of the worker.")->required();
    drain.does(chosen, [worker](TaskQueue& queue) { return queue.drain(*worker); });

    Verb dead(swarm, "dead", "List the tasks that failed for good, the last first.");
    dead.does(chosen, showDead);

    addSubmit(swarm, chosen);
    addWait(swarm, chosen);
    addSwarmLog(swarm, chosen);
    addSwarmMemory(swarm, chosen);

    Verb purging(swarm, "purge", "Delete all tasks, inputs and results of the namespace.");
    purging.does(chosen, purge);
}

}  // namespace pleio::cli
