// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

using namespace pleio;

/// The expected words come from the same algorithms written in Python with whole numbers of any size,
/// which gives the authors' test vectors (state 1, 2, 3, 4: 11520, 0, 1509978240, 1215971899390074240;
/// SplitMix64 from 1234567: 6457827717110365317).
class TestRandom : public QObject {
    Q_OBJECT

private slots:
    void words_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<QList<quint64>>("expected");
        QTest::newRow("0") << quint64{0} << QList<quint64>{0x99ec5f36cb75f2b4, 0xbf6e1f784956452a, 0x1a5f849d4933e6e0};
        QTest::newRow("1") << quint64{1} << QList<quint64>{0xb3f2af6d0fc710c5, 0x853b559647364cea, 0x92f89756082a4514};
        QTest::newRow("42") << quint64{42}
                            << QList<quint64>{0x15780b2e0c2ec716, 0x6104d9866d113a7e, 0xae17533239e499a1};
        QTest::newRow("all ones") << ~quint64{0}
                                  << QList<quint64>{0x8f5520d52a7ead08, 0xc476a018caa1802d, 0x81de31c0d260469e};
    }
    void words()
    {
        QFETCH(quint64, seed);
        QFETCH(QList<quint64>, expected);
        Random random(seed);
        for (const quint64 word : expected) QCOMPARE(quint64{random.bits()}, word);
    }
    void derivedSeeds()
    {
        QCOMPARE(deriveSeed(0, 0), std::uint64_t{0xa706dd2f4d197e6f});
        QCOMPARE(deriveSeed(1, 0), std::uint64_t{0x5e41ab087439611e});
        QCOMPARE(deriveSeed(1, 1), std::uint64_t{0xf18d6ce93d6cf1ee});
        QCOMPARE(deriveSeed(12345, 99), std::uint64_t{0xfd15147709232f25});
        std::set<std::uint64_t> seeds;
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            for (std::uint64_t index = 0; index < 100; ++index) seeds.insert(deriveSeed(seed, index));
        QCOMPARE(seeds.size(), std::size_t{10000});
    }
    void uniforms()
    {
        Random random(7);
        QCOMPARE(random.uniform(), 0.7005764821796896);
        QCOMPARE(random.uniform(), 0.2787512294737843);
        QCOMPARE(random.uniform(), 0.8396274618764198);
    }
    void wholeNumbers()
    {
        Random random(7);
        for (const std::uint64_t expected : {4, 4, 8, 4, 4, 1, 6, 6, 8, 9, 3, 6}) QCOMPARE(random.below(10), expected);
        for (int i = 0; i < 100; ++i) QCOMPARE(random.below(1), std::uint64_t{0});
        // Of a range just over half of all words nearly every second word has to be drawn again.
        const std::uint64_t large = (std::uint64_t{1} << 63) + 1;
        for (int i = 0; i < 100; ++i) QVERIFY(random.below(large) < large);
    }
    /// Lemire's product against below(): both even, and the first draws follow from bits() by hand.
    void below32()
    {
        Random random(7), raw(7);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(random.below32(1U << 8),
                     static_cast<std::uint32_t>(raw.bits() >> 56));  // a power of two rejects none
        for (int i = 0; i < 100; ++i) QCOMPARE(random.below32(1), 0U);
        std::array<double, 6> seen{};
        constexpr int kDraws = 60000;
        for (int i = 0; i < kDraws; ++i) ++seen[random.below32(6)];
        double chi = 0;
        for (const double n : seen) chi += (n - kDraws / 6.0) * (n - kDraws / 6.0) / (kDraws / 6.0);
        QVERIFY2(chi < 20.5, qPrintable(QString::number(chi)));  // p 0.001 with 5 degrees of freedom
        // Two thirds of 2^32: a draw in three is rejected, and the rest stay even.
        constexpr std::uint32_t kLarge = 0xAAAAAAAAU;
        double low = 0;
        for (int i = 0; i < kDraws; ++i) low += random.below32(kLarge) < kLarge / 2;
        QVERIFY(std::abs(low / kDraws - 0.5) < 0.01);
    }
    void shuffles()
    {
        Random random(3);
        std::vector<int> items(8);
        std::iota(items.begin(), items.end(), 0);
        shuffle(items, random);
        QCOMPARE(items, (std::vector<int>{1, 7, 3, 4, 2, 6, 5, 0}));
    }
    void everyOrderIsAsLikely()
    {
        Random random(11);
        std::array<int, 6> seen{};
        constexpr int kDraws = 6000;
        for (int i = 0; i < kDraws; ++i) {
            std::vector<int> items{0, 1, 2};
            shuffle(items, random);
            ++seen[static_cast<std::size_t>(items[0] * 2 + (items[1] > items[2] ? 1 : 0))];
        }
        double chiSquare = 0;
        for (const int n : seen) chiSquare += (n - kDraws / 6.0) * (n - kDraws / 6.0) / (kDraws / 6.0);
        QVERIFY2(chiSquare < 15.09, qPrintable(QString::number(chiSquare)));  // chi-square, 5 df, p = 0.01
    }
    void moments_data()
    {
        QTest::addColumn<double>("shape");  // 0: normal
        QTest::newRow("normal") << 0.0;
        QTest::newRow("gamma 0.3") << 0.3;
        QTest::newRow("gamma 1") << 1.0;
        QTest::newRow("gamma 7.5") << 7.5;
    }
    void moments()
    {
        QFETCH(double, shape);
        Random random(5);
        constexpr int kDraws = 200000;
        double sum = 0, square = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double x = shape > 0 ? random.gamma(shape) : random.normal();
            QVERIFY(std::isfinite(x) && (shape == 0 || x >= 0));
            sum += x;
            square += x * x;
        }
        const double mean = sum / kDraws;
        const double variance = square / kDraws - mean * mean;
        const double expected = shape > 0 ? shape : 1;  // the variance of both
        QVERIFY(std::abs(mean - shape) < 5 * std::sqrt(expected / kDraws));
        // Kurtosis of a gamma is 3 + 6 / shape.
        const double kurtosis = shape > 0 ? 3 + 6 / shape : 3;
        QVERIFY(std::abs(variance - expected) < 5 * expected * std::sqrt((kurtosis - 1) / kDraws));
    }
    void choices()
    {
        Random random(9);
        const std::vector<double> weights{0, 1, 0, 3, 0};
        int third = 0;
        constexpr int kDraws = 20000;
        for (int i = 0; i < kDraws; ++i) {
            const std::size_t chosen = random.choose(weights);
            QVERIFY(chosen == 1 || chosen == 3);
            third += chosen == 3 ? 1 : 0;
        }
        QVERIFY(std::abs(third - 0.75 * kDraws) < 4 * std::sqrt(kDraws * 0.75 * 0.25));
    }
};

PLEIO_TEST(tst_random, TestRandom)
#include "tst_random.moc"
