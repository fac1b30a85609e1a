// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace pleio::test;

/// Inputs that are made to fill the memory, to take for ever or to hang end in one sentence.
class TestCliHostile : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void endsInASentence_data();
    void endsInASentence();
    void theLimitCanBeChanged();
    void wideTablesAreReadOrRefused_data();
    void wideTablesAreReadOrRefused();
    void aPipeIsReadWhereOnceIsEnough();

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }
    QString file(const QString& name, const std::string& bytes) const
    {
        writeAll(at(name), QByteArray::fromStdString(bytes));
        return at(name);
    }
    QTemporaryDir m_folder;
};

namespace {

/// The same megabyte again and again as members of a gzip file.
QByteArray gzipOf(char byte, int megabytes)
{
    const QByteArray plain(1 << 20, byte);
    quint32 crc = 0xffffffff;
    for (const char c : plain) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    crc = ~crc;
    QByteArray member = QByteArray::fromHex("1f8b08000000000000ff");
    QByteArray packed = qCompress(plain, 9).mid(6);  // behind the length and the header of zlib
    packed.chop(4);                                  // Adler-32
    member += packed;
    for (const quint32 word : {crc, static_cast<quint32>(plain.size())})
        for (int shift = 0; shift < 32; shift += 8) member += static_cast<char>(word >> shift & 0xffU);
    return member.repeated(megabytes);
}

/// A record of `bases` bases with CDS at these locations.
std::string genbank(const std::vector<std::string>& locations, int bases)
{
    const std::string size = std::to_string(bases);
    std::string text = "LOCUS       X " + size +
                       " bp    DNA     circular BCT 01-JAN-2024\nACCESSION   X\nVERSION     X.1\n" +
                       "FEATURES             Location/Qualifiers\n";
    int number = 0;
    for (const std::string& location : locations) {
        text += "     CDS             ";
        for (std::size_t i = 0; i < location.size(); i += 58)
            text += (i > 0 ? "\n                     " : "") + location.substr(i, 58);
        text += "\n                     /locus_tag=\"T" + std::to_string(++number) + "\"\n";
    }
    text += "ORIGIN\n";
    for (int i = 0; i < bases; i += 60)
        text += "        1 acgtacgtac gtacgtacgt acgtacgtac gtacgtacgt acgtacgtac gtacgtacgt\n";
    return text + "//\n";
}

std::string again(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

void TestCliHostile::initTestCase()
{
    const CliRun run = runCli({"synth", "--genes", "200", "--traits", "2", "--planted", "1", "--genes-per-trait", "40",
                               "--seed", "3", "--out", at("in")});
    QVERIFY2(run.status == 0, run.err);
}

void TestCliHostile::endsInASentence_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    QVERIFY(::mkfifo(at("fifo").toUtf8().constData(), 0600) == 0);
    QTest::newRow("/dev/zero") << "/dev/zero"
                               << "device";
    QTest::newRow("/dev/null") << "/dev/null"
                               << "device";
    QTest::newRow("pipe without a writer") << at("fifo") << "pipe";
    writeAll(at("zeros.gz"), gzipOf('\0', 10'000));
    QTest::newRow("gzip of 10 GB of zeros") << at("zeros.gz") << "512 MB";
    writeAll(at("lines.gz"), gzipOf('\n', 10'000));
    QTest::newRow("gzip of 10 GB of lines") << at("lines.gz") << "512 MB";
    writeAll(at("inner.gz"), gzipOf('A', 1'000));
    QTest::newRow("gzip in a zip") << file("nested.zip", zipBytes({{"a.fa.gz", readAll(at("inner.gz")).toStdString()}}))
                                   << "binary";
    std::string much;
    much.resize(600'000'000, 'A');
    const std::string zip = zipBytes({{"a.txt", much}});
    QTest::newRow("zip") << file("a.zip", zip) << "512 MB";
    QTest::newRow("zip in a zip") << file("b.zip", zipBytes({{"a.zip", zip}})) << "archive within archives";
    std::string rows;
    for (int row = 1; row <= 100'000; ++row) {
        const std::string number = std::to_string(row);
        rows += "<row r=\"" + number + "\"><c r=\"XFD" + number + "\"><v>1</v></c></row>";
    }
    TestWorkbook far;
    far.sheets = {{"a", "<sheetData>" + rows + "</sheetData>"}};
    QTest::newRow("workbook of far cells") << file("far.xlsx", workbookBytes(far)) << "512 MB";
    TestWorkbook shared;
    const std::string cells = "<row>" + again("<c t=\"s\"><v>0</v></c>", 100) + "</row>";
    shared.sheets = {{"a", "<sheetData>" + again(cells, 1000) + "</sheetData>"}};
    shared.sharedStrings = "<si><t>" + std::string(32'000, 'A') + "</t></si>";
    QTest::newRow("workbook of one long text") << file("text.xlsx", workbookBytes(shared)) << "512 MB";
    constexpr int kBases = 1'000'000;
    const std::string whole = "1.." + std::to_string(kBases);
    QTest::newRow("join of the same again")
        << file("join.gbk", genbank({"join(" + again(whole + ",", 3800) + whole + ")"}, kBases)) << "again and again";
    QTest::newRow("many CDS of everything")
        << file("many.gbk", genbank(std::vector<std::string>(4000, whole), kBases)) << "again and again";
}

void TestCliHostile::endsInASentence()
{
    QFETCH(QString, path);
    QFETCH(QString, says);
    for (const QStringList& arguments :
         {QStringList{"info", path}, QStringList{"info", at("in/genome.gbk"), "--traits", path}}) {
        const CliRun run = runCli(arguments);
        const bool isGenome = arguments.size() == 2 || !path.endsWith(".gbk");
        QVERIFY2(run.status == 3, run.err + run.out);
        QVERIFY2(!isGenome || run.err.contains(says.toUtf8()), run.err);
        QVERIFY2(run.err.trimmed().count('\n') <= 1, run.err);
    }
}

void TestCliHostile::theLimitCanBeChanged()
{
    const QString path = at("small.fa.gz");
    writeAll(path, gzipOf('A', 3));
    qputenv("PLEIOSCOPE_UNPACKED_MB", "2");
    const CliRun refused = runCli({"info", path});
    qputenv("PLEIOSCOPE_UNPACKED_MB", "4");
    const CliRun taken = runCli({"info", path});
    qunsetenv("PLEIOSCOPE_UNPACKED_MB");
    QVERIFY2(refused.err.contains("More than 2 MB") && refused.err.contains("PLEIOSCOPE_UNPACKED_MB"), refused.err);
    QVERIFY2(!taken.err.contains("More than"), taken.err);
}

void TestCliHostile::wideTablesAreReadOrRefused_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("path");
    constexpr int kColumns = 100'000;
    std::string header = "gene", genes = "gene", row, traits = "gene\ttrait\n";
    for (int i = 0; i < kColumns; ++i) {
        header += "\tc" + std::to_string(i);
        genes += "\tgene" + std::to_string(i);
        row += "\t0.5";
        traits += "SYN_00" + std::to_string(i % 150 * 10 + 100) + "\ttrait " + std::to_string(i) + "\n";
    }
    std::string body;
    for (int i = 100; i < 200; i += 10) body += "\nSYN_00" + std::to_string(i) + row;
    for (const char* role : {"--phenotypes", "--traits", "--expression", "--clusters"}) {
        QTest::addRow("%s, 100,000 columns", role) << role << file("wide.tsv", header + body);
        QTest::addRow("%s, 100,000 columns of genes", role) << role << file("genes.tsv", genes + body);
    }
    QTest::newRow("100,000 traits") << "--traits" << file("traits.tsv", traits);
}

void TestCliHostile::wideTablesAreReadOrRefused()
{
    QFETCH(QString, role);
    QFETCH(QString, path);
    const CliRun run = runCli({"info", at("in/genome.gbk"), role, path});
    QVERIFY2(run.status == 0 || run.status == 3 || run.status == 2, run.err.left(1000));
}

void TestCliHostile::aPipeIsReadWhereOnceIsEnough()
{
    const QString fasta = file("cds.fa", ">a\nATGAAACTGTAA\n>b\nATGGCTGCTTAA\n");
    QProcess writer;
    writer.start("bash", {"-c", "sleep 0.5; cat " + fasta + " > " + at("fifo")});
    QVERIFY(writer.waitForStarted());
    const CliRun run = runCli({"codon-statistics", at("fifo"), "--out", at("statistics"), "--genetic-code", "11"});
    QVERIFY2(run.status == 0, run.err);
    QVERIFY2(run.out.startsWith("Genes: 2\n"), run.out);
    QVERIFY(writer.waitForFinished());
    const CliRun given = runCliRedirected({"info", "/dev/stdin"}, "< " + at("in/genome.gbk"));
    QVERIFY2(given.status == 0, given.err);
    const CliRun piped = runCliRedirected({"info", "/dev/stdin"}, "< <(cat " + at("in/genome.gbk") + ")");
    QVERIFY2(piped.status == 3 && piped.err.contains("pipe"), piped.err);
}

PLEIO_TEST(tst_cli_hostile, TestCliHostile)
#include "tst_cli_hostile.moc"
