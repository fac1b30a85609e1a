// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gene_attributes.h"

#include "core/base/text.h"
#include "core/io/genomes/insdc_location.h"

#include <algorithm>
#include <string>

namespace pleio {

namespace {

void setOnce(std::string& field, std::string_view value)
{
    if (field.empty()) field = value;
}

void addNew(std::vector<std::string>& values, std::string_view value)
{
    if (!value.empty() && std::ranges::find(values, value) == values.end()) values.emplace_back(value);
}

void applyNumber(std::int32_t& field, std::int64_t low, std::int64_t high, std::string_view name,
                 std::string_view value, NoteList& notes)
{
    std::int64_t number = 0;
    if (parseInteger(value, number) && number >= low && number <= high)
        field = static_cast<std::int32_t>(number);
    else
        notes.add(Severity::Warning, "cds.bad_" + std::string(name),
                  "values of " + std::string(name) + " cannot be read and are ignored.", std::string(value));
}

}  // namespace

void applyAttribute(Gene& gene, std::string_view name, std::string_view value, NoteList& notes)
{
    value = trimmed(value);
    if (name == "locus_tag") {
        setOnce(gene.locusTag, value);
    } else if (name == "gene") {
        setOnce(gene.symbol, value);
    } else if (name == "product" || name == "protein") {
        setOnce(gene.product, value);
    } else if (name == "protein_id") {
        setOnce(gene.proteinId, value);
    } else if (name == "translation") {
        setOnce(gene.translation, value);
    } else if (name == "old_locus_tag") {
        for (const auto tag : splitView(value, ',')) addNew(gene.oldLocusTags, trimmed(tag));
    } else if (name == "gene_synonym") {
        for (const auto synonym : splitView(value, ';')) addNew(gene.synonyms, trimmed(synonym));
    } else if (name == "db_xref" || name == "Dbxref") {
        for (const auto reference : splitView(value, ','))
            if (trimmed(reference).starts_with("GeneID:")) setOnce(gene.geneId, trimmed(reference).substr(7));
    } else if (name == "transl_table") {
        applyNumber(gene.geneticCode, 0, 999, name, value, notes);
    } else if (name == "codon_start" || name == "frame") {
        applyNumber(gene.codonStart, 1, 3, name, value, notes);
    } else if (name == "pseudo" || name == "pseudogene") {
        gene.pseudo |= value != "false";
    } else if (name == "ribosomal_slippage") {
        gene.ribosomalSlippage = true;
    } else if (name == "exception") {
        gene.ribosomalSlippage |= value == "ribosomal slippage";
        setOnce(gene.exceptionReason, value);
    } else if (name == "transl_except") {
        if (!parseTranslationExceptions(value, gene.exceptions))
            notes.add(Severity::Warning, "cds.bad_transl_except",
                      "values of transl_except cannot be read and are ignored.", std::string(value));
    }
}

void inheritAttributes(Gene& cds, const Gene& gene)
{
    setOnce(cds.locusTag, gene.locusTag);
    setOnce(cds.symbol, gene.symbol);
    setOnce(cds.geneId, gene.geneId);
    for (const auto& tag : gene.oldLocusTags) addNew(cds.oldLocusTags, tag);
    for (const auto& synonym : gene.synonyms) addNew(cds.synonyms, synonym);
    cds.pseudo |= gene.pseudo;
}

void nameGene(Gene& gene, std::string_view fallback, std::string_view replicon, NoteList& notes)
{
    for (const std::string_view name :
         {std::string_view(gene.locusTag), std::string_view(gene.proteinId), std::string_view(gene.symbol), fallback}) {
        if (name.empty()) continue;
        gene.id = name;
        return;
    }
    gene.id = std::string(replicon) + ':' + gene.location.text();
    notes.add(Severity::Info, "cds.unnamed", "CDS without any identifier are named after their place.", gene.id);
}

}  // namespace pleio
