// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/table_columns.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace pleio {

/// The columns of a table of numbers that say something of another column of it: "p_LB", "LB t", "LB (se)" and "LB_SD"
/// beside "LB" or "LB_mean"; "sd" beside "mean". A word of one or two letters is a name of conditions as well ("SD
/// medium", "T 1", "p-coumarate"), so that it counts only where the column of which it speaks is there and the numbers
/// can be what it says: p from 0 to 1, errors and counts not below 0.
class StatisticColumns {
public:
    StatisticColumns(const TableColumns& columns, std::size_t gene);

    /// Whether a column is one of them.
    [[nodiscard]] bool is(std::size_t column) const { return m_is[column]; }
    /// The column whose whole header is the condition of which such a column speaks ("LB" for "LB t").
    [[nodiscard]] std::optional<std::size_t> conditionOf(std::size_t column) const { return m_of[column]; }

private:
    std::vector<bool> m_is;
    std::vector<std::optional<std::size_t>> m_of;
};

}  // namespace pleio
