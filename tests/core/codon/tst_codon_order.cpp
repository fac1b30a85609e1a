// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_order.h"

#include "core/codon/cai.h"
#include "core/codon/codon_ramp.h"
#include "core/codon/codon_windows.h"
#include "core/codon/composition.h"

#include "tests/core/cipher/reference_case.h"
#include "tests/core/cipher/synthetic_training.h"
#include "tests/core/codon/order_case.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QTest>

#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

using namespace pleio;
using namespace pleio::test;

namespace {

CodonOrderScales scalesOf(const std::array<double, kCodons>& pooled, const GeneticCode& code,
                          ReuseOf what = ReuseOf::Codon)
{
    return {&code, MinMaxUsage(pooled, code), rareCodons(pooled, code, 0.5), CodonReaders(code, what), 18};
}

CodonVector lnOf(const CodonVector& w)
{
    CodonVector out;
    std::ranges::transform(w, out.begin(), [](double value) { return std::log(value); });
    return out;
}

std::vector<CodonOrder> ordersOf(const std::vector<CodonSequence>& genes, const GeneticCode& code,
                                 std::int64_t permutations, std::uint64_t seed)
{
    const auto pooled = pooledOf(genes);
    const CodonVector ln = lnOf(relativeAdaptiveness(pooled, code));
    NoProgress progress;
    return codonOrders(
               genes, scalesOf(pooled, code), [&](std::size_t) { return ln; }, permutations, seed, progress)
        .value();
}

/// Deals the codons of every amino acid to its places in the order of `before`.
template <class Before>
void arrange(CodonSequence& gene, const GeneticCode& code, Before before)
{
    std::map<char, std::vector<std::size_t>> places;
    for (std::size_t i = 1; i < gene.codons.size(); ++i) places[code.aminoAcid(gene.codons[i])].push_back(i);
    for (const auto& [acid, where] : places) {
        std::vector<std::int8_t> codons;
        for (const std::size_t i : where) codons.push_back(gene.codons[i]);
        std::ranges::stable_sort(codons, before);
        for (std::size_t i = 0; i < where.size(); ++i) gene.codons[where[i]] = codons[i];
    }
}

struct Test {
    const char* name;
    PermutationTest CodonOrder::*test;
};
constexpr std::array<Test, 4> kTests{{{"ramp", &CodonOrder::rampTest},
                                      {"minmax", &CodonOrder::lowestTest},
                                      {"cluster", &CodonOrder::clusterTest},
                                      {"reuse", &CodonOrder::reuseTest}}};

}  // namespace

