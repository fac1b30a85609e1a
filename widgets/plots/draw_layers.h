// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"
#include "widgets/plots/figure_style.h"

#include <QPainterPath>
#include <QPointF>

class QCPAxis;
class QCPPainter;

namespace pleio {

/// Where a layer is drawn: the axes of its panel and the style of the figure.
struct PanelFrame {
    QCPAxis* x = nullptr;
    QCPAxis* y = nullptr;
    const FigureStyle* style = nullptr;
    const plot::HeatMap* map = nullptr;  ///< of the same panel, if there is one; texts on it are black or white

    [[nodiscard]] QPointF pixel(double atX, double atY) const;
    [[nodiscard]] QRectF rect() const;
};

/// The outline of a marker of this diameter around the origin.
[[nodiscard]] QPainterPath markerPath(plot::Marker marker, double diameter);
/// One marker with its centre at `at`; `diameter` in device units.
void drawMarker(QCPPainter& painter, plot::Marker marker, const QPointF& at, double diameter, const QColor& colour,
                const FigureStyle& style);
/// The pixels of bar number `index`, with positive width and height.
[[nodiscard]] QRectF barRect(const plot::Bars& bars, std::size_t index, const PanelFrame& frame);

/// The outline of ribbon number `index` in pixels.
[[nodiscard]] QPainterPath ribbonPath(const plot::Ribbons& ribbons, std::size_t index, const PanelFrame& frame);

void drawLayer(QCPPainter& painter, const plot::Points& points, const PanelFrame& frame);
void drawLayer(QCPPainter& painter, const plot::Line& line, const PanelFrame& frame);
void drawLayer(QCPPainter& painter, const plot::Segments& segments, const PanelFrame& frame);
void drawLayer(QCPPainter& painter, const plot::Bars& bars, const PanelFrame& frame);
void drawLayer(QCPPainter& painter, const plot::Ribbons& ribbons, const PanelFrame& frame);
void drawLayer(QCPPainter& painter, const plot::Text& text, const PanelFrame& frame);

}  // namespace pleio
