// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/source_preview.h"
#include "core/base/question.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

const std::string kGenome = ">b0001 [gene=thrL] [locus_tag=b0001]\nATGAAACGCATTAGCACCACCATTACCACCACCATCACCTAA\n"
                            ">b0002 [gene=thrA] [locus_tag=b0002]\nATGCGAGTGTTGAAGTTCGGCGGTACATCAGTGGCAAATTAA\n"
                            ">b0003 [gene=thrB] [locus_tag=b0003]\nATGGTTAAAGTTTATGCCCCGGCTTCCAGTGCCAATATGTGA\n";

SourceFile source(SourceRole role, const std::string& text, const char* name = "t.tsv")
{
    return sourceFromBytes(name, text, role);
}
SourceFile genome() { return source(SourceRole::Genome, kGenome, "g.fna"); }

/// What is open, with the names of its genes.
struct Opened {
    explicit Opened(Dataset loaded) : dataset(std::move(loaded)), index(dataset.genome) {}
    Dataset dataset;
    GeneIndex index;
};

std::unique_ptr<Opened> opened(std::vector<SourceFile> sources)
{
    NoProgress progress;
    auto dataset = loadDataset(std::move(sources), {}, progress);
    if (!dataset) qFatal("%s", dataset.error().oneLine().c_str());
    return std::make_unique<Opened>(*std::move(dataset));
}

Result<SourcePreview> preview(const Opened& open, const SourceFile& file, const ReadChoices& choices = {})
{
    NoProgress progress;
    LoadOptions options;
    if (!choices.empty()) options.read[file.sha256] = choices;
    return previewSource(file, options, open.dataset, open.index, progress);
}

/// "a|b|c": a row of a table.
QString rowOf(const Table& table, std::size_t row)
{
    QStringList cells;
    for (const Column& column : table.columns) cells << QString::fromStdString(cellText(column, row));
    return cells.join(QLatin1Char('|'));
}

}  // namespace

