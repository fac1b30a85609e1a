// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"

#include <string>
#include <utility>

namespace pleio::builtin {

/// A column in one expression; the type of `values` decides its kind.
inline Column column(std::string id, std::string title, std::string help, Column::Values values,
                     NumberStyle style = NumberStyle::Plain)
{
    return {std::move(id), std::move(title), std::move(help), std::move(values), style};
}

}  // namespace pleio::builtin
