// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/sheet_text.h"

#include "core/base/text.h"
#include "core/io/machine_memory.h"
#include "core/io/unpacking_limit.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace pleio {

namespace {

/// Empty cells that may be added for each byte of what a sheet holds, and in any case.
constexpr std::uint64_t kMostFilling = 8;
constexpr std::uint64_t kFillingForAll = 1 << 20;
constexpr std::size_t kRowsBetweenChecks = 1 << 12;

std::string quotedCell(std::string_view cell)
{
    std::string text = "\"";
    for (const char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    return text += '"';
}

/// Merged cells that do not overlap, found by a cell of theirs; rows are asked for in ascending order.
class MergedCells {
public:
    explicit MergedCells(std::vector<SheetText::Merged> merged) : m_waiting(std::move(merged))
    {
        std::ranges::sort(m_waiting, std::ranges::greater(),
                          [](const auto& each) { return std::tuple(each.firstRow, each.firstColumn); });
    }

    /// Whether something may be merged in this row.
    bool begin(std::uint32_t row)
    {
        while (!m_waiting.empty() && m_waiting.back().firstRow <= row) {
            insert(m_waiting.back(), row);
            m_waiting.pop_back();
        }
        return !m_active.empty();
    }

    /// Whether the cell is one of merged cells, and not the first of them.
    bool covers(std::uint32_t row, std::uint32_t column)
    {
        auto found = m_active.upper_bound(column);
        while (found != m_active.begin()) {
            --found;
            if (found->second.lastRow >= row)
                return found->second.lastColumn >= column &&
                       (found->second.firstRow != row || found->second.firstColumn != column);
            found = m_active.erase(found);  // ended in a row above
        }
        return false;
    }

private:
    /// Merged cells that overlap others are damage and left alone, as their order says nothing.
    void insert(const SheetText::Merged& merged, std::uint32_t row)
    {
        auto next = m_active.lower_bound(merged.firstColumn);
        while (next != m_active.end() && next->second.lastRow < row) next = m_active.erase(next);
        if (next != m_active.end() && next->second.firstColumn <= merged.lastColumn) return;
        while (next != m_active.begin()) {
            const auto before = std::prev(next);
            if (before->second.lastRow >= row) {
                if (before->second.lastColumn >= merged.firstColumn) return;
                break;
            }
            m_active.erase(before);
        }
        m_active.emplace(merged.firstColumn, merged);
    }

    std::vector<SheetText::Merged> m_waiting;             ///< the next one last
    std::map<std::uint32_t, SheetText::Merged> m_active;  ///< by their first column
};

/// The cells of a line of SheetText as they stand there, with their quotation marks.
std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    for (std::size_t begin = 0;;) {
        std::size_t end = begin;
        for (bool quoted = false; end < line.size() && (quoted || line[end] != '\t'); ++end)
            if (line[end] == '"') quoted = !quoted;
        cells.push_back(line.substr(begin, end - begin));
        if (end == line.size()) return cells;
        begin = end + 1;
    }
}

}  // namespace

bool SheetText::add(std::uint32_t column, std::string text, bool quoted)
{
    // A cell of blanks holds nothing, and readers take blanks around a cell away.
    if (trimmed(text).empty()) text.clear();
    if (quoted || text.find_first_of("\t\"\r\n") != std::string::npos) text = quotedCell(text);
    const bool inOrder = m_cells.empty() || m_cells.back().first < column;
    if (!inOrder && std::ranges::any_of(m_cells, [column](const auto& cell) { return cell.first == column; }))
        return false;
    m_cells.emplace_back(column, std::move(text));
    return true;
}

Result<void> SheetText::endRow(std::uint32_t row)
{
    std::ranges::stable_sort(m_cells, {}, &std::pair<std::uint32_t, std::string>::first);
    while (!m_cells.empty() && m_cells.back().second.empty()) m_cells.pop_back();
    if (m_cells.empty()) return {};
    const std::uint32_t width = m_cells.back().first + 1;
    std::size_t bytes = width;
    for (const auto& [column, text] : m_cells) bytes += text.size();
    if (Result<void> ok = checkUnpacked(m_text.size() + bytes, m_most); !ok) return ok;
    if (Result<void> ok = makeRoom(m_text, bytes); !ok) return ok;
    if (Result<void> ok = makeRoom(m_rows, 1); !ok) return ok;
    std::uint32_t at = 0;
    for (const auto& [column, text] : m_cells) {
        m_text.append(column - at, '\t');
        m_text += text;
        at = column;
    }
    m_cells.clear();
    m_rows.push_back({row, width, m_text.size()});
    return {};
}

Result<void> SheetText::addMerged(const Merged& merged)
{
    if (Result<void> ok = makeRoom(m_merged, 1); !ok) return ok;
    m_merged.push_back(merged);
    ++m_mergedCount;
    return {};
}

/// The largest width to which the rows can be filled up.
std::uint32_t SheetText::commonWidth() const
{
    std::map<std::uint32_t, std::uint64_t> rows;  // by their width
    for (const Row& row : m_rows) ++rows[row.width];
    const std::uint64_t most = kFillingForAll + kMostFilling * m_text.size();
    std::uint32_t widest = 0;
    std::uint64_t filling = 0, below = 0;
    for (const auto& [width, number] : rows) {
        filling += below * (width - widest);
        if (filling > most) break;
        below += number;
        widest = width;
    }
    return widest;
}

Result<std::string> SheetText::finish(Progress& progress)
{
    const std::uint32_t width = commonWidth();
    MergedCells merged(std::move(m_merged));
    std::string text;
    std::size_t begin = 0;
    std::uint32_t next = 0;  // row
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i % kRowsBetweenChecks == 0 && progress.isCancelled()) return cancelled();
        const Row& row = m_rows[i];
        std::string_view line = std::string_view(m_text).substr(begin, row.end - begin);
        begin = row.end;
        std::string changed;
        if (merged.begin(row.number)) {
            std::uint32_t column = 0;
            for (const std::string_view cell : cellsOf(line)) {
                if (column > 0) changed += '\t';
                const bool isCovered = merged.covers(row.number, column++);
                if (!isCovered) changed += cell;
                if (isCovered && !cell.empty()) ++m_covered;
            }
            line = changed;
        }
        const std::size_t filling = row.width < width ? width - row.width : 0;
        const std::size_t more = row.number - next + line.size() + filling + 1;
        if (Result<void> ok = checkUnpacked(text.size() + more, m_most); !ok) return ok.error();
        if (Result<void> ok = makeRoom(text, more); !ok) return ok.error();
        text.append(row.number - next, '\n');
        text += line;
        text.append(filling, '\t');
        text += '\n';
        next = row.number + 1;
    }
    return text;
}

}  // namespace pleio
