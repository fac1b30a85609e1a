// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/legacy_results.h"

#include "core/base/text.h"
#include "core/io/sha256.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <map>

namespace pleio {

namespace {

constexpr qsizetype kMostNamed = 50;

/// Of a list of objects, the texts of a member, which may be a list of texts; each once, with how often it is there.
std::map<QString, int> legacyWords(const QJsonArray& list, const char* member)
{
    std::map<QString, int> words;
    for (const QJsonValue& each : list) {
        const QJsonValue value = each.toObject().value(QLatin1String(member));
        if (value.isString()) ++words[value.toString()];
        for (const QJsonValue& word : value.toArray()) ++words[word.toString()];
    }
    return words;
}

std::string legacyList(const std::map<QString, int>& words)
{
    std::string text;
    qsizetype shown = 0;
    for (const auto& [word, times] : words) {
        if (shown++ == kMostNamed) {
            addToList(text, "and " + displayCount(static_cast<std::int64_t>(words.size()) - kMostNamed) + " more");
            break;
        }
        addToList(text, word.toStdString());
    }
    return text.empty() ? "none" : text;
}

bool areObjectsWith(const QJsonArray& list, const char* first, const char* second)
{
    for (const QJsonValue& each : list)
        if (!each.toObject().contains(QLatin1String(first)) || !each.toObject().contains(QLatin1String(second)))
            return false;
    return true;
}

struct LegacyContent {
    const char* analysis = nullptr;
    std::string says;
};

LegacyContent analysisResults(const QJsonObject& file)
{
    const QJsonArray found = file.value(QLatin1String("identified_traits")).toArray();
    const QJsonObject frequencies = file.value(QLatin1String("frequency_table")).toObject();
    std::string says = counted(file.value(QLatin1String("sequences")).toDouble(), "sequence", "sequences") + "; " +
                       counted(found.size(), "entry", "entries") + " of identified traits, of the traits " +
                       legacyList(legacyWords(found, "trait_names")) + ", on " +
                       legacyList(legacyWords(found, "gene_id"));
    if (frequencies.contains(QLatin1String("total_codons")))
        says += "; a table of " +
                counted(frequencies.value(QLatin1String("codon_frequencies")).toArray().size(), "codon", "codons") +
                " counted " + counted(frequencies.value(QLatin1String("total_codons")).toDouble(), "time", "times");
    return {"legacy.analysis_results", says};
}

LegacyContent contentOfLegacy(const QJsonDocument& json)
{
    if (json.isObject()) {
        const QJsonObject file = json.object();
        if (file.value(QLatin1String("identified_traits")).isArray() &&
            (file.value(QLatin1String("sequences")).isDouble() ||
             file.value(QLatin1String("frequency_table")).isObject()))
            return analysisResults(file);
        return {};
    }
    const QJsonArray list = json.array();
    if (list.isEmpty()) return {};
    if (areObjectsWith(list, "gene_id", "traits"))
        return {"legacy.pleiotropic_genes", counted(list.size(), "gene", "genes") +
                                                " called pleiotropic: " + legacyList(legacyWords(list, "gene_id")) +
                                                "; with the traits " + legacyList(legacyWords(list, "traits"))};
    if (areObjectsWith(list, "name", "associated_genes"))
        return {"legacy.traits", counted(list.size(), "trait", "traits") + ": " +
                                     legacyList(legacyWords(list, "name")) + "; with the genes " +
                                     legacyList(legacyWords(list, "associated_genes"))};
    return {};
}

}  // namespace

Result<Trial> trialOfLegacyFile(const std::string& name, std::string_view bytes)
{
    const QByteArray raw = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const LegacyContent content = contentOfLegacy(QJsonDocument::fromJson(raw));
    if (content.analysis == nullptr)
        return badInput("This is no file of runs; give a .csv or .json that Pleioscope exported, or an "
                        "analysis_results.json, pleiotropic_genes.json or trait file of the older system.",
                        name);
    Sha256 hash;
    hash.add(bytes);
    const std::string sha256 = hash.finish();
    Trial trial;
    trial.id = QUuid::createUuidV5(QUuid(), QString::fromStdString(name + '\n' + sha256))
                   .toString(QUuid::WithoutBraces)
                   .toStdString();
    trial.analysis = content.analysis;
    trial.analysisVersion = 0;
    trial.parameters = {{"file", name}, {"sha256", sha256}};
    trial.seed = 0;
    trial.isLegacy = true;
    trial.notes.name = name;
    trial.notes.note =
        "Brought in from a file of another system; nothing of it was computed or checked here. It says: " +
        content.says + ".";
    return trial;
}

}  // namespace pleio
