// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/note.h"
#include "core/base/table.h"

#include <vector>

namespace pleio::builtin {

/// Fewest ribosomal proteins that make a reference set for CAI: about a third of a bacterial ribosome.
inline constexpr std::size_t kMinReferenceProteins = 20;

/// CAI of every row of dataset.codons against the ribosomal proteins (leave-one-out), all NaN if there are too few.
struct CaiValues {
    std::vector<double> values;
    std::size_t referenceProteins = 0;
    [[nodiscard]] bool defined() const { return referenceProteins >= kMinReferenceProteins; }
};
[[nodiscard]] CaiValues ribosomalCai(const Dataset& dataset);

/// Table "genes": one row a CDS of the file, in file order, excluded ones with their reason.
[[nodiscard]] Table geneTable(const Dataset& dataset, const CaiValues& cai);

/// A note that says what CAI was measured against, or why there is none.
[[nodiscard]] Note caiNote(const CaiValues& cai);

}  // namespace pleio::builtin
