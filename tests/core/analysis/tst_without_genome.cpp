// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables that come without a genome: their names are the genes.
#include "core/analysis/analysis.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/needs.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <tuple>

using namespace pleio;
using namespace pleio::test;

namespace {

const std::string kScores =
    "gene\theat\tcold\tacid\nYAL001C\t1.5\t-0.25\t0.5\nYAL002W\t-2\t0.5\t1\nYAL003W\t0\t3\t-1.5\n";
const std::string kSets = "gene\ttrait\nYAL002W\tsmall\nYAL003W\tsmall\nYBR001C\tlarge\n";

Result<Dataset> load(std::vector<SourceFile> sources)
{
    NoProgress progress;
    return loadDataset(std::move(sources), {}, progress);
}

SourceFile scores(const std::string& text = kScores)
{
    return sourceFromBytes("scores.tsv", text, SourceRole::Phenotypes);
}
SourceFile sets(const std::string& text = kSets) { return sourceFromBytes("sets.tsv", text, SourceRole::Traits); }

std::vector<std::string> idsOf(const Dataset& data)
{
    std::vector<std::string> ids;
    for (const Gene& gene : data.genome.genes) ids.push_back(gene.id);
    return ids;
}

const Note* noteOf(const Dataset& data, std::string_view code)
{
    const auto found = std::ranges::find(data.genome.notes, code, &Note::code);
    return found == data.genome.notes.end() ? nullptr : &*found;
}

}  // namespace

class TestWithoutGenome : public QObject {
    Q_OBJECT

private slots:
    void genesAreTheNamesOfAllTables()
    {
        const auto data = load({sets(), scores()});
        QVERIFY2(data.has_value(), qPrintable(QString::fromStdString(data ? "" : data.error().oneLine())));
        QCOMPARE(idsOf(*data), (std::vector<std::string>{"YAL001C", "YAL002W", "YAL003W", "YBR001C"}));
        QVERIFY(!data->genome.hasSequence());
        QCOMPARE(data->phenotypes->genes, (std::vector<std::int32_t>{0, 1, 2}));
        QCOMPARE(data->traits.traits.size(), std::size_t{2});
        QCOMPARE(data->match.matched, std::int64_t{3});
        QCOMPARE(noteOf(*data, "genome.names")->count, std::int64_t{4});
        QVERIFY(noteOf(*data, "genome.names_apart") == nullptr);
    }

    /// The order in which files are given changes nothing.
    void orderOfFilesDoesNotMatter()
    {
        const auto one = load({sets(), scores()}), other = load({scores(), sets()});
        QVERIFY(one && other);
        QCOMPARE(idsOf(*one), idsOf(*other));
    }

    void tablesThatShareNoNameAreNoted()
    {
        // A gene that comes twice in one file is no gene of the others.
        const auto data = load({scores(), sets("gene\ttrait\nTFC3\tsmall\nTFC3\tlarge\nVPS8\tsmall\nEFB1\tlarge\n")});
        QVERIFY(data.has_value());
        QCOMPARE(data->genome.genes.size(), std::size_t{6});
        const Note* note = noteOf(*data, "genome.names_apart");
        QVERIFY(note != nullptr && note->severity == Severity::Warning);
        QCOMPARE(note->where, std::string("sets.tsv"));
        QCOMPARE(note->examples.front(), std::string("TFC3"));
    }

