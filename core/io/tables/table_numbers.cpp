// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/table_numbers.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/tables/delimited_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace pleio {

namespace {

constexpr std::size_t kRowsForFormat = 2'000;
constexpr std::size_t kThousand = 3;  // digits

constexpr std::array<std::string_view, 24> kMissingWords{
    "",      "na",    "n/a", "nan",     "null",    "none",   "-",       ".",
    "?",     "#n/a",  "#na", "<na>",    "n.a.",    "n.d.",   "missing", "--",
    "#num!", "#ref!", "nil", "#value!", "#div/0!", "#null!", "#name?",  "\xe2\x80\x93"};
constexpr std::array<std::string_view, 4> kFootnotes{"*", "\xe2\x80\xa0", "\xe2\x80\xa1", "\xc2\xa7"};
/// U+2212 minus, U+2013 dash, U+FE63 and U+FF0D hyphens.
constexpr std::array<std::string_view, 4> kMinus{"\xe2\x88\x92", "\xe2\x80\x93", "\xef\xb9\xa3", "\xef\xbc\x8d"};

/// Between thousands in any table: no-break, thin, figure and narrow no-break blank, the plain one, apostrophes.
constexpr std::array<std::string_view, 8> kThousandsMarks{
    "\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\x87", "\xe2\x80\xaf", " ", "'", "\xe2\x80\x99", "\xe2\x80\x88"};
constexpr char kThousandsMark = '\'';

/// Commas or points between digits only, three by three from the end of the whole part, which nobody begins with 0.
bool groupsThousands(std::string_view digits, char mark)
{
    const auto groups = splitView(digits, mark);
    if (groups.size() < 2 || groups.front().empty() || groups.front().size() > kThousand) return false;
    if (groups.front().front() == '0') return false;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!std::ranges::all_of(groups[i], isDigit) || (i > 0 && groups[i].size() != kThousand)) return false;
    return true;
}

/// The text with one mark for all of kThousandsMarks, of which none is left at its ends.
std::string withOneThousandsMark(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        const auto mark = std::ranges::find_if(kThousandsMarks, [text](auto each) { return text.starts_with(each); });
        plain += mark == kThousandsMarks.end() ? text.front() : kThousandsMark;
        text.remove_prefix(mark == kThousandsMarks.end() ? 1 : mark->size());
    }
    const auto begin = plain.find_first_not_of(kThousandsMark);
    if (begin == std::string::npos) return {};
    return plain.substr(begin, plain.find_last_not_of(kThousandsMark) - begin + 1);
}

/// The figures in the form of std::from_chars; empty if they cannot be a number.
std::string plainFigures(std::string_view cell, char decimalMark)
{
    const bool isAscii = std::ranges::all_of(cell, [](char c) { return (c & '\x80') == 0; });
    std::string changed;
    std::string_view text = cell;
    if (!isAscii || cell.find_first_of(" '") != std::string_view::npos) {
        changed = withOneThousandsMark(cell);
        text = changed;
    }
    std::string plain;
    if (text.starts_with('+')) text.remove_prefix(1);
    for (const std::string_view minus : kMinus)
        if (text.starts_with(minus)) {
            plain = '-';
            text.remove_prefix(minus.size());
        }
    if (plain.empty() && text.starts_with('-')) {
        plain = '-';
        text.remove_prefix(1);
    }
    const std::string_view whole = text.substr(0, text.find(decimalMark));
    const bool isMarked = whole.find(kThousandsMark) != std::string_view::npos;
    const char thousands = isMarked ? kThousandsMark : decimalMark == ',' ? '.' : ',';
    if (text.find(thousands, whole.size()) != std::string_view::npos) return {};
    if (whole.find(thousands) != std::string_view::npos && !groupsThousands(whole, thousands)) return {};
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        const auto minus = std::ranges::find_if(kMinus, [rest](auto each) { return rest.starts_with(each); });
        if (minus != kMinus.end()) {
            plain += '-';
            i += minus->size();
            continue;
        }
        if (text[i] != thousands) plain += text[i] == decimalMark ? '.' : text[i];
        ++i;
    }
    return plain;
}

/// A number out of range: below the smallest double, or above the largest?
bool isTiny(std::string_view plain)
{
    const auto exponent = plain.find_first_of("eE");
    if (exponent != std::string_view::npos) return plain.substr(exponent + 1).starts_with('-');
    return plain.find('.') != std::string_view::npos;
}

/// Whether the mark stands between digits as only a decimal mark does: once, and not before a group of three.
bool isOnlyDecimal(std::string_view cell, char mark)
{
    const auto at = cell.find(mark);
    if (at == std::string_view::npos || cell.find(mark, at + 1) != std::string_view::npos) return false;
    if (NumberFormat{mark}.read(cell).kind != CellNumber::Kind::Number) return false;
    const std::string_view before = cell.substr(0, at);
    const std::string_view behind = cell.substr(at + 1);
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(behind, isDigit) - behind.begin());
    const bool isZero = before.empty() || before.back() == '0';
    return digits != kThousand || (isZero && before.find_first_of("123456789") == std::string_view::npos);
}

