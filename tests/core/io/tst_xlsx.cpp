// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/cell_dates.h"
#include "core/io/containers/contained_text.h"
#include "core/io/containers/xlsx_table.h"
#include "core/io/tables/delimited_table.h"
#include "tests/support/test_program.h"
#include "tests/support/work_limits.h"
#include "tests/support/zip_bytes.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace pleio;
using namespace pleio::test;

namespace {

/// Styles 0 to 5: General, d-mmm (16), yyyy-mm-dd, [h]:mm:ss, h:mm, and a number with words in its format.
const std::string kStyles =
    "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd;@\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm:ss\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"[Red]0.00&quot; days&quot;\"/></numFmts>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf numFmtId=\"16\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"20\"/><xf numFmtId=\"166\"/></cellXfs>";

/// A workbook of one sheet; the rows stand inside <sheetData>.
std::string oneSheet(const std::string& rows, const std::string& behind = {})
{
    return workbookBytes(
        {{{"Data", "<sheetData>" + rows + "</sheetData>" + behind}},
         "<si><t>gene</t></si><si><r><rPr><b/></rPr><t>lac</t></r><r><t xml:space=\"preserve\">Z </t></r>"
         "<rPh sb=\"0\" eb=\"1\"><t>LACK</t></rPh></si><si><t/></si>",
         kStyles,
         {}});
}

Result<ContainedText> read(const std::string& bytes, std::string_view sheet = {})
{
    NoProgress none;
    return containedText(bytes, "a.xlsx", sheet, none);
}

const Note* noteOf(const ContainedText& text, std::string_view code)
{
    const auto found = std::ranges::find(text.notes, code, &Note::code);
    return found == text.notes.end() ? nullptr : &*found;
}

QByteArray message(const Result<ContainedText>& text)
{
    return text ? QByteArray() : QByteArray::fromStdString(text.error().oneLine());
}

}  // namespace

