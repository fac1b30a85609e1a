// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;

namespace pleio {

/// What the window can do, each once: menus, buttons of empty pages, search and shortcuts share these.
struct Actions {
    QAction* openGenome = nullptr;
    QAction* addTraits = nullptr;
    QAction* addExpression = nullptr;
    QAction* addClusters = nullptr;
    QAction* openProject = nullptr;
    QAction* openSample = nullptr;
    QAction* closeDocument = nullptr;
    QAction* save = nullptr;
    QAction* saveAs = nullptr;
    QAction* exportFigure = nullptr;
    QAction* exportTable = nullptr;
    QAction* exportReport = nullptr;
    QAction* readingSettings = nullptr;
    QAction* analyze = nullptr;
    QAction* search = nullptr;
    QAction* filter = nullptr;
    QAction* clearSelection = nullptr;
    QAction* quit = nullptr;
};

}  // namespace pleio
