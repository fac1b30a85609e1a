// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/result_index.h"
#include "app/gui/selection.h"
#include "core/analysis/analysis.h"
#include "core/plot/codon_usage_plot.h"

#include <memory>
#include <string>

namespace pleio {

/// Asks kCodonUsage for the codon usage of the selected genes and the selected trait beside that of the genome; the
/// other parameters are the defaults. A trait whose name another source bears as well is named with its source.
[[nodiscard]] Request selectionUsageRequest(const Selection& selection, const Dataset& dataset);

/// What such a request gave.
struct SelectionUsage {
    std::shared_ptr<const ResultIndex> run;
    bool genesLeftOut = false, traitLeftOut = false;  ///< the set holds no gene whose codons can be pooled
};
/// Runs the request; a set without a gene to pool is left out and the others are shown. For a worker thread.
[[nodiscard]] Result<SelectionUsage> selectionUsage(Request request, const Dataset& dataset, Progress& progress);

/// The table "codon_usage" of a report of kCodonUsage drawn as bars of genome, selected genes and trait, and the last
/// of these sets as a grid of the 64 codons. Nothing is computed: each value is a cell of the table.
struct UsageFigures {
    PlotSpec bars, grid;
};
/// `genome` and `genes` name these sets in the window's language.
[[nodiscard]] UsageFigures usageFigures(const Report& usage, CodonUsageMeasure measure, const std::string& genome,
                                        const std::string& genes);

}  // namespace pleio
