// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/zip_archive.h"

#include "core/base/text.h"
#include "core/io/machine_memory.h"
#include "core/io/text_encoding.h"
#include "core/io/unpacking_limit.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kUnpackedPiece = std::size_t{1} << 18;
constexpr std::size_t kFilesShown = 8;

constexpr std::string_view kDamagedArchive = "The archive is damaged or cut short; copy or download it again.";

Error archiveError(int code)
{
    if (code == ZIP_ER_MULTIDISK)
        return badInput("The archive is one part of several; put them together, or give the file that is in them.");
    if (code == ZIP_ER_MEMORY) return {ErrorKind::Internal, "There is no memory to read the archive.", {}};
    return badInput(std::string(kDamagedArchive));
}

Error withPlace(Error error, const std::string& where)
{
    error.where = where;
    return error;
}

/// What systems add to an archive for themselves.
bool isOfSystem(std::string_view path)
{
    const std::string_view file = path.substr(path.rfind('/') + 1);
    return path.starts_with("__MACOSX/") || file == ".DS_Store" || file.starts_with("._");
}

/// The path in UTF-8, with "/" where an archive of Windows has "\".
std::string archivePath(const char* name)
{
    std::string path = name;
    if (!isUtf8(path)) path = *toUtf8(path, TextEncoding::Windows1252);
    if (path.find('/') == std::string::npos) std::ranges::replace(path, '\\', '/');
    return path;
}

std::string listOfFiles(const std::vector<ArchiveEntry>& entries)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(kFilesShown, entries.size()); ++i)
        text += (i > 0 ? ", " : "") + entries[i].path;
    return entries.size() > kFilesShown ? text + ", …" : text;
}

}  // namespace

bool isZip(std::string_view bytes)
{
    // A local file header; the end of an empty archive; the mark of a divided one.
    static constexpr std::array<std::string_view, 3> kBegins{"PK\x03\x04", "PK\x05\x06", "PK\x07\x08"};
    return std::ranges::any_of(kBegins, [bytes](std::string_view begin) { return bytes.starts_with(begin); });
}

void ZipMember::Close::operator()(zip_file* file) const { zip_fclose(file); }

Result<std::size_t> ZipMember::read(char* to, std::size_t most)
{
    const zip_int64_t got = zip_fread(m_file.get(), to, most);
    if (got < 0) return archiveError(zip_error_code_zip(zip_file_get_error(m_file.get())));
    m_position += static_cast<std::uint64_t>(got);
    // libzip compares the length only where something was packed.
    if (m_position > m_size || (got == 0 && m_position < m_size)) return badInput(std::string(kDamagedArchive));
    return static_cast<std::size_t>(got);
}

void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(zip* archive) : m_archive(archive)
{
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) continue;
        std::string path = archivePath(stat.name);
        if (path.empty() || path.ends_with('/') || isOfSystem(path)) continue;
        m_entries.push_back({std::move(path), (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0});
        m_indices.push_back(index);
    }
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const std::string& name, std::uint64_t most)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        const int code = zip_error_code_zip(&error);
        zip_source_free(source);
        zip_error_fini(&error);
        return withPlace(archiveError(code), name);
    }
    zip_error_fini(&error);
    ZipArchive opened(archive);
    opened.m_most = most > 0 ? most : unpackedLimit(bytes.size());
    return opened;
}

Result<ZipMember> ZipArchive::member(std::size_t entry) const
{
    const ArchiveEntry& file = m_entries[entry];
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_archive.get(), m_indices[entry], 0, &stat) != 0)
        return badInput(std::string(kDamagedArchive), file.path);
    if (stat.encryption_method != ZIP_EM_NONE)
        return badInput("The archive is protected by a password; unpack it and give the file that is in it.",
                        file.path);
    // Others that libzip may know take what memory the archive tells them to.
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
        return badInput("The file is packed in an unusual way; unpack the archive and give the file that is in it.",
                        file.path);
    zip_file* opened = zip_fopen_index(m_archive.get(), m_indices[entry], 0);
    if (opened == nullptr)
        return withPlace(archiveError(zip_error_code_zip(zip_get_error(m_archive.get()))), file.path);
    return ZipMember(opened, file.size);
}

Result<std::string> ZipArchive::content(std::size_t entry, Progress& progress) const
{
    const std::string& path = m_entries[entry].path;
    auto member = this->member(entry);
    if (!member) return member.error();
    if (Result<void> ok = checkUnpacked(member->size(), m_most); !ok) return withPlace(ok.error(), path);
    if (Result<void> ok = checkRoom(member->size()); !ok) return withPlace(ok.error(), path);
    const std::string words = "Unpacking " + path;
    std::string bytes;
    std::vector<char> piece(kUnpackedPiece);
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        const auto got = member->read(piece.data(), piece.size());
        if (!got) return withPlace(got.error(), path);
        if (*got == 0) return bytes;
        if (Result<void> ok = makeRoom(bytes, *got); !ok) return withPlace(ok.error(), path);
        bytes.append(piece.data(), *got);
        progress.report(static_cast<double>(bytes.size()) / static_cast<double>(member->size()), words);
    }
}

Result<std::vector<ArchiveEntry>> archiveEntries(std::string_view bytes, const std::string& name)
{
    const auto archive = ZipArchive::open(bytes, name);
    if (!archive) return archive.error();
    return archive->entries();
}

Result<std::string> archiveFile(std::string_view bytes, const std::string& path, Progress& progress)
{
    const auto archive = ZipArchive::open(bytes, path);
    if (!archive) return archive.error();
    const auto& entries = archive->entries();
    const auto found = std::ranges::find(entries, path, &ArchiveEntry::path);
    if (found == entries.end())
        return badInput("The archive holds no file of this name; it holds " + listOfFiles(entries) + ".", path);
    if (std::ranges::count(entries, path, &ArchiveEntry::path) > 1)
        return badInput("The archive holds more than one file of this name; unpack it and give the right one.", path);
    return archive->content(static_cast<std::size_t>(found - entries.begin()), progress);
}

Result<std::size_t> onlyEntry(const ZipArchive& archive, const std::string& name)
{
    const auto& entries = archive.entries();
    if (entries.empty()) return badInput("The archive holds no file.", name);
    if (entries.size() == 1) return std::size_t{0};
    return badInput("The archive holds " + displayCount(static_cast<std::int64_t>(entries.size())) + " files (" +
                        listOfFiles(entries) + "); unpack it and give the one that is to be read here.",
                    name);
}

}  // namespace pleio
