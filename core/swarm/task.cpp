// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/task.h"

#include "core/analysis/load_settings.h"
#include "core/base/ascii.h"
#include "core/base/seed.h"
#include "core/base/text.h"
#include "core/base/version.h"
#include "core/io/sha256.h"
#include "core/io/source_roles.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborStreamReader>
#include <QCborValue>

#include <algorithm>
#include <string_view>

namespace pleio {

namespace {

constexpr std::string_view kFormat = "pleioscope.task";
constexpr std::int64_t kVersion = 4;  // 2: parts, 3: places, 4: notes
constexpr std::size_t kMostNameBytes = 4096;

QString key(const char* name) { return QString::fromLatin1(name); }
/// Byte strings, because file names and texts of parameters may be of any encoding.
QByteArray bytesOf(const std::string& text) { return QByteArray::fromStdString(text); }

QCborValue valueOf(const ParameterValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return qint64{*whole};
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return bytesOf(std::get<std::string>(value));
}

bool readText(const QCborValue& value, std::string& out)
{
    out = value.toByteArray().toStdString();
    return value.isByteArray();
}

bool readParameter(const QCborValue& value, ParameterValue& out)
{
    if (value.isBool())
        out = value.toBool();
    else if (value.isInteger())
        out = std::int64_t{value.toInteger()};
    else if (value.isDouble())
        out = value.toDouble();
    else if (value.isByteArray())
        out = value.toByteArray().toStdString();
    else
        return false;
    return true;
}

/// Pairs in an array, because the order of a map would be that of the reader.
template <class Map, class Read>
bool readPairs(const QCborValue& value, Map& out, Read read)
{
    if (!value.isArray()) return false;
    const QCborArray pairs = value.toArray();
    for (const QCborValue& pair : pairs) {
        const QCborArray parts = pair.toArray();
        std::string name;
        if (parts.size() != 2 || !readText(parts.at(0), name) || out.contains(name) || !read(parts.at(1), out[name]))
            return false;
    }
    return true;
}

bool isHash(const std::string& text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); });
}

/// Names of folders and a file with slashes between, none of which leads upwards.
bool isPlace(std::string_view place)
{
    return place.size() <= kMostNameBytes &&
           std::ranges::all_of(splitView(place, '/'), [](std::string_view name) { return isFileName(name); });
}

bool readInput(const QCborValue& value, TaskInput& out)
{
    const QCborArray parts = value.toArray();
    if (parts.size() != 4 || !parts.at(0).isInteger()) return false;
    const qint64 role = parts.at(0).toInteger();
    if (role < 0 || role >= std::ssize(sourceRoles())) return false;
    out.role = sourceRoles()[static_cast<std::size_t>(role)].role;
    return readText(parts.at(1), out.name) && isFileName(out.name) && readText(parts.at(2), out.sha256) &&
           isHash(out.sha256) && readText(parts.at(3), out.place) && (out.place.empty() || isPlace(out.place));
}

bool readInputs(const QCborValue& value, std::vector<TaskInput>& out)
{
    if (!value.isArray() || static_cast<std::size_t>(value.toArray().size()) > kMostTaskInputs) return false;
    const QCborArray inputs = value.toArray();
    for (const QCborValue& input : inputs)
        if (!readInput(input, out.emplace_back())) return false;
    return true;
}

QCborArray arrayOf(const Note& note)
{
    QCborArray examples;
    for (const std::string& example : note.examples) examples.append(bytesOf(example));
    return {static_cast<int>(note.severity),
            bytesOf(note.code),
            bytesOf(note.text),
            qint64{note.count},
            examples,
            bytesOf(note.where)};
}

bool readNote(const QCborValue& value, Note& out)
{
    const QCborArray parts = value.toArray();
    if (parts.size() != 6 || !parts.at(0).isInteger() || !parts.at(3).isInteger() || !parts.at(4).isArray())
        return false;
    const qint64 severity = parts.at(0).toInteger();
    const QCborArray examples = parts.at(4).toArray();
    if (severity < 0 || severity > static_cast<int>(Severity::Problem) ||
        static_cast<std::size_t>(examples.size()) > kMaxExamples)
        return false;
    out.severity = static_cast<Severity>(severity);
    out.count = parts.at(3).toInteger();
    for (const QCborValue& example : examples)
        if (!readText(example, out.examples.emplace_back())) return false;
    return readText(parts.at(1), out.code) && readText(parts.at(2), out.text) && readText(parts.at(5), out.where);
}

bool readNotes(const QCborValue& value, std::vector<Note>& out)
{
    const QCborArray notes = value.toArray();
    if (!value.isArray() || static_cast<std::size_t>(notes.size()) > kMostTaskNotes) return false;
    for (const QCborValue& note : notes)
        if (!readNote(note, out.emplace_back())) return false;
    return true;
}

bool readSeed(const QCborValue& value, std::uint64_t& out)
{
    std::string text;
    if (!readText(value, text)) return false;
    const auto seed = parseSeed(text);
    out = seed.value_or(0);
    return seed.has_value();
}

/// [parts of the loop] of a task for a report, [part, of] of a task for one part.
QCborArray partsOf(const SwarmTask& task)
{
    return task.part ? QCborArray{task.part->index, task.part->of} : QCborArray{task.parts};
}

