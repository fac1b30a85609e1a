// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/codon_tables/codon_table.h"
#include "core/io/formats.h"
#include "tests/support/read_all.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace pleio;
using pleio::test::readAll;

namespace {

Result<std::vector<CodonTable>> read(const QByteArray& text, const std::string& name = "t.cut")
{
    NoProgress progress;
    return readCodonTables(sourceFromBytes(name, text.toStdString(), SourceRole::CodonTable), progress);
}

QByteArray golden(const char* name)
{
    return readAll(test::sourceFile(QStringLiteral("tests/golden/codon.usage/two_sets/") + QString::fromLatin1(name)));
}

double at(const CodonTable& table, const char* codon)
{
    return table.counts[static_cast<std::size_t>(codonIndex(codon[0], codon[1], codon[2]))];
}

double total(const CodonTable& table) { return std::accumulate(table.counts.begin(), table.counts.end(), 0.0); }

bool hasNote(const CodonTable& table, std::string_view code, std::int64_t count)
{
    return std::ranges::any_of(table.notes, [&](const Note& note) { return note.code == code && note.count == count; });
}

const GeneticCode& kCode = *GeneticCode::find(11);

}  // namespace

class TestCodonTable : public QObject {
    Q_OBJECT

private slots:
    /// One table as cusp and codcopy of EMBOSS write it in every format.
    void readsWhatEmbossWrites_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("cusp") << golden("set_a.cut") << QByteArray("cut");
        QTest::newRow("gcg") << golden("set_a.gcg") << QByteArray("gcg");
        QTest::newRow("spsum") << golden("set_a.spsum") << QByteArray("cutg");
        QTest::newRow("cutg") << golden("set_a.cutg") << QByteArray("kazusa");
        QTest::newRow("cutgaa") << golden("set_a.cutgaa") << QByteArray("kazusa");
        QTest::newRow("lower case") << golden("set_a.cut").toLower().replace("#cdscount", "#CdsCount")
                                    << QByteArray("cut");
        QTest::newRow("CRLF") << golden("set_a.cut").replace("\n", "\r\n") << QByteArray("cut");
        QTest::newRow("U for T") << QByteArray(golden("set_a.gcg")).replace("GT", "GU") << QByteArray("gcg");
    }
    void readsWhatEmbossWrites()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, format);
        const auto expected = read(golden("set_a.cut"));
        QVERIFY(expected && total(expected->front()) == 1756);
        const auto tables = read(text);
        QVERIFY2(tables, tables ? "" : tables.error().oneLine().c_str());
        QCOMPARE(tables->size(), std::size_t{1});
        const CodonTable& table = tables->front();
        QCOMPARE(table.format, format.toStdString());
        QVERIFY(table.hasCounts && table.hasAminoAcidUsage);
        QVERIFY(table.counts == expected->front().counts);
        QCOMPARE(at(table, "GCC"), 47.0);
        const FormatInfo* known = sniffFormat(text.toStdString());
        QVERIFY(known != nullptr && known->role == SourceRole::CodonTable);
    }

    void namesAndWhatElseIsSaid()
    {
        const auto cut =
            read("#Species: Escherichia coli K12\n#Genetic code: 11\n#CdsCount: 250\nTTT F 0.28 10.2 872\n");
        QVERIFY(cut);
        QCOMPARE(cut->front().name, std::string("Escherichia coli K12"));
        QCOMPARE(cut->front().codingSequences, std::int64_t{250});
        QCOMPARE(cut->front().geneticCode, 11);
        QCOMPARE(cut->front().aminoAcids[0], 'F');
        QCOMPARE(cut->front().aminoAcids[1], '?');
        QCOMPARE(cut->front().fractions[0], 0.28);
        QVERIFY(std::isnan(cut->front().fractions[1]));
        QVERIFY(hasNote(cut->front(), "codon_table.missing", 63));

        const auto web =
            read("Homo sapiens [gbpri]: 93487 CDS's (40662582 codons)\nUUU 17.6(714298)  UCU 15.2(618711)\n"
                 "Coding GC 52.27% 1st letter GC 55.72%\n");
        QVERIFY(web);
        QCOMPARE(web->front().name, std::string("Homo sapiens"));
        QCOMPARE(web->front().codingSequences, std::int64_t{93487});
        QCOMPARE(at(web->front(), "TTT"), 714298.0);

        QByteArray numbers;
        for (int i = 0; i < 64; ++i) numbers += QByteArray::number(i) + ' ';
        const auto two = read("9606:Homo sapiens: 93487\n" + numbers + "\nYeast: 6\n" + numbers + '\n');
        QVERIFY2(two, two ? "" : two.error().oneLine().c_str());
        QCOMPARE(two->size(), std::size_t{2});
        QCOMPARE(two->front().name, std::string("Homo sapiens"));
        QCOMPARE(two->front().codingSequences, std::int64_t{93487});
        QCOMPARE(two->back().name, std::string("Yeast"));
        QCOMPARE(at(two->front(), "CGA"), 0.0);
        QCOMPARE(at(two->front(), "TGA"), 63.0);
        QCOMPARE(at(two->front(), "ATG"), 59.0);
    }

    void tablesWithoutCounts()
    {
        const auto shares = read("UUU F 0.25\nUUC F 0.75\nAUG M 1\n");
        QVERIFY(shares && !shares->front().hasCounts && !shares->front().hasAminoAcidUsage);
        QCOMPARE(at(shares->front(), "TTC"), 0.75);
        const auto frequencies = read("UUU 17.6  UCU 15.2\nUUC 20.3  UCC 17.7\n");
        QVERIFY(frequencies && !frequencies->front().hasCounts && frequencies->front().hasAminoAcidUsage);
        QCOMPARE(at(frequencies->front(), "TCC"), 17.7);
        QVERIFY(!writeCodonTable(shares->front(), "cutg", kCode));
        QVERIFY(!writeCodonTable(shares->front(), "kazusa", kCode));
        QVERIFY(!writeCodonTable(frequencies->front(), "cutg", kCode));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("twice") << QByteArray("TTT F 0.2 1 5\nUUU F 0.3 1 5\n")
                               << QByteArray("TTT is listed twice, here and in line 1");
        QTest::newRow("nothing used") << QByteArray("TTT F 0 0 0\nTTC F 0 0 0\n")
                                      << QByteArray("no codon that is used");
        QTest::newRow("a trait table") << QByteArray("gene\ttrait\nb1\tx\n") << QByteArray("no codon usage table");
        QTest::newRow("sixty-three numbers")
            << QByteArray("a: 1\n") + QByteArray("1 ").repeated(64) + "\nb: 1\n" + QByteArray("1 ").repeated(63)
            << QByteArray("64 counts");
        QTest::newRow("a name alone") << QByteArray("a: 1\n") + QByteArray("1 ").repeated(64) + "\nb: 1\n"
                                      << QByteArray("cut short");
        QTest::newRow("many") << (QByteArray("a: 1\n") + QByteArray("1 ").repeated(64) + '\n').repeated(21)
                              << QByteArray("21 codon usage tables");
    }
    void refusals()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto table = read(text);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::BadInput);
        QVERIFY2(table.error().message.find(says.toStdString()) != std::string::npos, table.error().message.c_str());
        QVERIFY(!table.error().where.empty());
    }

    void oddLinesAreNoted()
    {
        const auto table = read("TTT F 0.5 10 5\nTTN F 0.5 10 5\nTTC F x 10 5\nTTA L 0.5 10 -3\n");
        QVERIFY(table);
        QVERIFY(hasNote(table->front(), "codon_table.unreadable", 3));
        QCOMPARE(total(table->front()), 5.0);
    }

    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<int>("code");
        for (const CodonTableFormat& format : codonTableFormats())
            for (const GeneticCode& code : GeneticCode::all())
                QTest::addRow("%s, code %d", std::string(format.id).c_str(), code.id())
                    << QByteArray(format.id.data(), qsizetype(format.id.size())) << code.id();
    }
    void whatIsWrittenIsReadBack()
    {
        QFETCH(QByteArray, format);
        QFETCH(int, code);
        auto table = read(golden("set_a.cut"));
        QVERIFY(table);
        table->front().name = "Set A";
        table->front().counts[5] = 100000;  // must not become 1e+05
        const auto text = writeCodonTable(table->front(), format.toStdString(), *GeneticCode::find(code));
        QVERIFY(text);
        QVERIFY(text->find("e+") == std::string::npos);
        const auto back = read(QByteArray::fromStdString(*text));
        QVERIFY2(back, back ? "" : back.error().oneLine().c_str());
        QCOMPARE(back->front().format, format.toStdString());
        QCOMPARE(back->front().name, std::string("Set A"));
        QVERIFY(back->front().counts == table->front().counts);
        if (format != "cutg") QCOMPARE(back->front().geneticCode, code);
    }

    /// Row for row as cusp writes it, but for our comment lines.
    void writesWhatCuspWrites()
    {
        const auto table = read(golden("set_a.cut"));
        const auto text = writeCodonTable(table->front(), "cut", kCode);
        const auto rows = [](const QByteArray& whole) {
            QList<QByteArray> lines = whole.split('\n');
            lines.removeIf([](const QByteArray& line) {
                return line.isEmpty() || line.startsWith("#Species") || line.startsWith("#Genetic");
            });
            return lines;
        };
        QCOMPARE(rows(QByteArray::fromStdString(*text)), rows(golden("set_a.cut")));
    }

    void unknownFormat()
    {
        const auto table = read(golden("set_a.cut"));
        const auto text = writeCodonTable(table->front(), "xls", kCode);
        QVERIFY(!text && text.error().kind == ErrorKind::Usage);
    }

    void everyTableOfEmboss()
    {
        const QDir folder(QStringLiteral("/usr/share/EMBOSS/data/CODONS"));
        const QStringList names = folder.entryList({QStringLiteral("*.cut")}, QDir::Files);
        if (names.isEmpty()) QSKIP("the tables of EMBOSS are not installed");
        for (const QString& name : names) {
            const auto table = read(readAll(folder.filePath(name)));
            QVERIFY2(table, table ? "" : (name.toStdString() + table.error().oneLine()).c_str());
            QVERIFY2(!hasNote(table->front(), "codon_table.unreadable", 1), qPrintable(name));
        }
    }
};

PLEIO_TEST(tst_codon_table, TestCodonTable)
#include "tst_codon_table.moc"
