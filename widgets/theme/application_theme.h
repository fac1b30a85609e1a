// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QPalette>

namespace pleio {

[[nodiscard]] QPalette paletteOf(const Theme& theme);
/// Fusion style, palette and base font size of the whole program.
void applyTheme(const Theme& theme);

}  // namespace pleio
