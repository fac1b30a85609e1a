// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pleio {

/// IUPAC three-letter symbol of a one-letter code ("Ala"), "End" for '*', "Xaa" for anything else.
[[nodiscard]] std::string_view aminoAcidText(char letter);
/// One-letter code of a symbol in any case: three letters, with Sec, Pyl, Asx, Glx, Xle and Xaa, and the words of
/// INSDC and GCG for stop (TERM, End, Ter) and unknown (OTHER). '\0' if it is none of them.
[[nodiscard]] char aminoAcidLetter(std::string_view symbol);

}  // namespace pleio