class TestCodonOrder : public QObject {
    Q_OBJECT

private:
    std::optional<OrderCase> m_case;
    CodonVector m_pooled{};
    std::vector<CodonVector> m_ln;  ///< by row
    const GeneticCode& m_code = GeneticCode::standard();

private slots:
    void initTestCase()
    {
        m_case = loadOrderCase(QStringLiteral("codon.windows"));
        QVERIFY(m_case.has_value());
        m_pooled = pooledCounts(m_case->genes.codons, m_case->genes.pooledRows());
        std::vector<std::int32_t> reference = ribosomalProteinRows(m_case->genome, m_case->genes.codons);
        QCOMPARE(reference.size(), std::size_t{24});
        for (std::int32_t row = 0; row < static_cast<std::int32_t>(m_case->genes.rows()); ++row) {
            std::vector<std::int32_t> others = reference;
            std::erase(others, row);
            m_ln.push_back(lnOf(relativeAdaptiveness(pooledCounts(m_case->genes.codons, others), m_code)));
        }
    }
    void goldenGenes()
    {
        constexpr std::int64_t kPermutations = 2000;
        NoProgress progress;
        const CodonOrderScales scales = scalesOf(m_pooled, m_code);
        const CodonReaders trna(m_code, ReuseOf::Trna);
        const auto orders = codonOrders(
            m_case->sequences, scales, [&](std::size_t row) { return m_ln[row]; }, kPermutations, 9, progress);
        const QJsonArray rows = m_case->expected[QLatin1String("genes")].toArray();
        QCOMPARE(static_cast<std::size_t>(rows.size()), orders->size());
        int tested = 0;
        for (std::size_t row = 0; row < orders->size(); ++row) {
            const QJsonObject expected = rows[static_cast<qsizetype>(row)].toObject();
            const QByteArray tag = expected[QLatin1String("gene")].toString().toUtf8();
            const CodonOrder& order = (*orders)[row];
            QVERIFY2(near(order.ramp, number(expected[QLatin1String("ramp")])), tag);
            QCOMPARE(order.rareCodons, static_cast<std::uint32_t>(expected[QLatin1String("rare_codons")].toInt()));
            const std::vector<double> cluster = numbers(expected[QLatin1String("cluster")]);
            QCOMPARE(static_cast<double>(order.cluster.count), cluster[0]);
            if (order.cluster.count > 0) QCOMPARE(static_cast<double>(order.cluster.start + 1), cluster[1]);
            const std::vector<double> reuse = numbers(expected[QLatin1String("reuse")]);
            QVERIFY2(order.reuse.pairs == reuse[0] && order.reuse.same == reuse[1], tag);
            const CodonReuse ofTrna = codonReuse(m_case->sequences[row].codons, trna);
            const std::vector<double> reuseTrna = numbers(expected[QLatin1String("reuse_trna")]);
            QVERIFY2(ofTrna.pairs == reuseTrna[0] && ofTrna.same == reuseTrna[1], tag);
            const std::vector<double> own{order.minMax.lowest, order.minMax.highest, order.minMax.mean,
                                          order.minMax.shareNegative};
            if (expected.contains(QLatin1String("minmax")))
                VERIFY_NEAR(own, numbers(expected[QLatin1String("minmax")]));
            else
                QVERIFY2(std::isnan(own[0]), tag);
            const QJsonObject null = expected[QLatin1String("null")].toObject();
            for (const Test& test : kTests) {
                if (!null.contains(QLatin1String(test.name))) continue;
                ++tested;
                const bool minMax = test.test == &CodonOrder::lowestTest;
                QVERIFY2(sameNull(order.*test.test, kPermutations, numbers(null[QLatin1String(test.name)]),
                                  minMax ? 1000 : 3000),
                         tag + " " + test.name + QByteArray(": mean, sd, p ") +
                             QByteArray::number((order.*test.test).mean) + ' ' +
                             QByteArray::number((order.*test.test).sd) + ' ' +
                             QByteArray::number((order.*test.test).p));
            }
        }
        QVERIFY(tested > 60);
        for (const std::size_t row : {38, 39, 40, 41})  // too short, or without a choice
            for (const Test& test : kTests) QVERIFY(std::isnan(((*orders)[row].*test.test).p));
    }
    void goldenWindows()
    {
        NoProgress progress;
        const CodonOrderScales scales = scalesOf(m_pooled, m_code);
        const QJsonObject all = m_case->expected[QLatin1String("windows")].toObject();
        constexpr std::array<std::pair<const char*, std::size_t>, 3> kGenes{{{"t001", 0}, {"t030", 29}, {"t043", 42}}};
        for (const auto& [tag, r] : kGenes) {
            const auto windows = geneWindows(m_case->sequences[r], scales, m_ln[r], 200, 1, progress);
            const QJsonObject expected = all[QLatin1String(tag)].toObject();
            VERIFY_NEAR(windows->cai.observed, numbers(expected[QLatin1String("cai")]));
            VERIFY_NEAR(windows->nc.observed, numbers(expected[QLatin1String("nc")]));
            VERIFY_NEAR(windows->gc.observed, numbers(expected[QLatin1String("gc")]));
            VERIFY_NEAR(windows->minMax.observed, numbers(expected[QLatin1String("minmax")]));
        }
        QVERIFY(geneWindows(m_case->sequences[38], scales, m_ln[38], 20, 1, progress)->cai.observed.empty());
    }
    /// The band holds 95 % of the places of a gene without order, more or less.
    void bandsCover()
    {
        Random random(31);
        const auto genes = randomGenes(20, 400, m_code, random);
        const CodonOrderScales scales = scalesOf(pooledOf(genes), m_code);
        const CodonVector ln = lnOf(relativeAdaptiveness(pooledOf(genes), m_code));
        NoProgress progress;
        double outside = 0, places = 0;
        for (const CodonSequence& gene : genes) {
            const auto windows = geneWindows(gene, scales, ln, 400, 2, progress);
            for (const WindowTrack* track : {&windows->cai, &windows->nc, &windows->gc, &windows->minMax})
                for (std::size_t i = 0; i < track->observed.size(); ++i) {
                    places += 1;
                    outside += track->observed[i] < track->low[i] || track->observed[i] > track->high[i];
                }
        }
        QVERIFY2(outside / places > 0.02 && outside / places < 0.08, qPrintable(QString::number(outside / places)));
    }
    void calibration()
    {
        Random random(21);
        const auto orders = ordersOf(randomGenes(400, 220, m_code, random), m_code, 99, 6);
        for (const Test& test : kTests) {
            std::vector<double> p;
            for (const CodonOrder& order : orders) p.push_back((order.*test.test).p);
            const auto n = static_cast<double>(p.size());
            if (test.test == &CodonOrder::rampTest || test.test == &CodonOrder::lowestTest) {
                const double uniform = uniformityP(p, 100);
                QVERIFY2(uniform > 0.01,
                         qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(test.name)).arg(uniform)));
                continue;
            }
            // Counts tie, which makes p larger than uniform; it must never be smaller (one-sided Kolmogorov-Smirnov).
            double excess = 0, mean = 0;
            for (int k = 1; k <= 100; ++k) {
                const auto below = std::ranges::count_if(p, [k](double v) { return v <= k / 100.0 + 1e-12; });
                excess = std::max(excess, static_cast<double>(below) / n - k / 100.0);
            }
            for (const double value : p) mean += value / n;
            const double valid = std::exp(-2 * n * excess * excess);
            QVERIFY2(valid > 0.01, qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(test.name)).arg(valid)));
            QVERIFY2(mean > 0.45 && mean < 0.75,
                     qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(test.name)).arg(mean)));
        }
    }
    void plantedOrderIsFound()
    {
        Random random(22);
        auto genes = randomGenes(90, 260, m_code, random);
        const auto pooled = pooledOf(genes);
        const CodonVector w = relativeAdaptiveness(pooled, m_code);
        const auto at = [&](std::int8_t codon) { return w[static_cast<std::size_t>(codon)]; };
        const auto lessAdapted = [&](std::int8_t a, std::int8_t b) { return at(a) < at(b); };
        for (std::size_t i = 0; i < 30; ++i) arrange(genes[i], m_code, lessAdapted);  // rare first: ramp, and a cluster
        for (std::size_t i = 30; i < 60; ++i) arrange(genes[i], m_code, std::less<>());  // like by like: reuse
        const auto orders = ordersOf(genes, m_code, 199, 7);
        // A ramp of rare codons is one long cluster, which the scan's short window sees in most genes, not in all; by
        // chance it would in fewer than two.
        const auto clusters = std::ranges::count_if(orders.begin(), orders.begin() + 30,
                                                    [](const auto& order) { return order.clusterTest.p <= 0.05; });
        QVERIFY2(clusters >= 15, qPrintable(QString::number(clusters)));
        for (std::size_t i = 0; i < 30; ++i) {
            QVERIFY(orders[i].rampTest.z < -3 && orders[i].rampTest.p <= 0.01);
            QVERIFY2(orders[i].lowestTest.p <= 0.05, qPrintable(QString::number(orders[i].lowestTest.p)));
        }
        for (std::size_t i = 30; i < 60; ++i) QVERIFY(orders[i].reuseTest.z > 4 && orders[i].reuseTest.p <= 0.01);
    }
    void minMaxByHand()
    {
        // Phe: TTT 30, TTC 10; Met without choice.
        std::array<double, kCodons> pooled{};
        pooled[0] = 30;
        pooled[1] = 10;
        pooled[static_cast<std::size_t>(codonIndex('A', 'T', 'G'))] = 7;
        const MinMaxUsage usage(pooled, m_code);
        const auto met = static_cast<std::int8_t>(codonIndex('A', 'T', 'G'));
        const std::vector<std::int8_t> gene{0, 0, met, 1, 1, kNoCodon, met, met};
        const MinMaxProfile profile(gene, usage, 2);
        std::vector<double> values(profile.windows());
        profile.of(gene, values);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        VERIFY_NEAR(values, (std::vector<double>{100, 100, -100, -100, nan, nan, nan}));
        const std::vector<std::int8_t> mixed{0, 1};
        const MinMaxProfile even(mixed, usage, 2);
        double value = 1;
        even.of(mixed, {&value, 1});
        QCOMPARE(value, 0.0);
    }
    void reuseByHand()
    {
        const CodonReaders codons(m_code, ReuseOf::Codon), trna(m_code, ReuseOf::Trna);
        // Phe TTT TTC: two codons, one tRNA. Leu CTT CTC CTA.
        const std::vector<std::int8_t> gene{0, 16, 1, 17, kNoCodon, 18};
        QCOMPARE(codonReuse(gene, codons).pairs, 3U);
        QCOMPARE(codonReuse(gene, codons).same, 0U);
        QCOMPARE(codonReuse(gene, trna).pairs, 2U);  // Phe has no choice of tRNA
        QCOMPARE(codonReuse(gene, trna).same, 1U);
        QVERIFY(std::isnan(codonReuse({}, codons).share()));
        for (const GeneticCode& code : GeneticCode::all())  // what ReuseOf::Trna relies on
            for (int c = 0; c < kCodons; c += 4) QCOMPARE(code.aminoAcid(c), code.aminoAcid(c + 1));
    }
    void threadsDoNotMatter()
    {
        Random random(23);
        const auto genes = randomGenes(60, 700, m_code, random);
        const CodonOrderScales scales = scalesOf(pooledOf(genes), m_code);
        const CodonVector ln = lnOf(relativeAdaptiveness(pooledOf(genes), m_code));
        const auto run = [&](std::size_t threads, std::uint64_t seed) {
            const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
            std::vector<double> out;
            for (const CodonOrder& order : ordersOf(genes, m_code, 30, seed))
                for (const Test& test : kTests) {
                    out.push_back((order.*test.test).mean);
                    out.push_back((order.*test.test).p);
                }
            NoProgress progress;
            const auto windows = geneWindows(genes.front(), scales, ln, 30, seed, progress);
            out.insert(out.end(), windows->cai.low.begin(), windows->cai.low.end());
            return out;
        };
        const auto one = run(1, 4);
        QVERIFY(one == run(2, 4));
        QVERIFY(one != run(2, 5));
    }
    void everyCodeAndShortGenes()
    {
        Random random(24);
        for (const GeneticCode& code : GeneticCode::all())
            for (const std::size_t length : {1, 2, 17, 18, 50, 51, 90})
                for (const CodonOrder& order : ordersOf(randomGenes(6, length, code, random), code, 19, 1)) {
                    QCOMPARE(std::isnan(order.minMax.mean), length < 18);
                    if (length <= kRampEnd) QVERIFY(std::isnan(order.ramp) && std::isnan(order.rampTest.p));
                    if (length == 90) QVERIFY(order.reuseTest.p > 0 && order.rampTest.p > 0 && order.lowestTest.p > 0);
                    if (length == 1) QVERIFY(std::isnan(order.reuse.share()) && std::isnan(order.reuseTest.p));
                }
        QCOMPARE(ordersOf({CodonSequence{}}, m_code, 19, 1).size(), std::size_t{1});
    }
};

PLEIO_TEST(tst_codon_order, TestCodonOrder)
#include "tst_codon_order.moc"
