// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_check.h"

#include "core/analysis/report_json.h"
#include "core/io/sha256.h"
#include "core/io/source_roles.h"
#include "core/project/blob_rows.h"
#include "core/project/database.h"
#include "core/project/migrations.h"
#include "core/project/schema.h"

#include <SQLiteCpp/Backup.h>

#include <QFileInfo>

#include <functional>

namespace pleio {

namespace {

constexpr int kMostPageFaults = 100;

SQLite::Database openedToCheck(const std::string& file)
{
    SQLite::Database database(immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    distrust(database);
    return database;
}

/// The faults that a project has, looked for one kind after the other.
class FaultSearch {
public:
    FaultSearch(SQLite::Database& database, ProjectCheck& check, Progress& progress)
        : m_database(database), m_check(check), m_progress(progress)
    {
    }

    Result<void> pages()
    {
        return look("The pages of the file", [&]() -> Result<void> {
            SQLite::Statement select(m_database, "PRAGMA integrity_check(" + std::to_string(kMostPageFaults) + ")");
            while (select.executeStep()) {
                const std::string said = select.getColumn(0).getString();
                if (said != "ok") fault("The database is damaged: " + said + ".");
            }
            return {};
        });
    }

    Result<void> references()
    {
        return look("The references between tables", [&]() -> Result<void> {
            SQLite::Statement select(m_database, "PRAGMA foreign_key_check");
            while (select.executeStep())
                fault("A row of the table '" + select.getColumn(0).getString() + "' belongs to one of '" +
                      select.getColumn(2).getString() + "' that is not there.");
            return {};
        });
    }

    Result<void> files()
    {
        return look("The table 'blob'", [&]() -> Result<void> {
            SQLite::Statement select(
                m_database,
                "SELECT sha256, size, encoding, bytes, "
                "coalesce((SELECT name FROM source WHERE source.sha256 = blob.sha256 ORDER BY position LIMIT 1), '') "
                "FROM blob");
            while (select.executeStep()) {
                if (m_progress.isCancelled()) return cancelled();
                ++m_check.files;
                const std::string name = select.getColumn(4).getString();
                const std::string shown = "The file '" + (name.empty() ? select.getColumn(0).getString() : name) + "'";
                const Result<std::string> bytes = blobContent(select, 1, m_progress);
                if (!bytes && bytes.error().kind != ErrorKind::BadInput) return bytes.error();
                if (!bytes) {
                    fault(shown + " cannot be unpacked.");
                    continue;
                }
                Sha256 hash;
                hash.add(*bytes);
                if (hash.finish() != select.getColumn(0).getString()) fault(shown + " is not what was saved.");
            }
            return {};
        });
    }

    Result<void> sources()
    {
        return look("The table 'source'", [&]() -> Result<void> {
            SQLite::Statement select(m_database, "SELECT role, name FROM source");
            while (select.executeStep())
                if (findSourceRole(select.getColumn(0).getString()) == nullptr)
                    fault("The kind of the file '" + select.getColumn(1).getString() + "' is unknown.");
            return {};
        });
    }

    Result<void> results()
    {
        return look("The table 'result'", [&]() -> Result<void> {
            const std::int64_t all = m_database.execAndGet("SELECT count(*) FROM result").getInt64();
            SQLite::Statement select(m_database, "SELECT id, analysis, size, encoding, report FROM result JOIN trial "
                                                 "ON trial = trial.position ORDER BY trial.position");
            while (select.executeStep()) {
                if (m_progress.isCancelled()) return cancelled();
                m_progress.report(0.5 + 0.5 * static_cast<double>(m_check.results++) / static_cast<double>(all),
                                  "Checking results");
                const std::string shown =
                    "The result of the run '" + select.getColumn(0).getString() + "' cannot be read";
                const Result<std::string> bytes = blobContent(select, 2, m_progress);
                if (!bytes && bytes.error().kind != ErrorKind::BadInput) return bytes.error();
                if (!bytes) {
                    fault(shown + ".");
                    continue;
                }
                const auto report =
                    reportFromCbor(QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size())));
                if (!report) fault(shown + ": " + report.error().message);
            }
            return {};
        });
    }

