// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/io/sha256.h"

#include <QFile>

#include <cstddef>
#include <string>

namespace pleio {

/// A file that is read once from its begin to its end, and hashed on the way.
class InputFile {
public:
    enum class Kind {
        File,        ///< that can be read again
        FileOrPipe,  ///< read once, from its begin to its end
    };
    explicit InputFile(const std::string& path);

    /// BadInput for what is missing, unreadable, a folder, a device or a socket, for a pipe unless `kind` allows it,
    /// and for a pipe into which nobody writes for ten seconds.
    [[nodiscard]] Result<void> open(Kind kind = Kind::File);
    /// Reads at most `most` bytes to `to`; 0 at the end. BadInput if the disk fails.
    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t most);
    /// The digest of what was read, in lower-case hexadecimal. Call once, last.
    [[nodiscard]] std::string sha256() { return m_hash.finish(); }

    /// Whether it is a pipe.
    [[nodiscard]] bool isPipe() const { return m_file.isOpen() && m_file.isSequential(); }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const std::string& name() const { return m_name; }  ///< without folder
    [[nodiscard]] std::size_t size() const;                           ///< 0 if it is not known, as of a pipe

private:
    std::string m_path, m_name;
    Result<void> openPipe();
    [[nodiscard]] Error unreadable(const std::string& why) const;

    QFile m_file;
    std::string m_begin;  ///< of a pipe, read to see whether there is something
    Sha256 m_hash;
};

/// The digest of a whole file, read in pieces. Errors are those of InputFile.
[[nodiscard]] Result<std::string> sha256OfFile(const std::string& path);

}  // namespace pleio
