// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/coding_sequence.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace pleio;

namespace {

constexpr auto kForward = Strand::Forward;
constexpr auto kReverse = Strand::Reverse;

Gene geneOf(std::string id, std::string coding)
{
    Gene gene;
    gene.id = std::move(id);
    gene.coding = std::move(coding);
    return gene;
}

/// One replicon and one gene on it.
Genome genomeOf(std::string sequence, Location location)
{
    Genome genome;
    genome.replicons.push_back({"chr", {}, std::move(sequence), false});
    Gene gene;
    gene.id = "g";
    gene.replicon = 0;
    gene.location = std::move(location);
    genome.genes.push_back(std::move(gene));
    return genome;
}

const Note* noteOf(const Genome& genome, std::string_view code)
{
    const auto found = std::ranges::find(genome.notes, code, &Note::code);
    return found == genome.notes.end() ? nullptr : &*found;
}

}  // namespace

class TestCodingSequence : public QObject {
    Q_OBJECT

private slots:
    void splicesBothStrands()
    {
        const std::string sequence = "aacgtNRyuGGC";
        QCOMPARE(spliced(sequence, {{{0, 5, kForward}}}), std::string("AACGT"));
        QCOMPARE(spliced(sequence, {{{0, 12, kReverse}}}), std::string("GCCARYNACGTT"));
        QCOMPARE(spliced(sequence, {{{9, 12, kReverse}, {0, 2, kForward}}}), std::string("GCCAA"));
        QCOMPARE(spliced(sequence, {}), std::string());
    }

