// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/predicted_genes.h"
#include "core/analysis/report_json.h"
#include "core/base/version.h"
#include "core/io/compression.h"
#include "core/io/inflate.h"
#include "core/io/source_roles.h"
#include "core/project/project.h"
#include "core/project/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <new>
#include <set>
#include <system_error>
#include <unistd.h>

namespace pleio {

namespace {

Error notWritten(const std::string& path, const std::string& reason)
{
    return {ErrorKind::Io,
            "The project could not be saved (" + reason +
                "); what was there before is unchanged. Make room or choose another place.",
            path};
}

/// A file that goes away with this object unless it was renamed.
class TemporaryFile {
public:
    explicit TemporaryFile(QString path) : m_path(std::move(path)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        if (!m_path.isEmpty()) QFile::remove(m_path);
    }

    [[nodiscard]] const QString& path() const { return m_path; }

    /// Brings the content to the disk and gives the file its name, in that order, so that the name never
    /// stands for half a file, whatever happens to the machine.
    Result<void> commit(const QString& target)
    {
        const std::string where = target.toStdString();
        QFile file(m_path);
        if (!file.open(QIODevice::ReadWrite)) return notWritten(where, file.errorString().toStdString());
        if (::fsync(file.handle()) != 0) return notWritten(where, std::generic_category().message(errno));
        file.close();
        if (QFileInfo::exists(target)) file.setPermissions(QFile::permissions(target));
        if (std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(target).constData()) != 0)
            return notWritten(where, std::generic_category().message(errno));
        m_path.clear();
        // The renaming itself; where the file system cannot do it, the file is still whole under one of its names.
        const int folder = ::open(QFile::encodeName(QFileInfo(target).path()).constData(), O_RDONLY | O_DIRECTORY);
        if (folder >= 0) {
            ::fsync(folder);
            ::close(folder);
        }
        return {};
    }

private:
    QString m_path;
};

/// The one form of a time in a project: "2026-01-31T12:00:00.000Z"; empty for none.
std::string timeText(const QDateTime& time)
{
    return time.isNull() ? std::string() : time.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

std::string jsonOf(const Parameters& parameters)
{
    return QJsonDocument(parametersToJson(parameters)).toJson(QJsonDocument::Compact).toStdString();
}

std::string jsonOf(const std::vector<Provenance::Input>& inputs)
{
    QJsonArray array;
    for (const Provenance::Input& input : inputs)
        array.append(QJsonObject{{QStringLiteral("role"), QString::fromStdString(input.role)},
                                 {QStringLiteral("name"), QString::fromStdString(input.name)},
                                 {QStringLiteral("sha256"), QString::fromStdString(input.sha256)}});
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

/// The lowest version of the schema that can hold the project, so that older programs open it where they can.
std::int32_t versionFor(const Project& project)
{
    std::int32_t version = schema::kVersionWithoutReferences;
    std::set<SourceRole> seen;
    for (const SourceFile& source : project.sources) {
        const bool isSecond = !seen.insert(source.role).second;
        if (isPrediction(source) || source.role > SourceRole::Conditions) return schema::kVersion;
        if (isSecond && source.role >= SourceRole::Phenotypes) return schema::kVersion;
        if (source.role >= SourceRole::Phenotypes)
            version = schema::kVersionWithoutPredictions;
        else if (source.role == SourceRole::CodonTable || source.role == SourceRole::Trna)
            version = std::max(version, schema::kVersionWithoutPhenotypes);
    }
    return version;
}

/// Fills an empty database with a project.
class Writer {
public:
    Writer(SQLite::Database& database, Progress& progress) : m_database(database), m_progress(progress) {}

    Result<void> write(const Project& project)
    {
        // Nobody else sees the file before it is whole, so it needs neither journal nor syncs of its own.
        m_database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
        m_database.exec("PRAGMA application_id = " + std::to_string(schema::kApplicationId));
        m_database.exec("PRAGMA user_version = " + std::to_string(versionFor(project)));
        SQLite::Transaction transaction(m_database);
        for (const schema::TableSql& table : schema::kTables) m_database.exec(table.create);
        writeTexts("meta", {{"name", project.name}, {"program", programName()}});
        writeTexts("setting", project.settings);
        writeTexts("view", project.view);
        const double steps = static_cast<double>(project.sources.size() + project.trials.size());
        std::size_t step = 0;
        for (const SourceFile& source : project.sources) {
            SubProgress part(m_progress, static_cast<double>(step) / steps, static_cast<double>(step + 1) / steps);
            ++step;
            if (Result<void> ok = writeSource(source, part); !ok) return ok;
        }
        for (const Trial& trial : project.trials) {
            SubProgress part(m_progress, static_cast<double>(step) / steps, static_cast<double>(step + 1) / steps);
            ++step;
            if (Result<void> ok = writeTrial(trial, part); !ok) return ok;
        }
        if (m_progress.isCancelled()) return cancelled();
        transaction.commit();
        return {};
    }

private:
    void writeTexts(const std::string& table, const std::map<std::string, std::string>& values)
    {
        SQLite::Statement insert(m_database, "INSERT INTO " + table + " (name, value) VALUES (?, ?)");
        for (const auto& [name, value] : values) {
            insert.reset();
            insert.bind(1, name);
            insert.bind(2, value);
            insert.exec();
        }
    }

    Result<void> writeSource(const SourceFile& source, Progress& progress)
    {
        std::string compressed;
        const bool plain = isGzip(source.bytes);
        if (!plain) {
            Result<std::string> frame = compressZstd(source.bytes, progress);
            if (!frame) return frame.error();
            compressed = *std::move(frame);
        }
        if (progress.isCancelled()) return cancelled();
        const std::string& bytes = plain ? source.bytes : compressed;
        if (bytes.size() > maximumBlob()) return tooBig("The file '" + source.name + "'");
        SQLite::Statement insert(m_database, "INSERT INTO source (role, name, sha256, size, encoding, bytes) "
                                             "VALUES (?, ?, ?, ?, ?, ?)");
        insert.bind(1, std::string(sourceRole(source.role).id));
        insert.bind(2, source.name);
        insert.bind(3, source.sha256);
        insert.bind(4, static_cast<std::int64_t>(source.bytes.size()));
        insert.bind(5, plain ? schema::kPlain : schema::kZstd);
        insert.bindNoCopy(6, bytes.data(), static_cast<int>(bytes.size()));
        insert.exec();
        return {};
    }

    Result<void> writeTrial(const Trial& trial, Progress& progress)
    {
        const QByteArray report = reportToCbor(trial.report);
        const Result<std::string> frame =
            compressZstd({report.constData(), static_cast<std::size_t>(report.size())}, progress);
        if (!frame) return frame.error();
        if (frame->size() > maximumBlob()) return tooBig("The report '" + trial.report.title + "'");
        const Provenance& provenance = trial.report.provenance;
        SQLite::Statement insert(m_database,
                                 "INSERT INTO trial (id, analysis, version, parameters, inputs, seed, "
                                 "state, started, finished, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(1, trial.id);
        insert.bind(2, provenance.analysis);
        insert.bind(3, provenance.analysisVersion);
        insert.bind(4, jsonOf(provenance.parameters));
        insert.bind(5, jsonOf(provenance.inputs));
        insert.bind(6, std::to_string(provenance.seed));
        insert.bind(7, trial.state);
        insert.bind(8, timeText(trial.started));
        insert.bind(9, timeText(trial.finished));
        insert.bind(10, trial.message);
        insert.exec();
        const std::int64_t position = m_database.getLastInsertRowid();
        SQLite::Statement result(m_database, "INSERT INTO result (trial, size, encoding, report) VALUES (?, ?, ?, ?)");
        result.bind(1, position);
        result.bind(2, std::int64_t{report.size()});
        result.bind(3, schema::kZstd);
        result.bindNoCopy(4, frame->data(), static_cast<int>(frame->size()));
        result.exec();
        return {};
    }

    [[nodiscard]] std::size_t maximumBlob() const
    {
        return static_cast<std::size_t>(sqlite3_limit(m_database.getHandle(), SQLITE_LIMIT_LENGTH, -1));
    }

    static Error tooBig(const std::string& what)
    {
        return {ErrorKind::Io, what + " is too large for a project file (1 GB compressed); leave it out.", {}};
    }

    SQLite::Database& m_database;
    Progress& m_progress;
};

Result<void> writeTemporary(const Project& project, const QString& path, const std::string& target, Progress& progress)
{
    try {
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        return Writer(database, progress).write(project);
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode();
        if (code == SQLITE_FULL) return notWritten(target, "the disk is full");
        return notWritten(target, error.what());
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::Internal, "There is not enough memory to save the project; close other programs.",
                     target};
    }
}

}  // namespace

Result<void> checkProjectPlace(const std::string& path)
{
    const QFileInfo target(QDir::current().absoluteFilePath(QString::fromStdString(path)));
    if (target.isDir()) return Error{ErrorKind::Io, "This is a folder; give the name of a project file in it.", path};
    if (!QFileInfo(target.absolutePath()).isDir())
        return Error{ErrorKind::Io, "There is no folder " + target.absolutePath().toStdString() + "; make it first.",
                     path};
    if (target.exists() && !target.isWritable()) return notWritten(path, "the file is write-protected");
    return {};
}

Result<void> saveProject(const Project& project, const std::string& path, Progress& progress)
{
    if (Result<void> ok = checkProjectPlace(path); !ok) return ok;
    QFileInfo target(QDir::current().absoluteFilePath(QString::fromStdString(path)));
    if (target.exists() && target.isSymLink()) target.setFile(target.canonicalFilePath());
    TemporaryFile file(target.absolutePath() + QStringLiteral("/.") + target.fileName() + QLatin1Char('-') +
                       QUuid::createUuid().toString(QUuid::Id128));
    if (Result<void> ok = writeTemporary(project, file.path(), path, progress); !ok) return ok;
    if (progress.isCancelled()) return cancelled();
    if (Result<void> ok = file.commit(target.absoluteFilePath()); !ok) return ok;
    progress.report(1, "Project saved");
    return {};
}

}  // namespace pleio
