// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// How far an axis reaches beyond the longest bar, as a factor.
inline constexpr double kRoomBeyondBars = 1.1;

struct CodonSlot {
    std::string aminoAcid;  ///< one letter
    std::string codon;
};

/// The panels of a figure with one place per codon: neighbours of the same amino acid form a group, groups are set
/// apart, and whole groups are dealt out to two panels of about equal width so that 61 codons stay readable.
struct CodonAxis {
    struct Group {
        std::string name;  ///< three-letter amino acid
        double centre = 0;
    };
    struct Row {
        std::vector<std::size_t> codons;  ///< index into the list given
        std::vector<double> positions;    ///< where, one a codon
        std::vector<plot::Tick> ticks;    ///< the codons' names
        std::vector<Group> groups;
        double lower = 0, upper = 1;  ///< ends of the axis
    };
    std::vector<Row> rows;
};

[[nodiscard]] CodonAxis codonAxis(const std::vector<CodonSlot>& codons);
/// A panel with the axis of one row, the amino acids written along its upper edge at `top`.
[[nodiscard]] plot::Panel codonPanel(const CodonAxis& axis, std::size_t row, double bottom, double top);

}  // namespace pleio
