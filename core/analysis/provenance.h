// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/report.h"

#include <vector>

namespace pleio {

/// What a dataset says about where a report comes from: program, inputs, genetic codes, exclusions (by
/// exclusionId, in the order of Exclusion) and whether it is simulated. Analysis, parameters and seed
/// are left to the caller.
[[nodiscard]] Provenance provenanceOf(const Dataset& dataset);
/// Its inputs alone, for which no gene has to be looked at.
[[nodiscard]] std::vector<Provenance::Input> inputsOf(const Dataset& dataset);

}  // namespace pleio
