// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

struct TraitFile;
struct TraitContext;

/// Reads a whole text as one format of traits; see trait_formats.h.
using TraitFormatReader = Result<TraitFile> (*)(std::string_view text, const std::string& fileName,
                                                const TraitContext& context, Progress& progress);

enum class FormatKind { Genome, Annotation, Traits, CodonTable, Trna, Phenotypes, Conditions };

/// One file format the program reads. File dialogs, drag and drop, `info` and messages derive from the list.
struct FormatInfo {
    std::string_view id;     ///< "genbank"
    std::string_view title;  ///< "GenBank flat file"
    FormatKind kind;
    std::vector<std::string_view> extensions;  ///< without dot and without .gz
    bool (*sniff)(std::string_view text);      ///< looks at the first kilobytes of the decompressed text
    TraitFormatReader readTraits = nullptr;    ///< of the kind Traits
};

/// All formats, most specific first; the one list to add a format to.
[[nodiscard]] std::span<const FormatInfo> formats();
/// Ids of the formats of traits.
[[nodiscard]] std::vector<std::string> traitFormatIds();
/// The first format that recognises the text, or nullptr.
[[nodiscard]] const FormatInfo* sniffFormat(std::string_view text);

}  // namespace pleio
