// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/generator.h"

#include "core/base/text.h"
#include "core/cipher/training_set.h"
#include "core/genome/gene_codons.h"
#include "core/synth/genome_text.h"
#include "core/synth/truth_tables.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace pleio {

namespace {

Error outOfRange(std::string_view parameter, const std::string& value, const std::string& low, const std::string& high)
{
    return {ErrorKind::Usage,
            "The value " + value + " is out of range; give a number from " + low + " to " + high + ".",
            std::string(parameter)};
}

std::optional<Error> checkInteger(std::string_view parameter, std::int64_t value, std::int64_t low, std::int64_t high)
{
    if (value >= low && value <= high) return {};
    return outOfRange(parameter, displayCount(value), displayCount(low), displayCount(high));
}

std::optional<Error> checkReal(std::string_view parameter, double value, double low, double high)
{
    if (value >= low && value <= high) return {};  // false for NaN
    return outOfRange(parameter, displayNumber(value), displayNumber(low), displayNumber(high));
}

std::optional<Error> check(const SynthParams& params)
{
    constexpr double kMostCodons = 33e6;  // about 100 Mb
    const std::optional<Error> checks[] = {
        checkInteger("genes", params.genes, kMinSyntheticGenes, 100'000),
        checkInteger("traits", params.traits, 1, 1'000),
        checkInteger("planted", params.plantedTraits, 0, 200),
        checkInteger("genes-per-trait", params.genesPerTrait, 1, params.genes - kFaultyGenes),
        checkReal("overlap", params.overlap, 0, 1),
        checkReal("redrawn", params.redrawn, 0, 1),
        checkReal("gc", params.gc, 0.1, 0.9),
        checkReal("mean-codons", params.meanCodons, static_cast<double>(kMinSyntheticCodons), 10'000),
        checkReal("sd-log-codons", params.sdLogCodons, 0, 2),
        checkReal("overdispersion", params.overdispersion, 0, 0.9),
        checkInteger("unmatched-ids", params.unmatchedIds, 0, 100'000),
    };
    for (const std::optional<Error>& error : checks)
        if (error) return error;
    if (static_cast<double>(params.genes) * params.meanCodons > kMostCodons)
        return Error{ErrorKind::Usage,
                     "The genome would be longer than 100 million bases; ask for fewer or shorter genes.", "genes"};
    return {};
}

/// What every file says about where it comes from.
std::string originOf(const SynthParams& params)
{
    return "simulated by Pleioscope, seed " + std::to_string(params.seed) + ", genes " + std::to_string(params.genes) +
           ", traits " + std::to_string(params.traits) + ", planted " +
           std::to_string(std::min(params.plantedTraits, params.traits)) + ", genes per trait " +
           std::to_string(params.genesPerTrait) + ", overlap " + shortestNumber(params.overlap) + ", redrawn " +
           shortestNumber(params.redrawn) + ", GC3 " + shortestNumber(params.gc) + ", mean codons " +
           shortestNumber(params.meanCodons) + ", sd of ln codons " + shortestNumber(params.sdLogCodons) +
           ", overdispersion " + shortestNumber(params.overdispersion) + ", unmatched ids " +
           std::to_string(params.unmatchedIds);
}

void countToLearn(const SyntheticGenome& synthetic, SynthFiles& files)
{
    const TrainingSet set = makeTrainingSet(synthetic.genome, geneCodons(synthetic.genome, StartCodon::Drop).codons);
    std::vector<char> isLong(synthetic.genome.genes.size(), 0);
    for (const std::int32_t gene : set.genes) isLong[static_cast<std::size_t>(gene)] = 1;
    std::vector<std::int64_t> sizes;
    for (const SyntheticTrait& trait : synthetic.traits) {
        const auto size = std::ranges::count_if(
            trait.genes, [&](std::int32_t gene) { return isLong[static_cast<std::size_t>(gene)] != 0; });
        if (static_cast<std::size_t>(size) < set.rows()) sizes.push_back(size);
    }
    if (sizes.empty()) return;
    files.fewestToLearn = *std::ranges::min_element(sizes);
    files.mostToLearn = *std::ranges::max_element(sizes);
}

}  // namespace

std::int64_t usualGenesPerTrait(std::int64_t genes)
{
    constexpr std::int64_t kUsual = SynthParams().genesPerTrait, kShare = 4;
    return std::clamp<std::int64_t>(genes / kShare, 1, kUsual);
}

std::int64_t usualPlantedTraits(std::int64_t traits)
{
    return std::min<std::int64_t>(traits, SynthParams().plantedTraits);
}

Result<SynthFiles> synthesize(const SynthParams& params, Progress& progress)
{
    if (std::optional<Error> error = check(params)) return *error;
    SubProgress drawing(progress, 0, 0.8);
    Result<SyntheticGenome> drawn = drawGenome(params, drawing);
    if (!drawn) return drawn.error();
    const SyntheticGenome& synthetic = *drawn;
    const std::string origin = originOf(params);

    SynthFiles files;
    progress.report(0.8, "Writing the genome");
    std::string comment = origin + ". No real organism has this sequence.";
    comment.front() = 'S';
    files.genbank = genbankText(synthetic.genome, comment);
    if (progress.isCancelled()) return cancelled();
    files.fasta = fastaText(synthetic.genome);
    files.gff = gffText(synthetic.genome);
    if (progress.isCancelled()) return cancelled();

    progress.report(0.95, "Writing the truth");
    files.traits = toTsv(traitStatements(synthetic, params.unmatchedIds), origin);
    files.truth = toTsv(truthTable(synthetic, params.redrawn),
                        origin + "\n" + std::to_string(synthetic.ribosomalGenes) +
                            " ribosomal protein genes have codon preferences of their own, which belong to no trait");
    files.truthKeys = toTsv(truthKeyTable(synthetic), origin);
    files.codonTable = toTsv(codonUsageTable(synthetic), origin);
    for (const SyntheticTrait& trait : synthetic.traits)
        if (trait.planted) files.plantedTraits.push_back(trait.name);
    countToLearn(synthetic, files);
    if (progress.isCancelled()) return cancelled();
    progress.report(1, "Done");
    return files;
}

}  // namespace pleio
