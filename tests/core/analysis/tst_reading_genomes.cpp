// SPDX-License-Identifier: GPL-3.0-or-later
// Files in the forms in which people have them, with what is right for each: the genomes of the folder "reading" of
// the shared data. Members of each class beside them are in the tests of the readers.
#include "core/analysis/dataset.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pleio;

namespace {

QString readingFile(const char* name) { return test::dataFile(QStringLiteral("reading/") + QLatin1String(name)); }

struct RoleFile {
    const char* name;
    SourceRole role;
};

Result<Dataset> loadFiles(const std::vector<RoleFile>& files)
{
    NoProgress none;
    std::vector<SourceFile> sources;
    for (const auto& [name, role] : files) {
        auto source = readSourceFile(readingFile(name).toStdString(), role, none);
        if (!source) return source.error();
        sources.push_back(*std::move(source));
    }
    LoadOptions options;
    options.genome.useProdigal = false;
    return loadDataset(std::move(sources), options, none);
}

std::int64_t noted(const Dataset& dataset, std::string_view code)
{
    const auto notes = dataset.notes();
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? 0 : found->count;
}

std::string noteText(const Dataset& dataset, std::string_view code)
{
    const auto notes = dataset.notes();
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? std::string() : found->text;
}

std::int64_t senseCodons(const Dataset& dataset) { return dataset.codons.codons.counts.cast<std::int64_t>().sum(); }

}  // namespace

