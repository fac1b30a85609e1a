// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/table.h"
#include "core/codon/codon_order.h"
#include "core/genome/gene_codons.h"
#include "core/plot/plot_spec.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pleio::builtin {

/// What the windows along the genome average, one entry a row of `genes`.
struct GenomeWindowValues {
    const GeneCodons* genes = nullptr;
    std::span<const double> cai;  ///< NaN where undefined
    std::span<const CodonOrder> orders;
};

/// Table "genome_windows": windows of `span` bp along every replicon with genes that have a place, each gene in the
/// window that holds the middle of its first part. Of flagged genes only short ones take part.
[[nodiscard]] Table genomeWindowTable(const Genome& genome, const GenomeWindowValues& values, std::int64_t span);

/// The table's columns along the longest replicon, with its genes; empty if no gene has a place.
[[nodiscard]] std::optional<PlotSpec> genomeWindowPlot(const Genome& genome, const GeneCodons& genes,
                                                       const Table& windows, std::int64_t span);

}  // namespace pleio::builtin
