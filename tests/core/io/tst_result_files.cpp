// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_files.h"
#include "tests/support/faults.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

using namespace pleio;
using pleio::test::readAll;

namespace {

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test file");
}

using Contents = std::vector<std::pair<std::string, std::string>>;

}  // namespace

class TestResultFiles : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void writtenAgainWithoutFuss()
    {
        QVERIFY(write({{"a.tsv", "1"}, {"b.tsv", "2"}}));
        QVERIFY(write({{"a.tsv", "3"}, {"b.tsv", "4"}}));
        QCOMPARE(readAll(at("out/a.tsv")), QByteArray("3"));
        QCOMPARE(all(), QStringList({"a.tsv", "b.tsv", "pleioscope.sha256"}));
    }

    void listIsThatOfSha256sum()
    {
        const QString sha256sum = QStandardPaths::findExecutable(QStringLiteral("sha256sum"));
        if (sha256sum.isEmpty()) QSKIP("sha256sum is not installed");
        QVERIFY(write({{"a.tsv", "1"}, {"b.tsv", ""}}));
        QProcess check;
        check.setWorkingDirectory(at("out"));
        check.start(sha256sum,
                    {QStringLiteral("--check"), QStringLiteral("--strict"), QStringLiteral("pleioscope.sha256")});
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0, check.readAllStandardError().constData());
    }

    void whatTheUserMadeStays_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"foreign", "changed", "link", "dangling link", "folder", "foreign list"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void whatTheUserMadeStays()
    {
        QFETCH(QString, kind);
        QVERIFY(QDir().mkpath(at("out")));
        if (kind == "foreign") put(at("out/a.tsv"), "mine");
        if (kind == "changed") {
            QVERIFY(write({{"a.tsv", "1"}}));
            put(at("out/a.tsv"), "mine");
        }
        if (kind == "link") {
            put(at("elsewhere"), "mine");
            QVERIFY(QFile::link(at("elsewhere"), at("out/a.tsv")));
        }
        if (kind == "dangling link") QVERIFY(QFile::link(at("nowhere"), at("out/a.tsv")));
        if (kind == "folder") QVERIFY(QDir().mkpath(at("out/a.tsv")));
        if (kind == "foreign list") put(at("out/pleioscope.sha256"), "mine");
        const std::string named = kind == "foreign list" ? "pleioscope.sha256" : "a.tsv";
        const QStringList before = all();

        const std::string names[] = {"a.tsv"};
        const Result<void> early = checkResultPlace({at("out").toStdString()}, names);
        const Result<void> late = write({{"b.tsv", "x"}, {"a.tsv", "x"}});
        const std::vector tried{early, late};
        for (const Result<void>& refused : tried) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);
            QVERIFY2(QString::fromStdString(refused.error().where).endsWith("out/" + QString::fromStdString(named)),
                     refused.error().where.c_str());
        }
        QCOMPARE(all(), before);
        if (kind == "foreign" || kind == "changed" || kind == "link")
            QCOMPARE(readAll(at("out/a.tsv")), QByteArray("mine"));
        QVERIFY(!QFile::exists(at("nowhere")));
    }

    void inputsStay_data()
    {
        QTest::addColumn<QString>("spelling");
        for (const char* spelling : {"plain", "dots", "symbolic link", "hard link", "linked folder"})
            QTest::newRow(spelling) << QString::fromLatin1(spelling);
    }

    /// Even what this program wrote itself, when it is read by the same run.
    void inputsStay()
    {
        QFETCH(QString, spelling);
        QVERIFY(write({{"a.tsv", "input"}}));
        QString input = at("out/a.tsv");
        if (spelling == "dots") input = at("out/../out/./a.tsv");
        if (spelling == "symbolic link") {
            QVERIFY(QFile::link(at("out/a.tsv"), at("other")));
            input = at("other");
        }
        if (spelling == "hard link") {
            input = at("other");
            QCOMPARE(::link(QFile::encodeName(at("out/a.tsv")), QFile::encodeName(input)), 0);
        }
        if (spelling == "linked folder") {
            QVERIFY(QFile::link(at("out"), at("linked")));
            input = at("linked/a.tsv");
        }
        const Result<void> refused = write({{"a.tsv", "x"}}, "maker", {input.toStdString()});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QCOMPARE(readAll(at("out/a.tsv")), QByteArray("input"));
        QVERIFY(write({{"b.tsv", "x"}}, "maker", {input.toStdString()}));  // nor is it taken for a stale file
        QCOMPARE(readAll(at("out/a.tsv")), QByteArray("input"));
    }

    void staleFilesOfTheSameMakerGo()
    {
        QVERIFY(write({{"a.tsv", "1"}, {"kept.tsv", "1"}, {"edited.tsv", "1"}}, "one"));
        QVERIFY(write({{"other.tsv", "1"}}, "two"));
        put(at("out/edited.tsv"), "mine");
        put(at("out/foreign.tsv"), "mine");
        QVERIFY(write({{"kept.tsv", "2"}}, "one"));
        QCOMPARE(all(), QStringList({"edited.tsv", "foreign.tsv", "kept.tsv", "other.tsv", "pleioscope.sha256"}));
        QCOMPARE(readAll(at("out/edited.tsv")), QByteArray("mine"));
        // What was edited is the user's now, also for the next run.
        QCOMPARE(write({{"edited.tsv", "2"}}, "one").error().kind, ErrorKind::Usage);
    }

    /// A list from elsewhere must not lead to files outside the folder.
    void listCannotRemoveElsewhere()
    {
        QVERIFY(write({{"a.tsv", "1"}}));
        put(at("outside.tsv"), "1");
        put(at("out/pleioscope.sha256"), readAll(at("out/pleioscope.sha256")).replace("a.tsv", "../outside.tsv"));
        QVERIFY(write({{"b.tsv", "1"}}));
        QVERIFY(QFile::exists(at("outside.tsv")));
    }

    void otherFilesCanBeListed()
    {
        QVERIFY(write({{"a.tsv", "1"}}));
        put(at("K12.pleio"), "project");
        const std::string folder = at("out").toStdString(), project = at("K12.pleio").toStdString();
        const std::string names[] = {nameInResultList(folder, project)};
        QCOMPARE(names[0], std::string("../K12.pleio"));
        QVERIFY(!checkResultPlace({folder}, names));
        QVERIFY(listResult(folder, "project", project));
        QVERIFY(checkResultPlace({folder}, names));
        QVERIFY(write({{"a.tsv", "2"}}));
        QVERIFY(checkResultPlace({folder}, names));
        QVERIFY(QFile::exists(at("K12.pleio")));
        put(at("K12.pleio"), "changed project");
        QVERIFY(!checkResultPlace({folder}, names));
    }

    void fullDiskChangesNothing()
    {
        QVERIFY(write({{"a.tsv", "1"}}));
        std::optional<Result<void>> result;
        {
            const test::FullDisk full(4096);
            result = write({{"a.tsv", std::string(10000, 'x')}, {"b.tsv", "2"}});
        }
        QVERIFY(!*result);
        QCOMPARE(result->error().kind, ErrorKind::Io);
        QCOMPARE(all(), QStringList({"a.tsv", "pleioscope.sha256"}));
        QCOMPARE(readAll(at("out/a.tsv")), QByteArray("1"));
        QVERIFY(write({{"a.tsv", "2"}}));
    }

    void folderThatCannotBeMade()
    {
        put(at("file"), "x");
        for (const char* folder : {"file", "file/below"}) {
            const Result<void> early = checkResultPlace({at(folder).toStdString()}, {});
            QVERIFY(!early);
            QCOMPARE(early.error().kind, ErrorKind::Io);
        }
        QVERIFY(checkResultPlace({at("new/below").toStdString()}, {}));
        QVERIFY(!QFile::exists(at("new")));
    }

    void aPlaceIsHeldUntilItIsLetGo()
    {
        const auto inOtherProcess = [&] {
            const pid_t child = fork();
            if (child == 0) {
                const auto hold = ResultHold::of(at("new/below/out").toStdString());
                const bool isTold = !hold && hold.error().kind == ErrorKind::Io &&
                                    hold.error().message.starts_with("Another run (process ");
                std::_Exit(hold ? 0 : isTold ? 1 : 2);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            return WEXITSTATUS(status);
        };
        const std::string place = at("new/below/out").toStdString();
        {
            const auto hold = ResultHold::of(place);
            QVERIFY(hold);
            QCOMPARE(inOtherProcess(), 1);
            QVERIFY(ResultHold::of(place));  // this process may
            QCOMPARE(inOtherProcess(), 1);
            QVERIFY(QDir().mkdir(QString::fromStdString(place)));  // as by its results
            QCOMPARE(inOtherProcess(), 1);
            QVERIFY(QDir().rmdir(QString::fromStdString(place)));
        }
        QVERIFY(!QFile::exists(at("new")));  // nothing came of it
        QVERIFY(QDir().mkpath(QString::fromStdString(place)));
        QCOMPARE(inOtherProcess(), 0);
    }

private:
    QString at(const char* name) const { return m_dir->filePath(QString::fromUtf8(name)); }
    QStringList all() const
    {
        return QDir(at("out")).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot,
                                         QDir::Name);
    }
    Result<void> write(const Contents& contents, const std::string& maker = "maker",
                       std::vector<std::string> inputs = {}) const
    {
        NoProgress none;
        ResultFiles files({at("out").toStdString(), std::move(inputs)}, maker);
        if (Result<void> ok = files.open(); !ok) return ok;
        for (const auto& [name, content] : contents)
            if (Result<void> ok = files.add(name, content, none); !ok) return ok;
        return files.commit();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

PLEIO_TEST(tst_result_files, TestResultFiles)
#include "tst_result_files.moc"
