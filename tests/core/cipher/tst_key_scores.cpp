// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/held_out_scores.h"

#include "core/math/random.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

namespace {

constexpr int kFolds = 3;

/// Genes for one genetic code, drawn codon by codon: amino acids by `aminoAcids`, then synonymous codons
/// by `codons` (both over the 64 codons as weights).
class GeneFactory {
public:
    GeneFactory(const GeneticCode& code, std::uint64_t seed) : m_code(code), m_random(seed) {}

    Random& random() { return m_random; }
    [[nodiscard]] std::vector<double> randomWeights()
    {
        std::vector<double> weights(kCodons, 0.0);
        for (int c = 0; c < kCodons; ++c)
            if (m_code.isSense(c)) weights[static_cast<std::size_t>(c)] = 0.2 + m_random.uniform();
        return weights;
    }
    [[nodiscard]] std::vector<std::uint32_t> gene(std::size_t length, const std::vector<double>& weights)
    {
        std::vector<std::uint32_t> counts(kCodons, 0);
        for (std::size_t i = 0; i < length; ++i) ++counts[m_random.choose(weights)];
        return counts;
    }

private:
    const GeneticCode& m_code;
    Random m_random;
};

TrainingSet trainingSetOf(const std::vector<std::vector<std::uint32_t>>& genes, int code)
{
    Genome genome;
    CodonCounts codons;
    codons.counts.resize(static_cast<Eigen::Index>(genes.size()), kCodons);
    for (std::size_t g = 0; g < genes.size(); ++g) {
        Gene gene;
        gene.replicon = 0;
        gene.geneticCode = code;
        const auto start = static_cast<std::int64_t>(g) * 1000;
        gene.location.parts = {{start, start + 600, Strand::Forward}};
        genome.genes.push_back(gene);
        codons.genes.push_back(static_cast<std::int32_t>(g));
        for (int c = 0; c < kCodons; ++c)
            codons.counts(static_cast<Eigen::Index>(g), c) = genes[g][static_cast<std::size_t>(c)];
    }
    return makeTrainingSet(genome, codons);
}

struct Moments {
    double mean = 0, variance = 0;
    std::int64_t n = 0;
};

Moments momentsOf(std::span<const double> values, std::span<const std::int32_t> fold, std::int32_t wanted)
{
    Moments m;
    double square = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (fold[i] != wanted) continue;
        ++m.n;
        m.mean += values[i];
        square += values[i] * values[i];
    }
    m.mean /= static_cast<double>(m.n);
    m.variance = square / static_cast<double>(m.n) - m.mean * m.mean;
    return m;
}

}  // namespace

