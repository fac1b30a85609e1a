// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_entry.h"

#include "core/base/overloaded.h"
#include "widgets/plots/draw_layers.h"

#include <qcustomplot.h>

#include <algorithm>

namespace pleio {

namespace {

void drawStroke(QCPPainter& painter, const QPen& pen, const QPointF& from, const QPointF& to)
{
    painter.setAntialiasing(true);
    painter.setPen(pen);
    painter.drawLine(from, to);
}

void drawSwatch(QCPPainter& painter, const QColor& colour, const QRectF& rect)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double side = rect.height() * 0.8;
    painter.drawRect(QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side));
}

bool standUpright(const plot::Segments& segments) { return !segments.x0.empty() && segments.x0 == segments.x1; }

}  // namespace

std::vector<LegendEntry> legendEntries(const plot::Panel& panel)
{
    std::vector<LegendEntry> entries;
    if (!panel.legend) return entries;
    for (const auto& layer : panel.layers) {
        const std::string name = std::visit(Overloaded{
                                                [](const plot::HeatMap&) { return std::string(); },
                                                [](const plot::Text&) { return std::string(); },
                                                [](const auto& named) { return named.name; },
                                            },
                                            layer);
        if (!name.empty()) entries.push_back({toQString(name), &layer});
    }
    return entries;
}

void drawLegendIcon(QCPPainter& painter, const plot::Layer& layer, const QRectF& rect, const FigureStyle& style)
{
    std::visit(Overloaded{
                   [&](const plot::Points& p) {
                       const double size = std::min(style.length(p.size), rect.height());
                       drawMarker(painter, p.marker, rect.center(), size, style.colour(p.colour), style);
                   },
                   [&](const plot::Line& l) {
                       const double y = rect.center().y();
                       drawStroke(painter, style.pen(style.colour(l.colour), l.width, l.dashed), {rect.left(), y},
                                  {rect.right(), y});
                   },
                   [&](const plot::Segments& s) {
                       const QPen pen = style.pen(style.colour(s.colour), s.width, s.dashed);
                       const double x = rect.center().x(), y = rect.center().y();
                       standUpright(s) ? drawStroke(painter, pen, {x, rect.top()}, {x, rect.bottom()})
                                       : drawStroke(painter, pen, {rect.left(), y}, {rect.right(), y});
                   },
                   [&](const plot::Bars& b) { drawSwatch(painter, style.colour(b.colour), rect); },
                   [&](const plot::Ribbons& r) { drawSwatch(painter, style.colour(r.colour), rect); },
                   [](const plot::HeatMap&) {},
                   [](const plot::Text&) {},
               },
               layer);
}

}  // namespace pleio
