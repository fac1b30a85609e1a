// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gzip_bytes.h"

#include <cstdint>

namespace pleio::test {

namespace {

/// CRC-32 as gzip wants it, bit by bit.
std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = crc & 1U ? (crc >> 1) ^ 0xedb88320U : crc >> 1;
    }
    return ~crc;
}

std::string littleEndian(std::uint32_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xffU);
    return text;
}

/// Deflate with one stored block.
std::string stored(std::string_view content)
{
    const auto size = static_cast<std::uint32_t>(content.size());
    return std::string(1, '\x01') + littleEndian(size, 2) + littleEndian(~size, 2) + std::string(content);
}

}  // namespace

std::string gzipMember(std::string_view content)
{
    return std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10) + stored(content) +
           littleEndian(crc32(content), 4) + littleEndian(static_cast<std::uint32_t>(content.size()), 4);
}

std::string bgzipBlock(std::string_view content)
{
    const std::string body = stored(content);
    return std::string("\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\xff\x06\x00\x42\x43\x02\x00", 16) +
           littleEndian(static_cast<std::uint32_t>(body.size() + 25), 2) + body + littleEndian(crc32(content), 4) +
           littleEndian(static_cast<std::uint32_t>(content.size()), 4);
}

}  // namespace pleio::test