class TestKeyScores : public QObject {
    Q_OBJECT

private slots:
    void expectationAndVariance_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("bacterial") << 11;
        QTest::newRow("mycoplasma") << 4;
        QTest::newRow("vertebrate mitochondrial") << 2;
    }
    /// Genes drawn from the very background (fold 0; folds 1 and 2 only teach it) score with mean 0 and
    /// variance 1 under any key, in either channel: that is what the closed forms of E and Var promise.
    void expectationAndVariance()
    {
        QFETCH(int, code);
        GeneFactory factory(*GeneticCode::find(code), 21);
        const std::vector<double> common = factory.randomWeights();
        std::vector<std::vector<std::uint32_t>> genes;
        std::vector<std::int32_t> fold;
        std::vector<std::int32_t> members;
        constexpr int kTested = 4000;
        for (int g = 0; g < kTested; ++g) {
            genes.push_back(factory.gene(80 + factory.random().below(300), common));
            fold.push_back(0);
        }
        // Two very long genes that use codons in just these shares make the background known; the members,
        // too few to move it, lean to another usage.
        double total = 0;
        for (const double weight : common) total += weight;
        std::vector<std::uint32_t> longGene;
        for (const double weight : common) longGene.push_back(static_cast<std::uint32_t>(1e7 * weight / total));
        for (std::int32_t f = 1; f < kFolds; ++f) {
            genes.push_back(longGene);
            fold.push_back(f);
        }
        const std::vector<double> other = factory.randomWeights();
        for (int g = 0; g < 10; ++g) {
            members.push_back(static_cast<std::int32_t>(genes.size()));
            genes.push_back(factory.gene(600, other));
            fold.push_back(1 + g % 2);
        }
        const TrainingSet set = trainingSetOf(genes, code);
        QCOMPARE(set.rows(), genes.size());
        FoldCounts counts(set, fold, kFolds);
        counts.count({members});
        NoProgress progress;
        const Result<HeldOutScores> scores = heldOutScores(counts, Channel::Combined, progress);
        QVERIFY(scores.has_value());
        for (const auto* channel : {&scores->synonymous, &scores->composition}) {
            const Moments m = momentsOf(channel->of(0), fold, 0);
            QCOMPARE(m.n, std::int64_t{kTested});
            QVERIFY2(std::abs(m.mean) < 4 / std::sqrt(kTested), qPrintable(QString::number(m.mean)));
            QVERIFY2(std::abs(m.variance - 1) < 5 * std::sqrt(2.0 / kTested), qPrintable(QString::number(m.variance)));
        }
        // Members of the usage the key was learned from stand out.
        QVERIFY(scores->synonymous.of(0)[static_cast<std::size_t>(members[0])] > 4);
        QVERIFY(scores->composition.of(0)[static_cast<std::size_t>(members[0])] > 4);
    }
    /// A trait none of whose members is outside the fold has no key: every score is 0, not rounding noise.
    void noKeyNoScore()
    {
        GeneFactory factory(*GeneticCode::find(11), 5);
        const std::vector<double> common = factory.randomWeights();
        std::vector<std::vector<std::uint32_t>> genes;
        std::vector<std::int32_t> fold;
        for (int g = 0; g < 90; ++g) {
            genes.push_back(factory.gene(120, common));
            fold.push_back(g % kFolds);
        }
        const TrainingSet set = trainingSetOf(genes, 11);
        FoldCounts counts(set, fold, kFolds);
        counts.count({{}, {0, 3, 6, 9}});  // nobody; only genes of fold 0
        NoProgress progress;
        const HeldOutScores scores = heldOutScores(counts, Channel::Combined, progress).value();
        KeyScores<float> single;
        scoreWithKeys(counts, 1, single);
        for (std::size_t row = 0; row < set.rows(); ++row) {
            for (const auto* channel : {&scores.synonymous, &scores.composition, &scores.combined}) {
                QCOMPARE(channel->of(0)[row], 0.0);
                if (fold[row] == 0)
                    QCOMPARE(channel->of(1)[row], 0.0);
                else
                    QVERIFY(channel->of(1)[row] != 0);
            }
            if (fold[row] == 0) QCOMPARE(single.synonymous[row * single.stride], 0.0F);
        }
    }
    /// Single precision, which the null uses, and other traits beside it change a score by rounding only.
    void singlePrecision()
    {
        GeneFactory factory(*GeneticCode::find(11), 8);
        const std::vector<double> common = factory.randomWeights();
        std::vector<std::vector<std::uint32_t>> genes;
        std::vector<std::int32_t> fold;
        for (int g = 0; g < 203; ++g) {  // not a multiple of the kernel's block of rows
            genes.push_back(factory.gene(80 + factory.random().below(400), common));
            fold.push_back(g % kFolds);
        }
        const TrainingSet set = trainingSetOf(genes, 11);
        MemberRows members;
        for (std::int32_t t = 0; t < 40; ++t) {  // more than one block of traits
            members.emplace_back();
            for (std::int32_t row = t; row < 203; row += 7 + t % 5) members.back().push_back(row);
        }
        FoldCounts all(set, fold, kFolds);
        all.count(members);
        KeyScores<double> doubles;
        KeyScores<float> floats;
        scoreWithKeys(all, 1, doubles);
        scoreWithKeys(all, 1, floats);
        for (std::size_t t = 0; t < members.size(); ++t) {
            FoldCounts one(set, fold, kFolds);
            one.count({members[t]});
            KeyScores<double> alone;
            scoreWithKeys(one, 1, alone);
            QCOMPARE(alone.sdSynonymous[0], doubles.sdSynonymous[t]);
            QVERIFY(std::abs(floats.sdSynonymous[t] - doubles.sdSynonymous[t]) < 1e-4);
            for (std::size_t row = 0; row < set.rows(); ++row) {
                if (fold[row] != 0) continue;
                const double z = doubles.synonymous[row * doubles.stride + t];
                QCOMPARE(alone.synonymous[row * alone.stride], z);
                QVERIFY(std::abs(static_cast<double>(floats.synonymous[row * floats.stride + t]) - z) < 1e-4);
            }
        }
    }
    void cancelled()
    {
        class Stop final : public Progress {
        public:
            void report(double, std::string_view) override {}
            [[nodiscard]] bool isCancelled() const override { return true; }
        };
        GeneFactory factory(*GeneticCode::find(11), 8);
        const std::vector<double> common = factory.randomWeights();
        std::vector<std::vector<std::uint32_t>> genes(30, factory.gene(100, common));
        std::vector<std::int32_t> fold(30);
        for (std::size_t i = 0; i < fold.size(); ++i) fold[i] = static_cast<std::int32_t>(i) % kFolds;
        const TrainingSet set = trainingSetOf(genes, 11);
        FoldCounts counts(set, fold, kFolds);
        counts.count({{0, 1, 2}});
        Stop stop;
        const Result<HeldOutScores> scores = heldOutScores(counts, Channel::Combined, stop);
        QVERIFY(!scores.has_value());
        QVERIFY(scores.error().kind == ErrorKind::Cancelled);
    }
};

PLEIO_TEST(tst_key_scores, TestKeyScores)
#include "tst_key_scores.moc"
