// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/inflate.h"
#include "core/io/source_file.h"
#include "core/io/source_roles.h"
#include "tests/support/gzip_bytes.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <string>

using namespace pleio;
using namespace pleio::test;

namespace {

class CancelledProgress final : public Progress {
public:
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return true; }
};

QByteArray bytes(const std::string& text) { return QByteArray::fromStdString(text); }

}  // namespace

class TestSourceFile : public QObject {
    Q_OBJECT

private slots:
    void readsAndHashes()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("größe.fa")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("abc");
        file.close();
        NoProgress none;
        const auto source = readSourceFile(file.fileName().toStdString(), SourceRole::Genome, none);
        QVERIFY(source);
        QCOMPARE(source->bytes, std::string("abc"));
        QCOMPARE(source->name, std::string("größe.fa"));
        // FIPS 180-2, appendix B.1.
        const std::string expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QCOMPARE(source->sha256, expected);
        QCOMPARE(sourceFromBytes("x", "abc", SourceRole::Traits).sha256, expected);

        CancelledProgress stop;
        const auto stopped = readSourceFile(file.fileName().toStdString(), SourceRole::Genome, stop);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    }

    void refusesWhatIsNoFile()
    {
        QTemporaryDir folder;
        QFile empty(folder.filePath(QStringLiteral("empty")));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        NoProgress none;
        for (const QString& path :
             {QString(), folder.filePath(QStringLiteral("absent")), folder.path(), empty.fileName()}) {
            const auto source = readSourceFile(path.toStdString(), SourceRole::Genome, none);
            QVERIFY(!source);
            QVERIFY(source.error().kind == ErrorKind::BadInput);
            QVERIFY(source.error().message.ends_with('.'));
            QCOMPARE(source.error().where, path.toStdString());
        }
    }

    void text_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("text");
        const std::string a = gzipMember(">a\nACGT\n");
        const std::string b = gzipMember(">b\nTTTT\n");
        QTest::newRow("plain") << QByteArray(">a\nACGT\n") << QByteArray(">a\nACGT\n");
        QTest::newRow("gzip") << bytes(a) << QByteArray(">a\nACGT\n");
        QTest::newRow("gzip of two members") << bytes(a + b) << QByteArray(">a\nACGT\n>b\nTTTT\n");
        QTest::newRow("gzip, one zero behind") << bytes(a + std::string(1, '\0')) << QByteArray(">a\nACGT\n");
        QTest::newRow("gzip, zeros to a whole block")
            << bytes(a + b + std::string(500, '\0')) << QByteArray(">a\nACGT\n>b\nTTTT\n");
        QTest::newRow("bgzip, zeros behind")
            << bytes(bgzipBlock(">a\nACGT\n") + kBgzipEnd + std::string(100, '\0')) << QByteArray(">a\nACGT\n");
        QTest::newRow("bgzip") << bytes(bgzipBlock(">a\nAC") + bgzipBlock("GT\n") + kBgzipEnd)
                               << QByteArray(">a\nACGT\n");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf>a\nACGT\n") << QByteArray(">a\nACGT\n");
        QTest::newRow("CR alone") << QByteArray(">a\rACGT\r") << QByteArray(">a\nACGT\n");
        QTest::newRow("UTF-16, little end first")
            << QByteArray("\xff\xfe>\0a\0\xe9\0\n\0", 10) << QByteArray(">a\xc3\xa9\n");
        QTest::newRow("UTF-16, big end first")
            << QByteArray("\xfe\xff\0>\0a\x22\x12\0\n", 10) << QByteArray(">a\xe2\x88\x92\n");
        QTest::newRow("Latin-1") << QByteArray(">5 \xb5M\n") << QByteArray(">5 \xc2\xb5M\n");
        QTest::newRow("Windows-1252") << QByteArray(">\x93"
                                                    "a\x94 \x80\n")
                                      << QByteArray(">\xe2\x80\x9c"
                                                    "a\xe2\x80\x9d \xe2\x82\xac\n");
        QTest::newRow("two encodings") << QByteArray(">\xc2\xb5\n>\xb5\n") << QByteArray(">\xc2\xb5\n>\xc2\xb5\n");
        QTest::newRow("UTF-8") << QByteArray(">\xc2\xb5\n") << QByteArray(">\xc2\xb5\n");
        QTest::newRow("zip") << bytes(zipBytes({{"d/", ""}, {"d/a.fa", ">a\nACGT\n"}, {".DS_Store", "x"}}))
                             << QByteArray(">a\nACGT\n");
        QTest::newRow("gzip in zip") << bytes(zipBytes({{"a.fa.gz", a}})) << QByteArray(">a\nACGT\n");
        QTest::newRow("zip in gzip") << bytes(gzipMember(zipBytes({{"a.fa", ">a\nACGT\n"}})))
                                     << QByteArray(">a\nACGT\n");
        QTest::newRow("zip, old Macintosh, marked")
            << bytes(zipBytes({{"a.fa", "\xef\xbb\xbf>a\rACGT\r"}})) << QByteArray(">a\nACGT\n");
        const std::string workbook =
            workbookBytes({{{"S", textRows({{"gene", "\xc2\xb5"}, {"b1", "2"}})}}, {}, {}, {}});
        QTest::newRow("workbook") << bytes(workbook) << QByteArray("gene\t\xc2\xb5\nb1\t2\n");
        QTest::newRow("workbook in zip") << bytes(zipBytes({{"table.xlsx", workbook}}))
                                         << QByteArray("gene\t\xc2\xb5\nb1\t2\n");
        QTest::newRow("CR LF") << QByteArray(">a\r\nACGT\r\n") << QByteArray(">a\r\nACGT\r\n");
    }

    void text()
    {
        QFETCH(QByteArray, content);
        NoProgress none;
        const SourceFile source = sourceFromBytes("x", content.toStdString(), SourceRole::Genome);
        const auto text = sourceText(source, none);
        QVERIFY2(text, text ? "" : text.error().message.c_str());
        QTEST(bytes(std::string(std::string_view(*text))), "text");
    }

    /// What was noticed on the way to the text, and decided.
    void notes()
    {
        NoProgress none;
        const auto toldOf = [&](const std::string& content, std::string_view sheet = {}) {
            const SourceFile source = sourceFromBytes("x", content, SourceRole::Traits);
            const auto text = sourceText(source, none, sheet);
            if (!text) return text.error().oneLine();
            std::string told;
            for (const Note& note : text->notes()) told += note.code + "@" + note.where + " ";
            for (const auto& decision : text->decisions()) told += "[" + decision.text() + "]";
            return told;
        };
        QCOMPARE(toldOf("gene\n"), std::string("[encoding = UTF-8]"));
        QCOMPARE(toldOf("\xb5\n"), std::string("file.encoding@x [encoding = Windows-1252]"));
        QCOMPARE(toldOf(zipBytes({{"a/b.txt", "\xb5\n"}})),
                 std::string("file.archive@x file.encoding@x [archive_file = a/b.txt (the only file in it)]"
                             "[encoding = Windows-1252]"));
        const std::string workbook =
            workbookBytes({{{"S", textRows({{"gene"}})}, {"T", textRows({{"trait"}})}}, {}, {}, {}});
        QCOMPARE(toldOf(workbook), std::string("workbook.sheet@x [sheet = S (the first sheet that holds cells)]"));
        QCOMPARE(toldOf(workbook, "T"), std::string("[sheet = T (as was said)]"));
        QCOMPARE(toldOf("gene\n", "T"),
                 std::string("x: A sheet was named, and the file is no Excel workbook (.xlsx); leave "
                             "the name out."));
    }

    void unusable_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("word");
        const std::string member = gzipMember(std::string(1000, 'A'));
        std::string wrong = member;
        wrong[wrong.size() - 6] ^= 1;
        const std::string block = bgzipBlock(std::string(1000, 'A'));
        std::string wrongBlock = block + kBgzipEnd;
        wrongBlock[200] ^= 1;
        QTest::newRow("gzip, two bytes") << bytes(member.substr(0, 2)) << QByteArray("truncated");
        QTest::newRow("gzip, header") << bytes(member.substr(0, 12)) << QByteArray("truncated");
        QTest::newRow("gzip, half") << bytes(member.substr(0, 500)) << QByteArray("truncated");
        QTest::newRow("gzip, no trailer") << bytes(member.substr(0, member.size() - 3)) << QByteArray("truncated");
        QTest::newRow("gzip, second member cut") << bytes(member + member.substr(0, 300)) << QByteArray("truncated");
        QTest::newRow("gzip, checksum") << bytes(wrong) << QByteArray("damaged");
        QTest::newRow("gzip, zeros and something behind")
            << bytes(member + std::string(100, '\0') + "junk") << QByteArray("damaged");
        QTest::newRow("gzip, half, zeros behind")
            << bytes(member.substr(0, 500) + std::string(100, '\0')) << QByteArray("compressed file");
        QTest::newRow("gzip, something behind") << bytes(member + "junk junk") << QByteArray("damaged");
        QTest::newRow("bgzip, half") << bytes(block.substr(0, 500)) << QByteArray("truncated");
        QTest::newRow("bgzip, no end marker") << bytes(block) << QByteArray("truncated");
        QTest::newRow("bgzip, checksum") << bytes(wrongBlock) << QByteArray("damaged");
        QTest::newRow("gzip of nothing") << bytes(gzipMember("")) << QByteArray("empty");
        QTest::newRow("blank") << QByteArray(" \n\n") << QByteArray("empty");
        QTest::newRow("binary") << QByteArray("abc\0def", 7) << QByteArray("binary");
        QTest::newRow("compressed binary") << bytes(gzipMember(std::string("a\0b", 3))) << QByteArray("binary");
        QTest::newRow("zip, cut") << QByteArray("PK\x03\x04zzzz") << QByteArray("archive is damaged");
        QTest::newRow("zip of several files")
            << bytes(zipBytes({{"a.fa", ">a\nA\n"}, {"b.gff", "x"}})) << QByteArray("b.gff");
        QTest::newRow("zip of binary") << bytes(zipBytes({{"a.bin", std::string("a\0b", 3)}})) << QByteArray("binary");
        QTest::newRow("zip of nothing") << bytes(zipBytes({{"a.txt", " \n"}})) << QByteArray("empty");
        std::string nested = zipBytes({{"a.txt", "text"}});
        for (int i = 0; i < 3; ++i) nested = zipBytes({{"a.zip", nested}});
        QTest::newRow("zip in zip in zip in zip") << bytes(nested) << QByteArray("archive within archives");
        const std::string old("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
        QTest::newRow("xls") << bytes(old + std::string("W\0o\0r\0k\0b\0o\0o\0k\0", 16))
                             << QByteArray("(.xls); save it as .xlsx or .tsv");
        QTest::newRow("doc") << bytes(old + std::string("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24))
                             << QByteArray("(.doc)");
        QTest::newRow("xlsx with a password")
            << bytes(old + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32))
            << QByteArray("password");
        QTest::newRow("7z") << QByteArray("7z\xbc\xaf\x27\x1c\x00\x04", 8) << QByteArray("7-Zip");
        QTest::newRow("rar") << QByteArray("Rar!\x1a\x07\x01\x00", 8) << QByteArray("RAR");
        QTest::newRow("tar.gz") << bytes(gzipMember(std::string("table.tsv") + std::string(248, '\0') + "ustar  " +
                                                    std::string(248, '\0')))
                                << QByteArray("tar archive");
        QTest::newRow("pdf") << QByteArray("%PDF-1.4\n") << QByteArray("PDF");
        QTest::newRow("rds") << bytes(gzipMember(std::string("X\n\0\0\0\3", 6))) << QByteArray("object of R");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n") << QByteArray("picture");
        QTest::newRow("docx") << bytes(zipBytes({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}))
                              << QByteArray("Word document");
        QTest::newRow("ods") << bytes(zipBytes({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                                {"content.xml", "x"},
                                                {"META-INF/manifest.xml", "x"}}))
                             << QByteArray("OpenDocument");
        QTest::newRow("xz") << QByteArray("\xfd"
                                          "7zXZ\0",
                                          6)
                            << QByteArray("xz");
    }

    void unusable()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, word);
        NoProgress none;
        const SourceFile source = sourceFromBytes("file.gz", content.toStdString(), SourceRole::Genome);
        const auto text = sourceText(source, none);
        QVERIFY(!text);
        QVERIFY(text.error().kind == ErrorKind::BadInput);
        QCOMPARE(text.error().where, std::string("file.gz"));
        QVERIFY2(text.error().message.find(word.toStdString()) != std::string::npos, text.error().message.c_str());
    }

    void everyCutOfAGzipFileIsRefused()
    {
        const std::string whole = gzipMember(">a\nACGTACGTACGT\n");
        NoProgress none;
        for (std::size_t size = 2; size < whole.size(); ++size) {
            const auto text = inflateGzip(std::string_view(whole).substr(0, size), none);
            QVERIFY2(!text, std::to_string(size).c_str());
        }
    }

    void formatByContent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("format");
        const auto row = [](const char* name, const char* text, const char* format) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(format);
        };
        row("GenBank", "LOCUS       X 10 bp DNA\nFEATURES\n", "genbank");
        row("GenBank release", "GBBCT1.SEQ   Genetic Sequence Data Bank\n\nLOCUS       X 10 bp DNA\n", "genbank");
        row("EMBL", "\nID   X; SV 1; linear;\nXX\n", "embl");
        row("GFF3", "##gff-version 3\n", "gff3");
        row("GFF3 without version", "# x\nchr\t.\tCDS\t1\t9\t.\t+\t0\tID=a\n", "gff3");
        row("FASTA", ">a\nACGT\n", "fasta");
        row("FASTA after a blank line", "\n>a\nACGT\n", "fasta");
        row("GAF", "!gaf-version: 2.2\n", "gaf");
        row("JSON", "  [{\"name\": 1}]\n", "json");
        row("GMT", "set1\tabout\tg1\tg2\nset2\tabout\tg1\n", "gmt");
        row("wide", "gene\tt1\tt2\ng1\t0\t1\n", "wide");
        row("wide CSV", "gene,t1,t2\ng1,0,1\n", "wide");
        row("long", "gene\ttrait\ng1\tmotility\n", "long");
        row("long CSV", "gene,trait\ng1,motility\n", "long");
        row("VCF", "##fileformat=VCFv4.3\n#CHROM\tPOS\n", "");
        row("prose", "Dear all,\nhere are the genes.\n", "");
    }

    void extensions()
    {
        const auto has = [](std::optional<SourceRole> role, const char* extension) {
            const auto all = fileExtensions(role);
            return std::ranges::count(all, std::string(extension)) == 1;
        };
        for (const SourceRoleInfo& role : sourceRoles()) QVERIFY2(has(role.role, "zip"), std::string(role.id).c_str());
        for (const SourceRole role :
             {SourceRole::Traits, SourceRole::Expression, SourceRole::Clusters, SourceRole::Trna,
              SourceRole::CodonTable, SourceRole::Phenotypes, SourceRole::Conditions}) {
            QVERIFY(has(role, "xlsx") && has(role, "tsv") && has(role, "tsv.gz"));
        }
        QVERIFY(!has(SourceRole::Annotation, "xlsx") && has(SourceRole::Annotation, "gtf.gz"));
        QVERIFY(has({}, "xlsx") && has({}, "gb") && has({}, "zip"));
        QVERIFY(!has({}, "xlsx.gz"));
    }

    void formatByContent()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, format);
        const FormatInfo* found = sniffFormat(text.toStdString());
        QCOMPARE(found ? QByteArray::fromStdString(std::string(found->id)) : QByteArray(), format);
    }
};

PLEIO_TEST(tst_source_file, TestSourceFile)
#include "tst_source_file.moc"
