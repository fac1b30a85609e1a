// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"

#include <QFile>
#include <QProcess>

namespace pleio::test {

namespace {

CliRun finish(QProcess& process)
{
    CliRun run;
    if (!process.waitForFinished(300'000)) {
        process.kill();
        process.waitForFinished();
        return run;
    }
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    if (process.exitStatus() == QProcess::NormalExit) run.status = process.exitCode();
    return run;
}

}  // namespace

CliRun runCli(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(PLEIOSCOPE_CLI), arguments);
    return finish(process);
}

CliRun runCliOnSmallDisk(const QStringList& arguments, int kilobytes)
{
    QProcess process;
    // An ignored SIGXFSZ is inherited, so that writing too much fails with an error as on a full disk.
    process.start(QStringLiteral("bash"),
                  QStringList{QStringLiteral("-c"),
                              QStringLiteral("trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\"").arg(kilobytes),
                              QStringLiteral(PLEIOSCOPE_CLI)} +
                      arguments);
    return finish(process);
}

CliRun runCliRedirected(const QStringList& arguments, const QString& redirection)
{
    QProcess process;
    process.start(QStringLiteral("bash"), QStringList{QStringLiteral("-c"),
                                                      QStringLiteral("\"$0\" \"$@\" ") + redirection +
                                                          QStringLiteral("; exit ${PIPESTATUS[0]}"),
                                                      QStringLiteral(PLEIOSCOPE_CLI)} +
                                              arguments);
    return finish(process);
}

CliRun synthSmall(const QString& folder)
{
    return runCli({"synth", "--genes", "200", "--traits", "2", "--planted", "1", "--genes-per-trait", "40", "--seed",
                   "3", "--out", folder});
}

void writeAll(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test file");
}

QHash<QString, QStringList> readTsv(const QString& path)
{
    QHash<QString, QStringList> columns;
    QStringList header;
    for (const QString& line : QString::fromUtf8(readAll(path)).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#')) continue;
        const QStringList fields = line.split(u'\t');
        if (header.isEmpty()) {
            header = fields;
            for (const QString& name : header) columns[name];
            continue;
        }
        for (qsizetype i = 0; i < header.size(); ++i) columns[header[i]].append(fields.value(i));
    }
    return columns;
}

}  // namespace pleio::test
