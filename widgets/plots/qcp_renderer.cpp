// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/qcp_renderer.h"

#include "core/plot/heat_map_panels.h"
#include "widgets/plots/colour_key.h"
#include "widgets/plots/figure_text.h"
#include "widgets/plots/layer_plottable.h"
#include "widgets/plots/panel_rect.h"
#include "widgets/plots/tickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace pleio {

namespace {

// Points.
constexpr double kAround = 4;
constexpr double kPanelSpacing = 6;
constexpr double kDendrogramSpacing = 2;
constexpr double kAxisLine = 0.5;
constexpr double kGridLine = 0.25;
constexpr double kTickLength = 3;
constexpr double kTickPadding = 2;
constexpr double kLabelPadding = 3;
constexpr double kRightRoom = 8;  // for the half of the last tick's number that stands out
constexpr double kSmallestPanel = 24;
constexpr double kThinPanel = 0.1;              // stretch
constexpr double kCaptionShareOnScreen = 0.12;  // of the height; the whole caption is the view's description
constexpr int kLayoutPasses = 3;

/// The axis counts something: every bar on it ends at a whole number.
bool countsOnly(const plot::Panel& panel, bool horizontalAxis)
{
    bool bars = false;
    for (const auto& layer : panel.layers) {
        const auto* drawn = std::get_if<plot::Bars>(&layer);
        if (!drawn || drawn->horizontal != horizontalAxis) continue;
        bars = true;
        for (const double height : drawn->height)
            if (std::isfinite(height) && height != std::floor(height)) return false;
    }
    return bars;
}

std::vector<plot::Tick> namesOf(const std::vector<std::string>& labels)
{
    std::vector<plot::Tick> ticks;
    ticks.reserve(labels.size());
    for (const auto& label : labels) ticks.push_back({static_cast<double>(ticks.size()), label});
    return ticks;
}

}  // namespace

QcpRenderer::QcpRenderer(QCustomPlot& plot, const PlotSpec& spec, FigureStyle style)
    : m_plot(plot), m_spec(spec), m_style(std::move(style))
{
    plot.clearPlottables();
    plot.clearItems();
    plot.plotLayout()->clear();
    plot.setBackground(QBrush(m_style.theme.base));
    if (m_style.paper) plot.setAntialiasedElements(QCP::aeAll);
    const int around = m_style.rounded(kAround);
    plot.plotLayout()->setMargins(QMargins(around, around, around, around));
    plot.plotLayout()->setRowSpacing(m_style.rounded(kPanelSpacing));

    addHeader();
    addPanels();
    addCaption();
    linkAxes();
    resetRanges();
}

QcpRenderer::~QcpRenderer() = default;

void QcpRenderer::addHeader()
{
    if (m_spec.title.empty() && !m_spec.simulated) return;
    auto* header = new FigureText(&m_plot, m_style, toQString(m_spec.title), m_style.titleFont, m_style.theme.text,
                                  m_spec.simulated ? tr("Simulated data") : QString());
    m_plot.plotLayout()->addElement(m_plot.plotLayout()->rowCount(), 0, header);
}

void QcpRenderer::addCaption()
{
    if (m_spec.caption.empty()) return;
    auto* caption = new FigureText(&m_plot, m_style, toQString(m_spec.caption), m_style.tickFont, m_style.theme.muted,
                                   {}, m_style.paper ? 1 : kCaptionShareOnScreen);
    m_plot.plotLayout()->addElement(m_plot.plotLayout()->rowCount(), 0, caption);
}

void QcpRenderer::addPanels()
{
    auto* grid = new QCPLayoutGrid;
    m_plot.plotLayout()->addElement(m_plot.plotLayout()->rowCount(), 0, grid);
    int keyColumn = 0;
    bool heatMap = false;
    for (const auto& panel : m_spec.panels) {
        keyColumn = std::max(keyColumn, panel.column + 1);
        heatMap |= heatMapOf(panel) != nullptr;
    }
    const int spacing = m_style.rounded(heatMap ? kDendrogramSpacing : kPanelSpacing);
    grid->setRowSpacing(spacing);
    grid->setColumnSpacing(spacing);
    m_panels.reserve(m_spec.panels.size());
    for (const auto& panel : m_spec.panels) addPanel(panel, *grid, keyColumn);
}

