// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/codon_sets.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/gene_list.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/codon/usage_comparison.h"
#include "core/genome/note_list.h"

#include <algorithm>

namespace pleio::builtin {

namespace {

ReportedCodons poolOf(const GeneCodons& codons, std::string id, std::string name, std::vector<std::int32_t> rows)
{
    ReportedCodons set = genomeSet(pooledWithStops(codons, rows), static_cast<std::int64_t>(rows.size()), *codons.code);
    if (id != set.id) set.suffix = '_' + id;
    set.id = std::move(id);
    set.name = std::move(name);
    set.rows = std::move(rows);
    return set;
}

std::vector<std::int32_t> pooledRowsOf(const GeneCodons& codons, const std::vector<char>& member)
{
    std::vector<std::int32_t> rows = codons.pooledRows();
    std::erase_if(rows, [&](std::int32_t row) {
        return member[static_cast<std::size_t>(codons.codons.genes[static_cast<std::size_t>(row)])] == 0;
    });
    return rows;
}

Result<ReportedCodons> traitSet(const Dataset& dataset, const GeneCodons& codons, const std::string& trait)
{
    const auto member = traitMembers(dataset, trait);
    if (!member) return member.error();
    auto rows = pooledRowsOf(codons, *member);
    if (rows.empty())
        return badInput("No gene of trait \"" + trait + "\" can be used; see the list of excluded genes.", "trait");
    return poolOf(codons, "trait", trait, std::move(rows));
}

Result<ReportedCodons> listSet(const Dataset& dataset, const GeneCodons& codons, const std::string& list,
                               std::vector<Note>& notes)
{
    const auto genes = listedGenes(dataset.genome, list, "genes", notes);
    if (!genes) return genes.error();
    std::vector<char> member(dataset.genome.genes.size(), 0);
    for (const std::int32_t gene : *genes) member[static_cast<std::size_t>(gene)] = 1;
    auto rows = pooledRowsOf(codons, member);
    if (rows.empty()) return badInput("No gene of the list can be used; see the list of excluded genes.", "genes");
    return poolOf(codons, "genes", "Gene list", std::move(rows));
}

ReportedCodons tableSet(const CodonTable& table, std::size_t number, const GeneticCode& code, std::vector<Note>& notes)
{
    ReportedCodons set;
    set.id = number == 0 ? "table" : "table_" + std::to_string(number + 1);
    set.suffix = '_' + set.id;
    set.name = table.name;
    set.counts = table.counts;
    set.hasCounts = table.hasCounts;
    set.hasAminoAcidUsage = table.hasAminoAcidUsage;
    set.genes = table.codingSequences;
    set.fractions = fractionsWithStops(table.counts, code);
    NoteList differing;
    for (int codon = 0; codon < kCodons; ++codon) {
        const auto c = static_cast<std::size_t>(codon);
        if (table.fractions[c] == table.fractions[c]) set.fractions[c] = table.fractions[c];
        if (table.aminoAcids[c] != '?' && table.aminoAcids[c] != code.aminoAcid(codon))
            differing.add(Severity::Warning, "codon_table.other_code",
                          "codons stand for another amino acid in a codon table than in the genome's genetic code, "
                          "which is used.",
                          codonText(codon) + " in " + table.name);
    }
    for (Note& note : differing.take()) notes.push_back(std::move(note));
    if (!table.hasCounts)
        notes.push_back({Severity::Warning,
                         "codon_table.no_counts",
                         "The codon table " + table.name + " holds no counts, so it can be described but not tested.",
                         1,
                         {},
                         {}});
    return set;
}

}  // namespace

ReportedCodons genomeSet(const CodonVector& counts, std::int64_t genes, const GeneticCode& code)
{
    ReportedCodons set;
    set.id = "genome";
    set.name = "All genes";
    set.counts = counts;
    set.fractions = fractionsWithStops(counts, code);
    set.genes = genes;
    return set;
}

CodonVector pooledWithStops(const GeneCodons& codons, std::span<const std::int32_t> rows)
{
    CodonVector counts = pooledCounts(codons.codons, rows);
    for (const std::int32_t row : rows) {
        const int stop = codons.stopCodons[static_cast<std::size_t>(row)];
        if (stop >= 0 && !codons.code->isSense(stop)) counts[static_cast<std::size_t>(stop)] += 1;
    }
    return counts;
}

Result<std::vector<ReportedCodons>> codonSets(const Dataset& dataset, const GeneCodons& codons,
                                              const Parameters& parameters, std::vector<Note>& notes)
{
    std::vector<ReportedCodons> sets;
    sets.push_back(poolOf(codons, "genome", "All genes", codons.pooledRows()));
    if (const std::string& trait = parameters.text("trait"); !trait.empty()) {
        Result<ReportedCodons> set = traitSet(dataset, codons, trait);
        if (!set) return set.error();
        sets.push_back(*std::move(set));
    }
    if (const std::string& list = parameters.text("genes"); !trimmed(list).empty()) {
        Result<ReportedCodons> set = listSet(dataset, codons, list, notes);
        if (!set) return set.error();
        sets.push_back(*std::move(set));
    }
    for (std::size_t i = 0; i < dataset.codonTables.size(); ++i)
        sets.push_back(tableSet(dataset.codonTables[i], i, *codons.code, notes));
    return sets;
}

}  // namespace pleio::builtin
