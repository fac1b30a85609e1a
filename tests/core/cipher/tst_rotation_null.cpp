// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/rotation_null.h"

#include "core/genome/gene_codons.h"
#include "core/io/genomes/genome_reader.h"
#include "core/math/auc.h"

#include "tests/core/cipher/synthetic_training.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace pleio;
using namespace pleio::test;

namespace {

ComputedHere here;

constexpr int kFolds = 5;
constexpr int kRotations = 99;

struct NullResult {
    double meanAuc = 0;
    double uniformP = 0;
    double meanNull = 0;
    std::vector<double> p;
};

/// Held-out AUC and rotation p of traits that say nothing about codons.
NullResult decodeNull(const TrainingSet& set, const GeneGroups& groups, const MemberRows& members, Channel channel)
{
    const std::vector<std::int32_t> fold = dealFolds(groups, kFolds, 3);
    FoldCounts counts(set, fold, kFolds);
    counts.count(members);
    NoProgress progress;
    const HeldOutScores scores = heldOutScores(counts, channel, progress).value();
    const RotationNull null = rotationNull(set, fold, kFolds, members, channel, kRotations, 11, here, progress).value();
    NullResult result;
    for (std::size_t t = 0; t < members.size(); ++t) {
        const double observed = auc(scores.channel(channel).of(t), members[t]);
        result.meanAuc += observed / static_cast<double>(members.size());
        const auto atLeast = std::ranges::count_if(null.of(t), [observed](double value) { return value >= observed; });
        result.p.push_back((1.0 + static_cast<double>(atLeast)) / (kRotations + 1));
        for (const double value : null.of(t))
            result.meanNull += value / kRotations / static_cast<double>(members.size());
    }
    result.uniformP = uniformityP(result.p, kRotations + 1);
    return result;
}

QString describe(const NullResult& result)
{
    return QStringLiteral("mean AUC %1, of the null %2, Kolmogorov-Smirnov p %3")
        .arg(result.meanAuc)
        .arg(result.meanNull)
        .arg(result.uniformP);
}

MemberRows shuffledTraits(std::size_t rows, std::size_t traits, std::size_t run, std::uint64_t seed)
{
    Random random(seed);
    MemberRows members;
    for (std::size_t t = 0; t < traits; ++t) {
        const std::size_t size = 30 + 5 * (t % 20);
        members.push_back(run == 1 ? randomMembers(rows, size, random) : memberRuns(rows, size, run, random));
    }
    return members;
}

}  // namespace

class TestRotationNull : public QObject {
    Q_OBJECT

private slots:
    void shuffledLabels_data()
    {
        QTest::addColumn<int>("channel");
        QTest::addColumn<int>("run");
        QTest::newRow("synonymous") << static_cast<int>(Channel::Synonymous) << 1;
        QTest::newRow("composition") << static_cast<int>(Channel::Composition) << 1;
        QTest::newRow("combined") << static_cast<int>(Channel::Combined) << 1;
        QTest::newRow("combined, in runs of four") << static_cast<int>(Channel::Combined) << 4;
    }
    /// Traits with shuffled members: AUC 0.50 +- 0.02 on average, p uniform.
    void shuffledLabels()
    {
        QFETCH(int, channel);
        QFETCH(int, run);
        SynthParams params;
        params.genes = 900;
        params.seed = 4;
        const SyntheticTraining training = makeSyntheticTraining(params);
        const MemberRows members = shuffledTraits(training.set.rows(), 64, static_cast<std::size_t>(run), 77);
        const NullResult result = decodeNull(training.set, training.groups, members, static_cast<Channel>(channel));
        QVERIFY2(std::abs(result.meanAuc - 0.5) < 0.02, qPrintable(describe(result)));
        QVERIFY2(std::abs(result.meanNull - 0.5) < 0.02, qPrintable(describe(result)));
        QVERIFY2(result.uniformP > 0.01, qPrintable(describe(result)));
    }
    void shuffledLabelsOfEcoli()
    {
        const QString path = dataFile(QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz"));
        PLEIO_REQUIRE_DATA(path);
        NoProgress progress;
        const Result<SourceFile> file = readSourceFile(path.toStdString(), SourceRole::Genome, progress);
        QVERIFY(file.has_value());
        const Result<Genome> genome = readGenome(*file, nullptr, {}, progress);
        QVERIFY(genome.has_value());
        const TrainingSet set = makeTrainingSet(*genome, geneCodons(*genome, StartCodon::Drop).codons);
        const Result<GeneGroups> groups = groupGenes(*genome, set, {}, progress);
        QVERIFY(groups.has_value());
        const NullResult result = decodeNull(set, *groups, shuffledTraits(set.rows(), 60, 1, 5), Channel::Combined);
        QVERIFY2(std::abs(result.meanAuc - 0.5) < 0.02, qPrintable(describe(result)));
        QVERIFY2(std::abs(result.meanNull - 0.5) < 0.02, qPrintable(describe(result)));
        QVERIFY2(result.uniformP > 0.01, qPrintable(describe(result)));
    }
    /// Traits that lie close together share their null's offsets, not its values.
    void offsetsAndThreads()
    {
        SynthParams params;
        params.genes = 300;
        const SyntheticTraining training = makeSyntheticTraining(params);
        const std::vector<std::int32_t> fold = dealFolds(training.groups, kFolds, 3);
        const MemberRows members = shuffledTraits(training.set.rows(), 37, 1, 8);
        NoProgress progress;
        const auto run = [&](int threads, std::int64_t rotations, std::uint64_t seed, const MemberRows& of) {
            const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                            static_cast<std::size_t>(threads));
            return rotationNull(training.set, fold, kFolds, of, Channel::Combined, rotations, seed, here, progress)
                .value()
                .auc;
        };
        const std::vector<double> one = run(1, 60, 5, members);
        QVERIFY(one == run(2, 60, 5, members));
        QVERIFY(one == run(3, 60, 5, members));
        QVERIFY(one != run(2, 60, 6, members));
        // A trait's null does not depend on the traits beside it.
        QVERIFY(run(2, 60, 5, {members[9]}) == std::vector<double>(one.begin() + 540, one.begin() + 600));
        // More rotations than offsets: some come again.
        const auto rows = static_cast<std::int64_t>(training.set.rows());
        const std::vector<double> many = run(2, 2 * rows, 5, {members[0]});
        QCOMPARE(many.size(), static_cast<std::size_t>(2 * rows));
        QVERIFY(std::set<double>(many.begin(), many.end()).size() < static_cast<std::size_t>(rows));
        QCOMPARE(run(2, 0, 5, members).size(), std::size_t{0});
    }
};

PLEIO_TEST(tst_rotation_null, TestRotationNull)
#include "tst_rotation_null.moc"
