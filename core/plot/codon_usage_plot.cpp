// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/codon_usage_plot.h"

#include "core/base/text.h"
#include "core/plot/codon_axis.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr double kCodonWidth = 0.84;         // of a codon's place, shared by the sets
constexpr double kRoomForUsageNames = 1.18;  // of the highest bar

std::string measureLabel(CodonUsageMeasure measure)
{
    return measure == CodonUsageMeasure::Rscu ? "RSCU" : "Fraction of the amino acid's codons";
}

std::string captionOf(CodonUsageMeasure measure, const std::vector<CodonUsageSet>& sets,
                      const std::vector<CodonSlot>& named, const std::vector<int>& codons)
{
    std::string caption = measure == CodonUsageMeasure::Rscu
                              ? "Relative synonymous codon usage: codons of the pooled genes against equal use of "
                                "synonyms (dashed: 1, no "
                                "preference)."
                              : "Share of each codon among the codons of its amino acid in the pooled genes.";
    for (const CodonUsageSet& set : sets) {
        caption += " " + set.name + ": n = " + displayCount(set.genes) + (set.genes == 1 ? " gene" : " genes");
        std::vector<std::string> undefined;
        for (std::size_t i = 0; i < codons.size(); ++i)
            if (std::isnan(set.values[static_cast<std::size_t>(codons[i])])) undefined.push_back(named[i].codon);
        if (!undefined.empty())
            caption += ", undefined for " + displayCount(static_cast<std::int64_t>(undefined.size())) +
                       (undefined.size() == 1 ? " codon" : " codons") + " whose amino acid does not occur";
        caption += ".";
    }
    return caption;
}

}  // namespace

PlotSpec codonUsagePlot(CodonUsageMeasure measure, const std::vector<CodonUsageSet>& sets, const GeneticCode& code)
{
    std::vector<CodonSlot> named;
    std::vector<int> codons;
    for (const CodonFamily& family : codonFamilies(code))
        for (const int codon : family.codons) {
            named.push_back({std::string(1, family.aminoAcid), codonText(codon)});
            codons.push_back(codon);
        }
    double highest = 1;
    for (const CodonUsageSet& set : sets)
        for (const int codon : codons)
            if (set.values[static_cast<std::size_t>(codon)] > highest)
                highest = set.values[static_cast<std::size_t>(codon)];

    PlotSpec spec;
    const CodonAxis axis = codonAxis(named);
    const double barWidth = kCodonWidth / static_cast<double>(std::max<std::size_t>(sets.size(), 1));
    for (std::size_t r = 0; r < axis.rows.size(); ++r) {
        const CodonAxis::Row& row = axis.rows[r];
        plot::Panel panel = codonPanel(axis, r, 0, highest * kRoomForUsageNames);
        panel.y.label = measureLabel(measure);
        panel.legend = r == 0 && sets.size() > 1;
        if (measure == CodonUsageMeasure::Rscu) {
            plot::Line even;
            even.x = {row.lower, row.upper};
            even.y = {1, 1};
            even.dashed = true;
            even.width = 0.5;
            panel.layers.emplace_back(std::move(even));
        }
        for (std::size_t s = 0; s < sets.size(); ++s) {
            plot::Bars bars;
            bars.name = sets[s].name + " (" + displayCount(sets[s].genes) + ")";
            bars.colour = plot::category(static_cast<int>(s));
            bars.width = barWidth;
            const double offset = (static_cast<double>(s) - static_cast<double>(sets.size() - 1) / 2) * barWidth;
            for (std::size_t i = 0; i < row.codons.size(); ++i) {
                const CodonSlot& slot = named[row.codons[i]];
                const double value = sets[s].values[static_cast<std::size_t>(codons[row.codons[i]])];
                bars.position.push_back(row.positions[i] + offset);
                bars.height.push_back(value);
                bars.labels.push_back(slot.codon + " (" + slot.aminoAcid + "), " + sets[s].name + "\n" +
                                      measureLabel(measure) + ": " + displayNumber(value));
            }
            panel.layers.emplace_back(std::move(bars));
        }
        spec.panels.push_back(std::move(panel));
    }
    spec.id = "codon_usage";
    spec.title = "Codon usage by amino acid";
    spec.caption = captionOf(measure, sets, named, codons);
    spec.heightMm = 120;
    return spec;
}

}  // namespace pleio
