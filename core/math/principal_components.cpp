// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/principal_components.h"

#include "core/base/undefined.h"
#include "core/math/axis_sign.h"
#include "core/math/correlation.h"
#include "core/math/fixed_product.h"
#include "core/math/prepared_columns.h"
#include "core/math/random.h"
#include "core/math/ranks.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace pleio {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The columns that vary, prepared, with 0, their mean, where a value is missing.
struct VaryingColumns {
    MatrixXd values;
    std::vector<Index> columns;  // of the whole matrix
};

VaryingColumns varyingColumns(const MatrixXd& values)
{
    PreparedColumns prepared(values);
    VaryingColumns kept;
    for (Index column = 0; column < values.cols(); ++column)
        if (prepared.varies[static_cast<std::size_t>(column)]) kept.columns.push_back(column);
    kept.values = kept.columns.size() == prepared.varies.size() ? std::move(prepared.values)
                                                                : MatrixXd(prepared.values(Eigen::all, kept.columns));
    return kept;
}

Result<MatrixXd> correlationMatrix(const MatrixXd& values, Progress& progress)
{
    MatrixXd r(values.cols(), values.cols());
    const bool finished = forEachCorrelationTile(values, progress, [&](const CorrelationTile& tile) {
        // The lower half is all the solver reads.
        r.block(tile.firstColumn, tile.firstRow, tile.r.cols(), tile.r.rows()) = tile.r.transpose();
    });
    if (!finished) return cancelled();
    return r;
}

}  // namespace

Result<PrincipalComponents> principalComponents(const MatrixXd& values, Index components, Progress& progress)
{
    const VaryingColumns data = varyingColumns(values);
    const auto r = correlationMatrix(data.values, progress);
    if (!r) return r.error();
    const Index count = data.values.cols();
    components = std::clamp(components, Index{0}, count);
    PrincipalComponents found{VectorXd(count), MatrixXd::Constant(values.cols(), components, kUndefined), MatrixXd()};
    if (count == 0) return found;
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(*r);  // eigenvalues ascending
    found.eigenvalues = solver.eigenvalues().reverse();
    MatrixXd vectors = solver.eigenvectors().rightCols(components).rowwise().reverse();
    for (Index k = 0; k < components; ++k) {
        makeLargestPositive(vectors.col(k));
        const double root = std::sqrt(std::max(found.eigenvalues[k], 0.0));
        for (Index i = 0; i < count; ++i)
            found.loadings(data.columns[static_cast<std::size_t>(i)], k) = vectors(i, k) * root;
    }
    // Columns of length 1 have the variance 1 / (n - 1).
    found.scores = fixedProduct(data.values.transpose(), vectors) * std::sqrt(static_cast<double>(values.rows() - 1));
    return found;
}

Result<VectorXd> parallelEigenvalues(const MatrixXd& values, int permutations, double quantile, std::uint64_t seed,
                                     Progress& progress)
{
    assert(permutations > 0 && quantile >= 0 && quantile <= 1);
    MatrixXd shuffled = varyingColumns(values).values;
    const Index count = shuffled.cols();
    std::vector<std::vector<double>> drawn(static_cast<std::size_t>(count));
    for (int i = 0; i < permutations && count > 0; ++i) {
        shuffleColumns(shuffled, deriveSeed(seed, static_cast<std::uint64_t>(i)));
        SubProgress part(progress, static_cast<double>(i) / permutations, (i + 1.0) / permutations);
        const auto r = correlationMatrix(shuffled, part);
        if (!r) return r.error();
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(*r, Eigen::EigenvaluesOnly);
        for (Index k = 0; k < count; ++k)
            drawn[static_cast<std::size_t>(k)].push_back(solver.eigenvalues()[count - 1 - k]);
    }
    VectorXd chance(count);
    for (Index k = 0; k < count; ++k) {
        auto& own = drawn[static_cast<std::size_t>(k)];
        std::ranges::sort(own);
        chance[k] = pleio::quantile(own, quantile);
    }
    return chance;
}

Index componentsAboveChance(const VectorXd& eigenvalues, const VectorXd& chance)
{
    assert(eigenvalues.size() == chance.size());
    Index count = 0;
    while (count < eigenvalues.size() && eigenvalues[count] > chance[count]) ++count;
    return count;
}

}  // namespace pleio
