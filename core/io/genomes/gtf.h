// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/io/genomes/gff_annotation.h"

#include <string>
#include <string_view>

namespace pleio {

/// Reads GTF (GTF2.2 of the Brent lab; as Ensembl, GENCODE, NCBI, BRAKER and AUGUSTUS write it): CDS rows of one
/// gene_id and transcript_id are one CDS. gene_id is the gene's locus tag where no locus_tag stands beside it,
/// gene_name or gene its symbol. In GTF the stop codon is not part of the CDS: rows `stop_codon` are added where the
/// CDS does not hold them already (BRAKER), and GffAnnotation::stopOutside is set for CDS without such rows (NCBI).
/// BadInput if most rows are no GTF.
[[nodiscard]] Result<GffAnnotation> readGtf(std::string_view text, const std::string& name, int geneticCode,
                                            Progress& progress);

/// Sniffer: most of the first rows have gene_id or transcript_id in the way of GTF, whatever the head of the file says.
[[nodiscard]] bool isGtf(std::string_view text);

}  // namespace pleio
