// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/usage_difference_plot.h"

#include "core/base/text.h"
#include "core/genome/amino_acid.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr std::size_t kMostNamedCodons = 16;  // more names would cover each other
constexpr double kNamedDifference = 0.03;

std::string countText(double n) { return std::isnan(n) ? "number not known" : displayCount(std::llround(n)); }

}  // namespace

PlotSpec usageDifferencePlot(const UsageDifferenceData& data, const GeneticCode& code)
{
    plot::Points points;
    points.colour = plot::category(0);
    points.name = "Codons";
    struct Place {
        double x, y;
        std::string name;
    };
    std::vector<Place> places;
    int undefined = 0;
    for (const CodonFamily& family : codonFamilies(code, 2))
        for (const int codon : family.codons) {
            const double x = data.fractionsA[static_cast<std::size_t>(codon)];
            const double y = data.fractionsB[static_cast<std::size_t>(codon)];
            if (std::isnan(x) || std::isnan(y)) {
                ++undefined;
                continue;
            }
            const std::string name = codonText(codon) + " (" + std::string(aminoAcidText(family.aminoAcid)) + ")";
            points.x.push_back(x);
            points.y.push_back(y);
            points.labels.push_back(name + "\n" + data.nameA + ": " + displayNumber(x) + "\n" + data.nameB + ": " +
                                    displayNumber(y));
            places.push_back({x, y, name});
        }
    const auto shown = static_cast<std::int64_t>(places.size());

    plot::Line diagonal;
    diagonal.name = "Equal use";
    diagonal.x = diagonal.y = {0, 1};
    diagonal.dashed = true;
    diagonal.width = 0.5;
    plot::Panel panel;
    panel.x.label = "Fraction in " + data.nameA;
    panel.y.label = "Fraction in " + data.nameB;
    panel.x.lower = panel.y.lower = 0;
    panel.x.upper = panel.y.upper = 1;
    panel.layers.emplace_back(std::move(diagonal));
    panel.layers.emplace_back(std::move(points));
    std::ranges::stable_sort(places, std::ranges::greater{}, [](const Place& p) { return std::abs(p.y - p.x); });
    if (places.size() > kMostNamedCodons) places.resize(kMostNamedCodons);
    for (const Place& place : places) {
        if (std::abs(place.y - place.x) < kNamedDifference) continue;
        const auto anchor = place.y > place.x ? plot::Text::Anchor::Left : plot::Text::Anchor::Right;
        panel.layers.emplace_back(plot::Text{place.x, place.y, place.name, anchor, {}});
    }

    PlotSpec spec;
    spec.id = "codon_difference";
    spec.title = "Codon usage of two sets";
    spec.caption = "Share of each codon among the codons of its amino acid, " + displayCount(shown) +
                   " synonymous codons; dashed: equal use. " + data.nameA + ": n = " + countText(data.codonsA) +
                   " codons; " + data.nameB + ": n = " + countText(data.codonsB) +
                   " codons. Cramér's V within amino acids " + displayNumber(data.cramersV) +
                   " (0 same usage, 1 nothing in common).";
    if (undefined > 0)
        spec.caption += " Not shown: " + displayCount(undefined) + (undefined == 1 ? " codon" : " codons") +
                        " whose amino acid one of the sets lacks.";
    spec.panels.push_back(std::move(panel));
    spec.widthMm = 140;
    spec.heightMm = 130;
    return spec;
}

}  // namespace pleio
