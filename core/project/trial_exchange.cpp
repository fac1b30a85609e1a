// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trial_exchange.h"

#include "core/analysis/report_json.h"
#include "core/base/seed.h"
#include "core/base/text.h"
#include "core/io/machine_memory.h"
#include "core/io/source_file.h"
#include "core/project/csv_rows.h"
#include "core/project/legacy_results.h"
#include "core/project/project_store.h"
#include "core/project/trial_rows.h"
#include "core/project/trial_visit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <map>
#include <set>

namespace pleio {

namespace {

constexpr const char* kExchangeFormat = "pleioscope.trials";
constexpr int kExchangeVersion = 1;
constexpr std::size_t kLongestId = 200;
constexpr const char* kReport = "report";
constexpr std::size_t kBytesThatTell = 200;  // of a file, what it is

/// A field of a trial as text: in the order of the columns of the CSV file.
struct TrialField {
    const char* name;
    std::string (*text)(const Trial&);
    /// False if the text does not fit. Null for what is only written, because it follows from the others.
    bool (*set)(Trial&, const std::string&);
};

std::string flagText(bool flag) { return flag ? "1" : "0"; }

bool setFlag(bool& flag, const std::string& text)
{
    flag = text == "1";
    return text == "1" || text == "0";
}

bool setTime(QDateTime& time, const std::string& text)
{
    time = timeFrom(text);
    return text.empty() || !time.isNull();
}

std::string tagsText(const std::vector<std::string>& tags)
{
    QJsonArray array;
    for (const std::string& tag : tags) array.append(QString::fromStdString(tag));
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

QJsonDocument exchangedJson(std::string_view text)
{
    // Qt ends with an error below 1,024 levels, so that no text can exhaust the stack.
    return QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
}

bool setTags(std::vector<std::string>& tags, const std::string& text)
{
    const QJsonDocument json = exchangedJson(text);
    for (const QJsonValue& tag : json.array()) {
        if (!tag.isString()) return false;
        tags.push_back(tag.toString().toStdString());
    }
    return json.isArray();
}

bool setParameters(std::map<std::string, std::string>& parameters, const std::string& text)
{
    const QJsonDocument json = exchangedJson(text);
    const QJsonObject object = json.object();
    for (const QJsonValue& value : object)
        if (!value.isString() && !value.isDouble() && !value.isBool()) return false;
    parameters = parametersFrom(text);
    return json.isObject();
}

bool setInputs(std::vector<Provenance::Input>& inputs, const std::string& text)
{
    const QJsonDocument json = exchangedJson(text);
    for (const QJsonValue& input : json.array())
        for (const char* name : {"role", "name", "sha256", "reading"})
            if (!input.toObject().value(QLatin1String(name)).isString()) return false;
    inputs = inputsFrom(text);
    return json.isArray();
}

bool setText(std::string& to, const std::string& text)
{
    to = text;
    return true;
}

/// The text of the file's own version stands in each row, because a table has no other place for it.
const std::vector<TrialField>& trialFields()
{
    using T = Trial;
    static const std::vector<TrialField> kFields{
        {"id", [](const T& t) { return t.id; },
         [](T& t, const std::string& s) { return setText(t.id, s) && !s.empty() && s.size() <= kLongestId; }},
        {"analysis", [](const T& t) { return t.analysis; },
         [](T& t, const std::string& s) { return setText(t.analysis, s) && !s.empty(); }},
        {"version", [](const T& t) { return std::to_string(t.analysisVersion); },
         [](T& t, const std::string& s) {
             std::int64_t version = 0;
             const bool fits = parseInteger(s, version) && version >= 0 && version < 1'000'000;
             t.analysisVersion = static_cast<int>(version);
             return fits;
         }},
        {"program", [](const T& t) { return t.program; },
         [](T& t, const std::string& s) { return setText(t.program, s); }},
        {"parameters", [](const T& t) { return parametersText(t.parameters); },
         [](T& t, const std::string& s) { return setParameters(t.parameters, s); }},
        {"inputs", [](const T& t) { return inputsText(t.inputs); },
         [](T& t, const std::string& s) { return setInputs(t.inputs, s); }},
        {"seed", [](const T& t) { return std::to_string(t.seed); },
         [](T& t, const std::string& s) {
             const auto seed = parseSeed(s);
             t.seed = seed.value_or(0);
             return seed.has_value();
         }},
        {"simulated", [](const T& t) { return flagText(t.isSimulated); },
         [](T& t, const std::string& s) { return setFlag(t.isSimulated, s); }},
        {"legacy", [](const T& t) { return flagText(t.isLegacy); },
         [](T& t, const std::string& s) { return setFlag(t.isLegacy, s); }},
        {"state", [](const T& t) { return std::string(trialStateId(t.state)); },
         [](T& t, const std::string& s) {
             for (const TrialState state : {TrialState::Done, TrialState::Failed, TrialState::Cancelled}) {
                 t.state = state;
                 if (trialStateId(state) == s) return true;
             }
             return false;
         }},
        {"started", [](const T& t) { return timeText(t.started); },
         [](T& t, const std::string& s) { return setTime(t.started, s); }},
        {"finished", [](const T& t) { return timeText(t.finished); },
         [](T& t, const std::string& s) { return setTime(t.finished, s); }},
        {"duration",
         [](const T& t) {
             return t.started.isNull() || t.finished.isNull() ? std::string()
                                                              : std::to_string(t.started.msecsTo(t.finished));
         },
         nullptr},
        {"message", [](const T& t) { return t.message; },
         [](T& t, const std::string& s) { return setText(t.message, s); }},
        {"place", [](const T& t) { return t.place; }, [](T& t, const std::string& s) { return setText(t.place, s); }},
        {"parent", [](const T& t) { return t.parent; },
         [](T& t, const std::string& s) { return setText(t.parent, s); }},
        {"name", [](const T& t) { return t.notes.name; },
         [](T& t, const std::string& s) { return setText(t.notes.name, s); }},
        {"hypothesis", [](const T& t) { return t.notes.hypothesis; },
         [](T& t, const std::string& s) { return setText(t.notes.hypothesis, s); }},
        {"note", [](const T& t) { return t.notes.note; },
         [](T& t, const std::string& s) { return setText(t.notes.note, s); }},
        {"tags", [](const T& t) { return tagsText(t.notes.tags); },
         [](T& t, const std::string& s) { return setTags(t.notes.tags, s); }},
        {"starred", [](const T& t) { return flagText(t.notes.isStarred); },
         [](T& t, const std::string& s) { return setFlag(t.notes.isStarred, s); }},
    };
    return kFields;
}

/// Which fields are JSON, so that a JSON file holds them as they are and not as text.
bool isJsonField(std::string_view name) { return name == "parameters" || name == "inputs" || name == "tags"; }

Error noSuchFile()
{
    return badInput("This is no list of runs that Pleioscope exported; give a .csv or .json of one.");
}

Error newerFile(const std::string& version)
{
    return badInput("The list of runs was exported by a newer version of Pleioscope (its form is " + version +
                    ", this program knows " + std::to_string(kExchangeVersion) + "); open it with that version.");
}

Error wrongField(const std::string& field, const std::string& trial)
{
    return badInput("The field '" + field + "' of the run '" + trial + "' does not fit; nothing was brought in.");
}

Note unknownField(const std::string& name)
{
    return {Severity::Warning,
            "trials.unknown_field",
            "The field '" + name + "' is none of a run; what stands in it was not brought in.",
            1,
            {name},
            {}};
}

Result<void> checkIds(const ExchangedTrials& read)
{
    std::set<std::string_view> seen;
    for (const ExchangedTrial& each : read.trials)
        if (!seen.insert(each.trial.id).second)
            return badInput("The run '" + each.trial.id + "' is there twice; nothing was brought in.");
    return {};
}

}  // namespace

bool saySame(const Trial& a, const Trial& b)
{
    return std::ranges::all_of(trialFields(), [&](const TrialField& field) { return field.text(a) == field.text(b); });
}

QJsonObject trialToJson(const Trial& trial)
{
    QJsonObject object;
    for (const TrialField& field : trialFields()) {
        const std::string text = field.text(trial);
        QJsonValue value(QString::fromStdString(text));
        if (isJsonField(field.name)) {
            const QJsonDocument json = exchangedJson(text);
            value = json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
        }
        object.insert(QLatin1String(field.name), value);
    }
    return object;
}

std::string trialsToCsv(std::span<const Trial> trials)
{
    CsvWriter csv;
    csv.cell("trials_version");
    for (const TrialField& field : trialFields()) csv.cell(field.name);
    csv.endRow();
    for (const Trial& trial : trials) {
        csv.cell(std::to_string(kExchangeVersion));
        for (const TrialField& field : trialFields()) csv.cell(field.text(trial));
        csv.endRow();
    }
    return std::move(csv).take();
}

Result<ExchangedTrials> trialsFromCsv(std::string_view csv, Progress& progress)
{
    CsvReader reader(csv);
    std::vector<std::string> row;
    if (auto first = reader.next(row); !first || !*first) return first ? noSuchFile() : first.error();
    if (row.empty() || row.front() != "trials_version") return noSuchFile();
    ExchangedTrials read;
    std::vector<const TrialField*> fields;
    for (std::size_t i = 1; i < row.size(); ++i) {
        const auto found = std::ranges::find(trialFields(), std::string_view(row[i]),
                                             [](const TrialField& field) { return std::string_view(field.name); });
        fields.push_back(found == trialFields().end() ? nullptr : &*found);
        if (found == trialFields().end())
            read.notes.push_back(unknownField(row[i]));
        else if (std::ranges::count(fields, &*found) > 1)
            return badInput("The column '" + row[i] + "' is there twice; nothing was brought in.");
    }
    for (const TrialField& field : trialFields())
        if (field.set != nullptr && std::ranges::find(fields, &field) == fields.end())
            return badInput("The column '" + std::string(field.name) + "' is missing; nothing was brought in.");
    const std::size_t width = row.size();
    while (true) {
        if (progress.isCancelled()) return cancelled();
        const auto more = reader.next(row);
        if (!more) return more.error();
        if (!*more) break;
        if (row.size() == 1 && row.front().empty()) continue;  // an empty line
        if (row.size() != width)
            return badInput("The row " + std::to_string(reader.row()) + " has " + counted(row.size(), "cell", "cells") +
                            " where the header has " + std::to_string(width) + "; nothing was brought in.");
        if (row.front() != std::to_string(kExchangeVersion)) return newerFile(row.front());
        ExchangedTrial& each = read.trials.emplace_back();
        for (std::size_t i = 1; i < width; ++i) {
            const TrialField* field = fields[i - 1];
            if (field != nullptr && field->set != nullptr && !field->set(each.trial, row[i]))
                return wrongField(field->name, each.trial.id);
        }
    }
    if (Result<void> ok = checkIds(read); !ok) return ok.error();
    progress.report(1, "Runs read");
    return read;
}

TrialsJson::TrialsJson()
    : m_text("{\"format\": \"" + std::string(kExchangeFormat) + "\", \"version\": " + std::to_string(kExchangeVersion) +
             ", \"trials\": [")
{
}

void TrialsJson::add(const Trial& trial, const Report* report)
{
    QJsonObject object = trialToJson(trial);
    if (report != nullptr) object.insert(QLatin1String(kReport), QString::fromLatin1(reportToCbor(*report).toBase64()));
    m_text += m_isEmpty ? "\n" : ",\n";
    m_isEmpty = false;
    m_text += QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string TrialsJson::finish() && { return std::move(m_text.append("\n]}\n")); }

Result<ExchangedTrials> trialsFromJson(std::string_view json, Progress& progress)
{
    const QJsonDocument document = exchangedJson(json);
    const QJsonObject file = document.object();
    if (file.value(QLatin1String("format")).toString() != QLatin1String(kExchangeFormat)) return noSuchFile();
    const QJsonValue version = file.value(QLatin1String("version"));
    if (!version.isDouble() || version.toDouble() < 1) return noSuchFile();
    if (version.toDouble() != kExchangeVersion) return newerFile(QString::number(version.toDouble()).toStdString());
    if (!file.value(QLatin1String("trials")).isArray()) return noSuchFile();
    ExchangedTrials read;
    std::set<QString> unknown;
    const QJsonArray trials = file.value(QLatin1String("trials")).toArray();
    for (const QJsonValue& value : trials) {
        if (progress.isCancelled()) return cancelled();
        const QJsonObject object = value.toObject();
        ExchangedTrial& each = read.trials.emplace_back();
        for (const TrialField& field : trialFields()) {
            if (field.set == nullptr) continue;
            const QJsonValue given = object.value(QLatin1String(field.name));
            const bool isJson = isJsonField(field.name);
            std::string text = given.toString().toStdString();
            if (isJson && given.isArray())
                text = QJsonDocument(given.toArray()).toJson(QJsonDocument::Compact).toStdString();
            if (isJson && given.isObject())
                text = QJsonDocument(given.toObject()).toJson(QJsonDocument::Compact).toStdString();
            if ((!isJson && !given.isString()) || !field.set(each.trial, text))
                return wrongField(field.name, each.trial.id);
        }
        for (auto at = object.begin(); at != object.end(); ++at) {
            const std::string name = at.key().toStdString();
            if (name == kReport || std::ranges::any_of(trialFields(), [&](const auto& f) { return name == f.name; }))
                continue;
            if (unknown.insert(at.key()).second) read.notes.push_back(unknownField(name));
        }
        if (!object.contains(QLatin1String(kReport))) continue;
        const auto bytes = QByteArray::fromBase64Encoding(object.value(QLatin1String(kReport)).toString().toLatin1(),
                                                          QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes || each.trial.state != TrialState::Done) return wrongField(kReport, each.trial.id);
        Result<Report> report = reportFromCbor(*bytes);
        if (!report || report->provenance.analysis != each.trial.analysis) return wrongField(kReport, each.trial.id);
        each.report = *std::move(report);
    }
    if (Result<void> ok = checkIds(read); !ok) return ok.error();
    progress.report(1, "Runs read");
    return read;
}

Result<ExchangedTrials> readTrialsFile(const std::string& path, Progress& progress)
{
    const Result<SourceFile> file = readSourceFile(path, SourceRole::Traits, progress);
    if (!file) return file.error();
    // What is read from JSON takes some times the room of its text.
    constexpr std::uint64_t kRoomOfText = 4;
    if (Result<void> ok = checkRoom(kRoomOfText * file->bytes.size()); !ok)
        return Error{ErrorKind::Internal, ok.error().message, path};
    const auto read = [&]() -> Result<ExchangedTrials> {
        const std::string_view begin = trimmed(std::string_view(file->bytes).substr(0, kBytesThatTell));
        if (!begin.starts_with('{') && !begin.starts_with('[')) return trialsFromCsv(file->bytes, progress);
        if (begin.find(kExchangeFormat) != std::string_view::npos) return trialsFromJson(file->bytes, progress);
        Result<Trial> legacy = trialOfLegacyFile(file->name, file->bytes);
        if (!legacy) return legacy.error();
        ExchangedTrials one;
        one.trials.push_back({*std::move(legacy), {}});
        return one;
    }();
    if (!read) return Error{read.error().kind, read.error().message, path};
    return read;
}

Result<Imported> importTrials(ProjectStore& store, std::vector<ExchangedTrial> trials, OnConflict onConflict,
                              Progress& progress)
{
    Imported done;
    std::map<std::string, std::string> renamed;
    std::vector<ExchangedTrial> added;
    for (ExchangedTrial& each : trials) {
        if (progress.isCancelled()) return cancelled();
        const auto isThere = store.hasTrial(each.trial.id);
        if (!isThere) return isThere.error();
        if (*isThere) {
            const auto there = store.trial(each.trial.id);
            if (!there) return there.error();
            bool isSame = saySame(*there, each.trial);
            if (isSame && each.report) {
                // One that lacks its result there, or has another, is not the same.
                const auto result = reportIfAny(store, each.trial.id, progress);
                if (!result && result.error().kind == ErrorKind::Cancelled) return result.error();
                isSame = result && *result && reportToCbor(**result) == reportToCbor(*each.report);
            }
            if (isSame) {
                ++done.kept;
                continue;
            }
            if (onConflict == OnConflict::Refuse)
                return Error{ErrorKind::Usage,
                             "The project has a run \"" + each.trial.id +
                                 "\" that says something else; nothing was brought in. It can come as a new run.",
                             {}};
            const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
            renamed[each.trial.id] = id;
            each.trial.id = id;
            ++done.renamed;
        }
        added.push_back(std::move(each));
    }
    // Runs without a report go in together, which is much faster than one by one; the order stays.
    std::vector<Trial> waiting;
    for (std::size_t i = 0; i < added.size(); ++i) {
        ExchangedTrial& each = added[i];
        if (const auto parent = renamed.find(each.trial.parent); parent != renamed.end())
            each.trial.parent = parent->second;
        done.added.push_back(each.trial.id);
        if (!each.report) {
            waiting.push_back(std::move(each.trial));
        } else {
            if (Result<void> ok = store.addAll(waiting, progress); !ok) return ok.error();
            waiting.clear();
            if (Result<void> ok = store.add(each.trial, &*each.report, progress); !ok) return ok.error();
        }
        progress.report(static_cast<double>(i + 1) / static_cast<double>(added.size()), "Bringing runs in");
    }
    if (Result<void> ok = store.addAll(waiting, progress); !ok) return ok.error();
    return done;
}

}  // namespace pleio
