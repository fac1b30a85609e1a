// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the reader of tRNA copy numbers.
#include "core/io/tables/trna_table.h"
#include "tests/fuzz/require.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

using pleio::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    pleio::NoProgress progress;
    const auto table =
        pleio::readTrnaTable(pleio::sourceFromBytes("fuzz.tsv", bytes, pleio::SourceRole::Trna), progress);
    if (!table) {
        require(!table.error().message.empty() && !table.error().where.empty());
        return 0;
    }
    double total = table->copies.lysidineIle;
    for (const double n : table->copies.byCodon) {
        require(n >= 0 && std::isfinite(n));
        total += n;
    }
    require(total > 0 && !table->layout.empty());
    for (const pleio::Note& note : table->notes) require(note.count > 0 && !note.text.empty());
    return 0;
}
