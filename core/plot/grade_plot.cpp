// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/grade_plot.h"

#include "core/base/text.h"
#include "core/plot/evidence_words.h"

#include <numeric>

namespace pleio {

namespace {

constexpr double kUntestedAt = 5.3;  // set apart from the grades

plot::Text countBeside(double at, double length, std::int64_t count)
{
    return {length, at, displayCount(count), plot::Text::Anchor::Right, {}};
}

}  // namespace

PlotSpec gradePlot(const std::array<std::int64_t, 5>& traitsByGrade, std::int64_t untested)
{
    plot::Panel panel;
    panel.x.label = "Number of traits";
    panel.x.lower = 0;
    panel.y.label = "Evidence grade";
    panel.y.reversed = true;
    plot::Bars bars;
    bars.horizontal = true;
    bars.colour = plot::category(0);
    for (std::size_t grade = 0; grade < traitsByGrade.size(); ++grade) {
        const auto at = static_cast<double>(grade), length = static_cast<double>(traitsByGrade[grade]);
        const std::string name = std::to_string(grade) + ": " + std::string(kGradeWords[grade]);
        bars.position.push_back(at);
        bars.height.push_back(length);
        bars.labels.push_back(name + "\n" + displayCount(traitsByGrade[grade]) +
                              (traitsByGrade[grade] == 1 ? " trait" : " traits"));
        panel.y.ticks.push_back({at, name});
        panel.layers.emplace_back(countBeside(at, length, traitsByGrade[grade]));
    }
    panel.layers.emplace_back(std::move(bars));
    // Often there are far more of them than of all others, so a bar would flatten those: the number stands alone.
    panel.y.ticks.push_back({kUntestedAt, "not tested"});
    plot::Text untestedCount = countBeside(kUntestedAt, 0, untested);
    untestedCount.colour.role = plot::Colour::Role::Muted;
    panel.layers.emplace_back(std::move(untestedCount));

    const std::int64_t all = std::accumulate(traitsByGrade.begin(), traitsByGrade.end(), std::int64_t{0});
    PlotSpec spec;
    spec.id = "evidence_grades";
    spec.title = "How far traits can be told from codons";
    spec.caption =
        displayCount(all) + " traits tested, " + displayCount(untested) +
        " not tested (too few or too many genes; no bar). A trait of grade 2 or 3 has met the grades before it; "
        "grade 4 needs grade 1 and single genes called.";
    spec.widthMm = 120;
    spec.heightMm = 76;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