class TestReadingGenomes : public QObject {
    Q_OBJECT

private slots:
    void genomes_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("annotation");
        QTest::addColumn<int>("cds");
        QTest::addColumn<int>("used");
        QTest::addColumn<QByteArray>("note");
        QTest::addColumn<int>("count");
        const auto row = [](const char* file, const char* annotation, int cds, int used, const char* note, int count) {
            QTest::newRow(file) << QByteArray(file) << QByteArray(annotation) << cds << used << QByteArray(note)
                                << count;
        };
        row("base.gbk", "", 60, 60, "cds.translation_mismatch", 0);
        row("a11_prokka_two_runs.gbk", "", 65, 65, "cds.equal_names", 25);
        row("a06_cds_id_per_segment.gff3", "", 40, 40, "gff3.joined_segments", 40);
        row("a06ok_shared_id.gff3", "", 40, 40, "gff3.joined_segments", 0);
        row("a03e_some_keys_one_off.gbk", "", 60, 60, "genome.shifted_keys", 10);
        row("a04_translation_raw_start.gbk", "", 60, 60, "cds.start_as_written", 36);
        row("a08.fna", "a08_ncbi.gtf", 60, 60, "gtf.stop_added", 60);
        row("a14_mycoplasma_notable.gff3", "", 60, 5, "cds.other_code", 55);
        row("a15_patric.fna", "a15_patric.gff", 60, 60, "gff3.sequence_prefix", 1);
        row("a28_funannotate.gff3", "", 60, 60, "cds.unnamed", 0);
        row("z3_trailing_zeros.gbk.gz", "", 60, 60, "cds.internal_stop", 0);
    }

    void genomes()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, annotation);
        QFETCH(QByteArray, note);
        PLEIO_REQUIRE_DATA(readingFile(file.constData()));
        std::vector<RoleFile> files{{file.constData(), SourceRole::Genome}};
        if (!annotation.isEmpty()) files.push_back({annotation.constData(), SourceRole::Annotation});
        const auto dataset = loadFiles(files);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QTEST(static_cast<int>(dataset->genome.genes.size()), "cds");
        QTEST(static_cast<int>(dataset->genome.usedGenes()), "used");
        QTEST(static_cast<int>(noted(*dataset, note.toStdString())), "count");
        std::set<std::string> ids;
        for (const Gene& gene : dataset->genome.genes) ids.insert(gene.id);
        QCOMPARE(ids.size(), dataset->genome.genes.size());
    }

    void partsWithAnIdEachAreOneCds()
    {
        PLEIO_REQUIRE_DATA(readingFile("a06_cds_id_per_segment.gff3"));
        const auto apart = loadFiles({{"a06_cds_id_per_segment.gff3", SourceRole::Genome}});
        const auto shared = loadFiles({{"a06ok_shared_id.gff3", SourceRole::Genome}});
        QVERIFY(apart && shared);
        QCOMPARE(senseCodons(*apart), std::int64_t{4885});
        QCOMPARE(senseCodons(*shared), std::int64_t{4885});
    }

    void gtfNamesGenes()
    {
        PLEIO_REQUIRE_DATA(readingFile("a08.fna"));
        const auto dataset = loadFiles({{"a08.fna", SourceRole::Genome}, {"a08_ncbi.gtf", SourceRole::Annotation}});
        QVERIFY(dataset);
        for (const Gene& gene : dataset->genome.genes) {
            QVERIFY(gene.locusTag.starts_with("TST_") && !gene.symbol.empty() && gene.geneticCode == 11);
            QVERIFY(gene.coding.ends_with("TAA") || gene.coding.ends_with("TAG") || gene.coding.ends_with("TGA"));
        }
    }

    void stopsOfAnotherCode()
    {
        PLEIO_REQUIRE_DATA(readingFile("a14_mycoplasma_notable.gff3"));
        const auto dataset = loadFiles({{"a14_mycoplasma_notable.gff3", SourceRole::Genome}});
        QVERIFY(dataset);
        const std::string text = noteText(*dataset, "cds.other_code");
        QVERIFY2(text.find("all at TGA;") != std::string::npos, text.c_str());
        QVERIFY2(text.find("genetic code 4 (") != std::string::npos, text.c_str());
        QVERIFY2(text.find("60 of all 60 CDS") != std::string::npos, text.c_str());
    }

    void featuresWithoutCdsAreNotPredicted()
    {
        PLEIO_REQUIRE_DATA(readingFile("a24_gene_features_only.gbk"));
        const auto dataset = loadFiles({{"a24_gene_features_only.gbk", SourceRole::Genome}});
        QVERIFY(!dataset);
        const std::string message = dataset.error().message;
        QVERIFY2(message.find("no CDS but features gene 60,") != std::string::npos, message.c_str());
        QVERIFY2(message.find("FASTA") != std::string::npos, message.c_str());
    }

    void recordsOfOneName()
    {
        PLEIO_REQUIRE_DATA(readingFile("a01b_locus_names.gbk"));
        const auto dataset = loadFiles({{"a01b_locus_names.gbk", SourceRole::Genome}});
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->genome.replicons.size(), std::size_t{2});
        QCOMPARE(dataset->genome.replicons[0].id, std::string("Exported"));
        QCOMPARE(dataset->genome.replicons[1].id, std::string("Exported_2"));
        QCOMPARE(noted(*dataset, "genome.equal_names"), std::int64_t{1});
    }

    /// Files of two runs put together: the same names for other genes. Equal records are one gene.
    void recordsOfOneNameAreOtherGenes()
    {
        const std::string records = ">P_00001\nATGGCTAAATAA\n>P_00002\nATGGCTGCTTAA\n>P_00001\nATGAAAAAATAA\n"
                                    ">P_00001\nATGGCTAAATAA\n";
        NoProgress none;
        const auto data =
            loadDataset({sourceFromBytes("two.ffn", records, SourceRole::Genome),
                         sourceFromBytes("t.tsv", "gene\ttrait\nP_00001\ta\nP_00002\ta\n", SourceRole::Traits)},
                        {}, none);
        QVERIFY2(data, data ? "" : data.error().oneLine().c_str());
        std::vector<std::string> used;
        for (const Gene& gene : data->genome.genes)
            if (gene.used()) used.push_back(gene.id);
        QCOMPARE(used, (std::vector<std::string>{"P_00001@1", "P_00002", "P_00001@3"}));
        QCOMPARE(noted(*data, "cds.equal_names"), std::int64_t{2});
        QCOMPARE(data->traits.traits.front().genes, (std::vector<std::int32_t>{0, 1, 2}));
        QCOMPARE(data->match.ambiguous, std::int64_t{1});
    }

    /// Prodigal calls a gene otherwise in its FASTA file than in its GFF3; both names are known.
    void prodigalNamesGenesTwice()
    {
        const std::string records = ">chr.1_1 # 121 # 132 # 1 # ID=1_1;partial=00;start_type=ATG\nATGGCTAAATAA\n"
                                    ">chr.1_2 # 221 # 232 # -1 # ID=1_2;partial=00;start_type=ATG\nATGGCTGCTTAA\n";
        NoProgress none;
        const auto data =
            loadDataset({sourceFromBytes("genes.fna", records, SourceRole::Genome),
                         sourceFromBytes("t.tsv", "gene\ttrait\n1_1\ta\nchr.1_2\ta\n", SourceRole::Traits)},
                        {}, none);
        QVERIFY2(data, data ? "" : data.error().oneLine().c_str());
        QCOMPARE(data->match.matched, std::int64_t{2});
    }

    void traits_data()
    {
        QTest::addColumn<QByteArray>("genome");
        QTest::addColumn<QByteArray>("traits");
        QTest::addColumn<int>("rows");
        const auto row = [](const char* genome, const char* traits, int rows) {
            QTest::newRow(traits) << QByteArray(genome) << QByteArray(traits) << rows;
        };
        row("a13_ensembl.cds.all.fa", "a13_traits.tsv", 40);
        row("a28_funannotate.gff3", "a28_traits_gene.tsv", 30);
        row("a28_funannotate.gff3", "a28_traits_mrna.tsv", 30);
        row("t.gbk", "b04_kegg_link_pathway_eco.txt", 133);
    }

    void traits()
    {
        QFETCH(QByteArray, genome);
        QFETCH(QByteArray, traits);
        PLEIO_REQUIRE_DATA(readingFile(genome.constData()));
        const auto dataset =
            loadFiles({{genome.constData(), SourceRole::Genome}, {traits.constData(), SourceRole::Traits}});
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QTEST(static_cast<int>(dataset->match.matched), "rows");
        QCOMPARE(dataset->match.rows, dataset->match.matched);
        QCOMPARE(dataset->match.ambiguous, std::int64_t{0});
    }

    void trnasOfPseudomonas()
    {
        PLEIO_REQUIRE_DATA(readingFile("d02b_trnascan_pseudomonas.out"));
        const auto named =
            loadFiles({{"base.gbk", SourceRole::Genome}, {"d02b_trnascan_pseudomonas.out", SourceRole::Trna}});
        const auto other =
            loadFiles({{"base.gbk", SourceRole::Genome}, {"d02_trnascan_contig1.out", SourceRole::Trna}});
        QVERIFY2(named, named ? "" : named.error().oneLine().c_str());
        QVERIFY(other && named->trnaCopies && other->trnaCopies);
        QVERIFY(named->trnaCopies->byCodon == other->trnaCopies->byCodon);
        double copies = 0;
        for (const double count : named->trnaCopies->byCodon) copies += count;
        QCOMPARE(copies, 39.0);
        QCOMPARE(named->trnaCopies->lysidineIle, 1.0);
        QCOMPARE(noted(*named, "trna.left_out"), std::int64_t{2});
        QCOMPARE(noted(*other, "trna.left_out"), std::int64_t{2});
    }
};

PLEIO_TEST(tst_reading_genomes, TestReadingGenomes)
#include "tst_reading_genomes.moc"
