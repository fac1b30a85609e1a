// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStandardPaths>
#include <QString>

namespace pleio::test {

[[nodiscard]] inline bool hasPromtool()
{
    return !QStandardPaths::findExecutable(QStringLiteral("promtool")).isEmpty();
}

/// What "promtool check metrics" has to say of a text; nothing if all is well.
[[nodiscard]] inline QByteArray complaintsOfPromtool(const QByteArray& metrics)
{
    QProcess promtool;
    promtool.setProcessChannelMode(QProcess::MergedChannels);
    promtool.start(QStringLiteral("promtool"), {QStringLiteral("check"), QStringLiteral("metrics")});
    promtool.write(metrics);
    promtool.closeWriteChannel();
    if (!promtool.waitForFinished()) return "promtool did not end";
    return promtool.exitCode() == 0 ? promtool.readAll() : "refused: " + promtool.readAll();
}

}  // namespace pleio::test
