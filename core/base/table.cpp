// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"

#include "core/base/number_text.h"
#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "core/base/tsv_cell.h"
#include "core/base/undefined.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace pleio {

namespace {

template <class Number>
void appendNumber(std::string& out, Number value)
{
    std::array<char, kNumberSize> buffer;
    out.append(buffer.data(), writeNumber(buffer.data(), value));
}

void appendField(std::string& out, std::string_view text)
{
    if (isWrittenAsText(text)) out += '\'';
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    out += text;
    std::transform(out.begin() + begin, out.end(), out.begin() + begin, tsvCharacter);
}

/// A table may have millions of cells: none makes a string of its own.
void appendCell(std::string& out, const Column& column, std::size_t row)
{
    std::visit(Overloaded{[&](const std::vector<std::string>& v) { appendField(out, v[row]); },
                          [&](const std::vector<double>& v) {
                              if (!std::isnan(v[row])) appendNumber(out, v[row]);
                          },
                          [&](const std::vector<std::int64_t>& v) { appendNumber(out, v[row]); },
                          [&](const Categories& c) {
                              if (c.codes[row] >= 0) appendField(out, c.levels[static_cast<std::size_t>(c.codes[row])]);
                          }},
               column.values);
}

}  // namespace

std::size_t sizeOf(const Column& column)
{
    return std::visit(Overloaded{[](const Categories& c) { return c.codes.size(); },
                                 [](const auto& values) { return values.size(); }},
                      column.values);
}

std::size_t Table::rows() const { return columns.empty() ? 0 : sizeOf(columns.front()); }

const Column* Table::find(std::string_view columnId) const
{
    for (const Column& column : columns)
        if (column.id == columnId) return &column;
    return nullptr;
}

std::string cellText(const Column& column, std::size_t row)
{
    return std::visit(Overloaded{[row](const std::vector<std::string>& v) { return v[row]; },
                                 [row](const std::vector<double>& v) { return shortestNumber(v[row]); },
                                 [row](const std::vector<std::int64_t>& v) { return std::to_string(v[row]); },
                                 [row](const Categories& c) {
                                     return c.codes[row] < 0 ? std::string()
                                                             : c.levels[static_cast<std::size_t>(c.codes[row])];
                                 }},
                      column.values);
}

double cellNumber(const Column& column, std::size_t row)
{
    if (const auto* reals = std::get_if<std::vector<double>>(&column.values)) return (*reals)[row];
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return static_cast<double>((*integers)[row]);
    return kUndefined;
}

std::string toTsv(const Table& table, std::string_view comment)
{
    std::string out;
    if (!comment.empty())
        for (const std::string_view line : splitView(comment, '\n')) {
            out += "# ";
            out += line;
            out += '\n';
        }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c > 0) out += '\t';
        appendField(out, table.columns[c].id);
    }
    out += '\n';
    const std::size_t rows = table.rows();
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (c > 0) out += '\t';
            appendCell(out, table.columns[c], row);
        }
        out += '\n';
    }
    return out;
}

}  // namespace pleio
