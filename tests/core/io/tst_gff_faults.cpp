// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/genome_reader.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace pleio;

namespace {

constexpr int kGenes = 40;
constexpr std::int64_t kCodonsOfGene = 150;

/// A row of GFF3 as it should be, and as a test makes it.
struct Row {
    std::string seqid = "1";
    std::int64_t start = 0, end = 0;
    char strand = '+';
    char phase = '0';
    std::string attributes;
};

std::string reverseComplement(std::string bases)
{
    std::ranges::reverse(bases);
    for (char& base : bases) base = base == 'A' ? 'T' : base == 'T' ? 'A' : base == 'C' ? 'G' : 'C';
    return bases;
}

/// Genes on both strands with random bases between them.
struct Annotated {
    std::string sequence;
    std::vector<Row> rows;
};

Annotated annotated()
{
    std::mt19937 random(3);
    const auto bases = [&](std::size_t length) {
        std::string text(length, 'A');
        for (char& base : text) base = "ACGT"[random() % 4];
        return text;
    };
    Annotated all;
    for (int i = 0; i < kGenes; ++i) {
        all.sequence += bases(50 + random() % 40);
        std::string coding = "ATG";
        while (std::ssize(coding) < 3 * (kCodonsOfGene - 1)) {
            const std::string codon = bases(3);
            if (codon != "TAA" && codon != "TAG" && codon != "TGA") coding += codon;
        }
        coding += "TAA";
        const bool isForward = random() % 2 == 0;
        const auto start = std::ssize(all.sequence) + 1;
        const std::string tag = "G_" + std::to_string(i);
        all.rows.push_back({"1", start, start + std::ssize(coding) - 1, isForward ? '+' : '-', '0',
                            "ID=c" + tag + ";locus_tag=" + tag});
        all.sequence += isForward ? coding : reverseComplement(coding);
    }
    all.sequence += bases(90);
    return all;
}

std::string textOf(const std::vector<Row>& rows, const std::string& head = {})
{
    std::string text = "##gff-version 3\n" + head;
    for (const Row& row : rows)
        text += row.seqid + "\tx\tCDS\t" + std::to_string(row.start) + '\t' + std::to_string(row.end) + "\t.\t" +
                row.strand + '\t' + row.phase + '\t' + row.attributes + '\n';
    return text;
}

Result<Genome> read(const std::string& sequence, const std::string& gff, const std::string& seqid = "1")
{
    NoProgress progress;
    const SourceFile annotation = sourceFromBytes("a.gff", gff, SourceRole::Annotation);
    return readGenome(sourceFromBytes("g.fna", ">" + seqid + "\n" + sequence + "\n", SourceRole::Genome), &annotation,
                      {}, progress);
}

const Note* noteOf(const Genome& genome, std::string_view code)
{
    const auto found = std::ranges::find(genome.notes, code, &Note::code);
    return found == genome.notes.end() ? nullptr : &*found;
}

using Change = std::function<void(Row&)>;

}  // namespace

Q_DECLARE_METATYPE(Change)

/// Annotations that are wrong in one way everywhere: the cause is named with what would be read otherwise, and nothing
/// is moved.
class TestGffFaults : public QObject {
    Q_OBJECT

private slots:
    /// On a circle the end alone may exceed the length; what begins beyond it is left out, and never used at the place
    /// that is left when the length is taken away.
    void beyondTheEndOfACircle()
    {
        Annotated all = annotated();
        const auto length = std::ssize(all.sequence);
        const std::string circle = "1\tx\tregion\t1\t" + std::to_string(length) + "\t.\t+\t.\tID=r;Is_circular=true\n";
        all.rows[3].start += length;
        all.rows[3].end += length;
        const auto few = read(all.sequence, textOf(all.rows, circle));
        QVERIFY2(few, few ? "" : few.error().message.c_str());
        QCOMPARE(few->genes[3].exclusion, Exclusion::OutsideSequence);
        QCOMPARE(std::ranges::count(few->genes, Exclusion::OutsideSequence, &Gene::exclusion), 1);
        QVERIFY(few->genes[4].used());
        QVERIFY(!noteOf(*few, "gff3.beyond_end"));
        for (Row& row : all.rows)
            if (row.start <= length && &row > &all.rows[5]) {
                row.start += length;
                row.end += length;
            }
        for (const std::string& head : {circle, std::string()}) {
            const auto most = read(all.sequence, textOf(all.rows, head));
            QVERIFY2(most, most ? "" : most.error().message.c_str());
            const Note* note = noteOf(*most, "gff3.beyond_end");
            QVERIFY(note);
            QCOMPARE(note->count, std::int64_t{kGenes - 5});
            QVERIFY(note->text.starts_with("35 of 40 CDS lie beyond the end of their sequence"));
        }
    }

