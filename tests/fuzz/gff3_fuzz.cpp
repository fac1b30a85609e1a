// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one text to the GFF3 reader and lays what was read onto the sequences in it, or onto one named chr.
#include "core/io/genomes/fasta.h"
#include "core/io/genomes/gff3.h"
#include "tests/fuzz/genome_checks.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleio;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string name = "fuzz.gff";
    NoProgress progress;
    auto annotation = readGff3(text, name, 11, progress);
    if (!annotation) {
        fuzz::require(!annotation.error().message.empty() && !annotation.error().where.empty());
        return 0;
    }
    fuzz::require(annotation->genes.size() == annotation->seqids.size());
    Genome genome;
    if (auto fasta = readFasta(annotation->fasta, name, progress))
        for (FastaRecord& record : fasta->records)
            genome.replicons.push_back({std::move(record.id), {}, std::move(record.sequence), false});
    else
        genome.replicons.push_back({"chr", {}, "ATGGCTAAAGCTTGAGCTTAACCATGGCTAAAGCTTGAGCTTAA", false});
    if (annotate(genome, std::move(*annotation), name)) fuzz::checkGenome(std::move(genome));
    return 0;
}
