// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/decode.h"
#include "core/cipher/rotation_null.h"
#include "core/cipher/trait_key.h"
#include "core/codon/cai.h"
#include "core/codon/composition.h"
#include "core/math/random.h"

#include "tests/core/cipher/reference_case.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <limits>

using namespace pleio;
using namespace pleio::test;

namespace {

ComputedHere here;

constexpr int kFolds = 5;
constexpr std::uint64_t kSeed = 1;
constexpr std::uint64_t kFoldStream = 1;

}  // namespace

/// Every number of keys and decoding against an independent program (see SOURCE.md of the case).
class TestDecodeReference : public QObject {
    Q_OBJECT

private:
    std::optional<ReferenceCase> m_case;
    std::optional<TrainingSet> m_set;
    GeneGroups m_groups;
    std::vector<std::int32_t> m_fold;
    MemberRows m_members;
    Covariates m_covariates;

    [[nodiscard]] QJsonObject expected(const char* key) const
    {
        return m_case->expected[QLatin1String(key)].toObject();
    }
    [[nodiscard]] QJsonObject trait(std::size_t t) const
    {
        return m_case->expected[QLatin1String("traits")].toArray()[static_cast<qsizetype>(t)].toObject();
    }
    [[nodiscard]] HeldOutScores scores() const
    {
        FoldCounts counts(*m_set, m_fold, kFolds);
        counts.count(m_members);
        NoProgress progress;
        return heldOutScores(counts, Channel::Combined, progress).value();
    }

private slots:
    void initTestCase()
    {
        m_case = loadReferenceCase();
        QVERIFY(m_case.has_value());
        m_set = makeTrainingSet(m_case->genome, m_case->codons);
        NoProgress progress;
        Result<GeneGroups> groups = groupGenes(m_case->genome, *m_set, m_case->clusters, progress);
        QVERIFY(groups.has_value());
        m_groups = *groups;
        m_fold = dealFolds(m_groups, kFolds, deriveSeed(kSeed, kFoldStream));
        m_members = m_case->members(*m_set);

        const GeneticCode& code = *GeneticCode::find(11);
        const std::vector<double> cai = codonAdaptationIndices(m_case->codons, m_case->referenceRows, code);
        Eigen::MatrixXd values(static_cast<Eigen::Index>(m_set->rows()), 3);
        for (std::size_t row = 0; row < m_set->rows(); ++row) {
            const auto i = static_cast<Eigen::Index>(row);
            const std::int32_t codonRow = m_set->codonRows[row];
            values(i, 0) = cai[static_cast<std::size_t>(codonRow)];
            values(i, 1) = gc3s({m_case->codons.counts.row(codonRow).data(), kCodons}, code);
            values(i, 2) = std::log(static_cast<double>(m_set->length[row]));
        }
        m_covariates = standardised({"CAI", "GC3s", "log length"}, values);
    }
    void trainingSet()
    {
        const QJsonObject training = expected("training");
        const QJsonArray genes = training[QLatin1String("gene")].toArray();
        QCOMPARE(m_set->rows(), static_cast<std::size_t>(genes.size()));
        for (std::size_t row = 0; row < m_set->rows(); ++row)
            QCOMPARE(QString::fromStdString(m_case->genome.genes[static_cast<std::size_t>(m_set->genes[row])].id),
                     genes[static_cast<qsizetype>(row)].toString());
        QCOMPARE(m_set->tooShort, training[QLatin1String("too_short")].toInteger());
        QCOMPARE(m_set->otherCode, training[QLatin1String("other_code")].toInteger());
    }
    void groupsAndFolds()
    {
        const QJsonObject training = expected("training");
        QCOMPARE(m_groups.group, integers(training[QLatin1String("group")]));
        QCOMPARE(m_fold, integers(training[QLatin1String("fold")]));
    }
    void keys()
    {
        const std::size_t width = m_set->layout.synonymousColumns();
        FoldCounts counts(*m_set, m_fold, kFolds);
        counts.count(m_members);
        std::vector<double> codons, aminoAcids;
        for (const std::uint64_t heldOut : {std::uint64_t{0}, std::uint64_t{1}}) {
            counts.backgroundCounts(heldOut, codons, aminoAcids);
            const Background background = learnBackground(m_set->layout, codons, aminoAcids);
            for (std::size_t t = 0; t < m_members.size(); ++t) {
                counts.memberCounts(t, heldOut, codons, aminoAcids);
                const TraitKey synonymous = learnSynonymousKey(m_set->layout, codons, background);
                const TraitKey composition = learnCompositionKey(aminoAcids, background);
                // The reference lists codons family by family too.
                const QJsonObject key = trait(t)[QLatin1String("key")].toObject();
                const std::vector<std::int32_t> order = integers(key[QLatin1String("codons")]);
                QCOMPARE(order.size(), width);
                for (std::size_t i = 0; i < width; ++i) QCOMPARE(m_set->layout.codons[i], order[i]);
                if (heldOut == 1) {
                    VERIFY_NEAR(synonymous.weight, numbers(trait(t)[QLatin1String("weight_without_fold_0")]));
                    continue;
                }
                VERIFY_NEAR(background.codons, numbers(key[QLatin1String("background")]));
                VERIFY_NEAR(synonymous.theta, numbers(key[QLatin1String("theta")]));
                VERIFY_NEAR(synonymous.weight, numbers(key[QLatin1String("weight")]));
                VERIFY_NEAR(synonymous.variance, numbers(key[QLatin1String("variance")]));
                QCOMPARE(QString::fromStdString(
                             std::string(m_set->layout.aminoAcids.begin(), m_set->layout.aminoAcids.end())),
                         key[QLatin1String("amino_acids")].toString());
                VERIFY_NEAR(background.aminoAcids, numbers(key[QLatin1String("background_aa")]));
                VERIFY_NEAR(composition.theta, numbers(key[QLatin1String("theta_aa")]));
                VERIFY_NEAR(composition.weight, numbers(key[QLatin1String("weight_aa")]));
                QCOMPARE(composition.variance.size(), std::size_t{1});
                QVERIFY(near(composition.variance[0], number(key[QLatin1String("variance_aa")])));
            }
        }
    }
    void heldOut()
    {
        const HeldOutScores held = scores();
        for (std::size_t t = 0; t < m_members.size(); ++t) {
            VERIFY_NEAR(held.synonymous.of(t), numbers(trait(t)[QLatin1String("synonymous")]));
            VERIFY_NEAR(held.composition.of(t), numbers(trait(t)[QLatin1String("composition")]));
            VERIFY_NEAR(held.combined.of(t), numbers(trait(t)[QLatin1String("combined")]));
            const std::vector<double> inner = numbers(trait(t)[QLatin1String("inner_fold_0")]);
            const std::vector<double> sums = numbers(trait(t)[QLatin1String("inner_sum")]);
            QCOMPARE(held.inner.size(), static_cast<std::size_t>(kFolds));
            for (std::size_t f = 0; f < held.inner.size(); ++f) {
                double sum = 0;
                for (std::size_t row = 0; row < m_set->rows(); ++row) {
                    if (m_fold[row] == static_cast<std::int32_t>(f)) continue;
                    const double value = held.inner[f].of(t)[row];
                    sum += value;
                    if (f == 0) QVERIFY(near(value, inner[row]));
                }
                QVERIFY2(near(sum, sums[f], 1e-9, 1), qPrintable(QStringLiteral("fold %1").arg(f)));
            }
        }
    }
    void covariates()
    {
        const QJsonObject object = expected("covariates");
        const QJsonArray columns = object[QLatin1String("values")].toArray();
        QCOMPARE(static_cast<qsizetype>(m_covariates.values.cols()), columns.size());
        for (Eigen::Index c = 0; c < m_covariates.values.cols(); ++c) {
            const Eigen::VectorXd column = m_covariates.values.col(c);
            VERIFY_NEAR(std::span(column.data(), static_cast<std::size_t>(column.size())), numbers(columns[c]));
        }
        QCOMPARE(lengthStrata(m_set->length, kLengthStrata), integers(object[QLatin1String("stratum")]));
    }
    /// With as many rotations as there are offsets every offset comes once.
    void everyRotation()
    {
        const QJsonArray null = m_case->expected[QLatin1String("null")].toArray();
        NoProgress progress;
        const auto rotations = static_cast<std::int64_t>(m_set->rows() - 1);
        const Result<RotationNull> result =
            rotationNull(*m_set, m_fold, kFolds, m_members, Channel::Combined, rotations, 7, here, progress);
        QVERIFY(result.has_value());
        QCOMPARE(static_cast<qsizetype>(result->rotations), null.size());
        std::vector<bool> seen(result->rotations);
        for (std::size_t r = 0; r < result->rotations; ++r) {
            bool found = false;
            for (std::size_t offset = 0; offset < result->rotations && !found; ++offset) {
                const std::vector<double> aucs = numbers(null[static_cast<qsizetype>(offset)]);
                bool same = !seen[offset];
                for (std::size_t t = 0; t < aucs.size(); ++t)
                    same = same && std::abs(result->of(t)[r] - aucs[t]) < 1e-4;
                if (same) found = seen[offset] = true;
            }
            QVERIFY2(found, qPrintable(QStringLiteral("rotation %1 is no rotation of the reference").arg(r)));
        }
    }
    void decoding()
    {
        DecodeParams params;
        params.rotations = static_cast<std::int64_t>(m_set->rows() - 1);
        params.folds = kFolds;
        params.seed = kSeed;
        NoProgress progress;
        const Result<DecodeResult> result =
            decodeTraits(*m_set, m_groups, m_members, m_covariates, params, here, progress);
        QVERIFY(result.has_value());
        QCOMPARE(result->fold, m_fold);
        std::vector<double> pooledProbability;
        std::vector<unsigned char> pooledLabel;
        for (std::size_t t = 0; t < m_members.size(); ++t) {
            const TraitEvidence& evidence = result->traits[t];
            const QJsonObject want = trait(t);
            const auto check = [&](const char* key, double actual, double tolerance) {
                const double value = number(want[QLatin1String(key)]);
                if (near(actual, value, tolerance)) return true;
                qWarning("%s of %s is %.17g instead of %.17g", key, m_case->traitNames[t].c_str(), actual, value);
                return false;
            };
            QVERIFY(check("auc_synonymous", evidence.aucSynonymous, 1e-9));
            QVERIFY(check("auc_composition", evidence.aucComposition, 1e-9));
            QVERIFY(check("auc_combined", evidence.aucCombined, 1e-9));
            QVERIFY(check("auc_combined", evidence.interval.auc, 1e-9));
            QVERIFY(check("standard_error", evidence.interval.standardError, 1e-9));
            QVERIFY(check("auc_low", evidence.interval.low, 1e-9));
            QVERIFY(check("auc_high", evidence.interval.high, 1e-9));
            QVERIFY(check("null_mean", evidence.nullMean, 1e-5));
            QVERIFY(check("null_sd", evidence.nullSd, 1e-4));
            QVERIFY(check("p", evidence.p, 1e-12));
            QVERIFY(check("q", evidence.q, 1e-12));
            QVERIFY(check("auc_covariates", evidence.aucCovariates, 1e-9));
            QVERIFY(check("increment", evidence.increment, 1e-9));
            QVERIFY(check("p_beyond_covariates", evidence.pBeyondCovariates, 1e-8));
            QVERIFY(check("q_beyond_covariates", evidence.qBeyondCovariates, 1e-8));
            QVERIFY(check("p_beyond_composition", evidence.pBeyondComposition, 1e-8));
            QVERIFY(check("q_beyond_composition", evidence.qBeyondComposition, 1e-8));
            QVERIFY(check("brier", evidence.brier.brier, 1e-9));
            QVERIFY(check("brier_skill", evidence.brier.skill, 1e-9));
            QVERIFY(check("calls", static_cast<double>(evidence.calls), 0));
            QVERIFY(check("grade", static_cast<double>(evidence.grade), 0));
            VERIFY_NEAR(result->decoding[t].p, numbers(want[QLatin1String("gene_p")]));
            VERIFY_NEAR(result->decoding[t].q, numbers(want[QLatin1String("gene_q")]));
            VERIFY_NEAR(result->decoding[t].probability, numbers(want[QLatin1String("probability")]));
            pooledProbability.insert(pooledProbability.end(), result->decoding[t].probability.begin(),
                                     result->decoding[t].probability.end());
            std::vector<unsigned char> label(m_set->rows());
            for (const std::int32_t row : m_members[t]) label[static_cast<std::size_t>(row)] = 1;
            pooledLabel.insert(pooledLabel.end(), label.begin(), label.end());
        }
        const QJsonArray table = m_case->expected[QLatin1String("reliability")].toArray();
        const std::vector<ReliabilityBin> bins = reliability(pooledProbability, pooledLabel, 10);
        QCOMPARE(static_cast<qsizetype>(bins.size()), table.size());
        for (std::size_t b = 0; b < bins.size(); ++b) {
            const std::vector<double> row{static_cast<double>(bins[b].n), bins[b].meanPredicted, bins[b].observed};
            VERIFY_NEAR(row, numbers(table[static_cast<qsizetype>(b)]));
        }
    }
};

PLEIO_TEST(tst_decode_reference, TestDecodeReference)
#include "tst_decode_reference.moc"
