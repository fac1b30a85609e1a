// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/decode.h"

#include "tests/core/cipher/synthetic_training.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace pleio;
using namespace pleio::test;

namespace {

ComputedHere here;

constexpr std::int64_t kPlanted = 4;

SynthParams paramsFor(double redrawn, std::uint64_t seed)
{
    SynthParams params;
    params.genes = 1500;
    params.traits = kPlanted;
    params.plantedTraits = kPlanted;
    params.genesPerTrait = 100;
    params.overlap = 0;
    params.redrawn = redrawn;
    params.unmatchedIds = 0;
    params.seed = seed;
    return params;
}

DecodeResult decode(const SyntheticTraining& training, const MemberRows& members, std::int64_t rotations,
                    Channel channel = Channel::Combined)
{
    DecodeParams params;
    params.channel = channel;
    params.rotations = rotations;
    NoProgress progress;
    return decodeTraits(training.set, training.groups, members, training.covariates, params, here, progress).value();
}

std::vector<unsigned char> labelsOf(std::size_t rows, const std::vector<std::int32_t>& members)
{
    std::vector<unsigned char> label(rows, 0);
    for (const std::int32_t row : members) label[static_cast<std::size_t>(row)] = 1;
    return label;
}

}  // namespace

/// What the generator plants is found, with error rates as promised; what it does not plant is not.
class TestPlantedKeys : public QObject {
    Q_OBJECT

private slots:
    /// Planted traits beside random ones, which are told from codons at the nominal rate only.
    void plantedAreFound()
    {
        const SyntheticTraining training = makeSyntheticTraining(paramsFor(0.3, 2));
        MemberRows members = training.members;
        Random random(40);
        constexpr std::size_t kRandom = 40;
        for (std::size_t t = 0; t < kRandom; ++t)
            members.push_back(randomMembers(training.set.rows(), 40 + 2 * t, random));
        const DecodeResult result = decode(training, members, 399);
        std::size_t nominal = 0;
        std::size_t discovered = 0;
        for (std::size_t t = 0; t < members.size(); ++t) {
            const TraitEvidence& evidence = result.traits[t];
            if (t < kPlanted) {
                QVERIFY2(evidence.q <= kTraitQ, qPrintable(QString::number(evidence.q)));
                QVERIFY2(evidence.aucSynonymous > 0.85, qPrintable(QString::number(evidence.aucSynonymous)));
                QVERIFY(std::abs(evidence.aucComposition - 0.5) < 0.15);  // synonyms only are redrawn
                QVERIFY(evidence.pBeyondCovariates < 1e-3);
                QVERIFY(evidence.pBeyondComposition < 1e-3);
                QVERIFY(evidence.increment > 0.1);
                QVERIFY(evidence.grade >= Grade::BeyondComposition);
                QVERIFY(evidence.interval.low > 0.6);
            } else {
                nominal += evidence.p <= 0.05 ? 1 : 0;
                discovered += evidence.q <= kTraitQ ? 1 : 0;
                QVERIFY(evidence.q > kTraitQ || evidence.grade != Grade::None);
            }
        }
        // 40 draws at 0.05: more than 6 has probability 0.003; q at 0.05 with 4 true findings lets few through.
        QVERIFY2(nominal <= 6, qPrintable(QString::number(nominal)));
        QVERIFY2(discovered <= 1, qPrintable(QString::number(discovered)));
    }
    void aucRisesWithTheRedrawnShare()
    {
        std::vector<double> mean;
        for (const double redrawn : {0.0, 0.1, 0.2, 0.4, 0.6}) {
            const SyntheticTraining training = makeSyntheticTraining(paramsFor(redrawn, 3));
            const DecodeResult result = decode(training, training.members, 0);
            double sum = 0;
            for (const TraitEvidence& evidence : result.traits) sum += evidence.aucSynonymous / kPlanted;
            mean.push_back(sum);
        }
        QString text;
        for (const double auc : mean) text += QString::number(auc) + QLatin1Char(' ');
        QVERIFY2(std::ranges::is_sorted(mean), qPrintable(text));
        QVERIFY2(std::abs(mean.front() - 0.5) < 0.06, qPrintable(text));
        QVERIFY2(mean.back() > 0.98, qPrintable(text));
    }
    /// A strong key names its genes: nine of ten calls are right, and most members are called.
    void geneCallsKeepTheirErrorRate()
    {
        std::int64_t called = 0, wrong = 0, all = 0;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const SyntheticTraining training = makeSyntheticTraining(paramsFor(0.6, seed));
            const DecodeResult result = decode(training, training.members, 0, Channel::Synonymous);
            for (std::size_t t = 0; t < training.members.size(); ++t) {
                const std::vector<unsigned char> member = labelsOf(training.set.rows(), training.members[t]);
                std::int64_t calls = 0;
                for (std::size_t row = 0; row < member.size(); ++row) {
                    if (result.decoding[t].q[row] > kGeneQ) continue;
                    ++calls;
                    wrong += member[row] == 0 ? 1 : 0;
                }
                QCOMPARE(calls, result.traits[t].calls);
                called += calls;
                all += static_cast<std::int64_t>(training.members[t].size());
            }
        }
        const QString text = QStringLiteral("%1 called, %2 wrong, of %3").arg(called).arg(wrong).arg(all);
        QVERIFY2(static_cast<double>(wrong) <= kGeneQ * static_cast<double>(called), qPrintable(text));
        QVERIFY2(static_cast<double>(called - wrong) > 0.7 * static_cast<double>(all), qPrintable(text));
    }
    /// Without a key there is nothing to call.
    void noKeyNoCalls()
    {
        const SyntheticTraining training = makeSyntheticTraining(paramsFor(0, 6));
        Random random(3);
        MemberRows members;
        for (int t = 0; t < 30; ++t) members.push_back(randomMembers(training.set.rows(), 80, random));
        const DecodeResult result = decode(training, members, 0);
        std::int64_t calls = 0;
        double skill = 0;
        std::vector<double> memberP;
        for (std::size_t t = 0; t < members.size(); ++t) {
            calls += result.traits[t].calls;
            skill += result.traits[t].brier.skill / static_cast<double>(members.size());
            for (const std::int32_t row : members[t])
                memberP.push_back(result.decoding[t].p[static_cast<std::size_t>(row)]);
        }
        QVERIFY2(calls <= 2, qPrintable(QString::number(calls)));
        QVERIFY2(std::abs(skill) < 0.01, qPrintable(QString::number(skill)));
        // Members are like any gene: their conformal p is uniform too.
        QVERIFY2(uniformityP(memberP, 20) > 0.01, qPrintable(QString::number(uniformityP(memberP, 20))));
    }
    void probabilitiesAreCalibrated_data()
    {
        QTest::addColumn<double>("redrawn");
        QTest::newRow("weak") << 0.1;
        QTest::newRow("medium") << 0.2;
        QTest::newRow("strong") << 0.4;
    }
    /// Of the genes promised a probability, that share carries the trait: within four binomial standard
    /// errors and the two percentage points that a two-parameter curve may be off.
    void probabilitiesAreCalibrated()
    {
        QFETCH(double, redrawn);
        std::vector<double> probability;
        std::vector<unsigned char> label;
        double skill = 0;
        for (std::uint64_t seed = 11; seed <= 13; ++seed) {
            const SyntheticTraining training = makeSyntheticTraining(paramsFor(redrawn, seed));
            const DecodeResult result = decode(training, training.members, 0, Channel::Synonymous);
            for (std::size_t t = 0; t < training.members.size(); ++t) {
                const std::vector<unsigned char> member = labelsOf(training.set.rows(), training.members[t]);
                label.insert(label.end(), member.begin(), member.end());
                probability.insert(probability.end(), result.decoding[t].probability.begin(),
                                   result.decoding[t].probability.end());
                skill += result.traits[t].brier.skill / (3 * kPlanted);
            }
        }
        for (const ReliabilityBin& bin : reliability(probability, label, 10)) {
            const double se = std::sqrt(bin.meanPredicted * (1 - bin.meanPredicted) / static_cast<double>(bin.n));
            QVERIFY2(std::abs(bin.observed - bin.meanPredicted) < 4 * se + 0.02,
                     qPrintable(QStringLiteral("promised %1, found %2").arg(bin.meanPredicted).arg(bin.observed)));
        }
        const double mean = std::accumulate(probability.begin(), probability.end(), 0.0);
        const double sum = std::accumulate(label.begin(), label.end(), 0.0);
        QVERIFY2(std::abs(mean / sum - 1) < 0.05, qPrintable(QString::number(mean / sum)));
        QVERIFY2(skill > (redrawn > 0.15 ? 0.1 : 0), qPrintable(QString::number(skill)));
    }
};

PLEIO_TEST(tst_planted_keys, TestPlantedKeys)
#include "tst_planted_keys.moc"
