// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/source_file.h"

#include "core/base/text.h"
#include "core/io/containers/contained_text.h"
#include "core/io/containers/zip_archive.h"
#include "core/io/inflate.h"
#include "core/io/input_file.h"
#include "core/io/machine_memory.h"
#include "core/io/sha256.h"
#include "core/io/unpacking_limit.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kChunk = 1 << 20, kMostNameBytes = 4096;

/// Kinds of file that are often given by mistake, by the bytes they begin with.
struct Magic {
    std::string_view bytes;
    std::string_view message;
};
constexpr std::array kMagics = std::to_array<Magic>({
    {"PK\x03\x04", "The file is an archive within archives; unpack it and give the file that is in it."},
    {"BZh", "The file is compressed with bzip2; uncompress it or compress it with gzip."},
    {"\xfd\x37zXZ", "The file is compressed with xz; uncompress it or compress it with gzip."},
    {"\x28\xb5\x2f\xfd", "The file is compressed with zstd; uncompress it or compress it with gzip."},
    {"7z\xbc\xaf\x27\x1c", "The file is a 7-Zip archive (.7z); unpack it and give the file that is in it, or a .zip."},
    {"Rar!\x1a\x07", "The file is a RAR archive (.rar); unpack it and give the file that is in it, or a .zip."},
    {"%PDF",
     "The file is a PDF document, not text; give the data file itself, or copy its table into a spreadsheet and "
     "save that as .xlsx or .tsv."},
    {"{\\rtf", "The file is a document in rich text (.rtf); save its table as .xlsx or .tsv."},
    {"\x89PNG", "The file is a picture; give the data file itself."},
    {"\xff\xd8\xff", "The file is a picture; give the data file itself."},
    {"\x89HDF", "The file is HDF5 (.h5, .h5ad, .loom), which is not read; write its table as .tsv."},
    {"PAR1", "The file is Parquet, which is not read; write its table as .tsv."},
    {"RDX", "The file holds objects of R (.RData), which are not read; write the table with write.table."},
    {std::string_view("X\n\0\0", 4),
     "The file holds an object of R (.rds), which is not read; write the table with write.table."},
    {"SQLite format 3", "The file is a database; a project is opened as a project, not as an input file."},
    {"\xff\xfe", "The file is UTF-16 text; save it as UTF-8."},
    {"\xfe\xff", "The file is UTF-16 text; save it as UTF-8."},
});
/// Stands in the first header of a tar archive (POSIX.1, ustar and the older GNU form).
constexpr std::string_view kTar = "ustar";
constexpr std::size_t kTarAt = 257;

/// Office documents of the old kind, and those that a password protects, by a name in their directory (MS-CFB), which
/// is UTF-16 there.
struct OldDocument {
    std::string_view name;
    std::string_view message;
};
constexpr std::string_view kOldDocument = "\xd0\xcf\x11\xe0";
constexpr std::array<OldDocument, 3> kOldDocuments{{
    {"EncryptedPackage", "The file is protected by a password; save it without one, as .xlsx or .tsv."},
    {"WordDocument", "The file is an old Word document (.doc); save its table as .xlsx or .tsv."},
    {"", "The file is an old Excel workbook (.xls); save it as .xlsx or .tsv."},
}};

std::string utf16Of(std::string_view ascii)
{
    std::string text;
    for (const char c : ascii) text.append({c, '\0'});
    return text;
}

}  // namespace

Result<SourceFile> readSourceFile(const std::string& path, SourceRole role, Progress& progress)
{
    InputFile file(path);
    if (Result<void> ok = file.open(); !ok) return ok.error();
    SourceFile source{role, file.name(), path, {}, {}};
    const std::size_t size = file.size();
    if (Result<void> ok = checkRoom(size); !ok) return Error{ErrorKind::Internal, ok.error().message, path};
    source.bytes.reserve(size + kChunk);
    const std::string text = "Reading " + source.name;
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        const std::size_t before = source.bytes.size();
        source.bytes.resize(before + kChunk);
        const auto got = file.read(source.bytes.data() + before, kChunk);
        if (!got) return got.error();
        source.bytes.resize(before + *got);
        if (*got == 0) break;
        if (size > 0) progress.report(static_cast<double>(source.bytes.size()) / static_cast<double>(size), text);
    }
    if (source.bytes.empty()) return badInput("The file is empty.", path);
    source.sha256 = file.sha256();
    return source;
}

SourceFile sourceFromBytes(std::string name, std::string bytes, SourceRole role)
{
    Sha256 hash;
    hash.add(bytes);
    return {role, std::move(name), {}, std::move(bytes), hash.finish()};
}

std::vector<std::string> pathsOf(std::span<const SourceFile> sources)
{
    std::vector<std::string> paths;
    for (const SourceFile& source : sources)
        if (!source.path.empty()) paths.push_back(source.path);
    return paths;
}

