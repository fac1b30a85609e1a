// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/coding_sequence.h"

#include "core/genome/genetic_code.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <string_view>

namespace pleio {

namespace {

using ByteMap = std::array<char, 256>;

ByteMap makeForward()
{
    ByteMap map{};
    for (std::size_t i = 0; i < map.size(); ++i) {
        const char c = static_cast<char>(i);
        map[i] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    map['U'] = map['u'] = 'T';
    return map;
}

ByteMap makeComplement()
{
    constexpr std::string_view kFrom = "ACGTURYSWKMBDHVN";
    constexpr std::string_view kTo = "TGCAAYRSWMKVHDBN";
    ByteMap map = makeForward();
    for (std::size_t i = 0; i < kFrom.size(); ++i) {
        map[static_cast<unsigned char>(kFrom[i])] = kTo[i];
        map[static_cast<unsigned char>(kFrom[i] - 'A' + 'a')] = kTo[i];
    }
    return map;
}

/// Bases an IUPAC code stands for as bits in TCAG order; 0 for anything else.
unsigned basesOf(char code)
{
    constexpr std::string_view kCodes = "TCYAWMHGKSBRDVN";  // at 1 … 15: the letter with these bits
    const auto at = kCodes.find(code);
    return at == std::string_view::npos ? 0U : static_cast<unsigned>(at) + 1U;
}

/// The amino acid all readings of a codon share, else 'X'; `asStart` reads start codons as Met.
char readCodon(std::string_view codon, const GeneticCode& code, bool asStart)
{
    const auto translateOne = [&](int index) { return asStart && code.isStart(index) ? 'M' : code.aminoAcid(index); };
    if (const int index = codonIndex(codon[0], codon[1], codon[2]); index >= 0) return translateOne(index);
    const std::array<unsigned, 3> bases{basesOf(codon[0]), basesOf(codon[1]), basesOf(codon[2])};
    char shared = 0;
    for (int index = 0; index < kCodons; ++index) {
        const bool possible =
            (bases[0] >> (index / 16) & 1U) && (bases[1] >> (index / 4 % 4) & 1U) && (bases[2] >> (index % 4) & 1U);
        if (!possible) continue;
        const char aminoAcid = translateOne(index);
        if (shared != 0 && shared != aminoAcid) return 'X';
        shared = aminoAcid;
    }
    return shared == 0 ? 'X' : shared;
}

}  // namespace

std::string spliced(const std::string& sequence, const Location& location)
{
    static const ByteMap forward = makeForward();
    static const ByteMap complement = makeComplement();
    std::string bases;
    bases.resize(static_cast<std::size_t>(location.length()));
    auto out = bases.begin();
    for (const auto& part : location.parts) {
        assert(part.start >= 0 && part.start <= part.end && part.end <= static_cast<std::int64_t>(sequence.size()));
        const auto first = sequence.begin() + part.start;
        const auto last = sequence.begin() + part.end;
        if (part.strand == Strand::Forward)
            out = std::transform(first, last, out, [](char c) { return forward[static_cast<unsigned char>(c)]; });
        else
            out = std::transform(std::make_reverse_iterator(last), std::make_reverse_iterator(first), out,
                                 [](char c) { return complement[static_cast<unsigned char>(c)]; });
    }
    return bases;
}

bool hasCompleteStart(const Gene& gene) { return !gene.location.fuzzyStart && gene.codonStart == 1; }

std::vector<std::pair<std::size_t, char>> exceptionCodons(const Gene& gene)
{
    std::vector<std::pair<std::size_t, char>> codons;
    for (const auto& exception : gene.exceptions) {
        std::int64_t offset = 1 - gene.codonStart;  // of the part's first base within the coding sequence
        for (const auto& part : gene.location.parts) {
            // The 5' base of the codon; a base read twice (slippage) counts where it begins a codon.
            const bool forward = part.strand == Strand::Forward;
            const std::int64_t base = forward ? exception.start : exception.end - 1;
            const std::int64_t at = offset + (forward ? base - part.start : part.end - 1 - base);
            offset += part.end - part.start;
            if (base < part.start || base >= part.end || at < 0 || at % 3 != 0) continue;
            codons.emplace_back(static_cast<std::size_t>(at / 3), exception.aminoAcid);
            break;
        }
    }
    std::ranges::sort(codons);
    return codons;
}

bool mayEndInsideCodon(const Gene& gene)
{
    if (gene.location.fuzzyEnd) return true;
    const std::size_t codons = gene.coding.size() / 3;
    return std::ranges::any_of(exceptionCodons(gene), [&](const auto& exception) {
        return exception.first == codons && exception.second == '*';
    });
}

std::string translate(const Gene& gene)
{
    const GeneticCode* found = GeneticCode::find(gene.geneticCode);
    const GeneticCode& code = found ? *found : GeneticCode::standard();
    const std::string_view coding = gene.coding;
    const std::size_t codons = coding.size() / 3;
    if (codons == 0) return {};

    std::string protein;
    protein.reserve(codons);
    for (std::size_t i = 0; i < codons; ++i)
        protein += readCodon(coding.substr(3 * i, 3), code, i == 0 && hasCompleteStart(gene));

    const auto last = coding.substr(3 * (codons - 1), 3);
    const int lastCodon = codonIndex(last[0], last[1], last[2]);
    if (lastCodon >= 0 && code.isStop(lastCodon) && !gene.location.fuzzyEnd) protein.back() = '*';
    if (!gene.exceptions.empty())
        for (const auto& [codon, aminoAcid] : exceptionCodons(gene))
            if (codon < codons) protein[codon] = aminoAcid;
    if (protein.back() == '*') protein.pop_back();
    return protein;
}

}  // namespace pleio
