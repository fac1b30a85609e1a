// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the readers of phenotypes, of expression and of conditions.
#include "core/io/tables/condition_table.h"
#include "core/io/tables/phenotype_table.h"
#include "core/io/tables/trait_reader.h"
#include "tests/fuzz/require.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using pleio::fuzz::require;

namespace {

void check(const pleio::Result<pleio::PhenotypeTable>& table)
{
    if (!table) {
        require(!table.error().message.empty() && !table.error().where.empty());
        return;
    }
    require(!table->rows.empty() && !table->conditions.empty() && !table->layout.empty());
    require(table->replicateRows < table->rows.size());
    require(table->groups.empty() || table->groups.size() == table->conditions.size());
    const std::size_t cells = table->rows.size() * table->conditions.size();
    require(table->values.size() == cells);
    for (const std::vector<double>* values : {&table->values, &table->t, &table->p, &table->q}) {
        require(values->empty() || values->size() == cells);
        for (const double value : *values) require(!std::isinf(value));
    }
    for (const pleio::Note& note : table->notes) require(note.count > 0 && !note.text.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    pleio::NoProgress progress;
    const pleio::SourceFile source = pleio::sourceFromBytes("fuzz.tsv", bytes, pleio::SourceRole::Phenotypes);
    (void)pleio::isPhenotypeTable(bytes);
    const auto table = pleio::readPhenotypes(source, {}, progress);
    check(table);
    check(pleio::readPhenotypes(source, {{}, {{"format", "long"}}}, progress));
    check(pleio::readPhenotypes(source, {{}, {{"format", "wide"}}}, progress));
    if (const auto values = pleio::readGeneValues(source, {}, {}, progress)) require(!values->values.empty());
    // The same file taken for a table of its conditions.
    if (!table) return 0;
    if (const auto groups = pleio::readConditions(source, table->conditions, {}, progress))
        for (const auto& [condition, group] : groups->groups) require(!group.empty());
    return 0;
}
