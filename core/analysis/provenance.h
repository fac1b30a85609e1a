// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/report.h"

namespace pleio {

/// What a dataset says about where a report comes from: program, inputs, genetic codes, exclusions (by
/// exclusionId, in the order of Exclusion) and whether it is simulated. Analysis, parameters and seed
/// are left to the caller.
[[nodiscard]] Provenance provenanceOf(const Dataset& dataset);

}  // namespace pleio
