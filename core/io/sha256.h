// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace pleio {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
public:
    Sha256() { sha256_init(&m_state); }

    void add(std::string_view bytes);
    /// The digest of all bytes added, in lower-case hexadecimal. Call once, last.
    [[nodiscard]] std::string finish();

private:
    sha256_ctx m_state{};
};

}  // namespace pleio
