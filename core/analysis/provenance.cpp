// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/provenance.h"

#include "core/base/version.h"
#include "core/io/source_roles.h"

#include <map>

namespace pleio {

std::vector<Provenance::Input> inputsOf(const Dataset& dataset)
{
    std::vector<Provenance::Input> inputs;
    for (std::size_t i = 0; i < dataset.sources.size(); ++i) {
        const SourceFile& source = dataset.sources[i];
        // A dataset that was put together by hand, without files, has no readings.
        const std::string reading = i < dataset.readings.size() ? dataset.readings[i].text() : std::string();
        inputs.push_back({std::string(sourceRole(source.role).id), source.name, source.sha256, reading});
    }
    return inputs;
}

Provenance provenanceOf(const Dataset& dataset)
{
    Provenance provenance;
    provenance.program = kProgram;
    provenance.programVersion = programVersion();
    provenance.inputs = inputsOf(dataset);
    provenance.geneticCodes = dataset.genome.geneticCodes();
    std::map<Exclusion, std::int64_t> excluded;
    for (const Gene& gene : dataset.genome.genes)
        if (!gene.used()) ++excluded[gene.exclusion];
    for (const auto& [reason, genes] : excluded) provenance.exclusions.emplace_back(exclusionId(reason), genes);
    provenance.simulated = dataset.simulated;
    return provenance;
}

}  // namespace pleio
