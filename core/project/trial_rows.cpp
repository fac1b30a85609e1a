// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trial_rows.h"

#include "core/project/schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace pleio {

namespace {

/// Of a row of trial, what stands in trial_text. The same words must be given to take a row out again.
constexpr const char* kWordsOfTrial =
    "position, name, hypothesis, note, "
    "coalesce((SELECT group_concat(tag, ' ') FROM (SELECT tag FROM trial_tag WHERE trial = trial.position ORDER BY "
    "trial_tag.position)), ''), analysis, parameters, message FROM trial";

constexpr const char* kReadTrial =
    "SELECT id, analysis, version, program, parameters, inputs, seed, simulated, legacy, state, started, finished, "
    "message, place, parent, name, hypothesis, note, starred, "
    "(SELECT json_group_array(tag) FROM (SELECT tag FROM trial_tag WHERE trial = trial.position ORDER BY "
    "trial_tag.position)) FROM trial";

constexpr std::array<std::string_view, 3> kStates{"done", "failed", "cancelled"};

TrialState stateFrom(std::string_view id)
{
    const auto found = std::ranges::find(kStates, id);
    return found == kStates.end() ? TrialState::Failed : static_cast<TrialState>(found - kStates.begin());
}

QJsonDocument jsonFrom(const std::string& text)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
}

std::string compact(const QJsonDocument& document) { return document.toJson(QJsonDocument::Compact).toStdString(); }

Trial trialFrom(SQLite::Statement& row)
{
    Trial trial;
    trial.id = row.getColumn(0).getString();
    trial.analysis = row.getColumn(1).getString();
    trial.analysisVersion = row.getColumn(2).getInt();
    trial.program = row.getColumn(3).getString();
    trial.parameters = parametersFrom(row.getColumn(4).getString());
    trial.inputs = inputsFrom(row.getColumn(5).getString());
    trial.seed = QString::fromStdString(row.getColumn(6).getString()).toULongLong();
    trial.isSimulated = row.getColumn(7).getInt() != 0;
    trial.isLegacy = row.getColumn(8).getInt() != 0;
    trial.state = stateFrom(row.getColumn(9).getString());
    trial.started = timeFrom(row.getColumn(10).getString());
    trial.finished = timeFrom(row.getColumn(11).getString());
    trial.message = row.getColumn(12).getString();
    trial.place = row.getColumn(13).getString();
    trial.parent = row.getColumn(14).getString();
    trial.notes.name = row.getColumn(15).getString();
    trial.notes.hypothesis = row.getColumn(16).getString();
    trial.notes.note = row.getColumn(17).getString();
    trial.notes.isStarred = row.getColumn(18).getInt() != 0;
    for (const QJsonValue& tag : jsonFrom(row.getColumn(19).getString()).array())
        trial.notes.tags.push_back(tag.toString().toStdString());
    return trial;
}

/// Each word as the begin of a word, all of them wanted. Quoted, so that nothing in it is syntax of FTS5.
std::string matchOf(const std::string& text)
{
    std::string match;
    for (const QString& word : QString::fromStdString(text).split(u' ', Qt::SkipEmptyParts)) {
        QString quoted = word;
        quoted.replace(u'"', QLatin1String("\"\""));
        match += (match.empty() ? "\"" : " \"") + quoted.toStdString() + "\"*";
    }
    return match;
}

const char* columnOf(TrialOrder order)
{
    switch (order) {
    case TrialOrder::Name:
        return "name COLLATE NOCASE";
    case TrialOrder::Analysis:
        return "analysis";
    case TrialOrder::State:
        return "state";
    case TrialOrder::Duration:
        return "duration";
    case TrialOrder::Starred:
        return "starred";
    case TrialOrder::Made:
        break;
    }
    return nullptr;
}

struct Condition {
    std::string sql;
    std::vector<std::string> values;

    void add(const std::string& part, std::optional<std::string> value = {})
    {
        sql += (sql.empty() ? " WHERE " : " AND ") + part;
        if (value) values.push_back(*std::move(value));
    }
};

