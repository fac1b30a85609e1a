// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/fasta.h"

#include "core/base/text.h"
#include "core/genome/note_list.h"
#include "core/io/bases.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kBytesBetweenReports = std::size_t{1} << 22;

/// Where the next record begins: the next '>' that stands first in a line, or the end.
std::size_t nextRecord(std::string_view text)
{
    for (std::size_t at = text.find('>'); at != std::string_view::npos; at = text.find('>', at + 1))
        if (at == 0 || text[at - 1] == '\n') return at;
    return text.size();
}

class FastaReader {
public:
    FastaReader(const std::string& name, Progress& progress) : m_name(name), m_progress(progress) {}

    Result<FastaFile> read(std::string_view text)
    {
        m_size = text.size();
        std::string_view rest = text.substr(nextRecord(text));
        while (!rest.empty()) {
            rest.remove_prefix(1);
            const std::string_view header = takeLine(rest);
            const std::size_t length = nextRecord(rest);
            if (!addRecord(header, rest.substr(0, length), rest.size())) return cancelled();
            rest.remove_prefix(length);
        }
        if (m_file.records.empty())
            return badInput("The FASTA file holds no sequence; give a file with at least one record.", m_name);
        m_file.notes = m_notes.take();
        noteCharacters(m_characters, m_name, m_file.notes);
        return std::move(m_file);
    }

private:
    /// False if the work was cancelled.
    bool addRecord(std::string_view header, std::string_view lines, std::size_t left)
    {
        FastaRecord record;
        header = trimmed(header);
        const auto idEnd = header.find_first_of(" \t");
        record.id = header.substr(0, idEnd);
        if (idEnd != std::string_view::npos) record.description = trimmed(header.substr(idEnd));
        m_file.simulated |= headerValue(record.description, "simulated") == "true";

        record.sequence.reserve(lines.size());
        while (!lines.empty()) {
            if (m_sinceReport >= kBytesBetweenReports) {
                if (m_progress.isCancelled()) return false;
                m_progress.report(1.0 - static_cast<double>(left) / static_cast<double>(m_size), "Reading " + m_name);
                m_sinceReport = 0;
            }
            const std::string_view line = takeLine(lines);
            left -= std::min(left, line.size() + 1);
            m_sinceReport += line.size() + 1;
            if (!line.starts_with(';')) appendBases(record.sequence, line, m_characters);
        }
        m_sinceReport += header.size();
        if (record.id.empty()) {
            record.id = "record_" + std::to_string(m_file.records.size() + 1);
            m_notes.add(Severity::Info, "fasta.unnamed", "records without a name are numbered.", record.id, m_name);
        }
        if (record.sequence.empty())
            m_notes.add(Severity::Warning, "fasta.empty_record", "records hold no sequence and are left out.",
                        record.id, m_name);
        else
            m_file.records.push_back(std::move(record));
        return true;
    }

    const std::string& m_name;
    Progress& m_progress;
    std::size_t m_size = 0;
    std::size_t m_sinceReport = 0;
    SequenceCharacters m_characters;
    NoteList m_notes;
    FastaFile m_file;
};

}  // namespace

Result<FastaFile> readFasta(std::string_view text, const std::string& name, Progress& progress)
{
    return FastaReader(name, progress).read(text);
}

std::string_view headerValue(std::string_view description, std::string_view name)
{
    for (std::size_t at = description.find('['); at != std::string_view::npos; at = description.find('[', at + 1)) {
        const std::string_view pair = description.substr(at + 1);
        if (!pair.starts_with(name) || pair.size() <= name.size() || pair[name.size()] != '=') continue;
        // A value may hold brackets of its own: "[protein=acyl-[acyl-carrier-protein] ligase]".
        int depth = 1;
        for (std::size_t end = name.size() + 1; end < pair.size(); ++end) {
            if (pair[end] == '[') ++depth;
            if (pair[end] == ']' && --depth == 0) return pair.substr(name.size() + 1, end - name.size() - 1);
        }
        return pair.substr(name.size() + 1);
    }
    return {};
}

}  // namespace pleio
