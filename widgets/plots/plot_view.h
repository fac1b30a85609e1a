// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plot/plot_spec.h"

#include <QSet>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QCustomPlot;

namespace pleio {

/// Shows one PlotSpec on screen: wheel zooms, drag pans, double click resets, Shift-drag selects,
/// hover names what is under the pointer, a click on a branch beside a heat map selects the rows below it. The context
/// menu asks the owner to export the figure (Ctrl+Shift+E) and to show its numbers (Ctrl+Shift+N), and copies it. An
/// empty view says why it is empty.
///
/// Keyboard: arrow keys move a focus mark from point to point (cell to cell), Page Up and Page Down go to another
/// panel, Enter selects what has the mark, + and - zoom, 0 resets, Escape takes the mark away.
///
/// Colours follow the widget's palette, sizes its font. A figure with more named rows than fit is taller than the
/// view and scrolls; the wheel then scrolls, and zooms with Ctrl held.
class PlotView final : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    void setSpec(PlotSpec spec);
    /// Shows `reason` instead of a plot.
    void clear(const QString& reason);
    /// The figure shown, or nullptr when the view is empty.
    [[nodiscard]] const PlotSpec* spec() const;
    /// Its first heat map, or nullptr.
    [[nodiscard]] const plot::HeatMap* heatMap() const;

    /// Outlines the points and rows with these keys in the accent colour.
    void setSelectedKeys(const QSet<QString>& keys);
    /// For tests and accessibility: the widget that draws.
    [[nodiscard]] QCustomPlot* plot() const;

    /// Draws the heat maps of the figure in other colours, at the same zoom; spec() then is the figure so coloured.
    void setHeatMapScale(plot::HeatMap::Scale scale, double lower, double centre, double upper);
    /// Marks rows and columns of the heat map at its edges: where the whole map is as long as the edge.
    void setMarks(std::vector<std::int32_t> rows, std::vector<std::int32_t> columns);
    /// Zooms the heat map to a row, a column or both, so that names can be read, and puts the focus mark there.
    void showCell(std::optional<std::int32_t> row, std::optional<std::int32_t> column);

    void resetZoom();
    /// Puts the figure, as printed, on the clipboard.
    void copyFigure();

signals:
    /// The user selected points or rows by click, Shift-drag or keyboard; `extend` with Ctrl held.
    void keysSelected(const QSet<QString>& keys, bool extend);
    /// The user wants to see the data of the figure as a table.
    void numbersRequested();
    /// The user wants the figure in a file.
    void exportRequested();
    /// Drawing the figure for the clipboard failed.
    void exportFailed(const Error& error);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace pleio
