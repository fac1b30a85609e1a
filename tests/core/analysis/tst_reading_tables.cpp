// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dataset.h"
#include "core/analysis/provenance.h"
#include "core/math/auc.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace pleio;

namespace {

/// A file of the folder of cases.
QString readingCase(const char* name) { return test::dataFile(QStringLiteral("reading/") + QLatin1String(name)); }

struct GivenFile {
    const char* name;
    SourceRole role;
};

Result<Dataset> loadedCases(std::initializer_list<GivenFile> files, const LoadOptions& options = {})
{
    NoProgress progress;
    std::vector<SourceFile> sources;
    for (const GivenFile& file : files) {
        auto source = readSourceFile(readingCase(file.name).toStdString(), file.role, progress);
        if (!source) return source.error();
        sources.push_back(*std::move(source));
    }
    return loadDataset(std::move(sources), options, progress);
}

Result<Dataset> withTable(const char* name, SourceRole role)
{
    return loadedCases({{"t.gbk", SourceRole::Genome}, {name, role}});
}

const Note* noteOf(const Dataset& dataset, std::string_view code)
{
    static std::vector<Note> notes;
    notes = dataset.notes();
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? nullptr : &*found;
}

const char* messageOf(const Result<Dataset>& dataset)
{
    static std::string text;
    text = dataset ? std::string() : dataset.error().oneLine();
    return text.c_str();
}

}  // namespace

