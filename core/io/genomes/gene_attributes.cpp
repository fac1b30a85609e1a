// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gene_attributes.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/genomes/insdc_location.h"

#include <algorithm>
#include <array>
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

/// "pseudo=False", as some converters write each flag.
bool deniesFlag(std::string_view value)
{
    const std::string word = toLowerAscii(value);
    return word == "false" || word == "no" || word == "0";
}

/// Databases whose entries are classes, places or literature: many genes share an entry.
bool namesNoGene(std::string_view database)
{
    static constexpr std::array<std::string_view, 29> kClasses{
        "taxon",   "go",     "interpro",   "pfam",      "cdd",           "ec",
        "cog",     "kegg",   "ko",         "pubmed",    "pmid",          "rfam",
        "so",      "pdb",    "smart",      "tigrfam",   "prosite",       "panther",
        "hogenom", "eggnog", "gene3d",     "supfam",    "hamap",         "superfamily",
        "ncbifam", "uniref", "bioproject", "biosample", "refseq_genomic"};
    return std::ranges::find(kClasses, toLowerAscii(database)) != kClasses.end();
}

/// One "database:accession" of db_xref.
void applyReference(Gene& gene, std::string_view reference)
{
    const auto colon = reference.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view database = trimmed(reference.substr(0, colon));
    const std::string_view accession = trimmed(reference.substr(colon + 1));
    if (database == "GeneID")
        setOnce(gene.geneId, accession);
    else if (!namesNoGene(database))
        addNew(gene.references, accession);
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
        for (const auto reference : splitView(value, ',')) applyReference(gene, trimmed(reference));
    } else if (name == "transl_table") {
        applyNumber(gene.geneticCode, 0, 999, name, value, notes);
    } else if (name == "codon_start" || name == "frame") {
        applyNumber(gene.codonStart, 1, 3, name, value, notes);
    } else if (name == "pseudo" || name == "pseudogene") {
        gene.pseudo |= !deniesFlag(value);
    } else if (name == "gene_biotype" || name == "biotype" || name == "gene_type" || name == "transcript_biotype" ||
               name == "transcript_type") {
        gene.pseudo |= value.find("pseudogene") != std::string_view::npos;
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
    for (const auto& name : gene.otherIds) addNew(cds.otherIds, name);
    for (const auto& accession : gene.references) addNew(cds.references, accession);
    cds.pseudo |= gene.pseudo;
}

std::string_view withoutFeaturePrefix(std::string_view id)
{
    static constexpr std::array<std::string_view, 8> kTypes{"gene",    "transcript", "cds",  "mrna",
                                                            "protein", "rna",        "exon", "id"};
    const auto end = id.find_first_of(":-");
    if (end == std::string_view::npos || end + 1 == id.size()) return id;
    const std::string_view rest = id.substr(end + 1);
    // "gene-12" is a number of some program, not a name "12".
    if (id[end] == '-' && std::ranges::none_of(rest, isLetter)) return id;
    return std::ranges::find(kTypes, toLowerAscii(id.substr(0, end))) != kTypes.end() ? rest : id;
}

void addOtherId(Gene& gene, std::string_view name)
{
    name = trimmed(name);
    // NCBI's filler for a gene without transcript.
    if (name.starts_with("unassigned_transcript_") || name.starts_with("unknown_transcript_")) return;
    addNew(gene.otherIds, name);
    addNew(gene.otherIds, withoutFeaturePrefix(name));
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
