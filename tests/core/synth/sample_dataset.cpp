// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/synth/sample_dataset.h"

#include "core/math/random.h"
#include "core/synth/generator.h"

#include <QtGlobal>

namespace pleio::test {

namespace {

std::vector<SourceFile> sources()
{
    SynthParams params;
    params.genes = 200;
    params.traits = 3;
    params.plantedTraits = 2;
    params.genesPerTrait = 30;
    NoProgress progress;
    const auto made = synthesize(params, progress);
    if (!made) qFatal("%s", made.error().oneLine().c_str());
    return {sourceFromBytes("genome.gbk", made->genbank, SourceRole::Genome),
            sourceFromBytes("traits.tsv", made->traits, SourceRole::Traits)};
}

Dataset loaded(std::vector<SourceFile> files)
{
    NoProgress progress;
    auto dataset = loadDataset(std::move(files), sampleOptions(), progress);
    if (!dataset) qFatal("%s", dataset.error().oneLine().c_str());
    return std::move(*dataset);
}

std::string randomScores(const Genome& genome)
{
    constexpr int kConditions = 8;
    constexpr std::uint64_t kSteps = 8001;
    Random random(5);
    std::string text = "gene";
    for (int c = 1; c <= kConditions; ++c) text += "\tcondition" + std::to_string(c);
    for (const Gene& gene : genome.genes) {
        text += "\n" + gene.id;
        for (int c = 0; c < kConditions; ++c)
            text += "\t" + std::to_string(static_cast<double>(random.below(kSteps)) / 1000 - 4);
    }
    return text + "\n";
}

}  // namespace

LoadOptions sampleOptions()
{
    LoadOptions options;
    options.genome.useProdigal = false;
    return options;
}

const Dataset& sampleDataset()
{
    static const Dataset data = loaded(sources());
    return data;
}

const Dataset& samplePhenotypes()
{
    static const Dataset data = [] {
        std::vector<SourceFile> files = sources();
        files.push_back(sourceFromBytes("scores.tsv", randomScores(sampleDataset().genome), SourceRole::Phenotypes));
        return loaded(std::move(files));
    }();
    return data;
}

}  // namespace pleio::test
