// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "tests/widgets/plot_samples.h"
#include "widgets/plots/plot_view.h"
#include "widgets/theme/application_theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>
#include <qcustomplot.h>

using namespace pleio;
using namespace pleio::test;

namespace {

using Keys = QSet<QString>;

/// Axis rectangles of smallHeatMapWithTracks, from the left and from the top.
constexpr int kColumnTrack = 0, kRowTrack = 2, kMap = 3;

struct Shown {
    PlotView view;
    QSignalSpy selected{&view, &PlotView::keysSelected};

    explicit Shown(PlotSpec spec, QSize size = {600, 420})
    {
        view.resize(size);
        view.setSpec(std::move(spec));
        view.show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(&view);
        view.plot()->replot();
    }

    [[nodiscard]] QCPAxisRect* panel(int index) const { return view.plot()->axisRect(index); }
    [[nodiscard]] QPoint pixel(double x, double y, int index = 0) const
    {
        const bool map =
            !panel(index)->axis(QCPAxis::atLeft)->visible() && panel(index)->axis(QCPAxis::atRight)->visible();
        return {qRound(panel(index)->axis(QCPAxis::atBottom)->coordToPixel(x)),
                qRound(panel(index)->axis(map ? QCPAxis::atRight : QCPAxis::atLeft)->coordToPixel(y))};
    }
    [[nodiscard]] Keys lastKeys() const { return selected.last().at(0).value<Keys>(); }
    [[nodiscard]] QCPRange xRange() const { return panel(0)->axis(QCPAxis::atBottom)->range(); }

    void click(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.plot(), Qt::LeftButton, modifiers, at);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view.plot(), Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 4; ++step) moveTo(from + (to - from) * step / 4, Qt::LeftButton, modifiers);
        QTest::mouseRelease(view.plot(), Qt::LeftButton, modifiers, to);
    }
    void moveTo(QPoint at, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, at, view.plot()->mapToGlobal(at), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(view.plot(), &event);
    }
    void wheel(QPoint at, int delta, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, view.plot()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(view.plot(), &event);
    }
    [[nodiscard]] int pixelsOf(const QColor& colour)
    {
        QApplication::processEvents();
        const QImage image = view.grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) == colour ? 1 : 0;
        return count;
    }
};

}  // namespace

class TstPlotView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(loadTheme(ThemeKind::Light)); }
    void clickSelectsTheKeyUnderIt();
    void controlClickExtends();
    void clickBesidePointsSelectsNothing();
    void shiftDragSelectsSeveral();
    void dragPansWithinTheData();
    void wheelZoomsAndDoubleClickResets();
    void keysMoveTheFocusAndSelect();
    void keysZoom();
    void hoverNamesWhatIsThere();
    void ribbonsAreFoundAlongTheirWay();
    void selectionIsOutlinedInTheAccentColour();
    void heatMapSelectsRows();
    void aHeatMapKeepsItsHeightAndTheWheel();
    void heatMapMovesWithItsDendrograms();
    void tracksMoveWithTheMapAndKeepTheirValues();
    void tracksNameAndSelectTheirRows();
    void denseBarsDoNotFade_data();
    void denseBarsDoNotFade();
    void barsSelectAndTallFiguresScroll();
    void axesKeepTheirDirectionWhereThereIsLittleRoom();
    void aSelectionBeforeTheFirstDrawingIsSilent();
    void emptyViewSaysWhy();
    void coloursFollowThePalette();
    void everyFigureShows_data();
    void everyFigureShows();
    void menuAsksForNumbersAndCopies();
    void anotherSpecReplacesTheFirst();
};

void TstPlotView::clickSelectsTheKeyUnderIt()
{
    Shown shown(fourPoints());
    shown.click(shown.pixel(2, 4));
    QCOMPARE(shown.selected.size(), 1);
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("b")});
    QCOMPARE(shown.selected.last().at(1).toBool(), false);
}

