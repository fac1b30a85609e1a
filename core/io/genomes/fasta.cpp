// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/fasta.h"

#include "core/base/text.h"

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

/// The first lines of `rest`, about `size` bytes; `rest` moves behind them.
std::string_view takeLines(std::string_view& rest, std::size_t size)
{
    const std::size_t end = rest.size() > size ? rest.find('\n', size) : std::string_view::npos;
    const std::string_view lines = rest.substr(0, end == std::string_view::npos ? end : end + 1);
    rest.remove_prefix(lines.size());
    return lines;
}

class FastaReader {
public:
    FastaReader(const std::string& name, Progress& progress) : m_name(name), m_progress(progress) {}

    Result<FastaFile> read(std::string_view text)
    {
        m_size = text.size();
        FastaScanner scanner(text);
        while (const auto entry = scanner.next())
            if (!addRecord(*entry, scanner.rest().size())) return cancelled();
        if (m_file.records.empty())
            return badInput("The FASTA file holds no sequence; give a file with at least one record.", m_name);
        m_file.simulated = m_maker.simulated();
        m_file.notes = m_maker.takeNotes();
        return std::move(m_file);
    }

private:
    /// False if the work was cancelled. `left` is the size of the text behind the record.
    bool addRecord(const FastaEntry& entry, std::size_t left)
    {
        FastaRecord record;
        m_maker.begin(entry, record);
        record.sequence.reserve(entry.lines.size());
        std::string_view lines = entry.lines;
        while (!lines.empty()) {
            if (m_sinceReport >= kBytesBetweenReports) {
                if (m_progress.isCancelled()) return false;
                const auto ahead = static_cast<double>(lines.size() + left);
                m_progress.report(1.0 - ahead / static_cast<double>(m_size), "Reading " + m_name);
                m_sinceReport = 0;
            }
            const std::string_view piece = takeLines(lines, kBytesBetweenReports);
            m_sinceReport += piece.size();
            m_maker.append(piece, record);
        }
        m_sinceReport += entry.id.size() + entry.description.size();
        if (m_maker.finish(record)) m_file.records.push_back(std::move(record));
        return true;
    }

    const std::string& m_name;
    Progress& m_progress;
    std::size_t m_size = 0;
    std::size_t m_sinceReport = 0;
    FastaRecordMaker m_maker{m_name};
    FastaFile m_file;
};

}  // namespace

FastaScanner::FastaScanner(std::string_view text, Text kind) : m_rest(text), m_kind(kind)
{
    m_rest.remove_prefix(nextRecord(m_rest));
    // Without a record the last line is kept: it may be cut in two.
    if (m_rest.empty() && kind == Text::GoesOn) m_rest = text.substr(text.rfind('\n') + 1);
}

std::optional<FastaEntry> FastaScanner::next()
{
    if (m_rest.empty()) return std::nullopt;
    std::string_view behind = m_rest.substr(1);
    const std::string_view header = trimmed(takeLine(behind));
    const std::size_t length = nextRecord(behind);
    if (m_kind == Text::GoesOn && length == behind.size()) return std::nullopt;
    m_rest = behind.substr(length);
    const auto idEnd = header.find_first_of(" \t");
    const auto description = idEnd == std::string_view::npos ? std::string_view() : trimmed(header.substr(idEnd));
    return FastaEntry{header.substr(0, idEnd), description, behind.substr(0, length)};
}

void appendSequence(std::string& sequence, std::string_view lines, SequenceCharacters& characters)
{
    sequence.reserve(sequence.size() + lines.size());
    while (!lines.empty()) {
        const std::string_view line = takeLine(lines);
        if (!line.starts_with(';')) appendBases(sequence, line, characters);
    }
}

void FastaRecordMaker::begin(const FastaEntry& entry, FastaRecord& record)
{
    record.id = entry.id;
    record.description = entry.description;
    record.sequence.clear();
    m_simulated |= headerValue(entry.description, "simulated") == "true";
    if (!record.id.empty()) return;
    record.id = "record_" + std::to_string(m_records + 1);
    m_notes.add(Severity::Info, "fasta.unnamed", "records without a name are numbered.", record.id, m_name);
}

bool FastaRecordMaker::finish(const FastaRecord& record)
{
    if (record.sequence.empty()) {
        m_notes.add(Severity::Warning, "fasta.empty_record",
                    "{record holds|records hold} no sequence and {is|are} left out.", record.id, m_name);
        return false;
    }
    ++m_records;
    return true;
}

std::vector<Note> FastaRecordMaker::takeNotes()
{
    std::vector<Note> notes = m_notes.take();
    noteCharacters(m_characters, m_name, notes);
    return notes;
}

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