Condition conditionOf(const TrialQuery& query)
{
    Condition condition;
    condition.add(query.removed ? "removed = 1" : "removed = 0");
    if (query.onlyStarred) condition.add("starred = 1");
    if (!query.analysis.empty()) condition.add("analysis = ?", query.analysis);
    if (query.state) condition.add("state = ?", std::string(trialStateId(*query.state)));
    if (!query.tag.empty()) condition.add("position IN (SELECT trial FROM trial_tag WHERE tag = ?)", query.tag);
    if (const std::string match = matchOf(query.text); !match.empty())
        // Plus: by looking each row up in what was found, because a list in the order of positions found one by one is
        // slower.
        condition.add("+position IN (SELECT rowid FROM trial_text WHERE trial_text MATCH ?)", match);
    return condition;
}

/// For the next use. reset() would tell what went wrong in the use before, which was told then.
void makeReady(SQLite::Statement& statement) { (void)statement.tryReset(); }

bool areSame(const std::vector<Provenance::Input>& some, const std::vector<Provenance::Input>& others)
{
    return std::ranges::equal(some, others, [](const Provenance::Input& one, const Provenance::Input& other) {
        return std::tie(one.role, one.name, one.sha256, one.reading) ==
               std::tie(other.role, other.name, other.sha256, other.reading);
    });
}

void bindAll(SQLite::Statement& statement, const std::vector<std::string>& values)
{
    int at = 0;
    for (const std::string& value : values) statement.bind(++at, value);
}

}  // namespace

std::string timeText(const QDateTime& time)
{
    return time.isNull() ? std::string() : time.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

QDateTime timeFrom(const std::string& text)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime) time.setTimeSpec(Qt::UTC);
    return time.isValid() ? time.toUTC() : QDateTime();
}

std::string parametersText(const std::map<std::string, std::string>& parameters)
{
    QJsonObject object;
    for (const auto& [id, value] : parameters) {
        const QString text = QString::fromStdString(value);
        // What is written exactly as JSON writes it is taken for a number or a truth; all else is text.
        QJsonValue json(text);
        bool isInteger = false, isReal = false;
        const qlonglong integer = text.toLongLong(&isInteger);
        const double real = text.toDouble(&isReal);
        const bool isNegativeZero = real == 0 && std::signbit(real);  // Qt's JSON may give it back without its sign
        if (isInteger && QString::number(integer) == text)
            json = QJsonValue(integer);
        else if (isReal && std::isfinite(real) && parameterText(real) == value && !isNegativeZero)
            json = QJsonValue(real);
        else if (text == QLatin1String("true") || text == QLatin1String("false"))
            json = QJsonValue(text == QLatin1String("true"));
        object.insert(QString::fromStdString(id), json);
    }
    return compact(QJsonDocument(object));
}

std::map<std::string, std::string> parametersFrom(const std::string& json)
{
    std::map<std::string, std::string> parameters;
    const QJsonObject object = jsonFrom(json).object();
    for (auto each = object.begin(); each != object.end(); ++each) {
        const QVariant value = each.value().toVariant();
        parameters[each.key().toStdString()] = each.value().isDouble() && value.typeId() != QMetaType::LongLong
                                                   ? parameterText(each.value().toDouble())
                                                   : value.toString().toStdString();
    }
    return parameters;
}

std::string inputsText(const std::vector<Provenance::Input>& inputs)
{
    QJsonArray array;
    for (const Provenance::Input& input : inputs)
        array.append(QJsonObject{{QStringLiteral("role"), QString::fromStdString(input.role)},
                                 {QStringLiteral("name"), QString::fromStdString(input.name)},
                                 {QStringLiteral("sha256"), QString::fromStdString(input.sha256)},
                                 {QStringLiteral("reading"), QString::fromStdString(input.reading)}});
    return compact(QJsonDocument(array));
}

std::vector<Provenance::Input> inputsFrom(const std::string& json)
{
    std::vector<Provenance::Input> inputs;
    for (const QJsonValue& value : jsonFrom(json).array()) {
        const QJsonObject input = value.toObject();
        const auto text = [&](const char* key) { return input.value(QLatin1String(key)).toString().toStdString(); };
        inputs.push_back({text("role"), text("name"), text("sha256"), text("reading")});
    }
    return inputs;
}

std::string_view trialStateId(TrialState state) { return kStates[static_cast<std::size_t>(state)]; }

