// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include "core/plot/heat_map_panels.h"
#include "widgets/plots/busy_cursor.h"
#include "widgets/plots/dendrogram_hit.h"
#include "widgets/plots/figure_export.h"
#include "widgets/plots/hit_test.h"
#include "widgets/plots/qcp_renderer.h"
#include "widgets/plots/selection_overlay.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolTip>
#include <qcustomplot.h>

#include <algorithm>
#include <map>

namespace pleio {

namespace {

constexpr double kTolerance = 4;          // pixels around a point that still mean the point
constexpr double kKeyZoom = 0.8;          // of the range, per press of +
constexpr int kSmallestHeight = 120;      // pixels
constexpr int kSmallestHeatMap = 340;     // pixels: dendrograms, tracks and names leave little of less
constexpr double kRowPitch = 1.25;        // line heights per named row
constexpr double kHeightBesidesRows = 9;  // line heights of title, axis and caption
constexpr int kCopyDpi = 300;
constexpr double kNamesInSight = 40;  // rows or columns around one that was looked for

/// How many names a panel has below one another: on its axis or, where nodes bear them, in one column.
std::size_t namedRows(const plot::Panel& panel)
{
    std::size_t rows = panel.y.ticks.size();
    std::map<double, std::size_t> columns;
    for (const auto& layer : panel.layers)
        if (const auto* text = std::get_if<plot::Text>(&layer)) rows = std::max(rows, ++columns[text->x]);
    return rows;
}

/// The height at which every named row of the figure can show its name; 0 if it has none.
int heightForRows(const PlotSpec& spec, const FigureStyle& style)
{
    double rows = 0, all = 0, share = 0;
    for (const auto& panel : spec.panels) {
        if (panel.column == 0) all += panel.rowStretch;
        // The tick of a track above the columns of a heat map is no row.
        if (heatMapOf(panel) || panelWithColumnsOf(spec, panel)) continue;
        const auto named = static_cast<double>(namedRows(panel));
        if (named <= rows) continue;
        rows = named;
        share = panel.rowStretch;
    }
    if (rows == 0) return 0;
    const double line = QFontMetricsF(style.tickFont).height();
    return qRound((rows * kRowPitch * std::max(all / share, 1.0) + kHeightBesidesRows) * line);
}

}  // namespace

struct PlotView::Private {
    explicit Private(PlotView& owner) : view(owner) {}

    PlotView& view;
    QStackedLayout* pages = nullptr;
    QLabel* reason = nullptr;
    QScrollArea* scroll = nullptr;
    QCustomPlot* plot = nullptr;
    std::unique_ptr<PlotSpec> spec;
    std::unique_ptr<QcpRenderer> renderer;
    PlotSelection selection;
    QPoint pressed;
    int leastHeight = 0;  ///< for the rows of the figure
    bool isDrawn = false;

    void build();
    void makeRoom();
    /// Before the figure is first drawn there is nothing that it could be drawn over.
    void drawOverlay()
    {
        if (isDrawn) plot->layer(QStringLiteral("overlay"))->replot();
    }
    [[nodiscard]] bool scrolls() const { return scroll->verticalScrollBar()->maximum() > 0; }

