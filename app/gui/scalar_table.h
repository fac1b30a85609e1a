// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

namespace pleio {

/// Table "numbers": the scalars of a report, so that they are sorted, copied and written like all others.
[[nodiscard]] Table scalarTable(const Report& report);

}  // namespace pleio
