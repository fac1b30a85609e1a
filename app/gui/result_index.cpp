// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/result_index.h"

#include "widgets/models/text.h"

namespace pleio {

ResultIndex::ResultIndex(std::shared_ptr<const Report> report) : m_report(std::move(report))
{
    for (const Table& table : m_report->tables) {
        const Column* genes = table.find("gene_id");
        if (!genes) continue;
        RowsOfGene& rows = m_geneRows[table.id];
        const std::size_t count = sizeOf(*genes);
        for (std::size_t row = 0; row < count; ++row)
            rows[qtext(cellText(*genes, row))].push_back(static_cast<std::int32_t>(row));
    }
}

std::shared_ptr<const Table> ResultIndex::table(std::string_view id) const
{
    const Table* found = m_report->table(id);
    return found ? std::shared_ptr<const Table>(m_report, found) : nullptr;
}

const std::vector<std::int32_t>* ResultIndex::found(std::string_view tableId, const QString& gene) const
{
    const auto table = m_geneRows.find(tableId);
    if (table == m_geneRows.end()) return nullptr;
    const auto rows = table->second.constFind(gene);
    return rows == table->second.constEnd() ? nullptr : &*rows;
}

std::vector<std::int32_t> ResultIndex::geneRows(std::string_view tableId, const QString& gene) const
{
    const auto* rows = found(tableId, gene);
    return rows ? *rows : std::vector<std::int32_t>();
}

int ResultIndex::geneRow(std::string_view tableId, const QString& gene) const
{
    const auto* rows = found(tableId, gene);
    return rows ? rows->front() : -1;
}

}  // namespace pleio
