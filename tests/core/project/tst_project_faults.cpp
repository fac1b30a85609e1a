// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong with the disk while a project is saved or opened: each is told in words, the file that was there is
// the same bit for bit, and what was done in the window can still be saved elsewhere.
#include "core/project/project_lock.h"
#include "core/project/schema.h"
#include "core/project/working_copy.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/core/project/made_trials.h"
#include "tests/support/faults.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <random>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pleio;
using pleio::test::AsUser;
using pleio::test::FullDisk;
using pleio::test::madeTrials;
using pleio::test::readAll;

namespace {

constexpr int kTrials = 120;
constexpr qsizetype kPage = 4096;
constexpr std::array<const char*, 2> kWithReport{"one", "two"};

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test file");
}

QStringList everythingIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

std::string noise(std::size_t size)
{
    std::mt19937 engine(1);
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(engine());
    return bytes;
}

Result<void> fill(ProjectStore& store)
{
    NoProgress none;
    Project project;
    project.name = "before the fault";
    project.sources = {sourceFromBytes("noise.tsv", noise(40'000), SourceRole::Expression)};
    if (Result<void> ok = store.setProject(project, project.sources, none); !ok) return ok;
    if (Result<void> ok = store.addAll(madeTrials(kTrials), none); !ok) return ok;
    const Report report = test::smallReport();
    for (const char* id : kWithReport) {
        Trial trial = trialOf(report.provenance);
        trial.id = id;
        if (Result<void> ok = store.add(trial, &report, none); !ok) return ok;
    }
    return {};
}

/// What is done in the window between opening and saving.
Result<void> edit(ProjectStore& store)
{
    TrialNotes notes;
    notes.note = "written after opening";
    if (Result<void> ok = store.setNotes("made-3", notes); !ok) return ok;
    return store.setRemoved("made-4", true);
}

/// Everything that a window reads of a project.
Result<void> readAll(const std::string& file)
{
    NoProgress none;
    auto store = ProjectStore::copyOf(file, {}, none);
    if (!store) return store.error();
    if (const auto project = store->project(none); !project) return project.error();
    TrialQuery all;
    all.limit = std::int64_t{2} * kTrials;
    const auto trials = store->trials(all);
    if (!trials) return trials.error();
    for (const char* id : kWithReport)
        if (const auto report = store->report(id, none); !report) return report.error();
    if (const auto statistics = store->statistics(); !statistics) return statistics.error();
    return {};
}

}  // namespace

class TestProjectFaults : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        NoProgress none;
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("p.pleio"));
        auto store = ProjectStore::create({});
        QVERIFY(store && fill(*store) && store->saveTo(file.toStdString(), none));
        m_before = readAll(file);
        auto edited = ProjectStore::copyOf(file.toStdString(), {}, none);
        QVERIFY(edited && edit(*edited) && edited->saveTo(file.toStdString(), none));
        m_expected = readAll(file);
        QVERIFY(m_before.size() > 20 * kPage && m_expected != m_before);
    }

    void init()
    {
        NoProgress none;
        m_dir = std::make_unique<QTemporaryDir>();
        m_elsewhere = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkdir(folder()));
        put(file(), m_before);
        const auto copy = WorkingCopy::ofFile(root(), file().toStdString(), none);
        QVERIFY2(copy, copy ? "" : copy.error().oneLine().c_str());
        m_copy = *copy;
        QVERIFY(m_copy->with([](ProjectStore& store) { return edit(store).has_value(); }));
    }

    void cleanup()
    {
        m_copy.reset();
        QFile::setPermissions(folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void theDiskEnds_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        for (qsizetype bytes = 0; bytes < m_expected.size(); bytes += kPage / 2)
            QTest::addRow("after %d bytes", static_cast<int>(bytes)) << bytes;
        QTest::addRow("with the last byte") << m_expected.size() - 1;
    }

    /// Full, or gone: the system takes so many bytes and no more.
    void theDiskEnds()
    {
        QFETCH(qsizetype, bytes);
        Result<void> saved;
        {
            const FullDisk disk(static_cast<rlim_t>(bytes));
            saved = save(file());
        }
        refused(saved, ErrorKind::Io, "The project could not be saved (",
                "); what was there before is unchanged. Make room or choose another place.");
    }

    void thereIsJustRoom()
    {
        const FullDisk disk(static_cast<rlim_t>(m_expected.size()));
        const Result<void> saved = save(file());
        QVERIFY2(saved, saved ? "" : saved.error().oneLine().c_str());
        QCOMPARE(readAll(file()), m_expected);
        QCOMPARE(readAll(file() + u'~'), m_before);
    }

    /// Whatever becomes of the working copy then, the file is saved.
    void theDiskOfTheWorkingCopyIsFull()
    {
        while (QFileInfo(QString::fromStdString(m_copy->folder() + "/project.sqlite-wal")).size() < m_expected.size())
            QVERIFY(m_copy->with([](ProjectStore& store) { return edit(store).has_value(); }));
        const FullDisk disk(static_cast<rlim_t>(m_expected.size()));
        const Result<void> saved = save(file());
        QVERIFY2(saved, saved ? "" : saved.error().oneLine().c_str());
        QCOMPARE(readAll(file()), m_expected);
    }

    /// A disk that is really full has a word of its own.
    void aFullFileSystem()
    {
        int told[2];
        QVERIFY(::pipe(told) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const QByteArray place = QFile::encodeName(folder());
            if ((::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) ||
                ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
                ::mount("small", place.constData(), "tmpfs", 0, "size=256k") != 0)
                std::_Exit(2);
            put(file(), m_before);
            const Result<void> saved = save(file());
            const std::string words = saved ? "saved" : saved.error().message;
            (void)!::write(told[1], words.data(), words.size());
            std::_Exit(readAll(file()) == m_before && everythingIn(folder()) == QStringList("p.pleio") ? 0 : 1);
        }
        ::close(told[1]);
        QByteArray words(1000, '\0');
        words.resize(std::max<qsizetype>(0, ::read(told[0], words.data(), static_cast<std::size_t>(words.size()))));
        ::close(told[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (WEXITSTATUS(status) == 2) QSKIP("No file system can be mounted here.");
        QCOMPARE(words, QByteArray("The project could not be saved (the disk is full); what was there before is "
                                   "unchanged. Make room or choose another place."));
        QCOMPARE(WEXITSTATUS(status), 0);
        isSavableElsewhere();
    }

    void theFolderIsReadOnly()
    {
        openToAll();
        QVERIFY(
            QFile::setPermissions(folder(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
        Result<void> saved, locked;
        {
            const AsUser user;
            saved = save(file());
            const auto lock = ProjectLock::take(file().toStdString());
            locked = lock ? Result<void>() : lock.error();
        }
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, ErrorKind::Io);
        QCOMPARE(locked.error().message, std::string("The folder of the project cannot be written; the project can be "
                                                     "read, and saved under a name elsewhere."));
        refused(saved, ErrorKind::Io, "The project could not be saved (",
                "); what was there before is unchanged. Make room or choose another place.");
    }

    void theFileIsWriteProtected()
    {
        openToAll();
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::ReadOther));
        Result<void> saved;
        {
            const AsUser user;
            saved = save(file());
        }
        refused(saved, ErrorKind::Io,
                "The project could not be saved (the file is write-protected); what was there "
                "before is unchanged. Make room or choose another place.");
    }

    /// As with a drive that was pulled out.
    void theFolderIsGone()
    {
        QVERIFY(QDir(folder()).removeRecursively());
        const Result<void> saved = save(file());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Io);
        QCOMPARE(saved.error().message, "There is no folder " + folder().toStdString() + "; make it first.");
        isSavableElsewhere();
    }

    void anotherMachineHasIt()
    {
        put(folder() + QStringLiteral("/.p.pleio.lock"), "4711\npleioscope\nlab3\n\n\n");
        const auto lock = ProjectLock::take(file().toStdString());
        QVERIFY(!lock);
        QCOMPARE(lock.error().kind, ErrorKind::Usage);
        QCOMPARE(
            lock.error().message,
            std::string("The project is open in pleioscope (process 4711 on lab3); it can be read here, and saved "
                        "under another name. Close it there to save it here. If lab3 is off, saving it in the window "
                        "offers to take it over, and so does \"pleioscope-cli project unlock\"."));
        QCOMPARE(ProjectLock::otherMachine(file().toStdString()), std::string("lab3"));
        QCOMPARE(readAll(file()), m_before);
        QVERIFY(readAll(file().toStdString()));
        QVERIFY(ProjectLock::take(elsewhere().toStdString()));
        isSavableElsewhere();
        QCOMPARE(everythingIn(folder()), QStringList({".p.pleio.lock", "p.pleio"}));
    }

    /// A page that the disk has lost, wherever: what is opened is right, or it is said that the project is damaged.
    void aPageIsDamaged()
    {
        std::mt19937 engine(2);
        int refusals = 0;
        for (qsizetype page = 0; page < m_before.size() / kPage; ++page)
            for (const bool isLost : {true, false}) {
                QByteArray bad = m_before;
                if (isLost)
                    std::fill_n(bad.begin() + page * kPage, kPage, '\0');
                else
                    for (int flips = 0; flips < 20; ++flips)
                        bad[page * kPage + static_cast<qsizetype>(engine() % kPage)] = static_cast<char>(engine());
                put(file(), bad);
                const Result<void> read = readAll(file().toStdString());
                QCOMPARE(readAll(file()), bad);
                QCOMPARE(everythingIn(folder()), QStringList("p.pleio"));
                if (read) continue;
                ++refusals;
                QCOMPARE(read.error().kind, ErrorKind::BadInput);
                const std::string& words = read.error().message;
                QVERIFY2(words.starts_with("The project ") || words.starts_with("This is not a Pleioscope project; ") ||
                             words.starts_with("The stored report "),
                         words.c_str());
                QVERIFY2(words.ends_with('.') && words.find(';') != std::string::npos, words.c_str());
            }
        QVERIFY(refusals > 20);
        put(file(), m_before);
        isSavableElsewhere();
    }

    /// Damage of the working copy itself: the project that was saved before stays, and nothing half is put in its
    /// place.
    void aPageOfTheWorkingCopyIsDamaged()
    {
        NoProgress none;
        m_copy->setKept(true);
        const std::string left = m_copy->folder();
        m_copy.reset();
        const QString database = QString::fromStdString(left + "/project.sqlite");
        const QByteArray whole = readAll(database);
        int refusals = 0;
        for (qsizetype page = 1; page < whole.size() / kPage; ++page) {
            QByteArray bad = whole;
            std::fill_n(bad.begin() + page * kPage, kPage, '\xa5');
            put(database, bad);
            QFile::remove(database + QStringLiteral("-wal"));
            QFile::remove(database + QStringLiteral("-shm"));
            auto store = ProjectStore::open(database.toStdString());
            const Result<void> saved = store ? store->saveTo(file().toStdString(), none) : store.error();
            if (saved) {  // the page held nothing that is saved, or the content of a cell
                QFile::remove(file() + u'~');
                put(file(), m_before);
                continue;
            }
            ++refusals;
            QVERIFY2(saved.error().message.starts_with("The project "), saved.error().message.c_str());
            QVERIFY2(saved.error().message.find("amaged") != std::string::npos, saved.error().message.c_str());
            QCOMPARE(readAll(file()), m_before);
            QCOMPARE(everythingIn(folder()), QStringList("p.pleio"));
        }
        QVERIFY(refusals > 10);
    }

    void otherFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("says");
        const QString foreign =
            QStringLiteral("This is not a Pleioscope project; give a file that was saved as a project (.pleio).");
        QTest::newRow("text") << QByteArray(">b0001\nATG\n") << QString() << foreign;
        QTest::newRow("empty") << QByteArray() << QString() << foreign;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(5000, 'x') << QString() << foreign;
        QTest::newRow("another program's database") << m_before << "PRAGMA application_id = 0x47504b47" << foreign;
        QTest::newRow("newer")
            << m_before << QStringLiteral("PRAGMA user_version = %1").arg(schema::kVersion + 1)
            << QStringLiteral("The project was saved by a newer version of Pleioscope (its schema is %1, this program "
                              "knows %2); open it with that version.")
                   .arg(schema::kVersion + 1)
                   .arg(schema::kVersion);
        QTest::newRow("trigger")
            << m_before << "CREATE TRIGGER t AFTER INSERT ON trial BEGIN DELETE FROM trial; END"
            << "The project holds a trigger ('t'), which Pleioscope never writes, and was not opened; take it out with "
               "sqlite3.";
        QTest::newRow("cut") << m_before.left(m_before.size() / 2) << QString()
                             << "The project is damaged (its end is missing); pleioscope-cli project repair saves what "
                                "can be read, or use a copy of it.";
    }

    void otherFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sql);
        QFETCH(QString, says);
        put(file(), bytes);
        if (!sql.isEmpty()) SQLite::Database(file().toStdString(), SQLite::OPEN_READWRITE).exec(sql.toStdString());
        const QByteArray given = readAll(file());
        NoProgress none;
        for (const Result<ProjectStore>& opened :
             {ProjectStore::read(file().toStdString(), none), ProjectStore::copyOf(file().toStdString(), {}, none)}) {
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorKind::BadInput);
            QCOMPARE(QString::fromStdString(opened.error().message), says);
            QCOMPARE(opened.error().where, file().toStdString());
        }
        QCOMPARE(readAll(file()), given);
        QCOMPARE(everythingIn(folder()), QStringList("p.pleio"));
    }