class TestXlsx : public QObject {
    Q_OBJECT

private slots:
    void cells_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* rows, const char* text) {
            QTest::newRow(name) << QByteArray(rows) << QByteArray(text);
        };
        const auto cell = [](const char* name, const char* inner, const char* text) {
            QTest::newRow(name) << "<row r=\"1\"><c r=\"A1\" " + QByteArray(inner) + "</c></row>"
                                << QByteArray(text) + "\n";
        };
        cell("shared string", "t=\"s\"><v>0</v>", "gene");
        cell("shared string, rich text without phonetic runs", "t=\"s\"><v>1</v>", "lacZ ");
        cell("inline string", "t=\"inlineStr\"><is><t>a&amp;b</t></is>", "a&b");
        cell("inline rich text", "t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is>", "ab");
        cell("number", "><v>0.1</v>", "0.1");
        cell("number with 17 digits", "><v>0.10000000000000001</v>", "0.1");
        cell("number that needs 17 digits", "><v>0.30000000000000004</v>", "0.30000000000000004");
        cell("small number", "><v>1.2345678901234567E-300</v>", "1.2345678901234567E-300");
        cell("whole number", "><v>944742</v>", "944742");
        cell("whole number beyond doubles", "><v>12345678901234567891</v>", "12345678901234567891");
        cell("whole number with a point", "><v>1000000.0</v>", "1000000");
        cell("million", "><v>1E6</v>", "1000000");
        cell("typed number", "t=\"n\"><v>-2.50</v>", "-2.5");
        cell("no number", "><v>abc</v>", "abc");
        cell("beyond all numbers", "><v>1e999</v>", "1e999");
        cell("true", "t=\"b\"><v>1</v>", "TRUE");
        cell("false", "t=\"b\"><v>0</v>", "FALSE");
        cell("formula of text", "t=\"str\"><f>A2&amp;\"x\"</f><v>b0001x</v>", "b0001x");
        cell("formula of number", "><f>1+1</f><v>2</v>", "2");
        cell("text that looks like a number", "t=\"inlineStr\"><is><t>1.50</t></is>", "1.50");
        cell("escaped characters", "t=\"inlineStr\"><is><t>a_x0041__x005F_x_x12_</t></is>", "aA_x_x12_");
        cell("error in the first column", "t=\"e\"><v>#N/A</v>", "\"#N/A\"");
        cell("quotation mark", "t=\"inlineStr\"><is><t>5\" end</t></is>", "\"5\"\" end\"");
        cell("tab", "t=\"inlineStr\"><is><t>a&#9;b</t></is>", "\"a\tb\"");
        cell("line end", "t=\"inlineStr\"><is><t>a\nb</t></is>", "\"a\nb\"");
        cell("letters", "t=\"inlineStr\"><is><t>\xc3\xa9 \xf0\x9f\xa7\xac</t></is>", "\xc3\xa9 \xf0\x9f\xa7\xac");
        cell("number in a format with words", "s=\"5\"><v>3</v>", "3");
        row("gap within a row", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"D1\"><v>4</v></c></row>", "1\t\t\t4\n");
        row("gap before the first cell", "<row r=\"1\"><c r=\"C1\"><v>3</v></c></row>", "\t\t3\n");
        row("gap between rows",
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"4\"><c r=\"A4\"><v>4</v></c></row>", "1\n\n\n4\n");
        row("short rows are filled up",
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c><c "
            "r=\"C2\"><v>3</v></c></row>",
            "1\t\t\n2\t\t3\n");
        row("cells without names", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>",
            "1\t2\n3\t4\n");
        row("cells in no order", "<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>", "1\t2\n");
        row("cells with a format alone", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"F1\" s=\"1\"/></row>", "1\n");
        row("error in another column",
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#DIV/0!</v></c></row>", "1\t#DIV/0!\n");
        row("column AB", "<row r=\"1\"><c r=\"AB1\"><v>1</v></c></row>",
            "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t1\n");
    }

    void cells()
    {
        QFETCH(QByteArray, rows);
        const auto text = read(oneSheet(rows.toStdString()));
        QVERIFY2(text, message(text));
        QTEST(QByteArray::fromStdString(text->bytes), "text");
        QCOMPARE(text->sheet, std::string("Data"));
        QVERIFY(text->notes.empty());
    }

    void formats_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* code, CellDate kind) {
            QTest::newRow(code) << QByteArray(code) << static_cast<int>(kind);
        };
        row("General", CellDate::None);
        row("0.00E+00", CellDate::None);
        row("#,##0.00\\ \"days\"", CellDate::None);
        row("[Red]0", CellDate::None);
        row("[$-409]0", CellDate::None);
        row("@", CellDate::None);
        row("0;\"d\"", CellDate::None);
        row("\\d0", CellDate::None);
        row("d-mmm", CellDate::Date);
        row("mmm\\-yy", CellDate::Date);
        row("MMMM", CellDate::Date);
        row("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", CellDate::Date);
        row("yyyy/m/d h:mm", CellDate::Date);
        row("h:mm AM/PM", CellDate::Time);
        row("mm:ss.0", CellDate::Time);
        row("[h]:mm", CellDate::Elapsed);
        row("[ss]", CellDate::Elapsed);
    }

    void formats()
    {
        QFETCH(QByteArray, code);
        QTEST(static_cast<int>(dateOfFormat(code.toStdString())), "kind");
    }

    void dates_data()
    {
        QTest::addColumn<double>("serial");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("from1904");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* text, double serial, CellDate kind, bool from1904) {
            QTest::addRow("%s, %g", text, serial) << serial << static_cast<int>(kind) << from1904 << QByteArray(text);
        };
        row("1900-01-01", 1, CellDate::Date, false);
        row("1900-02-28", 59, CellDate::Date, false);
        row("1900-02-29", 60, CellDate::Date, false);
        row("1900-03-01", 61, CellDate::Date, false);
        row("2024-09-02", 45537, CellDate::Date, false);
        row("2024-09-02T13:30:00", 45537.5625, CellDate::Date, false);
        row("9999-12-31", 2958465, CellDate::Date, false);
        row("", 2958466, CellDate::Date, false);
        row("", 2958465.9999999999, CellDate::Date, false);
        row("", -1, CellDate::Date, false);
        row("1904-01-01", 0, CellDate::Date, true);
        row("2024-09-02", 44075, CellDate::Date, true);
        row("9999-12-31", 2957003, CellDate::Date, true);
        row("", 2957004, CellDate::Date, true);
        row("06:00:00", 0.25, CellDate::Time, false);
        row("06:00:00", 0.25, CellDate::Date, false);
        row("06:00:00.500", 0.25 + 0.5 / 86400, CellDate::Time, false);
        row("36:00:00", 1.5, CellDate::Elapsed, false);
        row("1900-01-01T12:00:00", 1.5, CellDate::Time, false);
    }

    void dates()
    {
        QFETCH(double, serial);
        QFETCH(int, kind);
        QFETCH(bool, from1904);
        QTEST(QByteArray::fromStdString(isoDate(serial, static_cast<CellDate>(kind), from1904).value_or("")), "text");
    }

    void datesAreNoted()
    {
        const std::string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
            "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45537</v></c><c r=\"B2\" s=\"3\"><v>1.5</v></c></row>"
            "<row r=\"3\"><c r=\"A3\" t=\"d\"><v>2024-03-01</v></c><c r=\"B3\" s=\"4\"><v>0.25</v></c></row>";
        const auto text = read(oneSheet(rows));
        QVERIFY2(text, message(text));
        QCOMPARE(text->bytes, std::string("gene\tx\n2024-09-02\t36:00:00\n2024-03-01\t06:00:00\n"));
        const Note* note = noteOf(*text, "workbook.dates");
        QVERIFY(note != nullptr && note->severity == Severity::Warning);
        QCOMPARE(note->count, std::int64_t{4});
        QCOMPARE(note->examples.front(), std::string("A2: 2024-09-02"));
        QCOMPARE(note->where, std::string("a.xlsx"));
        QVERIFY(note->text.starts_with("4 cells hold dates or times,"));
        QVERIFY(note->text.find("SEPT2") != std::string::npos);

        TestWorkbook mac{{{"S", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>44075</v></c></row></sheetData>"}},
                         {},
                         kStyles,
                         "date1904=\"1\""};
        const auto from1904 = read(workbookBytes(mac));
        QVERIFY2(from1904, message(from1904));
        QCOMPARE(from1904->bytes, std::string("2024-09-02\n"));
        QVERIFY(noteOf(*from1904, "workbook.dates")->text.starts_with("1 cell holds a date or time,"));
    }

    void whatElseIsNoted()
    {
        const auto formulas =
            read(oneSheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1</f></c>"
                          "<c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D1\"><f>A1</f><v></v></c></row>"));
        QVERIFY2(formulas, message(formulas));
        QCOMPARE(formulas->bytes, std::string("1\n"));
        const Note* note = noteOf(*formulas, "workbook.formulas");
        QVERIFY(note != nullptr && note->count == 2);
        QCOMPARE(note->examples, (std::vector<std::string>{"B1", "D1"}));

        const auto hidden =
            read(oneSheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                          "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row><row r=\"3\" hidden=\"1\"/>"));
        QVERIFY2(hidden, message(hidden));
        QCOMPARE(hidden->bytes, std::string("1\n2\n"));
        note = noteOf(*hidden, "workbook.hidden_rows");
        QVERIFY(note != nullptr && note->count == 1);
    }

    void mergedCells()
    {
        // B1:C2 and A3:A4 hold more than their first cells; D1 lies beside.
        std::string rows;
        for (int row = 1; row <= 4; ++row) {
            rows += "<row r=\"" + std::to_string(row) + "\">";
            for (const char column : {'A', 'B', 'C', 'D'})
                rows += "<c r=\"" + std::string(1, column) + std::to_string(row) + "\" t=\"inlineStr\"><is><t>" +
                        column + std::to_string(row) + "\"</t></is></c>";
            rows += "</row>";
        }
        const auto text = read(oneSheet(
            rows,
            "<mergeCells count=\"2\"><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B1:C2\"/><mergeCell ref=\"C2:D3\"/>"
            "</mergeCells>"));
        QVERIFY2(text, message(text));
        std::string expected = "A1*\tB1*\t\tD1*\nA2*\t\t\tD2*\nA3*\tB3*\tC3*\tD3*\n\tB4*\tC4*\tD4*\n";
        for (std::size_t at = 0; (at = expected.find('*', at)) != std::string::npos;) expected.replace(at, 1, "\"\"\"");
        for (const char column : {'A', 'B', 'C', 'D'})
            for (std::size_t at = 0; (at = expected.find(column, at)) != std::string::npos; at += 2)
                expected.insert(at, 1, '"');
        QCOMPARE(text->bytes, expected);
        const Note* note = noteOf(*text, "workbook.merged");
        QVERIFY(note != nullptr && note->count == 3);
        QVERIFY2(note->text.find("4 values that lay hidden below were left out") != std::string::npos,
                 note->text.c_str());
    }

    void sheets()
    {
        TestWorkbook workbook{{{"Empty", "<sheetData/>"},
                               {"Secret", textRows({{"hidden"}}), "veryHidden"},
                               {"Data & more", textRows({{"gene", "x"}})},
                               {"Legend", textRows({{"about"}})}},
                              {},
                              {},
                              {}};
        const std::string bytes = workbookBytes(workbook);
        const auto first = read(bytes);
        QVERIFY2(first, message(first));
        QCOMPARE(first->bytes, std::string("gene\tx\n"));
        QCOMPARE(first->sheet, std::string("Data & more"));
        const Note* note = noteOf(*first, "workbook.sheet");
        QVERIFY(note != nullptr && note->count == 3);
        QCOMPARE(note->examples, (std::vector<std::string>{"Empty", "Secret", "Legend"}));
        QCOMPARE(note->text,
                 std::string("The workbook has 4 sheets; the first that holds cells, 'Data & more', was read, "
                             "'Empty', 'Secret', 'Legend' were not."));

        for (const char* name : {"Secret", "2"}) {
            const auto named = read(bytes, name);
            QVERIFY2(named, message(named));
            QCOMPARE(named->bytes, std::string("hidden\n"));
            QVERIFY(named->notes.empty());
        }
        const auto absent = read(bytes, "Dta");
        QVERIFY(!absent && absent.error().kind == ErrorKind::Usage);
        QCOMPARE(absent.error().message,
                 std::string("The workbook has no sheet 'Dta'; its sheets are 'Empty', 'Secret', "
                             "'Data & more', 'Legend'."));
        QVERIFY(!read(bytes, "Empty") && read(bytes, "Empty").error().kind == ErrorKind::BadInput);

        NoProgress none;
        const auto list = xlsxSheets(bytes, "a.xlsx", none);
        QVERIFY(list && list->size() == 4);
        QVERIFY((*list)[1].name == "Secret" && (*list)[1].isHidden && !(*list)[2].isHidden);

        workbook.sheets = {workbook.sheets[1]};
        const auto onlyHidden = read(workbookBytes(workbook));
        QVERIFY(!onlyHidden && onlyHidden.error().message.find("'Secret'") != std::string::npos);
        workbook.sheets = {{"Empty", "<sheetData/>"}};
        QVERIFY(!read(workbookBytes(workbook)));
    }

    /// The reader of tables sees the cells again, whatever they hold.
    void readsBackAsATable()
    {
        const std::vector<std::vector<std::string>> rows{{"gene", "a \"name\"", "two\nlines", "tab\there"},
                                                         {"b0001", "\"", "\"\"", "x"},
                                                         {"b0002", "", "line\n\nline", "\n"},
                                                         {"b0003", "a,b;c", "  blanks", "\r\n\""},
                                                         {"b0004", "", "", ""}};
        const auto text = read(workbookBytes({{{"S", textRows(rows)}}, {}, {}, {}}));
        QVERIFY2(text, message(text));
        NoProgress none;
        const auto table = DelimitedTable::read(text->bytes, "a.xlsx", {}, none);
        QVERIFY(table);
        QCOMPARE(table->delimiter(), '\t');
        QCOMPARE(table->rows(), rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t column = 0; column < 4; ++column) {
                std::string expected = rows[row][column];
                if (expected == "  blanks") expected = "blanks";
                if (expected == "\n") expected.clear();
                if (expected == "\r\n\"") expected = "\n\"";  // what XML makes of it
                QCOMPARE(std::string(table->cell(row, column)), expected);
            }
    }

    /// One cell far to the right does not make every row as wide.
    void aCellFarAwayStaysAlone()
    {
        std::string rows;
        for (int row = 1; row <= 2'000; ++row)
            rows += "<row><c><v>1</v></c><c><v>2</v></c>" +
                    std::string(row == 700 ? "<c r=\"XFD700\"><v>3</v></c>" : "") + "</row>";
        const auto text = read(oneSheet(rows));
        QVERIFY2(text, message(text));
        QCOMPARE(text->bytes.size(), std::size_t{2'000 * 4 + 16'382 + 1});
    }

    void damage_data()
    {
        QTest::addColumn<QByteArray>("rows");
        const auto row = [](const char* name, const char* rows) { QTest::newRow(name) << QByteArray(rows); };
        row("no such shared string", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row>");
        row("shared string below zero", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>");
        row("rows go back", "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"/>");
        row("row beyond all sheets", "<row r=\"1048577\"/>");
        row("row zero", "<row r=\"0\"/>");
        row("column beyond all sheets", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>");
        row("cell of another row", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>");
        row("no name of a cell", "<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>");
        row("cell that comes twice", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>");
        row("cell without row", "<c r=\"A1\"><v>1</v></c>");
        row("XML cut short", "<row r=\"1\"><c r=\"A1\">");
        row("XML with wrong ends", "<row r=\"1\"></c></row>");
    }

    void damage()
    {
        QFETCH(QByteArray, rows);
        const auto text = read(oneSheet(rows.toStdString()));
        QVERIFY(!text && text.error().kind == ErrorKind::BadInput);
        QVERIFY2(text.error().message.starts_with("The workbook is damaged in its "), message(text));
        QCOMPARE(text.error().where, std::string("a.xlsx"));
    }

    void refusesWhatIsNotInWorkbooks_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const char* file, const std::string& content,
                            const char* words = "The workbook is damaged") {
            QTest::newRow(name) << QByteArray(file) << QByteArray::fromStdString(content) << QByteArray(words);
        };
        std::string deep;
        for (int i = 0; i < 1'000; ++i) deep = "<a>" + deep + "</a>";
        const char* const sheet = "xl/worksheets/sheet1.xml";
        row("no cells", sheet, "<a/>", "No sheet of the workbook holds cells");
        row("tags within tags", sheet, deep);
        row("text without end", sheet, "<a>" + std::string(2'000'000, 'x') + "</a>");
        row("tag without end", sheet, "<a b=\"" + std::string(2'000'000, 'x') + "\"/>");
        row("entities", sheet, "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>b</a>");
        row("no list of sheets", "xl/workbook.xml", "<workbook/>", "No sheet of the workbook holds cells");
        row("no XML", "xl/workbook.xml", "PK");
        row("list of sheets as large as a disk", "xl/workbook.xml",
            "<workbook>" + std::string(70'000'000, ' ') + "</workbook>");
        row("texts cut short", "xl/sharedStrings.xml", "<sst><si>");
        row("formats cut short", "xl/styles.xml", "<styleSheet><cellXfs>");
        row("no relations", "xl/_rels/workbook.xml.rels", "<Relationships/>");
    }

    void refusesWhatIsNotInWorkbooks()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, words);
        const std::string whole = oneSheet("<row><c><v>1</v></c></row>");
        NoProgress none;
        const auto entries = archiveEntries(whole, "a.xlsx");
        QVERIFY(entries);
        ZipFiles files;
        for (const ArchiveEntry& entry : *entries) {
            const auto part = archiveFile(whole, entry.path, none);
            QVERIFY(part);
            files.emplace_back(entry.path, entry.path == file.toStdString() ? content.toStdString() : *part);
        }
        const auto text = read(zipBytes(files));
        QVERIFY(!text && text.error().kind == ErrorKind::BadInput);
        QVERIFY2(text.error().message.starts_with(words.toStdString()), message(text));
    }

    /// Controls on a sheet stand in rows too, which are no rows of cells.
    void rowsOfControlsAreNone()
    {
        const auto text = read(oneSheet("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>",
                                        "<controls><from><row>3</row></from></controls>"));
        QVERIFY2(text, message(text));
        QCOMPARE(text->bytes.size(), std::size_t{1'048'575 + 2});
    }

    void everyCutIsRefused()
    {
        const std::string whole = oneSheet("<row><c><v>1</v></c></row>");
        for (std::size_t size = 0; size < whole.size(); size += 7) QVERIFY(!read(whole.substr(0, size)));
    }

    void stopsWhenCancelled()
    {
        std::string rows;
        for (int i = 0; i < 50'000; ++i) rows += "<row><c><v>" + std::to_string(i) + "</v></c><c><v>2</v></c></row>";
        const std::string bytes = oneSheet(rows);
        for (const int after : {0, 3, 20, 60}) {
            CancelledLater stop(after);
            const auto text = containedText(bytes, "a.xlsx", {}, stop);
            QVERIFY2(!text && text.error().kind == ErrorKind::Cancelled, message(text));
        }
    }

    /// A text of a megabyte, a million times.
    void refusesABomb()
    {
#ifdef PLEIOSCOPE_SANITIZED
        QSKIP("a sanitizer takes more memory than a limit would leave");
#endif
        std::string rows;
        for (int i = 0; i < 100'000; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
        const std::string bytes = workbookBytes({{{"S", "<sheetData>" + rows + "</sheetData>"}},
                                                 "<si><t>" + std::string(500'000, 'x') + "</t></si>",
                                                 {},
                                                 {}});
        QVERIFY(bytes.size() < 100'000);
        const LittleMemory little(rlim_t{200'000'000});
        if (!little.isSet()) QSKIP("the memory of this process cannot be limited");
        const auto text = read(bytes);
        QVERIFY(!text && text.error().kind == ErrorKind::Internal);
        QVERIFY2(text.error().message.find("memory") != std::string::npos, message(text));
    }
};

PLEIO_TEST(tst_xlsx, TestXlsx)
#include "tst_xlsx.moc"
