// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/gene_calls.h"

#include "core/math/random.h"

#include "tests/core/cipher/synthetic_training.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

/// The same scores for every fold: what calibrates is as good as what is calibrated.
std::vector<std::span<const double>> everyFold(const std::vector<double>& scores, int folds)
{
    return std::vector<std::span<const double>>(static_cast<std::size_t>(folds), std::span<const double>(scores));
}

}  // namespace

class TestGeneCalls : public QObject {
    Q_OBJECT

private slots:
    void strata()
    {
        using Strata = std::vector<std::int32_t>;
        QCOMPARE(lengthStrata(std::vector<float>{50, 10, 30, 20, 40}, 5), (Strata{4, 0, 2, 1, 3}));
        QCOMPARE(lengthStrata(std::vector<float>{9, 9, 9, 9}, 2), (Strata{0, 0, 1, 1}));  // ties by row
        QCOMPARE(lengthStrata(std::vector<float>{1, 2, 3, 4, 5, 6, 7}, 3), (Strata{0, 0, 0, 1, 1, 2, 2}));
        QCOMPARE(lengthStrata(std::vector<float>{1, 2}, 5), (Strata{0, 2}));
        QCOMPARE(lengthStrata({}, 5), Strata{});
    }
    void conformalByHand()
    {
        // Stratum 0: members 5 and 1, others 4, 2, 2. Stratum 1: member 0, other 9.
        const std::vector<double> score{5, 4, 2, 1, 2, 0, 9};
        const std::vector<std::int32_t> members{0, 3, 5};
        const std::vector<std::int32_t> stratum{0, 0, 0, 0, 0, 1, 1};
        const std::vector<double> expected{1.0 / 4, 1.0 / 3, 1, 1, 1, 1, 1};
        const std::vector<double> p = conformalP(score, members, stratum);
        for (std::size_t i = 0; i < p.size(); ++i) QCOMPARE(p[i], expected[i]);
        // Only members in a stratum: nothing to compare with.
        QCOMPARE(
            conformalP(std::vector<double>{1, 2}, std::vector<std::int32_t>{0, 1}, std::vector<std::int32_t>{0, 0}),
            (std::vector<double>{1, 1}));
    }
    /// Non-members of a stratum get 1/n, 2/n ... 1, each once: their p is uniform whatever the scores.
    void nonMembersAreUniform()
    {
        Random random(3);
        constexpr std::size_t kRows = 1000;
        std::vector<double> score(kRows);
        std::vector<float> length(kRows);
        for (std::size_t i = 0; i < kRows; ++i) {
            length[i] = static_cast<float>(80 + random.below(500));
            score[i] = random.normal() * length[i];  // the spread depends on the length
        }
        const std::vector<std::int32_t> members = test::randomMembers(kRows, 150, random);
        for (const std::int32_t m : members) score[static_cast<std::size_t>(m)] += 500;
        const std::vector<std::int32_t> stratum = lengthStrata(length, kLengthStrata);
        const std::vector<double> p = conformalP(score, members, stratum);
        for (std::int32_t s = 0; s < kLengthStrata; ++s) {
            std::vector<double> others;
            for (std::size_t i = 0; i < kRows; ++i)
                if (stratum[i] == s && !std::ranges::binary_search(members, static_cast<std::int32_t>(i)))
                    others.push_back(p[i]);
            std::ranges::sort(others);
            for (std::size_t k = 0; k < others.size(); ++k)
                QCOMPARE(others[k], static_cast<double>(k + 1) / static_cast<double>(others.size()));
        }
    }
    /// A gene outside the set, exchangeable with the non-members, gets p <= a with probability at most a
    /// although the short genes of this set score much more widely than the long ones.
    void newGenesAreUniform()
    {
        Random random(8);
        std::vector<double> seen;
        for (int trial = 0; trial < 400; ++trial) {
            std::vector<double> score;
            std::vector<float> length;
            for (int i = 0; i < 200; ++i) {
                length.push_back(static_cast<float>(80 + random.below(400)));
                score.push_back(random.normal() * 1000 / length.back());
            }
            // The last gene plays the new one: it is named a member, so that it is no control.
            const std::vector<double> p = conformalP(score, std::vector<std::int32_t>{199}, lengthStrata(length, 5));
            seen.push_back(p.back());
        }
        QVERIFY2(test::uniformityP(seen, 40) > 0.01, qPrintable(QString::number(test::uniformityP(seen, 40))));
    }
    void probabilitiesFollowTheScores()
    {
        Random random(12);
        constexpr std::size_t kRows = 4000;
        constexpr int kFolds = 4;
        std::vector<double> score(kRows);
        std::vector<std::int32_t> fold(kRows);
        std::vector<std::int32_t> members;
        std::vector<unsigned char> label(kRows, 0);
        std::vector<double> truth(kRows);
        for (std::size_t i = 0; i < kRows; ++i) {
            fold[i] = static_cast<std::int32_t>(i % kFolds);
            score[i] = random.normal();
            truth[i] = 1 / (1 + std::exp(-(1.5 * score[i] - 2)));
            if (random.uniform() < truth[i]) {
                members.push_back(static_cast<std::int32_t>(i));
                label[i] = 1;
            }
        }
        const std::vector<double> probability =
            calibratedProbabilities(score, everyFold(score, kFolds), members, fold, kFolds);
        for (std::size_t i = 0; i < kRows; ++i) QVERIFY(std::abs(probability[i] - truth[i]) < 0.05);
        for (std::size_t i = 1; i < kRows; ++i)
            for (std::size_t j = i % kFolds; j < i; j += 400)
                if (fold[i] == fold[j]) QVERIFY((score[i] < score[j]) == (probability[i] < probability[j]));
        for (const ReliabilityBin& bin : reliability(probability, label, 10)) {
            const double se = std::sqrt(bin.meanPredicted * (1 - bin.meanPredicted) / static_cast<double>(bin.n));
            QVERIFY(std::abs(bin.observed - bin.meanPredicted) < 4 * se);
        }
        QVERIFY(brierScore(probability, members).skill > 0.15);
        QVERIFY(std::abs(brierScore(truth, members).skill - brierScore(probability, members).skill) < 0.01);
    }
    /// Scores that point the wrong way must not be turned round.
    void aFallingSlopeIsFlat()
    {
        std::vector<double> score;
        std::vector<std::int32_t> fold;
        std::vector<std::int32_t> members;
        for (std::int32_t i = 0; i < 60; ++i) {
            fold.push_back(i % 3);
            score.push_back(i < 15 ? -1.0 - i : 1.0 + i);
            if (i < 15) members.push_back(i);
        }
        const std::vector<double> probability = calibratedProbabilities(score, everyFold(score, 3), members, fold, 3);
        // 10 of the 40 rows outside a fold are members: targets 11/12 and 1/32.
        const double flat = (10 * 11.0 / 12 + 30 * 1.0 / 32) / 40;
        for (const double p : probability) QVERIFY(std::abs(p - flat) < 1e-12);
    }
    /// The probability of a fold does not change when the labels of that fold do.
    void noRowCalibratesItself()
    {
        Random random(2);
        std::vector<double> score;
        std::vector<std::int32_t> fold;
        std::vector<std::int32_t> members, changed;
        for (std::int32_t i = 0; i < 300; ++i) {
            fold.push_back(i % 3);
            score.push_back(random.normal() + (i < 60 ? 1 : 0));
            if (i < 60) members.push_back(i);
            if (fold.back() == 0 ? i >= 200 : i < 60) changed.push_back(i);
        }
        const auto inner = everyFold(score, 3);
        const std::vector<double> before = calibratedProbabilities(score, inner, members, fold, 3);
        const std::vector<double> after = calibratedProbabilities(score, inner, changed, fold, 3);
        for (std::size_t i = 0; i < fold.size(); ++i) QCOMPARE(after[i] == before[i], fold[i] == 0);
    }
    void brierByHand()
    {
        // Errors 0.2, 0.4, 0.1, 0.5 squared: 0.46 / 4; constant forecast 0.5: 0.25.
        const BrierScore score = brierScore(std::vector<double>{0.8, 0.4, 0.9, 0.5}, std::vector<std::int32_t>{0, 2});
        QVERIFY(std::abs(score.brier - 0.115) < 1e-15);
        QVERIFY(std::abs(score.skill - (1 - 0.115 / 0.25)) < 1e-15);
        const BrierScore none = brierScore(std::vector<double>(8, 0.25), std::vector<std::int32_t>{0, 5});
        QVERIFY(std::abs(none.skill) < 1e-15);
    }
    void reliabilityByHand()
    {
        const std::vector<double> probability{0.9, 0.1, 0.5, 0.3, 0.7};
        const std::vector<unsigned char> label{1, 0, 1, 0, 0};
        const std::vector<ReliabilityBin> bins = reliability(probability, label, 2);
        QCOMPARE(bins.size(), std::size_t{2});
        QCOMPARE(bins[0].n, std::int64_t{3});
        QVERIFY(std::abs(bins[0].meanPredicted - 0.3) < 1e-15);
        QVERIFY(std::abs(bins[0].observed - 1.0 / 3) < 1e-15);
        QCOMPARE(bins[1].n, std::int64_t{2});
        QVERIFY(std::abs(bins[1].meanPredicted - 0.8) < 1e-15);
        QCOMPARE(bins[1].observed, 0.5);
        QCOMPARE(reliability(probability, label, 10).size(), std::size_t{5});  // empty bins are left out
        QCOMPARE(reliability({}, {}, 10).size(), std::size_t{0});
    }
};

PLEIO_TEST(tst_gene_calls, TestGeneCalls)
#include "tst_gene_calls.moc"
