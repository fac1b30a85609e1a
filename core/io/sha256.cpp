// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sha256.h"

#include <array>
#include <cstdint>

namespace pleio {

void Sha256::add(std::string_view bytes)
{
    sha256_update(&m_state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::finish()
{
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&m_state, digest.size(), digest.data());
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace pleio