void TstPlotView::controlClickExtends()
{
    Shown shown(fourPoints());
    shown.click(shown.pixel(3, 2), Qt::ControlModifier);
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("c")});
    QCOMPARE(shown.selected.last().at(1).toBool(), true);
}

void TstPlotView::clickBesidePointsSelectsNothing()
{
    Shown shown(fourPoints());
    shown.click(shown.pixel(4.5, 0.5));
    QVERIFY(shown.selected.isEmpty());
}

void TstPlotView::shiftDragSelectsSeveral()
{
    Shown shown(fourPoints());
    const QCPRange before = shown.xRange();
    shown.drag(shown.pixel(1.5, 4.5), shown.pixel(4.5, 1.5), Qt::ShiftModifier);
    QCOMPARE(shown.selected.size(), 1);
    QCOMPARE(shown.lastKeys(), (Keys{QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
    QVERIFY(shown.xRange() == before);
    // The next drag without Shift pans again and selects nothing.
    shown.wheel(shown.pixel(2, 2), 120);
    shown.drag(shown.pixel(2, 2), shown.pixel(2.2, 2.2));
    QCOMPARE(shown.selected.size(), 1);
}

void TstPlotView::dragPansWithinTheData()
{
    Shown shown(fourPoints());
    shown.drag(shown.pixel(2, 2), shown.pixel(4, 4));
    QVERIFY(shown.xRange() == QCPRange(0, 5));  // everything is in view, so there is nowhere to go
    shown.wheel(shown.pixel(2, 2), 240);
    const QCPRange zoomed = shown.xRange();
    QVERIFY(zoomed.size() < 5);
    shown.drag(shown.pixel(2, 2), shown.pixel(2.3, 2.3));
    QVERIFY(shown.xRange().lower < zoomed.lower);
    QVERIFY(std::abs(shown.xRange().size() - zoomed.size()) < 1e-9);
    QVERIFY(shown.xRange().lower >= 0);
}

void TstPlotView::wheelZoomsAndDoubleClickResets()
{
    Shown shown(fourPoints());
    shown.wheel(shown.pixel(2, 2), 240);
    QVERIFY(shown.xRange().size() < 4.9);
    QTest::mouseDClick(shown.view.plot(), Qt::LeftButton, {}, shown.pixel(2, 2));
    QVERIFY(shown.xRange() == QCPRange(0, 5));
    shown.wheel(shown.pixel(2, 2), -1200);
    QVERIFY(shown.xRange() == QCPRange(0, 5));
}

void TstPlotView::keysMoveTheFocusAndSelect()
{
    Shown shown(fourPoints());
    shown.view.setFocus();
    QTest::keyClick(&shown.view, Qt::Key_Right);  // a
    QTest::keyClick(&shown.view, Qt::Key_Right);  // b
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("b")});
    QVERIFY(shown.view.accessibleDescription().contains(QStringLiteral("GC3: 4")));
    QTest::keyClick(&shown.view, Qt::Key_Down);  // next lower: d at 3
    QTest::keyClick(&shown.view, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("d")});
    QCOMPARE(shown.selected.last().at(1).toBool(), true);
    for (int i = 0; i < 5; ++i) QTest::keyClick(&shown.view, Qt::Key_Left);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("a")});
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    const auto before = shown.selected.size();
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(shown.selected.size(), before);
}

void TstPlotView::keysZoom()
{
    Shown shown(fourPoints());
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QVERIFY(std::abs(shown.xRange().size() - 4) < 1e-9);
    QTest::keyClick(&shown.view, Qt::Key_Minus);
    QVERIFY(std::abs(shown.xRange().size() - 5) < 1e-9);
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QTest::keyClick(&shown.view, Qt::Key_0);
    QVERIFY(shown.xRange() == QCPRange(0, 5));
}

