// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one text to the FASTA reader, and what was read to the reading as coding sequences and as a genome.
#include "core/io/cds_fasta.h"
#include "core/io/orf_scan.h"
#include "tests/fuzz/genome_checks.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleio;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string name = "fuzz.fa";
    NoProgress progress;
    auto fasta = readFasta(text, name, progress);
    if (!fasta) return 0;
    const GeneticCode& code = GeneticCode::all()[size % GeneticCode::all().size()];
    Genome genome;
    for (const FastaRecord& record : fasta->records) {
        fuzz::require(!record.id.empty() && !record.sequence.empty());
        for (const char letter : record.sequence) fuzz::require(letter >= 'A' && letter <= 'Z');
        genome.replicons.push_back({record.id, record.description, record.sequence, false});
    }
    fuzz::require(predictByScan(genome, code, progress).has_value());
    for (const Gene& gene : genome.genes) fuzz::require(gene.location.length() > 3 * kMinimumOrfCodons);
    fuzz::checkGenome(std::move(genome));
    const auto records = static_cast<std::int64_t>(fasta->records.size());
    const std::int64_t coding = countCodingRecords(*fasta, code);
    fuzz::require(coding >= 0 && coding <= records);
    fuzz::checkGenome(genomeFromCodingSequences(std::move(*fasta), code.id()));
    return 0;
}
