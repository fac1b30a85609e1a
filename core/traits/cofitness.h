// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pleio {

/// Which genes have profiles like each gene's ("cofitness": Hillenmeyer et al. 2010, Genome Biol 11:R30).
struct Cofitness {
    struct Partner {
        std::int32_t row = 0;
        double r = 0;  ///< Pearson's over the traits both have
    };
    /// Of each row, the `most` others of largest r, largest first, of equal r the lower row. Empty for a row that does
    /// not vary.
    std::vector<std::vector<Partner>> partners;
    /// Of each row, what the r of its best partner exceeds by chance with probability `level` at most: the row's own
    /// values are shuffled over its traits and compared with all other rows, which stay as they are. As a profile
    /// with two calls finds a like one more easily than one with thirty, every row has its own. NaN where it has no
    /// partners, or where 1 / (shuffles + 1) is more than `level`.
    std::vector<double> threshold;
    /// Of each row, (1 + shuffles whose best r is as large as the real one) / (shuffles + 1); NaN without partners.
    std::vector<double> p;
};

/// `profiles` is genes × traits, NaN missing. Rows that share fewer than `fewestShared` traits are not compared.
/// Shuffles take their numbers from the seed, the shuffle and the row. Time grows as rows^2 traits (1 + 2 shuffles),
/// memory as three times `profiles`. Cancelled is the only error.
[[nodiscard]] Result<Cofitness> cofitness(const Eigen::MatrixXd& profiles, std::size_t most, int shuffles, double level,
                                          std::uint64_t seed, Progress& progress, int fewestShared = 3);

}  // namespace pleio
