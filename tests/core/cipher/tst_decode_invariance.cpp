// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/decode.h"
#include "core/genome/gene_codons.h"

#include "tests/core/cipher/synthetic_training.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <tbb/global_control.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>

using namespace pleio;
using namespace pleio::test;

namespace {

ComputedHere here;

bool sameBits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

bool sameBits(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

bool sameEvidence(const TraitEvidence& a, const TraitEvidence& b)
{
    return sameBits(a.aucSynonymous, b.aucSynonymous) && sameBits(a.aucComposition, b.aucComposition) &&
           sameBits(a.aucCombined, b.aucCombined) && sameBits(a.interval.low, b.interval.low) &&
           sameBits(a.interval.high, b.interval.high) && sameBits(a.nullMean, b.nullMean) &&
           sameBits(a.nullSd, b.nullSd) && sameBits(a.p, b.p) && sameBits(a.q, b.q) &&
           sameBits(a.aucCovariates, b.aucCovariates) && sameBits(a.increment, b.increment) &&
           sameBits(a.pBeyondCovariates, b.pBeyondCovariates) && sameBits(a.qBeyondCovariates, b.qBeyondCovariates) &&
           sameBits(a.pBeyondComposition, b.pBeyondComposition) &&
           sameBits(a.qBeyondComposition, b.qBeyondComposition) && sameBits(a.brier.skill, b.brier.skill) &&
           a.calls == b.calls && a.grade == b.grade;
}

bool sameDecoding(const TraitDecoding& a, const TraitDecoding& b)
{
    return sameBits(a.p, b.p) && sameBits(a.q, b.q) && sameBits(a.probability, b.probability);
}

}  // namespace

class TestDecodeInvariance : public QObject {
    Q_OBJECT

private:
    SyntheticTraining m_training = makeSyntheticTraining(synthParams());

    [[nodiscard]] DecodeResult decode(const SyntheticTraining& training, const MemberRows& members,
                                      std::uint64_t seed = 1, int threads = 2) const
    {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                        static_cast<std::size_t>(threads));
        DecodeParams params;
        params.rotations = 60;
        params.seed = seed;
        NoProgress progress;
        return decodeTraits(training.set, training.groups, members, training.covariates, params, here, progress)
            .value();
    }
    [[nodiscard]] static SynthParams synthParams()
    {
        SynthParams params;
        params.genes = 700;
        params.traits = 36;  // more than one block of the scoring loop
        params.plantedTraits = 6;
        params.genesPerTrait = 60;
        params.seed = 19;
        return params;
    }

private slots:
    void threads()
    {
        const DecodeResult one = decode(m_training, m_training.members, 1, 1);
        const DecodeResult two = decode(m_training, m_training.members, 1, 2);
        QCOMPARE(one.fold, two.fold);
        QVERIFY(sameBits(one.scores.combined.values, two.scores.combined.values));
        for (std::size_t f = 0; f < one.scores.inner.size(); ++f)
            QVERIFY(sameBits(one.scores.inner[f].values, two.scores.inner[f].values));
        for (std::size_t t = 0; t < m_training.members.size(); ++t) {
            QVERIFY2(sameEvidence(one.traits[t], two.traits[t]), qPrintable(QString::number(t)));
            QVERIFY2(sameDecoding(one.decoding[t], two.decoding[t]), qPrintable(QString::number(t)));
        }
    }
    void traitOrder()
    {
        MemberRows reversed(m_training.members.rbegin(), m_training.members.rend());
        const DecodeResult one = decode(m_training, m_training.members);
        const DecodeResult two = decode(m_training, reversed);
        const std::size_t n = reversed.size();
        for (std::size_t t = 0; t < n; ++t) {
            QVERIFY2(sameEvidence(one.traits[t], two.traits[n - 1 - t]), qPrintable(QString::number(t)));
            QVERIFY2(sameDecoding(one.decoding[t], two.decoding[n - 1 - t]), qPrintable(QString::number(t)));
        }
    }
    /// Names play no part, nor the order of the genes in the file.
    void renamedAndReorderedGenes()
    {
        SyntheticTraining other = makeSyntheticTraining(synthParams());
        Genome& genome = other.made.genome;
        std::ranges::reverse(genome.genes);
        for (std::size_t i = 0; i < genome.genes.size(); ++i) {
            genome.genes[i].id = "renamed" + std::to_string(i);
            genome.genes[i].locusTag = genome.genes[i].symbol = genome.genes[i].product = {};
        }
        other.set = makeTrainingSet(genome, geneCodons(genome, StartCodon::Drop).codons);
        NoProgress progress;
        other.groups = groupGenes(genome, other.set, {}, progress).value();
        other.covariates = plainCovariates(other.set);
        QCOMPARE(other.groups.group, m_training.groups.group);
        const DecodeResult one = decode(m_training, m_training.members);
        const DecodeResult two = decode(other, m_training.members);  // rows are in chromosome order in both
        for (std::size_t t = 0; t < m_training.members.size(); ++t) {
            QVERIFY2(sameEvidence(one.traits[t], two.traits[t]), qPrintable(QString::number(t)));
            QVERIFY2(sameDecoding(one.decoding[t], two.decoding[t]), qPrintable(QString::number(t)));
        }
    }
    void seeds()
    {
        const DecodeResult one = decode(m_training, m_training.members, 1);
        const DecodeResult again = decode(m_training, m_training.members, 1);
        const DecodeResult other = decode(m_training, m_training.members, 2);
        QCOMPARE(one.fold, again.fold);
        QVERIFY(one.fold != other.fold);
        for (std::size_t t = 0; t < m_training.members.size(); ++t)
            QVERIFY(sameEvidence(one.traits[t], again.traits[t]));
        // Planted keys are found whatever the folds.
        for (std::size_t t = 0; t < 6; ++t)
            QVERIFY(std::abs(one.traits[t].aucSynonymous - other.traits[t].aucSynonymous) < 0.05);
    }
    /// The label of a gene does not reach its own score, nor that of its group.
    void heldOutMeansHeldOut()
    {
        const DecodeResult before = decode(m_training, m_training.members);
        MemberRows changed = m_training.members;
        std::erase_if(changed[0], [&](std::int32_t row) { return before.fold[static_cast<std::size_t>(row)] == 2; });
        QVERIFY(changed[0].size() < m_training.members[0].size());
        const DecodeResult after = decode(m_training, changed);
        for (std::size_t row = 0; row < m_training.set.rows(); ++row) {
            const bool same = sameBits(before.scores.combined.of(0)[row], after.scores.combined.of(0)[row]);
            QCOMPARE(same, before.fold[row] == 2);
            // Nested: fold 2 has no say in what calibrates it.
            if (before.fold[row] != 2)
                QVERIFY(sameBits(before.scores.inner[2].of(0)[row], after.scores.inner[2].of(0)[row]));
        }
    }
    void cancelled()
    {
        class Stop final : public Progress {
        public:
            void report(double fraction, std::string_view) override { m_stop = m_stop || fraction > 0.4; }
            [[nodiscard]] bool isCancelled() const override { return m_stop; }

        private:
            std::atomic<bool> m_stop = false;
        };
        Stop stop;
        DecodeParams params;
        params.rotations = 100;
        const Result<DecodeResult> result = decodeTraits(m_training.set, m_training.groups, m_training.members,
                                                         m_training.covariates, params, here, stop);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == ErrorKind::Cancelled);
    }
};

PLEIO_TEST(tst_decode_invariance, TestDecodeInvariance)
#include "tst_decode_invariance.moc"
