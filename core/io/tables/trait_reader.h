// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_file.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// What the user may say when the content was read wrongly. Empty members are found by content. A column is
/// named by its header, or by its number from 1 where no header reads so.
struct TraitLayout {
    std::string format;  ///< id of a format of traits (formats.h): "long", "wide", "gmt", "gaf" …
    std::optional<char> delimiter;
    std::string geneColumn;
    std::string traitColumn;
    std::string sourceColumn;
    std::string sheet;  ///< of a workbook
};

/// What a reader of traits goes by beside the text.
struct TraitContext {
    const TraitLayout& layout;
    const GeneNames& isGene;  ///< may be empty: then no genome is at hand
};

/// Reads a trait file; format, delimiter, header and key column are found by content and described in
/// TraitFile::layout. Plain, gzip or bgzip.
///
/// - long: a row says that a gene carries a trait. The gene column is found by its header (locus_tag, gene,
///   gene_id, symbol, protein_id …) or by cells that look like gene names, trait and source by their headers or by
///   what is left; of two columns without a known header the one with fewer different texts is the source. A cell may
///   hold several traits or genes (cell_lists.h). Where a qualifier and an evidence stand beside, annotations with NOT
///   or ND are left out (go_annotation.h).
/// - wide: a column a trait, a row a gene, cells 1/0, TRUE/FALSE, yes/no, x and nothing, and the like. A few cells that
///   hold something else are left out and named.
/// - the formats of programs and databases in trait_formats.h.
///
/// `isGene` tells which column names genes of the genome at hand; it decides before what cells look like.
/// Lines that cannot be read become notes with their numbers. BadInput where nothing can be read; Usage where
/// `layout` names a format or column that is not there.
[[nodiscard]] Result<TraitFile> readTraits(const SourceFile& source, const TraitLayout& layout, Progress& progress,
                                           const GeneNames& isGene = {});

/// A table of genes and a number (measured expression): the output of featureCounts, HTSeq, Salmon, kallisto, RSEM,
/// StringTie, or any other. Unless `asked` names it (by header, or by number from 1) the number is an abundance (TPM
/// before FPKM), else a count, else the one column of numbers that is not known to hold something else (places,
/// lengths; measured_columns.h); Usage names the columns where there are several. Empty and NA cells, and rows of reads
/// that fit no gene, are left out; a gene may come more than once, with a note.
struct GeneValues {
    std::string column;
    std::vector<std::pair<std::string, double>> values;
    std::vector<Note> notes;
    Reading reading;
};
/// The choices "gene" and "value" name columns; "value" goes before `asked`; "sheet" names the sheet of a workbook.
[[nodiscard]] Result<GeneValues> readGeneValues(const SourceFile& source, const std::string& asked,
                                                const TableHints& hints, Progress& progress);

/// Clusters of genes; genes of one cluster stay in one fold.
struct GeneClusters {
    std::vector<std::pair<std::string, std::string>> rows;  ///< cluster, gene
    std::vector<Note> notes;
    Reading reading;
};
/// Reads them, in the form that the content has:
///
/// - pairs: two columns, cluster and gene, in this order unless a header or the genome says otherwise; a cell may hold
/// a
///   list of genes.
/// - genomes: a row a cluster and a column a genome, with lists of genes (OrthoFinder, Roary, Panaroo, ProteinOrtho).
///   Where the genome at hand knows the genes of some columns, those are read.
/// - lines: a line a cluster, nothing but its genes (MCL), or its name, a colon and they (Orthogroups.txt).
/// - cd-hit: .clstr of CD-HIT.
///
/// Rows that lack a cluster or a gene are left out with a note. Choices: "cluster" and "gene" name columns;
/// "delimiter"; "sheet" names the sheet of a workbook. BadInput where nothing is left.
[[nodiscard]] Result<GeneClusters> readGeneClusters(const SourceFile& source, const TableHints& hints,
                                                    Progress& progress);

}  // namespace pleio
