// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/reading.h"
#include "core/io/text_encoding.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// What a source is for; source_roles.h describes each.
enum class SourceRole {
    Genome,
    Annotation,
    Traits,
    Expression,
    Clusters,
    CodonTable,
    Trna,
    Phenotypes,  ///< gene × condition numbers
    PhenotypeT,  ///< t values of them
    PhenotypeP,  ///< two-sided p values
    PhenotypeQ,  ///< p values adjusted by the people who measured
    Conditions,  ///< which conditions measure one trait
    Ontology,    ///< names of terms, and which stand above which
};

/// An input file held in memory exactly as it is on disk, so that it can be hashed, embedded in a
/// project and read again without the disk.
struct SourceFile {
    SourceRole role = SourceRole::Genome;
    std::string name;    ///< file name without folder, used in messages
    std::string path;    ///< where it was read from; empty if it came out of a project
    std::string bytes;   ///< raw, still compressed if it was
    std::string sha256;  ///< of `bytes`, lower-case hexadecimal
};

/// Reads a whole file and hashes it. Missing, unreadable, empty and directory give BadInput.
[[nodiscard]] Result<SourceFile> readSourceFile(const std::string& path, SourceRole role, Progress& progress);
/// The same from bytes that are already in memory.
[[nodiscard]] SourceFile sourceFromBytes(std::string name, std::string bytes, SourceRole role);

/// Whether the name of a source, which a project or a server may have made, is that of a file in a folder and leads
/// nowhere else.
[[nodiscard]] bool isFileName(std::string_view name);

/// The paths of those that were read from the disk.
[[nodiscard]] std::vector<std::string> pathsOf(std::span<const SourceFile> sources);

/// BadInput for binary content, with what to do where the kind of file is known by its first bytes. `text` is a file
/// without its compression, or the begin of one; `name` is for the message.
[[nodiscard]] Result<void> checkIsText(std::string_view text, const std::string& name);

/// The text of a source: its own bytes where they are text, else a changed copy. Not to be used after the source.
class SourceText {
public:
    SourceText(std::string_view bytes, TextEncoding encoding) : m_view(bytes), m_encoding(encoding) {}
    SourceText(std::string text, TextEncoding encoding)
        : m_owned(std::make_unique<const std::string>(std::move(text))), m_view(*m_owned), m_encoding(encoding)
    {
    }

    operator std::string_view() const { return m_view; }
    /// Of the source; the view is UTF-8 always.
    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }
    /// What there is to tell about the way from the bytes to the text, which every reader hands on with its own notes:
    /// another encoding than UTF-8, the file of an archive, the sheet of a workbook and what its cells hold.
    [[nodiscard]] const std::vector<Note>& notes() const { return m_notes; }
    /// What was decided on this way, for the reading of the source: "archive_file", "sheet", "encoding".
    [[nodiscard]] const std::vector<Reading::Decision>& decisions() const { return m_decisions; }

private:
    friend Result<SourceText> sourceText(const SourceFile& source, Progress& progress, std::string_view sheet);

    std::unique_ptr<const std::string> m_owned;
    std::string_view m_view;
    TextEncoding m_encoding;
    std::vector<Note> m_notes;
    std::vector<Reading::Decision> m_decisions;
};

/// The text of a source, found by content: unpacked if it is gzip, bgzip or a zip archive of one file, the cells of a
/// sheet if it is an Excel workbook (xlsx_table.h), in UTF-8 whatever the source is (see detectEncoding), without byte
/// order mark, with LF where an old Macintosh wrote CR alone. `sheet` names the sheet of a workbook; without it the
/// first that holds cells is read. Truncated or damaged compression, archives of several files and binary content give
/// BadInput, a sheet that is not there Usage.
[[nodiscard]] Result<SourceText> sourceText(const SourceFile& source, Progress& progress, std::string_view sheet = {});
/// The begin of the reading of a file of this format: that, and what was decided on the way to its text.
[[nodiscard]] Reading readingOf(std::string_view format, const SourceText& text);
/// That a file was not UTF-8 and what it was taken for; nothing for UTF-8. SourceText::notes() has it already.
[[nodiscard]] std::optional<Note> encodingNote(TextEncoding encoding, const std::string& file);
Result<SourceText> sourceText(SourceFile&& source, Progress& progress, std::string_view sheet = {}) = delete;

}  // namespace pleio
