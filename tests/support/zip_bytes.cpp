// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/zip_bytes.h"

#include <zip.h>

#include <cstdio>
#include <cstdlib>

namespace pleio::test {

namespace {

/// Ends the test where libzip cannot do what a test needs.
void must(bool holds, const char* what)
{
    if (holds) return;
    std::fprintf(stderr, "zipBytes: %s\n", what);
    std::abort();
}

std::string contentOf(zip_source_t* source)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    must(zip_source_stat(source, &stat) == 0 && zip_source_open(source) == 0, "cannot read what was written");
    std::string bytes(stat.size, '\0');
    must(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()), "read");
    zip_source_close(source);
    return bytes;
}

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kMain = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                              "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr const char* kRelations = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
const std::string kTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// An XML document of one element. Appended piece by piece: g++ 12 takes long sums of such texts for overruns.
std::string documentOf(std::string_view element, std::string_view attributes, std::string_view content)
{
    std::string xml;
    for (const std::string_view piece :
         {std::string_view(kXml), std::string_view("<"), element, std::string_view(" "), attributes,
          std::string_view(">"), content, std::string_view("</"), element, std::string_view(">")})
        xml += piece;
    return xml;
}

std::string relation(const std::string& id, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + kTypes + type + "\" Target=\"" + target + "\"/>";
}

std::string escaped(const std::string& text)
{
    std::string xml;
    for (const char c : text) xml += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return xml;
}

bool isNumber(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789.-") == std::string::npos &&
           text.find_first_of("0123456789") != std::string::npos;
}

}  // namespace

std::string zipBytes(const ZipFiles& files, const ZipOptions& options)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    must(archive != nullptr, "cannot begin");
    zip_source_keep(target);
    for (const auto& [path, content] : files) {
        if (path.ends_with('/')) {
            must(zip_dir_add(archive, path.c_str(), ZIP_FL_ENC_UTF_8) >= 0, "folder");
            continue;
        }
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, path.c_str(), source, ZIP_FL_ENC_UTF_8);
        must(index >= 0, "file");
        const int method = options.oddCompression ? ZIP_CM_BZIP2 : options.store ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
        must(zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), method, 0) == 0, "compression");
        if (!options.password.empty())
            must(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256,
                                         options.password.c_str()) == 0,
                 "encryption");
    }
    must(zip_close(archive) == 0, "cannot write");
    std::string bytes = contentOf(target);
    zip_source_free(target);
    zip_error_fini(&error);
    return bytes;
}

std::string workbookBytes(const TestWorkbook& workbook)
{
    std::string sheets, relations;
    ZipFiles files{{"[Content_Types].xml",
                    documentOf("Types", "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"", {})},
                   {"_rels/.rels",
                    documentOf("Relationships", kRelations, relation("rId1", "officeDocument", "xl/workbook.xml"))}};
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
        const TestSheet& sheet = workbook.sheets[i];
        const std::string number = std::to_string(i + 1);
        sheets += "<sheet name=\"" + escaped(sheet.name) + "\" sheetId=\"" + number + "\" state=\"" + sheet.state +
                  "\" r:id=\"rId" + number + "\"/>";
        relations += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        files.emplace_back("xl/worksheets/sheet" + number + ".xml", documentOf("worksheet", kMain, sheet.content));
    }
    if (!workbook.sharedStrings.empty()) {
        relations += relation("rId901", "sharedStrings", "sharedStrings.xml");
        files.emplace_back("xl/sharedStrings.xml", documentOf("sst", kMain, workbook.sharedStrings));
    }
    if (!workbook.styles.empty()) {
        relations += relation("rId902", "styles", "styles.xml");
        files.emplace_back("xl/styles.xml", documentOf("styleSheet", kMain, workbook.styles));
    }
    files.emplace_back(
        "xl/workbook.xml",
        documentOf("workbook", kMain, "<workbookPr " + workbook.properties + "/><sheets>" + sheets + "</sheets>"));
    files.emplace_back("xl/_rels/workbook.xml.rels", documentOf("Relationships", kRelations, relations));
    return zipBytes(files);
}

std::string textRows(const std::vector<std::vector<std::string>>& rows)
{
    std::string xml = "<sheetData>";
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string number = std::to_string(row + 1);
        xml += "<row r=\"" + number + "\">";
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            if (isNumber(rows[row][column]))
                xml += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + number + "\"><v>" +
                       rows[row][column] + "</v></c>";
            else if (!rows[row][column].empty())
                xml += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + number +
                       "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(rows[row][column]) +
                       "</t></is></c>";
        xml += "</row>";
    }
    return xml + "</sheetData>";
}

}  // namespace pleio::test
