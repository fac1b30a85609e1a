// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cmath>

namespace pleio {

/// The sign of an eigenvector is free: the loading of largest size is made positive. Mirrored loadings may differ in
/// their last digits, so of nearly equal ones the first counts.
inline void makeLargestPositive(Eigen::Ref<Eigen::VectorXd> loadings)
{
    Eigen::Index largest = 0;
    for (Eigen::Index k = 1; k < loadings.size(); ++k)
        if (std::abs(loadings[k]) > std::abs(loadings[largest]) * (1 + 1e-9)) largest = k;
    if (loadings.size() > 0 && loadings[largest] < 0) loadings = -loadings;
}

}  // namespace pleio
