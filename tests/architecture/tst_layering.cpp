// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layering.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QTemporaryDir>
#include <QTest>

using pleio::test::layeringViolations;

namespace {

QString qtHeaders() { return QLibraryInfo::path(QLibraryInfo::HeadersPath); }

bool writeFile(const QString& path, const QString& text)
{
    if (!QDir().mkpath(QFileInfo(path).path())) return false;
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

}  // namespace

class TestLayering : public QObject {
    Q_OBJECT
private slots:
    void qtHeadersAreFound();
    void sourceTreeObeysTheOrder();
    void plantedInclude_data();
    void plantedInclude();
    void fileOutsideEveryModuleIsFound();
};

// Without them every Qt header in core would be reported, or none.
void TestLayering::qtHeadersAreFound()
{
    QVERIFY2(QFileInfo::exists(qtHeaders() + QStringLiteral("/QtCore/QString")), qPrintable(qtHeaders()));
}

void TestLayering::sourceTreeObeysTheOrder()
{
    const QString root = pleio::test::sourceFile(QStringLiteral("."));
    QVERIFY(QFileInfo::exists(root + QStringLiteral("/core/base/result.h")));
    const QStringList violations = layeringViolations(root, qtHeaders());
    QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
}

void TestLayering::plantedInclude_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<QString>("complaint");  // empty: allowed

    const auto row = [](const char* name, const char* file, const char* include, const char* complaint) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(include)
                            << QString::fromLatin1(complaint);
    };
    row("down", "core/io/a.cpp", "\"core/base/b.h\"", "");
    row("own header first", "core/io/c.cpp", "\"core/io/c.h\"", "");
    row("another header first", "core/io/c.cpp", "\"core/base/b.h\"", "core/io/c.cpp: the first include must be");
    row("same module", "core/io/a.cpp", "\"core/io/c.h\"", "");
    row("up", "core/base/a.cpp", "\"core/io/c.h\"", "core/base/a.cpp:2: core/base may not include");
    row("core to widgets", "core/io/a.cpp", "\"widgets/plots/p.h\"", "arrows point down only");
    row("core to app", "core/io/a.cpp", "\"app/cli/m.h\"", "arrows point down only");
    row("core to tests", "core/io/a.cpp", "\"tests/support/t.h\"", "arrows point down only");
    row("widgets to core", "widgets/plots/q.cpp", "\"core/io/c.h\"", "");
    row("widgets up", "widgets/theme/t.cpp", "\"widgets/plots/p.h\"", "arrows point down only");
    row("program to widgets", "app/cli/n.cpp", "\"widgets/plots/p.h\"", "");
    row("program to program", "app/cli/n.cpp", "\"app/gui/w.h\"", "share code through core and widgets");
    row("not from the root", "core/io/a.cpp", "\"c.h\"", "not a path from the root");
    row("relative", "core/io/a.cpp", "\"../base/b.h\"", "not a path from the root");
    row("moc", "core/io/a.cpp", "\"a.moc\"", "");
    row("indented directive", "core/base/a.cpp", "\t\"core/io/c.h\"", "arrows point down only");

    row("Qt Core in core", "core/io/a.cpp", "<QString>", "");
    row("Qt Core with module", "core/io/a.cpp", "<QtCore/QString>", "");
    row("Qt Gui class in core", "core/io/a.cpp", "<QColor>", "core uses Qt Core only");
    row("Qt Widgets class in core", "core/io/a.h", "<QWidget>", "core uses Qt Core only");
    row("Qt Widgets module in core", "core/io/a.cpp", "<QtWidgets/QWidget>", "core uses Qt Core only");
    row("Qt Widgets umbrella in core", "core/io/a.cpp", "<QtWidgets>", "core uses Qt Core only");
    row("lower-case Qt header in core", "core/io/a.cpp", "<qwidget.h>", "core uses Qt Core only");
    row("Qt Network in the swarm", "core/swarm/r.cpp", "<QTcpSocket>", "");
    row("Qt Network elsewhere in core", "core/io/a.cpp", "<QTcpSocket>", "core uses Qt Core only");
    row("Qt HTTP Server in monitoring", "core/monitoring/m.cpp", "<QHttpServer>", "");
    row("Qt Network in monitoring", "core/monitoring/m.cpp", "<QTcpServer>", "");
    row("Qt HTTP Server in the swarm", "core/swarm/r.cpp", "<QHttpServer>", "core uses Qt Core only");
    row("the swarm to monitoring", "core/swarm/r.cpp", "\"core/monitoring/s.h\"", "arrows point down only");
    row("Qt Gui class in the swarm", "core/swarm/r.cpp", "<QColor>", "core uses Qt Core only");
    row("Qt Widgets in widgets", "widgets/plots/q.cpp", "<QWidget>", "");

    row("Qt in a plain module", "core/base/a.cpp", "<QString>", "holds no Qt");
    row("Qt Core module in a plain module", "core/math/m.cpp", "<QtCore/QString>", "holds no Qt");
    row("standard library", "core/base/a.cpp", "<vector>", "");
    row("Eigen", "core/base/a.cpp", "<Eigen/Core>", "");
    row("oneTBB", "core/base/a.cpp", "<tbb/parallel_for.h>", "");
    row("htslib in a plain module", "core/base/a.cpp", "<htslib/bgzf.h>", "plain modules use");
    row("htslib in io", "core/io/a.cpp", "<htslib/bgzf.h>", "");
}

