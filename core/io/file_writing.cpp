// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_writing.h"

#include <QBuffer>

#include <cerrno>
#include <cstring>

namespace pleio {

namespace {

/// The words of the file, or those of errno where it says what every device says that has no reason.
std::string reasonOf(const QFileDevice& file, int systemError)
{
    if (file.errorString() != QBuffer().errorString()) return file.errorString().toStdString();
    return systemError != 0 ? std::strerror(systemError) : "the system did not take all of it";
}

}  // namespace

std::optional<std::string> whyNotWritten(QFileDevice& file, std::string_view bytes)
{
    while (!bytes.empty()) {
        errno = 0;
        const qint64 taken = file.write(bytes.data(), static_cast<qint64>(bytes.size()));
        // A disk with little room takes a part and tells why at the next try.
        if (taken <= 0) return reasonOf(file, errno);
        bytes.remove_prefix(static_cast<std::size_t>(taken));
    }
    return {};
}

std::optional<std::string> whyNotFlushed(QFileDevice& file)
{
    errno = 0;
    if (file.flush()) return {};
    if (errno == 0) file.flush();  // a part was taken; the next try is told why
    return reasonOf(file, errno);
}

std::optional<std::string> whyNotCommitted(QSaveFile& file)
{
    if (auto why = whyNotFlushed(file)) {
        file.cancelWriting();
        file.commit();
        return why;
    }
    errno = 0;
    if (file.commit()) return {};
    return reasonOf(file, errno);
}

std::optional<std::string> whyNotSaved(const QString& path, std::string_view bytes)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly)) return reasonOf(file, errno);
    if (auto why = whyNotWritten(file, bytes)) return why;
    return whyNotCommitted(file);
}

Error fileNotWritten(const std::string& path, const std::string& reason)
{
    return {ErrorKind::Io,
            "The file could not be written (" + reason + "); nothing was changed. Make room or choose another folder.",
            path};
}

Result<void> saveFile(const std::string& path, std::string_view bytes)
{
    if (const auto why = whyNotSaved(QString::fromStdString(path), bytes)) return fileNotWritten(path, *why);
    return {};
}

}  // namespace pleio
