// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/xlsx_table.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/containers/sheet_text.h"
#include "core/io/containers/workbook.h"
#include "core/io/reading.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kSheetsShown = 8;
constexpr double kLargestWhole = 9'007'199'254'740'992;  ///< 2^53: whole numbers up to here are what they say

std::string quotedName(const std::string& name) { return "'" + name + "'"; }

std::string listOfSheets(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(kSheetsShown, names.size()); ++i)
        text += (i > 0 ? ", " : "") + quotedName(names[i]);
    return names.size() > kSheetsShown ? text + ", …" : text;
}

/// "C5" of row 4 and column 2.
std::string cellName(std::uint32_t row, std::uint32_t column)
{
    constexpr std::uint32_t kLetters = 26;
    std::string name;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / kLetters)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % kLetters));
    return name + std::to_string(row + 1);
}

struct CellPlace {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// The cell of a name such as "C5"; nothing if it is no such name, or lies beyond all sheets.
std::optional<CellPlace> placeOf(std::string_view name)
{
    std::uint32_t column = 0;
    std::size_t i = 0;
    for (; i < name.size() && name[i] >= 'A' && name[i] <= 'Z'; ++i) {
        column = column * 26 + static_cast<std::uint32_t>(name[i] - 'A') + 1;
        if (column > kMostSheetColumns) return {};
    }
    std::int64_t row = 0;
    if (column == 0 || !parseInteger(name.substr(i), row) || row < 1 || row > kMostSheetRows) return {};
    return CellPlace{static_cast<std::uint32_t>(row - 1), column - 1};
}

/// A stored number, shorter where that says the same (0.10000000000000001); what is no number as it is.
std::string numberText(const std::string& stored)
{
    const std::string_view text = trimmed(stored);
    double value = 0;
    const bool isWhole = std::ranges::all_of(text.substr(text.starts_with('-') ? 1 : 0), isDigit);
    if (isWhole || !parseNumber(text, value) || !std::isfinite(value)) return std::string(text);
    if (value == std::trunc(value) && std::fabs(value) < kLargestWhole)
        return std::to_string(static_cast<std::int64_t>(value));
    std::string shortest = shortestNumber(value);
    return shortest.size() < text.size() ? shortest : std::string(text);
}

/// Reads the cells of one sheet.
class SheetReader {
public:
    SheetReader(const Workbook& workbook, const Workbook::Sheet& sheet)
        : m_workbook(workbook), m_sheet(sheet), m_text(workbook.archive().most())
    {
    }

    Result<void> read(Progress& progress)
    {
        auto part = PackagePart::open(m_workbook.archive(), m_sheet.part,
                                      "Reading the sheet " + quotedName(m_sheet.name), progress, UINT64_MAX);
        if (!part) return part.error();
        while (part->next())
            if (Result<void> ok = take(*part); !ok) return ok;
        return part->result();
    }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    /// The text and the notes; `file` is for them.
    Result<XlsxTable> finish(const std::string& file, Progress& progress);

private:
    Result<void> take(const PackagePart& part)
    {
        const QStringView name = part.name();
        if (name == u"sheetData") m_inData = part.isStart();
        if (name == u"mergeCell" && part.isStart()) return merge(part.attribute(QLatin1String("ref")));
        if (!m_inData) return {};  // anchors of controls have rows too
        if (name == u"row") return part.isStart() ? beginRow(part) : endRow();
        if (name == u"c") return part.isStart() ? beginCell(part) : endCell();
        if (!m_inCell) return {};
        if (name == u"f") m_hasFormula = true;
        m_cell.add(part);
        return {};
    }

    Result<void> beginRow(const PackagePart& part)
    {
        std::int64_t number = static_cast<std::int64_t>(m_nextRow) + 1;
        const std::string stated = part.attribute(QLatin1String("r"));
        if (!stated.empty() && !parseInteger(stated, number)) return damaged("row " + stated);
        if (number <= m_nextRow || number > kMostSheetRows) return damaged("row " + std::to_string(number));
        m_row = static_cast<std::uint32_t>(number - 1);
        m_nextRow = m_row + 1;
        m_nextColumn = 0;
        m_inRow = true;
        const std::string hidden = part.attribute(QLatin1String("hidden"));
        m_isHidden = hidden == "1" || hidden == "true";
        m_holdsCells = false;
        return {};
    }

    Result<void> endRow()
    {
        m_inRow = false;
        if (m_isHidden && m_holdsCells) ++m_hiddenRows;
        return m_text.endRow(m_row);
    }

    Result<void> beginCell(const PackagePart& part)
    {
        if (!m_inRow) return damaged("a cell outside all rows");
        m_column = m_nextColumn;
        if (const std::string stated = part.attribute(QLatin1String("r")); !stated.empty()) {
            const auto place = placeOf(stated);
            if (!place || place->row != m_row) return damaged("cell " + stated);
            m_column = place->column;
        }
        if (m_column >= kMostSheetColumns) return damaged(cellName(m_row, m_column));
        m_nextColumn = m_column + 1;
        m_type = part.attribute(QLatin1String("t"));
        std::int64_t style = 0;
        const std::string stated = part.attribute(QLatin1String("s"));
        m_style = parseInteger(stated, style) && style >= 0 ? static_cast<std::size_t>(style) : 0;
        m_cell.begin();
        m_hasFormula = false;
        m_inCell = true;
        return {};
    }

