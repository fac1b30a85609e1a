// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one text to the GTF reader and lays what was read onto one sequence named chr.
#include "core/io/genomes/gtf.h"
#include "tests/fuzz/genome_checks.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleio;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string name = "fuzz.gtf";
    NoProgress progress;
    auto annotation = readGtf(text, name, 11, progress);
    if (!annotation) {
        fuzz::require(!annotation.error().message.empty() && !annotation.error().where.empty());
        return 0;
    }
    fuzz::require(annotation->genes.size() == annotation->seqids.size());
    Genome genome;
    static_cast<void>(isGtf(text));
    genome.replicons.push_back({"chr", {}, "ATGGCTAAAGCTTGAGCTTAACCATGGCTAAAGCTTGAGCTTAA", false});
    if (annotate(genome, std::move(*annotation), name)) fuzz::checkGenome(std::move(genome));
    return 0;
}
