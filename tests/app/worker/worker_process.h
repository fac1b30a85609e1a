// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace pleio::test {

/// The port that a program says it serves metrics on; 0 if it says none.
[[nodiscard]] inline int metricsPortIn(const QByteArray& log)
{
    static const QRegularExpression url(QStringLiteral("Metrics at http://127\\.0\\.0\\.1:(\\d+)/metrics"));
    return url.match(QString::fromUtf8(log)).captured(1).toInt();
}

/// The real pleioscope-worker, killed when it goes out of scope.
class WorkerProcess {
public:
    /// `mostMegabytes` of address space; 0 for no limit.
    explicit WorkerProcess(const QStringList& arguments, const QString& password = {}, int mostMegabytes = 0)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!password.isEmpty()) environment.insert(QStringLiteral("PLEIOSCOPE_REDIS_PASSWORD"), password);
        m_process.setProcessEnvironment(environment);
        if (mostMegabytes == 0)
            m_process.start(QStringLiteral(PLEIOSCOPE_WORKER), arguments);
        else
            m_process.start(
                QStringLiteral("bash"),
                QStringList{QStringLiteral("-c"),
                            QStringLiteral("ulimit -c 0 -v %1; exec \"$0\" \"$@\"").arg(mostMegabytes * 1024),
                            QStringLiteral(PLEIOSCOPE_WORKER)} +
                    arguments);
    }
    ~WorkerProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QProcess& process() { return m_process; }
    /// Waits until the log says so.
    [[nodiscard]] bool says(const QByteArray& text)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_log.contains(text) && timer.elapsed() < 60'000 && m_process.state() != QProcess::NotRunning) {
            m_process.waitForReadyRead(200);
            m_log += m_process.readAllStandardError();
        }
        m_log += m_process.readAllStandardError();
        return m_log.contains(text);
    }
    [[nodiscard]] const QByteArray& log() const { return m_log; }

private:
    QProcess m_process;
    QByteArray m_log;
};

}  // namespace pleio::test
