// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/correlation.h"
#include "core/math/random.h"
#include "core/traits/cluster_stability.h"
#include "core/traits/cofitness.h"
#include "tests/support/faults.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <oneapi/tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace pleio;

namespace {

ComputedHere here;

Eigen::MatrixXd noise(Eigen::Index rows, Eigen::Index columns, double missing, std::uint64_t seed)
{
    Random random(seed);
    Eigen::MatrixXd values(rows, columns);
    for (double& v : values.reshaped())
        v = random.uniform() < missing ? std::numeric_limits<double>::quiet_NaN() : random.normal();
    return values;
}

}  // namespace

class TstCofitness : public QObject {
    Q_OBJECT
private slots:
    void partnersAreTheLargestCorrelations();
    void thresholdHoldsItsLevel();
    void pairsThatGoTogetherAreFound();
    void fewCallsNeedMore();
    void sameForAnyThreads();
    void cancels();
    void stableAndUnstableClusters();
};

void TstCofitness::partnersAreTheLargestCorrelations()
{
    Eigen::MatrixXd profiles = noise(300, 12, 0.1, 3);
    profiles.row(7).setConstant(1);
    profiles.row(9) = profiles.row(8);
    NoProgress progress;
    const auto found = cofitness(profiles, 4, 0, 0.05, 1, progress);
    const auto all = columnCorrelations(profiles.transpose(), CorrelationKind::Pearson, progress);
    QVERIFY(found->partners[7].empty());
    QCOMPARE(found->partners[8].front().row, 9);
    for (Eigen::Index row = 0; row < 300; ++row) {
        const auto& own = found->partners[static_cast<std::size_t>(row)];
        if (row == 7) continue;
        std::vector<double> expected;
        for (Eigen::Index other = 0; other < 300; ++other)
            if (other != row && all->n(row, other) >= 3 && !std::isnan(all->r(row, other)))
                expected.push_back(all->r(row, other));
        std::ranges::sort(expected, std::greater());
        QCOMPARE(own.size(), std::size_t{4});
        for (std::size_t k = 0; k < 4; ++k) QCOMPARE(own[k].r, expected[k]);
        QVERIFY(std::isnan(found->threshold[static_cast<std::size_t>(row)]));
    }
}

void TstCofitness::thresholdHoldsItsLevel()
{
    NoProgress progress;
    const auto found = cofitness(noise(400, 20, 0, 5), 1, 19, 0.05, 2, progress);
    int above = 0, small = 0;
    for (std::size_t row = 0; row < 400; ++row) {
        above += found->partners[row].front().r > found->threshold[row] ? 1 : 0;
        small += found->p[row] <= 0.05 + 1e-12 ? 1 : 0;
    }
    QVERIFY2(above > 4 && above < 40, qPrintable(QString::number(above)));  // 20 expected
    QCOMPARE(small, above);
}

void TstCofitness::pairsThatGoTogetherAreFound()
{
    Eigen::MatrixXd profiles = noise(200, 40, 0, 7);
    for (Eigen::Index row = 0; row < 20; row += 2)
        profiles.row(row + 1) = profiles.row(row) + 0.4 * profiles.row(row + 1);
    NoProgress progress;
    const auto found = cofitness(profiles, 2, 19, 0.05, 2, progress);
    for (std::size_t row = 0; row < 20; ++row) {
        QCOMPARE(found->partners[row].front().row, static_cast<std::int32_t>(row ^ 1U));
        QVERIFY(found->partners[row].front().r > found->threshold[row]);
    }
}

/// Calls: a profile of one call finds a like one among many by chance, so r = 1 proves nothing there.
void TstCofitness::fewCallsNeedMore()
{
    Random random(1);
    Eigen::MatrixXd profiles = Eigen::MatrixXd::Zero(300, 30);
    for (Eigen::Index row = 0; row < 300; ++row)
        for (int call = 0; call < (row < 250 ? 1 : 12); ++call)
            profiles(row, static_cast<Eigen::Index>(random.below(30))) = -1;
    NoProgress progress;
    const auto found = cofitness(profiles, 1, 19, 0.05, 2, progress);
    QCOMPARE(found->partners[0].front().r, 1.0);
    QVERIFY(found->threshold[0] > 0.999);
    QVERIFY(found->p[0] > 0.5);
    QVERIFY(found->threshold[299] < 0.8);
}

void TstCofitness::sameForAnyThreads()
{
    const Eigen::MatrixXd profiles = noise(280, 9, 0.1, 7);
    NoProgress progress;
    const auto many = cofitness(profiles, 3, 4, 0.2, 1, progress);
    const oneapi::tbb::global_control one(oneapi::tbb::global_control::max_allowed_parallelism, 1);
    const auto single = cofitness(profiles, 3, 4, 0.2, 1, progress);
    QVERIFY(many->threshold == single->threshold && many->p == single->p);
    for (std::size_t row = 0; row < 280; ++row)
        for (std::size_t k = 0; k < 3; ++k) {
            QCOMPARE(many->partners[row][k].row, single->partners[row][k].row);
            QCOMPARE(many->partners[row][k].r, single->partners[row][k].r);
        }
}

void TstCofitness::cancels()
{
    test::CancelAt progress(3);
    QVERIFY(!cofitness(noise(300, 9, 0, 7), 3, 4, 0.2, 1, progress));
}

void TstCofitness::stableAndUnstableClusters()
{
    // Traits 0 to 3 share a strong factor; 4 to 9 are noise of 25 genes, where pairs join only by chance.
    Eigen::MatrixXd effect = noise(25, 10, 0, 9);
    for (Eigen::Index j = 1; j < 4; ++j) effect.col(j) = effect.col(0) + 0.1 * effect.col(j);
    NoProgress progress;
    const double height = 0.62;
    const auto clusters = *traitClusters(effect, height, progress);
    const auto stability = clusterStability(effect, clusters, ClusterDistance::AbsoluteCorrelation, Linkage::Average,
                                            height, 60, 4, here, progress);
    QCOMPARE(clusters[0], clusters[3]);
    QVERIFY((*stability)[0] > 0.85);  // noise joins it in some samples
    QVERIFY(*std::ranges::min_element(*stability) < 0.8);
    QCOMPARE(*clusterStability(effect, clusters, ClusterDistance::AbsoluteCorrelation, Linkage::Average, height, 60, 4,
                               here, progress),
             *stability);
}

PLEIO_TEST(tst_cofitness, TstCofitness)
#include "tst_cofitness.moc"
