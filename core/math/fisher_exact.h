// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace pleio {

/// Fisher's exact test that two sets of items share more (or less) than chance, and the odds ratio.
struct FisherTest {
    double greater = 0;        ///< P(shared >= observed): one-sided, hypergeometric, without mid-p correction
    double twoSided = 0;       ///< all tables no more likely than the observed one
    double oddsRatio = 0;      ///< conditional maximum likelihood estimate; 0 and infinity where the table is extreme
    double low = 0, high = 0;  ///< of the exact 95 % interval of the odds ratio (2.5 % in each tail)
};

/// `population` items, of which `marked` are in one set and `drawn` in the other, share `both`. Numbers as those of R's
/// fisher.test and phyper. All NaN if no such table exists; odds ratio and interval NaN where the margins fix the
/// table.
[[nodiscard]] FisherTest fisherExact(std::int64_t both, std::int64_t marked, std::int64_t drawn,
                                     std::int64_t population);

}  // namespace pleio
