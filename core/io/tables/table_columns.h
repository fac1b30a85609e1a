// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/io/reading.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_numbers.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

struct Gene;

/// What a column of a gene table may hold.
enum class ColumnRole { Gene, Trait, Source, Description, Cluster };

/// The headers that commonly name such a column, as comparableHeader() writes them, the most specific first.
[[nodiscard]] std::span<const std::string_view> headersOfRole(ColumnRole role);

/// Whether a header commonly names such a column; case, blanks and punctuation make no difference
/// ("Locus tag", "locus_tag").
[[nodiscard]] bool headerNames(std::string_view header, ColumnRole role);

/// Whether it commonly names a column of any role.
[[nodiscard]] bool namesAnyRole(std::string_view header);

/// A yes or no of a wide table: 1/0, TRUE/FALSE (WAHR/FALSCH, VRAI/FAUX), yes/no, present/absent, growth/no growth,
/// T/F, y/n, +/-, or x and nothing.
/// `Missing` is an empty cell or NA; `None` is anything else.
enum class Flag { Yes, No, Missing, None };
[[nodiscard]] Flag flagOf(std::string_view cell);

/// What the cells of a column have in common below the header; Empty if all are missing. A single odd cell, or one
/// in ten, decides nothing: it is what its reader leaves out and names. Flags are of one style ("1" and "yes" are
/// two). Marks are flags written as a letter or sign (T/F, y/n, +/-, x), which may be names of traits as well.
enum class ColumnKind { Empty, Flags, Marks, Numbers, Text };

/// How a column of flags or marks says yes and no: 1 and 0, words or signs, or crosses for yes and nothing for no.
enum class FlagWords { None, Numbers, Words, Crosses };

/// The gene that a text names, of several the first; nullptr for a text that names none.
using GeneNames = std::function<const Gene*(std::string_view)>;

/// What a reader of a table may know besides the table.
struct TableHints {
    GeneNames isGene;     ///< of the genome at hand; may be empty
    ReadChoices choices;  ///< what the user says about this file

    /// The choice of this id, or an empty text.
    [[nodiscard]] std::string choice(const std::string& id) const { return choiceOf(choices, id); }
};

/// The delimiter that the choice "delimiter" names, or nothing; Usage for a word that is no delimiter.
[[nodiscard]] Result<std::optional<char>> chosenDelimiter(const ReadChoices& choices, const std::string& file);
/// Decides "delimiter"; `why` unless the user said so.
void decideDelimiter(Reading& reading, char delimiter, bool wasSaid, std::string_view why = "it cuts most lines alike");
/// Decides "gene", "trait" and the like of a format that has them in columns of its own.
void decideByFormat(Reading& reading, std::string decision, std::string column);

