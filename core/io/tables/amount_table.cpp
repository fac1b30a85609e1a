// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/amount_table.h"

#include "core/base/progress.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/phenotype_layout.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pleio {

namespace {

std::string_view firstBytesOf(std::string_view text)
{
    if (text.size() <= kSniffBytes) return text;
    return text.substr(0, text.rfind('\n', kSniffBytes));
}

/// Geneid, Chr, Start, End, Strand and Length, as featureCounts writes them before its samples.
bool isFeatureCounts(const TableColumns& columns)
{
    static constexpr std::array<std::string_view, 6> kHeaders{"geneid", "chr", "start", "end", "strand", "length"};
    if (columns.size() <= kHeaders.size()) return false;
    for (std::size_t c = 0; c < kHeaders.size(); ++c)
        if (comparableHeader(columns.name(c)) != kHeaders[c]) return false;
    for (std::size_t c = kHeaders.size(); c < columns.size(); ++c)
        if (!isNumeric(columns.kind(c))) return false;
    return true;
}

bool isOfPlaceOrName(const TableColumns& columns, std::size_t column)
{
    const std::string& name = columns.name(column);
    return measuredBy(name) == Measured::Technical || headerNames(name, ColumnRole::Gene) ||
           headerNames(name, ColumnRole::Description) || columns.isRowNumber(column) ||
           !isNumeric(columns.kind(column));
}

std::size_t amountColumnsOf(const TableColumns& columns)
{
    constexpr std::size_t kBeforeSamples = 6;
    if (isFeatureCounts(columns)) return columns.size() - kBeforeSamples;
    const std::size_t gene = columns.geneColumn();
    int best = std::numeric_limits<int>::max();
    std::size_t count = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene) continue;
        const auto what = measuredBy(columns.name(c));
        if (isNumeric(columns.kind(c)) && (what == Measured::Abundance || what == Measured::Count)) {
            const int rank = measuredRank(columns.name(c));
            if (rank > best) continue;
            count = rank < best ? 1 : count + 1;
            best = rank;
        } else if (!isOfPlaceOrName(columns, c)) {
            return 0;
        }
    }
    return count;
}

}  // namespace

std::size_t amountColumns(std::string_view text)
{
    NoProgress progress;
    const auto table = DelimitedTable::read(firstBytesOf(text), {}, {}, progress);
    if (!table) return 0;
    const TableColumns columns(*table, {});
    // Names of traits beside an amount say that genes belong to them.
    if (!columns.hasHeader() || columns.find(ColumnRole::Trait)) return 0;
    const auto inRows = longLayout(*table, columns, columns.geneColumn(), {}, true);
    return inRows && *inRows ? 0 : amountColumnsOf(columns);
}

bool isAmountTable(std::string_view text) { return amountColumns(text) > 0; }

std::size_t valueColumnsOf(std::string_view text)
{
    NoProgress progress;
    const auto table = DelimitedTable::read(firstBytesOf(text), {}, {}, progress);
    if (!table) return 0;
    const TableColumns columns(*table, {});
    return wideLayout(columns, columns.geneColumn()).conditions.size();
}

}  // namespace pleio
