// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTest>

using namespace pleio;

namespace {

/// The sources of programs and libraries, by their path from the root.
const QMap<QString, QByteArray>& sources()
{
    static const QMap<QString, QByteArray> contents = [] {
        QMap<QString, QByteArray> read;
        const QString root = pleio::test::sourceFile(QString());
        for (const char* area : {"app", "core", "widgets"}) {
            QDirIterator files(pleio::test::sourceFile(QLatin1String(area)), {"*.cpp", "*.h"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.open(QIODevice::ReadOnly)) read.insert(file.fileName().mid(root.size()), file.readAll());
            }
        }
        return read;
    }();
    return contents;
}

}  // namespace

/// The id of an analysis is a literal in one place; who needs it by name takes the constant.
class TestAnalysisIds : public QObject {
    Q_OBJECT
private slots:
    void eachIsWrittenOnce_data();
    void eachIsWrittenOnce();
};

void TestAnalysisIds::eachIsWrittenOnce_data()
{
    QTest::addColumn<QByteArray>("literal");
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        QTest::newRow(analysis.id.c_str()) << QByteArray('"' + QByteArray::fromStdString(analysis.id) + '"');
}

void TestAnalysisIds::eachIsWrittenOnce()
{
    QFETCH(QByteArray, literal);
    QVERIFY(sources().size() > 100);
    QStringList places;
    for (auto file = sources().begin(); file != sources().end(); ++file)
        for (auto found = file->count(literal); found > 0; --found) places << file.key();
    QCOMPARE(places.size(), 1);
    QVERIFY2(places.front().endsWith(QStringLiteral("core/analysis/analysis_ids.h")), qPrintable(places.front()));
}

PLEIO_TEST(tst_analysis_ids, TestAnalysisIds)
#include "tst_analysis_ids.moc"
