// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// How much of a text is looked at to tell its format.
inline constexpr std::size_t kSniffBytes = std::size_t{64} << 10;

/// The first lines that hold anything, without those that begin with `comment` and without one that is not all there.
[[nodiscard]] std::vector<std::string_view> firstLines(std::string_view text, char comment = '#');

/// The header of a column as it is compared: lower case, every run of other signs than letters and digits made one
/// '_', none at the ends: "gene_names_ordered_locus" for "Gene Names (ordered locus )", "query" for "#query".
[[nodiscard]] std::string comparableHeader(std::string_view header);
/// The same without the underlines: "Adj. p-value" and "adj.P.Value" are "adjpvalue".
[[nodiscard]] std::string headerLetters(std::string_view header);

/// Whether the header of a table, in its first row or in the comment line before, has all these columns, in the
/// form of comparableHeader(). Columns are separated by tabs, commas or semicolons.
[[nodiscard]] bool headerHas(std::string_view text, std::initializer_list<std::string_view> columns);

}  // namespace pleio
