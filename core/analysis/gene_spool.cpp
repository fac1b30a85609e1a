// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/gene_spool.h"

#include "core/io/file_writing.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace pleio {

namespace {

constexpr std::size_t kSpoolBlock = std::size_t{1} << 18;

/// What stands before the counts and the names of each gene.
struct Head {
    std::uint32_t idSize, symbolSize;
    std::uint32_t ambiguous, internalStops;
    std::uint8_t flags;
    std::int8_t stopCodon;
    std::uint8_t wide;  ///< counts take four bytes each, else one
    std::uint8_t unused;
};

Error spoolNotWritten(const QFile& file, const std::string& why)
{
    return {ErrorKind::Io,
            "The temporary file of the results could not be written (" + why + "); make room or choose another folder.",
            file.fileName().toStdString()};
}

Error spoolNotRead(const QFile& file)
{
    return {ErrorKind::Io,
            "The temporary file of the results could not be read (" + file.errorString().toStdString() +
                "); check the disk.",
            file.fileName().toStdString()};
}

}  // namespace

GeneSpool::GeneSpool(const std::string& folder)
    : m_file(QString::fromStdString(folder) + QStringLiteral("/.genes-XXXXXX"))
{
}

Result<void> GeneSpool::open()
{
    m_block.clear();
    m_at = 0;
    if (m_file.isOpen() ? m_file.resize(0) && m_file.seek(0) : m_file.open()) return {};
    return spoolNotWritten(m_file, m_file.errorString().toStdString());
}

Result<void> GeneSpool::add(const Row& row)
{
    const auto& counts = row.tally.counts;
    const bool wide = *std::max_element(counts.begin(), counts.end()) > 255;
    const Head head{static_cast<std::uint32_t>(row.id.size()),
                    static_cast<std::uint32_t>(row.symbol.size()),
                    row.tally.ambiguous,
                    row.tally.internalStops,
                    row.tally.flags,
                    row.tally.stopCodon,
                    wide ? std::uint8_t{1} : std::uint8_t{0},
                    0};
    m_block.append(reinterpret_cast<const char*>(&head), sizeof head);
    if (wide) {
        m_block.append(reinterpret_cast<const char*>(counts.data()), sizeof counts);
    } else {
        std::array<std::uint8_t, kCodons> bytes;
        for (std::size_t c = 0; c < kCodons; ++c) bytes[c] = static_cast<std::uint8_t>(counts[c]);
        m_block.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    m_block += row.id;
    m_block += row.symbol;
    return m_block.size() < kSpoolBlock ? Result<void>() : flush();
}

Result<void> GeneSpool::flush()
{
    if (const auto why = whyNotWritten(m_file, m_block)) return spoolNotWritten(m_file, *why);
    m_block.clear();
    return {};
}

Result<void> GeneSpool::rewind()
{
    if (Result<void> ok = flush(); !ok) return ok;
    if (const auto why = whyNotFlushed(m_file)) return spoolNotWritten(m_file, *why);
    if (!m_file.seek(0)) return spoolNotRead(m_file);
    return {};
}

/// True if so many bytes stand ready at m_at.
Result<bool> GeneSpool::need(std::size_t bytes)
{
    if (m_block.size() - m_at >= bytes) return true;
    m_block.erase(0, m_at);
    m_at = 0;
    const std::size_t before = m_block.size();
    m_block.resize(std::max(kSpoolBlock, bytes));
    const qint64 got = m_file.read(m_block.data() + before, static_cast<qint64>(m_block.size() - before));
    if (got < 0) return spoolNotRead(m_file);
    m_block.resize(before + static_cast<std::size_t>(got));
    return m_block.size() >= bytes;
}

Result<bool> GeneSpool::next(Row& row)
{
    auto ready = need(sizeof(Head));
    if (!ready || !*ready) return ready;
    Head head;
    std::memcpy(&head, m_block.data() + m_at, sizeof head);
    const std::size_t countBytes = head.wide != 0 ? sizeof row.tally.counts : kCodons;
    const std::size_t size = sizeof head + countBytes + head.idSize + head.symbolSize;
    ready = need(size);
    if (!ready) return ready;
    if (!*ready) return spoolNotRead(m_file);

    const char* at = m_block.data() + m_at + sizeof head;
    if (head.wide != 0)
        std::memcpy(row.tally.counts.data(), at, countBytes);
    else
        for (std::size_t c = 0; c < kCodons; ++c) row.tally.counts[c] = static_cast<std::uint8_t>(at[c]);
    at += countBytes;
    row.tally.flags = head.flags;
    row.tally.ambiguous = head.ambiguous;
    row.tally.internalStops = head.internalStops;
    row.tally.stopCodon = head.stopCodon;
    row.id = {at, head.idSize};
    row.symbol = {at + head.idSize, head.symbolSize};
    m_at += size;
    return true;
}

}  // namespace pleio
