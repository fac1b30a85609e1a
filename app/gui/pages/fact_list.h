// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFormLayout;
class QLabel;
class QVBoxLayout;
class QWidget;

namespace pleio {

/// A heading above what follows.
void addHeading(QVBoxLayout& layout, const QString& text);
/// Plain text that wraps and can be copied; `hint` is smaller and muted.
QLabel* addText(QVBoxLayout& layout, const QString& text, bool hint = false);
/// A list of names and values.
QFormLayout* addFactList(QVBoxLayout& layout);
void addFact(QFormLayout& list, const QString& name, const QString& value, const QString& help = {});
/// Deletes all that is in a layout.
void clearLayout(QVBoxLayout& layout);

}  // namespace pleio
