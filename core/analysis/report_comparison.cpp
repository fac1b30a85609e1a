// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_comparison.h"

#include "core/analysis/table_join.h"
#include "core/base/text.h"
#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace pleio {

namespace {

using ComparedRuns = std::span<const ComparedRun>;

/// Text by kind and id, for one run.
using RunSettings = std::map<std::pair<std::string, std::string>, std::string>;

RunSettings settingsOfRun(const Provenance& from)
{
    RunSettings settings;
    settings[{"run", "program"}] = programText(from);
    settings[{"run", "analysis"}] = from.analysis;
    settings[{"run", "analysis_version"}] = std::to_string(from.analysisVersion);
    settings[{"run", "seed"}] = std::to_string(from.seed);
    settings[{"run", "simulated"}] = from.simulated ? "true" : "false";
    for (const auto& [id, value] : from.parameters.values()) settings[{"parameter", id}] = parameterText(value);
    std::map<std::string, int> ofRole;
    for (const Provenance::Input& input : from.inputs) {
        // Of several files of a role the first is compared with the first, and so on.
        const int number = ++ofRole[input.role];
        const std::string id = input.role + (number > 1 ? " " + std::to_string(number) : std::string());
        settings[{"input", id}] = input.name + " (SHA-256 " + input.sha256 + ")";
        settings[{"reading", id}] = input.reading;
    }
    std::string codes;
    for (const int code : from.geneticCodes) addToList(codes, std::to_string(code));
    settings[{"genes", "genetic_codes"}] = codes;
    for (const auto& [reason, genes] : from.exclusions)
        settings[{"genes", "excluded: " + reason}] = std::to_string(genes);
    return settings;
}

std::string ofRun(const std::string& id, std::size_t run) { return id + "_" + std::to_string(run + 1); }

Table settingsTable(ComparedRuns runs)
{
    std::vector<RunSettings> settings;
    std::set<std::pair<std::string, std::string>> keys;
    for (const ComparedRun& run : runs) {
        settings.push_back(settingsOfRun(run.provenance));
        for (const auto& [key, value] : settings.back()) keys.insert(key);
    }
    std::vector<std::string> kinds, ids;
    std::vector<std::vector<std::string>> values(runs.size());
    for (const auto& key : keys) {
        const auto of = [&](std::size_t run) {
            const auto found = settings[run].find(key);
            return found == settings[run].end() ? std::string() : found->second;
        };
        bool differs = false;
        for (std::size_t run = 1; run < runs.size(); ++run)
            differs = differs || of(run) != of(0) || settings[run].contains(key) != settings[0].contains(key);
        if (!differs) continue;
        kinds.push_back(key.first);
        ids.push_back(key.second);
        for (std::size_t run = 0; run < runs.size(); ++run) values[run].push_back(of(run));
    }
    Table table{"settings", "What the runs were made from", {}};
    table.columns.push_back({"kind", "Kind", "Parameter, input, reading, or of the run itself.", std::move(kinds)});
    table.columns.push_back({"id", "Setting", "Id of the parameter, role of the file …", std::move(ids)});
    for (std::size_t run = 0; run < runs.size(); ++run)
        table.columns.push_back(
            {ofRun("value", run), runs[run].name, "Empty where the run has none.", std::move(values[run])});
    return table;
}

double relativeDifference(double from, double to)
{
    const double larger = std::max(std::abs(from), std::abs(to));
    return larger > 0 ? (to - from) / larger : kUndefined;
}

Table scalarsTable(ComparedRuns runs)
{
    std::vector<const Scalar*> all;
    std::set<std::string_view> seen;
    for (const ComparedRun& run : runs)
        if (run.report != nullptr)
            for (const Scalar& scalar : run.report->scalars)
                if (seen.insert(scalar.id).second) all.push_back(&scalar);
    std::vector<std::string> ids, titles;
    std::vector<std::vector<double>> values(runs.size()), differences(runs.size()), relative(runs.size());
    for (const Scalar* one : all) {
        std::vector<const Scalar*> found;
        for (const ComparedRun& run : runs)
            found.push_back(run.report == nullptr ? nullptr : run.report->scalar(one->id));
        const auto value = [&](std::size_t run) { return found[run] == nullptr ? kUndefined : found[run]->value; };
        bool differs = false;
        for (std::size_t run = 1; run < runs.size(); ++run)
            differs = differs || (found[run] == nullptr) != (found[0] == nullptr) || !sameNumber(value(run), value(0));
        if (!differs) continue;
        ids.push_back(one->id);
        titles.push_back(one->title);
        for (std::size_t run = 0; run < runs.size(); ++run) {
            values[run].push_back(value(run));
            differences[run].push_back(value(run) - value(0));
            relative[run].push_back(relativeDifference(value(0), value(run)));
        }
    }
    Table table{"scalars", "Numbers that differ", {}};
    table.columns.push_back({"id", "Id", "Of the number in the reports.", std::move(ids)});
    table.columns.push_back({"title", "Number", "Its title.", std::move(titles)});
    for (std::size_t run = 0; run < runs.size(); ++run)
        table.columns.push_back(
            {ofRun("value", run), runs[run].name, "Undefined where the run has none.", std::move(values[run])});
    for (std::size_t run = 1; run < runs.size(); ++run) {
        table.columns.push_back({ofRun("value", run) + "_minus_1", runs[run].name + " − " + runs[0].name,
                                 "Difference to the first run.", std::move(differences[run])});
        table.columns.push_back({ofRun("relative", run), "Relative difference, " + runs[run].name,
                                 "The difference over the larger of both magnitudes.", std::move(relative[run]),
                                 NumberStyle::Percent});
    }
    return table;
}

Note notCompared(std::string code, std::string text, std::string table)
{
    return {Severity::Info, std::move(code), std::move(text), 1, {}, std::move(table)};
}

/// "Genes (genes)": how a table is called in reports and where people read.
std::string calledTable(const std::vector<TableOfRun>& tables, const std::string& id)
{
    const std::string title = tables.empty() ? std::string() : tables.front().table->title;
    return title.empty() ? id : title + " (" + id + ")";
}

/// What is said of the tables that were joined.
struct JoinedRows {
    std::vector<std::string> tables, keys;
    std::vector<std::int64_t> rows, notInAll, differing;

