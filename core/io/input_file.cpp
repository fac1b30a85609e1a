// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/input_file.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pleio {

InputFile::InputFile(const std::string& path)
    : m_path(path), m_name(QFileInfo(QString::fromStdString(path)).fileName().toStdString()),
      m_file(QString::fromStdString(path))
{
}

Error InputFile::unreadable(const std::string& why) const
{
    return badInput("The file cannot be read (" + why + "); check its permissions.", m_path);
}

Result<void> InputFile::openPipe()
{
    constexpr std::chrono::seconds kPatience{10};
    constexpr int kStepMs = 100;
    // Opening would wait for a writer, in silence and without end.
    const int pipe = ::open(QFile::encodeName(m_file.fileName()).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (pipe == -1) return unreadable(std::strerror(errno));
    const auto until = std::chrono::steady_clock::now() + kPatience;
    for (;;) {
        pollfd state{pipe, POLLIN, 0};
        ::poll(&state, 1, kStepMs);
        char first = 0;
        const ssize_t got = ::read(pipe, &first, 1);
        if (got == 1) m_begin = first;
        const bool hasWriter = got == 1 || (got == -1 && errno == EAGAIN) || (state.revents & POLLHUP) != 0;
        if (hasWriter) break;
        if (std::chrono::steady_clock::now() > until) {
            ::close(pipe);
            return badInput("Nobody writes into this pipe; start the program that does, or give a file.", m_path);
        }
    }
    ::fcntl(pipe, F_SETFL, ::fcntl(pipe, F_GETFL) & ~O_NONBLOCK);
    if (!m_file.open(pipe, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return unreadable(m_file.errorString().toStdString());
    return {};
}

Result<void> InputFile::open(Kind kind)
{
    const QFileInfo info(m_file);
    if (m_path.empty() || !info.exists()) return badInput("There is no such file; check the path.", m_path);
    if (info.isDir()) return badInput("This is a folder; give a file.", m_path);
    struct stat state {};
    if (::stat(QFile::encodeName(m_file.fileName()).constData(), &state) != 0) return unreadable(std::strerror(errno));
    if (S_ISFIFO(state.st_mode) && kind == Kind::FileOrPipe) return openPipe();
    if (S_ISFIFO(state.st_mode))
        return badInput("This is a pipe, and the file is read more than once; write it to a file and give that.",
                        m_path);
    if (!S_ISREG(state.st_mode)) return badInput("This is a device or a socket, not a file; give a file.", m_path);
    // Unbuffered: pieces are large, and one copy of each is enough.
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(m_file.errorString().toStdString());
    return {};
}

Result<std::size_t> InputFile::read(char* to, std::size_t most)
{
    if (!m_begin.empty() && most > 0) {
        const std::size_t bytes = m_begin.copy(to, most);
        m_begin.erase(0, bytes);
        m_hash.add({to, bytes});
        return bytes;
    }
    const qint64 got = m_file.read(to, static_cast<qint64>(most));
    if (got < 0 || m_file.error() != QFileDevice::NoError)
        return badInput("Reading the file failed (" + m_file.errorString().toStdString() + "); check the disk.",
                        m_path);
    const auto bytes = static_cast<std::size_t>(got);
    m_hash.add({to, bytes});
    return bytes;
}

std::size_t InputFile::size() const { return static_cast<std::size_t>(std::max<qint64>(0, m_file.size())); }

Result<std::string> sha256OfFile(const std::string& path)
{
    InputFile file(path);
    if (Result<void> opened = file.open(); !opened) return opened.error();
    std::string piece(std::size_t{1} << 20, '\0');
    for (;;) {
        const auto got = file.read(piece.data(), piece.size());
        if (!got) return got.error();
        if (*got == 0) return file.sha256();
    }
}

}  // namespace pleio
