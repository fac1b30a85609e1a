// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_json.h"
#include "core/io/compression.h"
#include "core/io/source_roles.h"
#include "core/project/project.h"
#include "core/project/schema.h"

#include <QFile>
#include <QFileInfo>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <optional>

namespace pleio {

namespace {

Error notAProject(const std::string& path)
{
    return badInput("This is not a Pleioscope project; give a file that was saved as a project (.pleio).", path);
}

Error damagedProject(const std::string& path, const std::string& what)
{
    return badInput("The project is damaged (" + what + "); use a copy of it.", path);
}

std::optional<SourceRole> roleFrom(const std::string& id)
{
    const SourceRoleInfo* found = findSourceRole(id);
    return found == nullptr ? std::nullopt : std::optional(found->role);
}

/// Any ISO 8601 time, since older programs wrote it to the second or to the millisecond. Null for none.
QDateTime timeFrom(const std::string& text)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime) time.setTimeSpec(Qt::UTC);
    return time.isValid() ? time.toUTC() : QDateTime();
}

/// Why the path cannot be a project at all, before SQLite sees it.
Result<void> checkedFile(const std::string& path)
{
    const QFileInfo info(QString::fromStdString(path));
    if (path.empty() || !info.exists()) return badInput("There is no such file; check the path.", path);
    if (info.isDir()) return badInput("This is a folder; give a project file.", path);
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return badInput("The file cannot be read (" + file.errorString().toStdString() + "); check its permissions.",
                        path);
    const QByteArray magic("SQLite format 3\0", 16);
    if (file.read(magic.size()) != magic) return notAProject(path);
    return {};
}

/// Reads a database that may have been made by anybody.
class Reader {
public:
    Reader(SQLite::Database& database, const std::string& path, Progress& progress)
        : m_database(database), m_path(path), m_progress(progress)
    {
    }

    Result<Project> read()
    {
        m_database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
        if (Result<void> ok = checkSchema(); !ok) return ok.error();
        Project project;
        const std::map<std::string, std::string> meta = readTexts("meta");
        if (const auto name = meta.find("name"); name != meta.end()) project.name = name->second;
        project.settings = readTexts("setting");
        project.view = readTexts("view");
        const auto sources = m_database.execAndGet("SELECT count(*) FROM source").getInt64();
        const auto trials = m_database.execAndGet("SELECT count(*) FROM trial").getInt64();
        m_steps = static_cast<double>(std::max<std::int64_t>(1, sources + trials));
        if (Result<void> ok = readSources(project.sources); !ok) return ok.error();
        if (Result<void> ok = readTrials(project.trials); !ok) return ok.error();
        m_progress.report(1, "Project read");
        return project;
    }

private:
    Result<void> checkSchema()
    {
        if (m_database.execAndGet("PRAGMA application_id").getInt() != schema::kApplicationId)
            return notAProject(m_path);
        const int version = m_database.execAndGet("PRAGMA user_version").getInt();
        if (version > schema::kVersion)
            return badInput("The project was saved by a newer version of Pleioscope (its schema is " +
                                std::to_string(version) + ", this program knows " + std::to_string(schema::kVersion) +
                                "); open it with that version.",
                            m_path);
        if (version < 1) return damagedProject(m_path, "it has no schema version");
        SQLite::Statement find(m_database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?");
        for (const schema::TableSql& table : schema::kTables) {
            find.reset();
            find.bind(1, table.name);
            if (!find.executeStep() || find.getColumn(0).getInt() != 1)
                return damagedProject(m_path, std::string("its table '") + table.name + "' is missing");
        }
        return {};
    }

    std::map<std::string, std::string> readTexts(const std::string& table)
    {
        std::map<std::string, std::string> values;
        SQLite::Statement select(m_database, "SELECT name, value FROM " + table);
        while (select.executeStep()) values[select.getColumn(0).getString()] = select.getColumn(1).getString();
        return values;
    }

    Result<void> readSources(std::vector<SourceFile>& sources)
    {
        SQLite::Statement select(m_database,
                                 "SELECT role, name, sha256, size, encoding, bytes FROM source ORDER BY position");
        while (select.executeStep()) {
            const auto role = roleFrom(select.getColumn(0).getString());
            std::string name = select.getColumn(1).getString();
            if (!role) return damagedProject(m_path, "the kind of the file '" + name + "' is unknown");
            Result<std::string> bytes = content(select, 3);
            if (!bytes) return contentError(bytes.error(), "the file '" + name + "' in it");
            SourceFile source = sourceFromBytes(std::move(name), *std::move(bytes), *role);
            if (source.sha256 != select.getColumn(2).getString())
                return damagedProject(m_path, "the file '" + source.name + "' in it is not what was saved");
            sources.push_back(std::move(source));
        }
        return {};
    }

    Result<void> readTrials(std::vector<Trial>& trials)
    {
        SQLite::Statement select(m_database, "SELECT id, started, finished, state, message, size, encoding, report "
                                             "FROM trial LEFT JOIN result ON trial = position ORDER BY position");
        while (select.executeStep()) {
            Trial trial;
            trial.id = select.getColumn(0).getString();
            trial.started = timeFrom(select.getColumn(1).getString());
            trial.finished = timeFrom(select.getColumn(2).getString());
            trial.state = select.getColumn(3).getString();
            trial.message = select.getColumn(4).getString();
            const Result<std::string> bytes = content(select, 5);
            if (!bytes) return contentError(bytes.error(), "the result of trial '" + trial.id + "'");
            Result<Report> report =
                reportFromCbor(QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size())));
            if (!report) return badInput(report.error().message, m_path);
            trial.report = *std::move(report);
            trials.push_back(std::move(trial));
        }
        return {};
    }

    /// The bytes in columns size, encoding and blob, which follow each other from `column` on.
    Result<std::string> content(SQLite::Statement& row, int column)
    {
        SubProgress part(m_progress, m_step / m_steps, (m_step + 1) / m_steps);
        m_step += 1;
        if (part.isCancelled()) return cancelled();
        const std::int64_t size = row.getColumn(column).getInt64();
        const std::string encoding = row.getColumn(column + 1).getString();
        const SQLite::Column blob = row.getColumn(column + 2);
        const std::string_view stored(static_cast<const char*>(blob.getBlob()),
                                      static_cast<std::size_t>(blob.getBytes()));
        if (encoding == schema::kZstd) return decompressZstd(stored, size, part);
        if (encoding != schema::kPlain || size != static_cast<std::int64_t>(stored.size()))
            return badInput("The stored content is damaged.");
        return std::string(stored);
    }

    Error contentError(const Error& error, const std::string& what)
    {
        return error.kind == ErrorKind::BadInput ? damagedProject(m_path, what) : error;
    }

    SQLite::Database& m_database;
    const std::string& m_path;
    Progress& m_progress;
    double m_step = 0;
    double m_steps = 1;
};

}  // namespace

Result<Project> loadProject(const std::string& path, Progress& progress)
{
    if (Result<void> ok = checkedFile(path); !ok) return ok.error();
    try {
        SQLite::Database database(path, SQLite::OPEN_READONLY);
        return Reader(database, path, progress).read();
    } catch (const SQLite::Exception& error) {
        switch (error.getErrorCode()) {
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_BUSY:
            return badInput(std::string("The project cannot be opened (") + error.what() +
                                "); check its permissions and whether another program uses it.",
                            path);
        default:
            return damagedProject(path, error.what());
        }
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::Internal, "There is not enough memory to open the project; close other programs.",
                     path};
    }
}

}  // namespace pleio