bool readParts(const QCborValue& value, SwarmTask& task)
{
    const QCborArray numbers = value.toArray();
    if (numbers.isEmpty() || numbers.size() > 2 || !numbers.first().isInteger() || !numbers.last().isInteger())
        return false;
    const qint64 of = numbers.last().toInteger();
    if (of < 1 || of > kMostParts) return false;
    if (numbers.size() == 1) {
        task.parts = static_cast<int>(of);
        return true;
    }
    const qint64 index = numbers.first().toInteger();
    task.part = Part{static_cast<int>(std::clamp<qint64>(index, 0, of - 1)), static_cast<int>(of)};
    return index >= 0 && index < of;
}

Error notATask() { return badInput("What stands in the queue is not a task of Pleioscope and was not run."); }

}  // namespace

SwarmTask taskOf(const Request& request, const std::vector<SourceFile>& sources, const LoadOptions& options)
{
    SwarmTask task;
    task.program = programName();
    if (const AnalysisDescriptor* analysis = findAnalysis(request.analysis)) task.analysisVersion = analysis->version;
    task.request = request;
    task.settings = loadSettings(options);
    for (const SourceFile& source : sources) task.inputs.push_back({source.role, source.name, source.sha256, {}});
    return task;
}

SwarmTask partOf(const SwarmTask& whole, int index)
{
    SwarmTask task = whole;
    task.part = Part{index, whole.parts};
    task.parts = 1;
    task.notes.clear();
    return task;
}

QByteArray taskToCbor(const SwarmTask& task)
{
    QCborArray parameters, settings, inputs;
    for (const auto& [id, value] : task.request.parameters.values())
        parameters.append(QCborArray{bytesOf(id), valueOf(value)});
    for (const auto& [name, value] : task.settings) settings.append(QCborArray{bytesOf(name), bytesOf(value)});
    for (const TaskInput& input : task.inputs)
        inputs.append(
            QCborArray{static_cast<int>(input.role), bytesOf(input.name), bytesOf(input.sha256), bytesOf(input.place)});
    QCborArray notes;
    for (const Note& note : task.notes) notes.append(arrayOf(note));
    QCborMap map;
    map[key("format")] = QByteArray(kFormat.data(), static_cast<qsizetype>(kFormat.size()));
    map[key("version")] = qint64{kVersion};
    map[key("program")] = bytesOf(task.program);
    map[key("analysisVersion")] = task.analysisVersion;
    map[key("analysis")] = bytesOf(task.request.analysis);
    map[key("seed")] = bytesOf(std::to_string(task.request.seed));
    map[key("parameters")] = parameters;
    map[key("settings")] = settings;
    map[key("inputs")] = inputs;
    map[key("parts")] = partsOf(task);
    map[key("notes")] = notes;
    return map.toCborValue().toCbor();
}

std::string taskHash(const SwarmTask& task)
{
    SwarmTask undivided = task;
    undivided.parts = 1;
    undivided.notes.clear();
    for (TaskInput& input : undivided.inputs) input.place.clear();
    const QByteArray bytes = taskToCbor(undivided);
    Sha256 hash;
    hash.add({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return hash.finish();
}

Result<SwarmTask> taskFromCbor(const QByteArray& bytes)
{
    if (bytes.size() > kMostTaskBytes) return notATask();
    QCborStreamReader stream(bytes);
    const QCborValue document = QCborValue::fromCbor(stream);
    if (stream.lastError() != QCborError::NoError || stream.currentOffset() != bytes.size() || !document.isMap())
        return notATask();
    const QCborMap map = document.toMap();
    SwarmTask task;
    std::string format;
    std::map<std::string, ParameterValue> parameters;
    const QCborValue analysisVersion = map.value(key("analysisVersion"));
    const bool good = map.size() == 11 && readText(map.value(key("format")), format) && format == kFormat &&
                      map.value(key("version")).toInteger(-1) == kVersion &&
                      readText(map.value(key("program")), task.program) && analysisVersion.isInteger() &&
                      analysisVersion.toInteger() >= 0 && analysisVersion.toInteger() <= 1'000'000 &&
                      readText(map.value(key("analysis")), task.request.analysis) &&
                      readSeed(map.value(key("seed")), task.request.seed) &&
                      readPairs(map.value(key("parameters")), parameters, readParameter) &&
                      readPairs(map.value(key("settings")), task.settings, readText) &&
                      readInputs(map.value(key("inputs")), task.inputs) && readParts(map.value(key("parts")), task) &&
                      readNotes(map.value(key("notes")), task.notes);
    if (!good) return notATask();
    task.analysisVersion = static_cast<int>(analysisVersion.toInteger());
    task.request.parameters = Parameters(std::move(parameters));
    return task;
}

std::string refusalOf(const SwarmTask& task)
{
    if (task.program != programName())
        return "The task was made by " + task.program + " and this worker is " + programName() +
               ", whose numbers may differ; run the same build on all machines.";
    const AnalysisDescriptor* analysis = findAnalysis(task.request.analysis);
    if (analysis == nullptr) return "This worker has no analysis \"" + task.request.analysis + "\".";
    if (analysis->version != task.analysisVersion)
        return "The analysis " + task.request.analysis + " of this worker has another version.";
    return {};
}

}  // namespace pleio
