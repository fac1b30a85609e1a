// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/genome/gene.h"

#include <string_view>
#include <vector>

namespace pleio {

/// Reads a location of the INSDC feature table (sections 3.4 and 3.5 of its definition): join, order,
/// complement at any depth, "<" and ">", "^", one-of, the old (5.10) and remote parts "J00194.1:1..9".
/// A part whose accession is `record`, with or without version, is local; other remote parts set
/// Location::remote and are left out. Uncertain ends are taken at their first alternative and marked
/// as fuzzy. A part may end before it starts (across the origin of a circle): see wrapAtOrigin().
[[nodiscard]] Result<Location> parseInsdcLocation(std::string_view text, std::string_view record = {});

/// Reads /transl_except values, "(pos:1547986..1547988,aa:Sec)", one or several; false if some part of
/// the text is not of that form.
bool parseTranslationExceptions(std::string_view text, std::vector<TranslationException>& exceptions);

}  // namespace pleio
