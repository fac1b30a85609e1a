// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/contained_text.h"
#include "core/io/containers/zip_archive.h"
#include "tests/support/test_program.h"
#include "tests/support/work_limits.h"
#include "tests/support/zip_bytes.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace pleio;
using namespace pleio::test;

namespace {

const std::string kTable = "gene\ttrait\nb0001\tmotility\n";

QByteArray joined(const std::vector<ArchiveEntry>& entries)
{
    QByteArray text;
    for (const ArchiveEntry& entry : entries)
        text += QByteArray::fromStdString(entry.path + " " + std::to_string(entry.size) + "\n");
    return text;
}

std::size_t positionOf(const std::string& bytes, std::string_view magic) { return bytes.find(magic); }

}  // namespace

class TestZip : public QObject {
    Q_OBJECT

private slots:
    void listsFiles()
    {
        const std::string bytes = zipBytes({{"package/", ""},
                                            {"package/genomic.fna", ">a\nACGT\n"},
                                            {"package/größe.gff", "x"},
                                            {"empty.txt", ""},
                                            {"__MACOSX/package/._genomic.fna", "mac"},
                                            {"package/.DS_Store", "mac"}});
        QVERIFY(isZip(bytes));
        const auto entries = archiveEntries(bytes, "a.zip");
        QVERIFY2(entries, entries ? "" : entries.error().message.c_str());
        QCOMPARE(joined(*entries), QByteArray("package/genomic.fna 8\npackage/größe.gff 1\nempty.txt 0\n"));
    }

    void givesContent_data()
    {
        QTest::addColumn<bool>("store");
        QTest::newRow("deflated") << false;
        QTest::newRow("stored") << true;
    }

