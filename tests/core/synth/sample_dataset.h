// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"

namespace pleio::test {

/// A small simulated genome with three traits, two of them planted, read as a user would read it. The second adds a
/// matrix of random scores of its genes in eight conditions.
[[nodiscard]] const Dataset& sampleDataset();
[[nodiscard]] const Dataset& samplePhenotypes();
/// What they are read with.
[[nodiscard]] LoadOptions sampleOptions();

}  // namespace pleio::test
