// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/needs.h"

#include <QAction>
#include <QList>

#include <string_view>

namespace pleio {

/// What the window can do, each once: menus, buttons of empty pages, search and shortcuts share these.
struct Actions {
    QAction* openGenome = nullptr;
    QAction* openFolder = nullptr;
    QAction* addTraits = nullptr;
    QAction* addPhenotypes = nullptr;
    QList<QAction*> addOther;  ///< what else can be added to a genome: expression, clusters, conditions …
    QAction* openProject = nullptr;
    QAction* openSample = nullptr;
    QAction* closeDocument = nullptr;
    QAction* save = nullptr;
    QAction* saveAs = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* history = nullptr;
    QAction* sets = nullptr;
    QAction* keepSelection = nullptr;
    QAction* exportFigure = nullptr;
    QAction* exportTable = nullptr;
    QAction* exportReport = nullptr;
    QAction* readingSettings = nullptr;
    QAction* analyze = nullptr;
    QAction* connectSwarm = nullptr;
    QAction* disconnectSwarm = nullptr;
    QAction* search = nullptr;
    QAction* filter = nullptr;
    QAction* clearSelection = nullptr;
    QAction* quit = nullptr;
    /// Opens the form of each analysis, in the order of builtinAnalyses(); data() is the id.
    QList<QAction*> forms;

    /// Precondition: there is an analysis of this id.
    [[nodiscard]] QAction* form(std::string_view analysis) const;
    /// Those that add what an analysis needs.
    [[nodiscard]] QList<QAction*> adding(Need need) const;
};

}  // namespace pleio