    void aFileCutWithinALineIsSaid()
    {
        const Annotated all = annotated();
        const std::string text = textOf(all.rows);
        const auto said = [&](const std::string& gff) {
            const auto genome = read(all.sequence, gff);
            return genome && noteOf(*genome, "gff3.cut");
        };
        QVERIFY(!said(text));
        QVERIFY(!said(text.substr(0, text.size() - 1)));  // but for the line end
        QVERIFY(said(text.substr(0, text.rfind(";locus_tag") + 5)));
        QVERIFY(said(text.substr(0, text.rfind("\tx\tCDS") + 8)));
    }

    void oneFaultEverywhere_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const Change& change, const char* code, const char* says) {
            QTest::newRow(name) << change << QString::fromLatin1(code) << QString::fromLatin1(says);
        };
        add(
            "nothing", [](Row&) {}, "", "");
        add(
            "starts from 0", [](Row& each) { --each.start; }, "cds.other_place", "counted from 0, as in BED");
        add(
            "places from 0", [](Row& each) { --each.start, --each.end; }, "cds.other_place", "one base further on");
        add(
            "places one too high", [](Row& each) { ++each.start, ++each.end; }, "cds.other_place", "one base before");
        add(
            "ends one too high", [](Row& each) { ++each.end; }, "cds.other_place", "end one base before");
        add(
            "other strand", [](Row& each) { each.strand = each.strand == '+' ? '-' : '+'; }, "cds.other_place",
            "40 of them are whole ones, from start codon to stop codon, on the other strand");
        add(
            "no strand", [](Row& each) { each.strand = '.'; }, "cds.other_place", "on the other strand");
        add(
            "phase 1", [](Row& each) { each.phase = '1'; }, "cds.shifted_frame", "phase 1 (column 8)");
        add(
            "places of another sequence", [](Row& each) { each.start += 40, each.end += 40; }, "cds.other_sequence",
            "may be another one than was annotated");
    }
    void oneFaultEverywhere()
    {
        QFETCH(Change, change);
        QFETCH(QString, code);
        QFETCH(QString, says);
        Annotated all = annotated();
        for (Row& row : all.rows) change(row);
        const auto genome = read(all.sequence, textOf(all.rows));
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QCOMPARE(std::ssize(genome->genes), kGenes);
        for (const char* each : {"cds.other_place", "cds.other_sequence", "cds.shifted_frame", "cds.other_code"}) {
            const Note* note = noteOf(*genome, each);
            QCOMPARE(note != nullptr, code == QLatin1String(each));
            if (note) QVERIFY2(QString::fromStdString(note->text).contains(says), note->text.c_str());
        }
        for (int i = 0; i < kGenes; ++i)
            QCOMPARE(genome->genes[static_cast<std::size_t>(i)].location.start(),
                     all.rows[static_cast<std::size_t>(i)].start - 1);
        if (code.isEmpty()) QCOMPARE(genome->usedGenes(), std::int64_t{kGenes});
    }

    void startBehindEnd_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("all") << kGenes << false;
        QTest::newRow("one strand") << 7 << true;
    }
    void startBehindEnd()
    {
        QFETCH(int, rows);
        QFETCH(bool, isRead);
        Annotated all = annotated();
        for (int i = 0; i < rows; ++i)
            std::swap(all.rows[static_cast<std::size_t>(i)].start, all.rows[static_cast<std::size_t>(i)].end);
        const auto genome = read(all.sequence, textOf(all.rows));
        QCOMPARE(genome.has_value(), isRead);
        const std::string words = std::to_string(rows) + " CDS rows have the start behind the end; " +
                                  std::to_string(rows) + " are whole reading frames if the two are exchanged";
        if (!genome) QVERIFY2(genome.error().message.find(words) != std::string::npos, genome.error().message.c_str());
        if (!genome) return;
        QCOMPARE(genome->usedGenes(), std::int64_t{kGenes - rows});
        const Note* note = noteOf(*genome, "gff3.reversed_cds");
        QVERIFY(note && note->text.starts_with(words));
        QVERIFY(noteOf(*genome, "gff3.start_behind_end")->examples.front().starts_with("line 2: start "));
    }

    void rowsSayWhatIsWrong()
    {
        Annotated all = annotated();
        const auto genome =
            read(all.sequence, textOf(all.rows) + "1\tx\tCDS\t0\t9\t.\t+\t0\tID=z\n1\tx\tCDS\ta\tb\t.\t+\t0\t.\n"
                                                  "1 x CDS\n");
        QVERIFY(genome);
        QCOMPARE(noteOf(*genome, "gff3.start_below_one")->examples.front(), std::string("line 42: start 0"));
        const std::vector<std::string> bad{"line 43: start and end are no whole numbers",
                                           "line 44: fewer than eight columns between tabs"};
        QCOMPARE(noteOf(*genome, "gff3.bad_row")->examples, bad);
    }

    void sequencesOfOtherNames_data()
    {
        QTest::addColumn<QByteArray>("inFasta");
        QTest::addColumn<QByteArray>("inRows");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("prefix") << QByteArray("1") << QByteArray("chr1") << QByteArray("gff3.sequence_prefix");
        QTest::newRow("no version") << QByteArray("CP1.1") << QByteArray("CP1") << QByteArray();
        QTest::newRow("version") << QByteArray("CP1.1") << QByteArray("CP1.2") << QByteArray("gff3.sequence_version");
    }
    void sequencesOfOtherNames()
    {
        QFETCH(QByteArray, inFasta);
        QFETCH(QByteArray, inRows);
        QFETCH(QByteArray, code);
        Annotated all = annotated();
        for (Row& row : all.rows) row.seqid = inRows.toStdString();
        const auto genome = read(all.sequence, textOf(all.rows), inFasta.toStdString());
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QCOMPARE(genome->usedGenes(), std::int64_t{kGenes});
        for (const char* each : {"gff3.sequence_prefix", "gff3.sequence_version"})
            QCOMPARE(noteOf(*genome, each) != nullptr, code == each);
    }

    void lengthsThatDoNotFit_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<int>("more");
        QTest::addColumn<bool>("noted");
        QTest::newRow("directive, right") << QStringLiteral("##sequence-region 1 1 %1\n") << 0 << false;
        QTest::newRow("directive") << QStringLiteral("##sequence-region   1 1 %1\n") << 100 << true;
        QTest::newRow("part of a sequence") << QStringLiteral("##sequence-region 1 200 %1\n") << 100 << false;
        QTest::newRow("region of NCBI") << QStringLiteral("1\tx\tregion\t1\t%1\t.\t+\t.\tID=r;mol_type=genomic DNA\n")
                                        << -100 << true;
        QTest::newRow("some region") << QStringLiteral("1\tx\tregion\t1\t%1\t.\t+\t.\tID=r\n") << -100 << false;
    }
    void lengthsThatDoNotFit()
    {
        QFETCH(QString, head);
        QFETCH(int, more);
        QFETCH(bool, noted);
        const Annotated all = annotated();
        const auto genome =
            read(all.sequence, textOf(all.rows, head.arg(std::ssize(all.sequence) + more).toStdString()));
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QCOMPARE(noteOf(*genome, "gff3.other_length") != nullptr, noted);
    }

    /// Two exons whose rows share nothing but a locus tag.
    void rowsOfOneTag_data()
    {
        QTest::addColumn<int>("codons");  // bases of the first row behind whole codons
        QTest::addColumn<bool>("joined");
        QTest::newRow("frame runs on") << 1 << true;
        QTest::newRow("frame runs on by two") << 2 << true;
        QTest::newRow("each a frame of its own") << 0 << false;
    }
    void rowsOfOneTag()
    {
        QFETCH(int, codons);
        QFETCH(bool, joined);
        const Annotated all = annotated();
        std::vector<Row> rows;
        std::string sequence = all.sequence;
        for (std::size_t i = 0; i < all.rows.size(); ++i) {
            Row first = all.rows[i], second = first;
            if (first.strand == '-') continue;
            first.attributes = second.attributes = "locus_tag=T" + std::to_string(i);
            first.end = first.start + std::int64_t{3} * 60 - 1 + codons;
            second.start = first.end + 1 + std::int64_t{3} * 10;  // an intron of ten codons
            second.phase = codons == 0 ? '0' : codons == 1 ? '2' : '1';
            rows.push_back(first);
            rows.push_back(second);
        }
        const auto genome = read(sequence, textOf(rows));
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QCOMPARE(std::ssize(genome->genes), joined ? std::ssize(rows) / 2 : std::ssize(rows));
        QCOMPARE(noteOf(*genome, "gff3.joined_by_tag") != nullptr, joined);
        // The codon where exons meet may be a stop by chance.
        if (joined) QVERIFY(genome->usedGenes() >= std::ssize(rows) / 2 - 1);
    }
};

PLEIO_TEST(tst_gff_faults, TestGffFaults)
#include "tst_gff_faults.moc"
