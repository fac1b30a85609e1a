// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/usage_comparison.h"

#include "core/base/undefined.h"
#include "core/math/chi_square.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleio {

namespace {

void finish(AssociationTest& test)
{
    if (test.df == 0) {
        test.chiSquare = test.g = test.gAdjusted = test.pChiSquare = test.pG = test.cramersV = kUndefined;
        return;
    }
    test.pChiSquare = chiSquareSurvival(test.chiSquare, test.df);
    test.pG = chiSquareSurvival(test.gAdjusted, test.df);
    test.cramersV = std::sqrt(test.chiSquare / test.n);
}

FamilyComparison compareFamily(const CodonFamily& family, const CodonVector& a, const CodonVector& b)
{
    FamilyComparison out{family, 0, 0, {}};
    for (const int codon : family.codons) {
        out.codonsA += a[static_cast<std::size_t>(codon)];
        out.codonsB += b[static_cast<std::size_t>(codon)];
    }
    AssociationTest& test = out.test;
    const double n = out.codonsA + out.codonsB;
    test.n = n;
    int columns = 0;
    double inverseColumns = 0;
    if (out.codonsA > 0 && out.codonsB > 0)
        for (const int codon : family.codons) {
            const std::array<double, 2> observed{a[static_cast<std::size_t>(codon)],
                                                 b[static_cast<std::size_t>(codon)]};
            const double column = observed[0] + observed[1];
            if (column <= 0) continue;
            ++columns;
            inverseColumns += 1 / column;
            for (std::size_t set = 0; set < 2; ++set) {
                const double expected = (set == 0 ? out.codonsA : out.codonsB) * column / n;
                test.chiSquare += (observed[set] - expected) * (observed[set] - expected) / expected;
                if (observed[set] > 0) test.g += 2 * observed[set] * std::log(observed[set] / expected);
            }
        }
    if (columns >= 2) {
        test.df = columns - 1;
        test.g = std::max(0.0, test.g);  // rounding may leave a little below 0 where the sets are equal
        const double inverseRows = 1 / out.codonsA + 1 / out.codonsB;
        const double q = 1 + (n * inverseRows - 1) * (n * inverseColumns - 1) / (6 * n * test.df);
        test.gAdjusted = test.g / q;
    }
    finish(test);
    return out;
}

}  // namespace

UsageDistance usageDistance(const CodonVector& fractionsA, const CodonVector& fractionsB)
{
    UsageDistance out;
    for (std::size_t c = 0; c < kCodons; ++c) {
        if (!(fractionsA[c] > 0) || !(fractionsB[c] > 0)) {
            ++out.notAppearing;
            continue;
        }
        const double difference = fractionsA[c] - fractionsB[c];
        ++out.compared;
        out.sumSquared += difference * difference;
        out.sumDifference += std::abs(difference);
    }
    const double n = out.compared > 0 ? out.compared : kUndefined;
    out.meanSquared = out.sumSquared / n;
    out.rootMeanSquared = std::sqrt(out.meanSquared);
    out.meanDifference = out.sumDifference / n;
    return out;
}

CodonVector fractionsWithStops(const CodonVector& counts, const GeneticCode& code)
{
    CodonVector out = synonymousFractions(counts, code);
    double stops = 0;
    for (int c = 0; c < kCodons; ++c)
        if (!code.isSense(c)) stops += counts[static_cast<std::size_t>(c)];
    for (int c = 0; c < kCodons; ++c)
        if (!code.isSense(c) && stops > 0)
            out[static_cast<std::size_t>(c)] = counts[static_cast<std::size_t>(c)] / stops;
    return out;
}

UsageComparison compareUsage(const CodonVector& countsA, const CodonVector& countsB, const GeneticCode& code)
{
    UsageComparison out;
    AssociationTest& overall = out.overall;
    for (const CodonFamily& family : codonFamilies(code, 2)) {
        out.families.push_back(compareFamily(family, countsA, countsB));
        const AssociationTest& test = out.families.back().test;
        if (test.df == 0) continue;
        overall.n += test.n;
        overall.df += test.df;
        overall.chiSquare += test.chiSquare;
        overall.g += test.g;
        overall.gAdjusted += test.gAdjusted;
    }
    finish(overall);
    return out;
}

}  // namespace pleio
