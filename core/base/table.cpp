// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"

#include <cmath>
#include <limits>

namespace pleio {

namespace {

void appendField(std::string& out, std::string_view text)
{
    for (const char c : text) out += (c == '\t' || c == '\n' || c == '\r') ? ' ' : c;
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
    return std::visit(
        Overloaded{[row](const std::vector<std::string>& v) { return v[row]; },
                   [row](const std::vector<double>& v) { return shortestNumber(v[row]); },
                   [row](const std::vector<std::int64_t>& v) { return std::to_string(v[row]); },
                   [row](const Categories& c) {
                       return c.codes[row] < 0 ? std::string() : c.levels[static_cast<std::size_t>(c.codes[row])];
                   }},
        column.values);
}

double cellNumber(const Column& column, std::size_t row)
{
    if (const auto* reals = std::get_if<std::vector<double>>(&column.values)) return (*reals)[row];
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return static_cast<double>((*integers)[row]);
    return std::numeric_limits<double>::quiet_NaN();
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
            appendField(out, cellText(table.columns[c], row));
        }
        out += '\n';
    }
    return out;
}

}  // namespace pleio
