// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/cipher/decode_tables.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/plot/plot_spec.h"

#include <vector>

namespace pleio::builtin {

/// The figures of cipher.decode: evidence_grades, trait_forest, trait_heatmap, reliability, pleiotropy_ranking.
/// Cancelled is the only error.
[[nodiscard]] Result<std::vector<PlotSpec>> decodePlots(const Dataset& dataset, const TraitChoice& choice,
                                                        const TrainingSet& set, const DecodeResult& result,
                                                        Channel channel, Progress& progress);

}  // namespace pleio::builtin
