// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"
#include "widgets/plots/figure_style.h"
#include "widgets/plots/plot_ranges.h"

#include <QObject>

#include <memory>
#include <vector>

class QCPAxis;
class QCPAxisRect;
class QCPLayoutGrid;
class QCPMarginGroup;
class QCustomPlot;

namespace pleio {

/// A panel as it stands in the QCustomPlot.
struct DrawnPanel {
    const plot::Panel* spec = nullptr;
    QCPAxisRect* rect = nullptr;
    QCPAxis* x = nullptr;
    QCPAxis* y = nullptr;
    Range homeX, homeY;
};

/// Fills a QCustomPlot with a figure. Screen and export use it alike; only the FigureStyle differs.
/// `spec` and the plot must outlive the renderer.
class QcpRenderer final : public QObject {
    Q_OBJECT
public:
    QcpRenderer(QCustomPlot& plot, const PlotSpec& spec, FigureStyle style);
    ~QcpRenderer() override;

    [[nodiscard]] const std::vector<DrawnPanel>& panels() const { return m_panels; }
    [[nodiscard]] const FigureStyle& style() const { return m_style; }
    void resetRanges();
    /// Room for names and legends depends on the layout and the layout on them: lays out until both agree.
    void settleLayout();

private:
    void addHeader();
    void addPanels();
    void addPanel(const plot::Panel& panel, QCPLayoutGrid& grid, int keyColumn);
    void addCaption();
    [[nodiscard]] int smallestSide(double stretch) const;
    void styleAxis(QCPAxis& axis, const plot::Axis& spec, bool wholeNumbers);
    void linkAxes();
    void keepWithinHome(QCPAxis& axis, const Range& home);
    QCPMarginGroup* marginGroup(bool column, int index);

    QCustomPlot& m_plot;
    const PlotSpec& m_spec;
    FigureStyle m_style;
    std::vector<DrawnPanel> m_panels;
    std::vector<std::pair<std::pair<bool, int>, std::unique_ptr<QCPMarginGroup>>> m_marginGroups;
};

}  // namespace pleio
