// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the reading of genomes as a whole: compression, recognition, prediction.
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
    auto genome = readGenome(source, nullptr, options, progress);
    if (genome) {
        fuzz::require(!genome->genes.empty() && !genome->format.empty());
        for (const Gene& gene : genome->genes) fuzz::require(!gene.id.empty());
    } else {
        fuzz::require(!genome.error().message.empty() && !genome.error().where.empty());
    }
    return 0;
}
