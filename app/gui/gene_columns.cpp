// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/gene_columns.h"

#include "core/base/undefined.h"
#include "widgets/models/cell_text.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace pleio {

namespace {

/// For every gene its row in the run, or -1.
std::vector<std::int32_t> rowsInRun(const Table& table, const Column& run)
{
    const Column& genes = *table.find("gene_id");
    const Column* codons = table.find("codons");
    std::unordered_map<std::string, std::int32_t> rows;
    for (std::size_t row = 0; row < sizeOf(run); ++row)
        rows.emplace(cellText(run, row), static_cast<std::int32_t>(row));
    std::vector<std::int32_t> found(sizeOf(genes), -1);
    for (std::size_t gene = 0; gene < found.size(); ++gene)
        if (const auto at = rows.find(cellText(genes, gene)); at != rows.end())
            if (codons == nullptr || !std::isnan(cellNumber(*codons, gene))) found[gene] = at->second;
    return found;
}

Column columnOfGenes(const Column& column, const std::vector<std::int32_t>& rows)
{
    std::vector<double> values;
    values.reserve(rows.size());
    for (const std::int32_t row : rows)
        values.push_back(row < 0 ? kUndefined : cellNumber(column, static_cast<std::size_t>(row)));
    return {column.id, column.title, column.help, std::move(values), column.style};
}

}  // namespace

const Table* geneTableOf(const Report& report)
{
    const auto found =
        std::ranges::find_if(report.tables, [](const Table& table) { return table.find("gene_id") != nullptr; });
    return found == report.tables.end() ? nullptr : &*found;
}

Table withRunColumns(const Table& genes, const Table& run)
{
    const std::vector<std::int32_t> rows = rowsInRun(genes, *run.find("gene_id"));
    Table table = genes;
    for (const Column& column : run.columns) {
        if (!isNumeric(column) || genes.find(column.id) != nullptr) continue;
        table.columns.insert(std::ranges::find(table.columns, "traits", &Column::id), columnOfGenes(column, rows));
    }
    return table;
}

}  // namespace pleio
