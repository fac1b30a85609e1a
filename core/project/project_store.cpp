// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_store.h"

#include "core/analysis/report_json.h"
#include "core/base/version.h"
#include "core/io/source_roles.h"
#include "core/project/blob_rows.h"
#include "core/project/database.h"
#include "core/project/history_rows.h"
#include "core/project/migrations.h"
#include "core/project/schema.h"
#include "core/project/set_rows.h"
#include "core/project/target_file.h"
#include "core/project/trial_rows.h"

#include <SQLiteCpp/Backup.h>

#include <optional>
#include <set>
#include <utility>

namespace pleio {

namespace {

constexpr int kPagesAtOnce = 2048;  // 8 MB
constexpr int kStepsBetweenLooks = 10'000;
constexpr int kPatienceMs = 10'000;  // of a reader that meets the writer

/// Lets what SQLite does be cancelled while it lives.
class Interruptible {
public:
    Interruptible(SQLite::Database& database, Progress& progress) : m_handle(database.getHandle())
    {
        sqlite3_progress_handler(
            m_handle, kStepsBetweenLooks,
            [](void* asked) { return static_cast<Progress*>(asked)->isCancelled() ? 1 : 0; }, &progress);
    }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;
    ~Interruptible() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }

private:
    sqlite3* m_handle;
};

/// Copies all pages of a database into another.
Result<void> copyPages(SQLite::Database& from, SQLite::Database& to, Progress& progress)
{
    SQLite::Backup backup(to, from);
    while (backup.executeStep(kPagesAtOnce) != SQLITE_DONE) {
        if (progress.isCancelled()) return cancelled();
        const int all = backup.getTotalPageCount();
        if (all > 0)
            progress.report(1 - static_cast<double>(backup.getRemainingPageCount()) / all, "Opening the project");
    }
    return {};
}

/// Copies the content of every table of the open database into the attached one named `target`.
void copyRows(SQLite::Database& database)
{
    for (const schema::TableSql& table : schema::kTables) {
        const std::string name = table.name;
        std::string which;
        if (name == "blob") which = " WHERE sha256 IN (SELECT sha256 FROM main.source)";
        if (name == "trial") which = " WHERE removed = 0";
        if (name == "trial_tag" || name == "result")
            which = " WHERE trial IN (SELECT position FROM main.trial WHERE removed = 0)";
        database.exec("INSERT INTO target." + name + " (" + table.columns + ") SELECT " + table.columns +
                      " FROM main." + name + which + " ORDER BY " + table.order);
    }
}

Error noSuchTrial(const std::string& id, const std::string& path)
{
    return {ErrorKind::Usage, "The project has no run \"" + id + "\"; its list shows all.", path};
}

}  // namespace

struct ProjectStore::State {
    State(std::string file, const std::string& path, int flags) : shown(std::move(file)), database(path, flags)
    {
        database.setBusyTimeout(kPatienceMs);
    }

    std::string shown;  ///< the path for messages
    SQLite::Database database;
    std::optional<TrialWriter> writer;

