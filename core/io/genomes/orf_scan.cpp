// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/orf_scan.h"

#include "core/genome/coding_sequence.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kBasesBetweenChecks = std::size_t{1} << 20;

struct Orf {
    std::int64_t start;  ///< on the forward strand, stop codon included
    std::int64_t end;
    Strand strand;
};

bool isOrfStart(int codon, const GeneticCode& code)
{
    static const std::array<int, 3> starts{codonIndex('A', 'T', 'G'), codonIndex('G', 'T', 'G'),
                                           codonIndex('T', 'T', 'G')};
    return code.isStart(codon) && std::ranges::find(starts, codon) != starts.end();
}

/// ORFs of the three frames of one strand; coordinates are those of the text given. False if cancelled.
bool scanStrand(const std::string& bases, Strand strand, const GeneticCode& code, Progress& progress,
                std::vector<Orf>& orfs)
{
    const auto length = static_cast<std::int64_t>(bases.size());
    for (std::size_t frame = 0; frame < 3; ++frame) {
        std::int64_t open = -1;
        std::size_t nextCheck = 0;
        for (std::size_t at = frame; at + 3 <= bases.size(); at += 3) {
            if (at >= nextCheck) {
                if (progress.isCancelled()) return false;
                nextCheck = at + kBasesBetweenChecks;
            }
            const int codon = codonIndex(bases[at], bases[at + 1], bases[at + 2]);
            const auto position = static_cast<std::int64_t>(at);
            if (codon < 0) {
                open = -1;
            } else if (code.isStop(codon)) {
                if (open >= 0 && position - open >= 3 * kMinimumOrfCodons) {
                    const bool forward = strand == Strand::Forward;
                    orfs.push_back(
                        {forward ? open : length - position - 3, forward ? position + 3 : length - open, strand});
                }
                open = -1;
            } else if (open < 0 && isOrfStart(codon, code)) {
                open = position;
            }
        }
    }
    return true;
}

std::vector<Orf> withoutOverlaps(std::vector<Orf> orfs)
{
    std::ranges::sort(orfs, [](const Orf& a, const Orf& b) {
        const auto lengths = std::pair(b.end - b.start, a.end - a.start);
        if (lengths.first != lengths.second) return lengths.first < lengths.second;
        return std::pair(a.start, a.strand) < std::pair(b.start, b.strand);
    });
    std::map<std::int64_t, Orf> kept;  // by start
    for (const Orf& orf : orfs) {
        const auto after = kept.lower_bound(orf.start);
        if (after != kept.end() && after->first < orf.end) continue;
        if (after != kept.begin() && std::prev(after)->second.end > orf.start) continue;
        kept.emplace(orf.start, orf);
    }
    std::vector<Orf> sorted;
    for (const auto& [start, orf] : kept) sorted.push_back(orf);
    return sorted;
}

}  // namespace

Result<std::vector<Location>> scanOrfs(const std::string& sequence, const GeneticCode& code, Progress& progress)
{
    std::vector<Orf> orfs;
    if (!scanStrand(sequence, Strand::Forward, code, progress, orfs)) return cancelled();
    const Location whole{{{0, static_cast<std::int64_t>(sequence.size()), Strand::Reverse}}};
    if (!scanStrand(spliced(sequence, whole), Strand::Reverse, code, progress, orfs)) return cancelled();
    std::vector<Location> locations;
    for (const Orf& orf : withoutOverlaps(std::move(orfs))) locations.push_back({{{orf.start, orf.end, orf.strand}}});
    return locations;
}

Result<GenePrediction> predictByScan(Genome& genome, const GeneticCode& code, Progress& progress)
{
    std::unordered_map<std::string_view, int> numbers;  // by name, which may repeat
    for (std::size_t i = 0; i < genome.replicons.size(); ++i) {
        const Replicon& replicon = genome.replicons[i];
        progress.report(static_cast<double>(i) / static_cast<double>(genome.replicons.size()),
                        "Looking for open reading frames in " + replicon.id);
        auto orfs = scanOrfs(replicon.sequence, code, progress);
        if (!orfs) return orfs.error();
        for (Location& location : *orfs) {
            Gene gene;
            gene.id = replicon.id + "_orf" + std::to_string(++numbers[replicon.id]);
            gene.replicon = static_cast<std::int32_t>(i);
            gene.location = std::move(location);
            gene.geneticCode = code.id();
            gene.predicted = true;
            genome.genes.push_back(std::move(gene));
        }
    }
    genome.predicted = true;
    GenePrediction prediction;
    prediction.program = kOrfScan;
    prediction.version = kOrfScanVersion;
    prediction.geneticCode = code.id();
    return prediction;
}

}  // namespace pleio
