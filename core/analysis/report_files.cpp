// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_files.h"

#include "core/analysis/report_crate.h"
#include "core/analysis/report_html.h"
#include "core/analysis/report_json.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

namespace pleio {

namespace {

constexpr std::string_view kSimulated = "Simulated data. Nothing in this file was measured on an organism.";
constexpr const char* kJsonName = "report.json";
constexpr const char* kHtmlName = "report.html";

bool isFileStem(std::string_view id)
{
    return !id.empty() &&
           std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string tableFileName(const std::string& id) { return id + ".tsv"; }

}  // namespace

std::string_view tsvComment(bool simulated) { return simulated ? kSimulated : std::string_view(); }

std::vector<std::string> reportFileNames(const std::vector<std::string>& tables)
{
    std::vector<std::string> names{kJsonName, kHtmlName, kCrateName};
    for (const std::string& id : tables) names.push_back(tableFileName(id));
    return names;
}

Result<void> addReportFiles(ResultFiles& files, const Report& report, const SvgFigures& svgFigures, Progress& progress)
{
    for (const Table& table : report.tables)
        if (!isFileStem(table.id))
            return Error{ErrorKind::Internal, "The id of a table is not fit for a file name.", table.id};
    const double steps = static_cast<double>(report.tables.size()) + 3;
    double step = 0;
    const auto write = [&](const std::string& name, const std::string& content) -> Result<void> {
        if (progress.isCancelled()) return cancelled();
        progress.report(step++ / steps, "Writing " + name);
        return files.add(name, content, progress);
    };
    for (const Table& table : report.tables) {
        const std::string tsv = toTsv(table, tsvComment(report.provenance.simulated));
        if (Result<void> ok = write(tableFileName(table.id), tsv); !ok) return ok;
    }
    const QByteArray json = QJsonDocument(reportToJson(report)).toJson(QJsonDocument::Indented);
    if (Result<void> ok = write(kJsonName, json.toStdString()); !ok) return ok;
    if (Result<void> ok = write(kHtmlName, reportToHtml(report, svgFigures)); !ok) return ok;
    const QByteArray crate = reportCrate(report, files.names(), QDateTime::currentDateTimeUtc().date());
    if (Result<void> ok = write(kCrateName, crate.toStdString()); !ok) return ok;
    return progress.isCancelled() ? cancelled() : Result<void>();
}

Result<void> writeReportFiles(const Report& report, const SvgFigures& svgFigures, const ResultPlace& place,
                              Progress& progress)
{
    ResultFiles files(place, report.provenance.analysis);
    if (Result<void> ok = files.open(); !ok) return ok;
    if (Result<void> ok = addReportFiles(files, report, svgFigures, progress); !ok) return ok;
    if (Result<void> ok = files.commit(); !ok) return ok;
    progress.report(1, "Results written");
    return {};
}

}  // namespace pleio
