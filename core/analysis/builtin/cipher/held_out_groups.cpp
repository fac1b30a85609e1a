// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/cipher/held_out_groups.h"

#include "core/base/text.h"

namespace pleio::builtin {

Result<GeneGroups> heldOutGroups(const Dataset& dataset, const TrainingSet& set, Progress& progress)
{
    auto groups = groupGenes(dataset.genome, set, dataset.clusters, progress);
    if (!groups || groups->count > 1) return groups;
    const bool named = !dataset.clusters.empty();
    return badInput("All " + counted(set.rows(), "gene", "genes") + " to learn from are one group, an operon or a " +
                        (named ? "cluster of the table" : "family of similar proteins") +
                        ", which is never split, so none can be held out; " +
                        (named ? "give other clusters or load a whole genome."
                               : "load a whole genome, or a table of clusters if the proteins are not related."),
                    named ? "clusters" : "");
}

}  // namespace pleio::builtin
