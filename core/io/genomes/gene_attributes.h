// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/gene.h"
#include "core/genome/note_list.h"

#include <string_view>

namespace pleio {

/// Puts one annotation value into the gene. `name` is that of the INSDC qualifier; GFF3 attributes and
/// the [name=value] pairs of NCBI's FASTA headers use the same names, with "exception" for ribosomal
/// slippage and "Dbxref" for db_xref. Names that say nothing about a gene are ignored; a value that is
/// wrong (a genetic code that is no number) becomes a note. The first value of a name wins, except for
/// names that may repeat. "pseudo=False" says that the gene is none.
void applyAttribute(Gene& gene, std::string_view name, std::string_view value, NoteList& notes);

/// Takes over from a gene feature what its CDS does not say itself.
void inheritAttributes(Gene& cds, const Gene& gene);

/// Adds a name to Gene::otherIds, and once more without the prefix that Ensembl ("gene:b0001") and NCBI ("gene-b0001")
/// put before it.
void addOtherId(Gene& gene, std::string_view name);
/// The name without such a prefix.
[[nodiscard]] std::string_view withoutFeaturePrefix(std::string_view id);

/// Sets Gene::id to the first present of locus_tag, protein_id, gene, `fallback`; a gene without any of
/// them is named after its place ("chr:complement(1..9)") and noted.
void nameGene(Gene& gene, std::string_view fallback, std::string_view replicon, NoteList& notes);

}  // namespace pleio
