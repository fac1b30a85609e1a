// SPDX-License-Identifier: GPL-3.0-or-later
// A frame of a clustered heat map of 4,000 genes and 324 conditions while it is panned and zoomed, in a window of
// 1280 × 800. Run with QT_QPA_PLATFORM=offscreen, and with QT_SCALE_FACTOR=2 for a screen of twice the density.
#include "core/math/random.h"
#include "core/plot/heat_map_plot.h"
#include "widgets/plots/heat_map_image.h"
#include "widgets/plots/plot_view.h"

#include <QApplication>
#include <benchmark/benchmark.h>
#include <qcustomplot.h>

#include <cmath>

using namespace pleio;

namespace {

constexpr std::size_t kRows = 4000, kColumns = 324;

PlotSpec largeMap()
{
    HeatMapData data;
    Random random(1);
    data.lower = -3;
    data.upper = 3;
    for (std::size_t c = 0; c < kColumns; ++c) data.columnLabels.push_back("condition " + std::to_string(c));
    for (std::size_t r = 0; r < kRows; ++r) {
        data.rowLabels.push_back("gene " + std::to_string(r));
        for (std::size_t c = 0; c < kColumns; ++c) data.values.push_back(random.normal());
    }
    data.rowKeys = data.rowLabels;
    NoProgress progress;
    return *clusteredHeatMap(data, progress);
}

PlotView& view()
{
    static PlotView* const shown = [] {
        auto* made = new PlotView;
        made->resize(1280, 800);
        made->setSpec(largeMap());
        made->show();
        QApplication::processEvents();
        made->plot()->replot();
        return made;
    }();
    return *shown;
}

/// Rows in sight: all, or a window that moves.
void BM_Frame(benchmark::State& state)
{
    PlotView& shown = view();
    QCPAxis* rows = shown.plot()->axisRect(2)->axis(QCPAxis::atRight);
    const auto inSight = static_cast<double>(state.range(0));
    double from = 0;
    for (auto _ : state) {
        from = std::fmod(from + inSight / 50, static_cast<double>(kRows) - inSight + 1);
        rows->setRange(from - 0.5, from + inSight - 0.5);
        shown.plot()->replot();
    }
}
BENCHMARK(BM_Frame)->Arg(4000)->Arg(1000)->Arg(100)->Unit(benchmark::kMillisecond);

/// The picture alone, as large as on a screen of twice the density, of all rows or of the first ones.
void BM_Image(benchmark::State& state)
{
    const plot::HeatMap& map = *view().heatMap();
    const Theme theme = loadTheme(ThemeKind::Light);
    const double columns = static_cast<double>(kColumns) - 0.5, rows = static_cast<double>(state.range(0)) - 0.5;
    for (auto _ : state)
        benchmark::DoNotOptimize(heatMapImage(map, theme, {-0.5, columns}, {-0.5, rows}, {2000, 1200}, 8));
}
BENCHMARK(BM_Image)->Arg(4000)->Arg(1000)->Arg(100)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
