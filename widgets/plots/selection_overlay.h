// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/draw_layers.h"
#include "widgets/plots/hit_test.h"

#include <qcustomplot.h>

namespace pleio {

/// What the overlays of a figure outline.
struct PlotSelection {
    QSet<QString> keys;
    std::optional<PlotTarget> focus;                      ///< where the keyboard is
    std::vector<std::int32_t> markedRows, markedColumns;  ///< of a heat map, at its edges
};

/// Outlines of the selection in the accent colour, above one panel. It lies on a layer of its own, so that a new
/// selection does not draw the data again.
class SelectionOverlay final : public QCPAbstractPlottable {
public:
    SelectionOverlay(const DrawnPanel& panel, std::size_t panelIndex, const FigureStyle& style,
                     const PlotSelection& selection);

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const override;

protected:
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    void outline(QCPPainter& painter, const plot::Points& points) const;
    void outline(QCPPainter& painter, const plot::Bars& bars) const;
    void outline(QCPPainter& painter, const plot::Ribbons& ribbons) const;
    void outline(QCPPainter& painter, const plot::HeatMap& map) const;
    void drawMarks(QCPPainter& painter, const plot::HeatMap& map) const;
    void drawFocus(QCPPainter& painter) const;
    [[nodiscard]] bool isSelected(const std::vector<std::string>& keys, std::size_t index) const;

    const DrawnPanel m_panel;
    std::size_t m_panelIndex;
    const FigureStyle& m_style;
    const PlotSelection& m_selection;
    PanelFrame m_frame;
};

}  // namespace pleio
