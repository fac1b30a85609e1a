// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/cai.h"

#include "core/base/text.h"
#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

/// Words that follow "ribosomal protein" in the names of enzymes and factors that act on one.
constexpr std::array kNotARibosomalProtein{"ase", "associated", "modification", "maturation", "assembly", "factor"};

double adaptiveness(double n, double largest, ZeroCounts zeros)
{
    switch (zeros) {
    case ZeroCounts::Half:
        return (n > 0 ? n : 0.5) / largest;
    case ZeroCounts::PlusOne:
        return (n + 1) / (largest + 1);
    case ZeroCounts::Hundredth:
        return n > 0 ? n / largest : 0.01;
    }
    return kUndefined;
}

}  // namespace

CodonVector relativeAdaptiveness(const CodonVector& reference, const FamilyTable& aminoAcids, ZeroCounts zeros)
{
    CodonVector w;
    w.fill(kUndefined);
    for (std::size_t family = 0; family < aminoAcids.families; ++family) {
        double largest = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) largest = std::max(largest, reference[c]);
        if (largest <= 0) continue;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) w[c] = adaptiveness(reference[c], largest, zeros);
    }
    return w;
}

CodonVector relativeAdaptiveness(const CodonVector& reference, const GeneticCode& code, ZeroCounts zeros)
{
    return relativeAdaptiveness(reference, FamilyTable(code, FamilyKind::AminoAcid), zeros);
}

double geometricMean(std::span<const std::uint32_t> counts, const CodonVector& weights)
{
    double sum = 0;
    double codons = 0;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        if (counts[c] == 0 || std::isnan(weights[c])) continue;
        sum += counts[c] * std::log(weights[c]);
        codons += counts[c];
    }
    return codons > 0 ? std::exp(sum / codons) : kUndefined;
}

double codonAdaptationIndex(std::span<const std::uint32_t> counts, const CodonVector& adaptiveness)
{
    return geometricMean(counts, adaptiveness);
}

std::vector<double> codonAdaptationIndices(const CodonCounts& codons, std::span<const std::int32_t> referenceRows,
                                           const GeneticCode& code, ZeroCounts zeros)
{
    const auto rows = static_cast<std::size_t>(codons.counts.rows());
    std::vector<char> isReference(rows, 0);
    for (const std::int32_t row : referenceRows) isReference[static_cast<std::size_t>(row)] = 1;

    const FamilyTable families(code, FamilyKind::AminoAcid);
    const CodonVector reference = pooledCounts(codons, referenceRows);
    const CodonVector shared = relativeAdaptiveness(reference, families, zeros);
    std::vector<double> out(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::span counts(codons.counts.row(static_cast<Eigen::Index>(row)).data(), kCodons);
        if (isReference[row] == 0) {
            out[row] = codonAdaptationIndex(counts, shared);
            continue;
        }
        CodonVector others = reference;
        for (std::size_t c = 0; c < kCodons; ++c) others[c] -= counts[c];
        out[row] = codonAdaptationIndex(counts, relativeAdaptiveness(others, families, zeros));
    }
    return out;
}

LnAdaptivenessMoments lnAdaptivenessMoments(const CodonVector& adaptiveness, const CodonVector& genome,
                                            const FamilyTable& aminoAcids)
{
    LnAdaptivenessMoments out;
    out.mean.fill(kUndefined);
    out.variance.fill(kUndefined);
    for (std::size_t family = 0; family < aminoAcids.families; ++family) {
        double occurring = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(family))
            if (!std::isnan(adaptiveness[c])) occurring += genome[c];
        double total = 0;
        double mean = 0;
        double square = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) {
            if (std::isnan(adaptiveness[c])) continue;
            const double weight = occurring > 0 ? genome[c] : 1;
            const double lnW = std::log(adaptiveness[c]);
            total += weight;
            mean += weight * lnW;
            square += weight * lnW * lnW;
        }
        mean /= total;
        square /= total;
        // Equal w leave a variance of the size of rounding, which is none.
        const double variance = square - mean * mean;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) {
            if (std::isnan(adaptiveness[c])) continue;
            out.mean[c] = mean;
            out.variance[c] = variance > 1e-12 * square ? variance : 0;
        }
    }
    return out;
}

ExpectedCai expectedCai(double n, double lnW, double lnWMean, double lnWVariance)
{
    constexpr double kNormal95 = 1.6448536269514722;
    if (n <= 0) return {kUndefined, kUndefined, kUndefined};
    const double deviation = std::sqrt(lnWVariance);
    const double expected = std::exp(lnWMean / n);
    return {expected, deviation > 0 ? (lnW - lnWMean) / deviation : kUndefined,
            expected * std::exp(kNormal95 * deviation / n)};
}

ExpectedCai expectedCai(std::span<const std::uint32_t> counts, const CodonVector& adaptiveness,
                        const CodonVector& genome, const GeneticCode& code)
{
    const LnAdaptivenessMoments moments =
        lnAdaptivenessMoments(adaptiveness, genome, FamilyTable(code, FamilyKind::AminoAcid));
    double n = 0;
    double lnW = 0;
    double mean = 0;
    double variance = 0;
    for (std::size_t c = 0; c < kCodons; ++c) {
        if (counts[c] == 0 || std::isnan(moments.mean[c])) continue;
        n += counts[c];
        lnW += counts[c] * std::log(adaptiveness[c]);
        mean += counts[c] * moments.mean[c];
        variance += counts[c] * moments.variance[c];
    }
    return expectedCai(n, lnW, mean, variance);
}

bool namesRibosomalProtein(std::string_view product)
{
    if (product.empty()) return false;
    const std::string lower = toLowerAscii(product);
    if (lower.find("ribosomal protein") == std::string::npos &&
        lower.find("ribosomal subunit protein") == std::string::npos)
        return false;
    return std::ranges::none_of(kNotARibosomalProtein,
                                [&](const char* word) { return lower.find(word) != std::string::npos; });
}

std::vector<std::int32_t> ribosomalProteinRows(const Genome& genome, const CodonCounts& codons)
{
    std::vector<std::int32_t> rows;
    for (std::size_t row = 0; row < codons.genes.size(); ++row)
        if (namesRibosomalProtein(genome.genes[static_cast<std::size_t>(codons.genes[row])].product))
            rows.push_back(static_cast<std::int32_t>(row));
    return rows;
}

}  // namespace pleio
