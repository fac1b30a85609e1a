// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QString>
#include <QStringList>

namespace pleio {

/// `text` in lines no wider than `width`, broken at spaces; a word that is wider alone is elided in the middle.
[[nodiscard]] QStringList wrapped(const QString& text, const QFontMetricsF& metrics, double width);

}  // namespace pleio
