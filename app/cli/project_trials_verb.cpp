// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_trials_verb.h"

#include "app/cli/option_checks.h"
#include "app/cli/project_compare_verb.h"
#include "app/cli/project_notes_verbs.h"
#include "app/cli/table_output.h"
#include "core/analysis/load_settings.h"
#include "core/analysis/report_json.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/project/trial_command.h"
#include "core/project/trial_exchange.h"
#include "core/project/trial_visit.h"

#include <map>

namespace pleio::cli {

namespace {

struct TrialList {
    std::string file;
    TrialQuery query;
    std::int64_t limit = 50;
    bool isAscending = false, json = false;
};

/// The trials of a list: of the project, or those that only the copy before the last save has.
Result<std::vector<Trial>> listedTrials(const TrialList& options, std::int64_t& total, Progress& progress)
{
    const auto store = ProjectStore::read(options.file, progress);
    if (!store) return store.error();
    TrialQuery query = options.query;
    query.isDescending = !options.isAscending;
    std::vector<Trial> trials;
    total = 0;
    const auto take = [&](const Trial& trial) {
        if (total++ < options.limit || options.limit == 0) trials.push_back(trial);
    };
    if (!query.removed) {
        const Result<void> visited = visitTrials(*store, query, [&](const Trial& trial) -> Result<bool> {
            if (progress.isCancelled()) return cancelled();
            take(trial);
            return false;
        });
        if (!visited) return visited.error();
        return trials;
    }
    // A saved file has no removed trials; the copy of what it was before has.
    query.removed = false;
    const auto before = ProjectStore::read(options.file + "~", progress);
    if (!before) return before.error();
    const Result<void> visited = visitTrials(*before, query, [&](const Trial& trial) -> Result<bool> {
        if (progress.isCancelled()) return cancelled();
        const auto isThere = store->hasTrial(trial.id);
        if (!isThere) return isThere.error();
        if (!*isThere) take(trial);
        return false;
    });
    if (!visited) return visited.error();
    return trials;
}

std::string secondsText(const Trial& trial)
{
    if (trial.started.isNull() || trial.finished.isNull()) return {};
    constexpr double kMsPerSecond = 1000;
    return displayNumber(static_cast<double>(trial.started.msecsTo(trial.finished)) / kMsPerSecond) + " s";
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) addToList(text, word);
    return text;
}

Table trialTable(const std::vector<Trial>& trials)
{
    std::vector<std::string> ids, states, analyses, started, durations, names, tags;
    for (const Trial& trial : trials) {
        ids.push_back(trial.id);
        states.push_back(std::string(trialStateId(trial.state)) + (trial.isLegacy ? ", legacy" : ""));
        analyses.push_back(trial.analysis);
        started.push_back(trial.started.toString(Qt::ISODate).toStdString());
        durations.push_back(secondsText(trial));
        names.push_back((trial.notes.isStarred ? "★ " : "") + trial.notes.name);
        tags.push_back(joined(trial.notes.tags));
    }
    return {"trials",
            "Runs",
            {{"id", "id", "", std::move(ids)},
             {"state", "state", "", std::move(states)},
             {"analysis", "analysis", "", std::move(analyses)},
             {"started", "started", "", std::move(started)},
             {"duration", "duration", "", std::move(durations)},
             {"name", "name", "", std::move(names)},
             {"tags", "tags", "", std::move(tags)}}};
}

Result<void> listTrials(const TrialList& options, Progress& progress)
{
    if (options.file.empty())
        return Error{ErrorKind::Usage, "Give the project file whose runs to list; --help names the other verbs.", {}};
    std::int64_t total = 0;
    const auto trials = listedTrials(options, total, progress);
    if (!trials) return trials.error();
    if (options.json) {
        QJsonArray list;
        for (const Trial& trial : *trials) list.append(trialToJson(trial));
        printJson(QJsonObject{{"total", qint64{total}}, {"trials", list}});
        return {};
    }
    if (!trials->empty()) printTable(trialTable(*trials), trials->size());
    say("%s of %s\n", displayCount(static_cast<std::int64_t>(trials->size())).c_str(),
        counted(total, "run", "runs").c_str());
    return {};
}

struct OneTrial {
    std::string file, id;
    std::string sources, out = "results";
    bool json = false;
};

void sayLine(const char* what, const std::string& text)
{
    if (!text.empty()) say("%-12s %s\n", what, text.c_str());
}

void printTrial(const Trial& trial, const Report* report)
{
    sayLine("id", trial.id);
    sayLine("name", trial.notes.name);
    sayLine("analysis", trial.analysis + ", version " + std::to_string(trial.analysisVersion));
    sayLine("state", std::string(trialStateId(trial.state)) + (trial.isSimulated ? ", simulated data" : "") +
                         (trial.isLegacy ? ", brought in from another system" : ""));
    sayLine("message", trial.message);
    sayLine("program", trial.program);
    sayLine("started", trial.started.toString(Qt::ISODate).toStdString());
    sayLine("duration", secondsText(trial));
    sayLine("place", trial.place);
    sayLine("parent", trial.parent);
    if (!trial.isLegacy) sayLine("seed", std::to_string(trial.seed));
    for (const auto& [id, value] : trial.parameters) sayLine("parameter", id + " = " + value);
    for (const Provenance::Input& input : trial.inputs)
        sayLine("input", input.name + " (" + input.role + (input.reading.empty() ? "" : "; " + input.reading) + ")");
    sayLine("hypothesis", trial.notes.hypothesis);
    sayLine("note", trial.notes.note);
    sayLine("tags", joined(trial.notes.tags));
    if (trial.notes.isStarred) sayLine("star", "yes");
    if (report == nullptr) return;
    for (const Scalar& scalar : report->scalars) sayLine("number", scalar.title + ": " + displayNumber(scalar.value));
    for (const Table& table : report->tables)
        sayLine("table", table.id + " (" + counted(table.rows(), "row", "rows") + ")");
}

Result<void> showTrial(const OneTrial& options, Progress& progress)
{
    const auto store = ProjectStore::read(options.file, progress);
    if (!store) return store.error();
    const auto trial = store->trial(options.id);
    if (!trial) return trial.error();
    const auto report = reportIfAny(*store, options.id, progress);
    if (!report) return report.error();
    if (options.json) {
        QJsonObject shown{{"trial", trialToJson(*trial)}};
        if (*report) shown.insert(QLatin1String("report"), reportToJson(**report));
        printJson(shown);
    } else {
        printTrial(*trial, *report ? &**report : nullptr);
    }
    return {};
}

Result<void> printCommand(const OneTrial& options, Progress& progress)
{
    const auto store = ProjectStore::read(options.file, progress);
    if (!store) return store.error();
    const auto trial = store->trial(options.id);
    if (!trial) return trial.error();
    const auto project = store->project(progress);
    if (!project) return project.error();
    const auto command = commandOf(*trial, loadOptionsFrom(project->settings), placesOfSources(project->sources),
                                   options.sources, options.out);
    if (!command) return command.error();
    for (const Note& note : command->notes) warn("warning: %s\n", note.text.c_str());
    say("%s\n", command->text.c_str());
    return {};
}

Result<void> showStatistics(const OneTrial& options, Progress& progress)
{
    const auto store = ProjectStore::read(options.file, progress);
    if (!store) return store.error();
    const auto statistics = store->statistics();
    if (!statistics) return statistics.error();
    const Table table = statisticsTable(*statistics);
    options.json ? printJson(tableToJson(table)) : printTable(table, table.rows());
    return {};
}

void addListOptions(CLI::App& command, TrialList& list)
{
    static const std::map<std::string, TrialOrder> kOrders{
        {"made", TrialOrder::Made},   {"name", TrialOrder::Name},         {"analysis", TrialOrder::Analysis},
        {"state", TrialOrder::State}, {"duration", TrialOrder::Duration}, {"starred", TrialOrder::Starred}};
    static const std::map<std::string, std::optional<TrialState>> kStates{
        {"done", TrialState::Done}, {"failed", TrialState::Failed}, {"cancelled", TrialState::Cancelled}};
    command.add_option("file", list.file, "Project file (.pleio) whose runs to list.");
    command.add_option("--text", list.query.text,
                       "Words of name, hypothesis, note, tags, analysis, parameters or message.");
    command.add_option("--analysis", list.query.analysis, "Id of an analysis; see list.");
    command
        .add_option_function<std::string>(
            "--state", [&list](const std::string& state) { list.query.state = kStates.at(state); },
            "done, failed or cancelled.")
        ->check(CLI::IsMember({"done", "failed", "cancelled"}));
    command.add_option("--tag", list.query.tag, "Those with a tag.");
    command.add_flag("--starred", list.query.onlyStarred, "Those with a star.");
    command.add_flag("--removed", list.query.removed,
                     "Those that the project had before it was saved last and has no more.");
    command
        .add_option_function<std::string>(
            "--sort", [&list](const std::string& order) { list.query.order = kOrders.at(order); },
            "made, name, analysis, state, duration or starred; the last first.")
        ->check(CLI::IsMember({"made", "name", "analysis", "state", "duration", "starred"}))
        ->default_str("made");
    command.add_flag("--ascending", list.isAscending, "The first first.");
    command.add_option("--limit", list.limit, "Runs to list at most; 0 for all.")
        ->check(CLI::Range(0, 1'000'000'000))
        ->capture_default_str();
    command.add_flag("--json", list.json, "Print JSON.");
}

using TrialVerb = Result<void> (*)(const OneTrial&, Progress&);

CLI::App& addTrialVerb(CLI::App& trials, ChosenCommand& chosen, const char* name, const char* help,
                       const std::shared_ptr<OneTrial>& options, TrialVerb verb)
{
    CLI::App& command = *trials.add_subcommand(name, help);
    command.add_option("file", options->file, "Project file (.pleio).")->required();
    command.callback([&chosen, options, verb] {
        chosen.action = [options, verb](Progress& progress) { return verb(*options, progress); };
    });
    return command;
}

}  // namespace

Table statisticsTable(const std::vector<TrialStatistics>& statistics)
{
    std::vector<std::string> analyses, parameters, values;
    std::vector<std::int64_t> done, failed, stopped;
    std::vector<double> seconds;
    constexpr double kMsPerSecond = 1000;
    for (const TrialStatistics& each : statistics) {
        analyses.push_back(each.analysis);
        parameters.push_back(each.parameter);
        values.push_back(each.value);
        done.push_back(each.done);
        failed.push_back(each.failed);
        stopped.push_back(each.cancelled);
        seconds.push_back(static_cast<double>(each.milliseconds) / kMsPerSecond);
    }
    return {"trials",
            "Runs by analysis",
            {{"analysis", "analysis", "Id.", std::move(analyses)},
             {"parameter", "parameter", "Id; empty for all runs of the analysis.", std::move(parameters)},
             {"value", "value", "Of the parameter.", std::move(values)},
             {"done", "done", "Runs that were done.", std::move(done)},
             {"failed", "failed", "Runs that failed.", std::move(failed)},
             {"cancelled", "cancelled", "Runs that were cancelled.", std::move(stopped)},
             {"seconds", "seconds", "That those that were done took together.", std::move(seconds)}}};
}

void addProjectTrials(CLI::App& project, ChosenCommand& chosen)
{
    CLI::App& trials =
        *project.add_subcommand("trials", "List the runs of a project, show, compare and describe them.");
    const auto list = std::make_shared<TrialList>();
    addListOptions(trials, *list);
    trials.callback([&chosen, list, &trials] {
        if (trials.get_subcommands().empty())
            chosen.action = [list](Progress& progress) { return listTrials(*list, progress); };
    });

    const auto shown = std::make_shared<OneTrial>();
    CLI::App& showing = addTrialVerb(trials, chosen, "show", "Show a run with its numbers.", shown, showTrial);
    showing.add_option("id", shown->id, "Id of the run.")->required();
    showing.add_flag("--json", shown->json, "Print JSON.");

    const auto printed = std::make_shared<OneTrial>();
    CLI::App& printing = addTrialVerb(
        trials, chosen, "command", "Print the command line that does the work of a run again.", printed, printCommand);
    printing.add_option("id", printed->id, "Id of the run.")->required();
    printing.add_option("--sources", printed->sources,
                        "Folder of the files, as project export --sources writes them; else the current one.");
    printing.add_option("--out", printed->out, "Folder for the results of the command.")->capture_default_str();

    const auto counted = std::make_shared<OneTrial>();
    addTrialVerb(trials, chosen, "statistics", "Say how often each analysis ran and how that ended.", counted,
                 showStatistics)
        .add_flag("--json", counted->json, "Print JSON.");

    addProjectCompare(trials, chosen);
    addProjectNotes(trials, chosen);
}

}  // namespace pleio::cli
