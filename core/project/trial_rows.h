// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/trial_query.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <span>
#include <string>
#include <vector>

/// Trials as rows of a database. What SQLite throws goes on to the caller (database.h).
namespace pleio {

/// "2026-01-31T12:00:00.000Z", the one form of a time in a project; empty for none.
[[nodiscard]] std::string timeText(const QDateTime& time);
/// Any ISO 8601 time, since older programs wrote it to the second or to the millisecond. Null for none.
[[nodiscard]] QDateTime timeFrom(const std::string& text);
/// Parameters as a JSON object in which numbers are numbers, for people and other programs.
[[nodiscard]] std::string parametersText(const std::map<std::string, std::string>& parameters);
[[nodiscard]] std::map<std::string, std::string> parametersFrom(const std::string& json);
/// Roles, names, sums and readings as a JSON array.
[[nodiscard]] std::string inputsText(const std::vector<Provenance::Input>& inputs);
[[nodiscard]] std::vector<Provenance::Input> inputsFrom(const std::string& json);

/// Writes trials with their tags and what is searched for in them; keeps its statements prepared.
class TrialWriter {
public:
    explicit TrialWriter(SQLite::Database& database);
    /// Its position. A trial of this id must not be there.
    std::int64_t add(const Trial& trial);
    /// The same for many, several times as fast. Cancelled, after which some are there.
    [[nodiscard]] Result<void> addAll(const std::vector<Trial>& trials, const Progress& progress);
    /// False if there is no such trial.
    bool setNotes(const std::string& id, const TrialNotes& notes);
    bool setRemoved(const std::string& id, bool removed);

private:
    std::int64_t insert(const Trial& trial);
    void index(std::int64_t first, std::int64_t last);
    void writeTags(std::int64_t position, const std::vector<std::string>& tags);

    SQLite::Database& m_database;
    std::vector<Provenance::Input> m_inputs;  ///< of the run before, which mostly are those of the next,
    std::string m_inputsText;                 ///< and how they are written
    SQLite::Statement m_insert, m_find, m_notes, m_removed, m_tag, m_dropTags, m_index, m_unindex;
};

[[nodiscard]] TrialPage readTrials(SQLite::Database& database, const TrialQuery& query);
/// The trials of a condition on the table trial, with `order`; for the few whose text is not from a person.
[[nodiscard]] std::vector<Trial> readTrialsWhere(SQLite::Database& database, const std::string& condition,
                                                 const std::vector<std::string>& values = {});
[[nodiscard]] std::vector<TrialStatistics> readStatistics(SQLite::Database& database);

/// Makes what is searched for anew from the table trial. It need not be there.
void rebuildTrialText(SQLite::Database& database);

}  // namespace pleio
