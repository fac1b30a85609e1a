// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/phenotype_input.h"
#include "core/base/table.h"
#include "core/math/hierarchical_clustering.h"
#include "core/math/principal_components.h"

#include <cstdint>
#include <vector>

/// Tables of traits.structure.
namespace pleio::builtin {

/// What the traits' structure is made of.
struct TraitStructure {
    PrincipalComponents components;
    Eigen::VectorXd chance;  ///< eigenvalues by chance; empty without permutations
    Dendrogram tree;         ///< of the traits
    std::vector<std::int32_t> clusters;
    std::vector<double> stability;  ///< of each cluster; empty without bootstrap
};

[[nodiscard]] Table componentTable(const TraitStructure& structure);
[[nodiscard]] Table loadingTable(const PhenotypeInput& input, const TraitStructure& structure);
[[nodiscard]] Table scoreTable(const PhenotypeInput& input, const TraitStructure& structure);
[[nodiscard]] Table clusterTable(const PhenotypeInput& input, const TraitStructure& structure);
[[nodiscard]] Table mergeTable(const PhenotypeInput& input, const TraitStructure& structure);

}  // namespace pleio::builtin
