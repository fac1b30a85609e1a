// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/codon/codon_order.h"
#include "core/codon/codon_windows.h"
#include "core/genome/gene_codons.h"

#include <span>

namespace pleio::builtin {

/// Table "gene_windows": the statistics of codon order of every row of `genes`, with p, q and the reasons for what is
/// undefined.
[[nodiscard]] Table codonOrderTable(const Genome& genome, const GeneCodons& genes,
                                    std::span<const CodonSequence> sequences, std::span<const CodonOrder> orders,
                                    const CodonOrderScales& scales);

/// Table "windows": one row a window of the chosen gene.
[[nodiscard]] Table windowTable(const GeneWindows& windows, std::size_t window);

}  // namespace pleio::builtin
