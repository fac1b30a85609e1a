// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/bases.h"

#include "core/base/ascii.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pleio {

namespace {

/// Letters that name amino acids but no base or set of bases.
constexpr std::string_view kAminoAcidsOnly = "EFIJLOPQZ";

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
        else if (!isDigit(c) && c != ' ' && c != '\t' && c != '\r')
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
    std::array<std::int64_t, 256> counts{};
    for (const char letter : sequence) ++counts[static_cast<unsigned char>(letter)];
    const auto sum = [&](std::string_view letters) {
        std::int64_t total = 0;
        for (const char letter : letters) total += counts[static_cast<unsigned char>(letter)];
        return total;
    };
    // About a third of the residues of a usual protein are named by such letters.
    const auto length = static_cast<std::int64_t>(sequence.size());
    return 10 * sum(kAminoAcidsOnly) > length || 2 * sum("ACGTUN") < length;
}

}  // namespace pleio
