// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to every reader of traits, gene values and clusters, by content and as each format, and
// what was read to the matching.
#include "core/io/formats.h"
#include "core/io/tables/trait_reader.h"
#include "core/traits/trait_table.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using pleio::fuzz::require;

namespace {

const pleio::Genome& genome()
{
    static const pleio::Genome genome = [] {
        pleio::Genome made;
        made.genes.resize(2);
        made.genes[0].id = made.genes[0].locusTag = "b1";
        made.genes[0].coding = "ATGTAA";
        made.genes[1].id = made.genes[1].locusTag = "b2";
        made.genes[1].symbol = "thrA";
        return made;
    }();
    return genome;
}

void check(const pleio::TraitFile& file)
{
    for (const pleio::TraitRow& row : file.rows) {
        require(!row.gene.empty());
        require(row.trait >= 0 && static_cast<std::size_t>(row.trait) < file.traits.size());
    }
    for (const pleio::Note& note : file.notes) require(note.count > 0 && !note.text.empty());
    const auto [table, report] = pleio::matchTraits({file}, genome());
    require(table.traits.size() <= file.traits.size());
    require(report.rows == static_cast<std::int64_t>(file.rows.size() + file.knownSequences.size()));
    std::int64_t unmatched = 0;
    for (const auto& [name, rows] : report.unmatched) unmatched += rows;
    require(report.matched + unmatched == report.rows);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const pleio::SourceFile source = pleio::sourceFromBytes("fuzz.tsv", bytes, pleio::SourceRole::Traits);
    pleio::NoProgress progress;
    std::vector<std::string> formats = pleio::traitFormatIds();
    formats.emplace_back();  // found by content
    for (const std::string& format : formats) {
        pleio::TraitLayout layout;
        layout.format = format;
        const pleio::Result<pleio::TraitFile> file = pleio::readTraits(source, layout, progress);
        if (file)
            check(*file);
        else
            require(!file.error().message.empty() && !file.error().where.empty());
    }
    const pleio::Result<pleio::GeneValues> values = pleio::readGeneValues(source, {}, {}, progress);
    require(!values || !values->values.empty());
    const pleio::Result<pleio::GeneClusters> clusters = pleio::readGeneClusters(source, {}, progress);
    require(!clusters || !clusters->rows.empty());
    return 0;
}
