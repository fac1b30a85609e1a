// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace pleio {

/// How many columns of a table may hold the amount of a gene, where its headers say that it holds nothing else:
/// abundances or counts beside places and lengths (Salmon, kallisto, RSEM, StringTie), or samples behind the six
/// columns of featureCounts. Of several kinds the best is counted (TPM before counts). 0 for all other tables.
[[nodiscard]] std::size_t amountColumns(std::string_view text);

/// Whether there are any.
[[nodiscard]] bool isAmountTable(std::string_view text);

/// How many columns of numbers a table has beside its genes, without those that programs write beside values.
[[nodiscard]] std::size_t valueColumnsOf(std::string_view text);

}  // namespace pleio
