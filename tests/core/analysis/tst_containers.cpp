// SPDX-License-Identifier: GPL-3.0-or-later
// The same tables as text, in an archive and in a workbook, through the readers of all roles.
#include "core/analysis/dataset.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace pleio;
using namespace pleio::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::string kMicro = "\xc2\xb5";
const std::string kGenes = ">b0001 [gene=thrL] [locus_tag=b0001] \xb5\nATGAAACGCATTAGCACCACCATTACCACCACCATCACCTAA\n"
                           ">b0002 [gene=thrA] [locus_tag=b0002]\nATGCGAGTGTTGAAGTTCGGCGGTACATCAGTGGCAAATTAA\n"
                           ">b0003 [gene=thrB] [locus_tag=b0003]\nATGGTTAAAGTTTATGCCCCGGCTTCCAGTGCCAATATGTGA\n";

struct Table {
    SourceRole role;
    std::string name;
    Rows rows;
};

/// A table of each role; every one has a letter that Windows-1252 writes otherwise than UTF-8.
std::vector<Table> allTables()
{
    const std::string micro = "5 " + kMicro + "M";
    Rows codons{{"codon", "number", "note"}};
    const std::string bases = "TCAG";
    for (int i = 0; i < 64; ++i)
        codons.push_back({std::string{bases[i / 16], bases[i / 4 % 4], bases[i % 4]}, std::to_string(i + 1), kMicro});
    const auto numbers = [&](const char* a, const char* b, const char* c) {
        return Rows{{"gene", micro, "heat", "cold", "acid"},
                    {"b0001", a, b, c, "0.5"},
                    {"thrA", b, "", a, "0.25"},
                    {"b0003", c, a, b, "0.125"}};
    };
    return {
        {SourceRole::Traits, "traits", {{"gene", "trait"}, {"b0001", micro}, {"b0002", "growth"}, {"b0003", micro}}},
        {SourceRole::Expression,
         "expression",
         {{"gene", "note", "tpm"}, {"b0001", kMicro, "1.5"}, {"b0002", "x", "0.30000000000000004"}}},
        {SourceRole::Clusters, "clusters", {{"cluster", "gene"}, {kMicro, "b0001"}, {"c", "b0002"}, {kMicro, "b0003"}}},
        {SourceRole::CodonTable, "codons", codons},
        {SourceRole::Trna,
         "trna",
         {{"anticodon", "copies", "note"},
          {"GCC", "4", kMicro},
          {"CAT", "2", "x"},
          {"TGC", "3", "x"},
          {"GAA", "1", ""}}},
        {SourceRole::Phenotypes, "phenotypes", numbers("-1.25", "0.1", "3")},
        {SourceRole::PhenotypeT, "t", numbers("-4.5", "0.75", "7")},
        {SourceRole::PhenotypeP, "p", numbers("0.001", "0.5", "0.0625")},
        {SourceRole::PhenotypeQ, "q", numbers("0.003", "0.5", "0.125")},
        {SourceRole::Conditions,
         "conditions",
         {{"condition", "group"},
          {micro, "dose"},
          {"heat", "temperature"},
          {"cold", "temperature"},
          {"acid", "dose"}}}};
}

std::string tsvOf(const Rows& rows)
{
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "\t" : "") + row[i];
        text += '\n';
    }
    return text;
}

std::string inWindows1252(std::string text)
{
    for (std::size_t at = 0; (at = text.find(kMicro, at)) != std::string::npos;) text.replace(at, 2, "\xb5");
    return text;
}

enum class As { Utf8, Windows1252, Archive, Workbook, SecondSheet };

std::string bytesOf(const Rows& rows, As form)
{
    const std::string text = tsvOf(rows);
    switch (form) {
    case As::Utf8:
        return text;
    case As::Windows1252:
        return inWindows1252(text);
    case As::Archive:
        return zipBytes({{"folder/", ""}, {"folder/table.tsv", inWindows1252(text)}});
    case As::Workbook:
        return workbookBytes({{{"Data", textRows(rows)}, {"Legend", textRows({{"about", "this"}})}}, {}, {}, {}});
    case As::SecondSheet:
        return workbookBytes({{{"Legend", textRows({{"about", "this"}})}, {"Data", textRows(rows)}}, {}, {}, {}});
    }
    return {};
}