    void givesContent()
    {
        QFETCH(bool, store);
        std::string large;
        for (int i = 0; i < 100'000; ++i) large += std::to_string(i * 7919) + '\n';
        const std::string bytes = zipBytes({{"a/small.txt", kTable}, {"a/large.txt", large}}, {store, {}, false});
        NoProgress none;
        const auto content = archiveFile(bytes, "a/large.txt", none);
        QVERIFY2(content, content ? "" : content.error().message.c_str());
        QVERIFY(*content == large);
        const auto small = archiveFile(bytes, "a/small.txt", none);
        QVERIFY(small && *small == kTable);

        const auto absent = archiveFile(bytes, "a/other.txt", none);
        QVERIFY(!absent && absent.error().kind == ErrorKind::BadInput);
        QCOMPARE(absent.error().message,
                 std::string("The archive holds no file of this name; it holds a/small.txt, a/large.txt."));
    }

    void givesTheOnlyFile()
    {
        const std::string bytes = zipBytes({{"set/", ""},
                                            {"set/traits.tsv", kTable},
                                            {"__MACOSX/set/._traits.tsv", "x"},
                                            {"__MACOSX/other", "x"},
                                            {"set/.DS_Store", "x"},
                                            {"._x", "x"}});
        NoProgress none;
        const auto contained = containedText(bytes, "a.zip", {}, none);
        QVERIFY2(contained, contained ? "" : contained.error().message.c_str());
        QCOMPARE(contained->bytes, kTable);
        QCOMPARE(contained->file, std::string("set/traits.tsv"));
        QCOMPARE(contained->notes.size(), std::size_t{1});
        QCOMPARE(contained->notes.front().code, std::string("file.archive"));
        QVERIFY(contained->notes.front().text.find("set/traits.tsv") != std::string::npos);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const std::string& bytes, const char* words) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(words);
        };
        const std::string whole = zipBytes({{"traits.tsv", std::string(5'000, 'x') + kTable}}, {true, {}, false});
        std::string wrongByte = whole;
        wrongByte[200] ^= 1;
        std::string wrongSum = whole;
        wrongSum[positionOf(whole, "PK\x01\x02") + 16] ^= 1;  // CRC-32 of the central directory
        const std::string packed = zipBytes({{"traits.tsv", kTable + kTable + kTable}});
        std::string longer = packed;
        longer[positionOf(packed, "PK\x01\x02") + 24] += 1;  // length
        std::string shorter = packed;
        shorter[positionOf(packed, "PK\x01\x02") + 24] -= 1;
        std::string nothing = packed;  // no packed bytes, and a length
        for (std::size_t i = 20; i < 24; ++i) nothing[positionOf(packed, "PK\x01\x02") + i] = 0;
        row("several files", zipBytes({{"a/genomic.fna", "x"}, {"a/genomic.gff", "y"}}),
            "2 files (a/genomic.fna, a/genomic.gff); unpack it and give the one");
        row("no file", zipBytes({{"empty/", ""}, {".DS_Store", "x"}}), "holds no file");
        row("password", zipBytes({{"traits.tsv", kTable}}, {false, "secret", false}), "protected by a password");
        row("compression", zipBytes({{"traits.tsv", std::string(1000, 'x')}}, {false, {}, true}), "unusual way");
        row("half", whole.substr(0, whole.size() / 2), "damaged or cut short");
        row("first bytes", whole.substr(0, 4), "damaged or cut short");
        row("content", wrongByte, "damaged or cut short");
        row("checksum", wrongSum, "damaged or cut short");
        row("length too large", longer, "damaged or cut short");
        row("length too small", shorter, "damaged or cut short");
        row("nothing packed", nothing, "damaged or cut short");
        row("OpenDocument",
            zipBytes({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                      {"content.xml", "<x/>"},
                      {"META-INF/manifest.xml", "<x/>"}}),
            "OpenDocument");
        row("Numbers", zipBytes({{"Index/Document.iwa", "x"}, {"Data/a.png", "x"}}), "Numbers");
        row("Word", zipBytes({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}}), "Word");
        row("binary workbook", zipBytes({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.bin", "x"}}), ".xlsb");
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, words);
        NoProgress none;
        const auto contained = containedText(bytes.toStdString(), "a.zip", {}, none);
        QVERIFY(!contained);
        QVERIFY(contained.error().kind == ErrorKind::BadInput);
        QCOMPARE(contained.error().where, std::string("a.zip"));
        QVERIFY2(contained.error().message.find(words.toStdString()) != std::string::npos,
                 contained.error().message.c_str());
    }

    void everyCutIsRefused()
    {
        const std::string whole = zipBytes({{"traits.tsv", kTable}});
        NoProgress none;
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY2(!containedText(whole.substr(0, size), "a.zip", {}, none), std::to_string(size).c_str());
    }

    void stopsWhenCancelled()
    {
        const std::string bytes = zipBytes({{"traits.tsv", std::string(8'000'000, 'x')}});
        for (const int after : {0, 1, 5}) {
            CancelledLater stop(after);
            const auto contained = containedText(bytes, "a.zip", {}, stop);
            QVERIFY(!contained && contained.error().kind == ErrorKind::Cancelled);
        }
    }

    /// A file that grows by unpacking beyond the memory: 100 kB that are 100 MB.
    void refusesABomb()
    {
#ifdef PLEIOSCOPE_SANITIZED
        QSKIP("a sanitizer takes more memory than a limit would leave");
#endif
        const std::string bytes = zipBytes({{"traits.tsv", std::string(100'000'000, 'x')}});
        QVERIFY(bytes.size() < 200'000);
        std::string silent = bytes;  // says that it is small
        for (std::size_t i = 24; i < 28; ++i) silent[positionOf(bytes, "PK\x01\x02") + i] = i == 25 ? 1 : 0;
        NoProgress none;
        const LittleMemory little(rlim_t{50'000'000});
        if (!little.isSet()) QSKIP("the memory of this process cannot be limited");
        const auto contained = containedText(bytes, "a.zip", {}, none);
        QVERIFY(!contained && contained.error().kind == ErrorKind::Internal);
        QVERIFY2(contained.error().message.find("memory") != std::string::npos, contained.error().message.c_str());
        const auto lie = containedText(silent, "a.zip", {}, none);
        QVERIFY(!lie && lie.error().kind == ErrorKind::BadInput);
    }
};

PLEIO_TEST(tst_zip, TestZip)
#include "tst_zip.moc"
