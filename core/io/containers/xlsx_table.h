// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/containers/zip_archive.h"

#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A sheet of a workbook that can hold cells.
struct XlsxSheet {
    std::string name;
    bool isHidden = false;
};

/// A sheet as a table of text.
struct XlsxTable {
    std::string text;                 ///< tab-separated UTF-8, quoted by RFC 4180; see SheetText
    std::string sheet;                ///< its name
    std::string why;                  ///< it was taken, for people
    std::vector<std::string> sheets;  ///< the names of all
    std::vector<Note> notes;
};

/// The sheets of a workbook (.xlsx, .xlsm), in their order. BadInput for what is no workbook or damaged.
[[nodiscard]] Result<std::vector<XlsxSheet>> xlsxSheets(std::string_view bytes, const std::string& name,
                                                        Progress& progress);

/// Whether the files of an archive are those of a workbook.
[[nodiscard]] bool isXlsx(const ZipArchive& archive);

/// Reads the sheet of this name, or of this number from 1 where none is so named; without a name the first visible
/// sheet that holds cells, with a note that names the others.
///
/// Cells give what the workbook stores: texts, numbers with all their digits and without their format, TRUE and FALSE,
/// errors (#N/A) as they are shown, of formulas the value they had last. A number that is shown as a date or time is
/// given in ISO 8601 and noted, because spreadsheets make dates of names of genes (SEPT2). Of merged cells the first
/// holds the value. Hidden rows and columns are read. Notes have the codes workbook.sheet, .dates, .formulas, .merged
/// and .hidden_rows. BadInput for damage and where no sheet holds cells, Usage for a sheet that is not there, Internal
/// where there is no room; `name` is the file, for messages.
[[nodiscard]] Result<XlsxTable> xlsxTable(const ZipArchive& archive, const std::string& name, std::string_view sheet,
                                          Progress& progress);

}  // namespace pleio
