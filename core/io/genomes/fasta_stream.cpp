// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/fasta_stream.h"

#include "core/base/text.h"
#include "core/io/containers/contained_text.h"
#include "core/io/containers/zip_archive.h"
#include "core/io/formats.h"
#include "core/io/inflate.h"
#include "core/io/input_file.h"
#include "core/io/machine_memory.h"
#include "core/io/source_file.h"
#include "core/io/unpacking_limit.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace pleio {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

/// The text of a file in pieces, decompressed.
class TextPieces {
public:
    explicit TextPieces(const std::string& path) : m_file(path) {}

    Result<void> open(Progress& progress)
    {
        if (Result<void> ok = m_file.open(InputFile::Kind::FileOrPipe); !ok) return ok;
        constexpr std::size_t kMagic = 4;
        std::string begin(kMagic, '\0');
        const auto got = m_file.read(begin.data(), begin.size());
        if (!got) return got.error();
        m_begin = begin.substr(0, *got);
        const bool isArchive = isZip(m_begin);
        if (!isGzip(m_begin) && !isArchive) return {};
        if (isGzip(m_begin) && m_file.isPipe())
            return badInput("The pipe gives what is compressed; uncompress it before the pipe, or give the file.",
                            m_file.path());
        // Packed, the file is small enough to be hashed by itself, and an archive to be held.
        m_packed = m_begin;
        std::string piece(kPiece, '\0');
        for (std::size_t bytes = 1; bytes > 0;) {
            if (progress.isCancelled()) return cancelled();
            const auto more = m_file.read(piece.data(), piece.size());
            if (!more) return more.error();
            bytes = *more;
            if (!isArchive) continue;
            if (Result<void> ok = makeRoom(m_packed, bytes); !ok) return ok;
            m_packed.append(piece, 0, bytes);
        }
        return isArchive ? openArchive(progress) : openGzip(GzipReader::ofFile(m_file.path()));
    }

    Result<std::size_t> read(char* to, std::size_t most)
    {
        if (m_gzip) return m_gzip->read(to, most);
        if (m_member) return m_member->read(to, most);
        if (m_begin.empty()) return m_file.read(to, most);
        const std::size_t bytes = m_begin.copy(to, most);
        m_begin.erase(0, bytes);
        return bytes;
    }

    /// What there is to tell about the way to the text.
    std::vector<Note> takeNotes() { return std::move(m_notes); }
    InputFile& file() { return m_file; }

private:
    Result<void> openGzip(Result<GzipReader> reader)
    {
        if (!reader) return reader.error();
        m_gzip.emplace(*std::move(reader));
        return {};
    }

    Result<void> openArchive(Progress& progress)
    {
        auto archive = ZipArchive::open(m_packed, m_file.name());
        if (!archive) return archive.error();
        m_archive.emplace(*std::move(archive));
        if (Result<void> ok = checkIsNoDocument(*m_archive, m_file.name()); !ok) return ok;
        const auto entry = onlyEntry(*m_archive, m_file.name());
        if (!entry) return entry.error();
        const std::string& path = m_archive->entries()[*entry].path;
        m_notes.push_back(archiveNote(path, m_file.name()));
        if (path.ends_with(".gz")) {
            const auto content = m_archive->content(*entry, progress);
            if (!content) return content.error();
            return openGzip(GzipReader::ofBytes(*content));
        }
        auto member = m_archive->member(*entry);
        if (!member) return member.error();
        m_member.emplace(*std::move(member));
        return {};
    }

    InputFile m_file;
    std::string m_begin;
    std::string m_packed;  ///< an archive
    std::optional<GzipReader> m_gzip;
    std::optional<ZipArchive> m_archive;
    std::optional<ZipMember> m_member;
    std::vector<Note> m_notes;
};

class FastaStream {
public:
    FastaStream(const std::string& path, Progress& progress, const std::function<Result<void>(FastaRecord&)>& visit)
        : m_pieces(path), m_maker(m_pieces.file().name()), m_progress(progress), m_visit(visit)
    {
    }

