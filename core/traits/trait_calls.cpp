// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/trait_calls.h"

#include "core/math/false_discovery.h"

#include <algorithm>
#include <cstddef>
#include <map>

namespace pleio {

Eigen::MatrixXd adjustedP(const Eigen::MatrixXd& p, CallFamily family)
{
    Eigen::MatrixXd q(p.rows(), p.cols());
    const Eigen::Index step = family == CallFamily::PerTrait ? 1 : p.cols();
    for (Eigen::Index column = 0; column < p.cols(); column += step) {
        const auto size = static_cast<std::size_t>(p.rows() * step);
        const std::vector<double> adjusted = benjaminiHochberg({p.data() + column * p.rows(), size});
        std::ranges::copy(adjusted, q.data() + column * p.rows());
    }
    return q;
}

CallCounts countCalls(const CallMatrix& called, std::span<const std::int32_t> group)
{
    const std::int32_t groups = group.empty() ? 0 : *std::ranges::max_element(group) + 1;
    CallCounts counts;
    std::vector<bool> hit;
    for (Eigen::Index gene = 0; gene < called.rows(); ++gene) {
        hit.assign(static_cast<std::size_t>(groups), false);
        std::int64_t traits = 0;
        for (Eigen::Index trait = 0; trait < called.cols(); ++trait) {
            if (!called(gene, trait)) continue;
            ++traits;
            hit[static_cast<std::size_t>(group[static_cast<std::size_t>(trait)])] = true;
        }
        counts.called.push_back(traits);
        counts.groups.push_back(std::ranges::count(hit, true));
    }
    return counts;
}

std::vector<double> expectedCallCounts(const CallMatrix& called, const CallMatrix& tested)
{
    std::vector<double> rate;
    for (Eigen::Index trait = 0; trait < called.cols(); ++trait) {
        const auto genes = static_cast<double>(tested.col(trait).count());
        rate.push_back(genes > 0 ? static_cast<double>(called.col(trait).count()) / genes : 0);
    }
    // Genes that were tested for the same traits share one distribution.
    std::map<std::vector<bool>, double> patterns;
    for (Eigen::Index gene = 0; gene < tested.rows(); ++gene) {
        std::vector<bool> pattern(static_cast<std::size_t>(tested.cols()));
        for (Eigen::Index trait = 0; trait < tested.cols(); ++trait)
            pattern[static_cast<std::size_t>(trait)] = tested(gene, trait);
        patterns[std::move(pattern)] += 1;
    }
    std::vector<double> expected(static_cast<std::size_t>(called.cols()) + 1, 0);
    for (const auto& [pattern, genes] : patterns) {
        std::vector<double> chance{1};
        for (std::size_t trait = 0; trait < pattern.size(); ++trait) {
            if (!pattern[trait]) continue;
            chance.push_back(0);
            for (std::size_t k = chance.size() - 1; k > 0; --k)
                chance[k] = chance[k] * (1 - rate[trait]) + chance[k - 1] * rate[trait];
            chance[0] *= 1 - rate[trait];
        }
        for (std::size_t k = 0; k < chance.size(); ++k) expected[k] += genes * chance[k];
    }
    return expected;
}

}  // namespace pleio
