// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/codon_tables/codon_table_formats.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace pleio {

namespace {

/// More codons than all sequenced genomes hold; sums of such numbers stay exact enough and finite.
constexpr double kMostCodons = 1e15;

double sumOf(const std::array<double, kCodons>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::string untilFirstDot(const std::string& fileName) { return fileName.substr(0, fileName.find('.')); }

}  // namespace

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
        const std::string_view word = line.substr(0, line.find_first_of(" \t"));
        words.push_back(word);
        line.remove_prefix(word.size());
    }
    return words;
}

int codonOf(std::string_view word) { return word.size() == 3 ? codonIndex(word[0], word[1], word[2]) : -1; }

std::optional<double> amountOf(std::string_view word)
{
    double value = 0;
    if (!parseNumber(word, value) || !(value >= 0 && value <= kMostCodons)) return {};
    return value;
}

int statedGeneticCode(std::string_view line)
{
    static constexpr std::string_view kWords = "genetic code";
    const std::string lower = toLowerAscii(line);
    const auto at = lower.find(kWords);
    if (at == std::string::npos) return 0;
    const auto digits = lower.find_first_not_of(" :=\t", at + kWords.size());
    if (digits == std::string::npos) return 0;
    int id = 0;
    const auto [end, error] = std::from_chars(lower.data() + digits, lower.data() + lower.size(), id);
    return error == std::errc() && GeneticCode::find(id) != nullptr ? id : 0;
}

std::string nameForFile(const CodonTable& table)
{
    std::string name = table.name;
    std::ranges::replace_if(
        name, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    name = trimmed(name);
    return name.empty() ? "Unnamed" : name;
}

CodonTableBuilder::CodonTableBuilder(std::string format, std::string fileName) : m_fileName(std::move(fileName))
{
    m_table.format = std::move(format);
}

Result<void> CodonTableBuilder::add(const CodonTableEntry& entry, std::int64_t line)
{
    const auto c = static_cast<std::size_t>(entry.codon);
    if (m_lines[c] != 0)
        return badInput("Codon " + codonText(entry.codon) + " is listed twice, here and in line " +
                            std::to_string(m_lines[c]) + "; keep one.",
                        m_fileName + ':' + std::to_string(line));
    m_lines[c] = line;
    ++m_codons;
    m_numbers[c] = entry.number.value_or(0);
    m_perThousand[c] = entry.perThousand.value_or(0);
    if (entry.fraction) m_table.fractions[c] = *entry.fraction;
    m_table.aminoAcids[c] = entry.aminoAcid;
    return {};
}

void CodonTableBuilder::leaveOut(std::int64_t line, std::string_view text)
{
    m_notes.add(Severity::Warning, "codon_table.unreadable",
                "{line|lines} of the codon usage table left out: {it is|they are} no row of it.",
                "line " + std::to_string(line) + ": " + std::string(text.substr(0, 60)), m_fileName);
}

Result<CodonTable> CodonTableBuilder::finish() &&
{
    if (m_table.name.empty()) m_table.name = untilFirstDot(m_fileName);
    std::array<double, kCodons> fractions = m_table.fractions;
    std::ranges::replace_if(
        fractions, [](double f) { return std::isnan(f); }, 0.0);
    m_table.hasCounts = sumOf(m_numbers) > 0;
    m_table.hasAminoAcidUsage = m_table.hasCounts || sumOf(m_perThousand) > 0;
    m_table.counts = m_table.hasCounts ? m_numbers : m_table.hasAminoAcidUsage ? m_perThousand : fractions;
    if (sumOf(m_table.counts) <= 0)
        return badInput("The codon usage table holds no codon that is used; give one with counts or frequencies.",
                        m_fileName);
    for (int codon = 0; codon < kCodons; ++codon)
        if (m_lines[static_cast<std::size_t>(codon)] == 0)
            m_notes.add(Severity::Info, "codon_table.missing",
                        "codons are not in the codon usage table; they count as 0.", codonText(codon), m_fileName);
    m_table.notes = m_notes.take();
    return std::move(m_table);
}

CodonTableNumbers::CodonTableNumbers(const CodonTable& table, const GeneticCode& code)
    : m_table(table), m_total(sumOf(table.counts))
{
    std::map<char, double> totals;
    for (int c = 0; c < kCodons; ++c) totals[code.aminoAcid(c)] += table.counts[static_cast<std::size_t>(c)];
    for (int c = 0; c < kCodons; ++c) {
        const double total = totals[code.aminoAcid(c)];
        m_fractions[static_cast<std::size_t>(c)] = total > 0 ? table.counts[static_cast<std::size_t>(c)] / total : 0;
    }
}

std::string CodonTableNumbers::number(int codon) const
{
    return m_table.hasCounts ? countText(m_table.counts[static_cast<std::size_t>(codon)]) : "0";
}

std::string CodonTableNumbers::perThousand(int codon, int decimals) const
{
    const double value = m_table.counts[static_cast<std::size_t>(codon)];
    if (!m_table.hasAminoAcidUsage) return fixedNumber(0, decimals);
    return m_table.hasCounts ? fixedNumber(1000 * value / m_total, decimals) : shortestNumber(value);
}

std::string CodonTableNumbers::fraction(int codon, int decimals) const
{
    const auto c = static_cast<std::size_t>(codon);
    return m_table.hasAminoAcidUsage ? fixedNumber(m_fractions[c], decimals) : shortestNumber(m_table.counts[c]);
}

std::string padded(std::string text, std::size_t width)
{
    return std::string(text.size() < width ? width - text.size() : 1, ' ') + std::move(text);
}

std::string countText(double value)
{
    return value == std::floor(value) ? std::to_string(static_cast<std::int64_t>(value)) : shortestNumber(value);
}

std::string fixedNumber(double value, int decimals)
{
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string("0");
}

}  // namespace pleio