char otherMark(char mark) { return mark == ',' ? '.' : ','; }

/// "1,234", "-2,905": one such mark, that reads either way.
bool isThousandOrDecimal(std::string_view cell, char mark)
{
    const auto at = cell.find(mark);
    return at != std::string_view::npos && cell.find(mark, at + 1) == std::string_view::npos &&
           NumberFormat{'.'}.read(cell).kind == CellNumber::Kind::Number &&
           NumberFormat{','}.read(cell).kind == CellNumber::Kind::Number;
}

/// "1,234,567", "1,234.5": such marks can only stand between thousands.
bool isOnlyGrouping(std::string_view cell, char mark)
{
    const auto at = cell.find(mark);
    return at != std::string_view::npos && NumberFormat{otherMark(mark)}.read(cell).kind == CellNumber::Kind::Number &&
           NumberFormat{mark}.read(cell).kind != CellNumber::Kind::Number;
}

/// How the cells of a table use a mark.
struct MarkUse {
    FoundNumberFormat::Decimals decimals;
    std::int64_t groups = 0;  ///< cells in which it can only stand between thousands
    std::string open;         ///< a cell in which it may be either

    void count(std::string_view cell, char mark)
    {
        if (cell.find(mark) == std::string_view::npos) return;
        if (isOnlyDecimal(cell, mark)) {
            if (decimals.cells++ == 0) decimals.example = cell;
        } else if (isThousandOrDecimal(cell, mark)) {
            if (open.empty()) open = cell;
        } else if (isOnlyGrouping(cell, mark)) {
            ++groups;
        }
    }
};

/// "1,2,3": figures between marks that are no number.
bool isListOf(std::string_view cell, char mark)
{
    const auto at = cell.find(mark);
    return at != std::string_view::npos && cell.find(mark, at + 1) != std::string_view::npos &&
           std::ranges::all_of(cell, [mark](char c) { return isDigit(c) || c == mark; }) &&
           NumberFormat{otherMark(mark)}.read(cell).kind != CellNumber::Kind::Number;
}

/// How the cells of a table use a mark, but for columns with lists, in which "1,2" is one too.
MarkUse useOfMark(const DelimitedTable& table, char mark)
{
    const std::size_t rows = std::min(table.rows(), kRowsForFormat);
    std::vector<bool> holdsLists(table.columns());
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t c = 0; c < std::min(table.row(row).size(), holdsLists.size()); ++c)
            if (isListOf(table.row(row)[c], mark)) holdsLists[c] = true;
    MarkUse use;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t c = 0; c < table.row(row).size(); ++c)
            if (c >= holdsLists.size() || !holdsLists[c]) use.count(table.row(row)[c], mark);
    return use;
}

/// Both decimal marks stand in the numbers of a table.
Note mixedMarks(const FoundNumberFormat& found, const std::string& file)
{
    std::string text = "Numbers are written with both decimal marks, in " +
                       counted(found.commas.cells, "cell", "cells") + " of the first rows with a comma (" +
                       found.commas.example + ") and in " + displayCount(found.points.cells) + " with a point (" +
                       found.points.example + "); each was read with its own.";
    if (!found.example.empty())
        text += " Cells such as \"" + found.example + "\" may hold thousands or decimals; as in most cells of the " +
                "table whose mark is clear, they were read as " +
                shortestNumber(found.format.read(found.example).value) +
                ". Write all numbers alike, or say decimal_mark=point or comma, if that is wrong.";
    return {Severity::Warning,
            "table.mixed_marks",
            std::move(text),
            std::min(found.commas.cells, found.points.cells),
            {found.commas.example, found.points.example},
            file};
}

}  // namespace

bool isMissing(std::string_view cell)
{
    // Most cells are figures, and large tables have hundreds of millions.
    const std::string_view figures = cell.starts_with('-') ? cell.substr(1) : cell;
    if (!figures.empty() && isDigit(figures.front())) return false;
    const std::string word = toLowerAscii(cell);
    return std::ranges::find(kMissingWords, word) != kMissingWords.end();
}

/// Of a mixed table the decimal mark of a cell without blanks and signs around.
char NumberFormat::markOf(std::string_view cell) const
{
    const auto last = cell.find_last_of(".,");
    if (last == std::string_view::npos) return decimalMark;
    const char mark = cell[last];
    const bool comesAgain = cell.find(mark) != last;
    if (comesAgain) return otherMark(mark);
    const bool isOther = mark != decimalMark && cell.find(decimalMark) == std::string_view::npos;
    return isOther && otherGroups && isThousandOrDecimal(cell, mark) ? decimalMark : mark;
}

