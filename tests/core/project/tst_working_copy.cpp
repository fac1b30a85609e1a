// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_lock.h"
#include "core/project/working_copy.h"
#include "tests/core/project/made_trials.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>
#include <random>
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

/// Runs `work` in another process, which is gone when this returns; by SIGKILL after `milliseconds` if it is not
/// before.
template <class Work>
void inDyingProcess(int milliseconds, Work&& work)
{
    const pid_t child = fork();
    if (child == 0) {
        work();
        ::kill(::getpid(), SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
}

/// The same, when the work is done.
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

    /// Two projects change and are saved while their programs are killed at random moments. Each file opens, is whole,
    /// and holds nothing of the other; what was written before is in the file or is offered.
    void killedAtRandomMoments()
    {
        const int rounds = qEnvironmentVariableIntValue("PLEIOSCOPE_KILLS") > 0
                               ? qEnvironmentVariableIntValue("PLEIOSCOPE_KILLS")
                               : 25;
        std::mt19937 engine(3);
        NoProgress none;
        std::map<std::string, int> last{{"x", 0}, {"y", 0}};
        for (int round = 0; round < rounds; ++round) {
            const std::string name = round % 2 == 0 ? "x" : "y";
            const std::string file = m_dir->filePath(QString::fromStdString(name + ".pleio")).toStdString();
            int told[2];
            QVERIFY(pipe(told) == 0);
            inDyingProcess(static_cast<int>(engine() % 120), [&] {
                auto copy = QFile::exists(QString::fromStdString(file)) ? WorkingCopy::ofFile(m_root, file, none)
                                                                        : WorkingCopy::create(m_root);
                if (!copy) std::_Exit(1);
                for (int i = 1;; ++i) {
                    const std::string id = name + "-" + std::to_string(round) + "-" + std::to_string(i);
                    if (!add(**copy, id)) std::_Exit(1);
                    (void)!::write(told[1], &i, sizeof i);  // this one is written
                    if (i % 3 == 0)
                        (void)(*copy)->with([&](ProjectStore& store) { return store.saveTo(file, none).has_value(); });
                }
            });
            ::close(told[1]);
            int written = 0;
            for (int i = 0; ::read(told[0], &i, sizeof i) == sizeof i;) written = i;
            ::close(told[0]);
            // In the file, or in what is offered.
            std::set<std::string> kept;
            const auto collect = [&](ProjectStore& store) {
                TrialQuery all;
                all.limit = 1'000'000;
                const auto page = store.trials(all);
                for (const Trial& trial : page->trials) {
                    QVERIFY2(trial.id.starts_with(name + "-"), trial.id.c_str());
                    kept.insert(trial.id);
                }
            };
            if (QFile::exists(QString::fromStdString(file))) {
                QCOMPARE(SQLite::Database(file).execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
                auto store = ProjectStore::read(file, none);
                QVERIFY2(store, store ? "" : store.error().oneLine().c_str());
                collect(*store);
            }
            for (const LeftWork& left : leftWork(m_root)) {
                if (left.damage.empty()) {
                    auto adopted = WorkingCopy::adopt(left.folder);
                    QVERIFY(adopted);
                    (*adopted)->with(collect);
                } else {
                    // It died before the working copy was whole: nothing had been written there.
                    QCOMPARE(written, 0);
                    dropLeftWork(left);
                }
            }
            for (int i = 1; i <= written; ++i)
                QVERIFY(kept.contains(name + "-" + std::to_string(round) + "-" + std::to_string(i)));
        }
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
