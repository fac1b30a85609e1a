// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/note_list.h"
#include "core/io/genomes/bases.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

/// One record as it stands in the text: views, nothing copied or changed.
struct FastaEntry {
    std::string_view id;           ///< the word after '>'; empty if there is none
    std::string_view description;  ///< the rest of the header line
    std::string_view lines;        ///< all lines up to the next record
};

/// Walks over the records of a FASTA text. Lines before the first '>' that stands first in a line are skipped.
/// A file larger than memory is read piece by piece: scan a piece that goes on, then put rest() before the next.
class FastaScanner {
public:
    enum class Text { Complete, GoesOn };

    /// With Text::GoesOn the last record, which may continue in the next piece, is not handed out.
    explicit FastaScanner(std::string_view text, Text kind = Text::Complete);
    [[nodiscard]] std::optional<FastaEntry> next();
    /// The text behind the last record that was handed out.
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
    Text m_kind;
};

/// Appends the letters of FastaEntry::lines, or of some whole lines of them, in upper case. Lines that begin with ';'
/// are comments; all other characters are left out and counted.
void appendSequence(std::string& sequence, std::string_view lines, SequenceCharacters& characters);

struct FastaRecord {
    std::string id;           ///< the word after '>'
    std::string description;  ///< the rest of the header line
    std::string sequence;     ///< letters only, upper case; U stays U
};

/// Makes records of entries, the same way for a file in memory and for one that is read piece by piece.
class FastaRecordMaker {
public:
    /// `name` is the file name for notes.
    explicit FastaRecordMaker(std::string name) : m_name(std::move(name)) {}

    /// Begins with a header: a record without a name is numbered.
    void begin(const FastaEntry& entry, FastaRecord& record);
    /// Some whole lines of sequence.
    void append(std::string_view lines, FastaRecord& record) { appendSequence(record.sequence, lines, m_characters); }
    /// False if the record holds no sequence and is left out.
    [[nodiscard]] bool finish(const FastaRecord& record);

    [[nodiscard]] std::int64_t records() const { return m_records; }  ///< that were not left out
    [[nodiscard]] bool simulated() const { return m_simulated; }      ///< some header says [simulated=true]
    [[nodiscard]] std::vector<Note> takeNotes();

private:
    std::string m_name;
    std::int64_t m_records = 0;
    bool m_simulated = false;
    SequenceCharacters m_characters;
    NoteList m_notes;
};

struct FastaFile {
    std::vector<FastaRecord> records;
    bool simulated = false;  ///< some header says [simulated=true]
    std::vector<Note> notes;
};

/// Reads FASTA with headers and lines of any length; lines that begin with ';' and lines before the first
/// '>' are comments. `name` is the file name for messages. A file without any sequence gives BadInput.
[[nodiscard]] Result<FastaFile> readFasta(std::string_view text, const std::string& name, Progress& progress);

/// The value of "[name=value]" in a header, or an empty text.
[[nodiscard]] std::string_view headerValue(std::string_view description, std::string_view name);

}  // namespace pleio
