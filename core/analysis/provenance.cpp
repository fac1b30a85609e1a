// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/provenance.h"

#include "core/base/version.h"

#include <map>

namespace pleio {

Provenance provenanceOf(const Dataset& dataset)
{
    Provenance provenance;
    provenance.program = kProgram;
    provenance.programVersion = programVersion();
    for (const SourceFile& source : dataset.sources)
        provenance.inputs.push_back({std::string(sourceRoleId(source.role)), source.name, source.sha256});
    provenance.geneticCodes = dataset.genome.geneticCodes();
    std::map<Exclusion, std::int64_t> excluded;
    for (const Gene& gene : dataset.genome.genes)
        if (!gene.used()) ++excluded[gene.exclusion];
    for (const auto& [reason, genes] : excluded) provenance.exclusions.emplace_back(exclusionId(reason), genes);
    provenance.simulated = dataset.simulated;
    return provenance;
}

}  // namespace pleio
