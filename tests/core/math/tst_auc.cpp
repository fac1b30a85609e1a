// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/auc.h"

#include "core/math/random.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace pleio;

namespace {

std::vector<double> toDoubles(const QList<double>& values) { return {values.begin(), values.end()}; }

}  // namespace

class TestAuc : public QObject {
    Q_OBJECT

private slots:
    void byHand_data()
    {
        QTest::addColumn<QList<double>>("members");
        QTest::addColumn<QList<double>>("others");
        QTest::addColumn<double>("expected");
        QTest::newRow("above") << QList<double>{3, 4} << QList<double>{1, 2} << 1.0;
        QTest::newRow("below") << QList<double>{1, 2} << QList<double>{3, 4} << 0.0;
        QTest::newRow("all tied") << QList<double>{1, 1} << QList<double>{1, 1, 1} << 0.5;
        // 3 beats 2 and 1 and ties with 3; 2 ties with 2 and beats 1: 4 of 6.
        QTest::newRow("ties") << QList<double>{3, 2} << QList<double>{2, 1, 3} << 4.0 / 6;
        QTest::newRow("mixed") << QList<double>{3, 1} << QList<double>{2, 0} << 0.75;
        QTest::newRow("infinite") << QList<double>{INFINITY, 0} << QList<double>{INFINITY, -INFINITY} << 0.625;
        QTest::newRow("no members") << QList<double>{} << QList<double>{1, 2} << qQNaN();
        QTest::newRow("no others") << QList<double>{1, 2} << QList<double>{} << qQNaN();
    }
    void byHand()
    {
        QFETCH(QList<double>, members);
        QFETCH(QList<double>, others);
        QFETCH(double, expected);
        const std::vector<double> scores = toDoubles(members + others);
        std::vector<std::int32_t> rows(static_cast<std::size_t>(members.size()));
        std::iota(rows.begin(), rows.end(), 0);
        const std::vector<float> single(scores.begin(), scores.end());
        const double actual = auc(scores, rows);
        if (std::isnan(expected)) {
            QVERIFY(std::isnan(actual));
            QVERIFY(std::isnan(auc(single, rows)));
            const std::vector<std::int32_t> groups(scores.size(), 0);
            QVERIFY(std::isnan(clusterRobustAuc(scores, rows, groups).low));
            return;
        }
        QCOMPARE(actual, expected);
        QCOMPARE(auc(single, rows), expected);
    }
    /// Members 3 and 1, others 2 and 0: AUC 3/4, influences +-1/8.
    void standardErrorByHand_data()
    {
        QTest::addColumn<QList<int>>("groups");
        QTest::addColumn<double>("standardError");
        QTest::newRow("alone") << QList<int>{0, 1, 2, 3} << 0.25;
        QTest::newRow("cancelling") << QList<int>{0, 0, 1, 1} << 0.0;
        QTest::newRow("adding up") << QList<int>{0, 1, 1, 0} << std::sqrt(0.125);
        QTest::newRow("one group") << QList<int>{0, 0, 0, 0} << 0.0;
    }
    void standardErrorByHand()
    {
        QFETCH(QList<int>, groups);
        QFETCH(double, standardError);
        const std::vector<double> scores{3, 1, 2, 0};
        const std::vector<std::int32_t> groupOf(groups.begin(), groups.end());
        const AucInterval interval = clusterRobustAuc(scores, std::vector<std::int32_t>{0, 1}, groupOf);
        QCOMPARE(interval.auc, 0.75);
        QVERIFY(std::abs(interval.standardError - standardError) < 1e-15);
        const double half = 1.959963984540054 * standardError / (0.75 * 0.25);
        QVERIFY(std::abs(interval.low - 1 / (1 + std::exp(half - std::log(3)))) < 1e-12);
        QVERIFY(std::abs(interval.high - 1 / (1 + std::exp(-half - std::log(3)))) < 1e-12);
    }
    void perfectSeparationHasNoWidth()
    {
        const std::vector<double> scores{5, 6, 1, 2};
        const AucInterval interval =
            clusterRobustAuc(scores, std::vector<std::int32_t>{0, 1}, std::vector<std::int32_t>{0, 1, 2, 3});
        QCOMPARE(interval.auc, 1.0);
        QCOMPARE(interval.low, 1.0);
        QCOMPARE(interval.high, 1.0);
    }
    /// Every gene three times over is no more evidence, if the copies are known to be copies.
    void copiesAreNoEvidence()
    {
        Random random(3);
        std::vector<double> scores, tripled;
        std::vector<std::int32_t> members, tripledMembers, groups, tripledGroups, apart;
        for (std::int32_t i = 0; i < 100; ++i) {
            scores.push_back(random.normal() + (i < 30 ? 0.7 : 0));
            groups.push_back(i);
            if (i < 30) members.push_back(i);
            for (std::int32_t copy = 0; copy < 3; ++copy) {
                tripled.push_back(scores.back());
                tripledGroups.push_back(i);
                apart.push_back(3 * i + copy);
                if (i < 30) tripledMembers.push_back(3 * i + copy);
            }
        }
        const AucInterval once = clusterRobustAuc(scores, members, groups);
        const AucInterval thrice = clusterRobustAuc(tripled, tripledMembers, tripledGroups);
        const AucInterval naive = clusterRobustAuc(tripled, tripledMembers, apart);
        QVERIFY(std::abs(once.auc - thrice.auc) < 1e-14);
        QVERIFY(std::abs(once.standardError - thrice.standardError) < 1e-14);
        QVERIFY(std::abs(naive.standardError - once.standardError / std::sqrt(3)) < 1e-14);
        QVERIFY(once.low < once.auc && once.auc < once.high);
    }
    /// The interval holds the true AUC about 95 times in 100 when members and others come in copies,
    /// and one that takes the copies for separate genes does not.
    void coverage()
    {
        constexpr int kTrials = 1000;
        constexpr int kCopies = 4;
        const double trueAuc = 0.5 * std::erfc(-0.8 / std::sqrt(2) / std::sqrt(2));  // Phi(d / sqrt 2), d = 0.8
        Random random(17);
        int held = 0, heldNaive = 0;
        for (int trial = 0; trial < kTrials; ++trial) {
            std::vector<double> scores;
            std::vector<std::int32_t> members, groups, apart;
            for (std::int32_t g = 0; g < 160; ++g) {
                const double shared = random.normal();
                for (int copy = 0; copy < kCopies; ++copy) {
                    if (g < 40) members.push_back(static_cast<std::int32_t>(scores.size()));
                    apart.push_back(static_cast<std::int32_t>(scores.size()));
                    groups.push_back(g);
                    // Copies that are alike but not the same; the variance is 1 in all.
                    scores.push_back(std::sqrt(0.9) * shared + std::sqrt(0.1) * random.normal() + (g < 40 ? 0.8 : 0));
                }
            }
            const AucInterval robust = clusterRobustAuc(scores, members, groups);
            const AucInterval naive = clusterRobustAuc(scores, members, apart);
            held += robust.low <= trueAuc && trueAuc <= robust.high ? 1 : 0;
            heldNaive += naive.low <= trueAuc && trueAuc <= naive.high ? 1 : 0;
        }
        // 0.95 +- 4 binomial standard errors; the missing small-sample factor costs less than that.
        QVERIFY2(held > 0.92 * kTrials && held < 0.98 * kTrials, qPrintable(QString::number(held)));
        QVERIFY2(heldNaive < 0.80 * kTrials, qPrintable(QString::number(heldNaive)));
    }
};

PLEIO_TEST(tst_auc, TestAuc)
#include "tst_auc.moc"
