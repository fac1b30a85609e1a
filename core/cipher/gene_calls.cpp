// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/gene_calls.h"

#include "core/math/logistic.h"

#include <algorithm>
#include <numeric>

namespace pleio {

namespace {

std::vector<unsigned char> memberFlags(std::size_t rows, std::span<const std::int32_t> members)
{
    std::vector<unsigned char> flags(rows, 0);
    for (const std::int32_t row : members) flags[static_cast<std::size_t>(row)] = 1;
    return flags;
}

}  // namespace

std::vector<std::int32_t> lengthStrata(std::span<const float> length, int strata)
{
    std::vector<std::size_t> order(length.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return length[i]; });
    std::vector<std::int32_t> stratum(length.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        stratum[order[rank]] = static_cast<std::int32_t>(rank * static_cast<std::size_t>(strata) / order.size());
    return stratum;
}

std::vector<double> conformalP(std::span<const double> score, std::span<const std::int32_t> members,
                               std::span<const std::int32_t> stratum)
{
    const std::vector<unsigned char> isMember = memberFlags(score.size(), members);
    const auto strata =
        stratum.empty() ? std::size_t{0} : static_cast<std::size_t>(*std::ranges::max_element(stratum)) + 1;
    std::vector<std::vector<double>> others(strata);
    for (std::size_t row = 0; row < score.size(); ++row)
        if (isMember[row] == 0) others[static_cast<std::size_t>(stratum[row])].push_back(score[row]);
    for (auto& sorted : others) std::ranges::sort(sorted);

    std::vector<double> p(score.size());
    for (std::size_t row = 0; row < score.size(); ++row) {
        const auto& sorted = others[static_cast<std::size_t>(stratum[row])];
        const auto atLeast = static_cast<double>(sorted.end() - std::ranges::lower_bound(sorted, score[row]));
        const double self = isMember[row] == 0 ? 1 : 0;
        p[row] = (1 + atLeast - self) / (static_cast<double>(sorted.size()) - self + 1);
    }
    return p;
}

std::vector<double> calibratedProbabilities(std::span<const double> score,
                                            const std::vector<std::span<const double>>& inner,
                                            std::span<const std::int32_t> members, std::span<const std::int32_t> fold,
                                            int folds)
{
    const std::vector<unsigned char> isMember = memberFlags(score.size(), members);
    std::vector<double> probability(score.size());
    for (std::int32_t f = 0; f < folds; ++f) {
        const auto trained =
            static_cast<Eigen::Index>(std::ranges::count_if(fold, [f](std::int32_t o) { return o != f; }));
        Eigen::MatrixXd x(trained, 1);
        Eigen::VectorXd y(trained);
        double positives = 0;
        for (std::size_t row = 0; row < fold.size(); ++row)
            if (fold[row] != f) positives += isMember[row];
        const double negatives = static_cast<double>(trained) - positives;
        const double high = (positives + 1) / (positives + 2);
        const double low = 1 / (negatives + 2);
        Eigen::Index i = 0;
        for (std::size_t row = 0; row < fold.size(); ++row) {
            if (fold[row] == f) continue;
            x(i, 0) = inner[static_cast<std::size_t>(f)][row];
            y[i++] = isMember[row] != 0 ? high : low;
        }
        const Eigen::VectorXd beta = fitLogistic(x, y, 0);
        const bool rising = beta[1] > 0;
        const double flat = y.mean();
        for (std::size_t row = 0; row < fold.size(); ++row)
            if (fold[row] == f) probability[row] = rising ? sigmoid(beta[0] + beta[1] * score[row]) : flat;
    }
    return probability;
}

BrierScore brierScore(std::span<const double> probability, std::span<const std::int32_t> members)
{
    const std::vector<unsigned char> isMember = memberFlags(probability.size(), members);
    const auto n = static_cast<double>(probability.size());
    const double prevalence = static_cast<double>(members.size()) / n;
    BrierScore score;
    for (std::size_t row = 0; row < probability.size(); ++row) {
        const double error = probability[row] - isMember[row];
        score.brier += error * error / n;
    }
    score.skill = 1 - score.brier / (prevalence * (1 - prevalence));
    return score;
}

std::vector<ReliabilityBin> reliability(std::span<const double> probability, std::span<const unsigned char> label,
                                        int bins)
{
    std::vector<std::size_t> order(probability.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return probability[i]; });
    std::vector<ReliabilityBin> out(static_cast<std::size_t>(bins));
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        ReliabilityBin& bin = out[rank * out.size() / order.size()];
        ++bin.n;
        bin.meanPredicted += probability[order[rank]];
        bin.observed += label[order[rank]];
    }
    std::erase_if(out, [](const ReliabilityBin& bin) { return bin.n == 0; });
    for (ReliabilityBin& bin : out) {
        bin.meanPredicted /= static_cast<double>(bin.n);
        bin.observed /= static_cast<double>(bin.n);
    }
    return out;
}

}  // namespace pleio
