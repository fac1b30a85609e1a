// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_exchange_verbs.h"

#include "app/cli/notes.h"
#include "app/cli/output_file.h"
#include "app/cli/project_change.h"
#include "app/cli/table_output.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/io/result_files.h"
#include "core/project/trial_command.h"
#include "core/project/trial_exchange.h"
#include "core/project/trial_visit.h"

#include <QDir>
#include <QFileInfo>

#include <iterator>
#include <map>

namespace pleio::cli {

namespace {

constexpr const char* kSourcesMaker = "project";  // in the list of a folder of results

struct ProjectExport {
    std::string file;
    OutputFile out;
    std::string sources;
    bool reports = false;
};

Result<std::string> exportedTrials(const ProjectStore& store, const ProjectExport& options, Progress& progress)
{
    TrialQuery query;
    query.isDescending = false;  // so that they come in as they were made
    const bool isCsv = QFileInfo(QString::fromStdString(options.out.path)).suffix() == QLatin1String("csv");
    std::vector<Trial> trials;
    TrialsJson json;
    const Result<void> visited = visitTrials(store, query, [&](const Trial& trial) -> Result<bool> {
        if (progress.isCancelled()) return cancelled();
        if (isCsv) {
            trials.push_back(trial);
            return false;
        }
        if (!options.reports) {
            json.add(trial, nullptr);
            return false;
        }
        const auto report = reportIfAny(store, trial.id, progress);
        if (!report) return report.error();
        json.add(trial, *report ? &**report : nullptr);
        return false;
    });
    if (!visited) return visited.error();
    return isCsv ? trialsToCsv(trials) : std::move(json).finish();
}

/// Several files of one name lie in folders of their own (placesOfSources), each of which is a folder of results.
Result<void> writeSources(const Project& project, const std::string& folder, Progress& progress)
{
    std::map<std::string, std::vector<const SourceFile*>> ofFolder;
    const FilePlaces places = placesOfSources(project.sources);
    std::map<std::string, bool> isTaken;
    for (const SourceFile& source : project.sources) {
        if (!isFileName(source.name) || source.name == kResultList)
            return badInput("The name '" + source.name +
                                "' of a file in the project is none that a file may have here; "
                                "nothing was written.",
                            folder);
        const std::string& place = places.at({source.name, source.sha256});
        if (std::exchange(isTaken[place], true)) continue;  // the same file in several roles
        const auto slash = place.find('/');
        ofFolder[slash == std::string::npos ? folder : folder + "/" + place.substr(0, slash)].push_back(&source);
    }
    std::vector<std::unique_ptr<ResultFiles>> folders;
    for (const auto& [path, sources] : ofFolder) {
        std::vector<std::string> names;
        for (const SourceFile* source : sources) names.push_back(source->name);
        if (Result<void> free = checkResultPlace({path}, names); !free) return free;
    }
    // The folder before those in it, which the order of the map gives.
    for (const auto& [path, sources] : ofFolder) {
        ResultFiles files({path}, kSourcesMaker);
        if (Result<void> ok = files.open(); !ok) return ok;
        for (const SourceFile* source : sources)
            if (Result<void> ok = files.add(source->name, source->bytes, progress); !ok) return ok;
        if (Result<void> ok = files.commit(); !ok) return ok;
    }
    say("Files: %s\n", folder.c_str());
    return {};
}

Result<void> exportProject(const ProjectExport& options, Progress& progress)
{
    if (options.out.path.empty() && options.sources.empty())
        return Error{ErrorKind::Usage, "Say what to write: --out FILE for the runs, --sources DIR for the files.", {}};
    const std::string inputs[] = {options.file};
    const QString suffix = QFileInfo(QString::fromStdString(options.out.path)).suffix();
    if (!options.out.path.empty()) {
        if (suffix != QLatin1String("csv") && suffix != QLatin1String("json"))
            return Error{ErrorKind::Usage, "Give a name that ends in .csv or .json.", "--out"};
        if (options.reports && suffix == QLatin1String("csv"))
            return Error{ErrorKind::Usage, "A CSV file cannot hold results; give a name that ends in .json.",
                         "--reports"};
        if (Result<void> free = checkOutputFile(options.out, inputs); !free) return free;
    }
    SubProgress reading(progress, 0, 0.3), writing(progress, 0.3, 1);
    const auto store = ProjectStore::read(options.file, reading);
    if (!store) return store.error();
    if (!options.sources.empty()) {
        const auto project = store->project(reading);
        if (!project) return project.error();
        if (Result<void> written = writeSources(*project, options.sources, writing); !written) return written;
    }
    if (options.out.path.empty()) return {};
    const auto trials = exportedTrials(*store, options, writing);
    if (!trials) return trials.error();
    if (Result<void> written = writeOutputFile(options.out, inputs, *trials); !written) return written;
    say("Runs: %s\n", options.out.path.c_str());
    return {};
}

struct ProjectImport {
    std::string file;
    std::vector<std::string> lists;
    bool asNew = false, json = false;
};

Result<void> importIntoProject(const ProjectImport& options, Progress& progress)
{
    std::vector<ExchangedTrial> trials;
    SubProgress reading(progress, 0, 0.3), adding(progress, 0.3, 1);
    for (const std::string& list : options.lists) {
        auto read = readTrialsFile(list, reading);
        if (!read) return read.error();
        for (const Note& note : read->notes) warn("warning: %s: %s\n", list.c_str(), noteLine(note, 0).c_str());
        std::ranges::move(read->trials, std::back_inserter(trials));
    }
    Imported done;
    const Result<void> changed =
        changeProject(options.file, adding, [&](ProjectStore& store, Progress& part) -> Result<bool> {
            const auto imported =
                importTrials(store, std::move(trials), options.asNew ? OnConflict::AsNew : OnConflict::Refuse, part);
            if (!imported) {
                Error error = imported.error();
                if (error.kind == ErrorKind::Usage && !options.asNew) error.message += " Say --as-new for that.";
                return error;
            }
            done = *imported;
            return !done.added.empty();
        });
    if (!changed) return changed;
    if (options.json)
        printJson(QJsonObject{{"added", static_cast<qint64>(done.added.size())},
                              {"kept", qint64{done.kept}},
                              {"renamed", qint64{done.renamed}}});
    else
        say("%s brought in, %s with new ids; %s there already\n",
            counted(static_cast<std::int64_t>(done.added.size()), "run", "runs").c_str(),
            displayCount(done.renamed).c_str(), counted(done.kept, "run was", "runs were").c_str());
    return {};
}

}  // namespace

void addProjectExchange(CLI::App& project, ChosenCommand& chosen)
{
    CLI::App& exporting =
        *project.add_subcommand("export", "Write the runs of a project as a table or as JSON, and its files.");
    const auto out = std::make_shared<ProjectExport>();
    exporting.add_option("file", out->file, "Project file (.pleio).")->required();
    exporting.add_option("--out", out->out.path, "File for the runs: .csv (one row a run) or .json (all of them).");
    exporting.add_flag("--reports", out->reports, "With the results, in a .json.");
    exporting.add_option("--sources", out->sources, "Folder for the files of the project.");
    addReplaceFlag(exporting, out->out);
    exporting.callback(
        [&chosen, out] { chosen.action = [out](Progress& progress) { return exportProject(*out, progress); }; });

    CLI::App& importing = *project.add_subcommand(
        "import", "Bring in runs that were exported, or files of the older system. No run that is there is changed.");
    const auto in = std::make_shared<ProjectImport>();
    importing.add_option("file", in->file, "Project file (.pleio).")->required();
    importing.add_option("trials", in->lists, "Files of runs (.csv or .json).")->required();
    importing.add_flag("--as-new", in->asNew,
                       "Give a run a new id where the project has one of its id that says something else.");
    importing.add_flag("--json", in->json, "Print JSON.");
    importing.callback(
        [&chosen, in] { chosen.action = [in](Progress& progress) { return importIntoProject(*in, progress); }; });
}

}  // namespace pleio::cli