    void press(QMouseEvent* event);
    void release(QMouseEvent* event);
    void hover(QMouseEvent* event);
    void select(const QSet<QString>& keys, Qt::KeyboardModifiers modifiers);
    void zoom(double factor);
    void moveFocus(Direction direction);
    void changePanel(int step);
    void showFocus();
};

PlotView::PlotView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(*this))
{
    setFocusPolicy(Qt::StrongFocus);
    d->reason = new QLabel(this);
    d->reason->setAlignment(Qt::AlignCenter);
    d->reason->setWordWrap(true);
    d->reason->setForegroundRole(QPalette::PlaceholderText);
    d->plot = new QCustomPlot;
    d->plot->setFocusProxy(this);
    d->plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    d->plot->layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
    d->plot->installEventFilter(this);
    d->scroll = new QScrollArea(this);
    d->scroll->setFrameShape(QFrame::NoFrame);
    d->scroll->setWidgetResizable(true);
    d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->scroll->setFocusPolicy(Qt::NoFocus);
    d->scroll->setWidget(d->plot);
    d->pages = new QStackedLayout(this);
    d->pages->addWidget(d->reason);
    d->pages->addWidget(d->scroll);

    connect(d->plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { d->press(event); });
    connect(d->plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) { d->release(event); });
    connect(d->plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { d->hover(event); });
    connect(d->plot, &QCustomPlot::mouseDoubleClick, this, [this] { resetZoom(); });
    connect(d->plot, &QCustomPlot::beforeReplot, this, [this] {
        if (!d->renderer) return;
        d->renderer->settleLayout();
        d->makeRoom();
    });
    connect(d->plot, &QCustomPlot::afterReplot, this, [this] { d->isDrawn = true; });
    connect(d->plot->selectionRect(), &QCPSelectionRect::accepted, this, [this](const QRect& rect, QMouseEvent* event) {
        if (d->renderer)
            d->select(keysWithin(d->renderer->panels(), d->renderer->style(), rect.normalized()), event->modifiers());
    });

    const auto addCommand = [this](const QString& text, const QKeySequence& keys, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        d->plot->addAction(action);
    };
    addCommand(tr("Export figure…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] {
        if (d->spec) emit exportRequested();
    });
    addCommand(tr("Copy figure"), QKeySequence(QKeySequence::Copy), [this] { copyFigure(); });
    addCommand(tr("Show the numbers"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] {
        if (d->spec) emit numbersRequested();
    });
    addCommand(tr("Reset zoom"), {}, [this] { resetZoom(); });
    setContextMenuPolicy(Qt::ActionsContextMenu);
    d->plot->setContextMenuPolicy(Qt::ActionsContextMenu);
    clear({});
}

PlotView::~PlotView() = default;

void PlotView::setSpec(PlotSpec spec)
{
    d->renderer.reset();
    d->spec = std::make_unique<PlotSpec>(std::move(spec));
    d->selection.focus.reset();
    setAccessibleName(toQString(d->spec->title));
    setAccessibleDescription(toQString(d->spec->caption));
    d->build();
    d->pages->setCurrentWidget(d->scroll);
}

void PlotView::clear(const QString& reason)
{
    d->renderer.reset();
    d->plot->clearPlottables();
    d->plot->clearItems();
    d->plot->plotLayout()->clear();
    d->spec.reset();
    d->selection.focus.reset();
    d->reason->setText(reason);
    setAccessibleName(tr("Figure"));
    setAccessibleDescription(reason);
    d->pages->setCurrentWidget(d->reason);
}

const PlotSpec* PlotView::spec() const { return d->spec.get(); }

const plot::HeatMap* PlotView::heatMap() const
{
    if (!d->spec) return nullptr;
    for (const plot::Panel& panel : d->spec->panels)
        if (const plot::HeatMap* map = heatMapOf(panel)) return map;
    return nullptr;
}

QCustomPlot* PlotView::plot() const { return d->plot; }

void PlotView::Private::build()
{
    if (!spec) return;
    renderer.reset();
    const Theme theme = themeFor(view.palette());
    renderer = std::make_unique<QcpRenderer>(*plot, *spec, screenStyle(theme, view.font()));
    for (std::size_t i = 0; i < renderer->panels().size(); ++i)
        new SelectionOverlay(renderer->panels()[i], i, renderer->style(), selection);
    QColor fill = theme.accent;
    fill.setAlphaF(0.12F);
    plot->selectionRect()->setPen(renderer->style().pen(theme.accent, 1));
    plot->selectionRect()->setBrush(fill);
    const int smallest = view.heatMap() ? kSmallestHeatMap : kSmallestHeight;
    leastHeight = std::max(smallest, heightForRows(*spec, renderer->style()));
    plot->setMinimumHeight(leastHeight);
    plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Title, legend and names of axes take more lines in a narrow view. Where they left an axis less than nothing, it ran
/// the other way round; the view scrolls instead.
void PlotView::Private::makeRoom()
{
    const int needed = plot->plotLayout()->minimumOuterSizeHint().height();
    if (needed > plot->minimumHeight()) plot->setMinimumHeight(needed);
}

void PlotView::setSelectedKeys(const QSet<QString>& keys)
{
    if (d->selection.keys == keys) return;
    d->selection.keys = keys;
    if (d->renderer) d->drawOverlay();
}

void PlotView::setHeatMapScale(plot::HeatMap::Scale scale, double lower, double centre, double upper)
{
    if (!d->renderer) return;
    for (plot::Panel& panel : d->spec->panels)
        for (plot::Layer& layer : panel.layers)
            if (auto* map = std::get_if<plot::HeatMap>(&layer)) {
                map->scale = scale;
                map->lower = lower;
                map->centre = centre;
                map->upper = upper;
            }
    std::vector<std::pair<QCPRange, QCPRange>> ranges;
    for (const DrawnPanel& panel : d->renderer->panels()) ranges.emplace_back(panel.x->range(), panel.y->range());
    d->build();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        d->renderer->panels()[i].x->setRange(ranges[i].first);
        d->renderer->panels()[i].y->setRange(ranges[i].second);
    }
    d->plot->replot();
}

