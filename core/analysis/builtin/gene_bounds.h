// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace pleio::builtin {

/// Usage if the parameter "min_genes" is more than "max_genes", so that nothing can lie between them.
[[nodiscard]] inline Result<void> checkGeneBounds(const Parameters& parameters)
{
    const std::int64_t least = parameters.integer("min_genes"), most = parameters.integer("max_genes");
    if (least <= most) return {};
    return Error{ErrorKind::Usage,
                 "The fewest genes, " + displayCount(least) + ", are more than the most genes, " + displayCount(most) +
                     "; give a smaller min_genes or a larger max_genes.",
                 "min_genes"};
}

}  // namespace pleio::builtin
