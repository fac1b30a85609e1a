// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one text to the FASTA reader, and what was read to the reading as coding sequences and as a genome; the reading
// piece by piece from a file must give the same records.
#include "core/io/genomes/cds_fasta.h"
#include "core/io/genomes/fasta_stream.h"
#include "core/io/genomes/orf_scan.h"
#include "core/io/source_file.h"
#include "tests/fuzz/genome_checks.h"

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace {

/// One file for all inputs of this process.
const std::string& scratchPath()
{
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("pleioscope-fuzz-" + std::to_string(::getpid()) + ".fa")).string();
    return path;
}

void requireSameWhenStreamed(std::string_view bytes)
{
    using namespace pleio;
    NoProgress progress;
    const SourceFile source = sourceFromBytes("fuzz.fa", std::string(bytes), SourceRole::Genome);
    const auto text = sourceText(source, progress);
    const Result<FastaFile> whole = text ? readFasta(*text, source.name, progress) : text.error();
    std::ofstream(scratchPath(), std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::size_t at = 0;
    const auto streamed = streamFasta(scratchPath(), progress, [&](FastaRecord& record) -> Result<void> {
        if (!whole) return {};
        fuzz::require(at < whole->records.size());
        const FastaRecord& same = whole->records[at++];
        fuzz::require(record.id == same.id && record.description == same.description &&
                      record.sequence == same.sequence);
        return {};
    });
    std::filesystem::remove(scratchPath());
    if (streamed) fuzz::require(whole && at == whole->records.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleio;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string name = "fuzz.fa";
    NoProgress progress;
    requireSameWhenStreamed(text);
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
