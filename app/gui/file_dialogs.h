// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"

#include <QString>
#include <QStringList>

class QWidget;

namespace pleio {

/// File choosers; their filters come from the list of formats. Empty when the user cancels.
[[nodiscard]] QStringList askForGenome(QWidget* parent);
/// A folder of data.
[[nodiscard]] QString askForFolder(QWidget* parent);
[[nodiscard]] QStringList askForSources(QWidget* parent, SourceRole role);
[[nodiscard]] QString askForProject(QWidget* parent);
/// Names to write to; a missing suffix is added.
[[nodiscard]] QString askWhereToSaveProject(QWidget* parent, const QString& suggested);
/// What to do where a project is to be saved that can only be read, for this reason: QMessageBox::Save (under another
/// name), Cancel, or Reset (take it over) where another machine has locked it.
[[nodiscard]] int askAboutLock(QWidget* parent, const QString& reason, const QString& machine);
[[nodiscard]] QString askWhereToSaveFigure(QWidget* parent, const QString& suggested);
/// `asCodons`: the table can be written as a codon usage table of other programs too.
[[nodiscard]] QString askWhereToSaveTable(QWidget* parent, const QString& suggested, bool asCodons);
[[nodiscard]] QString askWhereToSaveSets(QWidget* parent, const QString& suggested);
/// Lists of runs, and files of the older system.
[[nodiscard]] QStringList askForTrials(QWidget* parent);
[[nodiscard]] QString askWhereToSaveTrials(QWidget* parent, const QString& suggested);
[[nodiscard]] QString askForReportFolder(QWidget* parent);

}  // namespace pleio
