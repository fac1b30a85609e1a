// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/genetic_code.h"
#include "core/genome/genome.h"
#include "core/io/genomes/predicted_annotation.h"

#include <string_view>
#include <vector>

namespace pleio {

/// Shortest open reading frame that is reported, in codons, start included and stop not. Random sequence
/// of half G and C holds an open stretch of this length at one position in 75 ((61/64)^90).
inline constexpr std::int64_t kMinimumOrfCodons = 90;

/// Raised when scanOrfs() finds other genes in the same sequence.
inline constexpr std::string_view kOrfScanVersion = "1";

/// Open reading frames of all six frames of one sequence: from the first ATG, GTG or TTG (where the code
/// starts with it) behind a stop to the next stop, at least kMinimumOrfCodons long, unambiguous. Where
/// frames overlap the longest is kept, at equal length the leftmost. Parts ascending by start.
[[nodiscard]] Result<std::vector<Location>> scanOrfs(const std::string& sequence, const GeneticCode& code,
                                                     Progress& progress);

/// Gives a genome without annotation the genes found by scanOrfs(), named <sequence>_orf<number>, and
/// marks them and the genome as predicted. What is returned says program, version and code.
[[nodiscard]] Result<GenePrediction> predictByScan(Genome& genome, const GeneticCode& code, Progress& progress);

}  // namespace pleio
