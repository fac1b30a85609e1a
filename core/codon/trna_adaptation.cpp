// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/trna_adaptation.h"

#include "core/base/undefined.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr int kAta = 34;  // codonIndex('A', 'T', 'A')

}  // namespace

CodonVector trnaWeights(const CodonVector& copies, const GeneticCode& code, const WobblePenalties& penalties)
{
    enum Base : std::uint8_t { T, C, A, G };
    CodonVector weights;
    weights.fill(kUndefined);
    double largest = 0;
    for (int codon = 0; codon < kCodons; ++codon) {
        if (!code.isSense(codon) || code.aminoAcid(codon) == 'M') continue;
        const auto from = [&](int readerBase, double penalty) {
            return (1 - penalty) * copies[static_cast<std::size_t>((codon & ~3) + readerBase)];
        };
        double& w = weights[static_cast<std::size_t>(codon)];
        switch (codon & 3) {
        case T:
            w = from(T, penalties.inosineU) + from(C, penalties.guanineU);
            break;
        case C:
            w = from(C, penalties.guanineC) + from(T, penalties.inosineC);
            break;
        case A:
            w = from(A, penalties.uracilA) + from(T, penalties.inosineA);
            break;
        default:
            w = from(G, penalties.cytosineG) + from(A, penalties.uracilG);
            break;
        }
        if (codon == kAta && code.aminoAcid(codon) == 'I' && penalties.lysidine >= 0) w = 1 - penalties.lysidine;
        largest = std::max(largest, w);
    }
    if (std::ranges::none_of(copies, [](double n) { return n > 0; })) largest = 0;
    double lnSum = 0;
    int positive = 0;
    for (double& w : weights) {
        w = largest > 0 ? w / largest : kUndefined;
        if (!(w > 0)) continue;
        lnSum += std::log(w);
        ++positive;
    }
    for (double& w : weights)
        if (w == 0) w = std::exp(lnSum / positive);
    return weights;
}

CodonVector trnaShares(const CodonVector& weights, const FamilyTable& boxes)
{
    CodonVector shares;
    shares.fill(kUndefined);
    for (std::size_t box = 0; box < boxes.families; ++box) {
        double total = 0;
        for (const std::uint8_t c : boxes.codonsOf(box)) total += weights[c];
        for (const std::uint8_t c : boxes.codonsOf(box)) shares[c] = weights[c] / total;
    }
    return shares;
}

}  // namespace pleio
