// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/phenotype_layout.h"

#include <cstddef>
#include <string>

namespace pleio {

/// Decides about the columns of a wide table of phenotypes that say yes and no in words (TRUE, growth, +, x): they are
/// conditions, of 1 and 0, where they are more than the columns of numbers; beside more numbers they are left out, as
/// what else is known of the genes. The choice "yes_no" says otherwise: "1 and 0" or "leave out". Usage for other
/// words.
[[nodiscard]] Result<void> decideYesAndNo(const TableColumns& columns, std::size_t gene, const std::string& said,
                                          const std::string& file, PhenotypeLayout& layout);

/// 1, 0, or undefined for a cell that says neither. Nothing is no where only yes is marked (Crosses).
[[nodiscard]] double yesOrNo(std::string_view cell, FlagWords flags);

}  // namespace pleio
