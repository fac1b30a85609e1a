// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/bases.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

constexpr std::array<bool, 256> makeNucleotides()
{
    std::array<bool, 256> is{};
    for (const unsigned char base : {'A', 'C', 'G', 'T', 'U', 'N'}) is[base] = true;
    return is;
}

constexpr auto kNucleotides = makeNucleotides();

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

void appendBases(std::string& sequence, std::string_view line, SequenceCharacters& characters)
{
    // Nearly every line holds letters only; this loop is branchless so that it can be vectorised.
    const std::size_t begin = sequence.size();
    sequence.append(line);
    unsigned char others = 0;
    for (std::size_t i = begin; i < sequence.size(); ++i) {
        const auto upper = static_cast<unsigned char>(static_cast<unsigned char>(sequence[i]) & 0xdfU);
        others |= static_cast<unsigned char>(static_cast<unsigned char>(upper - 'A') > 'Z' - 'A');
        sequence[i] = static_cast<char>(upper);
    }
    if (others == 0) return;

    sequence.resize(begin);
    for (const char c : line) {
        if (isLetter(c))
            sequence += static_cast<char>(c & ~0x20);
        else if (c == '-' || c == '.' || c == '~')
            ++characters.gaps;
        else if (c == '*')
            ++characters.stops;
        else if (!(c >= '0' && c <= '9') && c != ' ' && c != '\t' && c != '\r')
            ++characters.unexpected;
    }
}

void noteCharacters(const SequenceCharacters& characters, const std::string& where, std::vector<Note>& notes)
{
    const auto add = [&](std::int64_t count, const char* code, const char* text) {
        if (count > 0) notes.push_back({Severity::Warning, code, displayCount(count) + text, count, {}, where});
    };
    add(characters.gaps, "genome.gaps", " gap characters were left out of the sequences.");
    add(characters.unexpected, "genome.unexpected_characters",
        " characters that are no bases were left out of the sequences.");
}

bool looksLikeProtein(std::string_view sequence)
{
    const auto nucleotides =
        std::ranges::count_if(sequence, [](char letter) { return kNucleotides[static_cast<unsigned char>(letter)]; });
    return 2 * nucleotides < static_cast<std::ptrdiff_t>(sequence.size());
}

}  // namespace pleio
