// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/analysis/dataset.h"
#include "core/base/table.h"
#include "core/plot/plot_spec.h"

#include <span>
#include <vector>

namespace pleio::builtin {

/// Cells with a p up to this are in the table of evidence even if they are not called.
inline constexpr double kShownP = 0.01;

/// Table "pleiotropy": one row a gene. `givenEffort`: see study_effort.
[[nodiscard]] Table measuredPleiotropyTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence,
                                            std::span<const double> givenEffort);
/// Table "evidence": one row a gene and trait that is called or has p <= kShownP.
[[nodiscard]] Table evidenceTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence);
/// Table "trait_hits": one row a trait.
[[nodiscard]] Table measuredTraitTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence);
/// Table "clusters": one row a cluster of traits.
[[nodiscard]] Table traitClusterTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence);
/// Table "relations": pairs of a gene's called traits.
[[nodiscard]] Table relationTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence);
/// Table "redundant_traits": pairs of traits of which HOPS takes one.
[[nodiscard]] Table redundantTable(const PhenotypeInput& input, const PleiotropyEvidence& evidence);

/// trait_counts, cluster_counts, pleiotropy_ranking, and genome_strip where genes have positions.
[[nodiscard]] std::vector<PlotSpec> pleiotropyPlots(const Dataset& dataset, const PhenotypeInput& input,
                                                    const PleiotropyEvidence& evidence);

}  // namespace pleio::builtin
