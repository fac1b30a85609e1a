// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pleio::test {

/// Files of an archive: path and content. A path that ends with "/" is a folder.
using ZipFiles = std::vector<std::pair<std::string, std::string>>;

struct ZipOptions {
    bool store = false;           ///< without compression
    std::string password;         ///< AES-256 with it
    bool oddCompression = false;  ///< bzip2
};

/// A zip archive written by libzip.
[[nodiscard]] std::string zipBytes(const ZipFiles& files, const ZipOptions& options = {});

/// A sheet of a workbook: its name and the XML inside <worksheet>.
struct TestSheet {
    std::string name;
    std::string content;
    std::string state = "visible";
};

struct TestWorkbook {
    std::vector<TestSheet> sheets;
    std::string sharedStrings;  ///< the XML inside <sst>
    std::string styles;         ///< the XML inside <styleSheet>
    std::string properties;     ///< attributes of workbookPr
};

/// An Excel workbook as Excel lays it out.
[[nodiscard]] std::string workbookBytes(const TestWorkbook& workbook);
/// <sheetData> of rows of cells that hold texts as they are (inline strings), or numbers where they are made of digits;
/// empty texts make no cell.
[[nodiscard]] std::string textRows(const std::vector<std::vector<std::string>>& rows);

}  // namespace pleio::test
