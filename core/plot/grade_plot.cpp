// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/grade_plot.h"

#include "core/base/text.h"
#include "core/plot/evidence_words.h"

#include <numeric>

namespace pleio {

namespace {

constexpr std::size_t kWordsPerLine = 14;  // characters under one bar
constexpr double kUntestedAt = -1.3;       // set apart from the grades

std::string brokenIntoLines(std::string_view words)
{
    std::string text;
    std::size_t width = 0;
    for (const auto word : splitView(words, ' ')) {
        if (width > 0 && width + 1 + word.size() > kWordsPerLine) {
            text += '\n';
            width = 0;
        } else if (width > 0) {
            text += ' ';
            ++width;
        }
        text += word;
        width += word.size();
    }
    return text;
}

plot::Text countAbove(double at, std::int64_t count)
{
    return {at, static_cast<double>(count), displayCount(count), plot::Text::Anchor::Above, {}};
}

}  // namespace

PlotSpec gradePlot(const std::array<std::int64_t, 5>& traitsByGrade, std::int64_t untested)
{
    plot::Panel panel;
    panel.y.label = "Traits";
    panel.y.lower = 0;
    plot::Bars tested, left;
    tested.colour = plot::category(0);
    left.colour.role = plot::Colour::Role::Muted;
    for (std::size_t grade = 0; grade < traitsByGrade.size(); ++grade) {
        const auto at = static_cast<double>(grade);
        tested.position.push_back(at);
        tested.height.push_back(static_cast<double>(traitsByGrade[grade]));
        tested.labels.push_back("Grade " + std::to_string(grade) + ": " + std::string(kGradeWords[grade]) + "\n"
                                + displayCount(traitsByGrade[grade]) + " traits");
        panel.x.ticks.push_back({at, std::to_string(grade) + "\n" + brokenIntoLines(kGradeWords[grade])});
    }
    left.position = {kUntestedAt};
    left.height = {static_cast<double>(untested)};
    left.labels = {"Not tested: " + displayCount(untested) + " traits"};
    panel.x.ticks.insert(panel.x.ticks.begin(), {kUntestedAt, "–\n" + brokenIntoLines("not tested")});
    panel.x.label = "Evidence grade";
    panel.layers = {std::move(tested), std::move(left)};
    for (std::size_t grade = 0; grade < traitsByGrade.size(); ++grade)
        panel.layers.emplace_back(countAbove(static_cast<double>(grade), traitsByGrade[grade]));
    panel.layers.emplace_back(countAbove(kUntestedAt, untested));

    const std::int64_t all = std::accumulate(traitsByGrade.begin(), traitsByGrade.end(), std::int64_t{0});
    PlotSpec spec;
    spec.id = "evidence_grades";
    spec.title = "How far traits can be told from codons";
    spec.caption = displayCount(all) + " traits tested, " + displayCount(untested)
                 + " not tested (too few or too many genes). A trait of grade 2 or 3 has met the grades before it; "
                   "grade 4 needs grade 1 and single genes called.";
    spec.heightMm = 80;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
