// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pleio {

/// An evidence grade 0..4 as shape and word ("◑ beyond expression, GC3 and length"), so that it never
/// depends on colour; "–" for others.
[[nodiscard]] QString gradeText(int grade);

}  // namespace pleio
