// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/source_file.h"
#include "core/io/tables/table_columns.h"

#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A table of numbers, a row a gene (or mutant strain) and a column a condition, before its rows are matched to a
/// genome: fitness, scores, calls, or the t, p or q that belong to them.
struct PhenotypeTable {
    std::string file;
    std::string layout;  ///< what was found by content, for people: "tab, gene in column 'locus_tag', 324 conditions"
    std::vector<std::string> rows;        ///< the name each row gives its gene
    std::vector<std::string> conditions;  ///< headers, all different
    std::vector<double> values;           ///< rows × conditions, row by row; NaN where missing
    std::vector<double> t, p, q;          ///< of a comparison, which is its one condition: a number a row, or empty
    std::vector<Note> notes;              ///< columns and lines left out, counted
    Reading reading;
};

/// Reads such a table: tab, comma or semicolon, plain, gzip or bgzip. Conditions are the columns that hold numbers
/// and missing values (see isMissing); the gene column is found by the genome, its header or its cells (see
/// TableColumns::geneColumn). Left out with a note are columns of text, columns and rows that programs write beside the
/// values (measured_columns.h), and cells without a finite number. Where effect and p or q of a comparison stand side
/// by side (DESeq2, edgeR, limma …) the effect is the one condition, named as the file. A bound ("<0.001") is the
/// number itself in tables of p and q. The choice "gene" names the gene column. BadInput without a header, without a
/// column of numbers, or where two conditions have one name.
[[nodiscard]] Result<PhenotypeTable> readPhenotypes(const SourceFile& source, const TableHints& hints,
                                                    Progress& progress);

/// Whether the first lines are a header and rows of which at least three columns hold numbers that are not all yes
/// and no.
[[nodiscard]] bool isPhenotypeTable(std::string_view text);

}  // namespace pleio
