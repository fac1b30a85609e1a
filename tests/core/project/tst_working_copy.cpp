// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_lock.h"
#include "core/project/working_copy.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/core/project/made_trials.h"
#include "tests/core/project/older_project.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace pleio;
using pleio::test::madeTrials;

namespace {

std::int64_t trialsIn(WorkingCopy& copy)
{
    return copy.with([](ProjectStore& store) { return store.trials({})->total; });
}

bool add(WorkingCopy& copy, const std::string& id)
{
    NoProgress none;
    Trial trial = madeTrials(1).front();
    trial.id = id;
    return copy.with([&](ProjectStore& store) { return store.addAll({trial}, none).has_value(); });
}

/// Runs `work` in another process, which is gone when this returns.
template <class Work>
void inDyingProcess(Work&& work)
{
    const pid_t child = fork();
    if (child == 0) {
        work();
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
}

}  // namespace

class TestWorkingCopy : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = m_dir->filePath(QStringLiteral("working")).toStdString();
        m_file = m_dir->filePath(QStringLiteral("p.pleio")).toStdString();
    }

    void nothingIsLeftOfAClosedProject()
    {
        {
            const auto copy = WorkingCopy::create(m_root);
            QVERIFY(copy);
            QVERIFY(add(**copy, "a"));
            QVERIFY(leftWork(m_root).empty());  // it is alive
            QCOMPARE(folders(), 1);
        }
        QCOMPARE(folders(), 0);
    }

    void whatAProgramLeftIsOffered()
    {
        inDyingProcess([&] {
            NoProgress none;
            auto copy = WorkingCopy::create(m_root);
            Project project;
            project.name = "new work";
            (void)(*copy)->with(
                [&](ProjectStore& store) { return store.setProject(project, project.sources, none).has_value(); });
            add(**copy, "a");
            add(**copy, "b");
            std::_Exit(0);
        });
        const auto left = leftWork(m_root);
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(left[0].name, std::string("new work"));
        QCOMPARE(left[0].file, std::string());
        QCOMPARE(left[0].trials, std::int64_t{2});
        QVERIFY(left[0].damage.empty());
        QVERIFY(left[0].changed.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        {
            const auto adopted = WorkingCopy::adopt(left[0].folder);
            QVERIFY(adopted);
            QCOMPARE(trialsIn(**adopted), std::int64_t{2});
            QVERIFY(leftWork(m_root).empty());
            QCOMPARE(WorkingCopy::adopt(left[0].folder).error().kind, ErrorKind::Usage);
            dropLeftWork(left[0]);  // somebody has it
            QVERIFY(add(**adopted, "c"));
        }
        QCOMPARE(folders(), 0);
    }

    void whatIsSavedIsNotOffered()
    {
        inDyingProcess([&] {
            NoProgress none;
            auto copy = WorkingCopy::create(m_root);
            add(**copy, "a");
            (void)(*copy)->with([&](ProjectStore& store) { return store.saveTo(m_file, none).has_value(); });
            std::_Exit(0);
        });
        QCOMPARE(folders(), 1);
        QVERIFY(leftWork(m_root).empty());
        QCOMPARE(folders(), 0);
        QVERIFY(QFile::exists(QString::fromStdString(m_file)));
    }

    void damagedWorkIsShownAndKept()
    {
        inDyingProcess([&] {
            auto copy = WorkingCopy::create(m_root);
            add(**copy, "a");
            QFile store(QString::fromStdString((*copy)->folder() + "/project.sqlite"));
            (void)store.open(QIODevice::WriteOnly);
            store.write("nonsense");
            store.close();
            std::_Exit(0);
        });
        const auto left = leftWork(m_root);
        QCOMPARE(left.size(), std::size_t{1});
        QVERIFY(!left[0].damage.empty());
        QCOMPARE(folders(), 1);
        dropLeftWork(left[0]);
        QCOMPARE(folders(), 0);
    }

    /// Two programs with a project each, new or of an older version, change and save it until they are killed at random
    /// moments. Each file opens, is whole, and holds nothing of the other; what was written before is in the file or is
    /// offered. PLEIOSCOPE_KILLS says how many are killed.
    void killedAtRandomMoments()
    {
        const int asked = qEnvironmentVariableIntValue("PLEIOSCOPE_KILLS");
        const int rounds = (asked > 0 ? asked : 50) / 2;
        std::mt19937 engine(3);
        int offered = 0, early = 0, opened = 0, written = 0;
        for (int round = 0; round < rounds; ++round) {
            std::vector<Window> windows;
            for (const std::string name : {"x", "y"}) {
                Window window;
                window.file = m_dir->filePath(QString::fromStdString(name + ".pleio")).toStdString();
                window.ids = name + "-" + std::to_string(round) + "-";
                window.name = name;
                if (engine() % 4 == 0) makeOlder(window.file);
                window.start(m_root);
                windows.push_back(window);
            }
            int waited = 0;
            std::vector<int> moments{static_cast<int>(engine() % 120), static_cast<int>(engine() % 120)};
            if (moments[0] > moments[1]) {
                std::ranges::reverse(moments);
                std::ranges::reverse(windows);
            }
            for (std::size_t i = 0; i < windows.size(); ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(moments[i] - waited));
                waited = moments[i];
                windows[i].kill();
            }
            std::set<std::string> kept;
            for (const Window& window : windows) {
                written += window.written;
                if (!QFile::exists(QString::fromStdString(window.file))) continue;
                ++opened;
                QCOMPARE(SQLite::Database(window.file).execAndGet("PRAGMA integrity_check").getString(),
                         std::string("ok"));
                NoProgress none;
                const auto store = ProjectStore::read(window.file, none);
                QVERIFY2(store, store ? "" : store.error().oneLine().c_str());
                QVERIFY(store->project(none));
                collect(*store, kept);
            }
            for (const LeftWork& left : leftWork(m_root)) {
                if (left.damage.empty()) {
                    ++offered;
                    const auto adopted = WorkingCopy::adopt(left.folder);
                    QVERIFY(adopted);
                    (*adopted)->with([&](ProjectStore& store) { collect(store, kept); });
                } else {  // its program died before the working copy was whole
                    ++early;
                    dropLeftWork(left);
                }
            }
            for (const Window& window : windows)
                for (int i = 1; i <= window.written; ++i) QVERIFY(kept.contains(window.ids + std::to_string(i)));
        }
        qInfo(
            "%d programs killed; %d had changes that were offered, %d died before there was anything to lose; %d files "
            "opened, whole; %d runs written, none lost",
            2 * rounds, offered, early, opened, written);
        // One that died while it made its lock is taken for alive for two seconds.
        QTRY_COMPARE_WITH_TIMEOUT((static_cast<void>(leftWork(m_root)), folders()), 0, 5000);
    }

    void aLockSaysWhoHoldsIt()
    {
        QFile(QString::fromStdString(m_file)).open(QIODevice::WriteOnly);
        const QString link = m_dir->filePath(QStringLiteral("link.pleio"));
        QVERIFY(QFile::link(QString::fromStdString(m_file), link));
        {
            const auto lock = ProjectLock::take(m_file);
            QVERIFY(lock);
            const auto other = ProjectLock::take(link.toStdString());
            QVERIFY(!other);
            QCOMPARE(other.error().kind, ErrorKind::Usage);
            QVERIFY2(other.error().message.find("process " + std::to_string(::getpid())) != std::string::npos,
                     other.error().message.c_str());
        }
        QVERIFY(ProjectLock::take(m_file));
        // Of a program that died here.
        inDyingProcess([&] {
            auto lock = ProjectLock::take(m_file);
            ::kill(::getpid(), SIGKILL);
        });
        QVERIFY(ProjectLock::take(m_file));
    }

    /// On a shared folder the lock of another machine is respected, until somebody says that it is off.
    void theLockOfAnotherMachine()
    {
        const QString path = m_dir->filePath(QStringLiteral(".p.pleio.lock"));
        QFile lock(path);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4711\npleioscope\nlab3\n\n\n");
        lock.close();
        const auto refused = ProjectLock::take(m_file);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find("process 4711 on lab3") != std::string::npos,
                 refused.error().message.c_str());
        QVERIFY(ProjectLock::takeOver(m_file));
    }

