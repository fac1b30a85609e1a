// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pleio::test;

/// The main job on a real genome, set beside the figures of an independent reference (which folds by
/// blocks of ten neighbouring genes).
class TestCliEcoli : public QObject {
    Q_OBJECT

private slots:
    void infoCountsTheGenome();
    void readsTraitsAsTheReferenceDoes();
};

namespace {

double median(const QStringList& texts)
{
    std::vector<double> values;
    for (const QString& text : texts) values.push_back(text.toDouble());
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

bool near(double value, double expected, double tolerance)
{
    if (std::abs(value - expected) <= tolerance) return true;
    qWarning("%g is not within %g of %g", value, tolerance, expected);
    return false;
}

}  // namespace

void TestCliEcoli::infoCountsTheGenome()
{
    const QString genome = dataFile("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz");
    PLEIO_REQUIRE_DATA(genome);
    const CliRun run = runCli({"info", genome, "--json"});
    QVERIFY2(run.status == 0, run.err);
    const QJsonObject info = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(info["cds"].toInt(), 4315);
    QCOMPARE(info["cds_used"].toInt(), 4288);
    QCOMPARE(info["translation_mismatches"].toInt(), 0);
    QCOMPARE(info["simulated"].toBool(), false);
}

void TestCliEcoli::readsTraitsAsTheReferenceDoes()
{
    const QString genome = dataFile("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz");
    const QString traits = dataFile("ecoli_k12/traits_cog_kegg_go.tsv.gz");
    PLEIO_REQUIRE_DATA(genome);
    PLEIO_REQUIRE_DATA(traits);
    QTemporaryDir folder;
    const CliRun run = runCli({"analyze", genome, "--traits", traits, "--min-genes", "30", "--max-genes", "600",
                               "--rotations", "200", "--out", folder.filePath("out")});
    QVERIFY2(run.status == 0, run.err);
    const auto table = readTsv(folder.filePath("out/traits.tsv"));
    const qsizetype count = table["trait"].size();
    QVERIFY2(count >= 139 && count <= 145, qPrintable(QString::number(count)));
    QVERIFY(near(median(table["auc_synonymous"]), 0.642, 0.015));
    QVERIFY(near(median(table["auc_composition"]), 0.758, 0.015));
    QVERIFY(near(median(table["auc_combined"]), 0.759, 0.015));
    QVERIFY(near(median(table["null_mean"]), 0.5, 0.02));

    qsizetype row = -1;
    for (qsizetype i = 0; i < count; ++i)
        if (table["trait"][i] == QLatin1String("translation") && table["source"][i] == QLatin1String("GO")) row = i;
    QVERIFY(row >= 0);
    QVERIFY(near(table["auc_synonymous"][row].toDouble(), 0.89, 0.03));
    QVERIFY(near(table["auc_composition"][row].toDouble(), 0.91, 0.03));
    QVERIFY(near(table["auc_combined"][row].toDouble(), 0.93, 0.03));
}

PLEIO_TEST(tst_cli_ecoli, TestCliEcoli)
#include "tst_cli_ecoli.moc"
