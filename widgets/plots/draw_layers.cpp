// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/draw_layers.h"

#include "widgets/plots/heat_map_image.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

namespace pleio {

namespace {

constexpr double kTextGap = 2;  // points between a text and the point it belongs to
constexpr float kRibbonOpacity = 0.45F;
constexpr double kMarkerLine = 1;          // points, of markers that are lines (cross, plus)
constexpr double kFinestBarOnPaper = 0.5;  // points
constexpr double kThinBar = 3;             // points

bool isLineMarker(plot::Marker marker) { return marker == plot::Marker::Cross || marker == plot::Marker::Plus; }

/// The pen of lines between two points, doubled as a path so that thousands of pieces are one element of an SVG.
void strokeLines(QCPPainter& painter, const QVector<QLineF>& lines)
{
    if (!painter.modes().testFlag(QCPPainter::pmVectorized)) {
        painter.drawLines(lines);
        return;
    }
    QPainterPath path;
    for (const QLineF& line : lines) {
        path.moveTo(line.p1());
        path.lineTo(line.p2());
    }
    painter.strokePath(path, painter.pen());
}

/// Thickness of a bar on a linear axis; bars of a logarithmic one are never dense.
double thickness(const plot::Bars& bars, const PanelFrame& frame)
{
    const QCPAxis* axis = bars.horizontal ? frame.y : frame.x;
    if (axis->scaleType() != QCPAxis::stLinear) return std::numeric_limits<double>::infinity();
    const QRectF rect = frame.rect();
    return bars.width / axis->range().size() * (bars.horizontal ? rect.height() : rect.width());
}

/// The bars in view, in their order.
std::vector<QRectF> barsInView(const plot::Bars& bars, const PanelFrame& frame)
{
    const QRectF visible = frame.rect();
    std::vector<QRectF> rects;
    for (std::size_t i = 0; i < bars.position.size(); ++i) {
        if (!std::isfinite(bars.height[i])) continue;
        const QRectF rect = barRect(bars, i, frame).intersected(visible);
        if (!rect.isEmpty()) rects.push_back(rect);
    }
    return rects;
}

/// Bars thinner than `finest` would fade, as each covers a part of its pixel only. In every step of that size stands
/// the longest instead, so that thousands of bars keep their peaks and single ones stay visible.
std::vector<QRectF> longestInSteps(const std::vector<QRectF>& rects, bool horizontal, const QRectF& visible,
                                   double finest)
{
    std::map<int, QRectF> steps;
    const double start = horizontal ? visible.top() : visible.left();
    for (const QRectF& rect : rects) {
        const double centre = horizontal ? rect.center().y() : rect.center().x();
        const int step = static_cast<int>(std::floor((centre - start) / finest));
        const double from = start + step * finest;
        const QRectF own = horizontal ? QRectF(rect.left(), from, rect.width(), finest)
                                      : QRectF(from, rect.top(), finest, rect.height());
        const auto [at, isNew] = steps.try_emplace(step, own);
        if (!isNew) at->second = at->second.united(own);
    }
    std::vector<QRectF> longest;
    for (const auto& [step, rect] : steps) longest.push_back(rect);
    return longest;
}

/// Heat maps have the same colours in every theme, so a text on one takes whichever of the theme's text and ground
/// reads better on its cell.
QColor textColour(const plot::Text& text, const PanelFrame& frame)
{
    const Theme& theme = frame.style->theme;
    const auto cell = frame.map ? cellColour(*frame.map, theme, text.x, text.y) : std::nullopt;
    if (cell) return contrastRatio(theme.text, *cell) >= contrastRatio(theme.base, *cell) ? theme.text : theme.base;
    const bool muted = text.colour.role == plot::Colour::Role::Muted;
    return muted ? frame.style->theme.muted : frame.style->theme.text;
}

}  // namespace

QPointF PanelFrame::pixel(double atX, double atY) const { return {x->coordToPixel(atX), y->coordToPixel(atY)}; }
QRectF PanelFrame::rect() const { return x->axisRect()->rect(); }

QPainterPath markerPath(plot::Marker marker, double diameter)
{
    const double r = diameter / 2;
    QPainterPath path;
    switch (marker) {
    case plot::Marker::Circle:
        path.addEllipse(QPointF(0, 0), r, r);
        break;
    // Areas of square, triangle and diamond equal the circle's, so that no shape looks heavier.
    case plot::Marker::Square:
        path.addRect(QRectF(-0.886 * r, -0.886 * r, 1.772 * r, 1.772 * r));
        break;
    case plot::Marker::Triangle: {
        const double side = 2.694 * r, height = side * std::sqrt(3.0) / 2;
        path.addPolygon(QPolygonF({{0, -height * 2 / 3}, {side / 2, height / 3}, {-side / 2, height / 3}}));
        path.closeSubpath();
        break;
    }
    case plot::Marker::Diamond: {
        const double half = 1.253 * r;
        path.addPolygon(QPolygonF({{0, -half}, {half, 0}, {0, half}, {-half, 0}}));
        path.closeSubpath();
        break;
    }
    case plot::Marker::Cross:
        path.moveTo(-0.75 * r, -0.75 * r);
        path.lineTo(0.75 * r, 0.75 * r);
        path.moveTo(-0.75 * r, 0.75 * r);
        path.lineTo(0.75 * r, -0.75 * r);
        break;
    case plot::Marker::Plus:
        path.moveTo(-r, 0);
        path.lineTo(r, 0);
        path.moveTo(0, -r);
        path.lineTo(0, r);
        break;
    }
    return path;
}

void drawMarker(QCPPainter& painter, plot::Marker marker, const QPointF& at, double diameter, const QColor& colour,
                const FigureStyle& style)
{
    painter.setAntialiasing(true);
    if (isLineMarker(marker)) {
        painter.setPen(style.pen(colour, kMarkerLine));
        painter.setBrush(Qt::NoBrush);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
    }
    painter.drawPath(markerPath(marker, diameter).translated(at));
}

QRectF barRect(const plot::Bars& bars, std::size_t index, const PanelFrame& frame)
{
    const double base = index < bars.base.size() ? bars.base[index] : 0;
    const double from = bars.position[index] - bars.width / 2, to = bars.position[index] + bars.width / 2;
    const auto corner = [&](double position, double value) {
        return bars.horizontal ? frame.pixel(value, position) : frame.pixel(position, value);
    };
    // On a logarithmic axis zero lies infinitely far away; the bar then starts at the axis.
    const QCPAxis* value = bars.horizontal ? frame.x : frame.y;
    const bool logarithmic = value->scaleType() == QCPAxis::stLogarithmic;
    const double start = logarithmic && base <= 0 ? value->range().lower : base;
    const double end = logarithmic && bars.height[index] <= 0 ? start : bars.height[index];
    return QRectF(corner(from, start), corner(to, end)).normalized();
}

QPainterPath ribbonPath(const plot::Ribbons& ribbons, std::size_t index, const PanelFrame& frame)
{
    const QPointF from = frame.pixel(ribbons.x0[index], ribbons.y0[index]);
    const QPointF to = frame.pixel(ribbons.x1[index], ribbons.y1[index]);
    const QPointF fromEnd = frame.pixel(ribbons.x0[index], ribbons.y0[index] + ribbons.width[index]);
    const QPointF toEnd = frame.pixel(ribbons.x1[index], ribbons.y1[index] + ribbons.width[index]);
    const double middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    path.lineTo(toEnd);
    path.cubicTo({middle, toEnd.y()}, {middle, fromEnd.y()}, fromEnd);
    path.closeSubpath();
    return path;
}

void drawLayer(QCPPainter& painter, const plot::Points& points, const PanelFrame& frame)
{
    const QColor colour = frame.style->colour(points.colour);
    const double diameter = frame.style->length(points.size);
    const QRectF visible = frame.rect().adjusted(-diameter, -diameter, diameter, diameter);
    for (std::size_t i = 0; i < points.x.size(); ++i) {
        if (!std::isfinite(points.x[i]) || !std::isfinite(points.y[i])) continue;
        const QPointF at = frame.pixel(points.x[i], points.y[i]);
        if (visible.contains(at)) drawMarker(painter, points.marker, at, diameter, colour, *frame.style);
    }
}

void drawLayer(QCPPainter& painter, const plot::Line& line, const PanelFrame& frame)
{
    painter.setAntialiasing(true);
    QPen pen = frame.style->pen(frame.style->colour(line.colour), line.width, line.dashed);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPainterPath path;
    bool broken = true;
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        if (!std::isfinite(line.x[i]) || !std::isfinite(line.y[i])) {
            broken = true;
            continue;
        }
        const QPointF at = frame.pixel(line.x[i], line.y[i]);
        broken ? path.moveTo(at) : path.lineTo(at);
        broken = false;
    }
    painter.drawPath(path);
}

