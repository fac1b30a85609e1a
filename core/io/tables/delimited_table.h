// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// "tab", "comma", "semicolon", "blank"; for others the character itself.
[[nodiscard]] std::string delimiterName(char delimiter);

/// The delimiter of such a name, or of the character itself.
[[nodiscard]] std::optional<char> delimiterOfName(std::string_view name);

/// The text behind a byte order mark, if there is one.
[[nodiscard]] std::string_view withoutByteOrderMark(std::string_view text);

/// The delimiter that the first line names ("sep=;", as Excel writes it); such a line is no row.
[[nodiscard]] std::optional<char> namedDelimiter(std::string_view text);

/// What lines begin with that are no rows, as long as a format does not say otherwise.
inline constexpr char kCommentSign = '#';

/// How the fields of a text are told apart.
struct Dialect {
    char delimiter = '\t';
    /// Fields may stand in double quotes (RFC 4180) and then hold line ends. In a tab-separated text they do so only
    /// where the row gets the width of the first row by it (the first that of the second) and the next line alone would
    /// not have it, so that a name that begins with a quotation mark cannot swallow the lines behind it.
    bool quotes = true;
    char comment = kCommentSign;  ///< of lines that are no rows; NUL if all are
};

/// Reads a delimited text row by row. Lines end with LF, CRLF or CR; empty lines and comment lines are
/// passed over. Fields lose blanks around them unless they are quoted, and are
/// read as readText() of base/tsv_cell.h does. The views stay valid as long as
/// the text and the reader.
class DelimitedReader {
public:
    DelimitedReader(std::string_view text, const Dialect& dialect);

    /// The next row; false at the end of the text.
    [[nodiscard]] bool next(std::vector<std::string_view>& fields);
    /// Number of the line (from 1) on which the last row began.
    [[nodiscard]] std::int64_t line() const { return m_line; }
    /// Line of a quotation mark that is never closed, or 0. Such a field reaches to the end of the text.
    [[nodiscard]] std::int64_t openQuoteLine() const { return m_openQuoteLine; }
    /// The last comment line before the last row, without its comment sign; empty if none stood right before it.
    [[nodiscard]] std::string_view commentBefore() const { return m_comment; }
    /// Bytes of the text read so far.
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    [[nodiscard]] std::string_view takeLine();
    void takeRow(std::vector<std::string_view>& fields, bool oneLine);
    struct Place {
        std::size_t at;
        std::int64_t line;
    };
    [[nodiscard]] std::size_t widthOfNext(bool oneLine);
    [[nodiscard]] bool takeQuoted(std::string_view& field, bool oneLine);
    [[nodiscard]] std::size_t endOf(std::size_t from, char stop) const;

    std::string_view m_text;
    Dialect m_dialect;
    std::size_t m_at = 0;
    std::int64_t m_nextLine = 1;
    std::int64_t m_line = 0;
    std::int64_t m_openQuoteLine = 0;
    std::size_t m_width = 0;  ///< fields of the first row
    bool m_leftOpen = false;  ///< a quotation mark of the last row is not closed on its line
    std::string_view m_comment;
    std::deque<std::string> m_unescaped;  ///< fields with doubled quotation marks, made single
};

/// The delimiter (tab, semicolon, comma, blank) that cuts the first lines into the same number of two or
/// more fields most often; the earlier of equals. Nothing if no line has two fields.
[[nodiscard]] std::optional<char> detectDelimiter(std::string_view text);

/// All rows of a delimited text, without what spreadsheets write around a table: empty rows, empty columns at the end,
/// and titles above the header (table_frame.h). The views point into the text, which must outlive the table.
class DelimitedTable {
public:
    /// Splits a whole text; the delimiter is found by content unless it is given. `fileName` is for messages.
    /// BadInput if there is no row, no delimiter, or a quotation mark is never closed.
    [[nodiscard]] static Result<DelimitedTable> read(std::string_view text, std::string fileName,
                                                     std::optional<char> delimiter, Progress& progress,
                                                     char comment = kCommentSign);
    DelimitedTable(DelimitedTable&&) = default;
    DelimitedTable& operator=(DelimitedTable&&) = default;
    DelimitedTable(const DelimitedTable&) = delete;  // cells point into the reader's own fields
    DelimitedTable& operator=(const DelimitedTable&) = delete;

    [[nodiscard]] char delimiter() const { return m_delimiter; }
    [[nodiscard]] std::size_t rows() const { return m_lines.size(); }
    /// Up to the last that holds anything.
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::span<const std::string_view> row(std::size_t index) const;
    /// The cell, or an empty text where the row is too short.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::int64_t line(std::size_t row) const { return m_lines[row]; }
    /// "file:line" of a row.
    [[nodiscard]] std::string where(std::size_t row) const;
    /// Fields of the comment line right before the first row, if it has as many as that row ("#gene\ttrait"), or,
    /// between tabs, one or two more, because the row ends before empty cells.
    [[nodiscard]] const std::vector<std::string_view>& headerComment() const { return m_headerComment; }
    [[nodiscard]] const std::string& fileName() const { return m_fileName; }
    /// The lines above the header that were left out, their cells one behind the other.
    [[nodiscard]] const std::vector<std::string>& titles() const { return m_titles; }
    /// That they were; to be handed on by every reader.
    [[nodiscard]] std::vector<Note> notes() const;

private:
    void takeOffTitles();
    DelimitedTable(std::string_view text, std::string fileName, const Dialect& dialect);

    std::string m_fileName;
    char m_delimiter = '\t';
    std::size_t m_columns = 0;
    DelimitedReader m_reader;  ///< owns the unescaped fields
    std::vector<std::string_view> m_cells;
    std::vector<std::size_t> m_firstCells;
    std::vector<std::int64_t> m_lines;
    std::vector<std::string_view> m_headerComment;
    std::vector<std::string> m_titles;
};

}  // namespace pleio
