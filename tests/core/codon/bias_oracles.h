// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/count_logs.h"
#include "core/codon/homozygosity.h"
#include "core/codon/optimal_codons.h"
#include "core/codon/protein_composition.h"
#include "core/codon/trna_adaptation.h"
#include "core/codon/usage_distance.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>

/// The statistics of geneBias() one at a time, each as its formula is printed. geneBias() computes all of them in one
/// pass; these are what it is held to.
namespace pleio::test {

using GeneCounts = std::span<const std::uint32_t>;

inline double countOf(GeneCounts counts, std::span<const std::uint8_t> codons)
{
    double n = 0;
    for (const std::uint8_t codon : codons) n += counts[codon];
    return n;
}

inline double senseCodons(GeneCounts counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

/// Nc of Wright (1990).
inline EffectiveNumber wrightNumber(GeneCounts counts, const FamilyTable& families)
{
    HomozygosityClasses classes;
    for (std::size_t family = 0; family < families.families; ++family) {
        const double n = countOf(counts, families.codonsOf(family));
        double squares = 0;
        for (const std::uint8_t codon : families.codonsOf(family))
            squares += static_cast<double>(counts[codon]) * counts[codon];
        if (n > 1) classes.add(families.size[family], wrightHomozygosity(n, squares));
    }
    return classes.number(families);
}

/// Nc' of Novembre (2002) against 64 expected shares of each codon in its family; a codon whose share is 0 or NaN is
/// not compared.
inline EffectiveNumber novembreNumber(GeneCounts counts, const CodonVector& expected, const FamilyTable& families)
{
    HomozygosityClasses classes;
    for (std::size_t family = 0; family < families.families; ++family) {
        const double n = countOf(counts, families.codonsOf(family));
        double squares = 0;
        for (const std::uint8_t codon : families.codonsOf(family))
            if (expected[codon] > 0) squares += static_cast<double>(counts[codon]) * counts[codon] / expected[codon];
        const std::size_t size = families.size[family];
        if (n > 1) classes.add(size, novembreHomozygosity(n, squares, static_cast<double>(size)));
    }
    return classes.number(families);
}

/// Base counts T, C, A, G of all positions of a gene, with its terminal stop codon unless that is -1.
inline std::array<double, 4> baseCounts(GeneCounts counts, int stopCodon = -1)
{
    std::array<double, 4> bases{};
    for (std::size_t c = 0; c < kCodons; ++c) {
        const double n = counts[c] + (static_cast<int>(c) == stopCodon ? 1.0 : 0.0);
        bases[c >> 4] += n;
        bases[(c >> 2) & 3] += n;
        bases[c & 3] += n;
    }
    return bases;
}

/// Synonymous codon usage order (Wan et al. 2004); NaN without synonymous codons.
inline double synonymousOrder(GeneCounts counts, const FamilyTable& aminoAcids)
{
    double ordered = 0, codons = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const double n = countOf(counts, aminoAcids.codonsOf(a));
        if (n == 0) continue;
        double sumNLn = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(a)) sumNLn += nLnCount(counts[c]);
        ordered += orderedCodons(n, n * std::log(n), sumNLn, std::log(aminoAcids.size[a]));
        codons += n;
    }
    return codons > 0 ? ordered / codons : kUndefined;
}

/// MILC (Supek & Vlahovicek 2005) against reference shares; NaN without synonymous codons.
inline double milc(GeneCounts counts, const CodonVector& shares, const FamilyTable& aminoAcids)
{
    double lnRatio = 0, freedom = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const double n = countOf(counts, aminoAcids.codonsOf(a));
        if (n == 0) continue;
        freedom += aminoAcids.size[a] - 1;
        for (const std::uint8_t c : aminoAcids.codonsOf(a))
            if (counts[c] > 0) lnRatio += counts[c] * std::log(counts[c] / n / shares[c]);
    }
    return freedom > 0 ? pleio::milc(lnRatio, freedom, senseCodons(counts)) : kUndefined;
}

/// Codon bias B of Karlin, Mrazek & Campbell (1998); NaN without synonymous codons.
inline double karlinBias(GeneCounts counts, const CodonVector& shares, const FamilyTable& aminoAcids)
{
    double difference = 0, synonymous = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const double n = countOf(counts, aminoAcids.codonsOf(a));
        synonymous += n;
        for (const std::uint8_t c : aminoAcids.codonsOf(a))
            if (!std::isnan(shares[c])) difference += std::abs(counts[c] - n * shares[c]);
    }
    return synonymous > 0 ? difference / senseCodons(counts) : kUndefined;
}

/// MCB (Urrutia & Hurst 2001); NaN without synonymous codons.
inline double maximumLikelihoodBias(GeneCounts counts, const CodonVector& shares, const FamilyTable& aminoAcids)
{
    double sum = 0;
    int occurring = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const double n = countOf(counts, aminoAcids.codonsOf(a));
        if (n == 0) continue;
        ++occurring;
        for (const std::uint8_t c : aminoAcids.codonsOf(a)) {
            const double difference = counts[c] / n - shares[c];
            if (counts[c] > 0 && shares[c] > 0) sum += std::log10(n) * difference * difference / shares[c];
        }
    }
    return occurring > 0 ? sum / occurring : kUndefined;
}

struct OptimalCodonUsage {
    double fop, cbi;
};
inline OptimalCodonUsage optimalCodonUsage(GeneCounts counts, const CodonSet& optimal, const GeneticCode& code)
{
    const OptimalCodonWeights weights = optimalCodonWeights(optimal, FamilyTable(code, FamilyKind::AminoAcid));
    double used = 0, counted = 0, expected = 0;
    for (std::size_t c = 0; c < kCodons; ++c) {
        used += counts[c] * weights.optimal[c];
        counted += counts[c] * weights.counted[c];
        expected += counts[c] * weights.expected[c];
    }
    return {frequencyOfOptimalCodons(used, counted), codonBiasIndex(used, counted, expected)};
}

struct ProteinComposition {
    double gravy;        ///< mean hydropathy (Kyte & Doolittle 1982)
    double aromaticity;  ///< share of Phe, Trp and Tyr, 0..1 (Lobry & Gautier 1994)
};
/// Over the sense codons of a gene; NaN without any.
inline ProteinComposition proteinComposition(GeneCounts counts, const GeneticCode& code)
{
    double codons = 0, hydropathies = 0, aromatic = 0;
    for (int c = 0; c < kCodons; ++c) {
        if (!code.isSense(c)) continue;
        const double n = counts[static_cast<std::size_t>(c)];
        codons += n;
        hydropathies += n * hydropathy(code.aminoAcid(c));
        aromatic += isAromatic(code.aminoAcid(c)) ? n : 0;
    }
    return {hydropathies / codons, aromatic / codons};
}

/// Deviation from proportionality to tRNA supply (Chen et al. 2020).
inline double deviationFromProportionality(GeneCounts counts, const CodonVector& weights, const GeneticCode& code)
{
    const FamilyTable boxes(code, FamilyKind::Box);
    const CodonVector shares = trnaShares(weights, boxes);
    ProportionalityDeviation deviation;
    for (std::size_t box = 0; box < boxes.families; ++box) {
        const double n = countOf(counts, boxes.codonsOf(box));
        if (n == 0) continue;
        double squares = 0;
        for (const std::uint8_t c : boxes.codonsOf(box)) {
            const double difference = counts[c] / n - shares[c];
            squares += difference * difference;
        }
        deviation.add(squares);
    }
    return deviation.value();
}

}  // namespace pleio::test
