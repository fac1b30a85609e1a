// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/base/table.h"
#include "core/math/hierarchical_clustering.h"
#include "core/math/principal_components.h"

#include <cstdint>
#include <optional>
#include <vector>

/// Tables of traits.structure.
namespace pleio::builtin {

/// What the traits' structure is made of.
struct TraitStructure {
    PrincipalComponents components;
    Eigen::VectorXd chance;  ///< eigenvalues by chance; empty without permutations
    Dendrogram tree;         ///< of the traits
    std::vector<std::int32_t> clusters;
    double clusterHeight = 0;       ///< at which the tree is cut into them
    std::vector<double> stability;  ///< of each cluster; empty without bootstrap
};

/// How alike the genes' profiles are.
struct GeneTree {
    std::optional<Dendrogram> tree;      ///< nothing if neither the heat map nor clusters need it
    std::vector<std::int32_t> clusters;  ///< numbered from the start of the tree's order; empty if none are wanted
    double cut = 0;                      ///< height between them
};

[[nodiscard]] Table componentTable(const TraitStructure& structure);
[[nodiscard]] Table loadingTable(const PhenotypeInput& input, const TraitStructure& structure);
[[nodiscard]] Table scoreTable(const PhenotypeInput& input, const TraitStructure& structure);
[[nodiscard]] Table clusterTable(const PhenotypeInput& input, const TraitStructure& structure);
/// Precondition: clusters are wanted.
[[nodiscard]] Table geneClusterTable(const PhenotypeInput& input, const GeneTree& genes);
[[nodiscard]] Table mergeTable(const PhenotypeInput& input, const TraitStructure& structure);

}  // namespace pleio::builtin