void TstPlotView::hoverNamesWhatIsThere()
{
    Shown shown(fourPoints());
    shown.moveTo(shown.pixel(4, 3));
    QCOMPARE(QToolTip::text(), QStringLiteral("Genes\nLength (codons): 4\nGC3: 3"));
    Shown map(smallHeatMap());
    const auto* drawn = std::get_if<plot::HeatMap>(&map.view.spec()->panels[2].layers[0]);
    map.moveTo(map.pixel(1, 2, 2));
    QVERIFY(QToolTip::text().startsWith(
        QString::fromStdString(drawn->rowLabels[2] + "\n" + drawn->columnLabels[1] + "\n")));
    QVERIFY(QToolTip::text().contains(QStringLiteral("of 6 in its column")) ||
            QToolTip::text().contains(QStringLiteral("of 5 in its column")));
}

void TstPlotView::ribbonsAreFoundAlongTheirWay()
{
    plot::Ribbons ribbons;  // from 0..1 up to 3..4, across the middle at 1.5..2.5
    ribbons.x0 = {0};
    ribbons.y0 = {0};
    ribbons.x1 = {1};
    ribbons.y1 = {3};
    ribbons.width = {1};
    ribbons.keys = {"g1"};
    ribbons.labels = {"g1, Heat"};
    PlotSpec spec;
    spec.panels.resize(1);
    spec.panels[0].layers.emplace_back(ribbons);
    Shown shown(spec);
    for (const auto& [x, y] : {std::pair(0.02, 0.5), std::pair(0.5, 2.0), std::pair(0.98, 3.5)}) {
        shown.moveTo(shown.pixel(x, y));
        QCOMPARE(QToolTip::text(), QStringLiteral("g1, Heat"));
    }
    shown.click(shown.pixel(0.5, 2.0));
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("g1")});
    shown.selected.clear();
    shown.click(shown.pixel(0.1, 3));
    QVERIFY(shown.selected.isEmpty());
    shown.drag(shown.pixel(0.45, 1.5), shown.pixel(0.55, 2.5), Qt::ShiftModifier);
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("g1")});
    const QColor accent = loadTheme(ThemeKind::Light).accent;
    Shown fresh(spec);
    QCOMPARE(fresh.pixelsOf(accent), 0);
    fresh.view.setSelectedKeys({QStringLiteral("g1")});
    QVERIFY(fresh.pixelsOf(accent) > 50);
}

void TstPlotView::selectionIsOutlinedInTheAccentColour()
{
    const QColor accent = loadTheme(ThemeKind::Light).accent;
    Shown shown(smallHeatMap());
    QCOMPARE(shown.pixelsOf(accent), 0);
    shown.view.setSelectedKeys({QStringLiteral("g3")});
    QVERIFY(shown.pixelsOf(accent) > 100);
    shown.view.setSelectedKeys({QStringLiteral("no such gene")});
    QCOMPARE(shown.pixelsOf(accent), 0);
}

void TstPlotView::heatMapSelectsRows()
{
    Shown shown(smallHeatMap());
    const auto* map = std::get_if<plot::HeatMap>(&shown.view.spec()->panels[2].layers[0]);
    const auto key = [map](std::size_t row) { return QString::fromStdString(map->rowKeys[row]); };
    shown.click(shown.pixel(3, 4, 2));
    QCOMPARE(shown.lastKeys(), Keys{key(4)});
    shown.drag(shown.pixel(0, 1, 2), shown.pixel(2, 3, 2), Qt::ShiftModifier);
    QCOMPARE(shown.lastKeys(), (Keys{key(1), key(2), key(3)}));
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(shown.lastKeys(), Keys{key(1)});
}

void TstPlotView::aHeatMapKeepsItsHeightAndTheWheel()
{
    Shown shown(smallHeatMap(), {600, 150});
    QVERIFY(shown.view.plot()->height() > 300);
    QVERIFY(shown.view.findChild<QScrollArea*>()->verticalScrollBar()->maximum() > 0);
    const QCPRange before = shown.panel(2)->axis(QCPAxis::atBottom)->range();
    shown.wheel(shown.pixel(1, 2, 2), 120);
    QVERIFY(shown.panel(2)->axis(QCPAxis::atBottom)->range().size() < before.size());
}

