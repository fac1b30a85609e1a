// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

struct EnrichedSet {
    std::string name;
    std::int64_t shared = 0, genes = 0;
    double odds = 0, low = 0, high = 0;  ///< 0 and infinity are drawn at the ends of the axis
    double q = 0;
};
/// Plot "odds_ratios": sets by rising q, at most `limit` of them, with their odds ratio and its interval on a
/// logarithmic axis. `list` says what the sets are compared with.
[[nodiscard]] PlotSpec oddsRatioPlot(std::vector<EnrichedSet> sets, const std::string& list, std::size_t limit);

struct RunningSet {
    std::string name;
    double normalised = 0;
    std::vector<double> running;  ///< after each ranked gene
};
/// Plot "running_scores": running enrichment of a few sets along the ranking.
[[nodiscard]] PlotSpec runningEnrichmentPlot(const std::vector<RunningSet>& sets, const std::string& ranking);

}  // namespace pleio
