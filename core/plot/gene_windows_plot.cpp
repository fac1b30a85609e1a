// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/gene_windows_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleio {

namespace {

constexpr double kMmPerWindowTrack = 30;
constexpr double kMmPerRegion = 6;
constexpr double kMmBesides = 26;

plot::Panel trackPanel(const std::string& label, const WindowTrack& track, std::size_t window)
{
    const auto place = [window](std::size_t i) {
        return static_cast<double>(i) + (static_cast<double>(window) + 1) / 2;  // 1-based middle of the window
    };
    plot::Bars band;
    band.name = "Null, 2.5 to 97.5 %";
    band.colour.role = plot::Colour::Role::Muted;
    band.width = 1.1;  // neighbours overlap, or hairlines show between them
    plot::Line line;
    line.name = label;
    line.colour = plot::category(0);
    line.width = 0.9;
    for (std::size_t i = 0; i < track.observed.size(); ++i) {
        line.x.push_back(place(i));
        line.y.push_back(track.observed[i]);
        if (std::isnan(track.low[i])) continue;
        band.position.push_back(place(i));
        band.base.push_back(track.low[i]);
        band.height.push_back(track.high[i]);
    }
    plot::Panel panel;
    panel.y.label = label;
    panel.layers = {std::move(band), std::move(line)};
    return panel;
}

plot::Panel regionPanel(const std::vector<GeneRegion>& regions)
{
    plot::Panel panel;
    panel.rowStretch = kMmPerRegion * (static_cast<double>(regions.size()) + 0.5) / kMmPerWindowTrack;
    panel.y.lower = -0.6;
    panel.y.upper = static_cast<double>(regions.size()) - 0.4;
    panel.y.reversed = true;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        panel.y.ticks.push_back({static_cast<double>(r), regions[r].name});
        plot::Bars bars;
        bars.name = regions[r].name;
        bars.colour = plot::category(static_cast<int>(r) + 1);
        bars.horizontal = true;
        bars.width = 0.7;
        for (const auto& [first, last] : regions[r].stretches) {
            bars.position.push_back(static_cast<double>(r));
            bars.base.push_back(static_cast<double>(first) - 0.5);
            bars.height.push_back(static_cast<double>(last) + 0.5);
            bars.labels.push_back(regions[r].name + "\ncodon" + (first == last ? " " : "s ") + std::to_string(first) +
                                  (first == last ? "" : " to " + std::to_string(last)));
        }
        panel.layers.emplace_back(std::move(bars));
    }
    return panel;
}

}  // namespace

PlotSpec geneWindowsPlot(const std::string& gene, std::size_t codons, std::size_t window, std::int64_t permutations,
                         const GeneWindows& windows, const std::vector<GeneRegion>& regions)
{
    PlotSpec spec;
    spec.id = "gene_windows";
    spec.title = gene;
    spec.caption = "Windows of " + displayCount(static_cast<std::int64_t>(window)) + " codons along " +
                   displayCount(static_cast<std::int64_t>(codons)) +
                   " codons, drawn at their middles. Grey: 2.5 to 97.5 % of " +
                   displayCount(std::min(permutations, kBandPermutations)) +
                   " synonymous permutations at each place; by chance one place in twenty lies outside.";
    const std::array<std::pair<const char*, const WindowTrack*>, 4> tracks{
        {{"CAI", &windows.cai}, {"Nc", &windows.nc}, {"GC", &windows.gc}, {"%MinMax", &windows.minMax}}};
    for (const auto& [label, track] : tracks) {
        if (std::ranges::all_of(track->observed, [](double v) { return std::isnan(v); })) continue;
        spec.panels.push_back(trackPanel(label, *track, window));
        if (track == &windows.minMax) {
            plot::Line zero;
            zero.x = {1, static_cast<double>(codons)};
            zero.y = {0, 0};
            zero.dashed = true;
            zero.width = 0.5;
            spec.panels.back().layers.emplace_back(std::move(zero));
        }
    }
    spec.heightMm = kMmBesides + kMmPerWindowTrack * static_cast<double>(spec.panels.size());
    if (!regions.empty()) {
        spec.panels.push_back(regionPanel(regions));
        spec.heightMm += kMmPerRegion * static_cast<double>(regions.size());
    }
    for (std::size_t row = 0; row < spec.panels.size(); ++row) {
        plot::Panel& panel = spec.panels[row];
        panel.row = static_cast<int>(row);
        panel.linkX = "codon";
        panel.x.label = "Codon";
        panel.x.lower = 0.5;
        panel.x.upper = static_cast<double>(codons) + 0.5;
        panel.x.visible = row + 1 == spec.panels.size();
    }
    return spec;
}

}  // namespace pleio
