// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/set_files.h"

#include "core/analysis/loading.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/trait_reader.h"
#include "core/traits/trait_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

std::string nameOfList(const std::string& file) { return file.substr(0, file.find('.', 1)); }

/// A file of which the genome has nothing is no file of its genes.
Result<ReadSets> checkedSets(ReadSets read, const SourceFile& source)
{
    if (std::ranges::all_of(read.sets, [](const NamedSet& set) { return set.members.empty(); }))
        return badInput("No name in the file is a gene of the genome; give a column of genes, or gene sets (GMT), with "
                        "locus tags or symbols of this genome.",
                        source.name);
    return read;
}

}  // namespace

Result<ReadSets> readGeneSets(const SourceFile& source, const GeneIndex& index, Progress& progress)
{
    ReadSets read;
    SubProgress unpacking(progress, 0, 0.3), parsing(progress, 0.3, 1);
    const Result<SourceText> text = sourceText(source, unpacking);
    if (!text) return text.error();
    if (!detectDelimiter(*text)) {
        FoundMembers found = genesFromText(*text, index);
        read.notes = text->notes();
        std::ranges::move(found.notes, std::back_inserter(read.notes));
        read.sets.push_back(
            {nameOfList(source.name), SetKind::Genes, std::move(found.members), "From " + source.name + '.'});
        return checkedSets(std::move(read), source);
    }
    Result<TraitFile> file = readTraits(source, {}, parsing, namesOf(index));
    if (!file) return file.error();
    read.notes = file->notes;
    const std::vector<Gene>& genes = index.genome().genes;
    auto [table, match] = matchTraits({*std::move(file)}, index.genome());
    std::ranges::move(match.notes, std::back_inserter(read.notes));
    for (const Trait& trait : table.traits) {
        std::string note = trait.description.empty() ? std::string() : trait.description + ". ";
        note += "From " + source.name + '.';
        NamedSet set{freeSetName(trait.name, SetKind::Genes, read.sets), SetKind::Genes, {}, std::move(note)};
        for (const std::int32_t gene : trait.genes) set.members.push_back(genes[static_cast<std::size_t>(gene)].id);
        read.sets.push_back(std::move(set));
    }
    return checkedSets(std::move(read), source);
}

GmtText gmtOf(std::span<const NamedSet> sets)
{
    std::vector<GmtSet> lines;
    for (const NamedSet& set : sets) lines.push_back({set.name, set.note, set.members});
    return writtenGmt(lines);
}

}  // namespace pleio
