// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/needs.h"

namespace pleio {

AtHand atHand(const Dataset& dataset)
{
    return {dataset.genome.hasSequence(), !dataset.traits.traits.empty(), dataset.phenotypes.has_value()};
}

std::optional<Need> lacking(const AnalysisDescriptor& analysis, const AtHand& there)
{
    if (analysis.needsSequence && !there.sequence) return Need::Sequence;
    if (analysis.needsTraits && !there.traits) return Need::Traits;
    if (analysis.needsMeasurements && !there.phenotypes) return Need::Measurements;
    if (analysis.needsPhenotypes && !there.phenotypes && !there.traits) return Need::Phenotypes;
    return {};
}

std::string needText(Need need)
{
    switch (need) {
    case Need::Sequence:
        return "This analysis reads the sequences of genes; give their genome.";
    case Need::Traits:
        return "This analysis learns from traits; give a trait table.";
    case Need::Phenotypes:
        return "This analysis reads phenotypes; give a table of genes and conditions, or traits in their place.";
    case Need::Measurements:
        return "This analysis reads measured phenotypes; give a table of genes and conditions.";
    }
    return {};
}

SourceRole roleOf(Need need)
{
    switch (need) {
    case Need::Sequence:
        return SourceRole::Genome;
    case Need::Traits:
        return SourceRole::Traits;
    case Need::Phenotypes:
    case Need::Measurements:
        break;
    }
    return SourceRole::Phenotypes;
}

}  // namespace pleio
