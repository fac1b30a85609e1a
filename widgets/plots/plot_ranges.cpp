// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ranges.h"

#include "core/base/overloaded.h"
#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

constexpr double kMargin = 0.04;         // of the data's extent, on either side
constexpr double kMarginForText = 0.10;  // where a text stands above or beside the outermost value

enum class Side { X, Y };

/// Grows over the data of one axis; `tight` sides take no margin because a bar or cell ends there.
class Extent {
public:
    explicit Extent(const plot::Axis& axis) : m_axis(axis) {}

    void add(const std::vector<double>& values)
    {
        for (const double value : values) add(value);
    }
    void add(double value)
    {
        if (!std::isfinite(value) || (m_axis.logarithmic && value <= 0)) return;
        m_lower = std::min(m_lower, value);
        m_upper = std::max(m_upper, value);
    }
    void addCells(double first, double last)
    {
        add(first);
        add(last);
        m_cells = true;
    }
    void addText() { m_margin = kMarginForText; }

    void addBase(double base)
    {
        add(base);
        m_base = base;
    }

    [[nodiscard]] Range range() const
    {
        double lower = m_lower, upper = m_upper;
        if (lower > upper) {
            lower = m_axis.lower.value_or(m_axis.logarithmic ? 1 : 0);
            upper = m_axis.upper.value_or(lower + (m_axis.logarithmic ? 9 : 1));
        }
        if (m_axis.logarithmic) {
            const double margin = std::pow(std::max(upper / lower, 1.5), kMargin);
            lower /= margin;
            upper *= margin;
        } else if (!m_cells) {
            double extent = upper - lower;
            if (extent <= 0) extent = std::max(std::abs(upper), 1.0);
            if (lower != m_base) lower -= m_margin * extent;
            if (upper != m_base) upper += m_margin * extent;
        }
        lower = m_axis.lower.value_or(lower);
        upper = m_axis.upper.value_or(upper);
        return upper > lower ? Range{lower, upper} : Range{lower, lower + 1};
    }

private:
    const plot::Axis& m_axis;
    double m_lower = std::numeric_limits<double>::infinity();
    double m_upper = -std::numeric_limits<double>::infinity();
    double m_base = kUndefined;
    double m_margin = kMargin;
    bool m_cells = false;
};

void addBars(const plot::Bars& bars, bool alongPositions, Extent& extent)
{
    if (bars.position.empty()) return;
    if (alongPositions) {
        const auto [first, last] = std::ranges::minmax(bars.position);
        extent.addCells(first - bars.width / 2, last + bars.width / 2);
        return;
    }
    extent.add(bars.height);
    if (bars.base.empty())
        extent.addBase(0);
    else
        extent.add(bars.base);
}

Range homeRange(const plot::Panel& panel, Side side)
{
    const plot::Axis& axis = side == Side::X ? panel.x : panel.y;
    Extent extent(axis);
    for (const auto& layer : panel.layers) {
        std::visit(
            Overloaded{
                [&](const plot::Points& p) { extent.add(side == Side::X ? p.x : p.y); },
                [&](const plot::Line& l) { extent.add(side == Side::X ? l.x : l.y); },
                [&](const plot::Segments& s) {
                    extent.add(side == Side::X ? s.x0 : s.y0);
                    extent.add(side == Side::X ? s.x1 : s.y1);
                },
                [&](const plot::Bars& b) { addBars(b, b.horizontal == (side == Side::Y), extent); },
                [&](const plot::HeatMap& h) { extent.addCells(-0.5, (side == Side::X ? h.columns : h.rows) - 0.5); },
                [&](const plot::Ribbons& r) {
                    extent.add(side == Side::X ? r.x0 : r.y0);
                    extent.add(side == Side::X ? r.x1 : r.y1);
                    if (side == Side::X) return;
                    for (std::size_t i = 0; i < r.width.size(); ++i) {
                        extent.add(r.y0[i] + r.width[i]);
                        extent.add(r.y1[i] + r.width[i]);
                    }
                },
                [&](const plot::Text& t) {
                    extent.add(side == Side::X ? t.x : t.y);
                    using Anchor = plot::Text::Anchor;
                    const bool upright = t.anchor == Anchor::Above || t.anchor == Anchor::Below;
                    const bool beside = t.anchor == Anchor::Left || t.anchor == Anchor::Right;
                    if ((upright && side == Side::Y) || (beside && side == Side::X)) extent.addText();
                },
            },
            layer);
    }
    if (!axis.ticks.empty()) {
        const auto [first, last] = std::ranges::minmax(axis.ticks, {}, &plot::Tick::at);
        extent.addCells(first.at - 0.5, last.at + 0.5);
    }
    return extent.range();
}

}  // namespace

Range homeRangeX(const plot::Panel& panel) { return homeRange(panel, Side::X); }
Range homeRangeY(const plot::Panel& panel) { return homeRange(panel, Side::Y); }

}  // namespace pleio
