// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/file_dialogs.h"

#include "core/io/formats.h"
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace pleio {

namespace {

struct FileDialogs {
    Q_DECLARE_TR_FUNCTIONS(FileDialogs)
};

/// "Genomes (*.gb *.gb.gz …);;All files (*)".
QString filterFor(const QString& title, std::initializer_list<FormatKind> kinds)
{
    QStringList patterns;
    for (const FormatInfo& format : formats())
        if (std::find(kinds.begin(), kinds.end(), format.kind) != kinds.end())
            for (const std::string_view extension : format.extensions) {
                patterns << QStringLiteral("*.") + qtext(extension);
                patterns << QStringLiteral("*.") + qtext(extension) + QStringLiteral(".gz");
            }
    patterns.removeDuplicates();
    return QStringLiteral("%1 (%2);;%3 (*)").arg(title, patterns.join(u' '), FileDialogs::tr("All files"));
}

QString withSuffix(const QString& path, const QString& suffix)
{
    return path.isEmpty() || !QFileInfo(path).suffix().isEmpty() ? path : path + u'.' + suffix;
}

}  // namespace

QStringList askForGenome(QWidget* parent)
{
    return QFileDialog::getOpenFileNames(
        parent, FileDialogs::tr("Open a genome, with its annotation and trait tables if they are separate"), {},
        filterFor(FileDialogs::tr("Genomes, annotations and traits"),
                  {FormatKind::Genome, FormatKind::Annotation, FormatKind::Traits}));
}

QStringList askForTraits(QWidget* parent)
{
    return QFileDialog::getOpenFileNames(parent, FileDialogs::tr("Add trait tables"), {},
                                         filterFor(FileDialogs::tr("Traits"), {FormatKind::Traits}));
}

QString askForTable(QWidget* parent, const QString& title)
{
    return QFileDialog::getOpenFileName(parent, title, {},
                                        FileDialogs::tr("Tables") + QStringLiteral(" (*.tsv *.csv *.txt *.gz);;") +
                                            FileDialogs::tr("All files") + QStringLiteral(" (*)"));
}

QString askForProject(QWidget* parent)
{
    return QFileDialog::getOpenFileName(parent, FileDialogs::tr("Open a project"), {},
                                        FileDialogs::tr("Projects") + QStringLiteral(" (*.pleio)"));
}

QString askWhereToSaveProject(QWidget* parent, const QString& suggested)
{
    return withSuffix(QFileDialog::getSaveFileName(parent, FileDialogs::tr("Save the project"), suggested,
                                                   FileDialogs::tr("Projects") + QStringLiteral(" (*.pleio)")),
                      QStringLiteral("pleio"));
}

QString askWhereToSaveFigure(QWidget* parent, const QString& suggested)
{
    QString chosen;
    const QString path = QFileDialog::getSaveFileName(parent, FileDialogs::tr("Export the figure"), suggested,
                                                      QStringLiteral("PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"), &chosen);
    return withSuffix(path, chosen.section(u' ', 0, 0).toLower());
}

QString askWhereToSaveTable(QWidget* parent, const QString& suggested)
{
    return withSuffix(QFileDialog::getSaveFileName(parent, FileDialogs::tr("Export the table"), suggested,
                                                   QStringLiteral("TSV (*.tsv)")),
                      QStringLiteral("tsv"));
}

QString askForReportFolder(QWidget* parent)
{
    return QFileDialog::getExistingDirectory(parent, FileDialogs::tr("Folder for the tables and the report"));
}

}  // namespace pleio