    void prepareToChange()
    {
        // A change is safe from the death of the program with NORMAL, from that of the machine at each checkpoint.
        // Large changes are not written twice while they are made where what they touch fits into 64 MB.
        database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; "
                      "PRAGMA cache_size = -65536");
        writer.emplace(database);
    }

    void belongsTo(const std::string& file, bool isUnsaved)
    {
        SQLite::Statement insert(database, "INSERT OR REPLACE INTO work (only, file, unsaved) VALUES (1, ?, ?)");
        insert.bind(1, file);
        insert.bind(2, isUnsaved ? 1 : 0);
        insert.exec();
    }

    /// Does `change` wholly or not at all. `change` returns a Result<void>.
    template <class Change>
    Result<void> change(Change&& change)
    {
        return guarded(DatabaseUse::Writing, shown, [&]() -> Result<void> {
            SQLite::Transaction transaction(database);
            if (Result<void> done = change(); !done) return done;
            database.exec("UPDATE work SET unsaved = 1");
            transaction.commit();
            return {};
        });
    }

    std::map<std::string, std::string> texts(const std::string& table)
    {
        std::map<std::string, std::string> values;
        SQLite::Statement select(database, "SELECT name, value FROM " + table);
        while (select.executeStep()) values[select.getColumn(0).getString()] = select.getColumn(1).getString();
        return values;
    }

    void setTexts(const std::string& table, const std::map<std::string, std::string>& values)
    {
        if (texts(table) == values) return;
        database.exec("DELETE FROM " + table);
        SQLite::Statement insert(database, "INSERT INTO " + table + " (name, value) VALUES (?, ?)");
        for (const auto& [name, value] : values) {
            insert.reset();
            insert.bind(1, name);
            insert.bind(2, value);
            insert.exec();
        }
    }

    Result<void> setSets(const std::vector<NamedSet>& wanted)
    {
        const Result<std::vector<NamedSet>> there = readSets(database, shown);
        if (!there) return there.error();
        if (*there != wanted) writeSets(database, wanted);
        return {};
    }

    Result<void> setSources(std::span<const SourceFile> sources, Progress& progress)
    {
        SQLite::Statement find(database, "SELECT count(*) FROM blob WHERE sha256 = ?");
        SQLite::Statement insert(database, "INSERT INTO blob (sha256, size, encoding, bytes) VALUES (?, ?, ?, ?)");
        double step = 0;
        const auto steps = static_cast<double>(sources.size());
        for (const SourceFile& source : sources) {
            SubProgress part(progress, step / steps, (step + 1) / steps);
            step += 1;
            find.reset();
            find.bind(1, source.sha256);
            if (find.executeStep() && find.getColumn(0).getInt() > 0) continue;
            const auto stored = storedBytes(database, source.bytes, "The file '" + source.name + "'", part);
            if (!stored) return stored.error();
            insert.reset();
            insert.bind(1, source.sha256);
            bindBlob(insert, 2, *stored);
            insert.exec();
        }
        database.exec("DELETE FROM source");
        SQLite::Statement row(database, "INSERT INTO source (role, name, sha256) VALUES (?, ?, ?)");
        for (const SourceFile& source : sources) {
            row.reset();
            row.bind(1, std::string(sourceRole(source.role).id));
            row.bind(2, source.name);
            row.bind(3, source.sha256);
            row.exec();
        }
        return {};
    }

    Result<std::vector<SourceFile>> sources(Progress& progress)
    {
        std::vector<SourceFile> sources;
        const double steps = std::max<double>(1, database.execAndGet("SELECT count(*) FROM source").getDouble());
        SQLite::Statement select(database, "SELECT role, name, source.sha256, size, encoding, bytes FROM source "
                                           "LEFT JOIN blob ON blob.sha256 = source.sha256 ORDER BY position");
        while (select.executeStep()) {
            const auto step = static_cast<double>(sources.size());
            SubProgress part(progress, step / steps, (step + 1) / steps);
            const SourceRoleInfo* role = findSourceRole(select.getColumn(0).getString());
            std::string name = select.getColumn(1).getString();
            if (role == nullptr) return damagedProject(shown, "the kind of the file '" + name + "' is unknown");
            Result<std::string> bytes = blobContent(select, 3, part);
            if (!bytes && bytes.error().kind != ErrorKind::BadInput) return bytes.error();
            if (!bytes) return damagedProject(shown, "the file '" + name + "' in it");
            SourceFile source = sourceFromBytes(std::move(name), *std::move(bytes), role->role);
            if (source.sha256 != select.getColumn(2).getString())
                return damagedProject(shown, "the file '" + source.name + "' in it is not what was saved");
            sources.push_back(std::move(source));
        }
        return sources;
    }
};

ProjectStore::ProjectStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ProjectStore::ProjectStore(ProjectStore&&) noexcept = default;
ProjectStore& ProjectStore::operator=(ProjectStore&&) noexcept = default;
ProjectStore::~ProjectStore() = default;

