// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/undefined.h"
#include "core/codon/composition.h"
#include "core/codon/family_table.h"

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>

namespace pleio {

/// What each pairing costs, 0 (as good as exact) to 1 (does not happen): first base of the anticodon, then third
/// base of the codon. `lysidine` is the ATA of bacteria read by the modified CAT; negative where there is none.
struct WobblePenalties {
    double inosineU = 0, guanineC = 0, uracilA = 0, cytosineG = 0;
    double guanineU = 0, inosineC = 0, inosineA = 0, uracilG = 0;
    double lysidine = -1;
};
/// dos Reis, Savva & Wernisch (2004), fitted on yeast and used for all since.
inline constexpr WobblePenalties kDosReisWobble{0, 0, 0, 0, 0.41, 0.28, 0.9999, 0.68, 0.89};
/// Refitted on bacteria by Sabi & Tuller (2014).
inline constexpr WobblePenalties kBacterialWobble{0, 0, 0, 0, 0.6294, 0.4211, 0.8773, 0.698, 0.7309};

/// `copies` are tRNA genes by the codon their anticodon pairs with exactly (TrnaCopies::byCodon).
/// tAI weight w = W / max W of each codon (dos Reis et al. 2004): W = sum of (1 - s) copies over the tRNAs of its box
/// that can read it. NaN for stop codons and Met, which take no part; a codon that no tRNA reads has the geometric
/// mean of the others. As in the authors' program, ATA of bacteria is 1 - s of lysidine whatever the copies, and
/// wobble does not ask for the amino acid: copies of the selenocysteine tRNA (at TGA) add to TGG, so leave them out
/// if that is not wanted. All NaN if there is no tRNA. tAI of a gene is the geometricMean() of w, 0..1; the authors
/// drop the start codon even where it is not ATG.
[[nodiscard]] CodonVector trnaWeights(const CodonVector& copies, const GeneticCode& code,
                                      const WobblePenalties& penalties);

/// w over the sum of its box: the share of each codon in the tRNA supply. NaN for codons alone in their box.
[[nodiscard]] CodonVector trnaShares(const CodonVector& weights, const FamilyTable& boxes);

/// Deviation from proportionality to tRNA supply (Chen et al. 2020): the geometric mean of the Euclidean distance
/// between a box's codon shares and trnaShares(), over the boxes of two and more codons that occur (boxes, not amino
/// acids, as in cubar); 0 = proportional. NaN if none occurs.
class ProportionalityDeviation {
public:
    /// Adds a box: sum of (share of codon - share of tRNA)^2; NaN (Met, where it has two codons) is left out.
    void add(double squaredDistance)
    {
        if (std::isnan(squaredDistance)) return;
        // One logarithm for many boxes; the product of four cannot underflow from distances of rounding size.
        m_product *= squaredDistance;
        ++m_boxes;
        if (m_boxes % 4 == 0) flush();
    }
    [[nodiscard]] double value()
    {
        flush();
        return m_boxes > 0 ? std::exp(m_sum / (2 * m_boxes)) : kUndefined;
    }

private:
    void flush()
    {
        m_sum += std::log(m_product);
        m_product = 1;
    }
    double m_sum = 0;
    double m_product = 1;
    int m_boxes = 0;
};

}  // namespace pleio
