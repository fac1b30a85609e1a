// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_files.h"
#include "core/synth/generator.h"

#include <array>
#include <utility>

namespace pleio {

namespace {

constexpr std::array<std::pair<const char*, std::string SynthFiles::*>, 7> kSynthContents{
    {{"genome.gbk", &SynthFiles::genbank},
     {"genome.fna", &SynthFiles::fasta},
     {"genome.gff", &SynthFiles::gff},
     {"traits.tsv", &SynthFiles::traits},
     {"truth.tsv", &SynthFiles::truth},
     {"truth_keys.tsv", &SynthFiles::truthKeys},
     {"codon_usage.tsv", &SynthFiles::codonTable}}};

}  // namespace

Result<ResultHold> claimSynthFolder(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& [name, content] : kSynthContents) names.emplace_back(name);
    return claimResultPlace({folder}, names);
}

Result<void> writeSynthFiles(const SynthFiles& files, const std::string& folder)
{
    ResultFiles results({folder}, "synth");
    if (Result<void> ok = results.open(); !ok) return ok;
    for (const auto& [name, content] : kSynthContents)
        if (Result<void> ok = results.add(name, files.*content, NoProgress()); !ok) return ok;
    return results.commit();
}

}  // namespace pleio