void drawLayer(QCPPainter& painter, const plot::Segments& segments, const PanelFrame& frame)
{
    painter.setAntialiasing(true);
    painter.setPen(frame.style->pen(frame.style->colour(segments.colour), segments.width, segments.dashed));
    painter.setBrush(Qt::NoBrush);
    // The last pixel of a panel is one short of its end, so the topmost branch of a tree may lie just outside.
    const QRectF visible = frame.rect().adjusted(-1, -1, 1, 1);
    QVector<QLineF> lines;
    lines.reserve(static_cast<qsizetype>(segments.x0.size()));
    for (std::size_t i = 0; i < segments.x0.size(); ++i) {
        if (!std::isfinite(segments.x0[i] + segments.y0[i] + segments.x1[i] + segments.y1[i])) continue;
        const QLineF line(frame.pixel(segments.x0[i], segments.y0[i]), frame.pixel(segments.x1[i], segments.y1[i]));
        const bool outside =
            std::max(line.x1(), line.x2()) < visible.left() || std::min(line.x1(), line.x2()) > visible.right() ||
            std::max(line.y1(), line.y2()) < visible.top() || std::min(line.y1(), line.y2()) > visible.bottom();
        if (!outside) lines.append(line);
    }
    strokeLines(painter, lines);
}

