// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the reading of genomes as a whole: compression, recognition, prediction and what is
// kept of it.
#include "core/io/genomes/genome_reader.h"
#include "tests/fuzz/genome_checks.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleio;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const SourceFile source = sourceFromBytes("fuzz", bytes, SourceRole::Genome);
    NoProgress progress;
    GenomeOptions options;
    options.useProdigal = false;
    const auto read = readGenomeWithPrediction(source, nullptr, options, progress);
    if (!read) {
        fuzz::require(!read.error().message.empty() && !read.error().where.empty());
        return 0;
    }
    const Genome& genome = read->genome;
    fuzz::require(!genome.genes.empty() && !genome.format.empty());
    for (const Gene& gene : genome.genes) fuzz::require(!gene.id.empty());
    if (!read->made) return 0;
    // What was predicted gives the same genes when it is kept.
    const auto again = readGenome(source, &*read->made, {}, progress);
    fuzz::require(again && again->genes.size() == genome.genes.size() && again->notes.size() == genome.notes.size());
    for (std::size_t i = 0; i < genome.genes.size(); ++i) {
        const Gene &a = genome.genes[i], &b = again->genes[i];
        fuzz::require(a.id == b.id && a.replicon == b.replicon && a.location == b.location && a.coding == b.coding &&
                      a.geneticCode == b.geneticCode && a.exclusion == b.exclusion && b.predicted);
    }
    return 0;
}
