// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

#include <QHash>
#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// The report of any analysis with what is needed to find things in it quickly. Built in a worker thread, then
/// read-only; shares the report.
class ResultIndex {
public:
    explicit ResultIndex(std::shared_ptr<const Report> report);

    [[nodiscard]] const Report& report() const { return *m_report; }
    /// A table of the report that keeps the report alive; null if it has no such table.
    [[nodiscard]] std::shared_ptr<const Table> table(std::string_view id) const;

    /// Rows of the table whose column gene_id is `gene`, ascending; empty if there are none or no such table or column.
    [[nodiscard]] std::vector<std::int32_t> geneRows(std::string_view tableId, const QString& gene) const;
    /// The first of them, or -1.
    [[nodiscard]] int geneRow(std::string_view tableId, const QString& gene) const;

private:
    using RowsOfGene = QHash<QString, std::vector<std::int32_t>>;
    [[nodiscard]] const std::vector<std::int32_t>* found(std::string_view tableId, const QString& gene) const;

    std::shared_ptr<const Report> m_report;
    std::map<std::string, RowsOfGene, std::less<>> m_geneRows;  ///< by table; only tables with genes
};

}  // namespace pleio
