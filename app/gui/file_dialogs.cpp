// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/file_dialogs.h"

#include "app/gui/role_names.h"
#include "core/io/codon_tables/codon_table.h"
#include "core/io/formats.h"
#include "core/io/source_roles.h"
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace pleio {

namespace {

struct FileDialogs {
    Q_DECLARE_TR_FUNCTIONS(FileDialogs)
};

/// "Genomes (*.gb *.gb.gz …);;All files (*)": what files of a role are called, or all files that can be read.
QString filterFor(const QString& title, std::optional<SourceRole> role)
{
    QStringList patterns;
    for (const std::string& extension : fileExtensions(role)) patterns << QStringLiteral("*.") + qtext(extension);
    return QStringLiteral("%1 (%2);;%3 (*)").arg(title, patterns.join(u' '), FileDialogs::tr("All files"));
}

/// "svg" of "SVG (*.svg)".
QString suffixOf(const QString& filter) { return filter.section(QStringLiteral("(*."), -1).section(u')', 0, 0); }

/// A name typed without a suffix gets that of the chosen filter before the dialog looks whether the file is there, so
/// that it asks about the file that will be written.
class SaveDialog : public QFileDialog {
public:
    SaveDialog(QWidget* parent, const QString& title, const QString& suggested, const QString& filters)
        : QFileDialog(parent, title, suggested, filters)
    {
        setAcceptMode(AcceptSave);
        setFileMode(AnyFile);
        takeSuffix();
        connect(this, &QFileDialog::filterSelected, this, &SaveDialog::takeSuffix);  // of a dialog of the desktop
    }

    /// The path; empty if the user changed their mind.
    QString ask() { return exec() == Accepted ? selectedFiles().value(0) : QString(); }

protected:
    void accept() override
    {
        takeSuffix();
        QFileDialog::accept();
    }

private:
    void takeSuffix() { setDefaultSuffix(suffixOf(selectedNameFilter())); }
};

}  // namespace

QStringList askForGenome(QWidget* parent)
{
    return QFileDialog::getOpenFileNames(
        parent, FileDialogs::tr("Open a genome, with its annotation and trait tables if they are separate"), {},
        filterFor(FileDialogs::tr("All that can be read"), {}));
}

QString askForFolder(QWidget* parent)
{
    return QFileDialog::getExistingDirectory(parent, FileDialogs::tr("Open a folder with a genome, tables or both"));
}

QStringList askForSources(QWidget* parent, SourceRole role)
{
    return QFileDialog::getOpenFileNames(parent, FileDialogs::tr("Add %1: %2").arg(roleTitle(role), roleContent(role)),
                                         {}, filterFor(roleTitle(role), role));
}

QString askForProject(QWidget* parent)
{
    return QFileDialog::getOpenFileName(parent, FileDialogs::tr("Open a project"), {},
                                        FileDialogs::tr("Projects") + QStringLiteral(" (*.pleio)"));
}

QString askWhereToSaveProject(QWidget* parent, const QString& suggested)
{
    return SaveDialog(parent, FileDialogs::tr("Save the project"), suggested,
                      FileDialogs::tr("Projects") + QStringLiteral(" (*.pleio)"))
        .ask();
}

int askAboutLock(QWidget* parent, const QString& reason, const QString& machine)
{
    QMessageBox box(QMessageBox::Question, FileDialogs::tr("Save project"), reason,
                    QMessageBox::Save | QMessageBox::Cancel, parent);
    box.setTextFormat(Qt::PlainText);
    box.button(QMessageBox::Save)->setText(FileDialogs::tr("Save under another name…"));
    if (!machine.isEmpty()) {
        box.setText(
            FileDialogs::tr("A program on %1 has this project open, so it can only be read here.").arg(machine));
        box.setInformativeText(
            FileDialogs::tr("If %1 is off or the program there has crashed, take the project over: it is opened "
                            "anew, as it was saved last. If somebody works on it there, one of you would lose "
                            "what the other saves.")
                .arg(machine));
        box.addButton(QMessageBox::Reset)->setText(FileDialogs::tr("Take over"));
    }
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec();
}

QString askWhereToSaveFigure(QWidget* parent, const QString& suggested)
{
    return SaveDialog(parent, FileDialogs::tr("Export the figure"), suggested,
                      QStringLiteral("PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"))
        .ask();
}

QString askWhereToSaveTable(QWidget* parent, const QString& suggested, bool asCodons)
{
    QString filters = QStringLiteral("TSV (*.tsv)");
    if (asCodons)
        for (const CodonTableFormat& format : codonTableFormats())
            if (format.extension != "txt")
                filters += QStringLiteral(";;%1 (*.%2)").arg(qtext(format.title), qtext(format.extension));
    return SaveDialog(parent, FileDialogs::tr("Export the table"), suggested, filters).ask();
}

QStringList askForTrials(QWidget* parent)
{
    return QFileDialog::getOpenFileNames(parent, FileDialogs::tr("Bring in runs"), {},
                                         FileDialogs::tr("Lists of runs") + QStringLiteral(" (*.csv *.json)"));
}

QString askWhereToSaveTrials(QWidget* parent, const QString& suggested)
{
    return SaveDialog(parent, FileDialogs::tr("Export the runs"), suggested,
                      FileDialogs::tr("Runs with their results (*.json);;List of runs (*.csv)"))
        .ask();
}

QString askWhereToSaveSets(QWidget* parent, const QString& suggested)
{
    return SaveDialog(parent, FileDialogs::tr("Export the sets"), suggested, FileDialogs::tr("Gene sets (*.gmt)"))
        .ask();
}

QString askForReportFolder(QWidget* parent)
{
    return QFileDialog::getExistingDirectory(parent, FileDialogs::tr("Folder for the tables and the report"));
}

}  // namespace pleio
