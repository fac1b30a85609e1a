// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/gene_groups.h"

#include "core/math/random.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>

using namespace pleio;

namespace {

struct Place {
    std::int32_t replicon;
    std::int64_t start, end;
    Strand strand;
    bool used = true;
};

/// Groups of the used genes, in order of place, with clusters if there are any.
std::vector<std::int32_t> groupsOf(const std::vector<Place>& places, std::vector<std::int32_t> clusters = {})
{
    Genome genome;
    CodonCounts codons;
    for (const Place& place : places) {
        Gene gene;
        gene.geneticCode = 11;
        gene.replicon = place.replicon;
        gene.location.parts = {{place.start, place.end, place.strand}};
        gene.exclusion = place.used ? Exclusion::None : Exclusion::Pseudogene;
        if (place.used) codons.genes.push_back(static_cast<std::int32_t>(genome.genes.size()));
        genome.genes.push_back(gene);
    }
    codons.counts.setConstant(static_cast<Eigen::Index>(codons.genes.size()), kCodons, 2);
    const TrainingSet set = makeTrainingSet(genome, codons);
    if (clusters.empty()) clusters.assign(places.size(), -1);
    NoProgress progress;
    return groupGenes(genome, set, clusters, progress).value().group;
}

GeneGroups groupsOfSizes(const std::vector<std::int32_t>& sizes)
{
    GeneGroups groups;
    groups.count = static_cast<std::int32_t>(sizes.size());
    for (std::size_t g = 0; g < sizes.size(); ++g)
        groups.group.insert(groups.group.end(), static_cast<std::size_t>(sizes[g]), static_cast<std::int32_t>(g));
    return groups;
}

using Groups = std::vector<std::int32_t>;
constexpr Strand kPlus = Strand::Forward;
constexpr Strand kMinus = Strand::Reverse;

}  // namespace

class TestGeneGroups : public QObject {
    Q_OBJECT

private slots:
    void operons()
    {
        // Gap 49 joins, 50 does not; overlapping genes join.
        QCOMPARE(groupsOf({{0, 0, 300, kPlus}, {0, 349, 600, kPlus}, {0, 650, 900, kPlus}, {0, 890, 990, kPlus}}),
                 (Groups{0, 0, 1, 1}));
        // Not across strands or replicons.
        QCOMPARE(groupsOf({{0, 0, 300, kPlus}, {0, 310, 600, kMinus}, {1, 610, 900, kMinus}}), (Groups{0, 1, 2}));
        // The order of the file plays no part.
        QCOMPARE(groupsOf({{0, 610, 900, kPlus}, {0, 0, 300, kPlus}, {0, 310, 600, kPlus}}), (Groups{0, 0, 0}));
        // A gene of the other strand in between breaks an operon, an excluded one does not.
        QCOMPARE(groupsOf({{0, 0, 300, kPlus}, {0, 100, 200, kMinus}, {0, 310, 600, kPlus}}), (Groups{0, 1, 2}));
        QCOMPARE(groupsOf({{0, 0, 300, kPlus}, {0, 310, 600, kPlus, false}, {0, 610, 900, kPlus}}), (Groups{0, 0}));
    }
    void clusters()
    {
        const std::vector<Place> apart{
            {0, 0, 300, kPlus}, {0, 1000, 1300, kPlus}, {0, 2000, 2300, kPlus}, {0, 3000, 3300, kPlus}};
        QCOMPARE(groupsOf(apart), (Groups{0, 1, 2, 3}));
        QCOMPARE(groupsOf(apart, {7, -1, 7, -1}), (Groups{0, 1, 0, 2}));
        QCOMPARE(groupsOf(apart, {7, 5, 7, 5}), (Groups{0, 1, 0, 1}));
        // Operon and cluster chain, also through an excluded gene.
        const std::vector<Place> chain{
            {0, 0, 300, kPlus}, {0, 310, 600, kPlus, false}, {0, 2000, 2300, kPlus}, {0, 3000, 3300, kPlus}};
        QCOMPARE(groupsOf(chain, {-1, 4, 4, -1}), (Groups{0, 0, 1}));
    }
    void dealing_data()
    {
        QTest::addColumn<QList<int>>("sizes");
        QTest::addColumn<int>("folds");
        QTest::newRow("alone") << QList<int>(100, 1) << 5;
        QTest::newRow("one large") << (QList<int>(40, 1) << 30) << 5;
        QTest::newRow("mixed") << QList<int>{17, 9, 9, 8, 5, 5, 4, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1} << 4;
        QTest::newRow("more folds than groups") << QList<int>{3, 2} << 3;
        QTest::newRow("many folds") << QList<int>(333, 2) << 20;
    }
    void dealing()
    {
        QFETCH(QList<int>, sizes);
        QFETCH(int, folds);
        const GeneGroups groups = groupsOfSizes({sizes.begin(), sizes.end()});
        std::vector<std::vector<std::int32_t>> dealt;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const std::vector<std::int32_t> fold = dealFolds(groups, folds, seed);
            QCOMPARE(fold.size(), groups.group.size());
            std::map<std::int32_t, std::int32_t> foldOfGroup;
            std::vector<std::int64_t> genes(static_cast<std::size_t>(folds));
            for (std::size_t row = 0; row < fold.size(); ++row) {
                QVERIFY(fold[row] >= 0 && fold[row] < folds);
                QCOMPARE(foldOfGroup.try_emplace(groups.group[row], fold[row]).first->second, fold[row]);
                ++genes[static_cast<std::size_t>(fold[row])];
            }
            const auto [least, most] = std::ranges::minmax(genes);
            QVERIFY(most - least <= *std::ranges::max_element(sizes));
            QCOMPARE(dealFolds(groups, folds, seed), fold);
            dealt.push_back(fold);
        }
        if (sizes.size() < 10) return;  // few groups are dealt by their size alone
        std::ranges::sort(dealt);
        QVERIFY(std::ranges::adjacent_find(dealt) == dealt.end());
    }
};

PLEIO_TEST(tst_gene_groups, TestGeneGroups)
#include "tst_gene_groups.moc"
