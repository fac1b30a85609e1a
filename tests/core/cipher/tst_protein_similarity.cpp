// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/protein_similarity.h"

#include "core/math/random.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pleio;

namespace {

constexpr std::string_view kLetters = "ACDEFGHIKLMNPQRSTVWY";

std::string randomProtein(std::size_t length, Random& random)
{
    std::string protein(length, 'A');
    for (char& c : protein) c = kLetters[static_cast<std::size_t>(random.below(kLetters.size()))];
    return protein;
}

/// The protein with this share of its residues changed, in stretches as families differ: conserved blocks
/// of 12 residues change at a quarter of the rate of the others.
std::string mutated(std::string protein, double share, Random& random)
{
    std::vector<std::size_t> order(protein.size());
    std::vector<double> rank(protein.size());
    for (std::size_t i = 0; i < protein.size(); ++i) {
        order[i] = i;
        rank[i] = random.uniform() * (i / 12 % 2 == 0 ? 4 : 1);
    }
    std::ranges::sort(order, {}, [&](std::size_t i) { return rank[i]; });
    for (std::size_t k = 0; k < static_cast<std::size_t>(share * static_cast<double>(protein.size())); ++k) {
        const char before = protein[order[k]];
        while (protein[order[k]] == before)
            protein[order[k]] = kLetters[static_cast<std::size_t>(random.below(kLetters.size()))];
    }
    return protein;
}

using Pairs = std::vector<std::pair<std::int32_t, std::int32_t>>;

Pairs pairsOf(const std::vector<std::string>& proteins)
{
    NoProgress progress;
    return similarProteins(proteins, {}, progress);
}

}  // namespace

class TestProteinSimilarity : public QObject {
    Q_OBJECT

private slots:
    void byHand()
    {
        // Seven residues hold three 5-mers, nine hold five.
        QCOMPARE(pairsOf({"MKLVRTW", "MKLVRTW"}), Pairs{});
        QCOMPARE(pairsOf({"MKLVRTWAC", "MKLVRTWAC"}), (Pairs{{0, 1}}));
        QCOMPARE(pairsOf({"MKLVRTWAC", "MKLVRTWAD"}), Pairs{});
        // Repeats of one 5-mer count once; a stop or unknown letter breaks a 5-mer.
        QCOMPARE(pairsOf({"AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAA"}), Pairs{});
        QCOMPARE(pairsOf({"MKLVXRTWACMKLV", "MKLVXRTWACMKLV"}), (Pairs{{0, 1}}));
        QCOMPARE(pairsOf({"MKLVXRTWAXCMKL", "MKLVXRTWAXCMKL"}), Pairs{});
        QCOMPARE(pairsOf({}), Pairs{});
        QCOMPARE(pairsOf({"", "MK"}), Pairs{});
    }
    void shareOfTheShorter()
    {
        // A domain of 60 residues in a protein of 400 counts by the 60.
        Random random(2);
        const std::string domain = randomProtein(60, random);
        QCOMPARE(pairsOf({domain, randomProtein(200, random) + domain + randomProtein(140, random)}), (Pairs{{0, 1}}));
        // 9 residues in common are 5 5-mers: enough among 96, not among 196.
        const std::string common = randomProtein(9, random);
        QCOMPARE(pairsOf({common + randomProtein(91, random), common + randomProtein(91, random)}), (Pairs{{0, 1}}));
        QCOMPARE(pairsOf({common + randomProtein(191, random), common + randomProtein(191, random)}), Pairs{});
    }
    void plantedParalogs_data()
    {
        QTest::addColumn<double>("changed");
        QTest::addColumn<double>("found");  // at least this share of the pairs
        QTest::newRow("40 %") << 0.4 << 1.0;
        QTest::newRow("50 %") << 0.5 << 0.9;
        QTest::newRow("60 %") << 0.6 << 0.5;
    }
    void plantedParalogs()
    {
        QFETCH(double, changed);
        QFETCH(double, found);
        Random random(31);
        constexpr std::int32_t kParalogs = 60;
        std::vector<std::string> proteins;
        for (std::int32_t i = 0; i < kParalogs; ++i) proteins.push_back(randomProtein(150 + random.below(450), random));
        for (std::int32_t i = 0; i < kParalogs; ++i)
            proteins.push_back(mutated(proteins[static_cast<std::size_t>(i)], changed, random));
        for (int i = 0; i < 1000; ++i) proteins.push_back(randomProtein(80 + random.below(600), random));
        std::int32_t hits = 0;
        for (const auto& [a, b] : pairsOf(proteins)) {
            QVERIFY2(b == a + kParalogs, qPrintable(QStringLiteral("%1 and %2 are not related").arg(a).arg(b)));
            ++hits;
        }
        QVERIFY2(hits >= found * kParalogs, qPrintable(QString::number(hits)));
    }
    void randomProteinsAreNotSimilar()
    {
        Random random(4);
        std::vector<std::string> proteins;
        for (int i = 0; i < 3000; ++i) proteins.push_back(randomProtein(80 + random.below(800), random));
        QCOMPARE(pairsOf(proteins), Pairs{});
    }
    /// A stretch that a hundred proteins have does not make a family of them.
    void commonStretchesAreLeftOut()
    {
        Random random(6);
        const std::string stretch = randomProtein(40, random);
        std::vector<std::string> proteins;
        for (int i = 0; i < 101; ++i) proteins.push_back(stretch + randomProtein(60, random));
        QCOMPARE(pairsOf(proteins), Pairs{});
        proteins.resize(100);
        QCOMPARE(pairsOf(proteins).size(), std::size_t{100 * 99 / 2});
    }
};

PLEIO_TEST(tst_protein_similarity, TestProteinSimilarity)
#include "tst_protein_similarity.moc"