void QcpRenderer::addPanel(const plot::Panel& panel, QCPLayoutGrid& grid, int keyColumn)
{
    auto* rect = new PanelRect(&m_plot, panel, m_style);
    grid.addElement(panel.row, panel.column, rect);
    grid.setRowStretchFactor(panel.row, std::max(panel.rowStretch, 0.001));
    grid.setColumnStretchFactor(panel.column, std::max(panel.columnStretch, 0.001));
    rect->setMinimumSize(smallestSide(panel.columnStretch), smallestSide(panel.rowStretch));
    rect->setMinimumMargins(QMargins(0, 0, panel.linkY.empty() ? m_style.rounded(kRightRoom) : 0, 0));
    rect->setMarginGroup(QCP::msLeft | QCP::msRight, marginGroup(true, panel.column));
    rect->setMarginGroup(QCP::msTop | QCP::msBottom, marginGroup(false, panel.row));

    // Names of rows stand right of a heat map, and so do those of its tracks, because the left belongs to the
    // dendrogram.
    const plot::HeatMap* map = heatMapOf(panel);
    const bool besideRows = panelWithRowsOf(m_spec, panel), aboveColumns = panelWithColumnsOf(m_spec, panel);
    QCPAxis* x = rect->axis(QCPAxis::atBottom);
    QCPAxis* y = rect->axis(map || aboveColumns ? QCPAxis::atRight : QCPAxis::atLeft);
    for (QCPAxis* axis : rect->axes()) axis->setVisible(axis == x || axis == y);

    plot::Axis xSpec = panel.x, ySpec = panel.y;
    if (map) {
        if (xSpec.ticks.empty()) xSpec.ticks = namesOf(map->columnLabels);
        if (ySpec.ticks.empty()) ySpec.ticks = namesOf(map->rowLabels);
        xSpec.rotateTicks = ySpec.reversed = true;
    }
    styleAxis(*x, xSpec, countsOnly(panel, true));
    styleAxis(*y, ySpec, countsOnly(panel, false));
    rect->setRangeDragAxes({x, y});
    rect->setRangeZoomAxes({x, y});
    // The heights of a dendrogram and the values of a track keep their range.
    const bool freeX = !besideRows, freeY = !aboveColumns;
    const auto orientations =
        (freeX ? Qt::Horizontal : Qt::Orientations()) | (freeY ? Qt::Vertical : Qt::Orientations());
    rect->setRangeDrag(orientations);
    rect->setRangeZoom(orientations);

    DrawnPanel drawn{&panel, rect, x, y, homeRangeX(panel), homeRangeY(panel)};
    m_panels.push_back(drawn);
    const PanelFrame frame{x, y, &m_style, map};
    for (const auto& layer : panel.layers) new LayerPlottable(layer, frame);

    if (map) {
        auto* key = new ColourKey(&m_plot, *map, m_style);
        grid.addElement(panel.row, keyColumn, key);
        grid.setColumnStretchFactor(keyColumn, 0.001);
        key->setMinimumMargins(QMargins(m_style.rounded(kPanelSpacing), 0, 0, 0));
        key->setMarginGroup(QCP::msTop | QCP::msBottom, marginGroup(false, panel.row));
    }
}

/// A panel that is meant to be thin has room for its name.
int QcpRenderer::smallestSide(double stretch) const
{
    return stretch < kThinPanel ? static_cast<int>(std::ceil(QFontMetricsF(m_style.tickFont).ascent()))
                                : m_style.rounded(kSmallestPanel);
}

