// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCursor>
#include <QGuiApplication>

namespace pleio {

/// Shows the waiting cursor while a figure is drawn for a file or the clipboard. Drawing stays in the thread of the
/// window, because QCustomPlot is a widget, and a widget may be used there alone; a QPicture to be played back in a
/// worker would cost as much, since it packs every image as PNG while it records. The largest figure, a heat map of all
/// genes, takes about half a second.
class BusyCursor {
public:
    BusyCursor() { QGuiApplication::setOverrideCursor(Qt::WaitCursor); }
    ~BusyCursor() { QGuiApplication::restoreOverrideCursor(); }
    BusyCursor(const BusyCursor&) = delete;
    BusyCursor& operator=(const BusyCursor&) = delete;
};

}  // namespace pleio