Result<ProjectStore> ProjectStore::create(const std::string& path)
{
    return guarded(DatabaseUse::Writing, path, [&]() -> Result<ProjectStore> {
        auto state = std::make_unique<State>(path, path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        makeTables(state->database);
        state->database.exec(schema::kWork);
        state->belongsTo({}, false);
        state->prepareToChange();
        return ProjectStore(std::move(state));
    });
}

Result<ProjectStore> ProjectStore::copyOf(const std::string& file, const std::string& path, Progress& progress)
{
    if (Result<void> ok = checkIsDatabase(file); !ok) return ok.error();
    return guarded(DatabaseUse::Reading, file, [&]() -> Result<ProjectStore> {
        int version = 0;
        auto state = std::make_unique<State>(file, path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        {
            SQLite::Database from(immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
            distrust(from);
            const Result<int> checked = checkedVersion(from, file);
            if (!checked) return checked.error();
            version = *checked;
            if (Result<void> copied = copyPages(from, state->database, progress); !copied) return copied.error();
        }
        distrust(state->database);
        if (Result<void> done = migrate(state->database, version, progress); !done) return done.error();
        state->database.exec("DROP TABLE IF EXISTS work");
        state->database.exec(schema::kWork);
        state->belongsTo(file, version != schema::kVersion && !path.empty());
        state->prepareToChange();
        return ProjectStore(std::move(state));
    });
}

Result<ProjectStore> ProjectStore::open(const std::string& path)
{
    if (Result<void> ok = checkIsDatabase(path); !ok) return ok.error();
    return guarded(DatabaseUse::Reading, path, [&]() -> Result<ProjectStore> {
        auto state = std::make_unique<State>(path, path, SQLite::OPEN_READWRITE);
        distrust(state->database);
        const Result<int> version = checkedVersion(state->database, path);
        if (!version) return version.error();
        state->prepareToChange();
        return ProjectStore(std::move(state));
    });
}

Result<ProjectStore> ProjectStore::read(const std::string& file, Progress& progress)
{
    if (Result<void> ok = checkIsDatabase(file); !ok) return ok.error();
    return guarded(DatabaseUse::Reading, file, [&]() -> Result<ProjectStore> {
        auto state = std::make_unique<State>(file, immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        distrust(state->database);
        const Result<int> version = checkedVersion(state->database, file);
        if (!version) return version.error();
        if (*version != schema::kVersion) return copyOf(file, {}, progress);
        return ProjectStore(std::move(state));
    });
}

Result<Project> ProjectStore::project(Progress& progress) const
{
    return guarded(DatabaseUse::Reading, m_state->shown, [&]() -> Result<Project> {
        Project project;
        project.name = m_state->texts("meta")["name"];
        project.settings = m_state->texts("setting");
        project.view = m_state->texts("view");
        Result<std::vector<NamedSet>> sets = readSets(m_state->database, m_state->shown);
        if (!sets) return sets.error();
        project.sets = *std::move(sets);
        Result<std::vector<SourceFile>> sources = m_state->sources(progress);
        if (!sources) return sources.error();
        project.sources = *std::move(sources);
        progress.report(1, "Project read");
        return project;
    });
}

Result<void> ProjectStore::setProject(const ProjectTexts& texts, std::span<const SourceFile> sources,
                                      Progress& progress)
{
    return m_state->change([&]() -> Result<void> {
        if (Result<void> ok = m_state->setSources(sources, progress); !ok) return ok;
        m_state->setTexts("meta", {{"name", texts.name}, {"program", programName()}});
        m_state->setTexts("setting", texts.settings);
        m_state->setTexts("view", texts.view);
        if (Result<void> ok = m_state->setSets(texts.sets); !ok) return ok;
        if (progress.isCancelled()) return cancelled();
        return {};
    });
}

Result<void> ProjectStore::add(const Trial& trial, const Report* report, Progress& progress)
{
    return m_state->change([&]() -> Result<void> {
        const std::int64_t position = m_state->writer->add(trial);
        if (report == nullptr) return {};
        const QByteArray cbor = reportToCbor(*report);
        const auto stored = storedBytes(m_state->database, {cbor.constData(), static_cast<std::size_t>(cbor.size())},
                                        "The report '" + report->title + "'", progress);
        if (!stored) return stored.error();
        SQLite::Statement insert(m_state->database,
                                 "INSERT INTO result (trial, size, encoding, report) VALUES (?, ?, ?, ?)");
        insert.bind(1, position);
        bindBlob(insert, 2, *stored);
        insert.exec();
        return {};
    });
}

Result<void> ProjectStore::addAll(const std::vector<Trial>& trials, Progress& progress)
{
    return m_state->change([&]() -> Result<void> { return m_state->writer->addAll(trials, progress); });
}

Result<void> ProjectStore::setNotes(const std::string& id, const TrialNotes& notes)
{
    return m_state->change([&]() -> Result<void> {
        if (!m_state->writer->setNotes(id, notes)) return noSuchTrial(id, m_state->shown);
        return {};
    });
}

Result<void> ProjectStore::setRemoved(const std::string& id, bool removed)
{
    return m_state->change([&]() -> Result<void> {
        if (!m_state->writer->setRemoved(id, removed)) return noSuchTrial(id, m_state->shown);
        return {};
    });
}

Result<void> ProjectStore::addHistory(const HistoryEntry& entry)
{
    return m_state->change([&]() -> Result<void> {
        appendHistory(m_state->database, entry);
        return {};
    });
}

Result<std::vector<HistoryEntry>> ProjectStore::history() const
{
    return guarded(DatabaseUse::Reading, m_state->shown,
                   [&]() -> Result<std::vector<HistoryEntry>> { return readHistory(m_state->database); });
}

Result<void> ProjectStore::setNoLoss()
{
    return guarded(DatabaseUse::Writing, m_state->shown, [&]() -> Result<void> {
        m_state->database.exec("UPDATE work SET unsaved = 0");
        return {};
    });
}

Result<WorkState> ProjectStore::workState() const
{
    return guarded(DatabaseUse::Reading, m_state->shown, [&]() -> Result<WorkState> {
        SQLite::Statement select(m_state->database,
                                 "SELECT coalesce((SELECT value FROM meta WHERE name = 'name'), ''), file, unsaved, "
                                 "(SELECT count(*) FROM trial WHERE removed = 0) FROM work");
        if (!select.executeStep()) return damagedProject(m_state->shown, "it does not say which file it belongs to");
        return WorkState{select.getColumn(0).getString(), select.getColumn(1).getString(),
                         select.getColumn(2).getInt() != 0, select.getColumn(3).getInt64()};
    });
}

Result<TrialPage> ProjectStore::trials(const TrialQuery& query) const
{
    return guarded(DatabaseUse::Reading, m_state->shown,
                   [&]() -> Result<TrialPage> { return readTrials(m_state->database, query); });
}

Result<Trial> ProjectStore::trial(const std::string& id) const
{
    return guarded(DatabaseUse::Reading, m_state->shown, [&]() -> Result<Trial> {
        std::vector<Trial> found = readTrialsWhere(m_state->database, "id = ?", {id});
        if (found.empty()) return noSuchTrial(id, m_state->shown);
        return std::move(found.front());
    });
}

Result<bool> ProjectStore::hasTrial(const std::string& id) const
{
    return guarded(DatabaseUse::Reading, m_state->shown, [&]() -> Result<bool> {
        SQLite::Statement find(m_state->database, "SELECT 1 FROM trial WHERE id = ?");
        find.bind(1, id);
        return find.executeStep();
    });
}

Result<std::vector<Trial>> ProjectStore::lastTrials(const std::set<std::string>& preferred) const
{
    return guarded(DatabaseUse::Reading, m_state->shown, [&]() -> Result<std::vector<Trial>> {
        constexpr const char* kShowable = "removed = 0 AND state = 'done' AND position IN (SELECT trial FROM result)";
        std::map<std::string, Trial> byAnalysis;
        for (Trial& trial :
             readTrialsWhere(m_state->database, std::string("position IN (SELECT max(position) FROM trial WHERE ") +
                                                    kShowable + " GROUP BY analysis)"))
            byAnalysis.insert_or_assign(trial.analysis, std::move(trial));
        for (const std::string& id : preferred)
            for (Trial& trial : readTrialsWhere(m_state->database, std::string("id = ? AND ") + kShowable, {id}))
                byAnalysis.insert_or_assign(trial.analysis, std::move(trial));
        std::vector<Trial> trials;
        for (auto& [analysis, trial] : byAnalysis) trials.push_back(std::move(trial));
        return trials;
    });
}

Result<std::vector<TrialStatistics>> ProjectStore::statistics() const
{
    return guarded(DatabaseUse::Reading, m_state->shown,
                   [&]() -> Result<std::vector<TrialStatistics>> { return readStatistics(m_state->database); });
}

Result<bool> ProjectStore::hasReport(const std::string& id) const
{
    return guarded(DatabaseUse::Reading, m_state->shown, [&]() -> Result<bool> {
        SQLite::Statement find(m_state->database, "SELECT 1 FROM trial JOIN result ON trial = position WHERE id = ?");
        find.bind(1, id);
        return find.executeStep();
    });
}

Result<Report> ProjectStore::report(const std::string& id, Progress& progress) const
{
    return guarded(DatabaseUse::Reading, m_state->shown, [&]() -> Result<Report> {
        SQLite::Statement select(m_state->database, "SELECT size, encoding, report, state, legacy FROM trial LEFT JOIN "
                                                    "result ON trial = position WHERE id = ?");
        select.bind(1, id);
        if (!select.executeStep()) return noSuchTrial(id, m_state->shown);
        const bool cameToNone = select.getColumn(3).getString() != trialStateId(TrialState::Done);
        if (select.getColumn(2).isNull() && (cameToNone || select.getColumn(4).getInt() != 0))
            return Error{ErrorKind::Usage, "The run \"" + id + "\" did not come to a result of this program.",
                         m_state->shown};
        if (select.getColumn(2).isNull())
            return badInput("The project has no result of the run \"" + id +
                                "\"; it was brought in without it, or the result was lost.",
                            m_state->shown);
        const Result<std::string> bytes = blobContent(select, 0, progress);
        if (!bytes && bytes.error().kind != ErrorKind::BadInput) return bytes.error();
        if (!bytes) return damagedProject(m_state->shown, "the result of the run '" + id + "'");
        Result<Report> report =
            reportFromCbor(QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size())));
        if (!report) return badInput(report.error().message, m_state->shown);
        return report;
    });
}

Result<void> ProjectStore::saveTo(const std::string& target, Progress& progress)
{
    Result<TargetFile> file = TargetFile::beside(target);
    if (!file) return file.error();
    const std::string path = file->path().toStdString();
    const Result<void> written = guarded(DatabaseUse::Writing, target, [&]() -> Result<void> {
        // Nobody else sees the file before it is whole, so it needs neither journal nor syncs of its own.
        const auto unseen = [](const std::string& name) {
            return "PRAGMA " + name + ".journal_mode = OFF; PRAGMA " + name + ".synchronous = OFF";
        };
        {
            SQLite::Database empty(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            empty.exec(unseen("main"));
            makeTables(empty);
        }
        {
            const Interruptible interruptible(m_state->database, progress);
            SQLite::Statement attach(m_state->database, "ATTACH ? AS target");
            attach.bind(1, path);
            attach.exec();
            struct Attached {
                SQLite::Database& database;
                ~Attached()
                {
                    sqlite3_progress_handler(database.getHandle(), 0, nullptr, nullptr);
                    database.tryExec("DETACH target");
                }
            } const attached{m_state->database};
            m_state->database.exec(unseen("target"));
            SQLite::Transaction transaction(m_state->database);
            copyRows(m_state->database);
            transaction.commit();
        }
        progress.report(0.7, "Saving the project");
        SQLite::Database whole(path, SQLite::OPEN_READWRITE);
        whole.exec(unseen("main"));
        const Interruptible interruptible(whole, progress);
        rebuildTrialText(whole);
        return {};
    });
    if (!written) return written;
    if (progress.isCancelled()) return cancelled();
    if (Result<void> ok = file->commit(); !ok) return ok;
    m_state->shown = target;
    // The file is saved, whatever becomes of this: without it the working copy of a program that dies is offered again.
    static_cast<void>(guarded(DatabaseUse::Writing, target, [&]() -> Result<void> {
        m_state->belongsTo(target, false);
        return {};
    }));
    progress.report(1, "Project saved");
    return {};
}

}  // namespace pleio
