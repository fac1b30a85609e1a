// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;
struct zip_file;

namespace pleio {

/// A file in an archive.
struct ArchiveEntry {
    std::string path;        ///< as the archive spells it, in UTF-8, folders divided by "/"
    std::uint64_t size = 0;  ///< in bytes as the archive says; nothing has been unpacked to know it
};

/// True for zip archives, and so for workbooks (.xlsx) and other documents that are such archives, by the first bytes.
[[nodiscard]] bool isZip(std::string_view bytes);

/// One file of an archive, unpacked piece by piece. Not to be used after its archive.
class ZipMember {
public:
    /// Unpacks at most `most` bytes (1 or more) to `to`; 0 at the end. BadInput, without `where`, for a file that is
    /// damaged: its length and checksum (CRC-32) are compared with those of the archive before 0 is given.
    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t most);
    /// As the archive says; no more bytes than these are given.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Bytes given so far.
    [[nodiscard]] std::uint64_t position() const { return m_position; }

private:
    friend class ZipArchive;
    struct Close {
        void operator()(zip_file* file) const;
    };
    ZipMember(zip_file* file, std::uint64_t size) : m_file(file), m_size(size) {}

    std::unique_ptr<zip_file, Close> m_file;
    std::uint64_t m_size = 0;
    std::uint64_t m_position = 0;
};

/// The files of a zip archive that is in memory (PKWARE APPNOTE 6.3.10, by libzip), zip64 too. Folders and what a
/// Macintosh adds for itself (__MACOSX, .DS_Store) are passed over.
class ZipArchive {
public:
    /// The bytes are not copied and must outlive the archive. BadInput for what is damaged, cut short, or one part of
    /// several; `name` is for the message.
    /// A file of it may give `most` bytes, 0: as many as unpackedLimit() says of the archive's size.
    [[nodiscard]] static Result<ZipArchive> open(std::string_view bytes, const std::string& name,
                                                 std::uint64_t most = 0);

    [[nodiscard]] const std::vector<ArchiveEntry>& entries() const { return m_entries; }
    /// The bytes that may come out of a file of the archive.
    [[nodiscard]] std::uint64_t most() const { return m_most; }
    /// `entry` is an index into entries(). BadInput where it gives more than may come out, or the file is protected by
    /// a password or packed in another way than deflate; `where` is its path.
    [[nodiscard]] Result<ZipMember> member(std::size_t entry) const;
    /// The whole content of a file. Errors as above, and Internal if there is no room for it.
    [[nodiscard]] Result<std::string> content(std::size_t entry, Progress& progress) const;

private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    explicit ZipArchive(zip* archive);

    std::unique_ptr<zip, Discard> m_archive;
    std::vector<ArchiveEntry> m_entries;
    std::uint64_t m_most = 0;
    std::vector<std::uint64_t> m_indices;  ///< of libzip, in step with m_entries
};

/// The files of an archive, as above.
[[nodiscard]] Result<std::vector<ArchiveEntry>> archiveEntries(std::string_view bytes, const std::string& name);
/// The content of one of them, by its path there. BadInput if there is none, or more than one, of this path.
[[nodiscard]] Result<std::string> archiveFile(std::string_view bytes, const std::string& path, Progress& progress);

/// The one file of an archive, as an index into its entries. BadInput that names the files if there are several.
[[nodiscard]] Result<std::size_t> onlyEntry(const ZipArchive& archive, const std::string& name);

}  // namespace pleio
