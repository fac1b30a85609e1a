// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace pleio {

/// What the generator takes from a real bacterium: counts over the 4,288 annotated proteins, without
/// joined CDS, of Escherichia coli K-12 MG1655 (RefSeq NC_000913.3, annotation of March 2022).
struct TypicalBacterium {
    /// Residues behind the initial Met, in the order of the letters.
    std::string_view aminoAcids = "ACDEFGHIKLMNPQRSTVWY";
    std::array<double, 20> residues{126505, 15440, 67972, 76535, 51686, 97524, 30067, 79710, 58360, 141962,
                                    33251,  51750, 58856, 58939, 73336, 76633, 71228, 93913, 20266, 37528};
    std::array<std::string_view, 3> startCodons{"ATG", "GTG", "TTG"};
    std::array<double, 3> starts{3866, 336, 80};
    std::array<std::string_view, 3> stopCodons{"TAA", "TAG", "TGA"};
    std::array<double, 3> stops{2748, 304, 1236};
    /// Share of neighbouring CDS on one strand with fewer than 50 bp between them: 1,545 of 4,287.
    double sameOperon = 1545.0 / 4287.0;
    /// Share of the other neighbours that lie on different strands: 1,284 of 2,742.
    double strandSwitch = 1284.0 / 2742.0;
    /// Mean of what 2,432 spacers of 50 bp or more have beyond 50 bp.
    double meanSpacer = 215;
    /// Share of the most frequent codon among its synonyms in the 54 ribosomal protein genes, mean over
    /// the 18 amino acids that have synonyms.
    double optimalShare = 0.672;
};

struct RibosomalProtein {
    std::string_view symbol;   ///< "rplA"
    std::string_view product;  ///< "50S ribosomal protein L1"
};

/// The 54 ribosomal proteins of Escherichia coli, large subunit first.
[[nodiscard]] std::span<const RibosomalProtein> ribosomalProteins();

}  // namespace pleio
