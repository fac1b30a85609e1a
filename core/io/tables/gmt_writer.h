// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"

#include <span>
#include <string>
#include <vector>

namespace pleio {

/// A gene set as GMT has it.
struct GmtSet {
    std::string name, description;
    std::vector<std::string> genes;
};

struct GmtText {
    std::string text;
    /// "gmt.changed": names that GMT cannot hold, and were written otherwise. "gmt.weight": genes that readers take for
    /// a gene and its weight ("x,1").
    std::vector<Note> notes;
};

/// A line a set: name, description ("na" for none) and genes with tabs between. Tabs and line ends in a cell become
/// blanks, blanks around it go, a name that would begin a comment ("#1") gets an underscore before it, and one that a
/// spreadsheet would run an apostrophe (base/tsv_cell.h). readGmt gives back what needed none of this but the last.
[[nodiscard]] GmtText writtenGmt(std::span<const GmtSet> sets);

}  // namespace pleio
