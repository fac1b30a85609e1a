// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/genome/genetic_code.h"

#include <vector>

namespace pleio {

/// How far apart two codon usage tables are, as the program codcmp of EMBOSS puts it.
struct UsageDistance {
    int compared = 0;        ///< codons used in both tables; sums and means are over them
    int notAppearing = 0;    ///< the other codons of the 64
    double sumSquared = 0;   ///< of the differences of fractions
    double meanSquared = 0;  ///< sumSquared / compared; NaN if no codon is compared, as the next two
    double rootMeanSquared = 0;
    double sumDifference = 0;  ///< of absolute differences
    double meanDifference = 0;
};
/// Compares shares within amino acids (see fractionsWithStops); NaN and 0 are codons that do not appear.
[[nodiscard]] UsageDistance usageDistance(const CodonVector& fractionsA, const CodonVector& fractionsB);

/// Shares of each codon among the codons of its amino acid, and of each stop codon among the stop codons, 0..1;
/// NaN where the amino acid does not occur.
[[nodiscard]] CodonVector fractionsWithStops(const CodonVector& counts, const GeneticCode& code);

/// Test of a table of two rows (sets) and some columns (codons), and how large the effect is.
struct AssociationTest {
    double n = 0;           ///< codons of both sets
    int df = 0;             ///< columns that occur, less one; 0 and everything below NaN if nothing can be tested
    double chiSquare = 0;   ///< Pearson
    double g = 0;           ///< 2 sum O ln(O/E)
    double gAdjusted = 0;   ///< g / q with the correction q of Williams (1976) Biometrika 63:33
    double pChiSquare = 0;  ///< of chiSquare
    double pG = 0;          ///< of gAdjusted
    double cramersV = 0;    ///< sqrt(chiSquare / n), 0 (same usage) to 1 (no codon in common)
};

/// One amino acid in two sets.
struct FamilyComparison {
    CodonFamily family;
    double codonsA = 0, codonsB = 0;
    AssociationTest test;
};

/// Synonymous usage of two sets of codons that have no codon in common.
struct UsageComparison {
    std::vector<FamilyComparison> families;  ///< amino acids with two and more codons, by letter
    /// All amino acids together, each against its own expectation, so that amino-acid composition plays no part:
    /// statistics and degrees of freedom are sums over the families that can be tested.
    AssociationTest overall;
};
/// G-test and chi-square test of homogeneity within amino acids (Sokal & Rohlf, Biometry, 17.2 to 17.4). Codons used
/// in neither set are no column; an amino acid that one of the sets lacks, or that uses one codon alone, is not tested.
[[nodiscard]] UsageComparison compareUsage(const CodonVector& countsA, const CodonVector& countsB,
                                           const GeneticCode& code);

}  // namespace pleio
