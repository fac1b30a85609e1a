// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <array>
#include <cstdint>

namespace pleio {

/// Plot "evidence_grades": number of traits by evidence grade 0..4, each grade in words, and beside them the
/// traits that could not be tested.
[[nodiscard]] PlotSpec gradePlot(const std::array<std::int64_t, 5>& traitsByGrade, std::int64_t untested);

}  // namespace pleio
