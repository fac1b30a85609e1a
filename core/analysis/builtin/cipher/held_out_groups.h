// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cipher/gene_groups.h"

namespace pleio::builtin {

/// The groups of genes that folds are made of (groupGenes with the clusters of the dataset). BadInput if all genes are
/// one group: then nothing is left to learn from when it is held out. Cancelled.
[[nodiscard]] Result<GeneGroups> heldOutGroups(const Dataset& dataset, const TrainingSet& set, Progress& progress);

}  // namespace pleio::builtin