/// Tables of numbers in forms that programs and people write; what is right for each is in EXPECTED.md beside them.
class TestReadingTables : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { PLEIO_REQUIRE_DATA(readingCase("t.gbk")); }

    void expressionIsTheColumnOfReads()
    {
        const auto data = loadedCases({{"t.gbk", SourceRole::Genome},
                                       {"c07_featurecounts.txt", SourceRole::Expression},
                                       {"c07_traits_top_expressed.tsv", SourceRole::Traits}});
        QVERIFY2(data, messageOf(data));
        QCOMPARE(data->expressionColumn, std::string("sample1.bam"));
        QCOMPARE(data->traits.traits.size(), std::size_t{1});
        // The trait is the 40 genes with most reads.
        QCOMPARE(auc(std::span<const double>(data->expression), data->traits.traits.front().genes), 1.0);
    }

    void conditions_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("conditions");
        QTest::addColumn<QString>("missing");
        const auto row = [](const char* file, int conditions, const char* missing = "") {
            QTest::newRow(file) << QString::fromLatin1(file) << conditions << QString::fromLatin1(missing);
        };
        row("c00_plain.tsv", 6);
        row("c02_minus_inf.tsv", 6, "-Inf");
        row("c02d_unicode_minus.tsv", 6);
        row("c01_fit_logratios.tab", 6);
        row("c04b_stanford.pcl", 6);
        row("c04_treeview.cdt", 6);
        row("c05_quoted_newline.tsv", 6);
        row("c05b_quoted_newline.csv", 6);
        row("c09_cp1252_conditions.tsv", 6);
    }
    void conditions()
    {
        QFETCH(QString, file);
        QFETCH(int, conditions);
        QFETCH(QString, missing);
        const auto data = withTable(file.toLatin1().constData(), SourceRole::Phenotypes);
        QVERIFY2(data, messageOf(data));
        QCOMPARE(data->phenotypes->conditions.size(), static_cast<std::size_t>(conditions));
        QCOMPARE(data->phenotypes->rows.size(), std::size_t{200});
        QVERIFY(std::ranges::all_of(data->phenotypes->genes, [](std::int32_t gene) { return gene >= 0; }));
        const auto without = (data->phenotypes->effect.array().isNaN()).count();
        QCOMPARE(without, missing.isEmpty() ? 0 : 1);
        if (missing.isEmpty()) return;
        const Note* note = noteOf(*data, "phenotypes.no_number");
        QVERIFY(note);
        QVERIFY2(QString::fromStdString(note->examples.front()).contains(missing), note->examples.front().c_str());
    }

    void theSameNumbersInEveryForm()
    {
        const auto plain = withTable("c00_plain.tsv", SourceRole::Phenotypes);
        QVERIFY2(plain, messageOf(plain));
        for (const char* file : {"c02d_unicode_minus.tsv", "c04b_stanford.pcl", "c04_treeview.cdt",
                                 "c05_quoted_newline.tsv", "c05b_quoted_newline.csv", "c01_fit_logratios.tab"}) {
            const auto data = withTable(file, SourceRole::Phenotypes);
            QVERIFY2(data, messageOf(data));
            QVERIFY2(data->phenotypes->effect.isApprox(plain->phenotypes->effect, 1e-12), file);
        }
    }

    void lettersOfWindowsAreUtf8()
    {
        const auto data = withTable("c09_cp1252_conditions.tsv", SourceRole::Phenotypes);
        QVERIFY2(data, messageOf(data));
        QVERIFY(std::ranges::find(data->phenotypes->conditions, "nalidixic acid 5 \xc2\xb5M") !=
                data->phenotypes->conditions.end());
        QVERIFY(noteOf(*data, "file.encoding"));
    }

    void aTinyPCounts()
    {
        const auto data = loadedCases({{"t.gbk", SourceRole::Genome},
                                       {"c00_plain.tsv", SourceRole::Phenotypes},
                                       {"n2_p_table_1e-400.tsv", SourceRole::PhenotypeP}});
        QVERIFY2(data, messageOf(data));
        QCOMPARE(data->phenotypes->p.minCoeff(), std::numeric_limits<double>::min());
        QCOMPARE((data->phenotypes->p.array().isNaN()).count(), 0);
        QVERIFY(noteOf(*data, "phenotypes.tiny"));
    }

    void aReadingIsPartOfWhatAResultIsMadeFrom()
    {
        const auto found = withTable("c01_fit_logratios.tab", SourceRole::Phenotypes);
        QVERIFY2(found, messageOf(found));
        const Provenance::Input input = provenanceOf(*found).inputs.back();
        QVERIFY2(QString::fromStdString(input.reading).contains("gene = sysName"), input.reading.c_str());
        QCOMPARE(found->readings.back().find("gene")->why, std::string("100 % of its cells are known genes"));

        // The same bytes in another reading.
        LoadOptions options;
        options.read[input.sha256]["gene"] = "desc";
        const auto other =
            loadedCases({{"t.gbk", SourceRole::Genome}, {"c01_fit_logratios.tab", SourceRole::Phenotypes}}, options);
        QVERIFY(!other);  // no description is a gene
        options.read[input.sha256] = {{"trait", "x"}};
        const auto unknown =
            loadedCases({{"t.gbk", SourceRole::Genome}, {"c01_fit_logratios.tab", SourceRole::Phenotypes}}, options);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, ErrorKind::Usage);
        QVERIFY2(unknown.error().message.find("what can be is format, ") != std::string::npos, messageOf(unknown));
    }

    void traitsReadByAnotherColumnHaveAnotherProvenance()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("two.tsv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("locus_tag\tko\tcog\nb0001\tK00001\tCOG0001\nb0002\tK00001\tCOG0002\n");
        file.close();
        NoProgress progress;
        const auto genome = readSourceFile(readingCase("t.gbk").toStdString(), SourceRole::Genome, progress);
        const auto table = readSourceFile(file.fileName().toStdString(), SourceRole::Traits, progress);
        LoadOptions options;
        std::vector<Provenance> made;
        for (const char* column : {"ko", "cog"}) {
            options.read[table->sha256]["trait"] = column;
            const auto data = loadDataset({*genome, *table}, options, progress);
            QVERIFY2(data, messageOf(data));
            QCOMPARE(data->traits.traits.size(), std::size_t{made.empty() ? 1U : 2U});
            made.push_back(provenanceOf(*data));
        }
        QCOMPARE(made[0].inputs[1].sha256, made[1].inputs[1].sha256);
        QVERIFY(made[0].inputs[1].reading != made[1].inputs[1].reading);
    }

    void codonTableInColumns()
    {
        const auto data = withTable("d01_python_codon_tables.csv", SourceRole::CodonTable);
        QVERIFY2(data, messageOf(data));
        const CodonTable& table = data->codonTables.front();
        QVERIFY(!table.hasAminoAcidUsage);
        QCOMPARE(std::ranges::count_if(table.fractions, [](double f) { return !std::isnan(f); }), 64);
        QCOMPARE(table.fractions[static_cast<std::size_t>(codonIndex('A', 'T', 'A'))], 0.33);
        QCOMPARE(table.aminoAcids[static_cast<std::size_t>(codonIndex('A', 'T', 'A'))], 'I');
    }

    void aComparisonIsOneCondition()
    {
        const auto data = withTable("c06_deseq2.csv", SourceRole::Phenotypes);
        QVERIFY2(data, messageOf(data));
        QVERIFY(data->phenotypes->conditions == std::vector<std::string>{"c06_deseq2"});
        QCOMPARE(data->phenotypes->effect(0, 0), -2.9053);
        QCOMPARE(data->phenotypes->p(0, 0), 0.00124);
        QCOMPARE(data->phenotypes->q.rows(), Eigen::Index{200});
        QCOMPARE(data->phenotypes->t(0, 0), -9.6843);
    }
};

PLEIO_TEST(tst_reading_tables, TestReadingTables)
#include "tst_reading_tables.moc"
