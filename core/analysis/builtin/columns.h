// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pleio::builtin {

/// A column in one expression; the type of `values` decides its kind.
inline Column column(std::string id, std::string title, std::string help, Column::Values values,
                     NumberStyle style = NumberStyle::Plain)
{
    return {std::move(id), std::move(title), std::move(help), std::move(values), style};
}

/// Amounts as whole numbers where all of them are, as counts should be.
inline Column::Values countValues(std::vector<double> amounts)
{
    if (std::ranges::all_of(amounts, [](double n) { return n == std::floor(n) && std::abs(n) < 1e15; }))
        return std::vector<std::int64_t>(amounts.begin(), amounts.end());
    return amounts;
}

}  // namespace pleio::builtin
