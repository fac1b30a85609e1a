// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_crate.h"

#include "core/analysis/report_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace pleio {

namespace {

constexpr QLatin1String kSpecification("https://w3id.org/ro/crate/1.1");
constexpr QLatin1String kProfile("https://w3id.org/ro/wfrun/process/0.5");
constexpr QLatin1String kProgramId("#program");
constexpr QLatin1String kRunId("#run");

QJsonObject reference(const QString& id) { return {{"@id", id}}; }

QJsonArray joined(QJsonArray first, const QJsonArray& second)
{
    for (const QJsonValue& each : second) first.append(each);
    return first;
}

/// "ni:///sha-256;…", the digest in base64url without padding.
QString nameOfContent(std::string_view sha256)
{
    const QByteArray digest = QByteArray::fromHex(QByteArray(sha256.data(), static_cast<qsizetype>(sha256.size())));
    return QStringLiteral("ni:///sha-256;") +
           QString::fromLatin1(digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString mediaType(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, const char*>, 4> kTypes{{{".tsv", "text/tab-separated-values"},
                                                                              {".json", "application/json"},
                                                                              {".html", "text/html"},
                                                                              {".svg", "image/svg+xml"}}};
    const auto* const found =
        std::ranges::find_if(kTypes, [&](const auto& type) { return name.ends_with(type.first); });
    return QString::fromLatin1(found == kTypes.end() ? "application/octet-stream" : found->second);
}

/// Entities that a crate describes, each once, and references to them in the order of adding.
struct Described {
    QJsonArray entities, references;

    void add(const QJsonObject& entity)
    {
        const QJsonObject named = reference(entity["@id"].toString());
        if (references.contains(named)) return;
        entities.append(entity);
        references.append(named);
    }
};

QJsonObject inputEntity(const Provenance::Input& input)
{
    QJsonObject entity{{"@id", nameOfContent(input.sha256)},
                       {"@type", "File"},
                       {"name", QString::fromStdString(input.name)},
                       {"alternateName", QString::fromStdString(input.name)},
                       {"identifier", QString::fromStdString("sha256:" + input.sha256)}};
    QString description = QString::fromStdString(input.role);
    if (!input.reading.empty()) description += QStringLiteral(", read as: ") + QString::fromStdString(input.reading);
    entity.insert("description", description);
    return entity;
}

QJsonObject settingEntity(const QString& id, const QJsonValue& value)
{
    return {{"@id", QStringLiteral("#parameter-") + id},
            {"@type", "PropertyValue"},
            {"name", id},
            // null where a number is not finite
            {"value", value.isNull() ? QJsonValue("undefined") : value}};
}

QString descriptionOf(const Provenance& made)
{
    QString text = QString::fromStdString(made.analysis) + QStringLiteral(" (version ") +
                   QString::number(made.analysisVersion) + QStringLiteral("), seed ") + QString::number(made.seed);
    return made.simulated ? text + QStringLiteral(". Simulated data: nothing was measured on an organism.") : text;
}

}  // namespace

QByteArray reportCrate(const Report& report, const std::vector<std::string>& files, QDate written)
{
    const Provenance& made = report.provenance;
    Described inputs, settings, results;
    for (const Provenance::Input& input : made.inputs) inputs.add(inputEntity(input));
    const QJsonObject parameters = parametersToJson(made.parameters);
    for (auto each = parameters.begin(); each != parameters.end(); ++each)
        settings.add(settingEntity(each.key(), each.value()));
    settings.add(settingEntity(QStringLiteral("seed"), QString::number(made.seed)));
    for (const std::string& name : files)
        results.add({{"@id", QString::fromStdString(name)},
                     {"@type", "File"},
                     {"name", QString::fromStdString(name)},
                     {"encodingFormat", mediaType(name)}});

    const QString title = QString::fromStdString(report.title), description = descriptionOf(made);
    QJsonArray graph{
        QJsonObject{{"@id", kCrateName},
                    {"@type", "CreativeWork"},
                    {"conformsTo", reference(kSpecification)},
                    {"about", reference(QStringLiteral("./"))}},
        QJsonObject{{"@id", "./"},
                    {"@type", "Dataset"},
                    {"name", title},
                    {"description", description},
                    {"datePublished", written.toString(Qt::ISODate)},
                    {"conformsTo", reference(kProfile)},
                    {"hasPart", joined(results.references, inputs.references)},
                    {"mentions", reference(kRunId)}},
        QJsonObject{{"@id", kProfile}, {"@type", "CreativeWork"}, {"name", "Process Run Crate"}, {"version", "0.5"}},
        QJsonObject{{"@id", kProgramId},
                    {"@type", "SoftwareApplication"},
                    {"name", QString::fromStdString(made.program)},
                    {"softwareVersion", QString::fromStdString(made.programVersion)}},
        QJsonObject{{"@id", kRunId},
                    {"@type", "CreateAction"},
                    {"name", title},
                    {"description", description},
                    {"instrument", reference(kProgramId)},
                    {"object", joined(inputs.references, settings.references)},
                    {"result", results.references}}};
    for (const QJsonArray& entities : {inputs.entities, settings.entities, results.entities})
        graph = joined(graph, entities);
    const QJsonArray context{"https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"};
    return QJsonDocument(QJsonObject{{"@context", context}, {"@graph", graph}}).toJson(QJsonDocument::Indented);
}

}  // namespace pleio
