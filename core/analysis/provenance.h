// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/report.h"

#include <string>

namespace pleio {

/// Name and version of this program ("Pleioscope 0.1.0"), as written into reports and projects.
[[nodiscard]] std::string programName();

/// What a dataset says about where a report comes from: program, inputs, genetic codes, exclusions (by
/// exclusionId, in the order of Exclusion) and whether it is simulated. Analysis, parameters and seed
/// are left to the caller.
[[nodiscard]] Provenance provenanceOf(const Dataset& dataset);

}  // namespace pleio
