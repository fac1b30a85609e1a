// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/genome_tracks_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

constexpr double kBasesPerMb = 1e6;
constexpr double kMmPerTrack = 26;
constexpr double kMmBesidesTracks = 26;

double meanOf(const std::vector<double>& values)
{
    double sum = 0, defined = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        defined += 1;
    }
    return sum / defined;  // NaN when nothing is defined, and then nothing is drawn
}

}  // namespace

PlotSpec genomeTracksPlot(const std::string& replicon, std::int64_t length, std::int64_t window,
                          const std::vector<GenomeTrack>& tracks)
{
    assert(length > 0 && window > 0);
    PlotSpec spec;
    spec.id = "genome_tracks";
    spec.title = replicon;
    spec.caption = "Windows of " + displayCount(window) + " bp along " + displayCount(length) +
                   " bp. Dashed: mean of the windows. A gap is a window without a value.";
    spec.heightMm = kMmBesidesTracks + kMmPerTrack * static_cast<double>(tracks.size());
    const double end = static_cast<double>(length) / kBasesPerMb;
    for (std::size_t t = 0; t < tracks.size(); ++t) {
        plot::Panel panel;
        panel.row = static_cast<int>(t);
        panel.linkX = "position";
        panel.x.label = "Position (Mb)";
        panel.x.lower = 0;
        panel.x.upper = end;
        panel.x.visible = t + 1 == tracks.size();
        panel.y.label = tracks[t].label;
        plot::Line line;
        line.name = tracks[t].label;
        line.colour = plot::category(0);
        line.width = 0.75;
        for (std::size_t i = 0; i < tracks[t].values.size(); ++i) {
            const std::int64_t start = static_cast<std::int64_t>(i) * window, stop = std::min(start + window, length);
            line.x.push_back(static_cast<double>(start + stop) / 2 / kBasesPerMb);
            line.y.push_back(tracks[t].values[i]);
        }
        plot::Line mean;
        mean.x = {0, end};
        mean.y.assign(2, meanOf(tracks[t].values));
        mean.dashed = true;
        mean.width = 0.5;
        panel.layers = {std::move(mean), std::move(line)};
        spec.panels.push_back(std::move(panel));
    }
    return spec;
}

}  // namespace pleio