void TestLayering::plantedInclude()
{
    QFETCH(QString, file);
    QFETCH(QString, include);
    QFETCH(QString, complaint);

    const QTemporaryDir tree;
    QVERIFY(tree.isValid());
    QVERIFY(writeFile(tree.filePath(QStringLiteral("core/CMakeLists.txt")),
                      QStringLiteral("# bottom "
                                     "up\nadd_subdirectory(base)\nadd_subdirectory(math)\nadd_subdirectory(io)\nadd_"
                                     "subdirectory(swarm)\nadd_subdirectory("
                                     "monitoring)\n")));
    QVERIFY(writeFile(tree.filePath(QStringLiteral("widgets/CMakeLists.txt")),
                      QStringLiteral("add_subdirectory(theme)\nadd_subdirectory(plots)\n")));
    for (const char* header : {"core/base/b.h", "core/io/c.h", "core/monitoring/s.h", "widgets/plots/p.h",
                               "app/cli/m.h", "app/gui/w.h", "tests/support/t.h"})
        QVERIFY(writeFile(tree.filePath(QString::fromLatin1(header)), QStringLiteral("#pragma once\n")));
    QVERIFY(writeFile(tree.filePath(file), QStringLiteral("// first line\n  #  include %1  // why\n").arg(include)));

    const QStringList violations = layeringViolations(tree.path(), qtHeaders());
    if (complaint.isEmpty()) {
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
    } else {
        QCOMPARE(violations.size(), 1);
        QVERIFY2(violations.first().contains(complaint), qPrintable(violations.first()));
    }
}

void TestLayering::fileOutsideEveryModuleIsFound()
{
    const QTemporaryDir tree;
    QVERIFY(
        writeFile(tree.filePath(QStringLiteral("core/CMakeLists.txt")), QStringLiteral("add_subdirectory(base)\n")));
    QVERIFY(writeFile(tree.filePath(QStringLiteral("core/lost/a.cpp")), QStringLiteral("\n")));
    QVERIFY(writeFile(tree.filePath(QStringLiteral("core/b.h")), QStringLiteral("\n")));
    QCOMPARE(layeringViolations(tree.path(), qtHeaders()),
             (QStringList{QStringLiteral("core/b.h: lies in no module that core/CMakeLists.txt adds"),
                          QStringLiteral("core/lost/a.cpp: lies in no module that core/CMakeLists.txt adds")}));
}

PLEIO_TEST(tst_layering, TestLayering)
#include "tst_layering.moc"