void TstPlotView::heatMapMovesWithItsDendrograms()
{
    Shown shown(smallHeatMap());
    const auto columns = [&](int panel) { return shown.panel(panel)->axis(QCPAxis::atBottom)->range(); };
    shown.wheel(shown.pixel(1, 2, 2), 120);
    QVERIFY(columns(2).size() < 4);
    QVERIFY(columns(0) == columns(2));
    QVERIFY(shown.panel(1)->axis(QCPAxis::atLeft)->range() == shown.panel(2)->axis(QCPAxis::atRight)->range());
    const QCPRange heights = shown.panel(0)->axis(QCPAxis::atLeft)->range();
    QTest::keyClick(&shown.view, Qt::Key_0);
    QVERIFY(columns(0) == QCPRange(-0.5, 3.5));
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QVERIFY(std::abs(columns(2).size() - 3.2) < 1e-9);
    QVERIFY(columns(0) == columns(2));
    QVERIFY(shown.panel(0)->axis(QCPAxis::atLeft)->range() == heights);
}

void TstPlotView::tracksMoveWithTheMapAndKeepTheirValues()
{
    Shown shown(smallHeatMapWithTracks());
    QVERIFY(shown.view.plot()->height() < 500);  // the name of a strip is no row that needs height
    const auto range = [&](int panel, QCPAxis::AxisType side) { return shown.panel(panel)->axis(side)->range(); };
    // A strip is as thin as its name is high, beside a map that has nearly all of the figure.
    QVERIFY(shown.panel(kColumnTrack)->rect().height() < 30);
    QVERIFY(shown.panel(kRowTrack)->rect().width() < 40);
    QVERIFY(shown.panel(kMap)->rect().width() > 300);
    QCOMPARE(shown.panel(kColumnTrack)->rect().left(), shown.panel(kMap)->rect().left());
    QCOMPARE(shown.panel(kColumnTrack)->rect().right(), shown.panel(kMap)->rect().right());
    QCOMPARE(shown.panel(kRowTrack)->rect().bottom(), shown.panel(kMap)->rect().bottom());

    for (const int panel : {kMap, kRowTrack, kColumnTrack}) {
        shown.view.resetZoom();
        shown.wheel(shown.panel(panel)->center(), 120);
        QVERIFY(range(kMap, QCPAxis::atRight).size() < 6 || range(kMap, QCPAxis::atBottom).size() < 4);
        QVERIFY(range(kRowTrack, QCPAxis::atLeft) == range(kMap, QCPAxis::atRight));
        QVERIFY(range(kColumnTrack, QCPAxis::atBottom) == range(kMap, QCPAxis::atBottom));
        QVERIFY(range(kRowTrack, QCPAxis::atBottom) == QCPRange(0, 6));
        QVERIFY(range(kColumnTrack, QCPAxis::atRight) == QCPRange(0, 1));
    }
    shown.view.resetZoom();
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QVERIFY(std::abs(range(kMap, QCPAxis::atBottom).size() - 3.2) < 1e-9);
    QVERIFY(std::abs(range(kMap, QCPAxis::atRight).size() - 4.8) < 1e-9);
    QVERIFY(range(kRowTrack, QCPAxis::atBottom) == QCPRange(0, 6));
}

void TstPlotView::tracksNameAndSelectTheirRows()
{
    Shown shown(smallHeatMapWithTracks());
    const plot::HeatMap* map = shown.view.heatMap();
    for (std::size_t row = 0; row < 6; ++row) {
        shown.moveTo(shown.pixel(0.5, static_cast<double>(row), kRowTrack));
        const QString name = QString::fromStdString(map->rowLabels[row]);  // "gene 3" has 4 calls
        QCOMPARE(QToolTip::text(), name + QStringLiteral("\nCalls: %1").arg(name.last(1).toInt() + 1));
        shown.click(shown.pixel(0.5, static_cast<double>(row), kRowTrack));
        QCOMPARE(shown.lastKeys(), Keys{QString::fromStdString(map->rowKeys[row])});
    }
    shown.moveTo(shown.pixel(2, 0.5, kColumnTrack));
    QCOMPARE(QToolTip::text(), QStringLiteral("t2\nCluster: 3"));
    // The first thing the keyboard finds is a cell of the map.
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QVERIFY(shown.view.accessibleDescription().startsWith(QString::fromStdString(map->rowLabels[0] + "\nt0")));
}

