// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/genetic_code.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <map>
#include <set>

using namespace pleio;

namespace {

int codon(const char* text) { return codonIndex(text[0], text[1], text[2]); }

std::set<std::string> codonsWhere(const GeneticCode& code, bool (GeneticCode::*has)(int) const)
{
    std::set<std::string> found;
    for (int index = 0; index < kCodons; ++index)
        if ((code.*has)(index)) found.insert(codonText(index));
    return found;
}

std::set<std::string> words(const QString& text)
{
    std::set<std::string> found;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) found.insert(word.toStdString());
    return found;
}

}  // namespace

class TestGeneticCode : public QObject {
    Q_OBJECT

private slots:
    void indexesInTcagOrder()
    {
        QCOMPARE(codon("TTT"), 0);
        QCOMPARE(codon("ATG"), 35);
        QCOMPARE(codon("aug"), 35);
        QCOMPARE(codon("GGG"), 63);
        QCOMPARE(codon("ATN"), -1);
        QCOMPARE(baseIndex('\xff'), -1);
        for (int index = 0; index < kCodons; ++index) QCOMPARE(codon(codonText(index).c_str()), index);
    }

    void listsEveryTable()
    {
        std::vector<int> ids;
        for (const GeneticCode& code : GeneticCode::all()) {
            ids.push_back(code.id());
            QCOMPARE(GeneticCode::find(code.id()), &code);
            QVERIFY(!code.name().empty());
        }
        const std::vector<int> expected{1,  2,  3,  4,  5,  6,  9,  10, 11, 12, 13, 14, 15, 16,
                                        21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33};
        QCOMPARE(ids, expected);
        for (const int gap : {0, 7, 8, 17, 20, 34, -1}) QVERIFY(GeneticCode::find(gap) == nullptr);
        QCOMPARE(GeneticCode::standard().id(), 1);
    }

    // Stop codons, starts and reassignments against table 1, from the text of NCBI's page of genetic codes.
    void tables_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("stops");
        QTest::addColumn<QString>("starts");
        QTest::addColumn<QString>("changed");
        const auto row = [](int id, const char* stops, const char* starts, const char* changed) {
            QTest::addRow("%d", id) << id << QString::fromLatin1(stops) << QString::fromLatin1(starts)
                                    << QString::fromLatin1(changed);
        };
        row(1, "TAA TAG TGA", "TTG CTG ATG", "");
        row(2, "TAA TAG AGA AGG", "ATT ATC ATA ATG GTG", "AGA* AGG* ATAM TGAW");
        row(3, "TAA TAG", "ATA ATG GTG", "ATAM CTTT CTCT CTAT CTGT TGAW");
        row(4, "TAA TAG", "TTA TTG CTG ATT ATC ATA ATG GTG", "TGAW");
        row(5, "TAA TAG", "TTG ATT ATC ATA ATG GTG", "AGAS AGGS ATAM TGAW");
        row(6, "TGA", "ATG", "TAAQ TAGQ");
        row(9, "TAA TAG", "ATG GTG", "AAAN AGAS AGGS TGAW");
        row(10, "TAA TAG", "ATG", "TGAC");
        row(11, "TAA TAG TGA", "TTG CTG ATT ATC ATA ATG GTG", "");
        row(12, "TAA TAG TGA", "CTG ATG", "CTGS");
        row(13, "TAA TAG", "TTG ATA ATG GTG", "AGAG AGGG ATAM TGAW");
        row(14, "TAG", "ATG", "AAAN AGAS AGGS TAAY TGAW");
        row(15, "TAA TGA", "ATG", "TAGQ");
        row(16, "TAA TGA", "ATG", "TAGL");
        row(21, "TAA TAG", "ATG GTG", "TGAW ATAM AGAS AGGS AAAN");
        row(22, "TCA TAA TGA", "ATG", "TCA* TAGL");
        row(23, "TTA TAA TAG TGA", "ATT ATG GTG", "TTA*");
        row(24, "TAA TAG", "TTG CTG ATG GTG", "AGAS AGGK TGAW");
        row(25, "TAA TAG", "TTG ATG GTG", "TGAG");
        row(26, "TAA TAG TGA", "CTG ATG", "CTGA");
        row(27, "TGA", "ATG", "TAAQ TAGQ TGAW");
        row(28, "TAA TAG TGA", "ATG", "TAAQ TAGQ TGAW");
        row(29, "TGA", "ATG", "TAAY TAGY");
        row(30, "TGA", "ATG", "TAAE TAGE");
        row(31, "TAA TAG", "ATG", "TGAW TAAE TAGE");
        row(32, "TAA TGA", "TTG CTG ATT ATC ATA ATG GTG", "TAGW");
        row(33, "TAG", "TTG CTG ATG GTG", "TAAY TGAW AGAS AGGK");
    }

    void tables()
    {
        QFETCH(int, id);
        QFETCH(QString, stops);
        QFETCH(QString, starts);
        QFETCH(QString, changed);
        const GeneticCode* code = GeneticCode::find(id);
        QVERIFY(code);
        QCOMPARE(codonsWhere(*code, &GeneticCode::isStop), words(stops));
        QCOMPARE(codonsWhere(*code, &GeneticCode::isStart), words(starts));
        std::set<std::string> differences;
        for (int index = 0; index < kCodons; ++index)
            if (code->aminoAcid(index) != GeneticCode::standard().aminoAcid(index))
                differences.insert(codonText(index) + code->aminoAcid(index));
        QCOMPARE(differences, words(changed));
        for (int index = 0; index < kCodons; ++index) QVERIFY(code->isSense(index) || code->isStop(index));
    }

    void codonsThatAreSenseAndStop()
    {
        std::map<int, std::set<std::string>> both;
        for (const GeneticCode& code : GeneticCode::all())
            for (int index = 0; index < kCodons; ++index)
                if (code.isSense(index) && code.isStop(index)) both[code.id()].insert(codonText(index));
        const std::map<int, std::set<std::string>> expected{
            {27, {"TGA"}}, {28, {"TAA", "TAG", "TGA"}}, {31, {"TAA", "TAG"}}};
        QCOMPARE(both, expected);
    }

    void families()
    {
        const auto all = codonFamilies(GeneticCode::standard());
        QCOMPARE(all.size(), std::size_t{20});
        std::size_t codons = 0;
        std::string letters;
        for (const auto& family : all) {
            codons += family.codons.size();
            letters += family.aminoAcid;
        }
        QCOMPARE(codons, std::size_t{61});
        QCOMPARE(letters, std::string("ACDEFGHIKLMNPQRSTVWY"));
        const auto synonymous = codonFamilies(GeneticCode::standard(), 2);
        QCOMPARE(synonymous.size(), std::size_t{18});
        for (const auto& family : synonymous) QVERIFY(family.aminoAcid != 'M' && family.aminoAcid != 'W');
        // Yeast mitochondria: eight codons of Thr, two of Met.
        const auto yeast = codonFamilies(*GeneticCode::find(3), 2);
        for (const auto& family : yeast)
            if (family.aminoAcid == 'T') QCOMPARE(family.codons.size(), std::size_t{8});
        QCOMPARE(yeast.size(), std::size_t{20});
    }
};

PLEIO_TEST(tst_genetic_code, TestGeneticCode)
#include "tst_genetic_code.moc"
