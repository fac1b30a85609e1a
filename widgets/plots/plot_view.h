// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <QSet>
#include <QString>
#include <QWidget>

#include <memory>

class QCustomPlot;

namespace pleio {

/// Shows one PlotSpec on screen: wheel zooms, drag pans, double click resets, Shift-drag selects,
/// hover names what is under the pointer. The context menu (and Ctrl+Shift+E) exports the figure and
/// shows its numbers. An empty view says why it is empty.
class PlotView final : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    void setSpec(PlotSpec spec);
    /// Shows `reason` instead of a plot.
    void clear(const QString& reason);
    [[nodiscard]] const PlotSpec* spec() const;

    /// Outlines the points and rows with these keys in the accent colour.
    void setSelectedKeys(const QSet<QString>& keys);
    /// For tests and accessibility: the widget that draws.
    [[nodiscard]] QCustomPlot* plot() const;

signals:
    /// The user selected points or rows by click, Shift-drag or keyboard; `extend` with Ctrl held.
    void keysSelected(const QSet<QString>& keys, bool extend);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace pleio