Result<Dataset> loaded(As form, const std::vector<Table>& given)
{
    NoProgress progress;
    LoadOptions options;
    std::vector<SourceFile> sources;
    sources.push_back(
        sourceFromBytes("genome", form == As::Archive ? zipBytes({{"g.fna", kGenes}}) : kGenes, SourceRole::Genome));
    for (const Table& table : given) {
        // The readers of these take no choice, and so the first sheet.
        const bool isFirst = table.role == SourceRole::CodonTable || table.role == SourceRole::Trna;
        const As as = form == As::SecondSheet && isFirst ? As::Workbook : form;
        sources.push_back(sourceFromBytes(table.name, bytesOf(table.rows, as), table.role));
        if (as == As::SecondSheet) options.read[sources.back().sha256] = {{"sheet", "Data"}};
    }
    return loadDataset(std::move(sources), options, progress);
}

QString joined(std::vector<std::string> names)
{
    std::ranges::sort(names);
    QString text;
    for (const std::string& name : names) text += QString::fromStdString(name) + u' ';
    return text;
}

/// The files that notes of this code are about, each once a note.
QString filesOf(const Dataset& dataset, std::string_view code)
{
    std::vector<std::string> files;
    for (const Note& note : dataset.notes())
        if (note.code == code) files.push_back(note.where);
    return joined(files);
}

bool sameNumbers(const auto& a, const auto& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
               return x == y || (std::isnan(x) && std::isnan(y));
           });
}

bool sameMatrix(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() && a.size() > 0 && sameNumbers(a.reshaped(), b.reshaped());
}

}  // namespace

