// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/amino_acid.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

namespace {

/// The first symbol of a letter is the one that is written.
constexpr std::array<std::pair<std::string_view, char>, 30> kSymbols{{
    {"Ala", 'A'}, {"Arg", 'R'}, {"Asn", 'N'},   {"Asp", 'D'}, {"Cys", 'C'},  {"Gln", 'Q'}, {"Glu", 'E'}, {"Gly", 'G'},
    {"His", 'H'}, {"Ile", 'I'}, {"Leu", 'L'},   {"Lys", 'K'}, {"Met", 'M'},  {"Phe", 'F'}, {"Pro", 'P'}, {"Ser", 'S'},
    {"Thr", 'T'}, {"Trp", 'W'}, {"Tyr", 'Y'},   {"Val", 'V'}, {"Sec", 'U'},  {"Pyl", 'O'}, {"Asx", 'B'}, {"Glx", 'Z'},
    {"Xle", 'J'}, {"Xaa", 'X'}, {"OTHER", 'X'}, {"End", '*'}, {"TERM", '*'}, {"Ter", '*'},
}};

}  // namespace

std::string_view aminoAcidText(char letter)
{
    const auto found = std::ranges::find(kSymbols, letter, [](const auto& symbol) { return symbol.second; });
    return found == kSymbols.end() ? "Xaa" : found->first;
}

char aminoAcidLetter(std::string_view symbol)
{
    const auto found = std::ranges::find_if(kSymbols, [&](const auto& known) {
        return known.first.size() == symbol.size() && startsWithNoCase(symbol, known.first);
    });
    return found == kSymbols.end() ? '\0' : found->second;
}

}  // namespace pleio