void QcpRenderer::styleAxis(QCPAxis& axis, const plot::Axis& spec, bool wholeNumbers)
{
    const Theme& theme = m_style.theme;
    axis.setVisible(spec.visible);
    axis.setRangeReversed(spec.reversed);
    axis.setBasePen(m_style.pen(theme.axis, kAxisLine));
    axis.setTickPen(m_style.pen(theme.axis, kAxisLine));
    axis.setSubTicks(false);
    axis.setLabelFont(m_style.labelFont);
    axis.setLabelColor(theme.text);
    axis.setTickLabelFont(m_style.tickFont);
    axis.setTickLabelColor(theme.text);
    axis.setTickLength(0, m_style.rounded(kTickLength));
    axis.setTickLabelPadding(m_style.rounded(kTickPadding));
    axis.setLabelPadding(m_style.rounded(kLabelPadding));
    axis.setLabel(toQString(spec.label));
    axis.grid()->setPen(m_style.pen(theme.grid, kGridLine));
    axis.grid()->setZeroLinePen(Qt::NoPen);
    axis.grid()->setVisible(spec.visible && spec.ticks.empty());
    if (spec.logarithmic) {
        axis.setScaleType(QCPAxis::stLogarithmic);
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new LogarithmicTicker(&axis, m_style)));
    } else if (spec.ticks.empty()) {
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker(&axis, m_style, wholeNumbers)));
    } else {
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new LabelTicker(&axis, m_style, spec.ticks)));
        if (spec.rotateTicks) axis.setTickLabelRotation(-90);
    }
}

void QcpRenderer::linkAxes()
{
    std::map<std::string, std::vector<QCPAxis*>> groups;
    std::map<std::string, Range> homes;
    const auto join = [&](const std::string& group, QCPAxis* axis, const Range& home) {
        if (group.empty()) return;
        groups[group].push_back(axis);
        const auto [entry, first] = homes.try_emplace(group, home);
        if (first) return;
        entry->second = {std::min(entry->second.lower, home.lower), std::max(entry->second.upper, home.upper)};
    };
    for (const auto& panel : m_panels) {
        join(panel.spec->linkX.empty() ? std::string() : "x " + panel.spec->linkX, panel.x, panel.homeX);
        join(panel.spec->linkY.empty() ? std::string() : "y " + panel.spec->linkY, panel.y, panel.homeY);
    }
    for (auto& panel : m_panels) {
        if (!panel.spec->linkX.empty()) panel.homeX = homes["x " + panel.spec->linkX];
        if (!panel.spec->linkY.empty()) panel.homeY = homes["y " + panel.spec->linkY];
        keepWithinHome(*panel.x, panel.homeX);
        keepWithinHome(*panel.y, panel.homeY);
    }
    for (const auto& [name, axes] : groups) {
        for (QCPAxis* from : axes)
            for (QCPAxis* to : axes)
                if (from != to)
                    connect(from, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                            [to](const QCPRange& range) { to->setRange(range); });
    }
}

void QcpRenderer::keepWithinHome(QCPAxis& axis, const Range& home)
{
    connect(&axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [&axis, home](const QCPRange& range) {
        QCPRange kept = range;
        if (kept.size() >= home.upper - home.lower) {
            kept = QCPRange(home.lower, home.upper);
        } else if (axis.scaleType() == QCPAxis::stLinear) {
            if (kept.lower < home.lower) kept += home.lower - kept.lower;
            if (kept.upper > home.upper) kept -= kept.upper - home.upper;
        } else {
            kept = QCPRange(std::max(kept.lower, home.lower), std::min(kept.upper, home.upper));
        }
        if (kept != range) axis.setRange(kept);
    });
}

void QcpRenderer::resetRanges()
{
    for (const auto& panel : m_panels) {
        panel.x->setRange(panel.homeX.lower, panel.homeX.upper);
        panel.y->setRange(panel.homeY.lower, panel.homeY.upper);
    }
}

void QcpRenderer::settleLayout()
{
    for (int pass = 0; pass < kLayoutPasses; ++pass)
        for (const auto phase :
             {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout})
            m_plot.plotLayout()->update(phase);
}

QCPMarginGroup* QcpRenderer::marginGroup(bool column, int index)
{
    const auto id = std::make_pair(column, index);
    for (const auto& [known, group] : m_marginGroups)
        if (known == id) return group.get();
    m_marginGroups.emplace_back(id, std::make_unique<QCPMarginGroup>(&m_plot));
    return m_marginGroups.back().second.get();
}

}  // namespace pleio
