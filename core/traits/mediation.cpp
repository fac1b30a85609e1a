// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/mediation.h"

#include "core/base/undefined.h"
#include "core/math/student_t.h"

#include <cassert>
#include <cmath>

namespace pleio {

namespace {

std::vector<double> residualP(std::span<const double> x, std::span<const double> y, std::span<const std::size_t> genes)
{
    std::vector<double> p(genes.size(), kUndefined);
    double n = 0, meanX = 0, meanY = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isnan(x[i]) || std::isnan(y[i])) continue;
        ++n;
        meanX += x[i];
        meanY += y[i];
    }
    meanX /= n;
    meanY /= n;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isnan(x[i]) || std::isnan(y[i])) continue;
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (n < 4 || !(xx > 0)) return p;
    const double slope = xy / xx;
    double squares = 0;
    const auto residual = [&](std::size_t i) { return y[i] - meanY - slope * (x[i] - meanX); };
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!std::isnan(x[i]) && !std::isnan(y[i])) squares += residual(i) * residual(i);
    for (std::size_t g = 0; g < genes.size(); ++g) {
        const std::size_t i = genes[g];
        if (std::isnan(x[i]) || std::isnan(y[i])) continue;
        const double free = 1 - 1 / n - (x[i] - meanX) * (x[i] - meanX) / xx;  // 1 - leverage
        const double r = residual(i);
        const double without = (squares - r * r / free) / (n - 3);  // residual variance without this gene
        if (free > 1e-12 && without > 0) p[g] = studentTwoSidedP(r / std::sqrt(without * free), n - 3);
    }
    return p;
}

}  // namespace

ResidualTests residualTests(std::span<const double> first, std::span<const double> second,
                            std::span<const std::size_t> genes)
{
    assert(first.size() == second.size());
    return {residualP(first, second, genes), residualP(second, first, genes)};
}

TraitRelation traitRelation(double secondGivenFirst, double firstGivenSecond, double alpha)
{
    const bool second = secondGivenFirst <= alpha, first = firstGivenSecond <= alpha;
    if (std::isnan(secondGivenFirst) || std::isnan(firstGivenSecond)) return TraitRelation::Undecided;
    if (first && second) return TraitRelation::Horizontal;
    if (first) return TraitRelation::FirstToSecond;
    return second ? TraitRelation::SecondToFirst : TraitRelation::Undecided;
}

}  // namespace pleio
