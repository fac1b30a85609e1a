// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_json.h"

#include "core/base/overloaded.h"

#include <QJsonArray>

#include <cmath>

namespace pleio {

namespace {

/// The largest integer up to which every reader of JSON keeps integers exact.
constexpr std::uint64_t kExactInJson = std::uint64_t{1} << 53;

QString text(std::string_view value) { return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())); }

QJsonValue number(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null); }

QJsonValue count(std::size_t value) { return QJsonValue(static_cast<qint64>(value)); }

QString columnType(const Column& column)
{
    return std::visit(Overloaded{[](const std::vector<std::string>&) { return QStringLiteral("text"); },
                                 [](const std::vector<double>&) { return QStringLiteral("real"); },
                                 [](const std::vector<std::int64_t>&) { return QStringLiteral("integer"); },
                                 [](const Categories&) { return QStringLiteral("category"); }},
                      column.values);
}

QJsonObject toJson(const Scalar& scalar)
{
    return {{"id", text(scalar.id)},
            {"title", text(scalar.title)},
            {"value", number(scalar.value)},
            {"help", text(scalar.help)}};
}

QJsonObject toJson(const Note& note)
{
    QJsonArray examples;
    for (const std::string& example : note.examples) examples.append(text(example));
    return {{"severity", text(severityId(note.severity))},
            {"code", text(note.code)},
            {"text", text(note.text)},
            {"count", qint64{note.count}},
            {"examples", examples},
            {"where", text(note.where)}};
}

QJsonObject toJson(const Table& table)
{
    QJsonArray columns;
    for (const Column& column : table.columns)
        columns.append(QJsonObject{{"id", text(column.id)},
                                   {"title", text(column.title)},
                                   {"help", text(column.help)},
                                   {"type", columnType(column)}});
    return {{"id", text(table.id)}, {"title", text(table.title)}, {"rows", count(table.rows())}, {"columns", columns}};
}

QJsonObject toJson(const PlotSpec& plot)
{
    return {{"id", text(plot.id)},
            {"title", text(plot.title)},
            {"caption", text(plot.caption)},
            {"panels", count(plot.panels.size())},
            {"width_mm", number(plot.widthMm)},
            {"height_mm", number(plot.heightMm)}};
}

QJsonObject toJson(const Provenance& provenance)
{
    QJsonArray inputs;
    for (const Provenance::Input& input : provenance.inputs)
        inputs.append(QJsonObject{{"role", text(input.role)},
                                  {"name", text(input.name)},
                                  {"sha256", text(input.sha256)},
                                  {"reading", text(input.reading)}});
    QJsonArray codes;
    for (const int code : provenance.geneticCodes) codes.append(code);
    QJsonObject exclusions;
    for (const auto& [reason, genes] : provenance.exclusions) exclusions.insert(text(reason), qint64{genes});
    return {{"program", text(provenance.program)},
            {"program_version", text(provenance.programVersion)},
            {"analysis", text(provenance.analysis)},
            {"analysis_version", provenance.analysisVersion},
            {"parameters", parametersToJson(provenance.parameters)},
            {"seed", provenance.seed <= kExactInJson ? QJsonValue(static_cast<qint64>(provenance.seed))
                                                     : QJsonValue(QString::number(provenance.seed))},
            {"inputs", inputs},
            {"genetic_codes", codes},
            {"exclusions", exclusions},
            {"simulated", provenance.simulated}};
}

template <class T>
QJsonArray toJsonArray(const std::vector<T>& items)
{
    QJsonArray array;
    for (const T& item : items) array.append(toJson(item));
    return array;
}

}  // namespace

std::string_view severityId(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return "info";
    case Severity::Warning:
        return "warning";
    case Severity::Problem:
        return "problem";
    }
    return {};
}

QJsonObject noteToJson(const Note& note) { return toJson(note); }

QJsonObject parametersToJson(const Parameters& parameters)
{
    QJsonObject object;
    for (const auto& [id, value] : parameters.values())
        object.insert(text(id), std::visit(Overloaded{[](bool v) { return QJsonValue(v); },
                                                      [](std::int64_t v) { return QJsonValue(qint64{v}); },
                                                      [](double v) { return number(v); },
                                                      [](const std::string& v) { return QJsonValue(text(v)); }},
                                           value));
    return object;
}

QJsonObject reportToJson(const Report& report)
{
    return {{"title", text(report.title)},
            {"analysis", text(report.provenance.analysis)},
            {"simulated", report.provenance.simulated},
            {"scalars", toJsonArray(report.scalars)},
            {"tables", toJsonArray(report.tables)},
            {"plots", toJsonArray(report.plots)},
            {"notes", toJsonArray(report.notes)},
            {"provenance", toJson(report.provenance)}};
}

}  // namespace pleio
