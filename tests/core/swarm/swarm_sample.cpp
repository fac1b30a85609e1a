// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/swarm/swarm_sample.h"

#include "core/synth/generator.h"

#include <QtGlobal>

namespace pleio::test {

const Dataset& sampleDataset()
{
    static const Dataset data = [] {
        SynthParams params;
        params.genes = 200;
        params.traits = 3;
        params.plantedTraits = 2;
        params.genesPerTrait = 30;
        NoProgress progress;
        const auto made = synthesize(params, progress);
        if (!made) qFatal("%s", made.error().oneLine().c_str());
        std::vector<SourceFile> sources{sourceFromBytes("genome.gbk", made->genbank, SourceRole::Genome),
                                        sourceFromBytes("traits.tsv", made->traits, SourceRole::Traits)};
        LoadOptions options;
        options.genome.useProdigal = false;
        auto loaded = loadDataset(std::move(sources), options, progress);
        if (!loaded) qFatal("%s", loaded.error().oneLine().c_str());
        return std::move(*loaded);
    }();
    return data;
}

LoadOptions sampleOptions()
{
    LoadOptions options;
    options.genome.useProdigal = false;
    return options;
}

Request quick(std::uint64_t seed) { return {"cipher.decode", Parameters({{"rotations", std::int64_t{20}}}), seed}; }

Request lasting(std::uint64_t seed)
{
    return {"cipher.decode", Parameters({{"rotations", std::int64_t{5000}}}), seed};
}

Request slow() { return {"cipher.decode", Parameters({{"rotations", std::int64_t{100000}}}), 1}; }

RunningWorker::RunningWorker(const Swarm& swarm, const std::string& name, int capacity)
    : m_options{swarm, capacity, 0, name, kOfflineAfter}, m_thread([this] {
          const auto ran = runWorker(m_options, m_stop, [](std::string_view) {});
          m_failed = !ran;
      })
{
}

void RunningWorker::end()
{
    m_stop = true;
    if (m_thread.joinable()) m_thread.join();
}

}  // namespace pleio::test
