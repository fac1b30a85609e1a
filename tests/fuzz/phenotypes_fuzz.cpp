// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the readers of phenotypes and of conditions.
#include "core/io/tables/condition_table.h"
#include "core/io/tables/phenotype_table.h"
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
    const pleio::SourceFile source = pleio::sourceFromBytes("fuzz.tsv", bytes, pleio::SourceRole::Phenotypes);
    const auto table = pleio::readPhenotypes(source, {}, progress);
    if (!table) {
        require(!table.error().message.empty() && !table.error().where.empty());
    } else {
        require(!table->rows.empty() && !table->conditions.empty() && !table->layout.empty());
        require(table->values.size() == table->rows.size() * table->conditions.size());
        for (const double value : table->values) require(!std::isinf(value));
        for (const pleio::Note& note : table->notes) require(note.count > 0 && !note.text.empty());
        // The same file taken for a table of its conditions.
        if (const auto groups = pleio::readConditions(source, table->conditions, {}, progress))
            for (const auto& [condition, group] : groups->groups) require(!group.empty());
    }
    return 0;
}
