// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_writing.h"

#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace pleio;

namespace {

/// No file may grow beyond `bytes`, which a write meets as it meets a full disk: a part is taken, the rest refused.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit now = m_before;
        now.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &now);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;
    ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

}  // namespace

class TestFileWriting : public QObject {
    Q_OBJECT

private slots:
    void aFullDiskHasAName_data();
    void aFullDiskHasAName();
};

void TestFileWriting::aFullDiskHasAName_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qint64>("room");
    QTest::newRow("fits") << qsizetype{100} << qint64{100};
    QTest::newRow("no room for what is buffered") << qsizetype{100} << qint64{0};
    QTest::newRow("a part of what is buffered") << qsizetype{100} << qint64{40};
    QTest::newRow("a part of a large file") << qsizetype{3'000'000} << qint64{40'000};
    QTest::newRow("no room for a large file") << qsizetype{3'000'000} << qint64{0};
}

void TestFileWriting::aFullDiskHasAName()
{
    QFETCH(qsizetype, size);
    QFETCH(qint64, room);
    const QTemporaryDir folder;
    const QString path = folder.filePath("file");
    QVERIFY(!whyNotSaved(path, "old"));
    const QByteArray content(size, 'x');
    std::optional<std::string> why;
    {
        const SmallFiles small(static_cast<rlim_t>(room));
        why = whyNotSaved(path, content.toStdString());
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), size <= room ? content : QByteArray("old"));
    QCOMPARE(QString::fromStdString(why.value_or("written")), size <= room ? "written" : "File too large");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList("file"));
}

PLEIO_TEST(tst_file_writing, TestFileWriting)
#include "tst_file_writing.moc"
