// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/delimited_table.h"

#include "core/base/text.h"
#include "core/base/tsv_cell.h"
#include "core/io/report_interval.h"
#include "core/io/tables/table_frame.h"

#include <algorithm>
#include <map>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kDetectionLines = 100;
constexpr int kMostLinesOfRow = 100;

/// Whether a reader with this delimiter takes a blank for the end of a field.
bool isBlankOf(char c, char delimiter) { return c == ' ' || (c == '\t' && delimiter != '\t'); }

/// Behind as many lines as one row may have.
std::size_t endOfLines(std::string_view text, std::size_t from)
{
    for (int line = 0; line < kMostLinesOfRow && from < text.size(); ++line) {
        const std::size_t end = text.find('\n', from);
        from = end == std::string_view::npos ? text.size() : end + 1;
    }
    return from;
}

}  // namespace

namespace {

/// BadInput for pages and XML, which spreadsheets save under the names of tables too.
Result<void> checkIsNoMarkup(std::string_view text, const std::string& file)
{
    text = withoutByteOrderMark(text);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    for (const std::string_view page : {"<!doctype html", "<html", "<table", "<head"})
        if (startsWithNoCase(text, page))
            return badInput("The file is a web page (HTML), not a table, whatever its name says; open it in a "
                            "spreadsheet and save it as .xlsx or .tsv, or download the data again.",
                            file);
    if (startsWithNoCase(text, "<?xml"))
        return badInput("The file is XML, not a table; open it in a spreadsheet and save it as .xlsx or .tsv.", file);
    return {};
}

/// Fields up to the last that is not empty.
std::size_t widthOf(std::span<const std::string_view> row)
{
    std::size_t width = row.size();
    while (width > 0 && row[width - 1].empty()) --width;
    return width;
}

}  // namespace

std::string delimiterName(char delimiter)
{
    switch (delimiter) {
    case '\t':
        return "tab";
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case ' ':
        return "blank";
    default:
        return {delimiter};
    }
}

std::optional<char> delimiterOfName(std::string_view name)
{
    for (const char delimiter : {'\t', ',', ';', ' '})
        if (name == delimiterName(delimiter)) return delimiter;
    if (name.size() == 1) return name.front();
    return {};
}

std::string_view withoutByteOrderMark(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

std::optional<char> namedDelimiter(std::string_view text)
{
    text = withoutByteOrderMark(text);
    const std::string_view line = takeLine(text);
    constexpr std::string_view kKey = "sep=";
    if (line.size() == kKey.size() + 1 && startsWithNoCase(line, kKey)) return line.back();
    return {};
}

DelimitedReader::DelimitedReader(std::string_view text, const Dialect& dialect) : m_text(text), m_dialect(dialect)
{
    m_at = text.size() - withoutByteOrderMark(text).size();
    if (namedDelimiter(text)) static_cast<void>(takeLine());
}

/// Where the line ends that `from` stands on, or the first `stop` on it.
std::size_t DelimitedReader::endOf(std::size_t from, char stop) const
{
    while (from < m_text.size() && m_text[from] != stop && m_text[from] != '\n' && m_text[from] != '\r') ++from;
    return from;
}

/// The rest of the line, without its end; moves behind the end.
std::string_view DelimitedReader::takeLine()
{
    const std::size_t end = endOf(m_at, '\n');
    const std::string_view line = m_text.substr(m_at, end - m_at);
    m_at = end;
    if (m_at < m_text.size() && m_text[m_at] == '\r') ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == '\n' && (m_at == end || m_text[m_at - 1] == '\r')) ++m_at;
    ++m_nextLine;
    return line;
}

/// Reads a field that begins with a quotation mark and moves behind its end. False, without moving, if what
/// stands there is not a quoted field.
bool DelimitedReader::takeQuoted(std::string_view& field, bool oneLine)
{
    const std::size_t begin = m_at + 1;
    bool escaped = false;
    std::size_t end = begin;
    for (;;) {
        end = oneLine ? endOf(end, '"') : std::min(m_text.find('"', end), m_text.size());
        if (end == m_text.size() || m_text[end] != '"') {
            if (oneLine) {
                m_leftOpen = true;
                return false;
            }
            m_openQuoteLine = m_line;
            field = m_text.substr(begin);
            m_at = m_text.size();
            return true;
        }
        if (end + 1 >= m_text.size() || m_text[end + 1] != '"') break;
        escaped = true;
        end += 2;  // a doubled mark stands for one and ends nothing
    }
    // Behind the closing mark only blanks may stand before the delimiter or the end of the line.
    std::size_t behind = end + 1;
    while (behind < m_text.size() && isBlankOf(m_text[behind], m_dialect.delimiter) &&
           m_text[behind] != m_dialect.delimiter)
        ++behind;
    if (behind < m_text.size() && m_text[behind] != m_dialect.delimiter && m_text[behind] != '\r' &&
        m_text[behind] != '\n')
        return false;

    field = m_text.substr(begin, end - begin);
    m_nextLine += std::ranges::count(field, '\n');
    if (escaped) {
        std::string plain;
        for (std::size_t i = 0; i < field.size(); ++i) {
            plain += field[i];
            if (field[i] == '"') ++i;
        }
        field = m_unescaped.emplace_back(std::move(plain));
    }
    m_at = behind;
    return true;
}

