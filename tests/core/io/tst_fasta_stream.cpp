// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/fasta_stream.h"
#include "core/io/source_file.h"
#include "tests/support/gzip_bytes.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio;

namespace {

std::string textOf(const FastaRecord& record)
{
    return record.id + '|' + record.description + '|' + record.sequence + '\n';
}

std::string codesOf(const std::vector<Note>& notes)
{
    std::string text;
    for (const Note& note : notes) text += note.code + ' ' + note.text + '\n';
    return text;
}

/// Longer than a piece of the stream, with records and header lines of uneven length across every border.
std::string longFile(const char* lineEnd)
{
    std::string text;
    for (int i = 0; i < 3000; ++i) {
        text += ">gene" + std::to_string(i) + " " + std::string(static_cast<std::size_t>(i % 301), 'h') + lineEnd;
        for (int line = 0; line < i % 7; ++line)
            text += "ATGaaaUUUNNN-" + std::string(static_cast<std::size_t>(i % 61), 'C') + lineEnd;
    }
    return text;
}

}  // namespace

class TestFastaStream : public QObject {
    Q_OBJECT

private slots:
    void givesTheRecordsOfTheReader_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& file, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << QByteArray::fromStdString(text);
        };
        const std::string small = ">a x\nATG\n>\nAC\n>empty\n>b [simulated=true]\nGG";
        row("small", small, small);
        row("one letter", ">a\nA", ">a\nA");
        row("byte order mark", "\xef\xbb\xbf>a\nATG\n", ">a\nATG\n");
        row("CR alone", ">a\rATG\r>b\rCC\r", ">a\nATG\n>b\nCC\n");
        row("comment first", ";text\n>a\nATG\n", ";text\n>a\nATG\n");
        row("long", longFile("\n"), longFile("\n"));
        row("long CRLF", longFile("\r\n"), longFile("\r\n"));
        const std::string whole = ">a\n" + std::string(3'000'000, 'A') + "\n>b\nC\n";
        row("record longer than a piece", whole, whole);
        row("gzip", test::gzipMember(small.substr(0, 9)) + test::gzipMember(small.substr(9)), small);
        row("bgzip", test::bgzipBlock(small.substr(0, 9)) + test::bgzipBlock(small.substr(9)) + test::kBgzipEnd, small);
    }

    void givesTheRecordsOfTheReader()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        NoProgress none;
        std::string records;
        const auto streamed = streamFasta(write(file), none, [&](FastaRecord& record) -> Result<void> {
            records += textOf(record);
            record.sequence = "taken";
            return {};
        });
        QVERIFY2(streamed, streamed ? "" : streamed.error().oneLine().c_str());
        const std::string name = "file.fa";
        const auto whole = readFasta(text.toStdString(), name, none);
        QVERIFY(whole);
        std::string expected;
        for (const FastaRecord& record : whole->records) expected += textOf(record);
        QVERIFY(records == expected);
        QCOMPARE(streamed->records, static_cast<std::int64_t>(whole->records.size()));
        QCOMPARE(streamed->simulated, whole->simulated);
        QCOMPARE(codesOf(streamed->notes), codesOf(whole->notes));
        QCOMPARE(streamed->sha256, sourceFromBytes(name, file.toStdString(), SourceRole::Genome).sha256);
    }

    void tellsTheWayToTheText()
    {
        const auto told = [this](const std::string& file) {
            NoProgress none;
            std::string records;
            const auto streamed = streamFasta(write(QByteArray::fromStdString(file)), none, [&](FastaRecord& record) {
                records += textOf(record);
                return Result<void>();
            });
            if (!streamed) return streamed.error().oneLine();
            for (const Note& note : streamed->notes) records += note.code + ' ' + note.where + '\n';
            return records;
        };
        const std::string plain = told(">a x\nATG\n");
        QVERIFY(plain.find("ATG") != std::string::npos);
        const std::string archive = test::zipBytes({{"d/", ""}, {"d/a.fa", ">a x\nATG\n"}, {".DS_Store", "x"}});
        QCOMPARE(told(archive), plain + "file.archive file.fa\n");
        const std::string twice = test::zipBytes({{"a.fa.gz", test::gzipMember(">a x\nATG\n")}});
        QCOMPARE(told(twice), plain + "file.archive file.fa\n");
        QVERIFY(told(">a \xb5\nATG\n").ends_with("file.encoding file.fa\n"));
        QCOMPARE(told(">a \xc2\xb5\nATG\n") + "file.encoding file.fa\n", told(">a \xb5\nATG\n"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char* name, const std::string& file) {
            QTest::newRow(name) << QByteArray::fromStdString(file);
        };
        row("empty", "");
        row("no record", "ACGT\n");
        row("records without sequence", ">a\n>b\n");
        row("binary", std::string(">a\nAC\0GT\n", 9));
        row("binary behind the first piece", ">a\n" + std::string(600'000, 'A') + std::string(1, '\0'));
        row("archive cut short", "PK\x03\x04zip");
        row("archive of two files", test::zipBytes({{"a.fa", ">a\nATG\n"}, {"b.fa", ">b\nATG\n"}}));
        row("archive, damaged", test::zipBytes({{"a.fa", ">a\nATG\n"}}, {true, {}, false}).replace(40, 1, "x"));
        row("workbook", test::workbookBytes({{{"S", test::textRows({{">a"}, {"ATG"}})}}, {}, {}, {}}));
        row("GenBank", "LOCUS       X 10 bp DNA linear BCT 01-JAN-2000\n");
        row("gzip cut short", test::gzipMember(">a\nATG\n").substr(0, 20));
        row("bgzip without its end", test::bgzipBlock(">a\nATG\n"));
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        NoProgress none;
        const auto streamed = streamFasta(write(file), none, [](FastaRecord&) { return Result<void>(); });
        QVERIFY(!streamed);
        QCOMPARE(streamed.error().kind, ErrorKind::BadInput);
        QVERIFY(!streamed.error().where.empty());
    }

    void stopsAtAnErrorOfTheVisitor()
    {
        NoProgress none;
        int visited = 0;
        const auto streamed = streamFasta(write(">a\nA\n>b\nC\n"), none, [&](FastaRecord&) -> Result<void> {
            ++visited;
            return Error{ErrorKind::Io, "Full.", "disk"};
        });
        QVERIFY(!streamed);
        QCOMPARE(streamed.error().kind, ErrorKind::Io);
        QCOMPARE(visited, 1);
    }

private:
    std::string write(const QByteArray& bytes) const
    {
        const QString path = m_folder.filePath(QStringLiteral("file.fa"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return path.toStdString();
    }

    QTemporaryDir m_folder;
};

PLEIO_TEST(tst_fasta_stream, TestFastaStream)
#include "tst_fasta_stream.moc"
