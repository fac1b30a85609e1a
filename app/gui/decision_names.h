// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace pleio {

/// What is decided about a file (an id of Reading) in the language of the window: "Column of the gene". An id that is
/// not known here stands for itself.
[[nodiscard]] QString decisionTitle(const std::string& id);
/// What a decision says: titles of formats and delimiters, and names of columns as they are.
[[nodiscard]] QString decisionValue(const std::string& id, const std::string& value);

}  // namespace pleio
