// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/forest_plot.h"

#include "core/base/text.h"
#include "core/plot/evidence_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleio {

namespace {

constexpr double kMmPerForestRow = 3.4;
constexpr double kMmBesidesForest = 42;  // title, legend, axis and caption
constexpr double kChance = 0.5;
constexpr double kTickReach = 0.28;  // rows that the mark of the covariates reaches up and down

constexpr std::array kMarkers{plot::Marker::Cross, plot::Marker::Circle, plot::Marker::Square, plot::Marker::Triangle,
                              plot::Marker::Diamond};

/// Every grade has a shape of its own; colour only repeats it.
plot::Points emptyGrade(std::size_t grade)
{
    plot::Points points;
    points.name = "Grade " + std::to_string(grade) + ": " + std::string(kGradeWords[grade]);
    points.marker = kMarkers[grade];
    if (grade > 0) points.colour = plot::category(static_cast<int>(grade) - 1);
    return points;
}

std::string hoverText(const ForestRow& row)
{
    return row.trait + "\n" + displayCount(row.genes) + " genes\nHeld-out AUC " + displayNumber(row.auc) + " (" +
           displayNumber(row.low) + " to " + displayNumber(row.high) + "), q " + displayNumber(row.q, 2) +
           "\nRotation null " + displayNumber(row.nullMean) + " ± " + displayNumber(row.nullSd, 2) +
           "\nCovariates only " + displayNumber(row.covariates) + "\nGrade " + std::to_string(row.grade) + ": " +
           std::string(kGradeWords[static_cast<std::size_t>(row.grade)]);
}

void addSegment(plot::Segments& segments, double x0, double x1, double y0, double y1)
{
    segments.x0.push_back(x0);
    segments.x1.push_back(x1);
    segments.y0.push_back(y0);
    segments.y1.push_back(y1);
}

}  // namespace

PlotSpec forestPlot(std::vector<ForestRow> rows, std::size_t limit)
{
    const auto descending = [](double auc) { return std::isnan(auc) ? 2.0 : -auc; };
    std::ranges::stable_sort(rows, {}, [&](const ForestRow& row) { return descending(row.auc); });
    const std::size_t all = rows.size();
    rows.resize(std::min(all, limit));

    plot::Panel panel;
    panel.legend = true;
    panel.x.label = "Held-out AUC";
    panel.y.label = "Traits";
    panel.y.reversed = true;
    plot::Segments null, interval;
    null.name = "Rotation null, mean ± sd";
    null.colour.role = plot::Colour::Role::Muted;
    null.width = 5;
    interval.name = "95 % interval";
    interval.width = 0.75;
    plot::Segments covariates;
    covariates.name = "Expression, GC3 and length only";
    covariates.width = 1.25;
    std::array<plot::Points, kGradeWords.size()> graded;
    for (std::size_t grade = 0; grade < graded.size(); ++grade) graded[grade] = emptyGrade(grade);

    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ForestRow& row = rows[i];
        const auto y = static_cast<double>(i);
        panel.y.ticks.push_back({y, row.trait + " (" + displayCount(row.genes) + ")"});
        addSegment(null, row.nullMean - row.nullSd, row.nullMean + row.nullSd, y, y);
        addSegment(interval, row.low, row.high, y, y);
        addSegment(covariates, row.covariates, row.covariates, y - kTickReach, y + kTickReach);
        plot::Points& own = graded[static_cast<std::size_t>(row.grade)];
        own.x.push_back(row.auc);
        own.y.push_back(y);
        own.labels.push_back(hoverText(row));
    }
    plot::Line chance;
    chance.x = {kChance, kChance};
    chance.y = {-0.5, static_cast<double>(rows.size()) - 0.5};
    chance.dashed = true;
    chance.width = 0.5;

    panel.layers = {std::move(null), std::move(chance), std::move(interval), std::move(covariates)};
    for (plot::Points& points : graded)
        if (!points.x.empty()) panel.layers.emplace_back(std::move(points));

    PlotSpec spec;
    spec.id = "trait_forest";
    spec.title = "Held-out AUC of traits";
    spec.caption =
        "How well a trait's key tells its genes from the others in held-out folds; number of annotated genes in "
        "brackets. Dashed line: chance (0.5). Null: labels rotated along the chromosome, keys learned anew.";
    const auto leftOut = static_cast<std::int64_t>(all - rows.size());
    if (leftOut > 0)
        spec.caption += " The " + displayCount(static_cast<std::int64_t>(rows.size())) +
                        " traits with the highest AUC of " + displayCount(static_cast<std::int64_t>(all)) + "; " +
                        displayCount(leftOut) + (leftOut == 1 ? " is left out." : " are left out.");
    spec.heightMm = kMmBesidesForest + kMmPerForestRow * static_cast<double>(rows.size());
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
