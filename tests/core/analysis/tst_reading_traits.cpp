// SPDX-License-Identifier: GPL-3.0-or-later
// Trait files of annotation programs and databases, read with the genome they are of: as many genes as their makers
// counted.
#include "core/analysis/dataset.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

Result<SourceFile> caseFile(const QString& name, SourceRole role)
{
    NoProgress progress;
    return readSourceFile(test::dataFile(QStringLiteral("reading/") + name).toStdString(), role, progress);
}

/// "source/name=genes" of every trait.
QStringList sizesOf(const TraitTable& table)
{
    QStringList sizes;
    for (const Trait& trait : table.traits)
        sizes += QString::fromStdString(trait.source + '/' + trait.name) + '=' + QString::number(trait.genes.size());
    return sizes;
}

qint64 countOf(const std::vector<Note>& notes, const QString& code)
{
    const auto found = std::ranges::find(notes, code.toStdString(), &Note::code);
    return found == notes.end() ? 0 : found->count;
}

}  // namespace

class TestReadingTraits : public QObject {
    Q_OBJECT

private slots:
    void cases_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<qint64>("matched");
        QTest::addColumn<QStringList>("sizes");  // all, or some of more
        QTest::addColumn<bool>("all");
        QTest::addColumn<QString>("note");
        QTest::addColumn<qint64>("count");
        const auto row = [](const char* file, const char* format, qint64 matched, const QStringList& sizes, bool all,
                            const char* note, qint64 count) {
            QTest::newRow(file) << QString::fromLatin1(format) << matched << sizes << all << QString::fromLatin1(note)
                                << count;
        };
        const QStringList go{"GO/GO:0005524=53", "GO/GO:0005737=40", "GO/GO:0006412=50", "GO/GO:0009088=100",
                             "GO/GO:0016020=34"};
        row("b02_gene2go_not.tsv", "gene2go", 277, go, true, "traits.negated", 14);
        row("b02c.gaf", "gaf", 277, go, true, "traits.negated", 14);
        row("b03b_multi_go.tsv", "long", 291,
            {"b03b_multi_go/GO:0005524=67", "b03b_multi_go/GO:0005737=40", "b03b_multi_go/GO:0006412=50",
             "b03b_multi_go/GO:0009088=100", "b03b_multi_go/GO:0016020=34"},
            true, "", 0);
        row("b04_kegg_link_pathway_eco.txt", "kegg_link", 133,
            {"KEGG_pathway/eco00010=33", "KEGG_pathway/eco00020=34", "KEGG_pathway/eco00030=33",
             "KEGG_pathway/eco00040=33"},
            true, "", 0);
        row("b05_user_ko.txt", "long", 80, {}, false, "traits.no_trait", 120);
        row("b06_kegg_description.gmt", "gmt", 95,
            {"b06_kegg_description/Glycolysis / Gluconeogenesis=30", "b06_kegg_description/Ribosome=45",
             "b06_kegg_description/TCA cycle=20"},
            true, "", 0);
        row("b06f_duplicate_names.gmt", "gmt", 95, {"b06f_duplicate_names/biosynthesis=95"}, true,
            "traits.set_repeated", 2);
        row("b07_bakta.tsv", "bakta", 0,
            {"COG/COG0000=34", "COG_category/E=40", "COG_category/H=40", "GO/GO:0009088=100", "GO/GO:0005524=67"},
            false, "traits.reference_ignored", 400);
        row("b10_msigdb.json", "json", 95,
            {"MSigDB H/Glycolysis / Gluconeogenesis=30", "MSigDB H/Ribosome=45", "MSigDB H/TCA cycle=20"}, true, "", 0);
        row("b15b_pathway_gene_list.tsv", "long", 160,
            {"b15b_pathway_gene_list/Pathway 1=40", "b15b_pathway_gene_list/Pathway 2=40",
             "b15b_pathway_gene_list/Pathway 3=40", "b15b_pathway_gene_list/Pathway 4=40"},
            true, "", 0);
        row("w1_wide_one_odd_cell.tsv", "wide", 0, {}, false, "traits.not_a_flag", 2);
    }
    void cases()
    {
        QFETCH(QString, format);
        QFETCH(qint64, matched);
        QFETCH(QStringList, sizes);
        QFETCH(bool, all);
        QFETCH(QString, note);
        QFETCH(qint64, count);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        PLEIO_REQUIRE_DATA(test::dataFile(QStringLiteral("reading/") + name));
        const Result<SourceFile> genome = caseFile(QStringLiteral("t.gbk"), SourceRole::Genome);
        const Result<SourceFile> traits = caseFile(name, SourceRole::Traits);
        QVERIFY(genome && traits);
        NoProgress progress;
        const Result<Dataset> dataset = loadDataset({*genome, *traits}, {}, progress);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(QString::fromStdString(dataset->traitFiles[0].format), format);
        QCOMPARE(dataset->match.matched, dataset->match.rows);
        if (matched > 0) QCOMPARE(dataset->match.matched, matched);
        const QStringList found = sizesOf(dataset->traits);
        for (const QString& size : sizes) QVERIFY2(found.contains(size), qPrintable(size + " of " + found.join(' ')));
        if (all) QCOMPARE(found.size(), sizes.size());
        if (!note.isEmpty()) QCOMPARE(countOf(dataset->notes(), note), count);
    }

    void traitsOfFilesOfOneNameAreJoinedAloud()
    {
        const SourceFile genome =
            sourceFromBytes("g.fna", ">b0001\nATGGCTTAA\n>b0002\nATGAAATAA\n>b0003\nATGAAATAA\n", SourceRole::Genome);
        const auto traits = [](const char* name, const char* text) {
            return sourceFromBytes(name, text, SourceRole::Traits);
        };
        const SourceFile one = traits("traits.tsv", "gene\ttrait\nb0001\tx\nb0001\ty\n");
        const char* other = "gene\ttrait\nb0002\tx\nb0003\tz\n";
        NoProgress progress;
        const Result<Dataset> joined = loadDataset({genome, one, traits("traits.tsv", other)}, {}, progress);
        QVERIFY2(joined, joined ? "" : joined.error().oneLine().c_str());
        QCOMPARE(countOf(joined->notes(), QStringLiteral("traits.files_joined")), 1);
        QVERIFY(sizesOf(joined->traits).contains(QStringLiteral("traits/x=2")));
        const Result<Dataset> apart = loadDataset({genome, one, traits("more.tsv", other)}, {}, progress);
        QVERIFY2(apart, apart ? "" : apart.error().oneLine().c_str());
        QCOMPARE(countOf(apart->notes(), QStringLiteral("traits.files_joined")), 0);
    }

    void oddCellsDropNoColumn()
    {
        PLEIO_REQUIRE_DATA(test::dataFile(QStringLiteral("reading/w1_wide_one_odd_cell.tsv")));
        const Result<SourceFile> genome = caseFile(QStringLiteral("t.gbk"), SourceRole::Genome);
        const Result<SourceFile> traits = caseFile(QStringLiteral("w1_wide_one_odd_cell.tsv"), SourceRole::Traits);
        NoProgress progress;
        const Result<Dataset> dataset = loadDataset({*genome, *traits}, {}, progress);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->traits.traits.size(), std::size_t{3});
        const auto notes = dataset->notes();
        const auto odd = std::ranges::find(notes, "traits.not_a_flag", &Note::code);
        QVERIFY(odd != notes.end());
        QVERIFY(odd->examples == (std::vector<std::string>{"line 79, B: 2", "line 152, C: 1?"}));
    }

    void technicalColumnsAreNoTraits()
    {
        PLEIO_REQUIRE_DATA(test::dataFile(QStringLiteral("reading/b07_bakta.tsv")));
        const Result<SourceFile> genome = caseFile(QStringLiteral("t.gbk"), SourceRole::Genome);
        const Result<SourceFile> traits = caseFile(QStringLiteral("b07_bakta.tsv"), SourceRole::Traits);
        NoProgress progress;
        const Result<Dataset> dataset = loadDataset({*genome, *traits}, {}, progress);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        for (const Trait& trait : dataset->traits.traits)
            QVERIFY2(trait.source == "GO" || trait.source == "COG" || trait.source == "COG_category",
                     (trait.source + '/' + trait.name).c_str());
    }
};

PLEIO_TEST(tst_reading_traits, TestReadingTraits)
#include "tst_reading_traits.moc"
