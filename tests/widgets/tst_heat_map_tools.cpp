// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "tests/widgets/plot_samples.h"
#include "widgets/plots/heat_map_tools.h"
#include "widgets/plots/plot_view.h"
#include "widgets/theme/application_theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <qcustomplot.h>

#include <algorithm>

using namespace pleio;
using namespace pleio::test;

namespace {

using Keys = QSet<QString>;

/// The panel with the map; the dendrogram of its rows is the one before it.
constexpr std::size_t kMap = 2, kRowTree = 1;

struct Shown {
    PlotView view;
    HeatMapTools tools{view};
    QSignalSpy selected{&view, &PlotView::keysSelected};

    explicit Shown(PlotSpec spec)
    {
        view.resize(700, 500);
        view.setSpec(std::move(spec));
        tools.takeFigure();
        view.show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(&view);
        view.plot()->replot();
    }
    [[nodiscard]] const plot::HeatMap& map() const
    {
        return std::get<plot::HeatMap>(view.spec()->panels[kMap].layers[0]);
    }
    [[nodiscard]] QCPAxis* axis(std::size_t panel, QCPAxis::AxisType side) const
    {
        return view.plot()->axisRect(static_cast<int>(panel))->axis(side);
    }
    [[nodiscard]] QCPRange rowsInSight() const { return axis(kMap, QCPAxis::atRight)->range(); }
    template <class Field>
    [[nodiscard]] Field* field(const char* name) const
    {
        for (Field* each : tools.findChildren<Field*>())
            if (each->accessibleName() == QLatin1String(name)) return each;
        return nullptr;
    }
    void enter(const char* name, double value)
    {
        auto* edit = field<QLineEdit>(name);
        edit->setText(QLocale().toString(value));
        emit edit->editingFinished();
    }
    [[nodiscard]] QImage drawn()
    {
        view.plot()->replot();
        return view.grab().toImage();
    }
};

}  // namespace

