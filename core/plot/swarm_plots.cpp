// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/swarm_plots.h"

#include "core/base/text.h"

#include <algorithm>
#include <string>
#include <utility>

namespace pleio {

namespace {

/// Empty queues are drawn on an axis all the same.
constexpr double kShortestAxis = 4;
/// Room for the number at the end of the longest bar.
constexpr double kRoomForNumber = 1.12;

std::string tasksText(std::int64_t tasks) { return displayCount(tasks) + (tasks == 1 ? " task" : " tasks"); }

}  // namespace

PlotSpec swarmQueuePlot(const SwarmCounts& counts)
{
    const std::pair<std::string, std::int64_t> rows[] = {{"High priority", counts.high},
                                                         {"Normal", counts.normal},
                                                         {"Low priority", counts.low},
                                                         {"To be tried again", counts.delayed},
                                                         {"Failed", counts.failed}};
    plot::Panel panel;
    plot::Bars bars;
    bars.horizontal = true;
    bars.colour = plot::category(0);
    double longest = kShortestAxis, at = 0;
    for (const auto& [name, tasks] : rows) {
        const auto length = static_cast<double>(tasks);
        bars.position.push_back(at);
        bars.height.push_back(length);
        bars.labels.push_back(name + "\n" + tasksText(tasks));
        panel.y.ticks.push_back({at, name});
        panel.layers.emplace_back(plot::Text{length, at, displayCount(tasks), plot::Text::Anchor::Right, {}});
        longest = std::max(longest, length);
        at += 1;
    }
    panel.layers.emplace_back(std::move(bars));
    panel.x.label = "Tasks";
    panel.x.lower = 0;
    panel.x.upper = longest * kRoomForNumber;
    panel.y.reversed = true;

    PlotSpec spec;
    spec.id = "swarm_queues";
    spec.title = "Tasks in the swarm";
    spec.caption = tasksText(counts.high + counts.normal + counts.low) +
                   " in the queues of the three priorities, those that run included.";
    spec.widthMm = 89;
    spec.heightMm = 60;
    spec.panels = {std::move(panel)};
    return spec;
}

PlotSpec swarmThroughputPlot(std::span<const std::optional<std::int64_t>> donePerMinute)
{
    const auto minutes = static_cast<double>(donePerMinute.size());
    plot::Bars bars;
    bars.colour = plot::category(2);
    double highest = kShortestAxis;
    std::int64_t done = 0, known = 0;
    for (std::size_t i = 0; i < donePerMinute.size(); ++i) {
        if (!donePerMinute[i]) continue;
        const double minute = static_cast<double>(i) + 1 - minutes;
        bars.position.push_back(minute);
        bars.height.push_back(static_cast<double>(*donePerMinute[i]));
        bars.labels.push_back((minute == 0 ? "This minute" : displayNumber(-minute, 2) + " min ago") + "\n" +
                              tasksText(*donePerMinute[i]));
        highest = std::max(highest, bars.height.back());
        done += *donePerMinute[i];
        ++known;
    }
    plot::Panel panel;
    panel.x.label = "Minutes before now";
    panel.x.lower = 0.5 - minutes;
    panel.x.upper = 0.5;
    for (double back = 0; back < minutes; back += 15) panel.x.ticks.push_back({-back, displayNumber(back, 2)});
    panel.y.label = "Tasks done a minute";
    panel.y.lower = 0;
    panel.y.upper = highest * kRoomForNumber;
    panel.layers = {std::move(bars)};

    PlotSpec spec;
    spec.id = "swarm_throughput";
    spec.title = "Throughput of the swarm";
    spec.caption =
        tasksText(done) + " done in " + displayCount(known) + " min; tasks whose result was known count too.";
    spec.widthMm = 89;
    spec.heightMm = 60;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
