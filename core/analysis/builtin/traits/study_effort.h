// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pleio::builtin {

/// How much a gene was studied, which by itself raises the number of its known traits.
struct StudyEffort {
    std::vector<std::string> names;  ///< of the columns that vary
    Eigen::MatrixXd values;          ///< rows × names
};
/// The number of tested traits and ln(1 + annotations) of the genes of the rows (`genes`, -1 none: 0 annotations).
[[nodiscard]] StudyEffort studyEffort(const Dataset& dataset, std::span<const std::int32_t> genes,
                                      std::span<const std::int64_t> tested);

/// Annotated traits of every gene of the genome.
[[nodiscard]] std::vector<double> annotationCounts(const Dataset& dataset);

}  // namespace pleio::builtin
