// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/genome_tracks_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

constexpr double kBasesPerMb = 1e6;
constexpr double kMmPerGenomeTrack = 26;
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

constexpr double kMmOfGenes = 16;

plot::Panel genePanel(const std::vector<GenomeTrackGene>& genes)
{
    plot::Panel panel;
    panel.rowStretch = kMmOfGenes / kMmPerGenomeTrack;
    panel.y.lower = -1;
    panel.y.upper = 1;
    panel.y.ticks = {{0.5, "+ genes"}, {-0.5, "\u2212 genes"}};
    for (const bool forward : {true, false}) {
        plot::Bars bars;
        bars.name = forward ? "Forward strand" : "Reverse strand";
        bars.colour = plot::category(forward ? 0 : 1);
        bars.horizontal = true;
        for (const GenomeTrackGene& gene : genes) {
            if (gene.forward != forward) continue;
            bars.position.push_back(forward ? 0.5 : -0.5);
            bars.base.push_back(static_cast<double>(gene.start) / kBasesPerMb);
            bars.height.push_back(static_cast<double>(gene.end) / kBasesPerMb);
            bars.keys.push_back(gene.key);
            bars.labels.push_back(gene.label);
        }
        panel.layers.emplace_back(std::move(bars));
    }
    return panel;
}

}  // namespace

PlotSpec genomeTracksPlot(const std::string& replicon, std::int64_t length, std::int64_t window,
                          const std::vector<GenomeTrack>& tracks, const std::vector<GenomeTrackGene>& genes)
{
    assert(length > 0 && window > 0);
    PlotSpec spec;
    spec.id = "genome_tracks";
    spec.title = "Along " + replicon;
    spec.caption = "Windows of " + displayCount(window) + " bp along " + displayCount(length) +
                   " bp. Dashed: mean of the windows. A gap is a window without a value.";
    spec.heightMm = kMmBesidesTracks + kMmPerGenomeTrack * static_cast<double>(tracks.size());
    const double end = static_cast<double>(length) / kBasesPerMb;
    for (const auto& track : tracks) {
        plot::Panel panel;
        panel.y.label = track.label;
        plot::Line line;
        line.name = track.label;
        line.colour = plot::category(0);
        line.width = 0.75;
        for (std::size_t i = 0; i < track.values.size(); ++i) {
            const std::int64_t start = static_cast<std::int64_t>(i) * window, stop = std::min(start + window, length);
            line.x.push_back(static_cast<double>(start + stop) / 2 / kBasesPerMb);
            line.y.push_back(track.values[i]);
        }
        plot::Line mean;
        mean.x = {0, end};
        mean.y.assign(2, meanOf(track.values));
        mean.dashed = true;
        mean.width = 0.5;
        panel.layers = {std::move(mean), std::move(line)};
        spec.panels.push_back(std::move(panel));
    }
    if (!genes.empty()) {
        spec.panels.push_back(genePanel(genes));
        spec.heightMm += kMmOfGenes;
    }
    for (std::size_t row = 0; row < spec.panels.size(); ++row) {
        plot::Panel& panel = spec.panels[row];
        panel.row = static_cast<int>(row);
        panel.linkX = "position";
        panel.x.label = "Position (Mb)";
        panel.x.lower = 0;
        panel.x.upper = end;
        panel.x.visible = row + 1 == spec.panels.size();
    }
    return spec;
}

}  // namespace pleio