    Result<void> trials()
    {
        return look("The table 'trial'", [&]() -> Result<void> {
            SQLite::Statement select(m_database,
                                     "SELECT id, json_valid(parameters) AND json_valid(inputs), state FROM trial");
            while (select.executeStep()) {
                ++m_check.trials;
                const std::string state = select.getColumn(2).getString();
                if (select.getColumn(1).getInt() != 1)
                    fault("Parameters or inputs of the run '" + select.getColumn(0).getString() + "' cannot be read.");
                if (state != "done" && state != "failed" && state != "cancelled")
                    fault("How the run '" + select.getColumn(0).getString() + "' ended is unknown ('" + state + "').");
            }
            return {};
        });
    }

private:
    void fault(std::string text) { m_check.faults.push_back(std::move(text)); }

    /// What SQLite throws on the way is a fault of what is looked at, and the search goes on elsewhere.
    Result<void> look(const std::string& what, const std::function<Result<void>()>& search)
    {
        try {
            return search();
        } catch (const SQLite::Exception& error) {
            fault(what + " cannot be read to the end: " + error.what() + ".");
            return {};
        }
    }

    SQLite::Database& m_database;
    ProjectCheck& m_check;
    Progress& m_progress;
};

}  // namespace

Result<ProjectFacts> factsOfProject(const std::string& file)
{
    if (Result<void> ok = checkIsDatabase(file); !ok) return ok.error();
    return guarded(DatabaseUse::Reading, file, [&]() -> Result<ProjectFacts> {
        SQLite::Database database = openedToCheck(file);
        const Result<int> version = checkedVersion(database, file);
        if (!version) return version.error();
        ProjectFacts facts;
        facts.version = *version;
        facts.bytes = QFileInfo(QString::fromStdString(file)).size();
        SQLite::Statement meta(database, "SELECT name, value FROM meta");
        while (meta.executeStep()) {
            if (meta.getColumn(0).getString() == "name") facts.name = meta.getColumn(1).getString();
            if (meta.getColumn(0).getString() == "program") facts.program = meta.getColumn(1).getString();
        }
        SQLite::Statement source(database, facts.version < schema::kVersion
                                               ? "SELECT role, name, sha256, size FROM source ORDER BY position"
                                               : "SELECT role, name, source.sha256, coalesce(size, 0) FROM source LEFT "
                                                 "JOIN blob ON blob.sha256 = source.sha256 ORDER BY position");
        while (source.executeStep())
            facts.sources.push_back({source.getColumn(0).getString(), source.getColumn(1).getString(),
                                     source.getColumn(2).getString(), source.getColumn(3).getInt64()});
        return facts;
    });
}

Result<ProjectCheck> checkProject(const std::string& file, Progress& progress)
{
    ProjectCheck check;
    if (Result<void> ok = checkIsDatabase(file); !ok) return ok.error();
    const Result<void> looked = guarded(DatabaseUse::Reading, file, [&]() -> Result<void> {
        SQLite::Database database = openedToCheck(file);
        const Result<int> version = checkedVersion(database, file);
        if (!version) return version.error();
        check.version = *version;
        progress.report(0.1, "Checking pages");
        if (Result<void> ok = FaultSearch(database, check, progress).pages(); !ok) return ok;
        if (progress.isCancelled()) return cancelled();
        SQLite::Database present("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        const bool isOld = *version != schema::kVersion;
        if (isOld) {
            // An older project is looked at as it would be opened.
            SQLite::Backup(present, database).executeStep();
            if (Result<void> done = migrate(present, *version, progress); !done) return done;
        }
        FaultSearch search(isOld ? present : database, check, progress);
        progress.report(0.3, "Checking files");
        for (const auto look : {&FaultSearch::references, &FaultSearch::files, &FaultSearch::sources,
                                &FaultSearch::trials, &FaultSearch::results}) {
            if (Result<void> ok = (search.*look)(); !ok) return ok;
            if (progress.isCancelled()) return cancelled();
        }
        return {};
    });
    if (!looked) return looked.error();
    progress.report(1, "Project checked");
    return check;
}

}  // namespace pleio
