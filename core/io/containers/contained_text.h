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

/// What a zip archive holds for a reader of text.
struct ContainedText {
    std::string bytes;                ///< of the file in the archive; of a workbook its sheet as UTF-8 text
    std::string file;                 ///< path in the archive; empty for a workbook
    std::string sheet;                ///< of a workbook; empty otherwise
    std::string sheetWhy;             ///< this sheet was taken, for people
    std::vector<std::string> sheets;  ///< all there are
    std::vector<Note> notes;
};

/// Opens a zip archive: the only file in it, or a sheet of an Excel workbook (see xlsxTable; `sheet` names it, or is
/// empty). BadInput, with what to do, for archives of several files, OpenDocument, Numbers, Word and binary workbooks,
/// and for damage. `name` is the file, for messages and notes; `most` as for
/// ZipArchive::open.
[[nodiscard]] Result<ContainedText> containedText(std::string_view bytes, const std::string& name,
                                                  std::string_view sheet, Progress& progress, std::uint64_t most = 0);

/// That a file of an archive was read.
[[nodiscard]] Note archiveNote(const std::string& file, const std::string& archive);
/// BadInput, with what to do, if the archive is a document that is not read.
[[nodiscard]] Result<void> checkIsNoDocument(const ZipArchive& archive, const std::string& name);

}  // namespace pleio
