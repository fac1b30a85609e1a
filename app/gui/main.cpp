// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/language.h"
#include "app/gui/main_window.h"
#include "core/base/version.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Pleioscope"));
    QApplication::setApplicationName(QStringLiteral("Pleioscope"));
    QApplication::setApplicationVersion(QString::fromStdString(pleio::programVersion()));

    pleio::installLanguage(QLocale().uiLanguages());

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Desktop workbench for genomic pleiotropy."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QCoreApplication::translate("main", "A genome, trait tables or a project to open."),
                                 QStringLiteral("[files…]"));
    parser.process(application);

    QSettings store;
    pleio::WindowSettings settings(store);
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    pleio::MainWindow window(settings, (own + QStringLiteral("/working")).toStdString());
    window.fitInto(window.screen()->availableSize());
    window.show();
    if (!parser.positionalArguments().isEmpty()) window.open(parser.positionalArguments());
    return QApplication::exec();
}
