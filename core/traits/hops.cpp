// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/hops.h"

#include "core/base/undefined.h"
#include "core/math/chi_square.h"
#include "core/math/distributions.h"
#include "core/math/random.h"
#include "core/traits/null_correlation.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr double kLarge = 2;  ///< |z| beyond which a trait counts for Pn

Eigen::MatrixXd shuffledColumns(const Eigen::MatrixXd& z, Random& random)
{
    Eigen::MatrixXd out = z;
    std::vector<double> values;
    for (Eigen::Index c = 0; c < z.cols(); ++c) {
        values.clear();
        for (const double value : z.col(c))
            if (!std::isnan(value)) values.push_back(value);
        shuffle(values, random);
        std::size_t next = 0;
        for (double& value : out.col(c))
            if (!std::isnan(value)) value = values[next++];
    }
    return out;
}

void append(std::vector<double>& all, const std::vector<double>& some)
{
    std::ranges::copy_if(some, std::back_inserter(all), [](double p) { return !std::isnan(p); });
}

std::vector<double> against(std::vector<double> null, const std::vector<double>& observed)
{
    std::ranges::sort(null);
    std::vector<double> p;
    for (const double value : observed) {
        // Equal statistics may differ in their last digits.
        const auto reached = std::ranges::upper_bound(null, value * (1 + 1e-9)) - null.begin();
        p.push_back(std::isnan(value) ? kUndefined
                                      : static_cast<double>(1 + reached) / static_cast<double>(null.size() + 1));
    }
    return p;
}

}  // namespace

HopsScores hopsScores(const Eigen::MatrixXd& whitenedZ)
{
    const double largeByChance = normalTwoSidedP(kLarge);
    HopsScores scores;
    for (Eigen::Index gene = 0; gene < whitenedZ.rows(); ++gene) {
        double traits = 0, sum = 0;
        std::int64_t large = 0;
        for (Eigen::Index c = 0; c < whitenedZ.cols(); ++c) {
            const double z = whitenedZ(gene, c);
            if (std::isnan(z)) continue;
            ++traits;
            sum += z * z;
            large += std::abs(z) > kLarge ? 1 : 0;
        }
        const bool tested = traits > 0;
        scores.magnitude.push_back(tested ? 100 * std::sqrt(sum) / traits : kUndefined);
        scores.magnitudeP.push_back(tested ? chiSquareSurvival(sum, traits) : kUndefined);
        scores.number.push_back(large);
        scores.numberP.push_back(tested ? binomialSurvival(large, static_cast<std::int64_t>(traits), largeByChance)
                                        : kUndefined);
    }
    return scores;
}

Result<HopsPermutation> hopsPermutation(const Eigen::MatrixXd& z, const Eigen::MatrixXd& correlation,
                                        const HopsScores& observed, int permutations, std::uint64_t seed,
                                        Progress& progress)
{
    std::vector<double> magnitude, number;
    for (int i = 0; i < permutations; ++i) {
        if (progress.isCancelled()) return cancelled();
        progress.report(static_cast<double>(i) / permutations, "Shuffling traits over genes");
        Random random(deriveSeed(seed, static_cast<std::uint64_t>(i)));
        const HopsScores null = hopsScores(whitened(shuffledColumns(z, random), correlation));
        append(magnitude, null.magnitudeP);
        append(number, null.numberP);
    }
    return HopsPermutation{against(std::move(magnitude), observed.magnitudeP),
                           against(std::move(number), observed.numberP)};
}

}  // namespace pleio
