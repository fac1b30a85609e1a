// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace pleio {

/// Bins of equal width side by side, the first from `start`.
struct HistogramBins {
    double start = 0, width = 1;
    std::size_t count = 1;

    [[nodiscard]] double lower(std::size_t bin) const { return start + static_cast<double>(bin) * width; }
};

/// The finite values, ascending.
[[nodiscard]] std::vector<double> sortedFinite(const std::vector<double>& values);

/// Bins by Freedman & Diaconis (1981): 2 IQR / n^(1/3); whole numbers get bins of whole width; without an
/// interquartile range Sturges' number. At most about 200. Precondition: `sorted` is not empty.
[[nodiscard]] HistogramBins histogramBins(const std::vector<double>& sorted);

/// How many of the values fall into each bin; the last one includes its upper end.
[[nodiscard]] std::vector<double> histogramCounts(const std::vector<double>& values, const HistogramBins& bins);

}  // namespace pleio