Trial trialOf(const Provenance& provenance)
{
    Trial trial;
    trial.analysis = provenance.analysis;
    trial.analysisVersion = provenance.analysisVersion;
    trial.program = programText(provenance);
    for (const auto& [id, value] : provenance.parameters.values()) trial.parameters[id] = parameterText(value);
    trial.seed = provenance.seed;
    trial.inputs = provenance.inputs;
    trial.isSimulated = provenance.simulated;
    return trial;
}

Provenance provenanceOf(const Trial& trial)
{
    Provenance provenance;
    provenance.program = trial.program;
    provenance.analysis = trial.analysis;
    provenance.analysisVersion = trial.analysisVersion;
    for (const auto& [id, value] : trial.parameters) provenance.parameters.set(id, value);
    provenance.seed = trial.seed;
    provenance.inputs = trial.inputs;
    provenance.simulated = trial.isSimulated;
    return provenance;
}

TrialWriter::TrialWriter(SQLite::Database& database)
    : m_database(database),
      m_insert(database,
               "INSERT INTO trial (id, analysis, version, program, parameters, inputs, seed, simulated, legacy, state, "
               "started, finished, duration, message, place, parent, name, hypothesis, note, starred, removed) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"),
      m_find(database, "SELECT position FROM trial WHERE id = ?"),
      m_notes(database, "UPDATE trial SET name = ?, hypothesis = ?, note = ?, starred = ? WHERE position = ?"),
      m_removed(database, "UPDATE trial SET removed = ? WHERE id = ?"),
      m_tag(database, "INSERT INTO trial_tag (trial, position, tag) VALUES (?, ?, ?)"),
      m_dropTags(database, "DELETE FROM trial_tag WHERE trial = ?"),
      m_index(database, std::string("INSERT INTO trial_text (rowid, name, hypothesis, note, tags, analysis, "
                                    "parameters, message) SELECT ") +
                            kWordsOfTrial + " WHERE position BETWEEN ? AND ?"),
      m_unindex(database, std::string("INSERT INTO trial_text (trial_text, rowid, name, hypothesis, note, tags, "
                                      "analysis, parameters, message) SELECT 'delete', ") +
                              kWordsOfTrial + " WHERE position = ?")
{
}

std::int64_t TrialWriter::add(const Trial& trial)
{
    const std::int64_t position = insert(trial);
    index(position, position);
    return position;
}

Result<void> TrialWriter::addAll(const std::vector<Trial>& trials, const Progress& progress)
{
    // In one statement, because at the begin of each FTS5 writes what it has gathered.
    std::int64_t first = 0, last = -1;
    for (const Trial& trial : trials) {
        if (progress.isCancelled()) return cancelled();
        last = insert(trial);
        if (first == 0) first = last;
    }
    index(first, last);
    return {};
}

std::int64_t TrialWriter::insert(const Trial& trial)
{
    makeReady(m_insert);
    int at = 0;
    const auto bindText = [&](const std::string& text) { m_insert.bind(++at, text); };
    bindText(trial.id);
    bindText(trial.analysis);
    m_insert.bind(++at, trial.analysisVersion);
    bindText(trial.program);
    bindText(parametersText(trial.parameters));
    if (m_inputsText.empty() || !areSame(trial.inputs, m_inputs)) {
        m_inputs = trial.inputs;
        m_inputsText = inputsText(m_inputs);
    }
    bindText(m_inputsText);
    bindText(std::to_string(trial.seed));
    m_insert.bind(++at, trial.isSimulated ? 1 : 0);
    m_insert.bind(++at, trial.isLegacy ? 1 : 0);
    bindText(std::string(trialStateId(trial.state)));
    bindText(timeText(trial.started));
    bindText(timeText(trial.finished));
    ++at;
    if (trial.started.isNull() || trial.finished.isNull())
        m_insert.bind(at);
    else
        m_insert.bind(at, static_cast<std::int64_t>(trial.started.msecsTo(trial.finished)));
    bindText(trial.message);
    bindText(trial.place);
    bindText(trial.parent);
    bindText(trial.notes.name);
    bindText(trial.notes.hypothesis);
    bindText(trial.notes.note);
    m_insert.bind(++at, trial.notes.isStarred ? 1 : 0);
    m_insert.exec();
    const std::int64_t position = m_database.getLastInsertRowid();
    writeTags(position, trial.notes.tags);
    return position;
}

void TrialWriter::index(std::int64_t first, std::int64_t last)
{
    makeReady(m_index);
    m_index.bind(1, first);
    m_index.bind(2, last);
    m_index.exec();
}