    Result<void> endCell()
    {
        m_inCell = false;
        const bool hasValue = m_cell.hasValue();
        std::string text = m_cell.take();
        if (m_hasFormula && (!hasValue || (text.empty() && m_type != "str"))) countAt(m_formulas, {});
        if (!hasValue) return {};
        if (m_type == "s") {
            std::int64_t index = -1;
            const auto shared = parseInteger(text, index) && index >= 0
                                    ? m_workbook.sharedText(static_cast<std::size_t>(index))
                                    : std::nullopt;
            if (!shared) return damaged("cell " + cellName(m_row, m_column));
            text = *shared;
        } else if (m_type == "b") {
            text = trimmed(text) == "1" || trimmed(text) == "true" ? "TRUE" : "FALSE";
        } else if (m_type == "d") {
            countAt(m_dates, text);
        } else if (m_type.empty() || m_type == "n") {
            double value = 0;
            const CellDate date = m_workbook.dateOf(m_style);
            const auto iso = date != CellDate::None && parseNumber(text, value)
                                 ? isoDate(value, date, m_workbook.isFrom1904())
                                 : std::nullopt;
            if (iso) countAt(m_dates, *iso);
            text = iso ? *iso : numberText(text);
        }
        m_holdsCells = m_holdsCells || !trimmed(text).empty();
        // In the first column the "#" of an error would begin a comment.
        if (!m_text.add(m_column, std::move(text), m_type == "e" && m_column == 0))
            return damaged("cell " + cellName(m_row, m_column) + ", which comes twice");
        return {};
    }

    Result<void> merge(const std::string& range)
    {
        const auto colon = range.find(':');
        const auto first = placeOf(std::string_view(range).substr(0, colon));
        const auto last = colon == std::string::npos ? first : placeOf(std::string_view(range).substr(colon + 1));
        if (!first || !last || first->row > last->row || first->column > last->column)
            return damaged("the merged cells " + range);
        return m_text.addMerged({first->row, first->column, last->row, last->column});
    }

    [[nodiscard]] Result<void> damaged(const std::string& place) const
    {
        return badInput("The workbook is damaged in its sheet " + quotedName(m_sheet.name) + " (" + place +
                        "); open it in a spreadsheet program and save it again.");
    }

    struct Counted {
        std::int64_t count = 0;
        std::vector<std::string> examples;
    };
    void countAt(Counted& counted, const std::string& text) const
    {
        ++counted.count;
        if (counted.examples.size() < kMaxExamples)
            counted.examples.push_back(cellName(m_row, m_column) + (text.empty() ? "" : ": " + text));
    }

    const Workbook& m_workbook;
    const Workbook::Sheet& m_sheet;
    SheetText m_text;
    CellText m_cell;
    std::string m_type;  ///< attribute t of the cell
    std::size_t m_style = 0;
    std::uint32_t m_row = 0, m_nextRow = 0, m_column = 0, m_nextColumn = 0;
    bool m_inData = false, m_inRow = false, m_inCell = false, m_hasFormula = false, m_isHidden = false,
         m_holdsCells = false;
    std::int64_t m_hiddenRows = 0;
    Counted m_dates, m_formulas;
};

Result<XlsxTable> SheetReader::finish(const std::string& file, Progress& progress)
{
    XlsxTable table;
    table.sheet = m_sheet.name;
    auto text = m_text.finish(progress);
    if (!text) return text.error();
    table.text = *std::move(text);
    const auto note = [&](Severity severity, std::string_view code, std::string words, const Counted& what) {
        if (what.count > 0)
            table.notes.push_back({severity, std::string(code), std::move(words), what.count, what.examples, file});
    };
    note(Severity::Warning, "workbook.dates",
         counted(m_dates.count, "cell holds a date or time, which is given",
                 "cells hold dates or times, which are given") +
             " as 2024-09-02; spreadsheets make dates of names of genes such as SEPT2.",
         m_dates);
    note(Severity::Warning, "workbook.formulas",
         counted(m_formulas.count, "cell holds a formula without its value and is",
                 "cells hold formulas without their values and are") +
             " empty here; open the workbook in a spreadsheet program and save it again.",
         m_formulas);
    std::string merged = counted(m_text.merged(), "group of cells is merged", "groups of cells are merged") +
                         "; the value stands in the first cell of each, and the others are empty.";
    if (m_text.covered() > 0)
        merged += " " + counted(m_text.covered(), "value that lay hidden below was left out.",
                                "values that lay hidden below were left out.");
    note(m_text.covered() > 0 ? Severity::Warning : Severity::Info, "workbook.merged", std::move(merged),
         {m_text.merged(), {}});
    note(Severity::Info, "workbook.hidden_rows",
         counted(m_hiddenRows, "row is hidden in the sheet and was read.",
                 "rows are hidden in the sheet and were read."),
         {m_hiddenRows, {}});
    return table;
}

std::vector<std::string> namesOf(const std::vector<Workbook::Sheet>& sheets)
{
    std::vector<std::string> names;
    for (const Workbook::Sheet& sheet : sheets) names.push_back(sheet.name);
    return names;
}

/// The sheet that somebody names.
Result<std::size_t> sheetNamed(const Workbook& workbook, std::string_view asked)
{
    const auto& sheets = workbook.sheets();
    const auto found = std::ranges::find(sheets, asked, &Workbook::Sheet::name);
    if (found != sheets.end()) return static_cast<std::size_t>(found - sheets.begin());
    std::int64_t number = 0;
    if (parseInteger(asked, number) && number >= 1 && number <= static_cast<std::int64_t>(sheets.size()))
        return static_cast<std::size_t>(number - 1);
    return Error{ErrorKind::Usage,
                 "The workbook has no sheet '" + std::string(asked) + "'; its sheets are " +
                     listOfSheets(namesOf(sheets)) + ".",
                 {}};
}

/// That only one of several sheets was read.
Note sheetNote(const Workbook& workbook, std::size_t read, const std::string& file)
{
    std::vector<std::string> others;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i)
        if (i != read) others.push_back(workbook.sheets()[i].name);
    const auto count = static_cast<std::int64_t>(others.size());
    std::string words = "The workbook has " + displayCount(count + 1) + " sheets; the first that holds cells, " +
                        quotedName(workbook.sheets()[read].name) + ", was read, " + listOfSheets(others) +
                        (count == 1 ? " was not." : " were not.");
    if (others.size() > kMaxExamples) others.resize(kMaxExamples);
    return {Severity::Info, "workbook.sheet", std::move(words), count, std::move(others), file};
}