    /// A GAF names proteins, and in its columns 3 and 11 the loci that tables of phenotypes name.
    void otherNamesOfAFile_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("genes");
        QTest::newRow("by the synonym") << QByteArray("gene\theat\nb0002\t1.5\nb0003\t-2\n")
                                        << QByteArray("b0002 b0003 P3");
        QTest::newRow("by the symbol") << QByteArray("gene\theat\nthrA\t1.5\nthrB\t-2\n") << QByteArray("thrA thrB P3");
        QTest::newRow("no names in common")
            << QByteArray("gene\theat\nx1\t1.5\nx2\t-2\n") << QByteArray("x1 x2 P1 P2 P3");
    }
    void otherNamesOfAFile()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, genes);
        std::string gaf = "!gaf-version: 2.2\n";
        for (const auto& [id, symbol, synonym] :
             {std::tuple("P1", "thrA", "b0002|JW0001"), std::tuple("P2", "thrB", "b0003|JW0002"),
              std::tuple("P3", "thrC", "b0004|JW0003")})
            gaf += std::string("UniProtKB\t") + id + '\t' + symbol +
                   "\tinvolved_in\tGO:0009088\tPMID:1\tIDA\t\tP\tname\t" + synonym +
                   "\tprotein\ttaxon:83333\t2020\tX\n";
        const auto data = load({sourceFromBytes("go.gaf", gaf, SourceRole::Traits),
                                sourceFromBytes("p.tsv", first.toStdString(), SourceRole::Phenotypes)});
        QVERIFY2(data.has_value(), qPrintable(QString::fromStdString(data ? "" : data.error().oneLine())));
        QByteArray found;
        for (const std::string& id : idsOf(*data))
            found += (found.isEmpty() ? "" : " ") + QByteArray::fromStdString(id);
        QCOMPARE(found, genes);
        QCOMPARE(data->traits.traits.at(0).genes.size(), std::size_t{3});
        const bool isJoined = genes.endsWith("P3") && !genes.contains("P1");
        QCOMPARE(noteOf(*data, "genome.names_joined") != nullptr, isJoined);
        QCOMPARE(noteOf(*data, "genome.names_apart") != nullptr, !isJoined);
    }

    /// A gene set is a list of names too (GMT), and so is a table of expression.
    void otherTables()
    {
        const auto fromGmt = load(
            {sourceFromBytes("sets.gmt", "alpha\tna\tTP53\tMYC\nbeta\tna\tMYC\tKRAS\tEGFR\n", SourceRole::Traits)});
        QVERIFY(fromGmt.has_value());
        QCOMPARE(idsOf(*fromGmt), (std::vector<std::string>{"TP53", "MYC", "KRAS", "EGFR"}));
        const auto values =
            load({sourceFromBytes("tpm.tsv", "gene\ttpm\nTP53\t3.5\nMYC\t12\n", SourceRole::Expression)});
        QVERIFY(values.has_value());
        QCOMPARE(values->expression, (std::vector<double>{3.5, 12}));
    }

    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<QString>("analysis");
        for (const AnalysisDescriptor& analysis : builtinAnalyses())
            QTest::newRow(analysis.id.c_str()) << QString::fromStdString(analysis.id);
    }
    void whatIsMissingIsSaid()
    {
        QFETCH(QString, analysis);
        static const Dataset data = *load({scores(), sets()});
        const AnalysisDescriptor& described = *findAnalysis(analysis.toStdString());
        const auto report = run(described.id.c_str(), data, {});
        // Three genes are too few for most; what matters is that nothing else than a sequence is asked for or used.
        if (described.needsSequence)
            QVERIFY(!report && report.error().message == needText(Need::Sequence));
        else if (!report)
            QVERIFY(report.error().kind == ErrorKind::BadInput && report.error().message != needText(Need::Sequence));
        QCOMPARE(described.needsSequence, !described.id.starts_with("traits.") && described.id != kGenomeSummary
                                              ? true
                                              : described.id == kTraitsAgreement);
    }

    void summaryKnowsNoSequence()
    {
        const auto data = load({scores(), sets()});
        const auto report = run(kGenomeSummary.data(), *data, {});
        QVERIFY2(report.has_value(), qPrintable(QString::fromStdString(report ? "" : report.error().oneLine())));
        const Table& genes = *report->table("genes");
        QCOMPARE(genes.rows(), std::size_t{4});
        for (const char* column : {"length", "codons", "gc", "gc3s", "cai"})
            if (const Column* found = genes.find(column)) QVERIFY2(std::isnan(cellNumber(*found, 0)), column);
    }

    void refused()
    {
        const auto nothing = load({});
        QVERIFY(!nothing && nothing.error().message.find("names genes") != std::string::npos);
        const auto annotation =
            load({scores(), sourceFromBytes("a.gff3", "##gff-version 3\n", SourceRole::Annotation)});
        QVERIFY(!annotation && annotation.error().where == "a.gff3");
    }
};

PLEIO_TEST(tst_without_genome, TestWithoutGenome)
#include "tst_without_genome.moc"