void TstPlotView::denseBarsDoNotFade_data()
{
    QTest::addColumn<bool>("horizontal");
    QTest::newRow("upright") << false;
    QTest::newRow("across") << true;
}

void TstPlotView::denseBarsDoNotFade()
{
    QFETCH(bool, horizontal);
    plot::Bars bars;
    bars.colour = plot::category(0);
    bars.width = 1;
    bars.horizontal = horizontal;
    constexpr int kBars = 8000;  // several a pixel
    for (int i = 0; i < kBars; ++i) {
        bars.position.push_back(i);
        bars.height.push_back(i < kBars / 2 ? 1 : i == kBars * 3 / 4 ? 0.5 : 0);
    }
    plot::Panel panel;
    (horizontal ? panel.x : panel.y) = {.label = "", .lower = 0, .upper = 1, .ticks = {}};
    panel.layers = {std::move(bars)};
    PlotSpec spec;
    spec.panels = {panel};
    Shown shown(std::move(spec));
    const QRect area = shown.panel(0)->rect();
    // Half of the panel in the full colour, and the one bar among nothing as a line a pixel wide.
    const int length = horizontal ? area.width() : area.height(), across = horizontal ? area.height() : area.width();
    const int pixels = shown.pixelsOf(loadTheme(ThemeKind::Light).categories[0]);
    const int half = length * (across / 2);
    QVERIFY2(pixels > half - 2 * length && pixels < half + 3 * length,
             qPrintable(QStringLiteral("%1 of %2").arg(pixels).arg(half)));
    QVERIFY2(pixels % length != 0, "the single bar is not there");
}

void TstPlotView::barsSelectAndTallFiguresScroll()
{
    const auto samples = plotSamples();
    const auto ranking = std::ranges::find(samples, QStringLiteral("ranking"), &PlotSample::name);
    Shown shown(ranking->spec, {500, 260});
    shown.click(shown.pixel(3, 0));
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("b0017")});
    QVERIFY(shown.view.plot()->height() > 300);
    auto* bar = shown.view.findChild<QScrollBar*>();
    for (auto* candidate : shown.view.findChildren<QScrollBar*>())
        if (candidate->orientation() == Qt::Vertical) bar = candidate;
    QVERIFY(bar->maximum() > 0);
    const QCPRange before = shown.xRange();
    shown.wheel(shown.pixel(3, 0), -240);
    QVERIFY(bar->value() > 0);
    QVERIFY(shown.xRange() == before);
    shown.wheel(shown.pixel(3, 0), 240, Qt::ControlModifier);
    QVERIFY(shown.xRange().size() < before.size());
}

/// A legend of many lines is higher than the view: the view scrolls, and no axis is turned upside down.
void TstPlotView::axesKeepTheirDirectionWhereThereIsLittleRoom()
{
    PlotSpec spec = fourPoints();
    auto points = std::get<plot::Points>(spec.panels[0].layers[0]);
    for (int i = 0; i < 12; ++i) {
        points.name = "A set of genes with a long name " + std::to_string(i);
        spec.panels[0].layers.emplace_back(points);
    }
    spec.panels[0].legend = true;
    Shown shown(spec, {220, 130});
    QApplication::processEvents();
    shown.view.plot()->replot();
    const QCPAxis* y = shown.panel(0)->axis(QCPAxis::atLeft);
    QVERIFY(shown.panel(0)->height() > 0);
    QVERIFY(y->coordToPixel(4) < y->coordToPixel(2));
    QVERIFY(shown.view.plot()->height() > shown.view.height());
    // Where there is room again it does not scroll.
    shown.view.resize(1200, 500);
    QApplication::processEvents();
    shown.view.plot()->replot();
    QApplication::processEvents();
    QVERIFY(shown.view.plot()->height() <= shown.view.height());
}

