// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/input_file.h"

#include <QFileInfo>

#include <algorithm>

namespace pleio {

InputFile::InputFile(const std::string& path)
    : m_path(path), m_name(QFileInfo(QString::fromStdString(path)).fileName().toStdString()),
      m_file(QString::fromStdString(path))
{
}

Result<void> InputFile::open()
{
    const QFileInfo info(m_file);
    if (m_path.empty() || !info.exists()) return badInput("There is no such file; check the path.", m_path);
    if (info.isDir()) return badInput("This is a folder; give a file.", m_path);
    // Unbuffered: pieces are large, and one copy of each is enough.
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return badInput("The file cannot be read (" + m_file.errorString().toStdString() + "); check its permissions.",
                        m_path);
    return {};
}

Result<std::size_t> InputFile::read(char* to, std::size_t most)
{
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
