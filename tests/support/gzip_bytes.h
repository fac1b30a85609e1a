// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pleio::test {

/// At most 65,535 bytes as a member of a gzip file, stored without compression.
[[nodiscard]] std::string gzipMember(std::string_view content);
/// The same as a block of a bgzip file.
[[nodiscard]] std::string bgzipBlock(std::string_view content);
/// The empty block that ends a bgzip file.
inline const std::string kBgzipEnd(
    "\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\xff\x06\x00\x42\x43\x02\x00\x1b\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00",
    28);

}  // namespace pleio::test
