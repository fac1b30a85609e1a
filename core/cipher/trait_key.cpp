// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/trait_key.h"

#include <cmath>

namespace pleio {

namespace {

/// Writes theta of one block: (counts + prior * base) / (sum of counts + prior).
void learnBlock(std::span<const double> counts, std::span<const double> base, double prior, TraitKey& key)
{
    double total = prior;
    for (const double n : counts) total += n;
    if (total == prior) {
        // Nothing learned: rounding must not make a key of prior * base / prior.
        key.theta.insert(key.theta.end(), base.begin(), base.end());
        key.weight.resize(key.theta.size(), 0.0);
        key.centred.resize(key.theta.size(), 0.0);
        key.variance.push_back(0.0);
        return;
    }
    double mean = 0;
    double square = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double theta = (counts[i] + prior * base[i]) / total;
        const double weight = std::log(theta / base[i]);
        key.theta.push_back(theta);
        key.weight.push_back(weight);
        mean += base[i] * weight;
        square += base[i] * weight * weight;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) key.centred.push_back(key.weight[key.centred.size()] - mean);
    key.variance.push_back(std::max(0.0, square - mean * mean));
}

}  // namespace

Background learnBackground(const CodonLayout& layout, std::span<const double> codonCounts,
                           std::span<const double> aminoAcidCounts)
{
    Background background;
    const auto append = [](std::span<const double> counts, std::vector<double>& out) {
        double total = 0;
        for (const double n : counts) total += n + 1;
        for (const double n : counts) out.push_back((n + 1) / total);
    };
    for (std::size_t f = 0; f < layout.families.size(); ++f)
        append(codonCounts.subspan(layout.familyStart[f], layout.familySize(f)), background.codons);
    append(aminoAcidCounts, background.aminoAcids);
    return background;
}

TraitKey learnSynonymousKey(const CodonLayout& layout, std::span<const double> memberCounts,
                            const Background& background)
{
    TraitKey key;
    const std::span<const double> base(background.codons);
    for (std::size_t f = 0; f < layout.families.size(); ++f) {
        const std::size_t start = layout.familyStart[f];
        const std::size_t size = layout.familySize(f);
        learnBlock(memberCounts.subspan(start, size), base.subspan(start, size), kKeyPrior * static_cast<double>(size),
                   key);
    }
    return key;
}

TraitKey learnCompositionKey(std::span<const double> memberCounts, const Background& background)
{
    TraitKey key;
    learnBlock(memberCounts, background.aminoAcids, kCompositionPrior, key);
    return key;
}

}  // namespace pleio
