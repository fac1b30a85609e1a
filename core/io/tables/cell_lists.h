// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/table_columns.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// How many traits the cells of a column hold, told from all of them. A cell is cut
/// - where every piece is a term of a known vocabulary (see termsIn), in columns of terms also apart from their names;
/// - into letters, where a header or the source says COG, or the column holds hardly anything but single letters;
/// - at "//" with blanks around (BioCyc);
/// - at ';' or '|', or at a comma without blanks around, where most pieces come again in other cells.
/// Everything else is one trait: "Amino acid transport, metabolism".
class TraitCells {
public:
    struct Value {
        std::string_view name;
        std::string_view description;
    };

    /// `source` is the column that names the vocabulary of each row. The table must outlive this.
    TraitCells(const DelimitedTable& table, const TableColumns& columns, std::size_t column,
               std::optional<std::size_t> source);

    /// The traits of a row; none where the cell says that there is none.
    [[nodiscard]] std::vector<Value> of(std::size_t row) const;
    /// Whether the cell of a row holds a sign that separates values elsewhere, but was kept as one trait.
    [[nodiscard]] bool keptWhole(std::size_t row) const;
    /// Whether nearly all cells are terms of known vocabularies.
    [[nodiscard]] bool areTerms() const { return m_terms; }
    /// For the description of the layout: "several in a cell, separated by semicolon", or nothing.
    [[nodiscard]] std::string text() const;

private:
    [[nodiscard]] bool isCogRow(std::size_t row) const;
    void findLetters();
    void findSeparator();

    const DelimitedTable& m_table;
    std::size_t m_firstRow = 0;
    std::size_t m_column = 0;
    std::optional<std::size_t> m_source;
    bool m_headerSaysCog = false;
    bool m_terms = false;
    bool m_severalTerms = false;
    bool m_letters = false;     ///< of all rows
    bool m_cogLetters = false;  ///< of the rows that are said to be of COG
    bool m_severalLetters = false;
    bool m_doubleSlash = false;
    char m_separator = '\0';
};

/// Lists of genes in the cells of a column ("b0001, b0002", "thrA/thrB", "thrA // thrB"), as enrichment tools write
/// them.
class GeneCells {
public:
    /// `isList` says that the header is known for lists; then blanks, '/' and '|' separate too. `isGene` may be empty.
    GeneCells(const DelimitedTable& table, std::size_t firstRow, std::size_t column, bool isList,
              const GeneNames& isGene = {});

    /// The genes of a row: the whole cell where it is no list.
    [[nodiscard]] std::vector<std::string_view> of(std::size_t row) const;
    /// Of the cells that hold anything, how many are lists.
    [[nodiscard]] double listShare() const { return m_listShare; }
    /// Of the names, how many can be names of genes: without blanks, and no term of a vocabulary.
    [[nodiscard]] double nameShare() const { return m_nameShare; }
    /// Of the names, how many hold digits beside as locus tags do.
    [[nodiscard]] double locusShare() const { return m_locusShare; }
    /// Of the names, how many are of genes of the genome; 0 without one.
    [[nodiscard]] double geneShare() const { return m_geneShare; }
    [[nodiscard]] bool anyList() const { return m_separator != '\0'; }
    [[nodiscard]] char separator() const { return m_separator; }

private:
    const DelimitedTable& m_table;
    std::size_t m_column = 0;
    char m_separator = '\0';
    double m_listShare = 0;
    double m_nameShare = 0;
    double m_locusShare = 0;
    double m_geneShare = 0;
};

/// Whether a header is known for lists of genes: "genes", "geneID" of clusterProfiler, "core_enrichment" …
[[nodiscard]] bool namesGeneList(std::string_view header);

}  // namespace pleio
