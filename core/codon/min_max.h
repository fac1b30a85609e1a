// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_sequence.h"
#include "core/genome/codon_counts.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Codon usage as %MinMax compares it: how often each codon is used in the genome, and the most, the least and the
/// mean over its synonyms. Integers, so that sums over windows are exact; %MinMax does not depend on their scale.
struct MinMaxUsage {
    /// From pooled counts (whole numbers). All zero for stop codons.
    MinMaxUsage(const std::array<double, kCodons>& pooled, const GeneticCode& code);

    std::array<std::int64_t, kCodons> used{}, most{}, least{}, mean{};
};

/// %MinMax along one gene (Clarke & Clark 2008, PLoS ONE 3:e3412). For the codons of a window, with usage summed:
/// 100 (used - mean) / (most - mean) if used > mean, else -100 (mean - used) / (mean - least). 100: only the most used
/// synonyms, -100: only the least used. Codons without synonyms add the same to all sums. Window i starts at codon i;
/// there are codons - window + 1.
class MinMaxProfile {
public:
    /// Precondition: window > 0. What depends on the protein alone is kept, so that permuted genes are quick.
    MinMaxProfile(Codons gene, const MinMaxUsage& usage, std::size_t window);

    [[nodiscard]] std::size_t windows() const { return m_toMost.size(); }
    /// Of `gene`, which has the protein of the gene given first, into values[0 .. windows()): percent, NaN where a
    /// window holds a place without codon, or no codon with a synonym of another usage.
    void of(Codons gene, std::span<double> values) const;

private:
    const MinMaxUsage* m_usage;
    std::size_t m_window;
    std::vector<double> m_toMost, m_toLeast;  ///< 100 / (most - mean) and 100 / (mean - least) of each window
};

struct MinMaxSummary {
    double lowest = 0, highest = 0, mean = 0;  ///< percent
    double shareNegative = 0;                  ///< of the windows, 0..1
};
/// Over the windows that are defined; all NaN if none is.
[[nodiscard]] MinMaxSummary summarised(std::span<const double> profile);

}  // namespace pleio
