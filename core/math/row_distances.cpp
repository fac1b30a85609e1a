// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/row_distances.h"

#include "core/math/vectorized.h"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

constexpr std::size_t kRowsPerReport = 64;
constexpr std::size_t kLanes = 8;
constexpr double kUncorrelated = 0;
constexpr double kRounding = 1e-12;  // relative, of sums of some thousand squares

PLEIO_VECTORIZED double dotProduct(const double* a, const double* b, std::size_t count)
{
    double lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
    double sum = 0;
    for (const double lane : lanes) sum += lane;
    for (; i < count; ++i) sum += a[i] * b[i];
    return sum;
}

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

float distanceOf(double r, ClusterDistance distance)
{
    r = std::clamp(r, -1.0, 1.0);
    return static_cast<float>(1 - (distance == ClusterDistance::AbsoluteCorrelation ? std::abs(r) : r));
}

/// A row with gaps: values about their mean with 0 where one is missing, their squares, and 1 or 0 for there or not.
struct MaskedRow {
    const double* values;
    const double* squares;
    const double* present;
};

struct SharedSums {
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
};

PLEIO_VECTORIZED SharedSums sharedSums(const MaskedRow& a, const MaskedRow& b, std::size_t count)
{
    double n[kLanes] = {}, sa[kLanes] = {}, sb[kLanes] = {}, saa[kLanes] = {}, sbb[kLanes] = {}, sab[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const std::size_t at = i + lane;
            n[lane] += a.present[at] * b.present[at];
            sa[lane] += a.values[at] * b.present[at];
            sb[lane] += b.values[at] * a.present[at];
            saa[lane] += a.squares[at] * b.present[at];
            sbb[lane] += b.squares[at] * a.present[at];
            sab[lane] += a.values[at] * b.values[at];
        }
    SharedSums sums;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        sums.n += n[lane];
        sums.a += sa[lane];
        sums.b += sb[lane];
        sums.aa += saa[lane];
        sums.bb += sbb[lane];
        sums.ab += sab[lane];
    }
    for (; i < count; ++i) {
        sums.n += a.present[i] * b.present[i];
        sums.a += a.values[i] * b.present[i];
        sums.b += b.values[i] * a.present[i];
        sums.aa += a.squares[i] * b.present[i];
        sums.bb += b.squares[i] * a.present[i];
        sums.ab += a.values[i] * b.values[i];
    }
    return sums;
}

/// Pearson correlation over the columns both rows have. What is left of a variance after rounding is none.
double correlationOfShared(const MaskedRow& a, const MaskedRow& b, std::size_t columns)
{
    const SharedSums sums = sharedSums(a, b, columns);
    if (sums.n < 2) return kUncorrelated;
    const double aa = sums.aa - sums.a * sums.a / sums.n, bb = sums.bb - sums.b * sums.b / sums.n;
    if (aa <= kRounding * sums.aa || bb <= kRounding * sums.bb) return kUncorrelated;
    return (sums.ab - sums.a * sums.b / sums.n) / std::sqrt(aa * bb);
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

/// The rows as the correlation takes them: about their mean and of length 1 (a correlation does not change with
/// either), so that one of two complete rows is a dot product. Rows that do not vary are all 0.
struct PreparedRows {
    std::size_t columns = 0;
    std::vector<double> values, squares, present;

    explicit PreparedRows(std::span<const double> raw, std::size_t rows, std::size_t columnCount)
        : columns(columnCount), values(raw.size(), 0), squares(raw.size(), 0), present(raw.size(), 0)
    {
        for (std::size_t row = 0; row < rows; ++row) prepare(raw.subspan(row * columns, columns), row * columns);
    }

    [[nodiscard]] MaskedRow row(std::size_t row) const
    {
        return {values.data() + row * columns, squares.data() + row * columns, present.data() + row * columns};
    }

private:
    void prepare(std::span<const double> raw, std::size_t at)
    {
        double sum = 0, count = 0;
        double least = std::numeric_limits<double>::infinity(), most = -least;
        for (std::size_t c = 0; c < columns; ++c) {
            if (std::isnan(raw[c])) continue;
            present[at + c] = 1;
            sum += raw[c];
            count += 1;
            least = std::min(least, raw[c]);
            most = std::max(most, raw[c]);
        }
        if (!(least < most)) return;
        double squared = 0;
        for (std::size_t c = 0; c < columns; ++c) {
            if (std::isnan(raw[c])) continue;
            values[at + c] = raw[c] - sum / count;
            squared += values[at + c] * values[at + c];
        }
        for (std::size_t c = 0; c < columns; ++c) {
            values[at + c] /= std::sqrt(squared);
            squares[at + c] = values[at + c] * values[at + c];
        }
    }
};

std::vector<char> completeRows(std::span<const double> values, std::size_t rows, std::size_t columns)
{
    std::vector<char> complete(rows);
    for (std::size_t row = 0; row < rows; ++row)
        complete[row] =
            std::ranges::none_of(values.subspan(row * columns, columns), [](double v) { return std::isnan(v); });
    return complete;
}

}  // namespace

Result<std::vector<float>> rowDistances(std::span<const double> values, std::size_t rows, std::size_t columns,
                                        ClusterDistance distance, Progress& progress)
{
    assert(values.size() == rows * columns);
    std::vector<float> distances(rows < 2 ? 0 : rows * (rows - 1) / 2);
    const std::vector<char> complete = completeRows(values, rows, columns);
    const bool correlation = distance != ClusterDistance::Euclidean;
    const PreparedRows data(correlation ? values : std::span<const double>(), correlation ? rows : 0, columns);
    const auto between = [&](std::size_t a, std::size_t b) {
        const bool whole = complete[a] && complete[b];
        if (correlation)
            return distanceOf(whole ? dotProduct(data.row(a).values, data.row(b).values, columns)
                                    : correlationOfShared(data.row(a), data.row(b), columns),
                              distance);
        const double *pa = values.data() + a * columns, *pb = values.data() + b * columns;
        return whole ? static_cast<float>(std::sqrt(squaredDistance(pa, pb, columns)))
                     : euclideanOfShared(pa, pb, columns);
    };
    for (std::size_t first = 0; first < rows; first += kRowsPerReport) {
        if (progress.isCancelled()) return cancelled();
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
    if (distance == ClusterDistance::Euclidean) {
        float farthest = 0;
        for (const float d : distances)
            if (!std::isnan(d)) farthest = std::max(farthest, d);
        for (float& d : distances)
            if (std::isnan(d)) d = farthest;
    }
    return distances;
}

}  // namespace pleio
