// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/swarm_plots.h"
#include "tests/core/plot/plot_layers.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>

using namespace pleio;
using namespace pleio::test;

class TestSwarmPlots : public QObject {
    Q_OBJECT

private slots:
    void queuesHaveABarEach()
    {
        const PlotSpec spec = swarmQueuePlot({1, 1200, 0, 3, 2});
        const auto bars = layersOf<plot::Bars>(spec.panels.front());
        QCOMPARE(bars.size(), std::size_t{1});
        QCOMPARE(bars.front().height, (std::vector<double>{1, 1200, 0, 3, 2}));
        QVERIFY(contains(bars.front().labels[0], "1 task"));
        QVERIFY(contains(spec.caption, "1,201 tasks"));
        QVERIFY(*spec.panels.front().x.upper > 1200);
    }

    void emptyQueuesHaveAnAxis() { QVERIFY(*swarmQueuePlot({}).panels.front().x.upper >= 1); }

    void minutesCountBackFromNow()
    {
        std::array<std::optional<std::int64_t>, 60> done{};
        done[57] = 4;
        done[58] = 0;
        done[59] = 7;
        const PlotSpec spec = swarmThroughputPlot(done);
        const auto bars = layersOf<plot::Bars>(spec.panels.front());
        QCOMPARE(bars.front().position, (std::vector<double>{-2, -1, 0}));
        QCOMPARE(bars.front().height, (std::vector<double>{4, 0, 7}));
        QVERIFY(contains(bars.front().labels[0], "2 min ago"));
        QVERIFY(contains(spec.caption, "11 tasks done in 3 min"));
    }
};

PLEIO_TEST(tst_swarm_plots, TestSwarmPlots)
#include "tst_swarm_plots.moc"
