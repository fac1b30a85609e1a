// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/io/source_file.h"

#include <optional>
#include <string>

namespace pleio {

/// What an analysis may need beside a list of genes, in the order in which it is asked for.
enum class Need {
    Sequence,      ///< of genes
    Traits,        ///< which genes carry them
    Phenotypes,    ///< or traits, which then stand for them
    Measurements,  ///< phenotypes that were measured
};

/// What there is of it.
struct AtHand {
    bool sequence = false, traits = false, phenotypes = false;
};
[[nodiscard]] AtHand atHand(const Dataset& dataset);

/// The first thing that the analysis needs and that is not at hand.
[[nodiscard]] std::optional<Need> lacking(const AnalysisDescriptor& analysis, const AtHand& there);
/// What to do about it: "This analysis learns from traits; give a trait table."
[[nodiscard]] std::string needText(Need need);
/// The role of the file that has it.
[[nodiscard]] SourceRole roleOf(Need need);

}  // namespace pleio
