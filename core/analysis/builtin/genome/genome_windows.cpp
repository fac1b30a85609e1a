// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/genome/genome_windows.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/undefined.h"
#include "core/codon/composition.h"
#include "core/plot/genome_tracks_plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace pleio::builtin {

namespace {

struct Mean {
    double sum = 0, count = 0;
    void add(double value)
    {
        if (std::isnan(value)) return;
        sum += value;
        ++count;
    }
    [[nodiscard]] double value() const { return count > 0 ? sum / count : kUndefined; }
};

struct Window {
    std::int64_t genes = 0;
    std::array<std::uint32_t, kCodons> codons{};
    Mean cai, minMax;
    double rare = 0;
};

/// Bases of each replicon; where there is no sequence, as far as its genes reach.
std::vector<std::int64_t> lengths(const Genome& genome)
{
    std::vector<std::int64_t> out;
    for (const Replicon& replicon : genome.replicons)
        out.push_back(static_cast<std::int64_t>(replicon.sequence.size()));
    for (const Gene& gene : genome.genes) {
        if (gene.replicon < 0 || gene.location.parts.empty()) continue;
        const auto r = static_cast<std::size_t>(gene.replicon);
        if (genome.replicons[r].sequence.empty()) out[r] = std::max(out[r], gene.location.end());
    }
    return out;
}

/// A rest of less than half a window belongs to the last one, so that few genes do not make a window.
std::int64_t windowsOn(std::int64_t length, std::int64_t span)
{
    return length > 0 ? std::max<std::int64_t>(1, (length + span / 2) / span) : 0;
}

std::int64_t middle(const Gene& gene)
{
    return (gene.location.parts.front().start + gene.location.parts.front().end) / 2;
}

bool hasPlace(const Gene& gene) { return gene.replicon >= 0 && !gene.location.parts.empty(); }

}  // namespace

Table genomeWindowTable(const Genome& genome, const GenomeWindowValues& values, std::int64_t span)
{
    const GeneCodons& genes = *values.genes;
    const std::vector<std::int64_t> length = lengths(genome);
    std::vector<std::vector<Window>> windows(genome.replicons.size());
    for (std::size_t r = 0; r < windows.size(); ++r)
        windows[r].resize(static_cast<std::size_t>(windowsOn(length[r], span)));
    for (std::size_t row = 0; row < genes.rows(); ++row) {
        const Gene& gene = geneOfRow(genome, genes, row);
        if (!hasPlace(gene) || !genes.pooled(row)) continue;
        auto& own = windows[static_cast<std::size_t>(gene.replicon)];
        if (own.empty()) continue;
        const std::size_t w = std::min(static_cast<std::size_t>(middle(gene) / span), own.size() - 1);
        ++own[w].genes;
        for (std::size_t c = 0; c < kCodons; ++c) own[w].codons[c] += genes.counts(row)[c];
        own[w].cai.add(values.cai[row]);
        own[w].minMax.add(values.orders[row].minMax.mean);
        own[w].rare += values.orders[row].rareCodons;
    }

    std::vector<std::string> replicon;
    std::vector<std::int64_t> start, end, count;
    std::vector<double> cai, gc, gc3, minMax, rare;
    for (std::size_t r = 0; r < windows.size(); ++r)
        for (std::size_t w = 0; w < windows[r].size(); ++w) {
            const Window& window = windows[r][w];
            const std::int64_t from = static_cast<std::int64_t>(w) * span;
            const std::int64_t to = w + 1 == windows[r].size() ? length[r] : from + span;
            const std::string& sequence = genome.replicons[r].sequence;
            double codons = 0;
            for (const std::uint32_t n : window.codons) codons += n;
            replicon.push_back(genome.replicons[r].id);
            start.push_back(from + 1);
            end.push_back(to);
            count.push_back(window.genes);
            cai.push_back(window.cai.value());
            gc.push_back(sequence.empty() ? kUndefined
                                          : gcContent(std::string_view(sequence).substr(
                                                static_cast<std::size_t>(from), static_cast<std::size_t>(to - from))));
            gc3.push_back(gc3s(window.codons, *genes.code));
            minMax.push_back(window.minMax.value());
            rare.push_back(codons > 0 ? window.rare / codons : kUndefined);
        }
    Table table{"genome_windows", "Windows along the genome", {}};
    table.columns = {
        column("replicon", "Replicon", "Chromosome, plasmid or contig.", std::move(replicon)),
        column("start", "Start", "First base of the window, 1-based.", std::move(start)),
        column("end", "End", "Last base of the window.", std::move(end)),
        column("genes", "Genes", "Pooled genes whose middle lies in the window; the numbers to the right are theirs.",
               std::move(count)),
        column("cai", "Mean CAI", "Mean codon adaptation index of the genes, 0 to 1.", std::move(cai)),
        column("gc", "GC", "Share of G and C in the sequence of the window, 0 to 1.", std::move(gc)),
        column("gc3s", "GC3s", "Share of the genes' codons with synonyms that end in G or C, 0 to 1.", std::move(gc3)),
        column("minmax", "Mean %MinMax", "Mean over the genes of their mean %MinMax, -100 to 100.", std::move(minMax)),
        column("rare_share", "Rare codons", "Share of rare codons among the genes' codons, 0 to 1.", std::move(rare)),
    };
    return table;
}

std::optional<PlotSpec> genomeWindowPlot(const Genome& genome, const GeneCodons& genes, const Table& windows,
                                         std::int64_t span)
{
    const std::vector<std::int64_t> length = lengths(genome);
    const auto longest = std::ranges::max_element(length);
    if (longest == length.end() || *longest == 0) return std::nullopt;
    const auto replicon = static_cast<std::int32_t>(longest - length.begin());

    std::vector<GenomeTrackGene> drawn;
    for (std::size_t row = 0; row < genes.rows(); ++row) {
        const Gene& gene = geneOfRow(genome, genes, row);
        if (gene.replicon != replicon) continue;
        for (const Location::Part& part : gene.location.parts)
            drawn.push_back({gene.id, gene.displayName() + "\n" + gene.product, part.start, part.end,
                             part.strand == Strand::Forward});
    }
    // The rows of a replicon are neighbours, in the order of the replicons.
    std::int64_t first = 0;
    for (std::int32_t r = 0; r < replicon; ++r) first += windowsOn(length[static_cast<std::size_t>(r)], span);
    const std::int64_t rows = windowsOn(*longest, span);
    std::vector<GenomeTrack> tracks;
    for (const char* id : {"cai", "gc", "gc3s", "minmax", "rare_share"}) {
        const Column* values = windows.find(id);
        GenomeTrack track{values->title, {}};
        for (std::int64_t row = first; row < first + rows; ++row)
            track.values.push_back(cellNumber(*values, static_cast<std::size_t>(row)));
        if (std::ranges::any_of(track.values, [](double v) { return !std::isnan(v); }))
            tracks.push_back(std::move(track));
    }
    if (tracks.empty()) return std::nullopt;
    PlotSpec spec =
        genomeTracksPlot(genome.replicons[static_cast<std::size_t>(replicon)].id, *longest, span, tracks, drawn);
    spec.caption += " CAI, GC3s, %MinMax and rare codons are those of the genes whose middle lies in the window.";
    return spec;
}

}  // namespace pleio::builtin
