// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/row_distances.h"

#include "core/math/correlation.h"
#include "core/math/vectorized.h"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>

#include <cassert>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

constexpr std::size_t kRowsPerReport = 64;
constexpr std::size_t kLanes = 8;

PLEIO_VECTORIZED double squaredDistance(const double* a, const double* b, std::size_t count)
{
    double lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double d = a[i + lane] - b[i + lane];
            lanes[lane] += d * d;
        }
    double sum = 0;
    for (const double lane : lanes) sum += lane;
    for (; i < count; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

float euclideanOfShared(const double* a, const double* b, std::size_t columns)
{
    double sum = 0, shared = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        if (std::isnan(a[c]) || std::isnan(b[c])) continue;
        sum += (a[c] - b[c]) * (a[c] - b[c]);
        shared += 1;
    }
    if (shared == 0) return std::numeric_limits<float>::quiet_NaN();
    return static_cast<float>(std::sqrt(sum * static_cast<double>(columns) / shared));
}

std::vector<char> rowsWithoutGaps(std::span<const double> values, std::size_t rows, std::size_t columns)
{
    std::vector<char> complete(rows);
    for (std::size_t row = 0; row < rows; ++row)
        complete[row] =
            std::ranges::none_of(values.subspan(row * columns, columns), [](double v) { return std::isnan(v); });
    return complete;
}

bool correlationDistances(std::span<const double> values, std::size_t rows, std::size_t columns, bool absolute,
                          std::vector<float>& distances, Progress& progress)
{
    // Row by row is column by column of the transposed matrix.
    const Eigen::Map<const Eigen::MatrixXd> turned(values.data(), static_cast<Eigen::Index>(columns),
                                                   static_cast<Eigen::Index>(rows));
    return forEachCorrelationTile(turned, progress, [&](const CorrelationTile& tile) {
        for (Eigen::Index i = 0; i < tile.r.rows(); ++i)
            for (Eigen::Index j = 0; j < tile.r.cols(); ++j) {
                const auto a = static_cast<std::size_t>(tile.firstRow + i);
                const auto b = static_cast<std::size_t>(tile.firstColumn + j);
                if (a >= b) continue;
                const double r = std::isnan(tile.r(i, j)) ? 0 : tile.r(i, j);
                distances[condensedIndex(a, b, rows)] = static_cast<float>(1 - (absolute ? std::abs(r) : r));
            }
    });
}

bool euclideanDistances(std::span<const double> values, std::size_t rows, std::size_t columns,
                        std::vector<float>& distances, Progress& progress)
{
    const std::vector<char> complete = rowsWithoutGaps(values, rows, columns);
    const auto between = [&](std::size_t a, std::size_t b) {
        const double *pa = values.data() + a * columns, *pb = values.data() + b * columns;
        return complete[a] && complete[b] ? static_cast<float>(std::sqrt(squaredDistance(pa, pb, columns)))
                                          : euclideanOfShared(pa, pb, columns);
    };
    for (std::size_t first = 0; first < rows; first += kRowsPerReport) {
        if (progress.isCancelled()) return false;
        const std::size_t end = std::min(first + kRowsPerReport, rows);
        oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::size_t>(first, end, 4), [&](const auto& range) {
            for (std::size_t row = range.begin(); row < range.end(); ++row)
                for (std::size_t other = row + 1; other < rows; ++other)
                    distances[condensedIndex(row, other, rows)] = between(row, other);
        });
        // Row i has rows - i - 1 pairs, so the share of the pairs done grows as a square.
        const double left = static_cast<double>(rows - end) / static_cast<double>(rows);
        progress.report(1 - left * left, "Comparing rows");
    }
    float farthest = 0;
    for (const float d : distances)
        if (!std::isnan(d)) farthest = std::max(farthest, d);
    for (float& d : distances)
        if (std::isnan(d)) d = farthest;
    return true;
}

}  // namespace

Result<std::vector<float>> rowDistances(std::span<const double> values, std::size_t rows, std::size_t columns,
                                        ClusterDistance distance, Progress& progress)
{
    assert(values.size() == rows * columns);
    std::vector<float> distances(rows < 2 ? 0 : rows * (rows - 1) / 2);
    const bool finished =
        distance == ClusterDistance::Euclidean
            ? euclideanDistances(values, rows, columns, distances, progress)
            : correlationDistances(values, rows, columns, distance == ClusterDistance::AbsoluteCorrelation, distances,
                                   progress);
    if (!finished) return cancelled();
    return distances;
}

}  // namespace pleio
