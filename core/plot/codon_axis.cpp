// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/codon_axis.h"

#include "core/genome/amino_acid.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr double kGroupGap = 1;  // empty places between two amino acids
constexpr double kEdge = 0.75;

std::string threeLetters(const std::string& aminoAcid)
{
    return aminoAcid.size() == 1 ? std::string(aminoAcidText(aminoAcid.front())) : aminoAcid;
}

}  // namespace

CodonAxis codonAxis(const std::vector<CodonSlot>& codons)
{
    struct Span {
        std::size_t first, count;
    };
    std::vector<Span> groups;
    for (std::size_t i = 0; i < codons.size(); ++i) {
        if (i == 0 || codons[i].aminoAcid != codons[i - 1].aminoAcid)
            groups.push_back({i, 1});
        else
            ++groups.back().count;
    }
    double all = 0;
    for (const Span& group : groups) all += static_cast<double>(group.count) + kGroupGap;

    CodonAxis axis;
    double used = 0, at = 0;
    for (const Span& group : groups) {
        const auto width = static_cast<double>(group.count) + kGroupGap;
        // A group goes to the second row when more than half of it would lie beyond the middle.
        const bool turns = axis.rows.size() == 1 && used + width / 2 > all / 2;
        if (axis.rows.empty() || turns) {
            axis.rows.emplace_back();
            at = 0;
        }
        CodonAxis::Row& row = axis.rows.back();
        row.groups.push_back(
            {threeLetters(codons[group.first].aminoAcid), at + static_cast<double>(group.count - 1) / 2});
        for (std::size_t i = group.first; i < group.first + group.count; ++i) {
            row.codons.push_back(i);
            row.positions.push_back(at);
            row.ticks.push_back({at, codons[i].codon});
            at += 1;
        }
        at += kGroupGap;
        used += width;
    }
    double widest = 0;
    for (const auto& row : axis.rows) widest = std::max(widest, row.positions.back());
    for (auto& row : axis.rows) {
        row.lower = -kEdge;
        row.upper = widest + kEdge;  // the same scale in both rows, so that bars are equally wide
    }
    return axis;
}

plot::Panel codonPanel(const CodonAxis& axis, std::size_t row, double bottom, double top)
{
    const CodonAxis::Row& own = axis.rows[row];
    plot::Panel panel;
    panel.row = static_cast<int>(row);
    panel.x.label = row + 1 == axis.rows.size() ? "Codons" : "";
    panel.x.ticks = own.ticks;
    panel.x.rotateTicks = true;
    panel.x.lower = own.lower;
    panel.x.upper = own.upper;
    panel.y.lower = bottom;
    panel.y.upper = top;
    for (const auto& group : own.groups)
        panel.layers.emplace_back(plot::Text{group.centre, top, group.name, plot::Text::Anchor::Below, {}});
    return panel;
}

}  // namespace pleio