class TestSourcePreview : public QObject {
    Q_OBJECT

private slots:
    void rowsAsUnderstood_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("matched");
        const auto row = [](const char* name, SourceRole role, const char* text, const char* first, int rows,
                            int matched) {
            QTest::newRow(name) << static_cast<int>(role) << QString::fromLatin1(text) << QString::fromLatin1(first)
                                << rows << matched;
        };
        row("traits", SourceRole::Traits, "gene\ttrait\tsource\nthrA\tsmall\tS\nnone\tsmall\tS\n",
            "thrA|b0002|gene|small|S", 2, 1);
        row("a prefix", SourceRole::Traits, "gene\ttrait\neco:b0001\tsmall\nb0002\tsmall\n",
            "eco:b0001|b0001|locus_tag behind 'eco:'|small|t", 2, 2);
        row("phenotypes", SourceRole::Phenotypes,
            "gene\theat\tcold\tacid\nb0003\t1.5\t-2\t0.5\nb0001\t1\t2\t3.5\nx\t1\t1\t1\n",
            "b0003|b0003|locus_tag|1.5|-2|0.5", 3, 2);
        row("expression", SourceRole::Expression, "gene\tTPM\nthrB\t12.5\nthrL\t3\n", "thrB|b0003|gene|12.5", 2, 2);
        row("clusters", SourceRole::Clusters, "family\tgene\nf1\tb0001\nf1\tb0002\n", "b0001|b0001|locus_tag|f1", 2, 2);
        std::string codons = "codon,amino_acid,number\n";
        for (int codon = 0; codon < kCodons; ++codon)
            codons += codonText(codon) + ",X," + std::to_string(codon + 5) + "\n";
        row("codon table", SourceRole::CodonTable, codons.c_str(), "t|TTT|X|5", 64, -1);
    }
    void rowsAsUnderstood()
    {
        QFETCH(int, role);
        QFETCH(QString, text);
        QFETCH(QString, first);
        QFETCH(int, rows);
        QFETCH(int, matched);
        const auto open = opened({genome()});
        const auto shown = preview(*open, source(static_cast<SourceRole>(role), text.toStdString()));
        QVERIFY2(shown, shown ? "" : shown.error().oneLine().c_str());
        QCOMPARE(rowOf(shown->table, 0), first);
        QCOMPARE(shown->rows, std::int64_t{rows});
        QCOMPARE(shown->matched, std::int64_t{matched});
    }

    void conditionsSayWhatIsUsed()
    {
        const auto open =
            opened({genome(), source(SourceRole::Phenotypes, "gene\ta\tb\tc\nb0001\t1.5\t2\t3\nb0002\t1\t2\t3\n")});
        const auto shown =
            preview(*open, source(SourceRole::Conditions, "condition\tdrug\nb\tX\nc\tX\na\tY\n", "c.tsv"));
        QVERIFY2(shown, shown ? "" : shown.error().oneLine().c_str());
        QCOMPARE(rowOf(shown->table, 0), QStringLiteral("b|X|yes"));
        QCOMPARE(shown->rows, std::int64_t{3});
    }

    void genesOfTheGenome()
    {
        const auto open = opened({genome()});
        const auto shown = preview(*open, open->dataset.sources.front());
        QVERIFY2(shown, shown ? "" : shown.error().oneLine().c_str());
        QCOMPARE(shown->rows, std::int64_t{3});
        QVERIFY(rowOf(shown->table, 1).startsWith(QStringLiteral("b0002|thrA|")));
        QVERIFY(shown->reading.find("format") != nullptr);
    }

    void followsTheChoices()
    {
        const auto open = opened({genome()});
        const SourceFile table = source(SourceRole::Traits, "gene\tko\tcog\nb0001\tK00001\tCOG0001\n");
        const auto found = preview(*open, table);
        QVERIFY2(found, found ? "" : found.error().oneLine().c_str());
        QCOMPARE(rowOf(found->table, 0), QStringLiteral("b0001|b0001|locus_tag|COG0001|t"));
        const auto other = preview(*open, table, {{"trait", "ko"}});
        QVERIFY2(other, other ? "" : other.error().oneLine().c_str());
        QCOMPARE(rowOf(other->table, 0), QStringLiteral("b0001|b0001|locus_tag|K00001|t"));
        QCOMPARE(other->reading.find("trait")->why, std::string(kAsWasSaid));
        const auto none = preview(*open, table, {{"trait", "colour"}});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Usage);
    }

    void equalColumnsAreAsked()
    {
        const auto open = opened({genome()});
        const auto asked =
            preview(*open, source(SourceRole::Traits, "gene1\tgene2\tt\nb0001\tb0002\tx\nb0002\tb0003\tx\n"));
        QVERIFY(!asked);
        QVERIFY(asked.error().question);
    }

    void longFilesAreCut()
    {
        std::string text = "gene\ttrait\n";
        for (int i = 0; i < 300; ++i) text += "b0001\tt" + std::to_string(i) + "\n";
        const auto open = opened({genome()});
        const auto shown = preview(*open, source(SourceRole::Traits, text));
        QVERIFY2(shown, shown ? "" : shown.error().oneLine().c_str());
        QCOMPARE(shown->table.rows(), kPreviewRows);
        QCOMPARE(shown->rows, std::int64_t{300});
        QCOMPARE(shown->matched, std::int64_t{300});
        for (const Column& column : shown->table.columns) QCOMPARE(sizeOf(column), kPreviewRows);
    }

    void withoutGenomeTheNamesFollow()
    {
        const SourceFile table =
            source(SourceRole::Phenotypes, "gene\tother\tu\tv\tw\na1\tz1\t1.5\t2\t3\na2\tz2\t1\t2.5\t3\n");
        const auto open = opened({table});
        const auto found = preview(*open, table);
        QVERIFY2(found, found ? "" : found.error().oneLine().c_str());
        QVERIFY(rowOf(found->table, 0).startsWith(QStringLiteral("a1|a1|id|")));
        const auto other = preview(*open, table, {{"gene", "other"}});
        QVERIFY2(other, other ? "" : other.error().oneLine().c_str());
        QVERIFY2(rowOf(other->table, 0).startsWith(QStringLiteral("z1|z1|id|")), qPrintable(rowOf(other->table, 0)));
        QCOMPARE(other->matched, std::int64_t{2});
    }

    void stopsWhenCancelled()
    {
        class Stop final : public Progress {
        public:
            void report(double, std::string_view) override {}
            [[nodiscard]] bool isCancelled() const override { return true; }
        } stop;
        const auto open = opened({genome()});
        std::string text = "gene\ttrait\n";
        for (int i = 0; i < 5000; ++i) text += "b0001\tt\n";
        const auto shown = previewSource(source(SourceRole::Traits, text), {}, open->dataset, open->index, stop);
        QVERIFY(!shown);
        QCOMPARE(shown.error().kind, ErrorKind::Cancelled);
    }
};

PLEIO_TEST(tst_source_preview, TestSourcePreview)
#include "tst_source_preview.moc"
