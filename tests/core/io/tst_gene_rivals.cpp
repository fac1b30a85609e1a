// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/question.h"
#include "core/genome/genome.h"
#include "core/io/tables/table_columns.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <string>

using namespace pleio;

namespace {

/// Twelve genes: b1 to b12 are also called g1 to g12.
const Gene* geneNamed(std::string_view name)
{
    static const std::array<Gene, 13> kGenes;
    if (name.size() < 2 || (name.front() != 'b' && name.front() != 'g')) return nullptr;
    const int number = std::atoi(std::string(name.substr(1)).c_str());
    return number >= 1 && number <= 12 ? &kGenes[static_cast<std::size_t>(number)] : nullptr;
}

/// A table of twelve rows; `cell(row, column)` writes the cells.
template <class Cell>
std::string tableText(const std::string& header, int columns, Cell cell)
{
    std::string text = header.empty() ? std::string() : header + '\n';
    for (int row = 1; row <= 12; ++row)
        for (int c = 0; c < columns; ++c) text += cell(row, c) + (c + 1 < columns ? "\t" : "\n");
    return text;
}

std::string numbered(const char* word, int number) { return word + std::to_string(number); }

}  // namespace

/// When two columns are as good as the column of genes, and when they are not.
class TestGeneRivals : public QObject {
    Q_OBJECT

private slots:
    void rivals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("withGenome");
        QTest::addColumn<int>("gene");
        QTest::addColumn<int>("rival");  // -1 for none
        const auto row = [](const char* name, const std::string& text, bool withGenome, int gene, int rival) {
            QTest::newRow(name) << QString::fromStdString(text) << withGenome << gene << rival;
        };
        const auto pairs = [](int r, int c) { return numbered("b", c == 0 ? r : r % 12 + 1); };
        const auto synonyms = [](int r, int c) { return numbered(c == 0 ? "b" : "g", r); };
        const auto traits = [](int r, int c) { return c == 0 ? numbered("b", r) : numbered("t", r % 3); };

        row("pairs", tableText("first\tsecond", 2, pairs), true, 0, 1);
        row("pairs, no header", tableText({}, 2, pairs), true, 0, 1);
        row("locus tag and symbol", tableText("locus_tag\tgene", 2, synonyms), true, 0, -1);
        row("gene and trait", tableText("gene\ttrait", 2, traits), true, 0, -1);
        row("the header says which", tableText("gene\tpartner", 2, pairs), true, 0, -1);
        row("the header says the other", tableText("partner\tgene", 2, pairs), true, 1, -1);
        row("numbered headers", tableText("gene1\tgene2", 2, pairs), true, 0, 1);
        row("one cell differs",
            tableText("a\tb", 2, [&](int r, int c) { return r == 3 ? pairs(r, c) : synonyms(r, c); }), true, 0, -1);
        row("two of twelve differ",
            tableText("a\tb", 2, [&](int r, int c) { return r <= 2 ? pairs(r, c) : synonyms(r, c); }), true, 0, 1);
        row("fewer genes", tableText("a\tb", 2, [&](int r, int c) { return c == 1 && r > 6 ? "x" : pairs(r, c); }),
            true, 0, -1);

        row("numbered headers, no genome", tableText("Gene A\tGene B", 2, pairs), false, 0, 1);
        row("no header, no genome", tableText({}, 2, pairs), false, 0, 1);
        row("locus tag and symbol, no genome", tableText("locus_tag\tgene", 2, synonyms), false, 0, -1);
        row("synonyms without header and genome", tableText({}, 2, synonyms), false, 0, -1);
        row("a nameless gene repeats its tag",
            tableText({}, 2, [&](int r, int c) { return r > 6 ? numbered("b", r) : synonyms(r, c); }), false, 0, -1);
        row("gene and trait, no genome", tableText({}, 2, traits), false, 0, -1);
    }
    void rivals()
    {
        QFETCH(QString, text);
        QFETCH(bool, withGenome);
        QFETCH(int, gene);
        QFETCH(int, rival);
        NoProgress progress;
        const std::string content = text.toStdString();
        const auto table = DelimitedTable::read(content, "pairs.tsv", {}, progress);
        QVERIFY(table);
        const TableColumns columns(*table, {}, withGenome ? GeneNames(geneNamed) : GeneNames());
        const std::size_t found = columns.geneColumn();
        QCOMPARE(static_cast<int>(found), gene);
        const auto rivals = columns.geneRivals(found);
        QCOMPARE(static_cast<int>(rivals.size()), rival < 0 ? 0 : 1);
        if (rival >= 0) QCOMPARE(static_cast<int>(rivals.front()), rival);
    }

    void theQuestionNamesColumnsAndCells()
    {
        const std::string text = "gene1\tgene2\nb1\tb2\nNA\tb3\nb3\tb4\nb4\tb5\nb5\tb6\n";
        NoProgress progress;
        const auto table = DelimitedTable::read(text, "pairs.tsv", {}, progress);
        const TableColumns columns(*table, {}, geneNamed);
        const Error error = columns.undecidedGene(0, {1});
        QCOMPARE(error.kind, ErrorKind::Usage);
        QVERIFY2(error.message.find("gene1 and gene2") != std::string::npos, error.message.c_str());
        QVERIFY(error.question);
        QCOMPARE(error.question->decision, std::string("gene"));
        QCOMPARE(error.question->answers.size(), std::size_t{2});
        QCOMPARE(error.question->answers[0].value, std::string("gene1"));
        QVERIFY((error.question->answers[0].examples == std::vector<std::string>{"b1", "b3", "b4"}));
    }

    void everyColumnCanBeCalled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("called");
        QTest::newRow("headers") << "gene\ttrait\nb1\tt1\n"
                                 << "gene|trait";
        QTest::newRow("no header") << "b1\tt1\nb2\tt2\n"
                                   << "column 1|column 2";
        QTest::newRow("the same twice") << "gene\tv\tv\nb1\t1\t2\nb2\t3\t4\n"
                                        << "gene|v|column 3";
        QTest::newRow("of R") << "v\tw\nb1\t1\t2\nb2\t3\t4\n"
                              << "column 1|v|w";
    }
    void everyColumnCanBeCalled()
    {
        QFETCH(QString, text);
        QFETCH(QString, called);
        NoProgress progress;
        const std::string content = text.toStdString();
        const auto table = DelimitedTable::read(content, "t.tsv", {}, progress);
        QVERIFY(table);
        const TableColumns columns(*table, {});
        QStringList all;
        for (const std::string& name : columns.allCalled()) all << QString::fromStdString(name);
        QCOMPARE(all.join(QLatin1Char('|')), called);
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto found = columns.named(columns.called(c));
            QVERIFY(found);
            QCOMPARE(*found, c);
        }
    }
};

PLEIO_TEST(tst_gene_rivals, TestGeneRivals)
#include "tst_gene_rivals.moc"
