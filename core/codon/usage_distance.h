// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/codon/family_table.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pleio {

inline constexpr double kLn10 = 2.302585092994046;

/// Synonymous codon usage order (Wan et al. 2004): mean over synonymous codons of 1 - H / ln k, H the entropy of the
/// codon shares of the amino acid and k its codons; 0 even usage, 1 one codon each. Met, Trp and stop codons are
/// out. This is what an amino acid adds to its numerator: n (1 - H / ln k), from n ln n and sum n_i ln n_i.
[[nodiscard]] inline double orderedCodons(double n, double nLnN, double sumNLn, double lnSize)
{
    return n - (nLnN - sumNLn) / lnSize;
}

/// Reference shares for MILC: (n + 1/2) / (N + k/2) of each codon in its amino acid, so that no codon is impossible.
/// NaN for stop codons.
[[nodiscard]] CodonVector smoothedFractions(const CodonVector& counts, const FamilyTable& aminoAcids);

/// MILC (Supek & Vlahovicek 2005) against reference shares g: sum over amino acids of 2 sum n ln(f / g), over all sense
/// codons L, minus the correction sum (k - 1) / L - 1/2 over the amino acids that occur. About 0.5 for a gene drawn
/// from the reference. NaN without synonymous codons. `lnRatio` is sum n ln(f / g), `freedom` sum (k - 1).
[[nodiscard]] double milc(double lnRatio, double freedom, double codons);
/// MELP = MILC against the genome / MILC against highly expressed genes; NaN unless the latter is positive.
[[nodiscard]] double melp(double milcGenome, double milcReference);

/// Codon bias B of Karlin, Mrazek & Campbell (1998): sum over amino acids of their share among all sense codons times
/// sum |f - g|, 0..2. Amino acids that the reference lacks add nothing. This is what an amino acid of n codons adds to
/// its numerator: sum |n_i - n g_i|; 0 if g is NaN.
[[nodiscard]] inline double karlinDifference(const double* counts, const double* shares, std::size_t size, double n)
{
    if (std::isnan(shares[0])) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += std::abs(counts[i] - n * shares[i]);
    return sum;
}
/// Expression measure E of Karlin & Mrazek (2000): B against all genes / B against highly expressed ones; NaN if the
/// latter is 0.
[[nodiscard]] double karlinExpression(double biasGenome, double biasReference);

/// MCB (Urrutia & Hurst 2001): mean over the amino acids that occur (k > 1) of log10(n) sum (f - g)^2 / g. As in
/// coRdon, g are given shares (of the genome) and codons that the gene does not use add nothing. This is
/// sum (f - g)^2 / g of an amino acid; `inverse` is 1 / g, 0 where g is 0 or unknown.
[[nodiscard]] inline double mcbSquares(const double* counts, const double* shares, const double* inverse,
                                       std::size_t size, double n)
{
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const double difference = counts[i] - n * shares[i];
        sum += counts[i] > 0 ? difference * difference * inverse[i] : 0;
    }
    return sum / (n * n);
}

}  // namespace pleio
