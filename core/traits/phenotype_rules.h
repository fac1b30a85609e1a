// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pleio {

/// A gene with more called phenotypes than this is "multi-stress responsive" (Nichols et al. 2011, Cell 144:143, who
/// counted them over their 324 conditions).
inline constexpr std::int64_t kMultiStressPhenotypes = 30;

/// Phenotypes by the rules of Price et al. (2018), Nature 557:503, for fitness (log2 change of abundance) and its
/// t-like score, genes × conditions.
enum class PricePhenotype : std::uint8_t { None, Phenotype, Specific };

/// Phenotype: |fitness| > 1 and |t| > 4. Specific: |fitness| > 1 and |t| > 5, with 95 % of the gene's |fitness| below
/// 1 and |fitness| above their 95th percentile by more than 0.5 (percentile by linear interpolation over all
/// conditions of the gene). NaN in either matrix: none. Row by row, genes × conditions.
[[nodiscard]] std::vector<std::vector<PricePhenotype>> pricePhenotypes(const Eigen::MatrixXd& fitness,
                                                                       const Eigen::MatrixXd& t);

}  // namespace pleio
