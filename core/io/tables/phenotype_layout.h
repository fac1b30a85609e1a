// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/table_columns.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// The forms of tables of phenotypes, in the words of the decision "format".
inline constexpr std::string_view kWide = "wide";  ///< a column a condition
inline constexpr std::string_view kLong = "long";  ///< a row a gene and condition
/// Effect, t, p and q of a comparison side by side, or of several with headers that name them.
inline constexpr std::string_view kComparison = "comparison";
inline constexpr std::string_view kMageck = "mageck";  ///< a gene summary of MAGeCK
inline constexpr std::string_view kGct = "gct";        ///< wide, behind the head of GCT

/// Where the numbers of one condition stand.
struct ConditionColumns {
    std::string name;
    std::size_t effect = 0;
    std::optional<std::size_t> t = {}, p = {}, q = {};
    /// Of a gene that was tested in either direction (MAGeCK test, drugZ), the p and effect of the other direction: the
    /// p of the condition is then twice the smaller one, the effect that of its direction.
    std::optional<std::size_t> otherP = {}, otherEffect = {};
    FlagWords flags = FlagWords::None;  ///< words that say yes and no instead of numbers: 1 and 0
};

/// A further column of a long table that tells conditions apart.
struct ConditionPart {
    std::size_t column = 0;
    std::string label;  ///< before numbers: "time" of "time 4"
};

/// The columns of a long table. A condition is called "amp 0.5 uM | M9 | time 4", and a comparison "salt vs control".
struct ConditionsInRows {
    std::size_t condition = 0;
    std::string label;                      ///< as of a part, where the condition is a number
    std::optional<std::size_t> comparedTo;  ///< the other condition of a comparison
    std::vector<ConditionPart> further;
    std::optional<std::size_t> dose, unit;
    std::string doseUnit;  ///< "uM" of the header "dose (uM)"
    std::optional<std::size_t>
        group;  ///< of the condition, where a column of compounds stands beside that of conditions
    std::optional<std::size_t> status;  ///< of Cuffdiff: OK, NOTEST, LOWDATA, HIDATA, FAIL
};

/// Which columns of a table of phenotypes hold what.
struct PhenotypeLayout {
    std::string_view format = kWide;
    std::string whyFormat;  ///< for people
    char delimiter = '\t';
    std::size_t gene = 0;
    std::string geneHeader;
    std::size_t firstRow = 0;                  ///< the first with data
    std::size_t columns = 0;                   ///< fields of a row; those of a few rows beyond are none
    std::vector<ConditionColumns> conditions;  ///< of a long table one, without name
    std::optional<ConditionsInRows> inRows;    ///< of a long table
    bool isNamedAsFile = false;                ///< the one condition of a comparison
    std::vector<std::string> leftOut;          ///< headers of columns that are none of these
    NumberFormat numbers;
    Reading reading;          ///< but for the encoding
    std::vector<Note> notes;  ///< of decisions that a user must hear of
};

/// Finds them in the first rows of a table: a gene summary of MAGeCK by its headers; a long table by a column that
/// names conditions in words, a column of values and genes in several rows (see longLayout); a comparison by effect and
/// p or q side by side; else a wide one. Choices: "format" (wide, long, comparison, mageck), "gene", and of long tables
/// "condition", "dose" and "value". `describing` of GCT is the number of columns before those of the samples. With the
/// role of t, p or q the values are those, where a program writes them beside effects.
/// BadInput without a header or a column of numbers, or where two conditions have one name; Usage for choices that do
/// not fit the table.
[[nodiscard]] Result<PhenotypeLayout> phenotypeLayout(const DelimitedTable& table, SourceRole role,
                                                      const TableHints& hints,
                                                      std::optional<std::size_t> describing = {});

/// The layout of a long table, or nothing. Strict, as long as nobody says that the file holds phenotypes: the headers
/// must name gene and condition, no header may name a trait, and a gene must come in several rows (or the only
/// condition in all of them).
[[nodiscard]] Result<std::optional<PhenotypeLayout>> longLayout(const DelimitedTable& table,
                                                                const TableColumns& columns, std::size_t gene,
                                                                const TableHints& hints, bool isStrict);

/// Whether texts of a column come again in the first rows.
[[nodiscard]] bool textsComeAgain(const DelimitedTable& table, const TableColumns& columns, std::size_t column);

/// The layout of comparisons, or nothing: effect and p or q side by side, as programs that compare two conditions write
/// them; several of them with headers that say which is which (logFC.A, adj.P.Val.A; NaCl_log2FC, NaCl_padj), also
/// where p or q belong to all effects together; an effect alone, where no other column can be a condition.
[[nodiscard]] std::optional<PhenotypeLayout> comparisonLayout(const DelimitedTable& table, const TableColumns& columns,
                                                              std::size_t gene);
/// The columns that may be conditions; possibly none. Where columns of p or q show that the table is of tests, columns
/// of tests and counts are none, unless p, q or t themselves are asked for (`isOfTests`).
[[nodiscard]] PhenotypeLayout wideLayout(const TableColumns& columns, std::size_t gene, bool isOfTests = false);
/// Whether a table has numbers that may be conditions beside an effect.
[[nodiscard]] bool hasOtherValues(const TableColumns& columns, std::size_t gene, std::size_t effect);

/// Whether the columns are those of a gene summary of MAGeCK.
[[nodiscard]] bool isMageckSummary(const TableColumns& columns);
/// Its layout. BadInput for one without effects, as old versions wrote it.
[[nodiscard]] Result<PhenotypeLayout> mageckLayout(const DelimitedTable& table, const TableColumns& columns,
                                                   std::size_t gene);

/// Whether a column holds numbers.
[[nodiscard]] inline bool isNumeric(ColumnKind kind)
{
    return kind == ColumnKind::Numbers || kind == ColumnKind::Flags;
}
/// The best column of numbers that its header says to hold this (measuredRank), `gene` left out.
[[nodiscard]] std::optional<std::size_t> columnMeasuring(const TableColumns& columns, std::size_t gene, Measured what);
/// Leaves out the columns that are neither of the genes nor of a condition.
void leaveOutOthers(const TableColumns& columns, std::size_t gene, PhenotypeLayout& layout);
/// "res.NaCl.vs.ctrl" for "res.NaCl.vs.ctrl.csv.gz": what the one condition of a comparison is called.
[[nodiscard]] std::string comparisonName(const std::string& file);

}  // namespace pleio
