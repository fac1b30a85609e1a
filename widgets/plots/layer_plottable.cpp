// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/layer_plottable.h"

#include "core/base/overloaded.h"
#include "widgets/plots/heat_map_image.h"

#include <cmath>

namespace pleio {

namespace {

constexpr double kMarkerRoom = 4;  // points a marker on the edge may stand out of the panel

}  // namespace

LayerPlottable::LayerPlottable(const plot::Layer& layer, const PanelFrame& frame)
    : QCPAbstractPlottable(frame.x, frame.y), m_layer(layer), m_frame(frame)
{
    setSelectable(QCP::stNone);
}

// Selection and ranges are worked out from the PlotSpec (hit_test.h, plot_ranges.h), not by QCustomPlot.
double LayerPlottable::selectTest(const QPointF&, bool, QVariant*) const { return -1; }

QCPRange LayerPlottable::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    foundRange = false;
    return {};
}

QCPRange LayerPlottable::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const
{
    foundRange = false;
    return {};
}

QRect LayerPlottable::clipRect() const
{
    if (std::holds_alternative<plot::Text>(m_layer)) return mParentPlot->viewport();
    const int room = std::holds_alternative<plot::Points>(m_layer) ? m_frame.style->rounded(kMarkerRoom) : 1;
    return m_frame.x->axisRect()->rect().adjusted(-room, -room, room, room);
}

void LayerPlottable::draw(QCPPainter* painter)
{
    std::visit(Overloaded{
                   [&](const plot::HeatMap& map) { drawHeatMap(*painter, map); },
                   [&](const auto& layer) { drawLayer(*painter, layer, m_frame); },
               },
               m_layer);
}

void LayerPlottable::drawLegendIcon(QCPPainter*, const QRectF&) const {}

void LayerPlottable::drawHeatMap(QCPPainter& painter, const plot::HeatMap& map)
{
    const QRect rect = m_frame.x->axisRect()->rect();
    const double ratio = m_frame.style->paper ? 1.0 : mParentPlot->bufferDevicePixelRatio();
    const QSize pixels = (QSizeF(rect.size()) * ratio).toSize();
    const QCPRange x = m_frame.x->range(), y = m_frame.y->range();
    if (m_image.size() != pixels || x != m_imageX || y != m_imageY) {
        m_image = heatMapImage(map, m_frame.style->theme, {x.lower, x.upper}, {y.lower, y.upper}, pixels,
                               m_frame.style->length(kHatchPeriod) * ratio);
        m_imageX = x;
        m_imageY = y;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.drawImage(QRectF(rect), m_image);
}

}  // namespace pleio