void PlotView::setMarks(std::vector<std::int32_t> rows, std::vector<std::int32_t> columns)
{
    d->selection.markedRows = std::move(rows);
    d->selection.markedColumns = std::move(columns);
    if (d->renderer && d->plot->isVisible()) d->drawOverlay();
}

void PlotView::showCell(std::optional<std::int32_t> row, std::optional<std::int32_t> column)
{
    if (!d->renderer) return;
    for (std::size_t p = 0; p < d->renderer->panels().size(); ++p) {
        const DrawnPanel& panel = d->renderer->panels()[p];
        for (std::size_t l = 0; l < panel.spec->layers.size(); ++l) {
            const auto* map = std::get_if<plot::HeatMap>(&panel.spec->layers[l]);
            if (!map) continue;
            const auto bring = [](QCPAxis* axis, std::int32_t at, std::int32_t count) {
                const double size = std::min<double>(count, kNamesInSight);
                const double from = std::clamp(at - size / 2, -0.5, std::max(count - 0.5 - size, -0.5));
                axis->setRange(from, from + size);
            };
            if (row) bring(panel.y, *row, map->rows);
            if (column) bring(panel.x, *column, map->columns);
            d->selection.focus = PlotTarget{p, l, static_cast<std::size_t>(row.value_or(0)), column.value_or(0)};
            d->plot->replot();
            return;
        }
    }
}

void PlotView::resetZoom()
{
    if (!d->renderer) return;
    d->renderer->resetRanges();
    d->plot->replot();
}

void PlotView::Private::select(const QSet<QString>& keys, Qt::KeyboardModifiers modifiers)
{
    if (!keys.isEmpty()) emit view.keysSelected(keys, modifiers.testFlag(Qt::ControlModifier));
}

void PlotView::Private::press(QMouseEvent* event)
{
    pressed = event->pos();
    const bool selects = event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier);
    plot->setSelectionRectMode(selects ? QCP::srmCustom : QCP::srmNone);
}

void PlotView::Private::release(QMouseEvent* event)
{
    if (!renderer || event->button() != Qt::LeftButton) return;
    if ((event->pos() - pressed).manhattanLength() >= QApplication::startDragDistance()) return;
    const auto target = targetAt(renderer->panels(), renderer->style(), event->pos(), kTolerance);
    if (!target) return select(keysBelowBranch(renderer->panels(), event->pos(), kTolerance), event->modifiers());
    const QString key = keyOf(renderer->panels(), *target);
    if (!key.isEmpty()) select({key}, event->modifiers());
}

void PlotView::Private::hover(QMouseEvent* event)
{
    if (!renderer || event->buttons() != Qt::NoButton) return;
    const auto target = targetAt(renderer->panels(), renderer->style(), event->pos(), kTolerance);
    if (target)
        QToolTip::showText(event->globalPosition().toPoint(), describe(renderer->panels(), *target), plot);
    else
        QToolTip::hideText();
}

void PlotView::Private::zoom(double factor)
{
    if (!renderer) return;
    for (const DrawnPanel& panel : renderer->panels()) {
        const auto about = [&](QCPAxis* axis, bool horizontal) {
            const bool focused = selection.focus && &renderer->panels()[selection.focus->panel] == &panel;
            const QPointF at = focused ? positionOf(renderer->panels(), *selection.focus) : QPointF();
            axis->scaleRange(factor, focused ? (horizontal ? at.x() : at.y()) : axis->range().center());
        };
        // Linked axes move together; scaling each would zoom several times at once.
        const bool leads = panel.spec->linkX.empty() && panel.spec->linkY.empty();
        const bool heatMap = heatMapOf(*panel.spec) != nullptr;
        const auto orientations = panel.rect->rangeZoom();
        if ((leads || heatMap || panel.spec->linkX.empty()) && orientations.testFlag(Qt::Horizontal))
            about(panel.x, true);
        if ((leads || heatMap || panel.spec->linkY.empty()) && orientations.testFlag(Qt::Vertical))
            about(panel.y, false);
    }
    plot->replot();
}

