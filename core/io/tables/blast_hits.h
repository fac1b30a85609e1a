// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pleio {

/// Whether a text is the table of hits that BLAST, DIAMOND and MMseqs2 write without a header (outfmt 6): twelve
/// columns of query, subject, identity, length, mismatches, gaps, four places, E-value and score. Such hits say which
/// sequences are alike, and state no trait.
[[nodiscard]] bool isBlastHits(std::string_view text);

}  // namespace pleio
