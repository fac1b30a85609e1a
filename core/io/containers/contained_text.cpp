// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/contained_text.h"

#include "core/base/text.h"
#include "core/io/containers/xlsx_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

namespace {

/// Documents that are zip archives too, by a file that they hold, in lower case.
struct DocumentKind {
    std::string_view file;
    std::string_view message;
};
constexpr std::array<DocumentKind, 5> kDocuments{{
    {"xl/workbook.bin", "The file is a binary Excel workbook (.xlsb); save it as .xlsx or .tsv."},
    {"word/document.xml", "The file is a Word document; save its table as .xlsx or .tsv."},
    {"index/document.iwa", "The file is a document of Numbers; export it as .xlsx or .tsv."},
    {"index.zip", "The file is a document of Numbers; export it as .xlsx or .tsv."},
    {"meta-inf/manifest.xml", "The file is an OpenDocument spreadsheet (.ods) or text; save it as .xlsx or .tsv."},
}};

}  // namespace

Note archiveNote(const std::string& file, const std::string& archive)
{
    return {Severity::Info, "file.archive", "The file is an archive; " + file + " in it was read.", 1, {}, archive};
}

Result<void> checkIsNoDocument(const ZipArchive& archive, const std::string& name)
{
    for (const DocumentKind& kind : kDocuments)
        if (std::ranges::any_of(archive.entries(),
                                [&kind](const ArchiveEntry& entry) { return toLowerAscii(entry.path) == kind.file; }))
            return badInput(std::string(kind.message), name);
    return {};
}

Result<ContainedText> containedText(std::string_view bytes, const std::string& name, std::string_view sheet,
                                    Progress& progress, std::uint64_t most)
{
    const auto archive = ZipArchive::open(bytes, name, most);
    if (!archive) return archive.error();
    ContainedText contained;
    if (isXlsx(*archive)) {
        auto table = xlsxTable(*archive, name, sheet, progress);
        if (!table) return table.error();
        contained.bytes = std::move(table->text);
        contained.sheet = std::move(table->sheet);
        contained.sheetWhy = std::move(table->why);
        contained.sheets = std::move(table->sheets);
        contained.notes = std::move(table->notes);
        return contained;
    }
    if (Result<void> ok = checkIsNoDocument(*archive, name); !ok) return ok.error();
    const auto entry = onlyEntry(*archive, name);
    if (!entry) return entry.error();
    auto content = archive->content(*entry, progress);
    if (!content) {
        Error error = content.error();
        if (error.kind != ErrorKind::Cancelled) error.where = name;
        return error;
    }
    contained.bytes = *std::move(content);
    contained.file = archive->entries()[*entry].path;
    contained.notes.push_back({Severity::Info,
                               "file.archive",
                               "The file is an archive; " + contained.file + " in it was read.",
                               1,
                               {},
                               name});
    return contained;
}

}  // namespace pleio
