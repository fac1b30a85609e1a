// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/gene_bias.h"

#include <span>

namespace pleio::builtin {

/// One statistic of codon bias as a column: of the table of `codon.bias` and of the streamed table.
struct BiasColumn {
    const char* id;
    const char* title;
    const char* help;  ///< definition, range and source
    double GeneBias::*value;
};

/// All of them, in the order of the table.
[[nodiscard]] std::span<const BiasColumn> biasColumns();

}  // namespace pleio::builtin
