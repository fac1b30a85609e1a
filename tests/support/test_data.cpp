// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.h"

#include <QDir>
#include <QFileInfo>

namespace pleio::test {

QString sourceFile(const QString& relative)
{
    return QDir(qEnvironmentVariable("PLEIOSCOPE_SOURCE_DIR")).filePath(relative);
}

QString dataDir()
{
    const QString given = qEnvironmentVariable("PLEIOSCOPE_DATA");
    const QString folder = given.isEmpty() ? sourceFile(QStringLiteral("../shared/data")) : given;
    return QFileInfo(folder).isDir() ? QDir(folder).absolutePath() : QString();
}

QString dataFile(const QString& relative)
{
    if (dataDir().isEmpty()) return {};
    const QString path = QDir(dataDir()).filePath(relative);
    return QFileInfo::exists(path) ? path : QString();
}

}  // namespace pleio::test
