// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/note_list.h"
#include "core/io/tables/trait_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pleio {

/// The source of traits for which a file names none: "kegg" for "kegg.tsv.gz"; the whole name if nothing is left before
/// the extension.
[[nodiscard]] std::string traitFileStem(std::string_view fileName);

/// Puts a TraitFile together while its lines are read: numbers the traits and counts what was left out.
class TraitFileBuilder {
public:
    /// `fileName` is what notes and errors say; traits without a source get its stem ("kegg" for "kegg.tsv.gz").
    TraitFileBuilder(std::string format, std::string fileName);

    /// The index of a trait, which is made if it is new. An empty source means the file's stem. The first
    /// description that is not empty stays.
    [[nodiscard]] std::int32_t trait(std::string_view name, std::string_view source, std::string_view description);
    void addRow(std::string_view gene, std::int32_t trait, std::string_view evidence = {});
    void addSequence(std::int32_t trait, std::string sequence);
    void addAlias(const std::string& gene, std::string_view alias);
    /// See NoteList::add; the note names the file.
    void addNote(Severity severity, std::string_view code, std::string_view text, std::string example);
    /// Notes that are made already.
    void addNotes(std::vector<Note> notes);
    /// The same for a line, or a statement of one, that is left out: "lines left out: they name no gene." finish()
    /// makes the decision "rows_left_out" of them.
    void leaveOut(Severity severity, std::string_view code, std::string_view text, std::string example);
    void setLayout(std::string layout) { m_file.layout = std::move(layout); }
    [[nodiscard]] Reading& reading() { return m_file.reading; }

    [[nodiscard]] const TraitFile& file() const { return m_file; }
    [[nodiscard]] TraitFile finish() &&;

private:
    TraitFile m_file;
    std::string m_fileName;
    std::string m_stem;
    std::unordered_map<std::string, std::int32_t> m_indices;  ///< by source, NUL, name
    NoteList m_notes;
    std::vector<Note> m_made;
    std::vector<std::pair<std::string, std::int64_t>> m_leftOut;  ///< why, and how many
};

}  // namespace pleio
