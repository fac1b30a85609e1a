// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/io/codon_tables/codon_table.h"

#include <optional>

namespace pleio {

/// The counts of a table with the columns "codon" and "count", such as "codon_usage" of the analysis codon.usage, as a
/// codon usage table; nothing if it is none. The name is left to the caller.
[[nodiscard]] std::optional<CodonTable> codonTableFrom(const Table& table);

}  // namespace pleio
