// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/gene_index.h"
#include "tests/core/traits/small_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

class TestGeneIndex : public QObject {
    Q_OBJECT

private slots:
    void find_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QList<int>>("genes");
        QTest::newRow("locus tag") << "b0000"
                                   << "locus_tag" << QList<int>{0};
        QTest::newRow("old locus tag") << "JW0001"
                                       << "old_locus_tag" << QList<int>{0};
        QTest::newRow("symbol of two genes") << "insA"
                                             << "gene" << QList<int>{0, 1};
        QTest::newRow("a used gene before an excluded one") << "fdhF"
                                                            << "gene" << QList<int>{2};
        QTest::newRow("an excluded gene alone") << "b0003"
                                                << "locus_tag" << QList<int>{3};
        QTest::newRow("synonym") << "insX"
                                 << "synonym" << QList<int>{1};
        QTest::newRow("a locus tag beats a synonym") << "b0002"
                                                     << "locus_tag" << QList<int>{2};
        QTest::newRow("protein") << "NP_1.2"
                                 << "protein_id" << QList<int>{1};
        QTest::newRow("GeneID") << "948584"
                                << "GeneID" << QList<int>{2};
        QTest::newRow("id of a FASTA record") << "record5"
                                              << "id" << QList<int>{4};
        QTest::newRow("case matters") << "B0000"
                                      << "" << QList<int>{};
        QTest::newRow("version matters") << "NP_1"
                                         << "" << QList<int>{};
        QTest::newRow("nothing") << ""
                                 << "" << QList<int>{};
    }
    void find()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        QFETCH(QList<int>, genes);
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        const std::optional<GeneMatch> match = index.find(name.toStdString());
        QCOMPARE(match.has_value(), !key.isEmpty());
        if (!match) return;
        QCOMPARE(QString::fromUtf8(geneKeyName(match->key)), key);
        QCOMPARE(QList<int>(match->genes.begin(), match->genes.end()), genes);
    }

    void prefixes_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<int>("gene");
        const auto row = [](const char* name, const char* prefix, int gene) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(prefix) << gene;
        };
        row("b0002", "", 2);
        row("eco:b0002", "eco:", 2);
        row("511145.b0002", "511145.", 2);
        row("gene:b0002", "gene:", 2);
        row("gene-b0002", "gene-", 2);
        row("GeneID:948584", "GeneID:", 2);
        row("NCBIGene:948584", "NCBIGene:", 2);
        row("UniProtKB:P0AD86", "UniProtKB:", 1);
        row("MGI:MGI:b0002", "MGI:MGI:", 2);
        row("lcl|b0002", "lcl|", 2);
        row("ref|NP_1.2|", "ref|", 1);
        row("gi|948584|ref|NP_1.2|", "ref|", 1);  // the number of "gi" is no GeneID
        row("gnl|b0002|NP_1.2", "gnl|", 1);
        row("sp|P0AD86|LPT_ECOLI", "sp|", 1);
        row("b0002|fdhF", "|", 2);
        row("P0AD86", "", 1);
        row("insA-T1", "", 1);
        row("eco:nothing", "", -1);
        row("a b:b0002", "", -1);
        row("1.948584", "", -1);
        row(":b0002", "", -1);
        row("xb0002", "", -1);
        row("|", "", -1);
    }

    void prefixes()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, prefix);
        QFETCH(int, gene);
        Genome genome = test::smallGenome();
        genome.genes[1].references = {"P0AD86"};
        genome.genes[1].otherIds = {"insA-T1"};
        const GeneIndex index(genome);
        const std::string text = name.toStdString();
        const auto match = index.find(text);
        QCOMPARE(match.has_value(), gene >= 0);
        QCOMPARE(index.findExact(text).has_value(), gene >= 0 && prefix.isEmpty());
        if (!match) return;
        QCOMPARE(QByteArray(match->prefix.data(), static_cast<int>(match->prefix.size())), prefix);
        QCOMPARE(match->genes.front(), gene);
    }

    void namesOfAFormThatIsNotKept()
    {
        Genome genome = test::smallGenome();
        Gene form = genome.genes[2];
        form.proteinId = "NP_2.1";
        form.otherIds = {"b0002-T2"};
        form.exclusion = Exclusion::DuplicateId;
        genome.genes.push_back(form);
        const GeneIndex index(genome);
        for (const char* name : {"b0002", "NP_2.1", "b0002-T2"}) {
            const auto match = index.find(name);
            QVERIFY2(match, name);
            QCOMPARE(QList<int>(match->genes.begin(), match->genes.end()), QList<int>{2});
        }
    }

    void nearMisses()
    {
        const Genome genome = test::smallGenome();
        const GeneIndex index(genome);
        const std::vector<std::string_view> names{"B0000", "np_1", "NP_1.3", "nothing", "b0001.x"};
        const auto near = index.nearMisses(names, 10);
        QCOMPARE(near.size(), std::size_t{3});
        QVERIFY(near[0] == std::pair(std::string_view("B0000"), std::string_view("b0000")));
        QVERIFY(near[1] == std::pair(std::string_view("np_1"), std::string_view("NP_1.2")));
        QVERIFY(near[2] == std::pair(std::string_view("NP_1.3"), std::string_view("NP_1.2")));
        QCOMPARE(index.nearMisses(names, 1).size(), std::size_t{1});
    }
};

PLEIO_TEST(tst_gene_index, TestGeneIndex)
#include "tst_gene_index.moc"
