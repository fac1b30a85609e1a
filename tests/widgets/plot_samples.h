// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pleio::test {

struct PlotSample {
    QString name;
    PlotSpec spec;
    QStringList labels;  ///< texts that must stand in the figure at its own width
};

/// One figure of every builder with numbers of realistic size, and a big one of those that grow.
[[nodiscard]] std::vector<PlotSample> plotSamples();
/// Points at (1, 1), (2, 4), (3, 2), (4, 3) with the keys a, b, c, d.
[[nodiscard]] PlotSpec fourPoints();
/// 6 rows "g0".."g5" by 4 columns "t0".."t3", clustered.
[[nodiscard]] PlotSpec smallHeatMap();
/// The same with its columns as given, a strip above them, the tree of the rows (the first panel) cut in two and a
/// track of the numbers 1 to 6 for "g0".."g5".
[[nodiscard]] PlotSpec smallHeatMapWithTracks();

}  // namespace pleio::test
