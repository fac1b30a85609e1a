// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/prepared_columns.h"

#include "core/math/random.h"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

struct Summary {
    double sum = 0, count = 0;
    double least = std::numeric_limits<double>::infinity(), most = -least;
};

Summary summaryOf(const Eigen::Ref<const Eigen::VectorXd>& column)
{
    Summary found;
    for (const double v : column) {
        if (std::isnan(v)) continue;
        found.sum += v;
        found.count += 1;
        found.least = std::min(found.least, v);
        found.most = std::max(found.most, v);
    }
    return found;
}

}  // namespace

PreparedColumns::PreparedColumns(const Eigen::Ref<const Eigen::MatrixXd>& raw)
    : values(Eigen::MatrixXd::Zero(raw.rows(), raw.cols())), complete(static_cast<std::size_t>(raw.cols())),
      varies(static_cast<std::size_t>(raw.cols()))
{
    oneapi::tbb::parallel_for(Eigen::Index{0}, raw.cols(), [&](Eigen::Index column) {
        const Summary found = summaryOf(raw.col(column));
        const auto at = static_cast<std::size_t>(column);
        complete[at] = static_cast<Eigen::Index>(found.count) == raw.rows();
        varies[at] = found.least < found.most;
        if (!varies[at]) return;
        double squares = 0;
        for (Eigen::Index row = 0; row < raw.rows(); ++row) {
            if (std::isnan(raw(row, column))) continue;
            double& own = values(row, column);
            own = raw(row, column) - found.sum / found.count;
            squares += own * own;
        }
        values.col(column) /= std::sqrt(squares);
    });
}

void shuffleColumns(Eigen::MatrixXd& values, std::uint64_t seed)
{
    oneapi::tbb::parallel_for(Eigen::Index{0}, values.cols(), [&](Eigen::Index column) {
        Random random(deriveSeed(seed, static_cast<std::uint64_t>(column)));
        std::vector<double> present;
        for (const double v : values.col(column))
            if (!std::isnan(v)) present.push_back(v);
        shuffle(present, random);
        std::size_t next = 0;
        for (double& v : values.col(column))
            if (!std::isnan(v)) v = present[next++];
    });
}

}  // namespace pleio
