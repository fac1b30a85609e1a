// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QString>

class QObject;
class QWidget;

namespace pleio {

/// The window's style sheet: app/gui/frame/window.qss with the roles of the theme filled in.
[[nodiscard]] QString windowStyle(const Theme& theme);

/// Gives actions and buttons that were marked by setIconName their icons in the theme's colours.
void applyIcons(QWidget& window, const Theme& theme);
/// Marks a QAction or a button; the icon itself comes with applyIcons.
void setIconName(QObject& object, const QString& name);

}  // namespace pleio
