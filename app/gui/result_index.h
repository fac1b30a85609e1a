// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/selection.h"
#include "core/analysis/report.h"

#include <QHash>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace pleio {

/// What the decoding says about one gene and one trait; NaN where undefined.
struct Evidence {
    int trait = -1;         ///< row of the table "traits"
    std::int32_t row = -1;  ///< row of the table "decode"
    bool member = false;
    double z = 0, p = 0, q = 0, probability = 0;
};

/// A report of "cipher.decode" with what is needed to find things in it quickly. Built in a worker
/// thread, then read-only; shares the report.
class ResultIndex {
public:
    explicit ResultIndex(std::shared_ptr<const Report> report);

    [[nodiscard]] const Report& report() const { return *m_report; }
    /// A table of the report that keeps the report alive; null if it has no such table.
    [[nodiscard]] std::shared_ptr<const Table> table(std::string_view id) const;

    [[nodiscard]] int traits() const { return static_cast<int>(m_traits.size()); }
    /// Precondition: 0 <= row < traits().
    [[nodiscard]] const TraitId& trait(int row) const { return m_traits[static_cast<std::size_t>(row)]; }
    /// Row of the table "traits", or -1. A trait without source is found by its name.
    [[nodiscard]] int traitRow(const TraitId& trait) const;
    /// A cell of the table "traits" as number; NaN if the column is missing.
    [[nodiscard]] double traitNumber(int row, std::string_view columnId) const;
    [[nodiscard]] QString traitText(int row, std::string_view columnId) const;

    /// Row of the table "genes" or "pleiotropy", or -1.
    [[nodiscard]] int geneRow(const QString& gene) const { return m_geneRows.value(gene, -1); }
    [[nodiscard]] int pleiotropyRow(const QString& gene) const { return m_pleiotropyRows.value(gene, -1); }
    /// One entry a tested trait, in the order of the table "traits"; empty for a gene that was not scored.
    [[nodiscard]] std::vector<Evidence> evidence(const QString& gene) const;
    /// Rows of "decode" about one trait, in genome order.
    [[nodiscard]] std::vector<std::int32_t> decodeRows(int traitRow) const;
    /// Rows of "keys" about one trait.
    [[nodiscard]] std::vector<std::int32_t> keyRows(int traitRow) const;

private:
    void indexTraits();
    void indexDecode();

    std::shared_ptr<const Report> m_report;
    std::vector<TraitId> m_traits;
    QHash<QString, int> m_geneRows, m_pleiotropyRows;
    QHash<QString, std::vector<std::int32_t>> m_decodeRowsOfGene;
    std::vector<std::int32_t> m_decodeStart;  ///< first row of each trait in "decode", and one past the last
};

}  // namespace pleio
