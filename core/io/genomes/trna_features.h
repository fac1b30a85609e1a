// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"
#include "core/genome/note_list.h"

#include <string>
#include <string_view>

namespace pleio {

/// A tRNA feature of an annotation while it is read.
struct TrnaFeature {
    Gene names;             ///< locus tag, symbol, product, pseudo and location
    std::string anticodon;  ///< value of /anticodon: "(pos:33..35,aa:Ala,seq:tgc)"
    std::string note;
};

/// Puts one qualifier or attribute, named as in INSDC ("Note" of GFF3 too), into the feature.
void applyTrnaAttribute(TrnaFeature& feature, std::string_view name, std::string_view value, NoteList& notes);

/// The tRNA gene. The anticodon is the one that the feature states (/anticodon, "anticodon: tgc", "tRNA-Ala(UGC)"
/// or "tRNA-Ala-TGC" in its product or note, a note that begins with it, "trnA-UGC" as its symbol), else the bases at
/// the place that /anticodon gives. A tRNA without anticodon is noted. `names.replicon` must be set, or -1.
[[nodiscard]] Trna trnaOf(const TrnaFeature& feature, const Genome& genome, NoteList& notes);

}  // namespace pleio
