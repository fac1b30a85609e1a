// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/structure_tables.h"
#include "core/analysis/parameters.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

/// The heat map of traits.structure.
namespace pleio::builtin {

/// "order", "gene_clusters", "trait" and "heat_map".
[[nodiscard]] std::vector<ParameterSpec> structureMapParameters();

/// The tree of the genes and its clusters, as far as the parameters ask for them. Cancelled is the only error.
[[nodiscard]] Result<GeneTree> geneTree(const PhenotypeInput& input, const Parameters& parameters, Progress& progress);

/// All genes and traits as the parameters order them. `method` says in words how the traits are clustered; `marked`,
/// one flag a row or empty, are the genes of the trait that the parameters name.
[[nodiscard]] PlotSpec phenotypeMap(const PhenotypeInput& input, const TraitStructure& structure, const GeneTree& genes,
                                    const std::vector<char>& marked, const std::string& method,
                                    const Parameters& parameters);

}  // namespace pleio::builtin