    Result<StreamedFasta> run()
    {
        if (Result<void> ok = m_pieces.open(m_progress); !ok) return ok.error();
        const std::string& name = m_pieces.file().name();
        const std::string text = "Reading " + name;
        std::size_t done = 0;
        for (;;) {
            if (m_progress.isCancelled()) return cancelled();
            const auto got = fill();
            if (!got) return got.error();
            if (*got == 0) break;
            if (Result<void> ok = done == 0 ? checkBegin() : Result<void>(); !ok) return ok.error();
            if (m_oldMacintosh) std::ranges::replace(m_text, '\r', '\n');
            convertLines(m_text.rfind('\n') + 1);
            if (Result<void> ok = scan(FastaScanner::Text::GoesOn); !ok) return ok.error();
            done += *got;
            if (const std::size_t size = m_pieces.file().size(); size > 0)
                m_progress.report(std::min(1.0, static_cast<double>(done) / static_cast<double>(size)), text);
        }
        convertLines(m_text.size());
        if (Result<void> ok = scan(FastaScanner::Text::Complete); !ok) return ok.error();
        if (m_maker.records() == 0)
            return badInput("The FASTA file holds no sequence; give a file with at least one record.", name);
        StreamedFasta streamed{name, m_pieces.file().sha256(), m_maker.records(), m_maker.simulated(),
                               m_maker.takeNotes()};
        for (Note& note : m_pieces.takeNotes()) streamed.notes.push_back(std::move(note));
        if (m_wasConverted) streamed.notes.push_back(*encodingNote(TextEncoding::Windows1252, name));
        return streamed;
    }

private:
    /// Reads a piece behind the text that waits; 0 at the end. A record that does not end is scanned anew with every
    /// piece, so pieces grow with it.
    Result<std::size_t> fill()
    {
        const std::size_t before = m_text.size(), more = std::max(kPiece, before);
        if (Result<void> ok = checkUnpacked(before, unpackedLimit(m_pieces.file().size())); !ok)
            return badInput("A record is longer than any coding sequence; give a FASTA file of coding sequences.",
                            m_pieces.file().name());
        if (Result<void> ok = makeRoom(m_text, more); !ok) return ok.error();
        m_text.resize(before + more);
        std::size_t got = 0;
        while (before + got < m_text.size()) {
            const auto part = m_pieces.read(m_text.data() + before + got, m_text.size() - before - got);
            if (!part) return part;
            if (*part == 0) break;
            got += *part;
        }
        m_text.resize(before + got);
        if (std::string_view(m_text).substr(before).find('\0') != std::string_view::npos)
            if (Result<void> ok = checkIsText(m_text, m_pieces.file().name()); !ok) return ok.error();
        return got;
    }

    Result<void> checkBegin()
    {
        const std::string& name = m_pieces.file().name();
        if (Result<void> ok = checkIsText(m_text, name); !ok) return ok;
        if (m_text.starts_with(kByteOrderMark)) m_text.erase(0, kByteOrderMark.size());
        m_oldMacintosh = m_text.find('\r') != std::string::npos && m_text.find('\n') == std::string::npos;
        const FormatInfo* format = sniffFormat(m_text);
        if (format == nullptr || format->id != "fasta")
            return badInput("The file is no FASTA file; give one of coding sequences.", name);
        return {};
    }

    /// Makes the lines up to `end` UTF-8, as sourceText() does with a whole file.
    void convertLines(std::size_t end)
    {
        if (end <= m_converted) return;
        const std::string_view fresh = std::string_view(m_text).substr(m_converted, end - m_converted);
        if (!isUtf8(fresh)) {
            m_wasConverted = true;
            const std::string text = *toUtf8(fresh, TextEncoding::Windows1252);
            m_text.replace(m_converted, end - m_converted, text);
            end = m_converted + text.size();
        }
        m_converted = end;
    }

    Result<void> scan(FastaScanner::Text kind)
    {
        FastaScanner scanner(m_text, kind);
        while (const auto entry = scanner.next()) {
            m_maker.begin(*entry, m_record);
            m_maker.append(entry->lines, m_record);
            if (!m_maker.finish(m_record)) continue;
            if (Result<void> ok = m_visit(m_record); !ok) return ok;
        }
        const std::size_t taken = m_text.size() - scanner.rest().size();
        m_text.erase(0, taken);
        m_converted -= std::min(m_converted, taken);
        return {};
    }

    TextPieces m_pieces;
    FastaRecordMaker m_maker;
    Progress& m_progress;
    const std::function<Result<void>(FastaRecord&)>& m_visit;
    std::string m_text;
    std::size_t m_converted = 0;  ///< how much of it is UTF-8
    FastaRecord m_record;
    bool m_oldMacintosh = false;
    bool m_wasConverted = false;
};

}  // namespace

Result<StreamedFasta> streamFasta(const std::string& path, Progress& progress,
                                  const std::function<Result<void>(FastaRecord&)>& visit)
{
    auto streamed = FastaStream(path, progress, visit).run();
    if (streamed || !streamed.error().where.empty() || streamed.error().kind == ErrorKind::Cancelled) return streamed;
    Error error = streamed.error();
    error.where = path;
    return error;
}

}  // namespace pleio
