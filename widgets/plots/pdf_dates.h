// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pleio {

/// A PDF of QPdfWriter without the time it was written at and the random identifiers newer Qt adds, so that equal
/// figures are equal files. The length stays, because a PDF refers to its parts by byte offsets.
[[nodiscard]] QByteArray withoutDates(QByteArray pdf);

}  // namespace pleio
