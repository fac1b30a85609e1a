// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/predicted_genes.h"

#include "core/analysis/analysis.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/provenance.h"
#include "core/analysis/report_json.h"
#include "tests/support/fake_prodigal.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;
using namespace pleio::test;

namespace {

std::vector<SourceFile> given()
{
    return {sourceFromBytes("g.fna", UnannotatedGenome().fasta(), SourceRole::Genome),
            sourceFromBytes("t.tsv", "gene\ttrait\ncontig_1_2\tA\ncontig_1_5\tA\n", SourceRole::Traits)};
}

Dataset loaded(std::vector<SourceFile> sources, const GenomeOptions& options = {})
{
    NoProgress none;
    LoadOptions all;
    all.genome = options;
    auto dataset = loadDataset(std::move(sources), all, none);
    if (!dataset) qFatal("%s", dataset.error().oneLine().c_str());
    return *std::move(dataset);
}

QByteArray reportOf(const Dataset& dataset, std::string_view analysis = kCodonUsage)
{
    NoProgress none;
    const auto report = runAnalysis({std::string(analysis), {}, 1}, dataset, none);
    if (!report) qFatal("%s", report.error().oneLine().c_str());
    return reportToCbor(*report);
}

/// The line of provenance about the annotation.
std::string annotationIn(const Dataset& dataset)
{
    for (const Provenance::Input& input : inputsOf(dataset))
        if (input.role == "annotation") return input.name + ' ' + input.sha256 + ' ' + input.reading;
    return {};
}

}  // namespace

class TestPredictedGenes : public QObject {
    Q_OBJECT

private slots:
    void becomeASource()
    {
        const ProgramsInPath path(ProgramsInPath::Prodigal);
        const Dataset dataset = loaded(given());
        QCOMPARE(dataset.sources.size(), std::size_t{3});
        QCOMPARE(dataset.readings.size(), std::size_t{3});
        const SourceFile& predicted = dataset.sources.back();
        QVERIFY(predicted.role == SourceRole::Annotation && predicted.path.empty() && isPrediction(predicted));
        QCOMPARE(predicted.sha256, sourceFromBytes("", predicted.bytes, SourceRole::Annotation).sha256);
        QCOMPARE(annotationIn(dataset), "g.predicted.gff3 " + predicted.sha256 +
                                            " predicted_by = prodigal 2.6.3, mode = meta, genetic_code = 11");
        QCOMPARE(dataset.traits.traits.front().genes.size(), std::size_t{2});
        QVERIFY(dataset.genome.predicted);
    }

    void areTheSameWhateverIsInstalledLater()
    {
        std::optional<Dataset> first;
        QByteArray usage, summary;
        {
            const ProgramsInPath path(ProgramsInPath::Prodigal);
            first = loaded(given());
            usage = reportOf(*first);
            summary = reportOf(*first, kGenomeSummary);
        }
        const auto check = [&](const Dataset& again) {
            QCOMPARE(again.sources.size(), first->sources.size());
            for (std::size_t i = 0; i < again.sources.size(); ++i)
                QCOMPARE(again.sources[i].sha256, first->sources[i].sha256);
            QVERIFY(reportOf(again) == usage);
            QVERIFY(reportOf(again, kGenomeSummary) == summary);
        };
        {
            const ProgramsInPath path(ProgramsInPath::None);
            check(loaded(first->sources));
            const Dataset other = loaded({given().front()});  // without what was predicted the genes are others
            QVERIFY(reportOf(other) != usage);
            QVERIFY(other.genome.genes.size() != first->genome.genes.size());
            QVERIFY(!annotationIn(other).empty() && annotationIn(other) != annotationIn(*first));
        }
        const ProgramsInPath path(ProgramsInPath::Prodigal, "3.0.0");
        check(loaded(first->sources));
        QVERIFY(annotationIn(loaded(given())).find("prodigal 3.0.0") != std::string::npos);
    }

    void giveWayToAnAnnotation()
    {
        std::vector<SourceFile> sources = given();
        sources.pop_back();
        sources.push_back(
            sourceFromBytes("a.gff", UnannotatedGenome::annotation().toStdString(), SourceRole::Annotation));
        const Dataset dataset = loaded(std::move(sources));
        QCOMPARE(dataset.sources.size(), std::size_t{2});
        QVERIFY(!dataset.genome.predicted);
        QCOMPARE(dataset.genome.genes.size(), std::size_t{1});
        QVERIFY(dataset.genome.genes.front().used());
        std::vector<SourceFile> again = dataset.sources;
        dropPrediction(again);
        QCOMPARE(again.size(), dataset.sources.size());
    }

    void areAddedWithoutLoading()
    {
        NoProgress none;
        const ProgramsInPath path(ProgramsInPath::Prodigal);
        const Dataset dataset = loaded(given());
        std::vector<SourceFile> sources = given();
        for (int again = 0; again < 2; ++again) {
            QVERIFY(addPrediction(sources, {}, none));
            QCOMPARE(sources.size(), dataset.sources.size());
            QCOMPARE(sources.back().sha256, dataset.sources.back().sha256);
        }
        dropPrediction(sources);
        QCOMPARE(sources.size(), given().size());
        sources = {sourceFromBytes("cds.fna", ">a\nATGGCTTAA\n", SourceRole::Genome)};
        QVERIFY(addPrediction(sources, {}, none));
        QCOMPARE(sources.size(), std::size_t{1});
        sources = {given().back()};
        QVERIFY(addPrediction(sources, {}, none));
        QCOMPARE(sources.size(), std::size_t{1});
        sources = {sourceFromBytes("x", "no genome", SourceRole::Genome)};
        QVERIFY(!addPrediction(sources, {}, none));
    }

    void whatPredictsOtherwise()
    {
        GenomeOptions code, without, place;
        code.defaultGeneticCode = 4;
        without.useProdigal = false;
        place.prodigal = "/opt/prodigal";
        QVERIFY(predictsOtherwise({}, code) && predictsOtherwise({}, without));
        QVERIFY(!predictsOtherwise(code, code) && !predictsOtherwise({}, place));
    }

    /// The genes of a real genome, by the real program where it is installed.
    void ofEcoli()
    {
        NoProgress none;
        const QString path = dataFile(QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.fna.gz"));
        PLEIO_REQUIRE_DATA(path);
        const auto file = readSourceFile(path.toStdString(), SourceRole::Genome, none);
        QVERIFY(file);
        const Dataset first = loaded({*file});
        QVERIFY(first.genome.genes.size() > 3'600);
        const ProgramsInPath without(ProgramsInPath::None);
        QVERIFY(reportOf(loaded(first.sources)) == reportOf(first));
    }
};

PLEIO_TEST(tst_predicted_genes, TestPredictedGenes)
#include "tst_predicted_genes.moc"