void PlotView::Private::moveFocus(Direction direction)
{
    if (!renderer) return;
    selection.focus = nextTarget(renderer->panels(), selection.focus, direction);
    showFocus();
}

void PlotView::Private::changePanel(int step)
{
    if (!renderer) return;
    const auto count = static_cast<int>(renderer->panels().size());
    int panel = selection.focus ? static_cast<int>(selection.focus->panel) : -1;
    for (int tried = 0; tried < count; ++tried) {
        panel = ((panel + step) % count + count) % count;
        const std::vector<DrawnPanel> only(1, renderer->panels()[static_cast<std::size_t>(panel)]);
        if (auto first = nextTarget(only, std::nullopt, Direction::Right)) {
            first->panel = static_cast<std::size_t>(panel);
            selection.focus = first;
            break;
        }
    }
    showFocus();
}

/// Brings the focus mark into view and says what it is on.
void PlotView::Private::showFocus()
{
    if (!selection.focus) return;
    const DrawnPanel& panel = renderer->panels()[selection.focus->panel];
    const QPointF at = positionOf(renderer->panels(), *selection.focus);
    bool moved = false;
    const auto bring = [&moved](QCPAxis* axis, double where) {
        if (axis->range().contains(where)) return;
        axis->setRange(where, axis->range().size(), Qt::AlignCenter);
        moved = true;
    };
    bring(panel.x, at.x());
    bring(panel.y, at.y());
    moved ? plot->replot() : drawOverlay();
    const QPoint pixel(qRound(panel.x->coordToPixel(at.x())), qRound(panel.y->coordToPixel(at.y())));
    scroll->ensureVisible(pixel.x(), pixel.y());
    const QString text = describe(renderer->panels(), *selection.focus);
    view.setAccessibleDescription(text);
    QToolTip::showText(plot->mapToGlobal(pixel), text, plot);
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        d->moveFocus(Direction::Left);
        break;
    case Qt::Key_Right:
        d->moveFocus(Direction::Right);
        break;
    case Qt::Key_Up:
        d->moveFocus(Direction::Up);
        break;
    case Qt::Key_Down:
        d->moveFocus(Direction::Down);
        break;
    case Qt::Key_PageUp:
        d->changePanel(-1);
        break;
    case Qt::Key_PageDown:
        d->changePanel(1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        d->zoom(kKeyZoom);
        break;
    case Qt::Key_Minus:
        d->zoom(1 / kKeyZoom);
        break;
    case Qt::Key_0:
        resetZoom();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (d->renderer && d->selection.focus) {
            const QString key = keyOf(d->renderer->panels(), *d->selection.focus);
            if (!key.isEmpty()) d->select({key}, event->modifiers());
        }
        break;
    case Qt::Key_Escape:
        if (!d->selection.focus) {
            QWidget::keyPressEvent(event);
            return;
        }
        d->selection.focus.reset();
        QToolTip::hideText();
        d->drawOverlay();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    if (d->selection.focus) {
        d->selection.focus.reset();
        if (d->renderer) d->drawOverlay();
    }
    QWidget::focusOutEvent(event);
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // In a wider view fewer lines may do.
    if (d->renderer && event->size().width() > event->oldSize().width()) d->plot->setMinimumHeight(d->leastHeight);
}

void PlotView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) d->build();
}

bool PlotView::eventFilter(QObject* watched, QEvent* event)
{
    // Over a heat map the wheel zooms, also in a figure that is higher than the view.
    if (watched == d->plot && event->type() == QEvent::Wheel && d->scrolls() && !heatMap()) {
        auto* wheel = static_cast<QWheelEvent*>(event);
        if (!wheel->modifiers().testFlag(Qt::ControlModifier)) {
            QApplication::sendEvent(d->scroll->verticalScrollBar(), wheel);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlotView::copyFigure()
{
    if (!d->spec) return;
    const BusyCursor busy;
    FigureOptions options;
    options.format = FigureFormat::Png;
    options.dpi = kCopyDpi;
    const auto png = renderFigure(*d->spec, options);
    options.format = FigureFormat::Svg;
    const auto svg = renderFigure(*d->spec, options);
    if (!png || !svg) {
        emit exportFailed((png ? svg : png).error());
        return;
    }
    auto* mime = new QMimeData;
    mime->setImageData(QImage::fromData(*png, "PNG"));
    mime->setData(QStringLiteral("image/svg+xml"), *svg);
    QApplication::clipboard()->setMimeData(mime);
}

}  // namespace pleio
