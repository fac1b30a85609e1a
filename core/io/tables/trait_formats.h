// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/trait_reader.h"

#include <string>
#include <string_view>

namespace pleio {

// One reader a format; readTraits() chooses among them. `text` is the inflated content of the file,
// `fileName` what messages call it.

/// Long or wide table. `layout.format` "long" or "wide" decides, else the content does.
[[nodiscard]] Result<TraitFile> readTraitTable(std::string_view text, const std::string& fileName,
                                               const TraitLayout& layout, Progress& progress);
/// Whether the first row of a table, read with tabs, names a gene or trait column.
[[nodiscard]] bool hasTraitTableHeader(std::string_view text);

/// Gene Matrix Transposed (GSEA): set, description, genes; tab-separated unless `layout.delimiter` is given.
[[nodiscard]] Result<TraitFile> readGmt(std::string_view text, const std::string& fileName, const TraitLayout& layout,
                                        Progress& progress);

/// Gene Association File 2.x (GO Consortium). A trait is a GO term; a row is an annotation under its DB
/// object id, with symbol and synonyms as aliases. Annotations with the qualifier NOT or evidence ND ("no
/// data") state no trait; they are counted and left out.
[[nodiscard]] Result<TraitFile> readGaf(std::string_view text, const std::string& fileName, Progress& progress);

/// An array of {name, description, source, associated_genes, known_sequences}, or an object with that array
/// under "traits" (and, for simulated data, "simulated": true).
[[nodiscard]] Result<TraitFile> readTraitJson(std::string_view text, const std::string& fileName, Progress& progress);

}  // namespace pleio