private:
    /// A program in which a project is open.
    struct Window {
        std::string file, name, ids;
        pid_t process = 0;
        int told = -1;
        int written = 0;  ///< runs, which it told of when they were in the working copy

        void start(const std::string& root)
        {
            int ends[2];
            if (::pipe(ends) != 0) qFatal("no pipe");
            process = ::fork();
            if (process == 0) work(root, ends[1]);
            ::close(ends[1]);
            told = ends[0];
        }

        void kill()
        {
            ::kill(process, SIGKILL);
            int status = 0;
            ::waitpid(process, &status, 0);
            if (!WIFSIGNALED(status)) qFatal("it did not work until it was killed");
            for (int i = 0; ::read(told, &i, sizeof i) == sizeof i;) written = i;
            ::close(told);
        }

    private:
        /// Opens or makes the project, then without end adds, edits, keeps what is open, and saves.
        [[noreturn]] void work(const std::string& root, int tell) const
        {
            NoProgress none;
            auto copy = QFile::exists(QString::fromStdString(file)) ? WorkingCopy::ofFile(root, file, none)
                                                                    : WorkingCopy::create(root);
            if (!copy) std::_Exit(1);
            for (int i = 1;; ++i) {
                if (!add(**copy, ids + std::to_string(i))) std::_Exit(1);
                (void)!::write(tell, &i, sizeof i);  // this one is written
                (*copy)->with([&](ProjectStore& store) {
                    Project open;
                    open.name = name + std::to_string(i);
                    open.sources = {sourceFromBytes("g.fna", ">" + name + "\nATGTAA\n", SourceRole::Genome)};
                    TrialNotes notes;
                    notes.note = "seen";
                    notes.tags = {"a", "b"};
                    if (!store.setProject(open, open.sources, none) ||
                        !store.setNotes(ids + std::to_string(i), notes) || (i % 3 == 0 && !store.saveTo(file, none)))
                        std::_Exit(1);
                });
            }
        }
    };

    static void makeOlder(const std::string& file)
    {
        QFile::remove(QString::fromStdString(file));
        test::OlderProject older(file);
        for (const SourceFile& source : test::olderSources(3)) older.add(source);
        older.add(test::smallReport());
        older.setVersion(3);
    }

    /// The ids of what is in a project, which are all of one of the two.
    static void collect(const ProjectStore& store, std::set<std::string>& ids)
    {
        TrialQuery all;
        all.limit = 1'000'000;
        const auto page = store.trials(all);
        QVERIFY(page);
        std::set<char> names;
        for (const Trial& trial : page->trials) {
            if (trial.id != "t1") names.insert(trial.id.front());  // the run that older projects have
            ids.insert(trial.id);
        }
        QVERIFY(names.size() <= 1);
    }

    int folders() const
    {
        return static_cast<int>(
            QDir(QString::fromStdString(m_root)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::string m_root, m_file;
};

PLEIO_TEST(tst_working_copy, TestWorkingCopy)
#include "tst_working_copy.moc"
