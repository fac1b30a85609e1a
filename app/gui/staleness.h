// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QStringList>

namespace pleio {

/// What a result was made from that differs from the present inputs and parameters, one phrase each
/// ("rotations 200, now 1,000"); empty if it would be the same.
[[nodiscard]] QStringList differences(const Provenance& made, const Request& request, const Dataset& dataset);

}  // namespace pleio
