// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/source_file.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

struct Genome;
struct GffAnnotation;
struct TraitFile;
struct TraitContext;

/// Reads a whole text as one format of traits; see trait_formats.h.
using TraitFormatReader = Result<TraitFile> (*)(std::string_view text, const std::string& fileName,
                                                const TraitContext& context, Progress& progress);

/// Reads a whole text as a genome with its annotation, genes not finished; see flat_file.h.
using GenomeFormatReader = Result<Genome> (*)(std::string_view text, const std::string& fileName, Progress& progress);
/// Reads a whole text as an annotation; see gff3.h. `geneticCode` is for CDS that name none.
using AnnotationFormatReader = Result<GffAnnotation> (*)(std::string_view text, const std::string& fileName,
                                                         int geneticCode, Progress& progress);

/// One file format the program reads. File dialogs, drag and drop, `info` and messages derive from the list.
struct FormatInfo {
    std::string_view id;                       ///< "genbank"
    std::string_view title;                    ///< "GenBank flat file"
    SourceRole role;                           ///< what such a file is for
    std::vector<std::string_view> extensions;  ///< without dot and without .gz
    bool (*sniff)(std::string_view text);      ///< looks at the first kilobytes of the decompressed text
    // At most one reader. Codon usage tables have a list of their own (codon_table.cpp), and of the other roles each
    // has one reader for all its formats.
    GenomeFormatReader readGenome = nullptr;          ///< of genomes that bring their annotation
    AnnotationFormatReader readAnnotation = nullptr;  ///< of the role Annotation
    TraitFormatReader readTraits = nullptr;           ///< of the role Traits
};

/// All formats, most specific first; the one list to add a format to.
[[nodiscard]] std::span<const FormatInfo> formats();
/// What files of a role are called, "fa", "fa.gz" … "zip": the extensions of its formats, compressed too, then those of
/// archives and, where a format is a table, of workbooks. Of all formats without a role.
[[nodiscard]] std::vector<std::string> fileExtensions(std::optional<SourceRole> role);
/// Ids of the formats of traits.
[[nodiscard]] std::vector<std::string> traitFormatIds();
/// The first format that recognises the text, or nullptr.
[[nodiscard]] const FormatInfo* sniffFormat(std::string_view text);

}  // namespace pleio
