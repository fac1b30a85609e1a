// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/base_composition.h"

#include "core/base/undefined.h"

namespace pleio {

namespace {

enum Base : std::uint8_t { T, C, A, G };

double share(double part, double rest) { return part + rest > 0 ? part / (part + rest) : kUndefined; }
double skew(double a, double b) { return a + b > 0 ? (a - b) / (a + b) : kUndefined; }
double gcShare(const double* bases) { return share(bases[C] + bases[G], bases[T] + bases[A]); }

}  // namespace

BaseWeights baseWeights(const GeneticCode& code)
{
    BaseWeights weights;
    const auto add = [&](int codon, BaseSums::Block block, int base) {
        weights.of[static_cast<std::size_t>(codon)][std::size_t{4} * block + static_cast<std::size_t>(base)] = 1;
    };
    for (const CodonFamily& family : codonFamilies(code)) {
        const bool isBox = family.codons.size() == 4 && family.codons.front() >> 2 == family.codons.back() >> 2;
        std::array<int, 16> inBox{};
        for (const int codon : family.codons) ++inBox[static_cast<std::size_t>(codon >> 2)];
        for (const int codon : family.codons) {
            add(codon, BaseSums::First, codon >> 4);
            add(codon, BaseSums::Second, (codon >> 2) & 3);
            add(codon, BaseSums::Third, codon & 3);
            if (inBox[static_cast<std::size_t>(codon >> 2)] == 4) add(codon, BaseSums::Boxes, codon & 3);
            if (isBox) add(codon, BaseSums::AminoAcids, codon & 3);
            if (family.codons.size() < 2) continue;
            add(codon, BaseSums::Synonymous, codon & 3);
            for (const int synonym : family.codons) add(codon, BaseSums::CanEnd, synonym & 3);
        }
    }
    return weights;
}

BaseComposition baseComposition(const BaseSums& sums)
{
    const double* first = sums.block(BaseSums::First);
    const double* second = sums.block(BaseSums::Second);
    const double* third = sums.block(BaseSums::Third);
    const double* synonymous = sums.block(BaseSums::Synonymous);
    const double* canEnd = sums.block(BaseSums::CanEnd);
    const double* boxes = sums.block(BaseSums::Boxes);
    std::array<double, 4> all{};
    for (std::size_t base = 0; base < 4; ++base) all[base] = first[base] + second[base] + third[base];

    BaseComposition out;
    out.codons = third[T] + third[C] + third[A] + third[G];
    out.synonymousCodons = synonymous[T] + synonymous[C] + synonymous[A] + synonymous[G];
    out.gc = gcShare(all.data());
    out.gc1 = gcShare(first);
    out.gc2 = gcShare(second);
    out.gc3 = gcShare(third);
    out.gc12 = (out.gc1 + out.gc2) / 2;
    out.gc3s = gcShare(synonymous);
    out.gc4dAminoAcids = gcShare(sums.block(BaseSums::AminoAcids));
    out.gc4dBoxes = gcShare(boxes);
    out.t3s = share(synonymous[T], canEnd[T] - synonymous[T]);
    out.c3s = share(synonymous[C], canEnd[C] - synonymous[C]);
    out.a3s = share(synonymous[A], canEnd[A] - synonymous[A]);
    out.g3s = share(synonymous[G], canEnd[G] - synonymous[G]);
    out.gcSkew = skew(all[G], all[C]);
    out.atSkew = skew(all[A], all[T]);
    out.gc3Skew = skew(third[G], third[C]);
    out.at3Skew = skew(third[A], third[T]);
    out.pr2A3 = share(boxes[A], boxes[T]);
    out.pr2G3 = share(boxes[G], boxes[C]);
    return out;
}

BaseComposition baseComposition(std::span<const std::uint32_t> counts, const GeneticCode& code)
{
    BaseSums sums;
    baseWeights(code).sum(counts.data(), sums.of.data());
    return baseComposition(sums);
}

}  // namespace pleio
