// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QComboBox;

namespace pleio {

/// A choice of figures or tables above what is chosen: as wide as its texts as far as there is room. `name` is for
/// screen readers.
[[nodiscard]] QComboBox* choiceBox(const QString& name);
/// Item of a choice by the id in its data; the first if there is none.
[[nodiscard]] int indexOf(const QComboBox& box, const QString& id);

}  // namespace pleio
