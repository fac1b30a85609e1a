// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/trial_tables.h"

#include "app/gui/analysis_names.h"
#include "app/gui/role_names.h"
#include "app/gui/trial_book.h"
#include "core/analysis/analysis.h"
#include "core/io/source_roles.h"
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>
#include <string_view>
#include <variant>

namespace pleio {

namespace {

struct TrialTables {
    Q_DECLARE_TR_FUNCTIONS(TrialTables)
};

QString whenText(const QDateTime& when)
{
    return when.isNull() ? TrialTables::tr("not known") : QLocale().toString(when.toLocalTime(), QLocale::LongFormat);
}

QString settingKind(const std::string& kind)
{
    if (kind == "parameter") return TrialTables::tr("Parameter");
    if (kind == "input") return TrialTables::tr("File");
    if (kind == "reading") return TrialTables::tr("How the file was read");
    if (kind == "genes") return TrialTables::tr("Genes");
    return TrialTables::tr("Run");
}

QString settingTitle(const std::string& kind, const std::string& id, const std::string& analysis)
{
    if (kind == "parameter") return parameterTitle(analysis, id);
    if (kind == "input" || kind == "reading") {
        // Of several files of a role, "traits 2".
        const std::size_t end = id.find(' ');
        const SourceRoleInfo* role = findSourceRole(std::string_view(id).substr(0, end));
        return role ? roleTitle(role->role) + (end == std::string::npos ? QString() : qtext(id.substr(end)))
                    : qtext(id);
    }
    if (id == "program") return TrialTables::tr("Program");
    if (id == "analysis") return TrialTables::tr("Analysis");
    if (id == "analysis_version") return TrialTables::tr("Version of the analysis");
    if (id == "seed") return TrialTables::tr("Seed");
    if (id == "simulated") return TrialTables::tr("Simulated data");
    if (id == "genetic_codes") return TrialTables::tr("Genetic codes");
    return qtext(id);
}

std::string settingShown(const std::string& kind, const std::string& id, const std::string& analysis,
                         const std::string& value)
{
    if (kind == "parameter") return utf8(parameterShown(analysis, id, value));
    if (id == "simulated") return utf8(value == "true" ? TrialTables::tr("yes") : TrialTables::tr("no"));
    const AnalysisDescriptor* known = id == "analysis" ? findAnalysis(value) : nullptr;
    return known ? known->title : value;
}

}  // namespace

Table settingsShown(const Table& settings, const std::vector<std::string>& analyses)
{
    Table shown = settings;
    auto& kinds = std::get<std::vector<std::string>>(shown.columns[0].values);
    auto& ids = std::get<std::vector<std::string>>(shown.columns[1].values);
    for (std::size_t row = 0; row < ids.size(); ++row) {
        // Runs of several analyses need not have the same parameters.
        std::string analysis = analyses.front();
        for (const std::string& each : analyses)
            if (parameterTitle(each, ids[row]) != qtext(ids[row])) analysis = each;
        for (std::size_t column = 2; column < shown.columns.size(); ++column) {
            auto& value = std::get<std::vector<std::string>>(shown.columns[column].values)[row];
            value = settingShown(kinds[row], ids[row], analysis, value);
        }
        ids[row] = utf8(settingTitle(kinds[row], ids[row], analysis));
        kinds[row] = utf8(settingKind(kinds[row]));
    }
    return shown;
}

QString originText(const Trial& trial)
{
    const AnalysisDescriptor* analysis = findAnalysis(trial.analysis);
    QStringList lines;
    lines << TrialTables::tr("Analysis: %1 (%2, version %3)")
                 .arg(qtext(analysis ? analysis->title : trial.analysis), qtext(trial.analysis))
                 .arg(trial.analysisVersion);
    if (trial.isLegacy) lines << TrialTables::tr("Brought in from another system; nothing here made it.");
    if (trial.isSimulated) lines << TrialTables::tr("Simulated data: nothing in it was measured on an organism.");
    lines << TrialTables::tr("Program: %1")
                 .arg(trial.program.empty() ? TrialTables::tr("not known") : qtext(trial.program));
    lines << TrialTables::tr("Begun: %1").arg(whenText(trial.started));
    lines << TrialTables::tr("Ended: %1").arg(whenText(trial.finished));
    lines << TrialTables::tr("Where: %1")
                 .arg(trial.place.empty() ? TrialTables::tr("this computer")
                                          : TrialTables::tr("swarm %1").arg(qtext(trial.place)));
    lines << TrialTables::tr("Seed: %1").arg(trial.seed);
    for (const auto& [id, value] : trial.parameters)
        lines << QStringLiteral("%1: %2").arg(parameterTitle(trial.analysis, id),
                                              value.empty() ? TrialTables::tr("none")
                                                            : parameterShown(trial.analysis, id, value));
    for (const Provenance::Input& input : trial.inputs) {
        const SourceRoleInfo* role = findSourceRole(input.role);
        lines << QStringLiteral("%1: %2 (SHA-256 %3)")
                     .arg(role ? roleTitle(role->role) : qtext(input.role), qtext(input.name), qtext(input.sha256));
        if (!input.reading.empty()) lines << TrialTables::tr("    read as %1").arg(qtext(input.reading));
    }
    if (!trial.parent.empty()) lines << TrialTables::tr("Made from the run %1").arg(qtext(trial.parent));
    lines << TrialTables::tr("Id: %1").arg(qtext(trial.id));
    return lines.join(u'\n');
}

Table statisticsTable(const std::vector<TrialStatistics>& statistics)
{
    std::vector<std::string> analyses, parameters, values;
    std::vector<std::int64_t> runs, done, failed, cancelled;
    std::vector<double> share, seconds;
    for (const TrialStatistics& each : statistics) {
        const AnalysisDescriptor* analysis = findAnalysis(each.analysis);
        const std::int64_t all = each.done + each.failed + each.cancelled;
        analyses.push_back(analysis ? analysis->title : each.analysis);
        parameters.push_back(each.parameter.empty() ? utf8(TrialTables::tr("all runs"))
                                                    : utf8(parameterTitle(each.analysis, each.parameter)));
        values.push_back(each.parameter.empty() ? each.value
                                                : utf8(parameterShown(each.analysis, each.parameter, each.value)));
        runs.push_back(all);
        done.push_back(each.done);
        failed.push_back(each.failed);
        cancelled.push_back(each.cancelled);
        share.push_back(all > 0 ? static_cast<double>(each.done) / static_cast<double>(all)
                                : std::numeric_limits<double>::quiet_NaN());
        seconds.push_back(each.done > 0 ? static_cast<double>(each.milliseconds) / 1000 / static_cast<double>(each.done)
                                        : std::numeric_limits<double>::quiet_NaN());
    }
    Table table{"trial_statistics", utf8(TrialTables::tr("Runs of this project")), {}};
    table.columns = {{"analysis", utf8(TrialTables::tr("Analysis")), "", std::move(analyses), {}},
                     {"parameter", utf8(TrialTables::tr("Parameter")), "", std::move(parameters), {}},
                     {"value", utf8(TrialTables::tr("Value")), "", std::move(values), {}},
                     {"runs", utf8(TrialTables::tr("Runs")), "", std::move(runs), {}},
                     {"done", utf8(TrialTables::tr("Done")), "", std::move(done), {}},
                     {"failed", utf8(TrialTables::tr("Failed")), "", std::move(failed), {}},
                     {"cancelled", utf8(TrialTables::tr("Cancelled")), "", std::move(cancelled), {}},
                     {"share_done", utf8(TrialTables::tr("Share done")), "", std::move(share), NumberStyle::Percent},
                     {"seconds_mean", utf8(TrialTables::tr("Took on average (s)")), "", std::move(seconds), {}}};
    return table;
}

}  // namespace pleio
