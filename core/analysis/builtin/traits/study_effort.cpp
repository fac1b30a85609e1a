// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/study_effort.h"

#include <cmath>

namespace pleio::builtin {

std::vector<double> annotationCounts(const Dataset& dataset)
{
    std::vector<double> counts(dataset.genome.genes.size(), 0);
    for (const Trait& trait : dataset.traits.traits)
        for (const std::int32_t gene : trait.genes) counts[static_cast<std::size_t>(gene)] += 1;
    return counts;
}

StudyEffort studyEffort(const Dataset& dataset, std::span<const std::int32_t> genes,
                        std::span<const std::int64_t> tested)
{
    const auto n = static_cast<Eigen::Index>(genes.size());
    const std::vector<double> counts = annotationCounts(dataset);
    Eigen::MatrixXd all(n, 2);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto row = static_cast<std::size_t>(i);
        all(i, 0) = static_cast<double>(tested[row]);
        all(i, 1) = genes[row] < 0 ? 0 : std::log1p(counts[static_cast<std::size_t>(genes[row])]);
    }
    const std::vector<std::string> names{"traits tested", "ln(1 + annotations)"};
    StudyEffort out;
    out.values.resize(n, 0);
    for (Eigen::Index c = 0; c < all.cols() && n > 0; ++c) {
        if ((all.col(c).array() == all(0, c)).all()) continue;
        out.names.push_back(names[static_cast<std::size_t>(c)]);
        out.values.conservativeResize(Eigen::NoChange, out.values.cols() + 1);
        out.values.rightCols(1) = all.col(c);
    }
    return out;
}

}  // namespace pleio::builtin
