// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/selection_overlay.h"

#include "core/base/overloaded.h"

namespace pleio {

namespace {

// Points.
constexpr double kOutline = 1.25;
constexpr double kRingGap = 2;
constexpr double kFocusGap = 4;
constexpr double kMark = 7;
constexpr double kMarkWidth = 1.5;

}  // namespace

SelectionOverlay::SelectionOverlay(const DrawnPanel& panel, std::size_t panelIndex, const FigureStyle& style,
                                   const PlotSelection& selection)
    : QCPAbstractPlottable(panel.x, panel.y), m_panel(panel), m_panelIndex(panelIndex), m_style(style),
      m_selection(selection), m_frame{panel.x, panel.y, &style}
{
    setSelectable(QCP::stNone);
    setLayer(QStringLiteral("overlay"));
}

QCPRange SelectionOverlay::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    foundRange = false;
    return {};
}

QCPRange SelectionOverlay::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const
{
    foundRange = false;
    return {};
}

QRect SelectionOverlay::clipRect() const
{
    const int room = m_style.rounded(kRingGap + kFocusGap);
    return m_panel.rect->rect().adjusted(-room, -room, room, room);
}

bool SelectionOverlay::isSelected(const std::vector<std::string>& keys, std::size_t index) const
{
    return index < keys.size() && m_selection.keys.contains(toQString(keys[index]));
}

void SelectionOverlay::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(m_style.pen(m_style.theme.accent, kOutline));
    if (!m_selection.keys.isEmpty())
        for (const auto& layer : m_panel.spec->layers)
            std::visit(Overloaded{
                           [&](const plot::Points& p) { outline(*painter, p); },
                           [&](const plot::Bars& b) { outline(*painter, b); },
                           [&](const plot::Ribbons& r) { outline(*painter, r); },
                           [&](const plot::HeatMap& h) { outline(*painter, h); },
                           [](const auto&) {},
                       },
                       layer);
    for (const auto& layer : m_panel.spec->layers)
        if (const auto* map = std::get_if<plot::HeatMap>(&layer)) drawMarks(*painter, *map);
    if (m_selection.focus && m_selection.focus->panel == m_panelIndex) drawFocus(*painter);
}

void SelectionOverlay::outline(QCPPainter& painter, const plot::Points& points) const
{
    const double radius = m_style.length(points.size / 2 + kRingGap);
    const QRectF visible = clipRect();
    for (std::size_t i = 0; i < points.keys.size(); ++i) {
        if (!isSelected(points.keys, i)) continue;
        const QPointF at = m_frame.pixel(points.x[i], points.y[i]);
        if (visible.contains(at)) painter.drawEllipse(at, radius, radius);
    }
}

void SelectionOverlay::outline(QCPPainter& painter, const plot::Bars& bars) const
{
    for (std::size_t i = 0; i < bars.keys.size(); ++i)
        if (isSelected(bars.keys, i)) painter.drawRect(barRect(bars, i, m_frame));
}

void SelectionOverlay::outline(QCPPainter& painter, const plot::Ribbons& ribbons) const
{
    for (std::size_t i = 0; i < ribbons.keys.size(); ++i)
        if (isSelected(ribbons.keys, i)) painter.drawPath(ribbonPath(ribbons, i, m_frame));
}

/// Neighbouring selected rows share one frame; a frame thinner than its line still shows as a line.
void SelectionOverlay::outline(QCPPainter& painter, const plot::HeatMap& map) const
{
    const QRectF area = m_frame.rect();
    const auto rows = static_cast<std::size_t>(map.rows);
    for (std::size_t row = 0; row < rows; ++row) {
        if (!isSelected(map.rowKeys, row)) continue;
        const std::size_t first = row;
        while (row + 1 < rows && isSelected(map.rowKeys, row + 1)) ++row;
        const double top = m_panel.y->coordToPixel(static_cast<double>(first) - 0.5);
        const double bottom = m_panel.y->coordToPixel(static_cast<double>(row) + 0.5);
        if (bottom < area.top() || top > area.bottom()) continue;
        painter.drawRect(QRectF(QPointF(area.left(), top), QPointF(area.right(), bottom)));
    }
}

/// As on a scroll bar: the edge stands for the whole map, however much of it is in view.
void SelectionOverlay::drawMarks(QCPPainter& painter, const plot::HeatMap& map) const
{
    const QRectF area = m_frame.rect();
    const double length = m_style.length(kMark);
    painter.setPen(m_style.pen(m_style.theme.accent, kMarkWidth));
    for (const std::int32_t row : m_selection.markedRows) {
        const double y = area.top() + area.height() * (row + 0.5) / map.rows;
        painter.drawLine(QPointF(area.right() - length, y), QPointF(area.right(), y));
    }
    for (const std::int32_t column : m_selection.markedColumns) {
        const double x = area.left() + area.width() * (column + 0.5) / map.columns;
        painter.drawLine(QPointF(x, area.bottom() - length), QPointF(x, area.bottom()));
    }
}

void SelectionOverlay::drawFocus(QCPPainter& painter) const
{
    const PlotTarget& focus = *m_selection.focus;
    painter.setPen(m_style.pen(m_style.theme.text, kOutline, true));
    const auto& layer = m_panel.spec->layers[focus.layer];
    if (const auto* bars = std::get_if<plot::Bars>(&layer)) {
        const double gap = m_style.length(kRingGap);
        painter.drawRect(barRect(*bars, focus.index, m_frame).adjusted(-gap, -gap, gap, gap));
    } else if (const auto* points = std::get_if<plot::Points>(&layer)) {
        const double radius = m_style.length(points->size / 2 + kFocusGap);
        painter.drawEllipse(m_frame.pixel(points->x[focus.index], points->y[focus.index]), radius, radius);
    } else if (const auto* ribbons = std::get_if<plot::Ribbons>(&layer)) {
        painter.drawPath(ribbonPath(*ribbons, focus.index, m_frame));
    } else if (std::holds_alternative<plot::HeatMap>(layer)) {
        const auto row = static_cast<double>(focus.index), column = static_cast<double>(focus.column);
        const double gap = m_style.length(kRingGap);
        const QRectF cell(m_frame.pixel(column - 0.5, row - 0.5), m_frame.pixel(column + 0.5, row + 0.5));
        painter.drawRect(cell.normalized().adjusted(-gap, -gap, gap, gap));
    }
}

}  // namespace pleio
