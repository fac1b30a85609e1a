// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tsv_rows.h"

#include "core/base/number_text.h"
#include "core/base/table.h"
#include "core/base/tsv_cell.h"
#include "core/io/file_writing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kRowsBlock = std::size_t{1} << 16;

}  // namespace

TsvRows::TsvRows(ResultFiles& files, const std::string& table)
    : m_files(files), m_name(table + ".tsv"), m_file(files.file(m_name)), m_block(2 * kRowsBlock, '\0')
{
}

Error TsvRows::notWritten(const std::string& why) const { return fileNotWritten(m_files.pathOf(m_name), why); }

char* TsvRows::room(std::size_t bytes)
{
    if (m_block.size() - m_size < bytes + 1) m_block.resize(2 * (m_block.size() + bytes));
    return m_block.data() + m_size;
}

void TsvRows::endCell(const char* end)
{
    m_size = static_cast<std::size_t>(end - m_block.data());
    m_block[m_size++] = '\t';
}

Result<void> TsvRows::open(std::string_view header)
{
    std::ranges::copy(header, room(header.size()));
    m_size += header.size();
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return notWritten(m_file->errorString().toStdString());
    return {};
}

void TsvRows::cell(std::string_view text)
{
    char* to = room(text.size() + 1);
    if (isWrittenAsText(text)) *to++ = '\'';
    endCell(std::ranges::transform(text, to, tsvCharacter).out);
}

void TsvRows::cell(double value)
{
    char* const to = room(kNumberSize);
    endCell(std::isnan(value) ? to : writeNumber(to, value));
}

void TsvRows::cell(std::int64_t value)
{
    char* const to = room(kNumberSize);
    const bool isDigit = value >= 0 && value < 10;
    if (isDigit) *to = static_cast<char>('0' + value);
    endCell(isDigit ? to + 1 : writeNumber(to, value));
}

Result<void> TsvRows::endRow()
{
    m_block[m_size - 1] = '\n';
    return m_size < kRowsBlock ? Result<void>() : flush();
}

Result<void> TsvRows::flush()
{
    if (const auto why = whyNotWritten(*m_file, {m_block.data(), m_size})) return notWritten(*why);
    m_hash.add({m_block.data(), m_size});
    m_size = 0;
    return {};
}

Result<void> TsvRows::finish()
{
    if (Result<void> ok = flush(); !ok) return ok;
    m_files.take(m_name, std::move(m_file), m_hash.finish());
    return {};
}

}  // namespace pleio
