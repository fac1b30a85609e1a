// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/genome.h"
#include "core/io/genomes/predicted_annotation.h"

#include <string>

namespace pleio {

/// The path of prodigal: `given` if it can be run, else the one in PATH; empty if there is none.
[[nodiscard]] std::string findProdigal(const std::string& given);

/// True for the genetic codes prodigal knows (1-6, 9-16, 21-25).
[[nodiscard]] bool prodigalKnowsCode(int geneticCode);

/// Runs prodigal (Hyatt et al. 2010, BMC Bioinformatics 11:119) on the sequences in a temporary folder
/// and takes over its genes, named <sequence>_<number> and marked as predicted. Sequences that are too
/// short to train it (20,000 bases together) are read in its "meta" mode. Cancelling ends the program. What is returned
/// says program, version, mode and code.
[[nodiscard]] Result<GenePrediction> predictByProdigal(Genome& genome, const std::string& program, int geneticCode,
                                                       Progress& progress);

}  // namespace pleio
