// SPDX-License-Identifier: GPL-3.0-or-later
// Reading FASTA and counting codons, in bytes of sequence text a second on one core.
#include "core/genome/gene_codons.h"
#include "core/io/genomes/fasta.h"
#include "core/io/genomes/genome_reader.h"

#include <benchmark/benchmark.h>

#include <random>
#include <string>

namespace {

using namespace pleio;

constexpr std::size_t kCodonsAGene = 310;

/// `genes` coding sequences as a FASTA file with lines of 70 bases.
std::string codingFasta(std::int64_t genes)
{
    std::mt19937 random(1);
    std::string text;
    for (std::int64_t gene = 0; gene < genes; ++gene) {
        std::string coding = "ATG";
        while (coding.size() < 3 * kCodonsAGene) {
            const int codon = static_cast<int>(random() % kCodons);
            if (GeneticCode::standard().isSense(codon)) coding += codonText(codon);
        }
        coding += "TAA";
        text += ">gene_" + std::to_string(gene) + " simulated\n";
        for (std::size_t at = 0; at < coding.size(); at += 70) text += coding.substr(at, 70) + '\n';
    }
    return text;
}

/// One sequence of `bases` as a FASTA file with lines of 80 bases.
std::string genomeFasta(std::int64_t bases)
{
    std::mt19937 random(2);
    std::string text = ">chr\n";
    for (std::int64_t i = 0; i < bases; ++i) {
        text += "ACGT"[random() % 4];
        if (i % 80 == 79) text += '\n';
    }
    return text;
}

void setBytes(benchmark::State& state, std::size_t bytes)
{
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void parseGenomeFasta(benchmark::State& state)
{
    const std::string text = genomeFasta(state.range(0));
    const std::string name = "genome.fna";
    NoProgress progress;
    for (auto _ : state) {
        auto file = readFasta(text, name, progress);
        benchmark::DoNotOptimize(file);
    }
    setBytes(state, text.size());
}
BENCHMARK(parseGenomeFasta)->Arg(5'000'000)->Arg(50'000'000)->Unit(benchmark::kMillisecond);

void parseCodingFasta(benchmark::State& state)
{
    const std::string text = codingFasta(state.range(0));
    const std::string name = "cds.fna";
    NoProgress progress;
    for (auto _ : state) {
        auto file = readFasta(text, name, progress);
        benchmark::DoNotOptimize(file);
    }
    setBytes(state, text.size());
}
BENCHMARK(parseCodingFasta)->Arg(4'500)->Arg(45'000)->Unit(benchmark::kMillisecond);

void countCodonsOfGenes(benchmark::State& state)
{
    const std::string name = "cds.fna";
    NoProgress progress;
    const auto file = readFasta(codingFasta(state.range(0)), name, progress);
    std::size_t bytes = 0;
    for (const FastaRecord& record : file->records) bytes += record.sequence.size();
    for (auto _ : state)
        for (const FastaRecord& record : file->records) {
            CodonTally tally = countCodons(record.sequence, GeneticCode::standard());
            benchmark::DoNotOptimize(tally);
        }
    setBytes(state, bytes);
}
BENCHMARK(countCodonsOfGenes)->Arg(4'500)->Unit(benchmark::kMillisecond);

/// From the file's bytes to finished genes and their counts.
void readAndCount(benchmark::State& state)
{
    const SourceFile source = sourceFromBytes("cds.fna", codingFasta(state.range(0)), SourceRole::Genome);
    NoProgress progress;
    for (auto _ : state) {
        const auto genome = readGenome(source, nullptr, {}, progress);
        GeneCodons counts = geneCodons(*genome, StartCodon::Keep);
        benchmark::DoNotOptimize(counts);
    }
    setBytes(state, source.bytes.size());
}
BENCHMARK(readAndCount)->Arg(4'500)->Unit(benchmark::kMillisecond);

}  // namespace