CellNumber NumberFormat::read(std::string_view cell) const
{
    CellNumber number;
    cell = trimmed(cell);
    if (isMissing(cell)) {
        number.kind = CellNumber::Kind::Missing;
        return number;
    }
    for (const std::string_view mark : kFootnotes)
        while (cell.size() > mark.size() && cell.ends_with(mark)) {
            cell = trimmed(cell.substr(0, cell.size() - mark.size()));
            number.isMarked = true;
        }
    constexpr std::string_view kAtMost = "\xe2\x89\xa4";
    const bool isBound = cell.starts_with('<') || cell.starts_with(kAtMost);
    if (isBound)
        cell = trimmed(cell.substr(cell.starts_with(kAtMost) ? kAtMost.size() : cell.starts_with("<=") ? 2 : 1));
    number.isPercent = cell.size() > 1 && cell.ends_with('%');
    if (number.isPercent) cell = trimmed(cell.substr(0, cell.size() - 1));
    const std::string plain = plainFigures(cell, isMixed ? markOf(cell) : decimalMark);
    if (plain.empty()) return number;
    const char* const end = plain.data() + plain.size();
    const auto [at, error] = std::from_chars(plain.data(), end, number.value);
    if (at != end) return number;
    if (error == std::errc::result_out_of_range && isTiny(plain)) {
        number.value = std::copysign(std::numeric_limits<double>::min(), plain.starts_with('-') ? -1.0 : 1.0);
        number.isClamped = true;
    } else if (error == std::errc::result_out_of_range || (error == std::errc() && std::isinf(number.value))) {
        number.kind = CellNumber::Kind::NotFinite;
        return number;
    } else if (error != std::errc()) {
        return number;
    } else if (std::isnan(number.value)) {
        number.kind = CellNumber::Kind::Missing;  // "-nan"
        return number;
    }
    constexpr double kPercent = 100;
    if (number.isPercent) number.value /= kPercent;
    number.kind = isBound ? CellNumber::Kind::Bound : CellNumber::Kind::Number;
    return number;
}

FoundNumberFormat findNumberFormat(const DelimitedTable& table, std::string_view said)
{
    FoundNumberFormat found;
    const MarkUse points = useOfMark(table, '.'), commas = useOfMark(table, ',');
    found.points = points.decimals;
    found.commas = commas.decimals;
    found.example = commas.open;
    const bool isMixed = found.hasBothMarks();
    const bool isDecided = found.points.cells != found.commas.cells;
    found.isOpen = !found.example.empty() && !isDecided && !isMixed;
    if (isDecided)
        found.format = {found.points.cells > found.commas.cells ? '.' : ','};
    else if (!found.example.empty() && table.delimiter() == ';')
        found.format = {','};
    const bool isComma = found.format.decimalMark == ',';
    found.why = isMixed     ? "both marks stand in its numbers, and each is read with its own"
                : isDecided ? "numbers are written so"
                : isComma   ? "a guess: where semicolons separate columns the comma is the decimal mark"
                            : "a guess: \"" + found.example + "\" may hold thousands or decimals";
    if (said == "point") found.format = {'.'};
    if (said == "comma") found.format = {','};
    if (said == "both" || (said.empty() && isMixed)) {
        const MarkUse& other = found.format.decimalMark == ',' ? points : commas;
        found.format.isMixed = true;
        found.format.otherGroups = other.groups > other.decimals.cells;
        if (found.example.empty() || !other.open.empty()) found.example = other.open;
    }
    if (!said.empty()) found.why = kAsWasSaid;
    return found;
}

NumberFormat numberFormatOf(const DelimitedTable& table) { return findNumberFormat(table).format; }

void decideNumberFormat(const FoundNumberFormat& found, std::string_view said, const std::string& file,
                        Reading& reading, std::vector<Note>& notes)
{
    const bool isComma = found.format.decimalMark == ',';
    const bool isMix = found.hasBothMarks();
    if (!isComma && !found.isOpen && !isMix && said.empty()) return;
    std::vector<std::string> alternatives;
    if (found.isOpen) alternatives = {"point", "comma"};
    if (isMix) alternatives = {"both", "point", "comma"};
    reading.decide("decimal_mark",
                   found.format.isMixed ? "both"
                   : isComma            ? "comma"
                                        : "point",
                   found.why, std::move(alternatives));
    if (found.format.isMixed && said.empty()) notes.push_back(mixedMarks(found, file));
    if (!found.isOpen || !said.empty()) return;
    notes.push_back(
        {Severity::Warning,
         "table.decimal_mark",
         "Numbers such as \"" + found.example + "\" were read " +
             (isComma ? "with a decimal comma" : "with commas between thousands") +
             ", which is a guess; say otherwise if it is wrong (decimal_mark=" + (isComma ? "point" : "comma") + ").",
         1,
         {found.example},
         file});
}

}  // namespace pleio
