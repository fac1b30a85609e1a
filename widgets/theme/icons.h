// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QIcon>
#include <QString>

namespace pleio {

/// The names that themedIcon() knows, the files of resources/icons.
[[nodiscard]] QStringList iconNames();
/// Line icon in the theme's text colour, muted when disabled and in the accent colour when selected.
/// An unknown name is a broken precondition.
[[nodiscard]] QIcon themedIcon(const QString& name, const Theme& theme);

}  // namespace pleio
