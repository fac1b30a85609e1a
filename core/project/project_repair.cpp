// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_repair.h"

#include "core/analysis/report_json.h"
#include "core/io/source_roles.h"
#include "core/project/blob_rows.h"
#include "core/project/database.h"
#include "core/project/history_rows.h"
#include "core/project/migrations.h"
#include "core/project/project_store.h"
#include "core/project/recovered_rows.h"
#include "core/project/schema.h"
#include "core/project/set_rows.h"
#include "core/project/trial_rows.h"

#include <algorithm>
#include <map>
#include <set>

namespace pleio {

namespace {

/// A file that is cut off is read as far as it goes only where the schema may be written; nothing is, because the file
/// is open to be read alone.
void readAsFarAsItGoes(SQLite::Database& database)
{
    database.exec("PRAGMA writable_schema = ON; PRAGMA trusted_schema = OFF");
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

std::string quotedColumn(const std::string& name)
{
    std::string quoted = "\"";
    for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// Makes the empty tables into which rows are recovered, and says which they are.
std::vector<RecoveredTable> makeRecoveredTables(SQLite::Database& damaged, SQLite::Database& sound, int version)
{
    std::vector<RecoveredTable> tables;
    for (const schema::TableSql& table : schema::kTables) {
        RecoveredTable recovered{table.name, table.columns, table.order,
                                 std::string_view(table.create).find("WITHOUT ROWID") == std::string_view::npos};
        if (version == schema::kVersion) {
            sound.exec(table.create);
            tables.push_back(std::move(recovered));
            continue;
        }
        // An older project has some of these tables with other columns, which migrate() will look for.
        std::string columns, create;
        SQLite::Statement info(damaged, "SELECT name FROM pragma_table_info(?)");
        info.bind(1, recovered.name);
        while (info.executeStep()) {
            const std::string column = info.getColumn(0).getString();
            const bool isKey = column == recovered.order;
            columns += (columns.empty() ? "" : ", ") + quotedColumn(column);
            create += (create.empty() ? "" : ", ") + quotedColumn(column) +
                      (!isKey                ? ""
                       : recovered.hasRowIds ? " INTEGER PRIMARY KEY"
                                             : " TEXT PRIMARY KEY");
        }
        if (columns.empty()) continue;
        sound.exec("CREATE TABLE " + recovered.name + " (" + create + ")");
        recovered.columns = columns;
        tables.push_back(std::move(recovered));
    }
    return tables;
}

std::string idOfTrial(SQLite::Database& sound, std::int64_t position)
{
    SQLite::Statement find(sound, "SELECT id FROM trial WHERE position = ?");
    find.bind(1, position);
    return find.executeStep() ? find.getColumn(0).getString() : std::string();
}

void sayLost(SQLite::Database& sound, const std::string& table, const LostRows& rows, std::vector<std::string>& lost)
{
    for (const std::int64_t row : rows.rows) {
        const std::string id = table == "result" ? idOfTrial(sound, row) : std::string();
        lost.push_back(id.empty() ? "The row " + std::to_string(row) + " of the table '" + table + "' cannot be read."
                                  : "The result of the run '" + id + "' cannot be read.");
    }
    for (const auto& [low, high] : rows.gaps)
        lost.push_back(
            "Of the table '" + table + "', rows behind number " + std::to_string(low) +
            (high == std::numeric_limits<std::int64_t>::max() ? std::string() : " and before " + std::to_string(high)) +
            " cannot all be read (" + rows.reason + ").");
    if (rows.rows.empty() && rows.gaps.empty() && !rows.reason.empty())
        lost.push_back("Rows of the table '" + table + "' cannot be read (" + rows.reason + ").");
}

std::map<std::string, std::string> recoveredTexts(SQLite::Database& sound, const std::string& table)
{
    std::map<std::string, std::string> values;
    SQLite::Statement select(sound, "SELECT name, value FROM " + table);
    while (select.executeStep()) values[select.getColumn(0).getString()] = select.getColumn(1).getString();
    return values;
}

Result<std::vector<SourceFile>> recoveredSources(SQLite::Database& sound, std::vector<std::string>& lost,
                                                 Progress& progress)
{
    std::vector<SourceFile> sources;
    SQLite::Statement select(sound, "SELECT role, name, source.sha256, size, encoding, bytes FROM source "
                                    "LEFT JOIN blob ON blob.sha256 = source.sha256 ORDER BY position");
    while (select.executeStep()) {
        if (progress.isCancelled()) return cancelled();
        const SourceRoleInfo* role = findSourceRole(select.getColumn(0).getString());
        std::string name = select.getColumn(1).getString();
        Result<std::string> bytes = blobContent(select, 3, progress);
        if (!bytes && bytes.error().kind != ErrorKind::BadInput) return bytes.error();
        const std::string shown = "The file '" + name + "' ";
        if (role == nullptr) {
            lost.push_back(shown + "is of a kind that is unknown.");
            continue;
        }
        if (!bytes) {
            lost.push_back(shown + "cannot be read.");
            continue;
        }
        SourceFile source = sourceFromBytes(std::move(name), *std::move(bytes), role->role);
        if (source.sha256 == select.getColumn(2).getString())
            sources.push_back(std::move(source));
        else
            lost.push_back(shown + "is not what was saved.");
    }
    SQLite::Statement nameless(sound, "SELECT sha256 FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM source)");
    while (nameless.executeStep())
        lost.push_back("What a file was for, and its name, cannot be read (SHA-256 " +
                       nameless.getColumn(0).getString() + ").");
    return sources;
}

/// The report of a trial; nothing if it has none or it is lost, which is said.
Result<std::optional<Report>> recoveredReport(SQLite::Database& sound, const Trial& trial,
                                              std::vector<std::string>& lost, Progress& progress)
{
    SQLite::Statement select(sound, "SELECT size, encoding, report FROM result JOIN trial ON trial = trial.position "
                                    "WHERE id = ?");
    select.bind(1, trial.id);
    if (!select.executeStep()) return std::optional<Report>();
    const Result<std::string> bytes = blobContent(select, 0, progress);
    if (!bytes && bytes.error().kind != ErrorKind::BadInput) return bytes.error();
    if (bytes) {
        Result<Report> report =
            reportFromCbor(QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size())));
        if (report) return std::optional(*std::move(report));
    }
    lost.push_back("The result of the run '" + trial.id + "' cannot be read.");
    return std::optional<Report>();
}

/// Brings all rows that can be read into a sound database of this version of the schema.
Result<void> recoverAll(const std::string& file, SQLite::Database& sound, std::vector<std::string>& lost,
                        Progress& progress)
{
    SQLite::Database damaged(immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    readAsFarAsItGoes(damaged);
    if (damaged.execAndGet("PRAGMA application_id").getInt() != schema::kApplicationId) return notAProject(file);
    const int version = damaged.execAndGet("PRAGMA user_version").getInt();
    if (version > schema::kVersion || version < 1)
        return badInput("The version of the project's schema (" + std::to_string(version) +
                            ") is none that this program knows (1 to " + std::to_string(schema::kVersion) +
                            "), so that it cannot be repaired here.",
                        file);
    sound.exec("PRAGMA foreign_keys = OFF");
    SQLite::Transaction transaction(sound);
    const std::vector<RecoveredTable> tables = makeRecoveredTables(damaged, sound, version);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        progress.report(0.4 * static_cast<double>(i) / static_cast<double>(tables.size()), "Reading what is there");
        const auto rows = recoverRows(damaged, sound, tables[i], progress);
        if (!rows) return rows.error();
        sayLost(sound, tables[i].name, *rows, lost);
    }
    transaction.commit();
    return migrate(sound, version, progress);
}

}  // namespace

Result<Repaired> repairProject(const std::string& file, const std::string& target, Progress& progress)
{
    if (Result<void> ok = checkIsDatabase(file, FileEnd::MayBeMissing); !ok) return ok.error();
    return guarded(DatabaseUse::Reading, file, [&]() -> Result<Repaired> {
        Repaired repaired;
        SQLite::Database sound("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        if (Result<void> read = recoverAll(file, sound, repaired.lost, progress); !read) return read.error();
        Project project;
        project.name = recoveredTexts(sound, "meta")["name"];
        project.settings = recoveredTexts(sound, "setting");
        project.view = recoveredTexts(sound, "view");
        auto sources = recoveredSources(sound, repaired.lost, progress);
        if (!sources) return sources.error();
        project.sources = *std::move(sources);
        if (auto sets = readSets(sound, file))
            project.sets = *std::move(sets);
        else
            repaired.lost.push_back("The named sets: " + sets.error().message);
        repaired.files = static_cast<std::int64_t>(project.sources.size());

        auto store = ProjectStore::create({});
        if (!store) return store.error();
        SubProgress keeping(progress, 0.4, 0.6), saving(progress, 0.8, 1);
        if (Result<void> kept = store->setProject(project, project.sources, keeping); !kept) return kept.error();
        for (const HistoryEntry& entry : readHistory(sound))
            if (Result<void> kept = store->addHistory(entry); !kept) return kept.error();
        std::vector<std::string> positions;
        SQLite::Statement list(sound, "SELECT position FROM trial WHERE removed = 0 ORDER BY position");
        while (list.executeStep()) positions.push_back(list.getColumn(0).getString());
        for (const std::string& position : positions) {
            if (progress.isCancelled()) return cancelled();
            const std::vector<Trial> found = readTrialsWhere(sound, "position = ?", {position});
            if (found.empty()) continue;
            NoProgress quick;
            const auto report = recoveredReport(sound, found.front(), repaired.lost, quick);
            if (!report) return report.error();
            if (Result<void> kept = store->add(found.front(), *report ? &**report : nullptr, quick); !kept)
                return kept.error();
            ++repaired.trials;
            if (*report) ++repaired.results;
        }
        if (repaired.files == 0 && repaired.trials == 0 && !repaired.lost.empty())
            return badInput("Nothing of the project can be read; use a copy of it.", file);
        if (Result<void> saved = store->saveTo(target, saving); !saved) return saved.error();
        return repaired;
    });
}

}  // namespace pleio
