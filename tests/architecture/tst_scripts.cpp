// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/read_all.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using pleio::test::readAll;

namespace {

/// The shell scripts of the source tree, by extension or by their first line.
QStringList shellScripts()
{
    QStringList scripts;
    for (const char* folder : {"packaging", ".ci", "tests"}) {
        QDirIterator files(pleio::test::sourceFile(QString::fromLatin1(folder)), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QByteArray first = readAll(path).split('\n').first();
            if (path.endsWith(QStringLiteral(".sh")) || (first.startsWith("#!") && first.contains("sh")))
                scripts << path;
        }
    }
    scripts.sort();
    return scripts;
}

struct Finished {
    int status = -1;
    QString out;
    QString err;
};

Finished run(const QString& program, const QStringList& arguments,
             const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(QDir::rootPath());
    process.start(program, arguments);
    if (!process.waitForFinished(-1)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

const QString kInstaller = QStringLiteral("packaging/install-packages.sh");
const QString kPackageList = QStringLiteral("packaging/debian-packages.txt");

}  // namespace

class TestScripts : public QObject {
    Q_OBJECT
private slots:
    void scriptParses_data();
    void scriptParses();
    void packagesAreListedOnce();
    void onlyTheInstallerInstalls();
    void installerAsksAptForWhatIsMissing();
    void installerDoesNothingWhenAllIsInstalled();
    void installerSaysWhatFailed_data();
    void installerSaysWhatFailed();
    void presetsAreComplete();

private:
    /// Runs the installer with apt-get and dpkg-query replaced by scripts of these texts.
    Finished install(const QStringList& sections, const char* aptGet, const char* dpkgQuery);
};

void TestScripts::scriptParses_data()
{
    QTest::addColumn<QString>("script");
    for (const QString& script : shellScripts()) QTest::newRow(qPrintable(script)) << script;
}

void TestScripts::scriptParses()
{
    QFETCH(QString, script);
    const Finished result = run(QStringLiteral("bash"), {QStringLiteral("-n"), script});
    QVERIFY2(result.status == 0 && result.err.isEmpty(), qPrintable(result.err));
}

void TestScripts::packagesAreListedOnce()
{
    static const QRegularExpression valid(QStringLiteral("^[a-z0-9][a-z0-9+.-]+\\??$"));
    static const QRegularExpression section(QStringLiteral("^\\[[a-z]+\\]$"));
    QSet<QString> seen;
    bool inSection = false;
    const QStringList lines =
        QString::fromUtf8(readAll(pleio::test::sourceFile(kPackageList))).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        if (line.startsWith(u'#')) continue;
        if (section.match(line).hasMatch()) {
            inSection = true;
            continue;
        }
        QVERIFY2(inSection && valid.match(line).hasMatch(), qPrintable(line));
        QVERIFY2(!seen.contains(line), qPrintable(line));
        seen.insert(line);
    }
    QVERIFY(seen.size() > 10);
}

void TestScripts::onlyTheInstallerInstalls()
{
    static const QRegularExpression installs(
        QStringLiteral("\\b(apt|apt-get|aptitude|dpkg|pip3?|npm)\\b[^\\n]*\\b(install|-i)\\b"));
    static const QRegularExpression library(QStringLiteral("\\b(lib[a-z0-9.+-]+-dev|qt6-[a-z0-9-]+)\\b"));
    const QStringList scripts = shellScripts();
    QVERIFY(scripts.size() >= 4);
    for (const QString& script : scripts) {
        const QString text = QString::fromUtf8(readAll(script));
        QVERIFY2(!library.match(text).hasMatch(), qPrintable(script));
        if (!script.endsWith(kInstaller)) QVERIFY2(!installs.match(text).hasMatch(), qPrintable(script));
    }
}

Finished TestScripts::install(const QStringList& sections, const char* aptGet, const char* dpkgQuery)
{
    const QTemporaryDir tools;
    const auto plant = [&](const QString& name, const QByteArray& text) {
        QFile file(tools.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write("#!/bin/sh\n" + text + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    };
    plant(QStringLiteral("apt-get"), aptGet);
    plant(QStringLiteral("dpkg-query"), dpkgQuery);
    plant(QStringLiteral("apt-cache"), "echo '  Candidate: (none)'");
    plant(QStringLiteral("id"), "echo 0");
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), tools.path() + u':' + environment.value(QStringLiteral("PATH")));
    return run(pleio::test::sourceFile(kInstaller), sections, environment);
}

void TestScripts::installerAsksAptForWhatIsMissing()
{
    // cmake is there already; everything else of the section is not.
    const Finished result = install({QStringLiteral("build")}, "echo \"apt-get $DEBIAN_FRONTEND $@\"",
                                    "for name; do :; done; test \"$name\" = cmake && printf installed");
    QCOMPARE(result.status, 0);
    QVERIFY(result.out.contains(QStringLiteral("apt-get noninteractive")));
    const QStringList commands = result.out.split(u'\n').filter(QStringLiteral("--no-install-recommends"));
    QCOMPARE(commands.size(), 1);
    const QStringList words = commands.first().split(u' ');
    QVERIFY(words.contains(QStringLiteral("g++")));
    QVERIFY(words.contains(QStringLiteral("ninja-build")));
    QVERIFY(!words.contains(QStringLiteral("cmake")));
    QVERIFY(!words.contains(QStringLiteral("clang")));  // of another section
}

void TestScripts::installerDoesNothingWhenAllIsInstalled()
{
    const Finished result = install({}, "echo called; exit 1", "printf installed");
    QCOMPARE(result.status, 0);
    QCOMPARE(result.out, QStringLiteral("All packages of build gui run are installed.\n"));
}

void TestScripts::installerSaysWhatFailed_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("apt fails") << "build"
                               << "install-packages: apt-get could not install the packages; its message is above.";
    QTest::newRow("no such section") << "nonsense"
                                     << "install-packages: debian-packages.txt has no section [nonsense].";
}

void TestScripts::installerSaysWhatFailed()
{
    QFETCH(QString, section);
    QFETCH(QString, sentence);
    const Finished result = install({section}, "exit 100", "exit 1");
    QCOMPARE(result.status, 1);
    QVERIFY2(result.err.contains(sentence), qPrintable(result.err));
}

void TestScripts::presetsAreComplete()
{
    const auto presets =
        QJsonDocument::fromJson(readAll(pleio::test::sourceFile(QStringLiteral("CMakePresets.json")))).object();
    for (const char* kind : {"configurePresets", "buildPresets", "testPresets"}) {
        QSet<QString> names;
        for (const auto& preset : presets[QLatin1String(kind)].toArray())
            if (!preset.toObject()[QStringLiteral("hidden")].toBool())
                names.insert(preset.toObject()[QStringLiteral("name")].toString());
        QCOMPARE(names, (QSet<QString>{QStringLiteral("dev"), QStringLiteral("check"), QStringLiteral("lint"),
                                       QStringLiteral("asan"), QStringLiteral("tsan"), QStringLiteral("release"),
                                       QStringLiteral("headless")}));
    }
}

PLEIO_TEST(tst_scripts, TestScripts)
#include "tst_scripts.moc"