void TrialWriter::writeTags(std::int64_t position, const std::vector<std::string>& tags)
{
    int order = 0;
    for (const std::string& tag : tags) {
        makeReady(m_tag);
        m_tag.bind(1, position);
        m_tag.bind(2, ++order);
        m_tag.bind(3, tag);
        m_tag.exec();
    }
}

bool TrialWriter::setNotes(const std::string& id, const TrialNotes& notes)
{
    makeReady(m_find);
    m_find.bind(1, id);
    if (!m_find.executeStep()) return false;
    const std::int64_t position = m_find.getColumn(0).getInt64();
    makeReady(m_find);
    for (SQLite::Statement* statement : {&m_unindex, &m_dropTags}) {
        makeReady(*statement);
        statement->bind(1, position);
        statement->exec();
    }
    makeReady(m_notes);
    m_notes.bind(1, notes.name);
    m_notes.bind(2, notes.hypothesis);
    m_notes.bind(3, notes.note);
    m_notes.bind(4, notes.isStarred ? 1 : 0);
    m_notes.bind(5, position);
    m_notes.exec();
    writeTags(position, notes.tags);
    index(position, position);
    return true;
}

bool TrialWriter::setRemoved(const std::string& id, bool removed)
{
    makeReady(m_removed);
    m_removed.bind(1, removed ? 1 : 0);
    m_removed.bind(2, id);
    return m_removed.exec() > 0;
}

TrialPage readTrials(SQLite::Database& database, const TrialQuery& query)
{
    const Condition condition = conditionOf(query);
    TrialPage page;
    SQLite::Statement count(database, "SELECT count(*) FROM trial" + condition.sql);
    bindAll(count, condition.values);
    count.executeStep();
    page.total = count.getColumn(0).getInt64();
    const std::string direction = query.isDescending ? " DESC" : "";
    std::string order = " ORDER BY ";
    if (const char* column = columnOf(query.order)) order += column + direction + ", ";
    order += "position" + direction;
    SQLite::Statement select(database, kReadTrial + condition.sql + order + " LIMIT " + std::to_string(query.limit) +
                                           " OFFSET " + std::to_string(query.offset));
    bindAll(select, condition.values);
    while (select.executeStep()) page.trials.push_back(trialFrom(select));
    return page;
}

std::vector<Trial> readTrialsWhere(SQLite::Database& database, const std::string& condition,
                                   const std::vector<std::string>& values)
{
    SQLite::Statement select(database, kReadTrial + (" WHERE " + condition));
    bindAll(select, values);
    std::vector<Trial> trials;
    while (select.executeStep()) trials.push_back(trialFrom(select));
    return trials;
}

std::vector<TrialStatistics> readStatistics(SQLite::Database& database)
{
    constexpr const char* kCounts = ", sum(state = 'done'), sum(state = 'failed'), sum(state = 'cancelled'), "
                                    "coalesce(sum(CASE WHEN state = 'done' THEN duration END), 0) FROM trial ";
    SQLite::Statement select(
        database,
        std::string("SELECT analysis, '' AS parameter, '' AS value") + kCounts +
            "WHERE removed = 0 GROUP BY analysis UNION ALL SELECT analysis, key AS parameter, "
            "CASE type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(value AS TEXT) END AS value" +
            kCounts +
            ", json_each(CASE WHEN json_valid(trial.parameters) THEN trial.parameters ELSE '{}' END) "
            "WHERE removed = 0 "
            "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
    std::vector<TrialStatistics> statistics;
    while (select.executeStep())
        statistics.push_back({select.getColumn(0).getString(), select.getColumn(1).getString(),
                              select.getColumn(2).getString(), select.getColumn(3).getInt64(),
                              select.getColumn(4).getInt64(), select.getColumn(5).getInt64(),
                              select.getColumn(6).getInt64()});
    return statistics;
}

void rebuildTrialText(SQLite::Database& database)
{
    database.exec("DROP TABLE IF EXISTS trial_text");
    database.exec(schema::kText);
    database.exec(std::string("INSERT INTO trial_text (rowid, name, hypothesis, note, tags, analysis, parameters, "
                              "message) SELECT ") +
                  kWordsOfTrial);
}

}  // namespace pleio
