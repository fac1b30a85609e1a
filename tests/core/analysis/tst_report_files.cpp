// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_files.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/support/faults.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace pleio;
using pleio::test::readAll;
using pleio::test::smallReport;

namespace {

Result<void> write(const Report& report, const QString& folder)
{
    NoProgress progress;
    return writeReportFiles(report, {}, {folder.toStdString()}, progress);
}

QStringList everythingIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

const QStringList kWritten{"genes.tsv",   "pleioscope.sha256",      "report.html",
                           "report.json", "ro-crate-metadata.json", "traits.tsv"};

}  // namespace

class TestReportFiles : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void newFolder()
    {
        const QString folder = m_dir->filePath(QStringLiteral("a/b/out"));
        QVERIFY(write(smallReport(), folder));
        QCOMPARE(everythingIn(folder), kWritten);
        QCOMPARE(everythingIn(m_dir->filePath(QStringLiteral("a/b"))), QStringList({"out"}));
        const QByteArray genes = readAll(folder + QStringLiteral("/genes.tsv"));
        QVERIFY(genes.startsWith("gene_id\tgc\tcodons\ng1\t0.25\t1000\n"));
        QCOMPARE(genes.count('\n'), 121);
        const QJsonDocument json = QJsonDocument::fromJson(readAll(folder + QStringLiteral("/report.json")));
        QCOMPARE(json[u"analysis"].toString(), QStringLiteral("cipher.decode"));
        QVERIFY(readAll(folder + QStringLiteral("/report.html")).endsWith("</html>\n"));
    }

    void folderFollowsUmask()
    {
        const QString folder = m_dir->filePath(QStringLiteral("out"));
        const mode_t before = umask(022);
        const bool good = write(smallReport(), folder).has_value();
        umask(before);
        QVERIFY(good);
        struct stat info {};
        QCOMPARE(stat(QFile::encodeName(folder).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, 0755U);
        QCOMPARE(stat(QFile::encodeName(folder + QStringLiteral("/genes.tsv")).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, 0644U);
    }

    void simulatedIsWrittenIntoTables()
    {
        Report report = smallReport();
        report.provenance.simulated = true;
        const QString folder = m_dir->filePath(QStringLiteral("out"));
        QVERIFY(write(report, folder));
        QVERIFY(readAll(folder + QStringLiteral("/traits.tsv")).startsWith("# Simulated data"));
        QVERIFY(readAll(folder + QStringLiteral("/report.html")).contains("Simulated data"));
        QVERIFY(readAll(folder + QStringLiteral("/report.json")).contains("\"simulated\": true"));
    }

    void onlyOwnFilesAreReplaced()
    {
        const QString folder = m_dir->filePath(QStringLiteral("out"));
        QVERIFY(write(smallReport(), folder));
        QFile mine(folder + QStringLiteral("/mine.txt"));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        QVERIFY(write(smallReport(), folder));
        QVERIFY(mine.exists());
        QFile genes(folder + QStringLiteral("/genes.tsv"));
        QVERIFY(genes.open(QIODevice::WriteOnly));
        genes.write("edited");
        genes.close();
        const Result<void> result = write(smallReport(), folder);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        QVERIFY(QString::fromStdString(result.error().where).endsWith(QStringLiteral("out/genes.tsv")));
        QCOMPARE(readAll(folder + QStringLiteral("/genes.tsv")), QByteArray("edited"));
    }

    void equalReportsGiveEqualBytes()
    {
        QVERIFY(write(smallReport(), m_dir->filePath(QStringLiteral("one"))));
        QVERIFY(write(smallReport(), m_dir->filePath(QStringLiteral("two"))));
        for (const QString& name : everythingIn(m_dir->filePath(QStringLiteral("one"))))
            QCOMPARE(readAll(m_dir->filePath(QStringLiteral("one/")) + name),
                     readAll(m_dir->filePath(QStringLiteral("two/")) + name));
    }

    void fileInTheWay()
    {
        const QString path = m_dir->filePath(QStringLiteral("taken"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QString& folder : {path, path + QStringLiteral("/below")}) {
            const Result<void> result = write(smallReport(), folder);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Io);
            QVERIFY(QString::fromStdString(result.error().where).startsWith(path));
        }
        QCOMPARE(everythingIn(m_dir->path()), QStringList({"taken"}));
    }

    void unwritableFolder()
    {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        const QString folder = m_dir->filePath(QStringLiteral("locked"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(write(smallReport(), folder).error().kind, ErrorKind::Io);
        QCOMPARE(write(smallReport(), folder + QStringLiteral("/new")).error().kind, ErrorKind::Io);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(everythingIn(folder).isEmpty());
    }

    void fullDiskLeavesNothing_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::newRow("new folder") << false;
        QTest::newRow("existing folder") << true;
    }

    void fullDiskLeavesNothing()
    {
        QFETCH(bool, exists);
        const QString folder = m_dir->filePath(QStringLiteral("out"));
        if (exists) {
            QVERIFY(write(smallReport(), folder));
        }
        const QStringList before = everythingIn(m_dir->path());
        const QByteArray genes = readAll(folder + QStringLiteral("/genes.tsv"));
        Report report = smallReport();
        report.tables[0].columns[0].values = std::vector<std::string>(120, std::string(200, 'x'));
        std::optional<Result<void>> result;
        {
            const test::FullDisk full(4096);
            result = write(report, folder);
        }
        QVERIFY(!*result);
        QCOMPARE(result->error().kind, ErrorKind::Io);
        QVERIFY2(QString::fromStdString(result->error().message).contains(QStringLiteral("Make room")),
                 result->error().message.c_str());
        QVERIFY(QString::fromStdString(result->error().where).contains(QStringLiteral("out")));
        QCOMPARE(everythingIn(m_dir->path()), before);
        QCOMPARE(readAll(folder + QStringLiteral("/genes.tsv")), genes);
        if (exists) QCOMPARE(everythingIn(folder), kWritten);
    }

    void cancelLeavesNothing()
    {
        for (int call = 0; call < 5; ++call) {
            test::CancelAt progress(call);
            const Result<void> result =
                writeReportFiles(smallReport(), {}, {m_dir->filePath(QStringLiteral("out")).toStdString()}, progress);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Cancelled);
            QVERIFY(everythingIn(m_dir->path()).isEmpty());
        }
    }

    void unfitTableId()
    {
        Report report = smallReport();
        report.tables[0].id = "../genes";
        QCOMPARE(write(report, m_dir->filePath(QStringLiteral("out"))).error().kind, ErrorKind::Internal);
        QVERIFY(everythingIn(m_dir->path()).isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

PLEIO_TEST(tst_report_files, TestReportFiles)
#include "tst_report_files.moc"
