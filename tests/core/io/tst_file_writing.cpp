// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_writing.h"

#include "tests/support/faults.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pleio;

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
    QVERIFY(saveFile(path.toStdString(), "old"));
    const QByteArray content(size, 'x');
    Result<void> saved;
    {
        const test::FullDisk small(static_cast<rlim_t>(room));
        saved = saveFile(path.toStdString(), content.toStdString());
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), size <= room ? content : QByteArray("old"));
    QCOMPARE(saved.has_value(), size <= room);
    if (!saved) {
        QCOMPARE(saved.error().kind, ErrorKind::Io);
        QCOMPARE(saved.error().where, path.toStdString());
        QCOMPARE(saved.error().message, std::string("The file could not be written (File too large); nothing was "
                                                    "changed. Make room or choose another folder."));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList("file"));
}

PLEIO_TEST(tst_file_writing, TestFileWriting)
#include "tst_file_writing.moc"
