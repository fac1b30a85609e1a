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
    std::vector<double> t, p, q;          ///< that stand beside the values, of the same shape; or empty
    /// What each condition measures, where the table says so: the compound of a dose. Else empty.
    std::vector<std::string> groups;
    std::size_t replicateRows = 0;  ///< rows at the end that measure genes of rows above once more, as `notes` say
    bool isNamedAsFile = false;     ///< the one condition, of a comparison, bears the name of the file
    std::vector<Note> notes;        ///< columns and lines left out, counted
    Reading reading;
};

/// Reads such a table: tab, comma or semicolon, plain, gzip or bgzip. Its form is found by content
/// (phenotype_layout.h):
///
/// - wide: conditions are the columns that hold numbers and missing values (see isMissing).
/// - comparison: where effect and p or q of a comparison stand side by side (DESeq2, edgeR, limma …) the effect is the
/// one
///   condition, named as the file.
/// - mageck: a gene summary of MAGeCK. Of `test`, one condition named as the file, whose p is twice the smaller of the
///   two of one side each; of `mle` as many as there are coefficients.
/// - long: a row a gene and condition. A condition with a dose is the two together, and the condition its group.
/// - gct: GCT 1.2 and 1.3, whose dimensions are checked.
///
/// The gene column is found by the genome, its header or its cells (see TableColumns::geneColumn). Left out with a note
/// are columns of text, columns and rows that programs write beside the values (measured_columns.h), and cells without
/// a finite number. A bound ("<0.001") is the number itself among p and q. Choices: see phenotypeLayout(). BadInput
/// without a header, without a column of numbers, or where two conditions have one name; Usage where it must be said
/// what a column holds.
[[nodiscard]] Result<PhenotypeTable> readPhenotypes(const SourceFile& source, const TableHints& hints,
                                                    Progress& progress);

/// Whether the first lines are a header and rows of which at least three columns hold numbers that are not all yes and
/// no (but for a few), or a comparison, a gene summary of MAGeCK, or a long table whose headers name gene and
/// condition.
[[nodiscard]] bool isPhenotypeTable(std::string_view text);

/// Leaves the conditions of these places, in this order.
void keepConditions(PhenotypeTable& table, const std::vector<std::size_t>& kept);

}  // namespace pleio
