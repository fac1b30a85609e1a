// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/result_index.h"
#include "app/gui/selection.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace pleio {

/// What the decoding says about one gene and one trait; NaN where undefined.
struct Evidence {
    int trait = -1;         ///< row of the table "traits"
    std::int32_t row = -1;  ///< row of the table "decode"
    bool member = false;
    double z = 0, p = 0, q = 0, probability = 0;
};

/// A report of kDecode: its traits, and which rows of the other tables are about each. A row belongs to the trait that
/// its columns trait and source name, wherever it stands. Rows of a table without the column source (of an early
/// version) belong to the trait of their name if there is only one.
class DecodeIndex final : public ResultIndex {
public:
    explicit DecodeIndex(std::shared_ptr<const Report> report);

    [[nodiscard]] int traits() const { return static_cast<int>(m_traits.size()); }
    /// Precondition: 0 <= row < traits().
    [[nodiscard]] const TraitId& trait(int row) const { return m_traits[static_cast<std::size_t>(row)]; }
    /// Row of the table "traits", or -1. A trait without source is found by its name.
    [[nodiscard]] int traitRow(const TraitId& trait) const;
    /// A cell of the table "traits" as number; NaN if the column is missing.
    [[nodiscard]] double traitNumber(int row, std::string_view columnId) const;
    [[nodiscard]] QString traitText(int row, std::string_view columnId) const;

    /// One entry a tested trait, in the order of the table "traits"; empty for a gene that was not scored.
    [[nodiscard]] std::vector<Evidence> evidence(const QString& gene) const;
    /// Rows of "decode" about one trait, ascending.
    [[nodiscard]] std::vector<std::int32_t> decodeRows(int traitRow) const;
    /// Rows of "keys" about one trait, ascending.
    [[nodiscard]] std::vector<std::int32_t> keyRows(int traitRow) const;

private:
    /// For every row of a table the row of "traits" it is about, or -1.
    [[nodiscard]] std::vector<std::int32_t> traitsOf(const Table* table) const;

    std::vector<TraitId> m_traits;
    std::vector<std::int32_t> m_traitOfDecode;                       ///< by row of "decode"
    std::vector<std::vector<std::int32_t>> m_decodeRows, m_keyRows;  ///< by row of "traits"
};

}  // namespace pleio
