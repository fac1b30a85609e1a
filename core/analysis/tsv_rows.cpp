// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tsv_rows.h"

namespace pleio {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

Error notWritten(const QFileDevice& file)
{
    return {ErrorKind::Io,
            "The file could not be written (" + file.errorString().toStdString() + "); make room or choose another folder.",
            file.fileName().toStdString()};
}

}  // namespace

TsvRows::TsvRows(const std::string& path) : m_file(QString::fromStdString(path)) { m_block.reserve(2 * kBlock); }

Result<void> TsvRows::open(const std::string& header)
{
    m_block = header;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return notWritten(m_file);
    return {};
}

Result<void> TsvRows::endRow()
{
    m_block.back() = '\n';
    return m_block.size() < kBlock ? Result<void>() : flush();
}

Result<void> TsvRows::flush()
{
    const auto size = static_cast<qint64>(m_block.size());
    if (m_file.write(m_block.data(), size) != size) return notWritten(m_file);
    m_block.clear();
    return {};
}

Result<void> TsvRows::commit()
{
    if (Result<void> ok = flush(); !ok) return ok;
    if (!m_file.commit()) return notWritten(m_file);
    return {};
}

}  // namespace pleio
