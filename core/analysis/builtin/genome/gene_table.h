// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/note.h"
#include "core/base/table.h"
#include "core/codon/ribosomal_cai.h"

namespace pleio::builtin {

/// Table "genes": one row a CDS of the file, in file order, excluded ones with their reason. Its numbers are those of
/// dataset.codons, `cai` is of the same rows.
[[nodiscard]] Table geneTable(const Dataset& dataset, const RibosomalCai& cai);

/// A note that says what CAI was measured against, or why there is none.
[[nodiscard]] Note caiNote(const RibosomalCai& cai);

}  // namespace pleio::builtin
