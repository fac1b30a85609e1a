// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one text to the reader of GenBank and EMBL flat files, in both dialects.
#include "core/io/genomes/flat_file.h"
#include "tests/fuzz/genome_checks.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleio;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string name = "fuzz.gbk";
    NoProgress progress;
    for (const auto read : {readGenbank, readEmbl}) {
        auto genome = read(text, name, progress);
        if (genome)
            fuzz::checkGenome(std::move(*genome));
        else
            fuzz::require(!genome.error().message.empty() && !genome.error().where.empty());
    }
    return 0;
}