    void add(const JoinedTable& joined)
    {
        tables.push_back(joined.table.id);
        keys.push_back(joined.key);
        rows.push_back(static_cast<std::int64_t>(joined.table.rows()));
        notInAll.push_back(joined.notInAll);
        differing.push_back(joined.differing);
    }

    [[nodiscard]] Table table() &&
    {
        return {
            "joined",
            "Tables joined row by row",
            {{"table", "Table", "Its id.", std::move(tables)},
             {"key", "Joined by", "The columns that tell its rows apart.", std::move(keys)},
             {"rows", "Rows", "Of all runs together.", std::move(rows)},
             {"rows_not_in_all", "Not in all", "Rows that some run does not have.", std::move(notInAll)},
             {"rows_that_differ", "That differ", "Rows of every run of which a cell differs.", std::move(differing)}}};
    }
};

}  // namespace

Result<ReportComparison> compareReports(ComparedRuns runs, Progress& progress)
{
    ReportComparison comparison;
    comparison.tables = {settingsTable(runs), scalarsTable(runs)};
    std::vector<std::string> ids;  // of all tables, in the order of the first report that has them
    for (const ComparedRun& run : runs) {
        if (run.report == nullptr) {
            comparison.notes.push_back(
                notCompared("comparison.no_result", "The run " + run.name + " has no result to compare.", run.name));
            continue;
        }
        for (const Table& table : run.report->tables)
            if (std::ranges::find(ids, table.id) == ids.end()) ids.push_back(table.id);
    }
    JoinedRows summary;
    std::vector<Table> joinedTables;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto steps = static_cast<double>(ids.size());
        SubProgress part(progress, static_cast<double>(i) / steps, static_cast<double>(i + 1) / steps);
        std::vector<TableOfRun> tables;
        std::string missing;
        for (std::size_t run = 0; run < runs.size(); ++run) {
            const Table* table = runs[run].report == nullptr ? nullptr : runs[run].report->table(ids[i]);
            if (table != nullptr)
                tables.push_back({run, runs[run].name, table});
            else
                addToList(missing, runs[run].name);
        }
        if (tables.size() < runs.size()) {
            comparison.notes.push_back(notCompared(
                "comparison.table_missing", calledTable(tables, ids[i]) + " is missing in: " + missing + ".", ids[i]));
            continue;
        }
        auto joined = joinTables(tables, part);
        if (!joined) return joined.error();
        if (!*joined) {
            comparison.notes.push_back(notCompared("comparison.no_key",
                                                   calledTable(tables, ids[i]) +
                                                       " cannot be put side by side: its rows bear no names by which "
                                                       "those of one run are found in another.",
                                                   ids[i]));
            continue;
        }
        if (!(*joined)->leftOut.empty()) {
            Note note =
                notCompared("comparison.column_missing",
                            calledTable(tables, ids[i]) + ": " +
                                counted((*joined)->leftOut.size(), "column is", "columns are") + " not in every run.",
                            ids[i]);
            note.count = static_cast<std::int64_t>((*joined)->leftOut.size());
            note.examples = (*joined)->leftOut;
            if (note.examples.size() > kMaxExamples) note.examples.resize(kMaxExamples);
            comparison.notes.push_back(std::move(note));
        }
        summary.add(**joined);
        joinedTables.push_back(std::move((*joined)->table));
    }
    comparison.tables.push_back(std::move(summary).table());
    std::ranges::move(joinedTables, std::back_inserter(comparison.tables));
    progress.report(1, "Runs compared");
    return comparison;
}

}  // namespace pleio