Result<XlsxTable> readSheet(const Workbook& workbook, std::size_t sheet, const std::string& file, Progress& progress)
{
    SheetReader reader(workbook, workbook.sheets()[sheet]);
    if (Result<void> ok = reader.read(progress); !ok) return ok.error();
    if (reader.isEmpty()) return XlsxTable{};
    return reader.finish(file, progress);
}

Result<XlsxTable> readTable(const ZipArchive& archive, const std::string& file, std::string_view asked,
                            Progress& progress)
{
    constexpr double kShared = 0.4;
    SubProgress reading(progress, 0, kShared);
    auto workbook = Workbook::open(archive, reading);
    if (!workbook) return workbook.error();
    const auto& sheets = workbook->sheets();
    std::vector<std::size_t> candidates;
    if (!asked.empty()) {
        const auto named = sheetNamed(*workbook, asked);
        if (!named) return named.error();
        candidates = {*named};
    }
    std::vector<std::string> hidden;
    for (std::size_t i = 0; asked.empty() && i < sheets.size(); ++i) {
        if (!sheets[i].isHidden) candidates.push_back(i);
        if (sheets[i].isHidden) hidden.push_back(sheets[i].name);
    }
    if (Result<void> ok = workbook->readShared(reading); !ok) return ok.error();
    for (const std::size_t candidate : candidates) {
        SubProgress sheet(progress, kShared, 1);
        auto table = readSheet(*workbook, candidate, file, sheet);
        if (!table) return table;
        if (table->text.empty()) continue;
        table->sheets = namesOf(sheets);
        table->why = !asked.empty()       ? kAsWasSaid
                     : sheets.size() == 1 ? "the only sheet"
                                          : "the first sheet that holds cells";
        if (asked.empty() && sheets.size() > 1)
            table->notes.insert(table->notes.begin(), sheetNote(*workbook, candidate, file));
        return table;
    }
    if (!asked.empty()) return badInput("The sheet " + quotedName(std::string(asked)) + " holds no cells.");
    if (!hidden.empty())
        return badInput("No sheet that can be seen holds cells; name one of the hidden ones (" + listOfSheets(hidden) +
                        ") or give another file.");
    return badInput("No sheet of the workbook holds cells; give a workbook with a table in it.");
}

}  // namespace

Result<std::vector<XlsxSheet>> xlsxSheets(std::string_view bytes, const std::string& name, Progress& progress)
{
    const auto archive = ZipArchive::open(bytes, name);
    if (!archive) return archive.error();
    if (!isXlsx(*archive)) return badInput("The file is no Excel workbook (.xlsx).", name);
    const auto workbook = Workbook::open(*archive, progress);
    if (!workbook) {
        Error error = workbook.error();
        error.where = name;
        return error;
    }
    std::vector<XlsxSheet> sheets;
    for (const Workbook::Sheet& sheet : workbook->sheets()) sheets.push_back({sheet.name, sheet.isHidden});
    return sheets;
}

bool isXlsx(const ZipArchive& archive) { return Workbook::isWorkbook(archive); }

Result<XlsxTable> xlsxTable(const ZipArchive& archive, const std::string& name, std::string_view sheet,
                            Progress& progress)
{
    auto table = readTable(archive, name, sheet, progress);
    if (table || table.error().kind == ErrorKind::Cancelled) return table;
    Error error = table.error();
    error.where = name;
    return error;
}

}  // namespace pleio
