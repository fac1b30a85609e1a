// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/phenotype_rules.h"

#include "core/math/ranks.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio {

std::vector<std::vector<PricePhenotype>> pricePhenotypes(const Eigen::MatrixXd& fitness, const Eigen::MatrixXd& t)
{
    assert(fitness.rows() == t.rows() && fitness.cols() == t.cols());
    std::vector<std::vector<PricePhenotype>> out;
    std::vector<double> sizes;
    for (Eigen::Index gene = 0; gene < fitness.rows(); ++gene) {
        sizes.clear();
        for (Eigen::Index c = 0; c < fitness.cols(); ++c)
            if (!std::isnan(fitness(gene, c))) sizes.push_back(std::abs(fitness(gene, c)));
        std::ranges::sort(sizes);
        const double usual = quantile(sizes, 0.95);
        auto& row = out.emplace_back(static_cast<std::size_t>(fitness.cols()), PricePhenotype::None);
        for (Eigen::Index c = 0; c < fitness.cols(); ++c) {
            const double size = std::abs(fitness(gene, c)), score = std::abs(t(gene, c));
            if (!(size > 1) || !(score > 4)) continue;
            const bool specific = score > 5 && usual < 1 && size > usual + 0.5;
            row[static_cast<std::size_t>(c)] = specific ? PricePhenotype::Specific : PricePhenotype::Phenotype;
        }
    }
    return out;
}

}  // namespace pleio
