// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "core/traits/gene_set_enrichment.h"
#include "core/traits/mediation.h"
#include "tests/core/traits/golden_matrix.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace pleio;
using namespace pleio::test;

namespace {

ComputedHere here;

const QString kFolder = QStringLiteral("tests/golden/traits.enrichment/small_sets/");

std::vector<double> goldenScores()
{
    const GoldenTable table = goldenTable(kFolder + QStringLiteral("scores.tsv"));
    std::vector<double> scores;
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        scores.push_back(table.number(row, QStringLiteral("score")));
    return scores;
}

std::vector<std::size_t> indices(std::size_t n)
{
    std::vector<std::size_t> out(n);
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

std::vector<std::int32_t> setOf(const QString& text)
{
    std::vector<std::int32_t> set;
    for (const QString& gene : text.split(u',')) set.push_back(gene.toInt());
    std::ranges::sort(set);
    return set;
}

}  // namespace

class TestGeneSetEnrichment : public QObject {
    Q_OBJECT

private slots:
    void scoresLikeTheReference()
    {
        const std::vector<double> scores = goldenScores();
        const GoldenTable expected = goldenTable(kFolder + QStringLiteral("enrichment.tsv"));
        QVERIFY(scores.size() == 200 && expected.rows.size() == 6);
        std::vector<std::vector<std::int32_t>> sets;
        for (qsizetype row = 0; row < expected.rows.size(); ++row)
            sets.push_back(setOf(expected.text(row, QStringLiteral("genes"))));
        NoProgress progress;
        const auto weighted = rankEnrichment(scores, sets, {1, 200, 1}, here, progress);
        const auto classic = rankEnrichment(scores, sets, {0, 200, 1}, here, progress);
        QVERIFY(weighted && classic);
        for (std::size_t s = 0; s < sets.size(); ++s) {
            const auto row = static_cast<qsizetype>(s);
            VERIFY_CLOSE((*weighted)[s].score, expected.number(row, QStringLiteral("weighted")), 1e-11);
            VERIFY_CLOSE((*classic)[s].score, expected.number(row, QStringLiteral("classic")), 1e-11);
            const std::vector<double> running = runningEnrichment(scores, sets[s], 1);
            QCOMPARE(running.size(), scores.size());
            QVERIFY(std::abs(running.back()) < 1e-12);
            const double largest = *std::ranges::max_element(running, {}, [](double v) { return std::abs(v); });
            VERIFY_CLOSE(largest, (*weighted)[s].score, 1e-11);
        }
        // The twelve top genes and the nine bottom ones.
        VERIFY_CLOSE((*weighted)[4].score, 1, 1e-12);
        VERIFY_CLOSE((*weighted)[5].score, -1, 1e-12);
        QCOMPARE((*weighted)[4].leading, std::int64_t{12});
        QCOMPARE((*weighted)[4].peak, std::int64_t{12});
        QCOMPARE((*weighted)[5].leading, std::int64_t{9});
        QVERIFY((*weighted)[4].normalised > 2 && (*weighted)[5].normalised < -2);
        // No random set reaches 1; p is one over one more than those of positive score, and never 0.
        QVERIFY((*weighted)[4].p < 0.02 && (*weighted)[4].p >= 1.0 / 201);
    }

    void pIsUniformForRandomSets()
    {
        const std::vector<double> scores = goldenScores();
        Random random(77);
        std::vector<std::vector<std::int32_t>> sets;
        std::vector<std::int32_t> genes(200);
        std::iota(genes.begin(), genes.end(), 0);
        for (int s = 0; s < 1000; ++s) {
            shuffle(genes, random);
            std::vector<std::int32_t> set(genes.begin(), genes.begin() + 15);
            std::ranges::sort(set);
            sets.push_back(std::move(set));
        }
        NoProgress progress;
        const auto result = rankEnrichment(scores, sets, {1, 2000, 4}, here, progress);
        QVERIFY(result);
        for (const double bound : {0.05, 0.5}) {
            const auto below = std::ranges::count_if(*result, [&](const RankEnrichment& r) { return r.p <= bound; });
            QVERIFY(std::abs(static_cast<double>(below) / 1000 - bound) < 4 * std::sqrt(bound * (1 - bound) / 1000));
        }
    }

    void setsWithoutAnAnswer()
    {
        std::vector<double> scores{3, qQNaN(), 2, 1, 0};
        NoProgress progress;
        const auto result = rankEnrichment(scores, {{}, {1}, {0, 2, 3, 4}, {4}, {0, 1}}, {1, 50, 1}, here, progress);
        QVERIFY(result);
        for (const std::size_t s : {0, 1, 2, 3}) QVERIFY(std::isnan((*result)[s].score) && std::isnan((*result)[s].p));
        QCOMPARE((*result)[4].genes, std::int64_t{1});
        VERIFY_CLOSE((*result)[4].score, 1, 1e-13);
    }

    void residualsLikeR()
    {
        const Eigen::MatrixXd z = goldenZ();
        const GoldenTable expected =
            goldenTable(QStringLiteral("tests/golden/traits.pleiotropy/small_matrix/expected_r.tsv"));
        const ResidualTests tests = residualTests(columnOf(z, 0), columnOf(z, 1), indices(120));
        for (qsizetype gene = 0; gene < z.rows(); ++gene) {
            const auto g = static_cast<std::size_t>(gene);
            VERIFY_CLOSE(tests.secondGivenFirst[g], expected.number(gene, QStringLiteral("second")), 1e-9);
            VERIFY_CLOSE(tests.firstGivenSecond[g], expected.number(gene, QStringLiteral("first")), 1e-9);
        }
    }

    /// Genes made by both mechanisms are told apart, and p is uniform where the second effect follows from the first.
    void tellsMediatedFromIndependent()
    {
        Random random(41);
        std::vector<double> first, second;
        for (int g = 0; g < 3000; ++g) {
            const double effect = g % 3 == 0 ? 4 * random.normal() : 0;
            first.push_back(effect + random.normal());
            second.push_back(0.8 * first.back() + 0.6 * random.normal());
        }
        first[0] = 8;  // vertical: what the line says
        second[0] = 6.4;
        first[1] = 8;  // horizontal: the other way
        second[1] = -6;
        const ResidualTests tests = residualTests(first, second, indices(3000));
        QVERIFY(tests.secondGivenFirst[0] > 0.05);
        QVERIFY(tests.secondGivenFirst[1] < 1e-6 && tests.firstGivenSecond[1] < 1e-6);
        QVERIFY(traitRelation(tests.secondGivenFirst[1], tests.firstGivenSecond[1], 0.05) == TraitRelation::Horizontal);
        QVERIFY(traitRelation(0.5, 0.001, 0.05) == TraitRelation::FirstToSecond);
        QVERIFY(traitRelation(0.001, 0.5, 0.05) == TraitRelation::SecondToFirst);
        QVERIFY(traitRelation(0.5, 0.5, 0.05) == TraitRelation::Undecided);
        QVERIFY(traitRelation(qQNaN(), 0.001, 0.05) == TraitRelation::Undecided);
        const auto below = std::ranges::count_if(tests.secondGivenFirst, [](double p) { return p <= 0.05; });
        QVERIFY(std::abs(static_cast<double>(below) / 3000 - 0.05) < 0.016);
    }
};

PLEIO_TEST(tst_gene_set_enrichment, TestGeneSetEnrichment)
#include "tst_gene_set_enrichment.moc"
