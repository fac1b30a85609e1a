// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/traits/trait_clusters.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

class TstTraitClusters : public QObject {
    Q_OBJECT
private slots:
    void oppositeTraitsAreOne();
    void heightDecides();
    void traitsWithoutVarianceStandAlone();
    void nothing();
};

namespace {

std::vector<std::int32_t> clustersOf(const Eigen::MatrixXd& effect, double height)
{
    NoProgress progress;
    return *traitClusters(effect, height, progress);
}

}  // namespace

void TstTraitClusters::oppositeTraitsAreOne()
{
    Eigen::MatrixXd effect(4, 4);
    // r of (1,2,3,4) and (1,3,2,4) is 0.8; the third is its mirror image; the fourth has r = 0 with the first.
    effect << 1, 1, -1, 1,  //
        2, 3, -3, -1,       //
        3, 2, -2, -1,       //
        4, 4, -4, 1;
    QVERIFY((clustersOf(effect, kTraitClusterHeight) == std::vector<std::int32_t>{0, 0, 0, 1}));
}

void TstTraitClusters::heightDecides()
{
    Eigen::MatrixXd effect(5, 2);
    effect << 1, 1, 2, 3, 3, 2, 4, 4, kUndefined, 100;  // the row that one of them lacks does not count
    QVERIFY((clustersOf(effect, 0.21) == std::vector<std::int32_t>{0, 0}));
    QVERIFY((clustersOf(effect, 0.19) == std::vector<std::int32_t>{0, 1}));
}

void TstTraitClusters::traitsWithoutVarianceStandAlone()
{
    Eigen::MatrixXd effect(3, 4);
    effect << 0, 0, 1, kUndefined, 0, 0, 2, kUndefined, 0, 0, 4, kUndefined;
    QVERIFY((clustersOf(effect, 0.9) == std::vector<std::int32_t>{0, 1, 2, 3}));
}

void TstTraitClusters::nothing()
{
    QVERIFY(clustersOf(Eigen::MatrixXd(3, 0), 0.3).empty());
    QVERIFY((clustersOf(Eigen::MatrixXd::Ones(0, 2), 0.3) == std::vector<std::int32_t>{0, 1}));
}

PLEIO_TEST(tst_trait_clusters, TstTraitClusters)
#include "tst_trait_clusters.moc"