    void reverseComplementTwiceIsIdentity()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 100; ++round) {
            std::string sequence(1 + random() % 300, ' ');
            for (char& base : sequence) base = "ACGTRYSWKMBDHVN"[random() % 15];
            const Location whole{{{0, static_cast<std::int64_t>(sequence.size()), kReverse}}};
            const std::string reverse = spliced(sequence, whole);
            QCOMPARE(spliced(reverse, whole), sequence);
        }
    }

    void translates_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<bool>("completeStart");
        QTest::addColumn<QByteArray>("protein");
        QTest::newRow("plain") << 11 << QByteArray("ATGGCTTAA") << true << QByteArray("MA");
        QTest::newRow("GTG start") << 11 << QByteArray("GTGGTGTAA") << true << QByteArray("MV");
        QTest::newRow("GTG is no start of table 1") << 1 << QByteArray("GTGGTGTAA") << true << QByteArray("VV");
        QTest::newRow("5' end missing") << 11 << QByteArray("GTGGTGTAA") << false << QByteArray("VV");
        QTest::newRow("internal stop") << 11 << QByteArray("ATGTAAGCTTAA") << true << QByteArray("M*A");
        QTest::newRow("no stop") << 11 << QByteArray("ATGGCTGC") << true << QByteArray("MA");
        QTest::newRow("ambiguous but sure") << 11 << QByteArray("ATGGCNYTATAR") << true << QByteArray("MAL");
        QTest::newRow("ambiguous") << 11 << QByteArray("ATGNCTA-ATAA") << true << QByteArray("MXX");
        QTest::newRow("TGA is Trp") << 4 << QByteArray("ATGTGATAA") << true << QByteArray("MW");
        QTest::newRow("sense and stop") << 28 << QByteArray("ATGTGATAATGA") << true << QByteArray("MWQ");
    }

    void translates()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, coding);
        QFETCH(bool, completeStart);
        Gene gene = geneOf("g", coding.toStdString());
        gene.geneticCode = code;
        gene.location.fuzzyStart = !completeStart;
        QTEST(QByteArray::fromStdString(translate(gene)), "protein");
    }

    void exclusions_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("used") << QByteArray("ATGGCTTAA") << QByteArray("none");
        QTest::newRow("RNA letters") << QByteArray("AUGGCUUAA") << QByteArray("none");
        QTest::newRow("no stop") << QByteArray("ATGGCT") << QByteArray("none");
        QTest::newRow("length") << QByteArray("ATGGCTTA") << QByteArray("not_multiple_of_three");
        QTest::newRow("internal stop") << QByteArray("ATGTGAGCTTAA") << QByteArray("internal_stop");
        QTest::newRow("stop first") << QByteArray("TGAGCTTAA") << QByteArray("internal_stop");
        QTest::newRow("ambiguous") << QByteArray("ATGGCNTAA") << QByteArray("ambiguous");
        QTest::newRow("ambiguous stop") << QByteArray("ATGGCTTAR") << QByteArray("ambiguous");
        QTest::newRow("nothing") << QByteArray() << QByteArray("no_sense_codon");
        QTest::newRow("start and stop only") << QByteArray("ATGTAA") << QByteArray("no_sense_codon");
    }

    void exclusions()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, reason);
        Genome genome;
        genome.genes.push_back(geneOf("g", coding.toStdString()));
        finishGenes(genome);
        QCOMPARE(QByteArray::fromStdString(std::string(exclusionId(genome.genes[0].exclusion))), reason);
        const Note* note = noteOf(genome, "cds." + reason.toStdString());
        QCOMPARE(note != nullptr, reason != "none");
        if (note) QCOMPARE(note->examples, std::vector<std::string>{"g"});
    }

    void exclusionsOfAnnotation()
    {
        Genome genome = genomeOf("ATGGCTTAA", {{{0, 9, kForward}}});
        const auto add = [&](const char* id, auto change) {
            Gene gene = genome.genes.front();
            gene.id = id;
            change(gene);
            genome.genes.push_back(gene);
        };
        add("pseudo", [](Gene& gene) { gene.pseudo = true; });
        add("code", [](Gene& gene) { gene.geneticCode = 7; });
        add("remote", [](Gene& gene) { gene.location.remote = true; });
        add("outside", [](Gene& gene) { gene.location.parts[0].end = 12; });
        add("empty", [](Gene& gene) { gene.location.parts.clear(); });
        add("g", [](Gene& gene) { gene.location.fuzzyEnd = true; });
        genome.replicons.push_back({"contig", {}, {}, false});
        add("bare", [](Gene& gene) { gene.replicon = 1; });
        finishGenes(genome);
        std::vector<Exclusion> found;
        for (const Gene& gene : genome.genes) found.push_back(gene.exclusion);
        const std::vector<Exclusion> expected{
            Exclusion::None,           Exclusion::Pseudogene,      Exclusion::UnknownGeneticCode,
            Exclusion::RemoteLocation, Exclusion::OutsideSequence, Exclusion::NoSenseCodon,
            Exclusion::DuplicateId,    Exclusion::RemoteLocation};
        QVERIFY(found == expected);
        QCOMPARE(genome.usedGenes(), 1);
        QCOMPARE(genome.geneticCodes(), std::vector<int>{1});
    }

    void keepsTheLongestOfAnId()
    {
        Genome genome;
        genome.genes = {geneOf("a", "ATGGCTTAA"), geneOf("a", "ATGGCTGCTTAA"), geneOf("a", "ATGGCTGCTGTTTAA"),
                        geneOf("a", "ATGGCTNNNGCTGCTTAA"), geneOf("b", "ATGGCTTAA")};
        // Forms of one locus; without a place nothing else tells them from genes of one name.
        for (Gene& gene : genome.genes) gene.locusTag = gene.id;
        finishGenes(genome);
        QVERIFY(genome.genes[0].exclusion == Exclusion::DuplicateId);
        QVERIFY(genome.genes[1].exclusion == Exclusion::DuplicateId);
        QVERIFY(genome.genes[2].used());
        QVERIFY(genome.genes[3].exclusion == Exclusion::Ambiguous);
        QVERIFY(genome.genes[4].used());
        QCOMPARE(noteOf(genome, "cds.duplicate_id")->count, 2);
    }

    void equalNamesAtOtherPlacesAreOtherGenes()
    {
        // Forms of one gene overlap, also over a third; what lies elsewhere is another gene.
        Genome genome;
        const std::string coding = "ATGGCTGCTGCTGCTGCTTAA";
        for (const char* name : {"c1", "c2"}) genome.replicons.push_back({name, {}, coding + coding + coding, false});
        const auto add = [&](const char* id, std::int32_t replicon, std::int64_t start, std::int64_t length) {
            Gene gene;
            gene.id = gene.locusTag = id;
            gene.replicon = replicon;
            gene.location.parts = {{start, start + length, kForward}};
            genome.genes.push_back(gene);
        };
        add("a", 0, 0, 21);
        add("a", 0, 42, 21);
        add("a", 1, 0, 21);
        add("a", 0, 6, 15);  // a form of the first
        add("b", 1, 0, 9);
        add("b", 1, 0, 21);
        finishGenes(genome);
        std::vector<std::string> ids;
        for (const Gene& gene : genome.genes) ids.push_back(gene.id);
        QCOMPARE(ids, (std::vector<std::string>{"a", "a@c1:43", "a@c2:1", "a", "b", "b"}));
        std::vector<bool> used;
        for (const Gene& gene : genome.genes) used.push_back(gene.used());
        QCOMPARE(used, (std::vector<bool>{true, true, true, false, false, true}));
        QCOMPARE(genome.genes[2].locusTag, std::string("a"));
        QCOMPARE(noteOf(genome, "cds.equal_names")->count, 2);
        QCOMPARE(noteOf(genome, "cds.duplicate_id")->count, 2);
    }

    void anExcludedCdsTakesNoName()
    {
        Genome genome;
        genome.replicons.push_back({"c", {}, "ATGGCTTAAATGGCTTAA", false});
        for (const std::int64_t start : {0, 9}) {
            Gene gene;
            gene.id = "a";
            gene.replicon = 0;
            gene.location.parts = {{start, start + 9, kForward}};
            gene.pseudo = start == 0;
            genome.genes.push_back(gene);
        }
        finishGenes(genome);
        QCOMPARE(genome.genes[1].id, std::string("a"));
        QVERIFY(genome.genes[1].used());
    }

    void otherCodes_data()
    {
        QTest::addColumn<QStringList>("coding");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        const QStringList mycoplasma{QStringLiteral("ATGTGAGCTTAA"), QStringLiteral("ATGTGATGATAG"),
                                     QStringLiteral("ATGGCTTAA")};
        QTest::newRow("TGA is read") << mycoplasma << 11
                                     << QStringLiteral(
                                            "2 CDS stop inside under genetic code 11, all at TGA; genetic code 4 (");
        QTest::newRow("all are counted") << mycoplasma << 11
                                         << QStringLiteral("reads 3 of all 3 CDS, as codes 10 and 25 do");
        QTest::newRow("TAA and TAG are read")
            << QStringList{QStringLiteral("ATGTAAGCTTGA"), QStringLiteral("ATGTAGGCTTGA")} << 1
            << QStringLiteral("all at TAA and TAG; genetic code 6 (");
        QTest::newRow("the other way") << QStringList{QStringLiteral("ATGAGAGCTTAA"), QStringLiteral("ATGAGGGCTTAA")}
                                       << 2 << QStringLiteral("genetic code 5 (");
        QTest::newRow("stops of all kinds")
            << QStringList{QStringLiteral("ATGTAAGCTTGA"), QStringLiteral("ATGTGAGCTTAG"),
                           QStringLiteral("ATGTAGTGATAATAA")}
            << 11 << QString();
        QTest::newRow("one") << QStringList{QStringLiteral("ATGTGAGCTTAA")} << 11 << QString();
        QTest::newRow("few") << QStringList{QStringLiteral("ATGTGAGCTTAA"), QStringLiteral("ATGTGAGCTTAA")} +
                                    QStringList(30, QStringLiteral("ATGGCTTAA"))
                             << 11 << QString();
    }

    void otherCodes()
    {
        QFETCH(QStringList, coding);
        QFETCH(int, code);
        QFETCH(QString, text);
        Genome genome;
        for (const QString& bases : coding) {
            genome.genes.push_back(geneOf("g" + std::to_string(genome.genes.size()), bases.toStdString()));
            genome.genes.back().geneticCode = code;
        }
        finishGenes(genome);
        const Note* note = noteOf(genome, "cds.other_code");
        QCOMPARE(note != nullptr, !text.isEmpty());
        if (note) QVERIFY2(note->text.find(text.toStdString()) != std::string::npos, note->text.c_str());
    }

    void aPhaseThatAllHave_data()
    {
        QTest::addColumn<QList<int>>("starts");
        QTest::addColumn<bool>("noted");
        QTest::newRow("all") << QList<int>{2, 2, 2} << true;
        QTest::newRow("all, counted from 1 twice") << QList<int>{3, 3} << true;
        QTest::newRow("some") << QList<int>{2, 1, 1} << false;
        QTest::newRow("none") << QList<int>{1, 1, 1} << false;
    }

    void aPhaseThatAllHave()
    {
        QFETCH(QList<int>, starts);
        Genome genome;
        genome.format = "gff3+fasta";
        genome.replicons.push_back({"c", {}, {}, false});
        for (const int start : starts) {
            Gene gene;
            gene.id = "g" + std::to_string(genome.genes.size());
            gene.replicon = 0;
            const auto at = static_cast<std::int64_t>(genome.replicons[0].sequence.size());
            genome.replicons[0].sequence += "ATGGCTTAA";
            gene.location.parts = {{at, at + 9, kForward}};
            gene.codonStart = start;
            genome.genes.push_back(gene);
        }
        finishGenes(genome);
        const Note* note = noteOf(genome, "cds.shifted_frame");
        QTEST(note != nullptr, "noted");
        if (note)
            QVERIFY2(note->text.find("phase " + std::to_string(starts[0] - 1)) != std::string::npos,
                     note->text.c_str());
    }

    void startsAsWritten_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("protein");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("used");
        QTest::newRow("GTG as Val") << QByteArray("GTGGCTTAA") << QByteArray("VA") << 11 << true;
        QTest::newRow("TTG as Leu") << QByteArray("TTGGCTTAA") << QByteArray("LA*") << 11 << true;
        QTest::newRow("CTG as Leu, code 1") << QByteArray("CTGGCTTAA") << QByteArray("LA") << 1 << true;
        QTest::newRow("ATT as Ile") << QByteArray("ATTGCTTAA") << QByteArray("IA") << 11 << true;
        QTest::newRow("GTG as Met, code 1") << QByteArray("GTGGCTTAA") << QByteArray("MA") << 1 << true;
        QTest::newRow("GTG as Leu") << QByteArray("GTGGCTTAA") << QByteArray("LA") << 11 << false;
        QTest::newRow("GCT as Met") << QByteArray("GCTGCTTAA") << QByteArray("MA") << 11 << false;
        QTest::newRow("another residue too") << QByteArray("GTGGCTTAA") << QByteArray("VV") << 11 << false;
        QTest::newRow("ATG as Val") << QByteArray("ATGGCTTAA") << QByteArray("VA") << 11 << false;
    }

    void startsAsWritten()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, protein);
        QFETCH(int, code);
        QFETCH(bool, used);
        Genome genome;
        genome.genes.push_back(geneOf("g", coding.toStdString()));
        genome.genes[0].translation = protein.toStdString();
        genome.genes[0].geneticCode = code;
        finishGenes(genome);
        QCOMPARE(genome.genes[0].used(), used);
        QCOMPARE(noteOf(genome, "cds.start_as_written") != nullptr, used);
        QCOMPARE(genome.translationMismatches, used ? 0 : 1);
    }

    void checksTheGivenProtein_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("protein");
        QTest::addColumn<bool>("fuzzyEnd");
        QTest::addColumn<bool>("same");
        QTest::newRow("same") << QByteArray("ATGGCTTAA") << QByteArray("MA") << false << true;
        QTest::newRow("with stop") << QByteArray("ATGGCTTAA") << QByteArray("MA*") << false << true;
        QTest::newRow("residue") << QByteArray("ATGGCTTAA") << QByteArray("MV") << false << false;
        QTest::newRow("length") << QByteArray("ATGGCTTAA") << QByteArray("MAA") << false << false;
        QTest::newRow("unknown residue") << QByteArray("ATGGCTTAA") << QByteArray("MX") << false << true;
        QTest::newRow("two bases decide") << QByteArray("ATGGCTGC") << QByteArray("MAA") << true << true;
        QTest::newRow("two bases say no") << QByteArray("ATGGCTGC") << QByteArray("MAV") << true << false;
    }

    void checksTheGivenProtein()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, protein);
        QFETCH(bool, fuzzyEnd);
        QFETCH(bool, same);
        Genome genome;
        genome.genes.push_back(geneOf("g", coding.toStdString()));
        genome.genes[0].translation = protein.toStdString();
        genome.genes[0].location.fuzzyEnd = fuzzyEnd;
        finishGenes(genome);
        QCOMPARE(genome.genes[0].used(), same);
        QCOMPARE(genome.translationMismatches, same ? 0 : 1);
        QCOMPARE(noteOf(genome, "cds.translation_mismatch") == nullptr, same);
    }

    void selenocysteineIsNoInternalStop_data()
    {
        QTest::addColumn<bool>("reverse");
        QTest::newRow("forward") << false;
        QTest::newRow("reverse") << true;
    }

    void selenocysteineIsNoInternalStop()
    {
        QFETCH(bool, reverse);
        const std::string coding = "ATGGCTTGAGTTTAA";
        const Location whole{{{0, 15, reverse ? kReverse : kForward}}};
        Genome genome = genomeOf(spliced(coding, whole), whole);
        Gene& gene = genome.genes[0];
        gene.translation = "MAUV";
        gene.exceptions = {{6, 9, 'U'}};
        finishGenes(genome);
        QVERIFY(gene.used());
        QCOMPARE(translate(gene), std::string("MAUV"));
        // An exception elsewhere excuses nothing.
        Genome other = genomeOf(spliced(coding, whole), whole);
        other.genes[0].exceptions = {{3, 6, 'U'}};
        finishGenes(other);
        QVERIFY(other.genes[0].exclusion == Exclusion::InternalStop);
    }

    void exceptionsFollowTheSplicing()
    {
        // Codons: ATG (2..5), GC|T over the intron, TGA behind it.
        Genome genome = genomeOf("CCATGGCCCCCTTGATAACC", {{{2, 7, kForward}, {11, 18, kForward}}});
        genome.genes[0].exceptions = {{12, 15, 'U'}};
        finishGenes(genome);
        QCOMPARE(genome.genes[0].coding, std::string("ATGGCTTGATAA"));
        QCOMPARE(translate(genome.genes[0]), std::string("MAU"));
        QVERIFY(genome.genes[0].used());
    }

    void polyadenylationCompletesTheStop()
    {
        Genome genome = genomeOf("ATGGCTTA", {{{0, 8, kForward}}});
        finishGenes(genome);
        QVERIFY(genome.genes[0].exclusion == Exclusion::NotMultipleOfThree);
        genome.genes[0].exceptions = {{6, 8, '*'}};
        genome.genes[0].translation = "MA";
        finishGenes(genome);
        QVERIFY(genome.genes[0].used());
        QCOMPARE(genome.translationMismatches, 0);
    }

    void codonStartBeginsInsidePartialCds()
    {
        Genome genome = genomeOf("CCGTGGCTTAA", {{{0, 11, kForward}}, true, false});
        genome.genes[0].codonStart = 3;
        genome.genes[0].geneticCode = 11;
        genome.genes[0].translation = "VA";
        finishGenes(genome);
        QVERIFY(genome.genes[0].used());
        QCOMPARE(genome.genes[0].coding, std::string("GTGGCTTAA"));
    }

    void slippageReadsABaseTwice()
    {
        // Base 6 is the third base of GCT and, read again, the first of TTT.
        Genome genome = genomeOf("ATGGCTTTTAA", {{{0, 6, kForward}, {5, 11, kForward}}});
        genome.genes[0].translation = "MAF";
        finishGenes(genome);
        QCOMPARE(genome.genes[0].coding, std::string("ATGGCTTTTTAA"));
        QVERIFY(genome.genes[0].used());
    }
};

PLEIO_TEST(tst_coding_sequence, TestCodingSequence)
#include "tst_coding_sequence.moc"
