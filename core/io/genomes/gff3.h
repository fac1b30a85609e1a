// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/io/genomes/gff_annotation.h"

#include <string>
#include <string_view>

namespace pleio {

/// Reads GFF3 (Sequence Ontology specification 1.26). Which rows are one CDS says Gff3CodingRows; what only the gene or
/// the transcript says (locus_tag, symbol, pseudo) is taken from there, and the IDs of all of them are names of the
/// gene. Genes of Prodigal's own output are named as in its FASTA files, sequence and number. `geneticCode` is for CDS
/// without transl_table. Older GFF (2, GTF) gives BadInput; what most rows are decides.
[[nodiscard]] Result<GffAnnotation> readGff3(std::string_view text, const std::string& name, int geneticCode,
                                             Progress& progress);

}  // namespace pleio