bool DelimitedReader::next(std::vector<std::string_view>& fields)
{
    fields.clear();
    m_comment = {};
    for (;;) {
        if (m_at >= m_text.size()) return false;
        m_line = m_nextLine;
        if (m_text[m_at] == m_dialect.comment) {
            m_comment = takeLine().substr(1);
        } else if (trimmed(m_text.substr(m_at, endOf(m_at, '\n') - m_at)).empty()) {
            static_cast<void>(takeLine());
            m_comment = {};
        } else {
            break;
        }
    }
    if (m_dialect.delimiter != '\t') {
        takeRow(fields, false);
        return true;
    }
    // A name may begin with a quotation mark that nothing closes, and a quoted text may go on behind the end of its
    // line. It does where the row has the width of the first one only then, or where the line behind has not; for the
    // first row, the width is that of the next one.
    const std::size_t begin = m_at;
    m_leftOpen = false;
    takeRow(fields, true);
    if (m_leftOpen && (m_width == 0 || fields.size() <= m_width)) {
        const Place behindLine{m_at, m_nextLine};
        const std::size_t widthBehind = widthOfNext(true);
        m_at = begin;
        m_nextLine = m_line;
        const std::string_view whole = std::exchange(m_text, m_text.substr(0, endOfLines(m_text, begin)));
        std::vector<std::string_view> joined;
        takeRow(joined, false);
        m_text = whole;
        const bool isClosed = std::exchange(m_openQuoteLine, 0) == 0;
        const std::size_t width = m_width > 0 ? m_width : widthOfNext(false);
        if (isClosed && joined.size() == width && (fields.size() < width || widthBehind != width)) {
            fields = std::move(joined);
        } else {
            m_at = behindLine.at;
            m_nextLine = behindLine.line;
        }
    }
    if (m_width == 0) m_width = fields.size();
    return true;
}

/// Fields of the next row, which is not taken.
std::size_t DelimitedReader::widthOfNext(bool oneLine)
{
    const Place here{m_at, m_nextLine};
    const std::string_view whole = std::exchange(m_text, m_text.substr(0, endOfLines(m_text, m_at)));
    while (m_at < m_text.size() && trimmed(m_text.substr(m_at, endOf(m_at, '\n') - m_at)).empty())
        static_cast<void>(takeLine());
    std::vector<std::string_view> fields;
    if (m_at < m_text.size()) takeRow(fields, oneLine);
    m_text = whole;
    m_at = here.at;
    m_nextLine = here.line;
    m_openQuoteLine = 0;
    return fields.size();
}

void DelimitedReader::takeRow(std::vector<std::string_view>& fields, bool oneLine)
{
    const char delimiter = m_dialect.delimiter;
    for (;;) {
        while (m_at < m_text.size() && isBlankOf(m_text[m_at], delimiter)) ++m_at;
        std::string_view field;
        const bool quoted =
            m_dialect.quotes && m_at < m_text.size() && m_text[m_at] == '"' && takeQuoted(field, oneLine);
        if (!quoted) {
            const std::size_t end = endOf(m_at, delimiter);
            field = trimmed(m_text.substr(m_at, end - m_at));
            m_at = end;
        }
        const bool lineEnds = m_at >= m_text.size() || m_text[m_at] == '\r' || m_text[m_at] == '\n';
        // Blanks at the end of a line separate nothing.
        if (!(lineEnds && delimiter == ' ' && field.empty() && !fields.empty() && !quoted))
            fields.push_back(readText(field));
        if (lineEnds) {
            static_cast<void>(takeLine());
            return;
        }
        ++m_at;
    }
}

std::optional<char> detectDelimiter(std::string_view text)
{
    if (const auto named = namedDelimiter(text)) return named;
    std::optional<char> best;
    double bestShare = 0;
    for (const char delimiter : {'\t', ';', ',', ' '}) {
        DelimitedReader reader(text, {.delimiter = delimiter});
        std::vector<std::string_view> fields;
        std::map<std::size_t, std::size_t> counts;  // fields of a row -> rows
        std::size_t rows = 0;
        for (; rows < kDetectionLines && reader.next(fields); ++rows) ++counts[fields.size()];
        std::size_t most = 0;
        for (const auto& [size, number] : counts)
            if (size > 1) most = std::max(most, number);
        const double share = rows == 0 ? 0 : static_cast<double>(most) / static_cast<double>(rows);
        // Words of a phrase stand apart by blanks too, so blanks must be regular throughout.
        if (delimiter == ' ' && share < 1) continue;
        if (share > bestShare) {
            best = delimiter;
            bestShare = share;
        }
    }
    return best;
}

