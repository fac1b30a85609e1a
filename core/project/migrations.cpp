// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/migrations.h"

#include "core/analysis/report_json.h"
#include "core/project/blob_rows.h"
#include "core/project/database.h"
#include "core/project/schema.h"
#include "core/project/trial_rows.h"

#include <QJsonDocument>

#include <array>

namespace pleio {

namespace {

/// The tables of versions 1 to 4, which differ in what they may hold: 2 codon tables and tRNA copies, 3 phenotypes, 4
/// predicted genes, several files of phenotypes and ontologies.
constexpr std::array<const char*, 6> kTablesBefore5{"meta", "source", "setting", "trial", "result", "view"};

/// What SQLite would run or compute while a project is read, and how it is named to people.
constexpr const char* kForeign =
    "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') "
    "UNION ALL SELECT 'computed column', made.name FROM sqlite_master AS owner, pragma_table_xinfo(owner.name) AS made "
    "WHERE owner.type = 'table' AND made.hidden IN (2, 3) "
    "UNION ALL SELECT 'computed index', made.name FROM sqlite_master AS owner, pragma_index_list(owner.name) AS made "
    "WHERE owner.type = 'table' AND (made.partial OR EXISTS (SELECT 1 FROM pragma_index_xinfo(made.name) WHERE cid = "
    "-2))";

/// From 4 to 5: files are kept once by their sum, trials say what is known of them without their report, and people
/// write about them.
Result<void> keepFilesBySum(SQLite::Database& database, Progress& progress)
{
    database.exec("ALTER TABLE source RENAME TO source_4; ALTER TABLE trial RENAME TO trial_4; "
                  "ALTER TABLE result RENAME TO result_4");
    for (const schema::TableSql& table : schema::kTables) {
        const std::string name = table.name;
        if (name != "meta" && name != "setting" && name != "view") database.exec(table.create);
    }
    database.exec("INSERT OR IGNORE INTO blob (sha256, size, encoding, bytes) "
                  "SELECT sha256, size, encoding, bytes FROM source_4 ORDER BY position; "
                  "INSERT INTO source (position, role, name, sha256) "
                  "SELECT position, role, name, sha256 FROM source_4; "
                  "INSERT INTO trial SELECT position, id || CASE WHEN EXISTS (SELECT 1 FROM trial_4 AS other WHERE "
                  "other.id = trial_4.id AND other.position < trial_4.position) THEN '-' || position ELSE '' END, "
                  "analysis, version, '', parameters, inputs, seed, 0, 0, state, started, finished, "
                  "NULL, message, '', '', '', '', '', 0, 0 FROM trial_4; "
                  "INSERT INTO result (trial, size, encoding, report) "
                  "SELECT trial, size, encoding, report FROM result_4 WHERE trial IN (SELECT position FROM trial)");
    database.exec("DROP TABLE result_4; DROP TABLE trial_4; DROP TABLE source_4");
    for (const char* index : schema::kIndices) database.exec(index);

    // What older programs kept in the report alone. A report that cannot be read leaves its trial as it is.
    SQLite::Statement select(database, "SELECT position, started, finished, size, encoding, report FROM trial "
                                       "LEFT JOIN result ON trial = position ORDER BY position");
    SQLite::Statement times(database, "UPDATE trial SET started = ?, finished = ?, duration = ? WHERE position = ?");
    SQLite::Statement update(database, "UPDATE trial SET program = ?, inputs = ?, simulated = ? WHERE position = ?");
    while (select.executeStep()) {
        if (progress.isCancelled()) return cancelled();
        const std::int64_t position = select.getColumn(0).getInt64();
        const QDateTime started = timeFrom(select.getColumn(1).getString());
        const QDateTime finished = timeFrom(select.getColumn(2).getString());
        times.reset();
        times.bind(1, timeText(started));
        times.bind(2, timeText(finished));
        times.bind(3);
        if (!started.isNull() && !finished.isNull())
            times.bind(3, static_cast<std::int64_t>(started.msecsTo(finished)));
        times.bind(4, position);
        times.exec();
        const Result<std::string> bytes = blobContent(select, 3, progress);
        if (!bytes) continue;
        const Result<Report> report =
            reportFromCbor(QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size())));
        if (!report) continue;
        const Trial trial = trialOf(report->provenance);
        update.reset();
        update.bind(1, trial.program);
        update.bind(2, inputsText(trial.inputs));
        update.bind(3, trial.isSimulated ? 1 : 0);
        update.bind(4, position);
        update.exec();
    }
    rebuildTrialText(database);
    return {};
}

}  // namespace

void makeTables(SQLite::Database& database)
{
    database.exec("PRAGMA application_id = " + std::to_string(schema::kApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(schema::kVersion));
    for (const schema::TableSql& table : schema::kTables) database.exec(table.create);
    for (const char* index : schema::kIndices) database.exec(index);
    database.exec(schema::kText);
}

Result<int> checkedVersion(SQLite::Database& database, const std::string& path)
{
    if (database.execAndGet("PRAGMA application_id").getInt() != schema::kApplicationId) return notAProject(path);
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version > schema::kVersion)
        return badInput("The project was saved by a newer version of Pleioscope (its schema is " +
                            std::to_string(version) + ", this program knows " + std::to_string(schema::kVersion) +
                            "); open it with that version.",
                        path);
    if (version < 1) return damagedProject(path, "it has no schema version");
    std::vector<std::string> wanted(kTablesBefore5.begin(), kTablesBefore5.end());
    if (version == schema::kVersion) {
        wanted = {"trial_text"};
        for (const schema::TableSql& table : schema::kTables) wanted.emplace_back(table.name);
    }
    SQLite::Statement find(database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?");
    for (const std::string& name : wanted) {
        find.reset();
        find.bind(1, name);
        if (!find.executeStep() || find.getColumn(0).getInt() != 1)
            return damagedProject(path, "its table '" + name + "' is missing");
    }
    SQLite::Statement foreign(database, kForeign);
    if (foreign.executeStep())
        return badInput("The project holds a " + foreign.getColumn(0).getString() + " ('" +
                            foreign.getColumn(1).getString() +
                            "'), which Pleioscope never writes, and was not opened; take it out with sqlite3.",
                        path);
    return version;
}

Result<void> migrate(SQLite::Database& database, int version, Progress& progress)
{
    if (version == schema::kVersion) return {};
    SQLite::Transaction transaction(database);
    // Versions 2 to 4 added no table, so there is one step from each of them.
    if (Result<void> done = keepFilesBySum(database, progress); !done) return done;
    database.exec("PRAGMA user_version = " + std::to_string(schema::kVersion));
    transaction.commit();
    progress.report(1, "Project brought to this version");
    return {};
}

}  // namespace pleio
