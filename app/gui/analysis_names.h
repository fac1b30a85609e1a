// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/needs.h"

#include <QString>

#include <string>
#include <string_view>

namespace pleio {

/// The part of an id before the dot, as the heading of its group in menus: codon.bias -> Codons.
[[nodiscard]] QString analysisGroup(std::string_view id);
/// The part after the dot, as the title of a tab: codon.bias -> Bias.
[[nodiscard]] QString analysisTab(std::string_view id);

/// The title of a parameter of an analysis; the id of one that is not known.
[[nodiscard]] QString parameterTitle(std::string_view analysis, std::string_view id);

/// A value of a parameter, as it is kept ("reverse_pca"), as people read it: the title of a choice, on or off.
[[nodiscard]] QString parameterShown(std::string_view analysis, std::string_view id, const std::string& value);
/// A message of a run, "set_a: …" (Error::oneLine), with the title of the parameter in place of its id.
[[nodiscard]] QString runMessage(std::string_view analysis, const std::string& message);

/// What an analysis needs, as a sentence: "It needs a trait table."
[[nodiscard]] QString needSentence(Need need);

}  // namespace pleio
