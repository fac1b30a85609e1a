// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/offscreen_application.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace pleio {

std::unique_ptr<QApplication> makeOffscreenApplication(int& argc, char** argv)
{
    // Where no session set one up, Qt would choose one of its own with a warning.
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) {
        const QString folder = QDir::temp().filePath(QStringLiteral("pleioscope-runtime-%1").arg(getuid()));
        QDir().mkdir(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder));
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QApplication>(argc, argv);
}

}  // namespace pleio
