// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"

#include <QString>

namespace pleio {

/// A number as tables and labels show it: 3 significant digits, exponents without padding ("1.2e-5"),
/// thousands separated in whole numbers, "–" for NaN.
[[nodiscard]] QString numberText(double value, NumberStyle style = NumberStyle::Plain);

/// The cell as shown on screen. Real columns follow their NumberStyle: probabilities have 2 significant
/// digits, percentages are multiplied by 100. Real columns keep 3 significant digits for whole values too.
[[nodiscard]] QString displayText(const Column& column, std::size_t row);

/// Whether cells of the column are numbers (right aligned, sorted by value).
[[nodiscard]] bool isNumeric(const Column& column);

}  // namespace pleio