Result<void> checkIsText(std::string_view text, const std::string& name)
{
    if (text.starts_with(kOldDocument))
        for (const OldDocument& document : kOldDocuments)
            if (text.find(utf16Of(document.name)) != std::string_view::npos)
                return badInput(std::string(document.message), name);
    for (const Magic& magic : kMagics)
        if (text.starts_with(magic.bytes)) return badInput(std::string(magic.message), name);
    if (text.size() > kTarAt && text.substr(kTarAt).starts_with(kTar))
        return badInput("The file is a tar archive (.tar, .tar.gz); unpack it and give the files in it, or a folder or "
                        ".zip of them.",
                        name);
    if (text.find('\0') != std::string_view::npos)
        return badInput("The file is binary, not text; give FASTA, GFF3, GenBank or a text table.", name);
    return {};
}

namespace {

/// What is inside a source.
struct Unpacked {
    std::string owned;       ///< what had to be unpacked
    std::string_view bytes;  ///< of the source itself, or of `owned`
    bool isUnpacked = false;
    bool isSheet = false;  ///< then the bytes are UTF-8 text already
    std::vector<Note> notes;
    std::vector<Reading::Decision> decisions;
};

/// Takes off compression and archive, one within another too, but not without end.
Result<void> unpack(Unpacked& content, const std::string& name, std::string_view sheet, Progress& progress)
{
    constexpr int kMostLayers = 3;
    const std::uint64_t most = unpackedLimit(content.bytes.size());
    for (int layer = 0; layer < kMostLayers && !content.isSheet; ++layer) {
        if (isGzip(content.bytes)) {
            auto inflated = inflateGzip(content.bytes, progress, most);
            if (!inflated) {
                Error error = inflated.error();
                error.where = name;
                return error;
            }
            content.owned = *std::move(inflated);
        } else if (isZip(content.bytes)) {
            auto inner = containedText(content.bytes, name, sheet, progress, most);
            if (!inner) return inner.error();
            content.owned = std::move(inner->bytes);
            content.isSheet = !inner->sheet.empty();
            std::ranges::move(inner->notes, std::back_inserter(content.notes));
            if (!inner->file.empty()) content.decisions.push_back({"archive_file", inner->file, "the only file in it"});
            if (content.isSheet)
                content.decisions.push_back({"sheet", inner->sheet, inner->sheetWhy, std::move(inner->sheets)});
        } else {
            break;
        }
        content.bytes = content.owned;
        content.isUnpacked = true;
    }
    if (!sheet.empty() && !content.isSheet)
        return Error{ErrorKind::Usage,
                     "A sheet was named, and the file is no Excel workbook (.xlsx); leave the name out.", name};
    return {};
}

}  // namespace

Result<SourceText> sourceText(const SourceFile& source, Progress& progress, std::string_view sheet)
{
    Unpacked content;
    content.bytes = source.bytes;
    if (Result<void> ok = unpack(content, source.name, sheet, progress); !ok) return ok.error();
    const auto told = [&content](SourceText text) {
        text.m_notes = std::move(content.notes);
        text.m_decisions = std::move(content.decisions);
        return text;
    };
    if (content.isSheet) return told(SourceText(std::move(content.owned), TextEncoding::Utf8));

    std::string_view text = content.bytes;
    const TextEncoding encoding = detectEncoding(text);
    if (encoding != TextEncoding::Utf16)
        if (Result<void> ok = checkIsText(text, source.name); !ok) return ok.error();
    if (auto converted = toUtf8(text, encoding)) {
        content.owned = *std::move(converted);
        content.isUnpacked = true;
        text = content.owned;
        if (Result<void> ok = checkIsText(text, source.name); !ok) return ok.error();
    }
    if (trimmed(text).empty() || trimmed(text) == kByteOrderMark) return badInput("The file is empty.", source.name);

    content.decisions.push_back({"encoding", std::string(encodingName(encoding)), {}});
    if (auto note = encodingNote(encoding, source.name)) content.notes.push_back(*std::move(note));
    const bool marked = text.starts_with(kByteOrderMark);
    const bool oldMacintosh = text.find('\r') != std::string_view::npos && text.find('\n') == std::string_view::npos;
    if (!content.isUnpacked && !oldMacintosh)
        return told(SourceText(text.substr(marked ? kByteOrderMark.size() : 0), encoding));
    if (!content.isUnpacked) content.owned = text;
    if (marked) content.owned.erase(0, kByteOrderMark.size());
    if (oldMacintosh) std::ranges::replace(content.owned, '\r', '\n');
    return told(SourceText(std::move(content.owned), encoding));
}

Reading readingOf(std::string_view format, const SourceText& text)
{
    Reading reading;
    reading.decide("format", std::string(format));
    reading.decisions.insert(reading.decisions.end(), text.decisions().begin(), text.decisions().end());
    return reading;
}

std::optional<Note> encodingNote(TextEncoding encoding, const std::string& file)
{
    if (encoding == TextEncoding::Utf8) return {};
    std::string words = "The file is not UTF-8; it was read as " + std::string(encodingName(encoding)) + ".";
    if (encoding == TextEncoding::Windows1252) words += " If letters are wrong, save it as UTF-8.";
    return Note{Severity::Info, "file.encoding", std::move(words), 1, {}, file};
}

bool isFileName(std::string_view name)
{
    return !name.empty() && name.size() <= kMostNameBytes && name != "." && name != ".." &&
           name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

}  // namespace pleio
