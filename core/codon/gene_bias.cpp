// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/gene_bias.h"

#include "core/base/undefined.h"
#include "core/codon/count_logs.h"
#include "core/codon/homozygosity.h"
#include "core/codon/relative_codon_bias.h"
#include "core/codon/usage_distance.h"

#include <array>
#include <cmath>
#include <initializer_list>

namespace pleio {

namespace {

/// What the codons of a gene add up to.
struct GeneSums {
    BaseSums bases;
    std::array<double, BiasModel::kStride> of{};
    [[nodiscard]] double operator[](BiasModel::Sum sum) const { return of[sum]; }
    [[nodiscard]] double geometricMean(BiasModel::Sum lnSum, BiasModel::Sum codons) const
    {
        return of[codons] > 0 ? std::exp(of[lnSum] / of[codons]) : kUndefined;
    }
};

PLEIO_VECTORIZED void addUp(const std::uint32_t* counts, const BiasModel& model, GeneSums& sums)
{
    model.bases.sum(counts, sums.bases.of.data());
    model.sums.sum(counts, sums.of.data());
}

/// 1 / (product of its base counts) of each codon, and the product: the background of the gene itself. Both 0 where a
/// base does not occur.
struct GeneBackground {
    explicit GeneBackground(const BaseSums& bases, int stopCodon)
    {
        std::array<double, 4> count{};
        for (std::size_t base = 0; base < 4; ++base)
            count[base] = bases.block(BaseSums::First)[base] + bases.block(BaseSums::Second)[base] +
                          bases.block(BaseSums::Third)[base];
        if (stopCodon >= 0)
            for (const int shift : {4, 2, 0}) count[static_cast<std::size_t>((stopCodon >> shift) & 3)] += 1;
        std::array<double, 4> inverse{};
        for (std::size_t base = 0; base < 4; ++base) inverse[base] = count[base] > 0 ? 1 / count[base] : 0;
        for (std::size_t i = 0; i < 16; ++i) {
            const double two = count[i >> 2] * count[i & 3];
            const double inverseTwo = inverse[i >> 2] * inverse[i & 3];
            for (std::size_t base = 0; base < 4; ++base) {
                product[4 * i + base] = two * count[base];
                inverseProduct[4 * i + base] = inverseTwo * inverse[base];
            }
        }
    }
    CodonVector product{}, inverseProduct{};
};

/// The statistics that compare codons within amino acids.
void compareWithinAminoAcids(std::span<const std::uint32_t> counts, const BiasModel& model, const GeneSums& sums,
                             int stopCodon, GeneBias& bias)
{
    const FamilyTable& families = model.aminoAcids;
    const GeneBackground own(sums.bases, stopCodon);
    HomozygosityClasses wright;
    HomozygosityClasses primeGenome;
    HomozygosityClasses primeGene;
    HomozygosityClasses primeBackground;
    SunClasses sun;
    double ordered = 0;
    double selfInformation = 0;  // sum n_i ln n_i - sum n ln n: minus n times the entropy
    double freedom = 0;
    double differenceGenome = 0;
    double differenceReference = 0;
    double mcb = 0;
    int occurring = 0;
    std::array<double, kCodons> column{};
    for (std::size_t i = 0; i < families.columns(); ++i) column[i] = counts[families.codon[i]];

    for (std::size_t family = 0; family < families.families; ++family) {
        const std::size_t start = families.start[family];
        const std::size_t size = families.size[family];
        std::uint32_t codons = 0;
        double squares = 0;
        double sumNLn = 0;
        double overGenome = 0;
        double overBackground = 0;
        double overOwn = 0;
        double ownTotal = 0;
        for (std::size_t i = start; i < start + size; ++i) {
            const std::size_t c = families.codon[i];
            const double square = column[i] * column[i];
            codons += counts[c];
            sumNLn += nLnCount(counts[c]);
            squares += square;
            overGenome += square * model.genome.inverse[i];
            overBackground += square * model.background.inverse[i];
            overOwn += square * own.inverseProduct[c];
            ownTotal += own.product[c];
        }
        if (codons == 0) continue;
        const double n = codons;
        const double k = static_cast<double>(size);
        if (codons > 1) {
            wright.add(size, wrightHomozygosity(n, squares));
            primeGenome.add(size, novembreHomozygosity(n, overGenome, k));
            primeGene.add(size, novembreHomozygosity(n, overOwn * ownTotal, k));
            primeBackground.add(size, novembreHomozygosity(n, overBackground, k));
        }
        sun.add(size, n, squares);
        const double nLnN = nLnCount(codons);
        ordered += orderedCodons(n, nLnN, sumNLn, lnCount(families.size[family]));
        selfInformation += sumNLn - nLnN;
        freedom += k - 1;
        differenceGenome += karlinDifference(&column[start], &model.genome.share[start], size, n);
        differenceReference += karlinDifference(&column[start], &model.reference.share[start], size, n);
        mcb += lnCount(codons) *
               mcbSquares(&column[start], &model.genome.share[start], &model.genome.inverse[start], size, n);
        ++occurring;
    }
    if (occurring == 0) return;

    const EffectiveNumber number = wright.number(families);
    bias.nc = number.capped;
    bias.ncUncapped = number.uncapped;
    bias.ncSunAminoAcids = sun.number(families);
    bias.ncPrime = primeGenome.number(families).capped;
    bias.ncPrimeGene = primeGene.number(families).capped;
    if (model.hasBackground) bias.ncPrimeIntergenic = primeBackground.number(families).capped;
    bias.scuo = ordered / bias.synonymousCodons;
    bias.milc = milc(selfInformation - sums[BiasModel::LnGenome], freedom, bias.codons);
    bias.karlinB = differenceGenome / bias.codons;
    bias.mcb = mcb / (occurring * kLn10);
    if (!model.hasReference) return;
    bias.milcReference = milc(selfInformation - sums[BiasModel::LnReference], freedom, bias.codons);
    bias.melp = melp(bias.milc, bias.milcReference);
    bias.karlinBReference = differenceReference / bias.codons;
    bias.karlinE = karlinExpression(bias.karlinB, bias.karlinBReference);
}

/// The statistics that compare codons within boxes.
void compareWithinBoxes(std::span<const std::uint32_t> counts, const BiasModel& model, GeneBias& bias)
{
    SunClasses sun;
    ProportionalityDeviation deviation;
    for (std::size_t box = 0; box < model.boxes.families; ++box) {
        double n = 0;
        double squares = 0;
        for (const std::uint8_t c : model.boxes.codonsOf(box)) {
            const double count = counts[c];
            n += count;
            squares += count * count;
        }
        if (n == 0) continue;
        sun.add(model.boxes.size[box], n, squares);
        if (!model.hasTrna) continue;
        double distance = 0;
        for (std::size_t i = model.boxes.start[box]; i < model.boxes.start[box + 1]; ++i) {
            const double difference = counts[model.boxes.codon[i]] / n - model.trnaShares[i];
            distance += difference * difference;
        }
        deviation.add(distance);
    }
    bias.ncSun = sun.number(model.boxes);
    if (model.hasTrna) bias.dp = deviation.value();
}

}  // namespace

GeneBias geneBias(std::span<const std::uint32_t> counts, const BiasModel& model, int stopCodon)
{
    GeneSums sums;
    addUp(counts.data(), model, sums);
    GeneBias bias;
    static_cast<BaseComposition&>(bias) = baseComposition(sums.bases);
    if (bias.codons == 0) return bias;

    if (model.hasReference || model.hasAdaptiveness) {
        const double n = sums[BiasModel::WCodons];
        bias.cai = sums.geometricMean(BiasModel::LnW, BiasModel::WCodons);
        const ExpectedCai expected =
            expectedCai(n, sums[BiasModel::LnW], sums[BiasModel::LnWMean], sums[BiasModel::LnWVariance]);
        bias.caiExpected = expected.value;
        bias.caiZ = expected.z;
        bias.cai95 = expected.upper95;
    }
    if (model.hasReference) {
        bias.rca = sums.geometricMean(BiasModel::LnRca, BiasModel::RcaCodons);
        bias.nrca = sums.geometricMean(BiasModel::LnNrca, BiasModel::NrcaCodons);
    }
    if (model.hasTrna) bias.tai = sums.geometricMean(BiasModel::LnTai, BiasModel::TaiCodons);
    if (model.hasOptimal) {
        bias.fop = frequencyOfOptimalCodons(sums[BiasModel::Optimal], sums[BiasModel::OptimalCounted]);
        bias.cbi =
            codonBiasIndex(sums[BiasModel::Optimal], sums[BiasModel::OptimalCounted], sums[BiasModel::OptimalExpected]);
    }
    if (model.hasGcb) bias.gcb = sums[BiasModel::Gcb] / bias.codons;
    const RelativeCodonBias relative = relativeCodonBias(counts, sums.bases, stopCodon);
    bias.rcbs = relative.rcbs;
    bias.dcbs = relative.dcbs;
    bias.gravy = sums[BiasModel::Hydropathy] / bias.codons;
    bias.aromaticity = sums[BiasModel::Aromatic] / bias.codons;
    compareWithinAminoAcids(counts, model, sums, stopCodon, bias);
    compareWithinBoxes(counts, model, bias);
    return bias;
}

UndefinedReason undefinedReason(const GeneBias& bias, double GeneBias::*statistic, const BiasModel& model)
{
    const auto isOneOf = [statistic](std::initializer_list<double GeneBias::*> members) {
        for (double GeneBias::*member : members)
            if (member == statistic) return true;
        return false;
    };
    if (!std::isnan(bias.*statistic)) return UndefinedReason::Defined;
    if (bias.codons == 0) return UndefinedReason::NoCodons;
    if (isOneOf({&GeneBias::ncPrimeIntergenic}) && !model.hasBackground) return UndefinedReason::NoBackground;
    if (isOneOf({&GeneBias::tai, &GeneBias::dp}) && !model.hasTrna) return UndefinedReason::NoTrna;
    if (isOneOf({&GeneBias::fop, &GeneBias::cbi}) && !model.hasOptimal) return UndefinedReason::NoOptimalCodons;
    if (isOneOf({&GeneBias::gcb}) && !model.hasGcb) return UndefinedReason::NoReference;
    const bool ofCai = isOneOf({&GeneBias::cai, &GeneBias::caiExpected, &GeneBias::caiZ, &GeneBias::cai95});
    const bool ofReference = isOneOf({&GeneBias::rca, &GeneBias::nrca, &GeneBias::milcReference, &GeneBias::melp,
                                      &GeneBias::karlinBReference, &GeneBias::karlinE});
    if (ofCai && !model.hasReference && !model.hasAdaptiveness) return UndefinedReason::NoReference;
    if (ofReference && !model.hasReference) return UndefinedReason::NoReference;
    if (isOneOf({&GeneBias::gcSkew, &GeneBias::atSkew, &GeneBias::gc3Skew, &GeneBias::at3Skew,
                 &GeneBias::gc4dAminoAcids, &GeneBias::gc4dBoxes, &GeneBias::pr2A3, &GeneBias::pr2G3}))
        return UndefinedReason::NoSuchBases;
    if (statistic == &GeneBias::rca) return UndefinedReason::NotInReference;
    if (bias.synonymousCodons == 0) return UndefinedReason::NoSynonymousCodons;
    if (isOneOf({&GeneBias::nc, &GeneBias::ncUncapped, &GeneBias::ncPrime, &GeneBias::ncPrimeGene,
                 &GeneBias::ncPrimeIntergenic}))
        return UndefinedReason::FamilyMissing;
    if (isOneOf({&GeneBias::t3s, &GeneBias::c3s, &GeneBias::a3s, &GeneBias::g3s})) return UndefinedReason::NoSuchBases;
    if (statistic == &GeneBias::caiZ)
        return std::isnan(bias.cai) ? UndefinedReason::NotInReference : UndefinedReason::NoChoice;
    if (statistic == &GeneBias::cbi && !std::isnan(bias.fop)) return UndefinedReason::NoChoice;
    if (isOneOf({&GeneBias::melp, &GeneBias::karlinE})) return UndefinedReason::AtReference;
    if (ofCai || ofReference) return UndefinedReason::NotInReference;
    return UndefinedReason::NoSynonymousCodons;
}

}  // namespace pleio