void drawLayer(QCPPainter& painter, const plot::Bars& bars, const PanelFrame& frame)
{
    painter.setAntialiasing(true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(frame.style->colour(bars.colour));
    std::vector<QRectF> rects = barsInView(bars, frame);
    const double thick = thickness(bars, frame),
                 finest = frame.style->paper ? frame.style->length(kFinestBarOnPaper) : 1;
    if (thick >= frame.style->length(kThinBar)) {
        for (const QRectF& rect : rects) painter.drawRect(rect);
        return;
    }
    if (thick < finest) rects = longestInSteps(rects, bars.horizontal, frame.rect(), finest);
    // As one shape, because the seams between thin bars that touch would be as visible as the bars.
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QRectF& rect : rects) path.addRect(rect);
    painter.drawPath(path);
}

void drawLayer(QCPPainter& painter, const plot::Ribbons& ribbons, const PanelFrame& frame)
{
    painter.setAntialiasing(true);
    painter.setPen(Qt::NoPen);
    QColor fill = frame.style->colour(ribbons.colour);
    fill.setAlphaF(kRibbonOpacity);
    painter.setBrush(fill);
    for (std::size_t i = 0; i < ribbons.x0.size(); ++i) painter.drawPath(ribbonPath(ribbons, i, frame));
}

void drawLayer(QCPPainter& painter, const plot::Text& text, const PanelFrame& frame)
{
    const QString words = toQString(text.text);
    const QPointF at = frame.pixel(text.x, text.y);
    const QFontMetricsF metrics(frame.style->tickFont);
    const QSizeF size(metrics.horizontalAdvance(words), metrics.height());
    const double gap = frame.style->length(kTextGap);
    QPointF corner(at.x() - size.width() / 2, at.y() - size.height() / 2);
    switch (text.anchor) {
    case plot::Text::Anchor::Centre:
        break;
    case plot::Text::Anchor::Above:
        corner.setY(at.y() - size.height() - gap);
        break;
    case plot::Text::Anchor::Below:
        corner.setY(at.y() + gap);
        break;
    case plot::Text::Anchor::Left:
        corner.setX(at.x() - size.width() - gap);
        break;
    case plot::Text::Anchor::Right:
        corner.setX(at.x() + gap);
        break;
    }
    painter.setPen(textColour(text, frame));
    painter.setFont(frame.style->tickFont);
    painter.drawText(QPointF(corner.x(), corner.y() + metrics.ascent()), words);
}

}  // namespace pleio
