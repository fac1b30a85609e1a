// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sniff_lines.h"
#include "core/io/tables/annotation_table.h"
#include "core/io/tables/trait_formats.h"

#include <array>

namespace pleio {

namespace {

constexpr std::array<std::string_view, 1> kProkkaNames{"locus_tag"};
constexpr std::array<AnnotationColumn, 2> kProkkaColumns{{{"ec_number", "EC"}, {"cog", "COG"}}};

}  // namespace

bool isProkka(std::string_view text) { return headerHas(text, {"locus_tag", "ftype", "product"}); }

Result<TraitFile> readProkka(std::string_view text, const std::string& fileName, const TraitContext& context,
                             Progress& progress)
{
    return readAnnotationTable(text, fileName, context,
                               {"prokka", "annotation table of Prokka", kProkkaNames, kProkkaColumns}, progress);
}

}  // namespace pleio