class TestContainers : public QObject {
    Q_OBJECT

private slots:
    void sameValues_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("Windows-1252") << static_cast<int>(As::Windows1252);
        QTest::newRow("archive") << static_cast<int>(As::Archive);
        QTest::newRow("workbook") << static_cast<int>(As::Workbook);
        QTest::newRow("second sheet, which is named") << static_cast<int>(As::SecondSheet);
    }

    void sameValues()
    {
        QFETCH(int, form);
        const auto plain = loaded(As::Utf8, allTables());
        QVERIFY2(plain, plain ? "" : plain.error().oneLine().c_str());
        const auto other = loaded(static_cast<As>(form), allTables());
        QVERIFY2(other, other ? "" : other.error().oneLine().c_str());
        QCOMPARE(other->traits.traits.size(), plain->traits.traits.size());
        for (std::size_t i = 0; i < plain->traits.traits.size(); ++i) {
            QCOMPARE(other->traits.traits[i].name, plain->traits.traits[i].name);
            QVERIFY(other->traits.traits[i].genes == plain->traits.traits[i].genes);
        }
        QVERIFY(sameNumbers(other->expression, plain->expression));
        QVERIFY(other->clusters == plain->clusters);
        QCOMPARE(other->codonTables.size(), std::size_t{1});
        QVERIFY(other->codonTables.front().counts == plain->codonTables.front().counts);
        QVERIFY(other->trnaCopies->byCodon == plain->trnaCopies->byCodon);
        QVERIFY(other->phenotypes->conditions == plain->phenotypes->conditions);
        QVERIFY(other->phenotypes->groups == plain->phenotypes->groups);
        QVERIFY(sameMatrix(other->phenotypes->effect, plain->phenotypes->effect));
        QVERIFY(sameMatrix(other->phenotypes->t, plain->phenotypes->t));
        QVERIFY(sameMatrix(other->phenotypes->p, plain->phenotypes->p));
        QVERIFY(sameMatrix(other->phenotypes->q, plain->phenotypes->q));
    }

    /// Which sheet was read is among what a result is made from, and can be decided otherwise.
    void theSheetIsADecision()
    {
        const auto dataset = loaded(As::SecondSheet, allTables());
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        for (std::size_t i = 0; i < dataset->sources.size(); ++i) {
            const SourceFile& source = dataset->sources[i];
            if (source.role == SourceRole::Genome || source.role == SourceRole::CodonTable ||
                source.role == SourceRole::Trna)
                continue;
            const Reading::Decision* decision = dataset->readings[i].find("sheet");
            QVERIFY2(decision != nullptr, source.name.c_str());
            QCOMPARE(decision->text(), std::string("sheet = Data (as was said)"));
            QCOMPARE(decision->alternatives, (std::vector<std::string>{"Legend", "Data"}));
        }
        NoProgress progress;
        for (const Table& table : allTables()) {
            if (table.role != SourceRole::Phenotypes && table.role != SourceRole::Traits) continue;
            LoadOptions options;
            std::vector<SourceFile> sources{sourceFromBytes("genome", kGenes, SourceRole::Genome),
                                            sourceFromBytes(table.name, tsvOf(table.rows), table.role)};
            options.read[sources.back().sha256] = {{"sheet", "Data"}};
            const auto text = loadDataset(std::move(sources), options, progress);
            QVERIFY(!text && text.error().kind == ErrorKind::Usage);
            QVERIFY2(text.error().message.find("no Excel workbook") != std::string::npos, text.error().message.c_str());
        }
    }

    /// What is wrong may be that another sheet was meant.
    void errorsNameTheOtherSheets()
    {
        NoProgress progress;
        const auto message = [&](const std::string& bytes, const std::string& sheet = {}) {
            std::vector<SourceFile> sources{sourceFromBytes("genome", kGenes, SourceRole::Genome),
                                            sourceFromBytes("t.xlsx", bytes, SourceRole::Phenotypes)};
            LoadOptions options;
            if (!sheet.empty()) options.read[sources.back().sha256] = {{"sheet", sheet}};
            const auto dataset = loadDataset(std::move(sources), options, progress);
            return dataset ? std::string() : dataset.error().oneLine();
        };
        const std::string words = textRows({{"Table S1: growth"}});
        const std::string two = workbookBytes({{{"Legend", words}, {"Data", textRows({{"gene"}})}}, {}, {}, {}});
        const std::string one = workbookBytes({{{"Legend", words}}, {}, {}, {}});
        QVERIFY2(message(two).ends_with(
                     " The sheet Legend was read; if it is another (Data), say which is to be read as sheet."),
                 message(two).c_str());
        QVERIFY(message(two, "Data").find("The sheet Data was read") != std::string::npos);
        QVERIFY(!message(one).empty() && message(one).find("was read") == std::string::npos);
        QVERIFY(message(two, "Other").find("was read") == std::string::npos);
    }

    /// Each file once, and no other.
    void everyReaderTells_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("tables");
        QTest::addColumn<bool>("genome");
        const auto row = [](const char* name, As form, const char* code, bool tables, bool genome) {
            QTest::newRow(name) << static_cast<int>(form) << QByteArray(code) << tables << genome;
        };
        row("UTF-8", As::Utf8, "file.encoding", false, true);
        row("Windows-1252", As::Windows1252, "file.encoding", true, true);
        row("archive", As::Archive, "file.archive", true, true);
        row("encoding in an archive", As::Archive, "file.encoding", true, true);
        row("workbook", As::Workbook, "workbook.sheet", true, false);
    }

    void everyReaderTells()
    {
        QFETCH(int, form);
        QFETCH(QByteArray, code);
        QFETCH(bool, tables);
        QFETCH(bool, genome);
        const auto all = allTables();
        const auto dataset = loaded(static_cast<As>(form), all);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        std::vector<std::string> names;
        if (genome) names.emplace_back("genome");
        if (tables) std::ranges::transform(all, std::back_inserter(names), &Table::name);
        QCOMPARE(filesOf(*dataset, code.toStdString()), joined(names));
    }
};

PLEIO_TEST(tst_containers, TestContainers)
#include "tst_containers.moc"
