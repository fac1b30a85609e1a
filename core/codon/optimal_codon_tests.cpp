// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/optimal_codon_tests.h"

#include "core/base/undefined.h"
#include "core/math/false_discovery.h"
#include "core/math/quasi_binomial.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

template <class Row>
void setQ(std::vector<Row>& rows, double Row::*p, double Row::*q)
{
    std::vector<double> values;
    for (const Row& row : rows) values.push_back(row.*p);
    const std::vector<double> adjusted = benjaminiHochberg(values);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].*q = adjusted[i];
}

CodonTrend trendOf(const Eigen::MatrixXd& bias, const Eigen::VectorXd& codon, const Eigen::VectorXd& family)
{
    const QuasiBinomialFit fit = fitQuasiBinomial(bias, codon, family);
    return {.coefficient = fit.coefficients[1],
            .standardError = fit.standardErrors[1],
            .t = fit.t(1),
            .p = fit.p(1),
            .q = kUndefined,
            .robustError = fit.robustErrors[1],
            .robustP = fit.robustP(1),
            .robustQ = kUndefined,
            .dispersion = fit.dispersion,
            .genes = fit.observations};
}

/// Upper tail of chi-square with one degree of freedom.
double chiSquareP(double chiSquare) { return std::erfc(std::sqrt(chiSquare / 2)); }

}  // namespace

Result<std::vector<CodonTrend>> codonTrends(const SynonymousTable& counts, const CodonLayout& layout,
                                            std::span<const double> bias, Progress& progress)
{
    assert(static_cast<Eigen::Index>(bias.size()) == counts.rows());
    std::vector<Eigen::Index> rows;
    for (Eigen::Index i = 0; i < counts.rows(); ++i)
        if (!std::isnan(bias[static_cast<std::size_t>(i)])) rows.push_back(i);
    Eigen::MatrixXd x(static_cast<Eigen::Index>(rows.size()), 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        x(static_cast<Eigen::Index>(i), 0) = bias[static_cast<std::size_t>(rows[i])];

    std::vector<CodonTrend> trends;
    for (std::size_t f = 0; f < layout.families.size(); ++f) {
        if (progress.isCancelled()) return cancelled();
        progress.report(static_cast<double>(f) / static_cast<double>(layout.families.size()), "Fitting codon trends");
        const auto first = static_cast<Eigen::Index>(layout.familyStart[f]);
        const auto size = static_cast<Eigen::Index>(layout.familySize(f));
        const Eigen::MatrixXd own = counts(rows, Eigen::seqN(first, size));
        const Eigen::VectorXd family = own.rowwise().sum();
        for (Eigen::Index c = 0; c < size; ++c) trends.push_back(trendOf(x, own.col(c), family));
    }
    setQ(trends, &CodonTrend::p, &CodonTrend::q);
    setQ(trends, &CodonTrend::robustP, &CodonTrend::robustQ);
    return trends;
}

std::vector<CodonContrast> codonContrasts(const CodonVector& high, const CodonVector& low, const CodonLayout& layout)
{
    const CodonVector rscuHigh = rscu(high, *layout.code), rscuLow = rscu(low, *layout.code);
    std::vector<CodonContrast> contrasts;
    for (const CodonFamily& family : layout.families) {
        double allHigh = 0, allLow = 0;
        for (const int codon : family.codons) {
            allHigh += high[static_cast<std::size_t>(codon)];
            allLow += low[static_cast<std::size_t>(codon)];
        }
        for (const int codon : family.codons) {
            const auto at = static_cast<std::size_t>(codon);
            const double a = high[at], b = allHigh - a, c = low[at], d = allLow - c;
            // An empty margin gives 0 / 0.
            const double chiSquare =
                (a + b + c + d) * (a * d - b * c) * (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d));
            contrasts.push_back({.high = a,
                                 .low = c,
                                 .rscuHigh = rscuHigh[at],
                                 .rscuLow = rscuLow[at],
                                 .chiSquare = chiSquare,
                                 .p = chiSquareP(chiSquare),
                                 .q = kUndefined});
        }
    }
    setQ(contrasts, &CodonContrast::p, &CodonContrast::q);
    return contrasts;
}

AxisEnds axisEnds(std::span<const double> scores, double share)
{
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (!std::isnan(scores[i])) order.push_back(static_cast<std::int32_t>(i));
    if (order.size() < 2) return {};
    std::ranges::stable_sort(order, {}, [&](std::int32_t row) { return scores[static_cast<std::size_t>(row)]; });
    const double wanted = std::floor(share * static_cast<double>(order.size()));
    const std::size_t half = order.size() / 2;
    const auto n = static_cast<std::ptrdiff_t>(std::clamp(wanted, 1.0, static_cast<double>(half)));
    AxisEnds ends{{order.end() - n, order.end()}, {order.begin(), order.begin() + n}};
    std::ranges::sort(ends.high);
    std::ranges::sort(ends.low);
    return ends;
}

double departureFromEqualUse(const CodonVector& counts, const CodonLayout& layout)
{
    double sum = 0, codons = 0;
    for (const CodonFamily& family : layout.families) {
        double total = 0, entropy = 0;
        for (const int codon : family.codons) total += counts[static_cast<std::size_t>(codon)];
        if (total <= 0) continue;
        for (const int codon : family.codons) {
            const double share = counts[static_cast<std::size_t>(codon)] / total;
            if (share > 0) entropy -= share * std::log(share);
        }
        sum += total * (1 - entropy / std::log(static_cast<double>(family.codons.size())));
        codons += total;
    }
    return codons > 0 ? sum / codons : kUndefined;
}

}  // namespace pleio