/// Pages that nobody has looked at yet follow the selection too.
void TstPlotView::aSelectionBeforeTheFirstDrawingIsSilent()
{
    static QStringList said;
    said.clear();
    const auto before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& message) { said << message; });
    PlotView view;
    view.setSpec(fourPoints());
    view.setSelectedKeys({QStringLiteral("b")});
    qInstallMessageHandler(before);
    QVERIFY2(said.isEmpty(), qPrintable(said.join(u'\n')));
}

void TstPlotView::emptyViewSaysWhy()
{
    PlotView view;
    view.clear(QStringLiteral("Run an analysis to see its figure."));
    view.show();
    QVERIFY(!view.spec());
    bool shown = false;
    for (const auto* label : view.findChildren<QLabel*>())
        shown |= label->isVisible() && label->text() == QStringLiteral("Run an analysis to see its figure.");
    QVERIFY(shown);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_0);
    view.setSelectedKeys({QStringLiteral("a")});
    view.copyFigure();
}

void TstPlotView::coloursFollowThePalette()
{
    const Theme dark = loadTheme(ThemeKind::Dark);
    Shown shown(fourPoints());
    QCOMPARE(shown.pixelsOf(dark.categories[0]) + shown.pixelsOf(dark.base), 0);
    shown.view.setPalette(paletteOf(dark));
    QVERIFY(shown.pixelsOf(dark.base) > 10000);
}

void TstPlotView::everyFigureShows_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QSize>("size");
    const auto samples = plotSamples();
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (const QSize size : {QSize(1280, 800), QSize(420, 260), QSize(90, 60)})
            QTest::addRow("%s, %d x %d", qPrintable(samples[i].name), size.width(), size.height())
                << static_cast<int>(i) << size;
}

void TstPlotView::everyFigureShows()
{
    QFETCH(int, index);
    QFETCH(QSize, size);
    static const auto samples = plotSamples();
    Shown shown(samples[static_cast<std::size_t>(index)].spec, size);
    const QColor ground = loadTheme(ThemeKind::Light).base;
    const QImage image = shown.view.grab().toImage();
    qint64 ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) ink += image.pixelColor(x, y) != ground ? 1 : 0;
    QVERIFY(ink > image.width() * image.height() / 200);
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QTest::keyClick(&shown.view, Qt::Key_PageDown);
    QTest::keyClick(&shown.view, Qt::Key_Return);
}

void TstPlotView::menuAsksForNumbersAndCopies()
{
    Shown shown(fourPoints());
    QSignalSpy numbers(&shown.view, &PlotView::numbersRequested);
    QStringList texts;
    for (QAction* action : shown.view.actions()) {
        texts.append(action->text());
        if (action->text() == QStringLiteral("Show the numbers")) action->trigger();
        if (action->text() == QStringLiteral("Copy figure")) action->trigger();
    }
    QVERIFY(texts.contains(QStringLiteral("Export figure…")));
    QCOMPARE(numbers.size(), 1);
    QVERIFY(QApplication::clipboard()->mimeData()->hasImage());
    QVERIFY(QApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("image/svg+xml")));
}

void TstPlotView::anotherSpecReplacesTheFirst()
{
    Shown shown(smallHeatMap());
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QCOMPARE(shown.view.plot()->axisRectCount(), 3);
    shown.view.setSpec(fourPoints());
    QCOMPARE(shown.view.plot()->axisRectCount(), 1);
    QCOMPARE(shown.view.accessibleName(), QStringLiteral("Four points"));
    shown.view.plot()->replot();
    shown.click(shown.pixel(1, 1));
    QCOMPARE(shown.lastKeys(), Keys{QStringLiteral("a")});
    shown.view.clear(QStringLiteral("Gone."));
    QVERIFY(!shown.view.spec());
    shown.view.setSpec(smallHeatMap());
    QCOMPARE(shown.view.plot()->axisRectCount(), 3);
}

PLEIO_TEST(tst_plot_view, TstPlotView)
#include "tst_plot_view.moc"
