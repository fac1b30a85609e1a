// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/genome/genome_tracks.h"

#include "core/base/undefined.h"
#include "core/plot/genome_tracks_plot.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

constexpr std::size_t kWindows = 500;

double ratio(double part, double whole) { return whole > 0 ? part / whole : kUndefined; }

/// Bases of [start, end) in each window, added to `covered`.
void cover(std::int64_t start, std::int64_t end, std::int64_t window, std::vector<double>& covered)
{
    for (std::int64_t at = start; at < end;) {
        const auto w = static_cast<std::size_t>(at / window);
        if (w >= covered.size()) return;
        const std::int64_t stop = std::min(end, (at / window + 1) * window);
        covered[w] += static_cast<double>(stop - at);
        at = stop;
    }
}

}  // namespace

std::optional<PlotSpec> genomeTracks(const Dataset& dataset, const RibosomalCai& cai)
{
    const auto& replicons = dataset.genome.replicons;
    const auto longest = std::ranges::max_element(replicons, {}, [](const Replicon& r) { return r.sequence.size(); });
    if (longest == replicons.end() || longest->sequence.size() < kWindows) return std::nullopt;
    const auto length = static_cast<std::int64_t>(longest->sequence.size());
    const auto index = static_cast<std::int32_t>(longest - replicons.begin());
    const std::int64_t window =
        (length + static_cast<std::int64_t>(kWindows) - 1) / static_cast<std::int64_t>(kWindows);
    const auto windows = static_cast<std::size_t>((length + window - 1) / window);

    std::vector<double> g(windows), c(windows), bases(windows), coding(windows), caiSum(windows), caiCount(windows);
    for (std::size_t i = 0; i < longest->sequence.size(); ++i) {
        const std::size_t w = i / static_cast<std::size_t>(window);
        const int base = baseIndex(longest->sequence[i]);
        if (base < 0) continue;
        bases[w] += 1;
        if (base == 1) c[w] += 1;
        if (base == 3) g[w] += 1;
    }
    for (const Gene& gene : dataset.genome.genes) {
        if (gene.replicon != index) continue;
        for (const Location::Part& part : gene.location.parts)
            cover(part.start, std::min(part.end, length), window, coding);
    }
    for (std::size_t row = 0; row < dataset.codons.rows(); ++row) {
        const Gene& gene = dataset.genome.genes[static_cast<std::size_t>(dataset.codons.codons.genes[row])];
        if (!gene.used() || gene.replicon != index || gene.location.parts.empty() || std::isnan(cai.values[row]))
            continue;
        const auto w = static_cast<std::size_t>(gene.location.start() / window);
        if (w >= windows) continue;
        caiSum[w] += cai.values[row];
        caiCount[w] += 1;
    }

    GenomeTrack gcTrack{"GC", {}}, skew{"GC skew", {}}, density{"Coding", {}}, adaptation{"CAI", {}};
    for (std::size_t w = 0; w < windows; ++w) {
        const auto from = static_cast<std::int64_t>(w) * window;
        gcTrack.values.push_back(ratio(g[w] + c[w], bases[w]));
        skew.values.push_back(ratio(g[w] - c[w], g[w] + c[w]));
        density.values.push_back(std::min(1.0, coding[w] / static_cast<double>(std::min(window, length - from))));
        adaptation.values.push_back(ratio(caiSum[w], caiCount[w]));
    }
    std::vector<GenomeTrack> tracks{std::move(gcTrack), std::move(skew), std::move(density)};
    if (cai.defined()) tracks.push_back(std::move(adaptation));
    return genomeTracksPlot(longest->id, length, window, tracks);
}

}  // namespace pleio::builtin
