// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cipher/synthetic_training.h"

#include "core/codon/composition.h"
#include "core/genome/gene_codons.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pleio::test {

SyntheticTraining makeSyntheticTraining(const SynthParams& params)
{
    NoProgress progress;
    Result<SyntheticGenome> made = drawGenome(params, progress);
    TrainingSet set = makeTrainingSet(made->genome, geneCodons(made->genome, StartCodon::Drop).codons);
    Result<GeneGroups> groups = groupGenes(made->genome, set, {}, progress);
    MemberRows members(made->traits.size());
    for (std::size_t t = 0; t < members.size(); ++t)
        for (std::size_t row = 0; row < set.rows(); ++row)
            if (std::ranges::binary_search(made->traits[t].genes, set.genes[row]))
                members[t].push_back(static_cast<std::int32_t>(row));
    Covariates covariates = plainCovariates(set);
    return {std::move(*made), std::move(set), std::move(*groups), std::move(members), std::move(covariates)};
}

Covariates plainCovariates(const TrainingSet& set)
{
    Eigen::MatrixXd values(static_cast<Eigen::Index>(set.rows()), 2);
    for (std::size_t row = 0; row < set.rows(); ++row) {
        const auto i = static_cast<Eigen::Index>(row);
        std::array<std::uint32_t, kCodons> counts{};
        for (std::size_t c = 0; c < set.layout.synonymousColumns(); ++c)
            counts[static_cast<std::size_t>(set.layout.codons[c])] =
                static_cast<std::uint32_t>(set.codons(i, static_cast<Eigen::Index>(c)));
        values(i, 0) = gc3s(counts, *set.layout.code);
        values(i, 1) = std::log(static_cast<double>(set.length[row]));
    }
    return standardised({"GC3s", "ln length"}, values);
}

std::vector<std::int32_t> randomMembers(std::size_t rows, std::size_t size, Random& random)
{
    std::vector<std::int32_t> all(rows);
    std::iota(all.begin(), all.end(), 0);
    shuffle(all, random);
    all.resize(size);
    std::ranges::sort(all);
    return all;
}

std::vector<std::int32_t> memberRuns(std::size_t rows, std::size_t size, std::size_t run, Random& random)
{
    std::vector<bool> taken(rows);
    for (std::size_t placed = 0; placed < size;) {
        const auto first = static_cast<std::size_t>(random.below(rows));
        for (std::size_t k = 0; k < run; ++k) {
            const std::size_t row = (first + k) % rows;
            if (!taken[row]) ++placed;
            taken[row] = true;
        }
    }
    std::vector<std::int32_t> members;
    for (std::size_t row = 0; row < rows; ++row)
        if (taken[row]) members.push_back(static_cast<std::int32_t>(row));
    return members;
}

double uniformityP(std::span<const double> p, int steps)
{
    const auto n = static_cast<double>(p.size());
    double distance = 0;
    for (int k = 1; k <= steps; ++k) {
        const double edge = static_cast<double>(k) / steps;
        const auto below = std::ranges::count_if(p, [edge](double value) { return value <= edge + 1e-12; });
        distance = std::max(distance, std::abs(static_cast<double>(below) / n - edge));
    }
    const double lambda = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * distance;
    if (lambda < 0.3) return 1;  // the series below is 1 to all digits there
    double sum = 0;
    for (int j = 1; j <= 100; ++j) sum += (j % 2 == 1 ? 2 : -2) * std::exp(-2.0 * j * j * lambda * lambda);
    return std::clamp(sum, 0.0, 1.0);
}

}  // namespace pleio::test
