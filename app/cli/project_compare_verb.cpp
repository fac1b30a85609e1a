// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_compare_verb.h"

#include "app/cli/notes.h"
#include "app/cli/table_output.h"
#include "core/analysis/report_files.h"
#include "core/analysis/report_json.h"
#include "core/base/terminal.h"
#include "core/io/result_files.h"
#include "core/project/trial_comparison.h"

#include <algorithm>

namespace pleio::cli {

namespace {

constexpr const char* kComparisonMaker = "comparison";  // in the list of a folder of results
constexpr std::size_t kShownRows = 20;
constexpr std::string_view kSummaryTables[] = {"settings", "scalars", "joined"};

struct Compare {
    std::string file, folder;
    std::vector<std::string> ids;
    bool json = false;
};

Result<void> writeTables(const ReportComparison& comparison, bool isSimulated, const Compare& options,
                         Progress& progress)
{
    ResultFiles files({options.folder, {options.file}}, kComparisonMaker);
    if (Result<void> ok = files.open(); !ok) return ok;
    for (const Table& table : comparison.tables)
        if (Result<void> ok = files.add(table.id + ".tsv", toTsv(table, tsvComment(isSimulated)), progress); !ok)
            return ok;
    if (Result<void> ok = files.commit(); !ok) return ok;
    say("Tables: %s\n", options.folder.c_str());
    return {};
}

void printComparison(const ReportComparison& comparison)
{
    for (const Table& table : comparison.tables) {
        if (std::ranges::find(kSummaryTables, table.id) == std::end(kSummaryTables)) continue;
        say("%s: %s\n", table.title.c_str(), table.rows() == 0 ? "none" : "");
        if (table.rows() > 0) printTable(table, kShownRows);
        say("\n");
    }
    for (const Note& note : comparison.notes) say("- %s\n", noteLine(note, kShownRows).c_str());
}

Result<void> compare(const Compare& options, Progress& progress)
{
    if (options.ids.size() < 2)
        return Error{ErrorKind::Usage, "Give the ids of two runs at least; project trials lists them.", "ID"};
    SubProgress reading(progress, 0, 0.2), comparing(progress, 0.2, 0.9), writing(progress, 0.9, 1);
    const auto store = ProjectStore::read(options.file, reading);
    if (!store) return store.error();
    std::vector<Trial> runs;
    std::vector<std::string> names;
    for (const std::string& id : options.ids) {
        auto trial = store->trial(id);
        if (!trial) return trial.error();
        std::string name = trial->notes.name.empty() ? id : trial->notes.name;
        if (std::ranges::find(names, name) != names.end()) name += " (" + id + ")";
        names.push_back(std::move(name));
        runs.push_back(*std::move(trial));
    }
    const auto compared = compareTrials(*store, runs, names, comparing);
    if (!compared) return compared.error();
    const ReportComparison& comparison = compared->comparison;
    if (options.json) {
        QJsonArray runsOf, tables, notes;
        for (std::size_t i = 0; i < runs.size(); ++i)
            runsOf.append(QJsonObject{{"id", QString::fromStdString(options.ids[i])},
                                      {"name", QString::fromStdString(names[i])}});
        for (const Table& table : comparison.tables) tables.append(tableToJson(table));
        for (const Note& note : comparison.notes) notes.append(noteToJson(note));
        printJson(
            QJsonObject{{"runs", runsOf}, {"simulated", compared->isSimulated}, {"tables", tables}, {"notes", notes}});
    } else {
        if (compared->isSimulated) say("Simulated data.\n");
        printComparison(comparison);
    }
    return options.folder.empty() ? Result<void>() : writeTables(comparison, compared->isSimulated, options, writing);
}

}  // namespace

void addProjectCompare(CLI::App& trials, ChosenCommand& chosen)
{
    CLI::App& command = *trials.add_subcommand(
        "compare", "Say what sets runs apart: settings, numbers, and rows of their tables; the first is the base.");
    const auto options = std::make_shared<Compare>();
    command.add_option("file", options->file, "Project file (.pleio).")->required();
    command.add_option("ids", options->ids, "Ids of the runs, two or more.")->required();
    command.add_option("--out", options->folder, "Folder for the tables, row by row.");
    command.add_flag("--json", options->json, "Print JSON.");
    command.callback(
        [&chosen, options] { chosen.action = [options](Progress& progress) { return compare(*options, progress); }; });
}

}  // namespace pleio::cli
