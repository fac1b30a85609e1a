// SPDX-License-Identifier: GPL-3.0-or-later
// Codon usage in the columns of a delimited table, as scripts and packages write it (python_codon_tables:
// "amino_acid,codon,relative_frequency"): one row a codon, headers that say what the numbers are.
#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/genome/amino_acid.h"
#include "core/io/codon_tables/codon_table_formats.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_numbers.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

constexpr std::size_t kLeastCodons = 16;  // of a table; fewer may be words of three letters

using Amount = std::optional<double> CodonTableEntry::*;
struct AmountHeader {
    std::string_view words;  ///< as headerLetters() writes them
    Amount amount;
};
constexpr std::array kAmountHeaders{AmountHeader{"relativefrequency", &CodonTableEntry::fraction},
                                    AmountHeader{"fraction", &CodonTableEntry::fraction},
                                    AmountHeader{"share", &CodonTableEntry::fraction},
                                    AmountHeader{"relfreq", &CodonTableEntry::fraction},
                                    AmountHeader{"perthousand", &CodonTableEntry::perThousand},
                                    AmountHeader{"per1000", &CodonTableEntry::perThousand},
                                    AmountHeader{"1000", &CodonTableEntry::perThousand},
                                    AmountHeader{"frequencyperthousand", &CodonTableEntry::perThousand},
                                    AmountHeader{"number", &CodonTableEntry::number},
                                    AmountHeader{"count", &CodonTableEntry::number},
                                    AmountHeader{"counts", &CodonTableEntry::number},
                                    AmountHeader{"n", &CodonTableEntry::number}};

std::optional<Amount> amountOfHeader(std::string_view header)
{
    const auto found = std::ranges::find(kAmountHeaders, headerLetters(header), &AmountHeader::words);
    if (found == kAmountHeaders.end()) return {};
    return found->amount;
}

/// One letter, three letters or a word for stop; '\0' for anything else.
char aminoAcidIn(std::string_view cell)
{
    if (cell.size() == 1) return cell == "*" || isLetter(cell.front()) ? upperLetter(cell.front()) : '\0';
    return toLowerAscii(cell) == "stop" ? '*' : aminoAcidLetter(cell);
}

struct CodonColumns {
    std::size_t codon = 0;
    std::optional<std::size_t> aminoAcid;
    std::vector<std::pair<std::size_t, Amount>> amounts;
    NumberFormat numbers;
};

/// Nothing unless the first row is a header with a known amount, above a column of codons.
std::optional<CodonColumns> codonColumns(const DelimitedTable& table)
{
    if (table.rows() < kLeastCodons) return {};
    CodonColumns columns;
    columns.numbers = numberFormatOf(table);
    bool found = false;
    for (std::size_t c = 0; c < table.columns(); ++c) {
        if (const auto amount = amountOfHeader(table.cell(0, c))) {
            columns.amounts.emplace_back(c, *amount);
            continue;
        }
        // A last row may be cut off where only the first lines are looked at.
        const auto everyCell = [&](auto is) {
            for (std::size_t row = 1; row + 1 < table.rows(); ++row)
                if (!is(table.cell(row, c))) return false;
            return true;
        };
        if (!found && everyCell([](std::string_view cell) { return codonOf(cell) >= 0; })) {
            columns.codon = c;
            found = true;
        } else if (!columns.aminoAcid && everyCell([](std::string_view cell) { return aminoAcidIn(cell) != '\0'; })) {
            columns.aminoAcid = c;
        }
    }
    if (!found || columns.amounts.empty() || codonOf(table.cell(0, columns.codon)) >= 0) return {};
    return columns;
}

}  // namespace

bool isCodonColumns(std::string_view text)
{
    constexpr std::size_t kBytes = 4096;
    NoProgress progress;
    const Result<DelimitedTable> table = DelimitedTable::read(text.substr(0, kBytes), {}, {}, progress);
    return table && codonColumns(*table).has_value();
}

Result<std::vector<CodonTable>> readCodonColumns(std::string_view text, const std::string& fileName)
{
    NoProgress progress;
    const Result<DelimitedTable> table = DelimitedTable::read(text, fileName, {}, progress);
    if (!table) return table.error();
    const auto columns = codonColumns(*table);
    if (!columns) return badInput("No column of this table holds codons below a header.", fileName);
    CodonTableBuilder builder("columns", fileName);
    for (std::string_view rest = text; rest.starts_with('#');)
        readTableComment(trimmed(takeLine(rest)), builder.table());
    for (std::size_t row = 1; row < table->rows(); ++row) {
        CodonTableEntry entry;
        entry.codon = codonOf(table->cell(row, columns->codon));
        for (const auto& [column, amount] : columns->amounts) {
            const CellNumber number = columns->numbers.read(table->cell(row, column));
            if (number.kind == CellNumber::Kind::Number && number.value >= 0) entry.*amount = number.value;
        }
        if (entry.codon < 0) {
            builder.leaveOut(table->line(row), table->cell(row, columns->codon));
            continue;
        }
        if (columns->aminoAcid) {
            const char letter = aminoAcidIn(table->cell(row, *columns->aminoAcid));
            if (letter != '\0') entry.aminoAcid = letter;
        }
        if (Result<void> ok = builder.add(entry, table->line(row)); !ok) return ok.error();
    }
    Result<CodonTable> read = std::move(builder).finish();
    if (!read) return read.error();
    return std::vector{*std::move(read)};
}

Result<std::string> writeCodonColumns(const CodonTable& table, const GeneticCode& code)
{
    const CodonTableNumbers numbers(table, code);
    constexpr int kDecimals = 3;
    std::string text = tableComments(table, code) + "codon\tamino_acid\tfraction\tper_thousand\tnumber\n";
    for (int c = 0; c < kCodons; ++c)
        text.append(codonText(c))
            .append("\t")
            .append(1, code.aminoAcid(c))
            .append("\t")
            .append(numbers.fraction(c, kDecimals))
            .append("\t")
            .append(numbers.perThousand(c, kDecimals))
            .append("\t")
            .append(numbers.number(c))
            .append("\n");
    return text;
}

}  // namespace pleio