DelimitedTable::DelimitedTable(std::string_view text, std::string fileName, const Dialect& dialect)
    : m_fileName(std::move(fileName)), m_delimiter(dialect.delimiter), m_reader(text, dialect)
{
}

Result<DelimitedTable> DelimitedTable::read(std::string_view text, std::string fileName, std::optional<char> delimiter,
                                            Progress& progress, char comment)
{
    if (Result<void> ok = checkIsNoMarkup(text, fileName); !ok) return ok.error();
    if (!delimiter) delimiter = detectDelimiter(text);
    if (!delimiter) {
        DelimitedReader reader(text, {});
        std::vector<std::string_view> fields;
        if (!reader.next(fields))
            return badInput("The file holds no rows; choose a file with a table in it.", fileName);
        return badInput(
            "The rows have one column; a table needs at least two, separated by tabs, commas or semicolons.",
            fileName + ':' + std::to_string(reader.line()));
    }

    DelimitedTable table(text, std::move(fileName), {.delimiter = *delimiter, .comment = comment});
    std::vector<std::string_view> fields;
    std::string_view headerComment;
    while (table.m_reader.next(fields)) {
        if (!goesOn(static_cast<std::int64_t>(table.m_lines.size()), table.m_reader.position(), text.size(), progress,
                    [&] { return "Reading rows, line " + displayCount(table.m_reader.line()); }))
            return cancelled();
        if (isEmptyRow(fields)) continue;
        if (table.m_lines.empty()) headerComment = table.m_reader.commentBefore();
        table.m_firstCells.push_back(table.m_cells.size());
        table.m_lines.push_back(table.m_reader.line());
        table.m_cells.insert(table.m_cells.end(), fields.begin(), fields.end());
        table.m_columns = std::max(table.m_columns, widthOf(fields));
    }
    if (table.m_lines.empty())
        return badInput("The file holds no rows; choose a file with a table in it.", table.m_fileName);
    if (const std::int64_t line = table.m_reader.openQuoteLine(); line > 0)
        return badInput("A quotation mark is opened here and never closed; close it or remove it.",
                        table.m_fileName + ':' + std::to_string(line));
    if (!headerComment.empty()) {
        DelimitedReader header(headerComment, {.delimiter = *delimiter, .quotes = false, .comment = '\0'});
        const bool isRow = header.next(table.m_headerComment);
        const std::size_t names = table.m_headerComment.size(), cells = table.row(0).size();
        // Programs end a row before its last columns where these are empty; prose with so many tabs there is none.
        constexpr std::size_t kMostEmpty = 2;
        const bool isLonger = *delimiter == '\t' && cells > 1 && names > cells && names <= cells + kMostEmpty;
        // One word above one word is a remark above a title.
        if (!isRow || names < 2 || (names != cells && !isLonger)) table.m_headerComment.clear();
    }
    table.takeOffTitles();
    return table;
}

void DelimitedTable::takeOffTitles()
{
    const auto number = static_cast<std::ptrdiff_t>(titleRows(*this));
    if (number == 0) return;
    for (std::size_t r = 0; r < static_cast<std::size_t>(number); ++r) {
        std::string title;
        for (const std::string_view text : row(r))
            if (!text.empty()) addToList(title, text);
        m_titles.push_back(std::move(title));
    }
    m_firstCells.erase(m_firstCells.begin(), m_firstCells.begin() + number);
    m_lines.erase(m_lines.begin(), m_lines.begin() + number);
    // A title may have been wider than the table.
    std::size_t columns = 0;
    for (std::size_t r = 0; r < rows(); ++r) columns = std::max(columns, widthOf(row(r)));
    m_columns = columns;
}

std::vector<Note> DelimitedTable::notes() const
{
    if (m_titles.empty()) return {};
    return {{Severity::Info, "table.titles",
             counted(m_titles.size(), "line", "lines") + " above the header " +
                 (m_titles.size() == 1 ? "was" : "were") + " left out: the names of the columns stand below.",
             static_cast<std::int64_t>(m_titles.size()), m_titles, m_fileName}};
}

std::span<const std::string_view> DelimitedTable::row(std::size_t index) const
{
    const std::size_t end = index + 1 < m_firstCells.size() ? m_firstCells[index + 1] : m_cells.size();
    return std::span(m_cells).subspan(m_firstCells[index], std::min(end - m_firstCells[index], m_columns));
}

std::string_view DelimitedTable::cell(std::size_t row, std::size_t column) const
{
    const auto cells = this->row(row);
    return column < cells.size() ? cells[column] : std::string_view();
}

std::string DelimitedTable::where(std::size_t row) const { return m_fileName + ':' + std::to_string(m_lines[row]); }

}  // namespace pleio
