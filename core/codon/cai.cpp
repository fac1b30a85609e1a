// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/cai.h"

#include "core/base/text.h"
#include "core/codon/composition.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Words that follow "ribosomal protein" in the names of enzymes and factors that act on one.
constexpr std::array kNotARibosomalProtein{"ase", "associated", "modification", "maturation", "assembly", "factor"};

bool namesRibosomalProtein(const std::string& product)
{
    const std::string lower = toLowerAscii(product);
    if (lower.find("ribosomal protein") == std::string::npos
        && lower.find("ribosomal subunit protein") == std::string::npos)
        return false;
    return std::ranges::none_of(kNotARibosomalProtein,
                                [&](const char* word) { return lower.find(word) != std::string::npos; });
}

}  // namespace

std::array<double, kCodons> relativeAdaptiveness(const std::array<double, kCodons>& reference, const GeneticCode& code)
{
    std::array<double, kCodons> w{};
    w.fill(kUndefined);
    for (const CodonFamily& family : codonFamilies(code, 2)) {
        double largest = 0;
        for (const int c : family.codons) largest = std::max(largest, reference[static_cast<std::size_t>(c)]);
        if (largest <= 0) continue;
        for (const int c : family.codons) {
            const double n = reference[static_cast<std::size_t>(c)];
            w[static_cast<std::size_t>(c)] = (n > 0 ? n : 0.5) / largest;
        }
    }
    return w;
}

double codonAdaptationIndex(std::span<const std::uint32_t> counts, const std::array<double, kCodons>& adaptiveness)
{
    double sum = 0;
    double codons = 0;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        if (counts[c] == 0 || std::isnan(adaptiveness[c])) continue;
        sum += counts[c] * std::log(adaptiveness[c]);
        codons += counts[c];
    }
    return codons > 0 ? std::exp(sum / codons) : kUndefined;
}

std::vector<double> codonAdaptationIndices(const CodonCounts& codons, std::span<const std::int32_t> referenceRows,
                                           const GeneticCode& code)
{
    const auto rows = static_cast<std::size_t>(codons.counts.rows());
    std::vector<char> isReference(rows, 0);
    for (const std::int32_t row : referenceRows) isReference[static_cast<std::size_t>(row)] = 1;

    const CodonVector reference = pooledCounts(codons, referenceRows);
    const auto shared = relativeAdaptiveness(reference, code);
    std::vector<double> out(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::span counts(codons.counts.row(static_cast<Eigen::Index>(row)).data(), kCodons);
        if (!isReference[row]) {
            out[row] = codonAdaptationIndex(counts, shared);
            continue;
        }
        CodonVector others = reference;
        for (std::size_t c = 0; c < kCodons; ++c) others[c] -= counts[c];
        out[row] = codonAdaptationIndex(counts, relativeAdaptiveness(others, code));
    }
    return out;
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
