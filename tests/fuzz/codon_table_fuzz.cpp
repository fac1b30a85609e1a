// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the readers of codon usage tables, by content and as each format. What was read is written in
// every format that can hold it and must come back with the same numbers.
#include "core/io/codon_tables/codon_table.h"
#include "tests/fuzz/require.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

using pleio::fuzz::require;

namespace {

using namespace pleio;

void checkTable(CodonTable table)
{
    double total = 0;
    for (const double n : table.counts) {
        require(n >= 0 && std::isfinite(n));
        total += n;
    }
    require(total > 0 && table.aminoAcids.size() == kCodons);
    require(table.hasAminoAcidUsage || !table.hasCounts);
    for (const Note& note : table.notes) require(note.count > 0 && !note.text.empty());
    for (const int code : {1, 27})
        for (const CodonTableFormat& format : codonTableFormats()) {
            // A name may look like a row of a table; it is not what is tested here.
            table.name = "fuzz";
            const Result<std::string> text = format.write(table, *GeneticCode::find(code));
            const bool canHold =
                format.id == "cutg" ? table.hasCounts : format.id != "kazusa" || table.hasAminoAcidUsage;
            require(text.has_value() == canHold);
            if (!text) continue;
            require(format.sniff(*text));
            const auto back = format.read(*text, "fuzz");
            require(back && back->size() == 1 && back->front().counts == table.counts);
            require(back->front().hasCounts == table.hasCounts &&
                    back->front().hasAminoAcidUsage == table.hasAminoAcidUsage);
        }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    NoProgress progress;
    const auto tables = readCodonTables(sourceFromBytes("fuzz.cut", bytes, SourceRole::CodonTable), progress);
    if (tables)
        for (const CodonTable& table : *tables) checkTable(table);
    else
        require(!tables.error().message.empty() && !tables.error().where.empty());
    for (const CodonTableFormat& format : codonTableFormats())
        if (const auto one = format.read(bytes, "fuzz"))
            for (const CodonTable& table : *one) checkTable(table);
    return 0;
}
