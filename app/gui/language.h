// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pleio {

/// Puts the texts of the window, and with them those of Qt, into the first of `languages` (such as "de-DE", most
/// wanted first) that the window has; English, which it is written in, is one of them. Returns that language,
/// "en" if it has none of them. Windows made afterwards show it.
QString installLanguage(const QStringList& languages);

}  // namespace pleio