private:
    QString folder() const { return m_dir->filePath(QStringLiteral("projects")); }
    QString file() const { return folder() + QStringLiteral("/p.pleio"); }
    QString elsewhere() const { return m_elsewhere->filePath(QStringLiteral("elsewhere.pleio")); }
    std::string root() const { return m_elsewhere->filePath(QStringLiteral("working")).toStdString(); }

    void openToAll() const
    {
        QVERIFY(QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7755)));
        QVERIFY(QFile::setPermissions(folder(), QFile::Permissions(0x7777)));
    }

    Result<void> save(const QString& target) const
    {
        NoProgress none;
        return m_copy->with([&](ProjectStore& store) { return store.saveTo(target.toStdString(), none); });
    }

    void isSavableElsewhere() const
    {
        const Result<void> saved = save(elsewhere());
        QVERIFY2(saved, saved ? "" : saved.error().oneLine().c_str());
        QCOMPARE(readAll(elsewhere()), m_expected);
    }

    void refused(const Result<void>& saved, ErrorKind kind, const std::string& begins,
                 const std::string& ends = {}) const
    {
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, kind);
        QCOMPARE(saved.error().where, file().toStdString());
        QVERIFY2(saved.error().message.starts_with(begins) && saved.error().message.ends_with(ends),
                 saved.error().message.c_str());
        QCOMPARE(readAll(file()), m_before);
        QCOMPARE(everythingIn(folder()), QStringList("p.pleio"));
        QVERIFY(m_copy->with([](ProjectStore& store) { return store.workState()->isUnsaved; }));
        isSavableElsewhere();
    }

    QByteArray m_before, m_expected;
    std::unique_ptr<QTemporaryDir> m_dir, m_elsewhere;
    std::shared_ptr<WorkingCopy> m_copy;
};

PLEIO_TEST(tst_project_faults, TestProjectFaults)
#include "tst_project_faults.moc"
