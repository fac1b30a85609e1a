// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/output_file.h"
#include "app/cli/project_care_verbs.h"
#include "app/cli/project_exchange_verbs.h"
#include "app/cli/project_trials_verb.h"
#include "app/cli/table_output.h"
#include "core/analysis/load_settings.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/project/project_check.h"
#include "core/project/project_lock.h"
#include "core/project/project_store.h"
#include "core/project/target_file.h"

#include <QFileInfo>

namespace pleio::cli {

namespace {

struct NewProject {
    OutputFile file;
    std::string name;
    Inputs inputs;
};

Result<void> makeProject(const NewProject& options, Progress& progress)
{
    const std::vector<std::string> inputs = pathsOf(options.inputs);
    if (Result<void> free = checkOutputFile(options.file, inputs); !free) return free;
    if (Result<void> free = checkProjectPlace(options.file.path); !free) return free;
    const auto lock = ProjectLock::take(options.file.path);
    if (!lock) return lock.error();
    Project project;
    project.name = options.name.empty()
                       ? QFileInfo(QString::fromStdString(options.file.path)).completeBaseName().toStdString()
                       : options.name;
    SubProgress reading(progress, 0, 0.6), keeping(progress, 0.6, 0.9), saving(progress, 0.9, 1);
    if (!inputs.empty()) {
        auto dataset = load(options.inputs, reading);
        if (!dataset) return dataset.error();
        const auto loadOptions = options.inputs.loadOptions(dataset->sources);
        if (!loadOptions) return loadOptions.error();
        project.sources = std::move(dataset->sources);
        project.settings = loadSettings(*loadOptions);
    }
    auto store = ProjectStore::create({});
    if (!store) return store.error();
    if (Result<void> kept = store->setProject(project, project.sources, keeping); !kept) return kept;
    if (Result<void> free = checkOutputFile(options.file, inputs); !free) return free;
    if (Result<void> saved = store->saveTo(options.file.path, saving); !saved) return saved;
    say("Project: %s (%s)\n", options.file.path.c_str(), counted(project.sources.size(), "file", "files").c_str());
    return {};
}

void addNew(CLI::App& project, ChosenCommand& chosen)
{
    CLI::App& command = *project.add_subcommand("new", "Make a project of files, which it keeps byte for byte.");
    const auto options = std::make_shared<NewProject>();
    command.add_option("file", options->file.path, "Project file (.pleio) to make.")->required();
    command.add_option("--name", options->name, "Name of the project; that of the file without it.");
    addReplaceFlag(command, options->file);
    addGenomeOptions(command, options->inputs, false);
    addTraitOptions(command, options->inputs);
    command.callback([&chosen, options] {
        chosen.action = [options](Progress& progress) { return makeProject(*options, progress); };
    });
}

struct ProjectLook {
    std::string file;
    bool json = false;
};

Result<void> showProject(const ProjectLook& options, Progress& progress)
{
    const auto facts = factsOfProject(options.file);
    if (!facts) return facts.error();
    const auto store = ProjectStore::read(options.file, progress);
    if (!store) return store.error();
    auto statistics = store->statistics();
    if (!statistics) return statistics.error();
    std::erase_if(*statistics, [](const TrialStatistics& each) { return !each.parameter.empty(); });
    std::int64_t trials = 0;
    for (const TrialStatistics& each : *statistics) trials += each.done + each.failed + each.cancelled;
    if (options.json) {
        QJsonArray sources;
        for (const ProjectFacts::Source& source : facts->sources)
            sources.append(QJsonObject{{"role", QString::fromStdString(source.role)},
                                       {"name", QString::fromStdString(source.name)},
                                       {"sha256", QString::fromStdString(source.sha256)},
                                       {"bytes", qint64{source.bytes}}});
        printJson(QJsonObject{{"name", QString::fromStdString(facts->name)},
                              {"program", QString::fromStdString(facts->program)},
                              {"version", facts->version},
                              {"bytes", qint64{facts->bytes}},
                              {"sources", sources},
                              {"trials", tableToJson(statisticsTable(*statistics))}});
        return {};
    }
    say("%s: schema version %d, %s bytes, saved by %s\n", facts->name.c_str(), facts->version,
        displayCount(facts->bytes).c_str(), facts->program.empty() ? "an unknown program" : facts->program.c_str());
    say("%s\n", counted(facts->sources.size(), "file", "files").c_str());
    for (const ProjectFacts::Source& source : facts->sources)
        say("  %s (%s), %s bytes\n", source.name.c_str(), source.role.c_str(), displayCount(source.bytes).c_str());
    say("%s\n", counted(trials, "run", "runs").c_str());
    if (trials > 0) printTable(statisticsTable(*statistics), statistics->size());
    return {};
}

void addProjectInfo(CLI::App& project, ChosenCommand& chosen)
{
    CLI::App& command = *project.add_subcommand("info", "Say what a project holds.");
    const auto options = std::make_shared<ProjectLook>();
    command.add_option("file", options->file, "Project file (.pleio).")->required();
    command.add_flag("--json", options->json, "Print JSON.");
    command.callback([&chosen, options] {
        chosen.action = [options](Progress& progress) { return showProject(*options, progress); };
    });
}

}  // namespace

void addProject(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& project = *app.add_subcommand("project", "Make, look after and search project files (.pleio).");
    project.require_subcommand(1);
    project.fallthrough();
    addNew(project, chosen);
    addProjectInfo(project, chosen);
    addProjectCare(project, chosen);
    addProjectExchange(project, chosen);
    addProjectTrials(project, chosen);
}

}  // namespace pleio::cli