class TstHeatMapTools : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(loadTheme(ThemeKind::Light)); }

    void areThereForHeatMapsAlone()
    {
        PlotView view;
        HeatMapTools tools(view);
        QVERIFY(tools.isHidden());
        view.setSpec(smallHeatMap());
        tools.takeFigure();
        QVERIFY(!tools.isHidden());
        view.setSpec(fourPoints());
        tools.takeFigure();
        QVERIFY(tools.isHidden());
    }

    void otherLimitsChangeTheColoursAndTheFigure()
    {
        Shown shown(smallHeatMap());
        const double lower = shown.map().lower, upper = shown.map().upper;
        const QImage before = shown.drawn();
        shown.axis(kMap, QCPAxis::atRight)->setRange(0, 2);
        const QCPRange sight = shown.rowsInSight();
        shown.enter("Highest value of the colours", upper * 10 + 100);
        QCOMPARE(shown.map().upper, upper * 10 + 100);
        QCOMPARE(shown.map().lower, lower);
        QCOMPARE(shown.rowsInSight(), sight);  // the zoom stays
        shown.view.resetZoom();
        QVERIFY(shown.drawn() != before);
        for (QPushButton* button : shown.tools.findChildren<QPushButton*>()) button->click();  // as the figure was
        QCOMPARE(shown.map().upper, upper);
        QVERIFY(shown.drawn() == before);
    }

    void theKindOfScaleCanBeChosen()
    {
        Shown shown(smallHeatMap());
        auto* kind = shown.field<QComboBox>("Kind of colour scale");
        const int other = 1 - kind->currentIndex();
        const auto before = shown.map().scale;
        kind->setCurrentIndex(other);
        emit kind->activated(other);
        QVERIFY(shown.map().scale != before);
    }

    void refusesLimitsThatMakeNoScale()
    {
        Shown shown(smallHeatMap());
        const double upper = shown.map().upper, lower = shown.map().lower;
        shown.enter("Highest value of the colours", lower - 1);
        QCOMPARE(shown.map().upper, upper);
        const auto labels = shown.tools.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels,
                                    [](const QLabel* l) { return l->text().contains("lowest value must be below"); }));
    }

    void searchFindsMarksAndShows()
    {
        Shown shown(smallHeatMap());
        const QImage before = shown.drawn();
        shown.tools.find("G");
        QCOMPARE(shown.tools.hits(), 6);
        QVERIFY(shown.drawn() != before);
        shown.tools.find("t3");
        QCOMPARE(shown.tools.hits(), 1);
        shown.tools.find("nothing");
        QCOMPARE(shown.tools.hits(), 0);
        QVERIFY(shown.drawn() == before);
    }

    void enterBringsTheRowIntoSight()
    {
        PlotSpec spec = smallHeatMap();
        auto& map = std::get<plot::HeatMap>(spec.panels[kMap].layers[0]);
        const std::int32_t rows = 400;
        map.rows = rows;
        map.rowLabels.clear();
        for (int row = 0; row < rows; ++row) map.rowLabels.push_back("row " + std::to_string(row));
        map.rowKeys = map.rowLabels;
        map.values.assign(static_cast<std::size_t>(rows * map.columns), 0.5);
        Shown shown(std::move(spec));
        auto* search = shown.field<QLineEdit>("Find rows and columns of the heat map");
        search->setText("row 333");
        QCOMPARE(shown.tools.hits(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(shown.rowsInSight().contains(333));
        QVERIFY(shown.rowsInSight().size() < 50);
    }

    void aBranchSelectsTheRowsBelowIt()
    {
        Shown shown(smallHeatMap());
        const auto& layers = shown.view.spec()->panels[kRowTree].layers;
        const auto& keys = shown.map().rowKeys;
        std::size_t clicked = 0;
        for (const auto& layer : layers) {
            const auto& pieces = std::get<plot::Segments>(layer);
            for (std::size_t i = 0; i < pieces.x0.size(); ++i) {
                if (pieces.x0[i] != pieces.x1[i]) continue;  // a joint of two children
                const QPoint at(
                    qRound(shown.axis(kRowTree, QCPAxis::atBottom)->coordToPixel(pieces.x0[i])),
                    qRound(shown.axis(kRowTree, QCPAxis::atLeft)->coordToPixel((pieces.y0[i] + pieces.y1[i]) / 2)));
                shown.selected.clear();
                QTest::mouseClick(shown.view.plot(), Qt::LeftButton, {}, at);
                QCOMPARE(shown.selected.size(), 1);
                const Keys got = shown.selected.last().at(0).value<Keys>();
                // The rows below a joint are neighbours, among them those of its two ends.
                QVERIFY(got.size() >= 2);
                int first = -1, last = -1;
                for (std::size_t row = 0; row < keys.size(); ++row)
                    if (got.contains(QString::fromStdString(keys[row]))) {
                        if (first < 0) first = static_cast<int>(row);
                        last = static_cast<int>(row);
                    }
                QCOMPARE(last - first + 1, got.size());
                QVERIFY(first <= pieces.y0[i] && pieces.y0[i] <= last && first <= pieces.y1[i] && pieces.y1[i] <= last);
                if (pieces.x0[i] >= *std::ranges::max_element(pieces.x0) && &layer == &layers.back())
                    QCOMPARE(got.size(), static_cast<qsizetype>(keys.size()));  // the root
                ++clicked;
            }
        }
        QCOMPARE(clicked, keys.size() - 1);
    }

    void theCutOfATreeIsNoBranch()
    {
        constexpr std::size_t kTree = 0, kDrawnTree = 1;  // among the panels, and from the left and from the top
        Shown shown(smallHeatMapWithTracks());
        QVERIFY(shown.view.plot()->axisRectCount() == 4);
        const plot::Line* cut = nullptr;
        std::vector<double> branches;  // places that the cut crosses
        for (const auto& layer : shown.view.spec()->panels[kTree].layers)
            if (const auto* line = std::get_if<plot::Line>(&layer)) cut = line;
        QVERIFY(cut);
        for (const auto& layer : shown.view.spec()->panels[kTree].layers)
            if (const auto* pieces = std::get_if<plot::Segments>(&layer))
                for (std::size_t i = 0; i < pieces->x0.size(); ++i)
                    if (pieces->y0[i] == pieces->y1[i] && std::min(pieces->x0[i], pieces->x1[i]) < cut->x[0] &&
                        std::max(pieces->x0[i], pieces->x1[i]) > cut->x[0])
                        branches.push_back(pieces->y0[i]);
        QCOMPARE(branches.size(), std::size_t{2});
        QCPAxis *heights = shown.axis(kDrawnTree, QCPAxis::atBottom), *places = shown.axis(kDrawnTree, QCPAxis::atLeft);
        for (int step = -1; step < 22; ++step) {
            const double place = step / 4.0;
            const double pixel = places->coordToPixel(place);
            const bool onBranch = std::ranges::any_of(
                branches, [&](double branch) { return std::abs(places->coordToPixel(branch) - pixel) < 4; });
            const bool beside = std::ranges::any_of(
                branches, [&](double branch) { return std::abs(places->coordToPixel(branch) - pixel) < 7; });
            if (beside && !onBranch) continue;  // the tolerance ends there
            shown.selected.clear();
            QTest::mouseClick(shown.view.plot(), Qt::LeftButton, {},
                              QPoint(qRound(heights->coordToPixel(cut->x[0])), qRound(pixel)));
            QCOMPARE(shown.selected.size(), onBranch ? 1 : 0);
        }
    }
};

PLEIO_TEST(tst_heat_map_tools, TstHeatMapTools)
#include "tst_heat_map_tools.moc"