/// The columns of a delimited table: their names, and which row is the first with data.
class TableColumns {
public:
    /// The first row is a header if one of its cells is `asked` for or commonly names a column, or if it
    /// stands as text above a column of flags or numbers, or if it names two columns of genes alike (gene1, gene2). A
    /// comment line right before the rows can be the header too, and so can one with a field less than the rows (as R
    /// writes it, the first column holding row names). Fields of a few rows beyond the header are no columns.
    ///
    /// `isGene`, where it is given, tells whether a text is a name of a gene of the genome at hand. `decimalMark` is
    /// what was said about it, or nothing (findNumberFormat).
    TableColumns(const DelimitedTable& table, const std::vector<std::string>& asked, GeneNames isGene = {},
                 std::string_view decimalMark = {});

    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] const DelimitedTable& table() const { return m_table; }
    [[nodiscard]] bool hasHeader() const { return m_headerSize > 0; }
    /// Fields of the header; 0 without one. Rows may be longer (see checkSurplus in table_frame.h).
    [[nodiscard]] std::size_t headerSize() const { return m_headerSize; }
    [[nodiscard]] std::size_t firstRow() const { return m_firstRow; }
    /// Header cell, or "column 2" where there is none.
    [[nodiscard]] const std::string& name(std::size_t column) const { return m_names[column]; }
    [[nodiscard]] ColumnKind kind(std::size_t column) const { return m_kinds[column]; }
    /// None where the column is not one of flags or marks.
    [[nodiscard]] FlagWords flagWords(std::size_t column) const { return m_flagWords[column]; }
    /// Whether a column numbers the rows, as R and pandas write them: first, without a header or with "X", "Unnamed:
    /// 0", "index" …, and its cells count from 0 or 1.
    [[nodiscard]] bool isRowNumber(std::size_t column) const { return column < m_rowNumbers; }
    [[nodiscard]] NumberFormat numbers() const { return m_found.format; }
    [[nodiscard]] const FoundNumberFormat& numberFormat() const { return m_found; }
    /// Share of the first cells that hold something which name genes of the genome; 0 without a genome.
    [[nodiscard]] double geneShare(std::size_t column) const;

    /// The column a person named by its header, or by its number from 1 ("2", "column 2") if no header reads so.
    /// A Usage error lists the columns there are.
    [[nodiscard]] Result<std::size_t> named(const std::string& name) const;
    /// What a person names the column by: its header, or "column 2" without one and where an earlier column has the
    /// same.
    [[nodiscard]] std::string called(std::size_t column) const;
    /// What all are called, in their order.
    [[nodiscard]] std::vector<std::string> allCalled() const;
    /// The column whose header is the best known name of the role, `except` left out.
    [[nodiscard]] std::optional<std::size_t> find(ColumnRole role, std::optional<std::size_t> except = {}) const;
    /// Why a column is that of the genes, for people: "98 % of its cells are known genes".
    [[nodiscard]] std::string geneReason(std::size_t column) const;
    /// The gene column, `except` left out: the one with the largest share of cells that name genes of the genome, where
    /// any does; of equals, and without a genome, the one with the best header, else the first of the columns whose
    /// cells look most like gene names. A column that numbers the rows is it only by the genome, or where no other
    /// holds texts.
    [[nodiscard]] std::size_t geneColumn(std::optional<std::size_t> except = {}) const;
    /// The columns that may as well be that of the genes as `column`, and mean others in more than one row of ten, as
    /// gene1 and gene2 of a table of pairs do:
    /// - where the cells of `column` are genes of the genome, those that hold as many, but for one in twenty, unless
    ///   `column` alone has a header that names genes;
    /// - else those whose header is the same known one, but for a number or letter behind it (gene1, gene_b), and
    ///   without known headers those that hold names of `column` in other rows.
    [[nodiscard]] std::vector<std::size_t> geneRivals(std::size_t column, std::optional<std::size_t> except = {}) const;
    /// The Usage error that asks which of several columns is to be read as what `decision` stands for. `problem` is a
    /// clause of its message: "may be that of the genes".
    [[nodiscard]] Error undecided(const std::string& decision, const std::vector<std::size_t>& among,
                                  std::string_view problem) const;
    /// The same for a column of genes and its rivals.
    [[nodiscard]] Error undecidedGene(std::size_t column, std::vector<std::size_t> rivals) const;
    /// The gene column that was `said`, else the one that is found; undecidedGene where others are as good.
    /// `describing` is the number of columns before those of samples, where the format says so (GCT): none behind them
    /// is of genes.
    [[nodiscard]] Result<std::size_t> saidOrFoundGene(const std::string& said,
                                                      std::optional<std::size_t> describing = {}) const;
    /// Number of different texts in the first rows of a column.
    [[nodiscard]] std::size_t distinct(std::size_t column) const;
    /// Whether more cells are flags, of any style, than hold something else.
    [[nodiscard]] bool mostlyFlags(std::size_t column) const;
    /// "a, b, c", at most twelve.
    [[nodiscard]] std::string list() const;

private:
    [[nodiscard]] double geneLikeness(std::size_t column) const;
    [[nodiscard]] bool meanOtherGenes(std::size_t column, std::size_t other) const;
    [[nodiscard]] bool shareNames(std::size_t column, std::size_t other) const;
    [[nodiscard]] bool isGeneRival(std::size_t column, std::size_t other) const;

    const DelimitedTable& m_table;
    GeneNames m_isGene;
    FoundNumberFormat m_found;
    std::vector<std::string> m_names;
    std::vector<bool> m_isFirstOfName;
    std::vector<std::string> m_comparable;  ///< the names, as comparableHeader() makes them
    std::vector<ColumnKind> m_kinds;
    std::vector<FlagWords> m_flagWords;
    std::size_t m_firstRow = 0;
    std::size_t m_headerSize = 0;
    std::size_t m_rowNumbers = 0;  ///< columns in front that number the rows
};

}  // namespace pleio
