// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/null_note.h"

#include "core/base/text.h"

namespace pleio::builtin {

namespace {

std::string nullCorrelationText(const NullCorrelation& null, const std::string& things)
{
    const std::string about = "the correlation of the " + things + " under the null is taken from ";
    const std::string shrunk = ", shrunk by " + displayNumber(null.shrinkage) + ".";
    if (null.r.cols() < 2) return "With one column there is no correlation of " + things + " to take out.";
    if (null.tested == 0) return "No gene has a z, so the " + things + " are taken as uncorrelated.";
    if (!null.allGenes)
        return "T" + about.substr(1) + "the " + counted(null.genes, "gene", "genes") + " without a significant effect" +
               shrunk;
    const std::string few = "Only " + counted(null.withoutEffect, "gene is", "genes are") +
                            " without a significant effect, fewer than the " +
                            displayCount(static_cast<std::int64_t>(null.needed)) + " that this needs, so " + about;
    if (null.withoutEffect == null.tested) return few + "no more than these" + shrunk;
    return few + "all " + displayCount(static_cast<std::int64_t>(null.tested)) +
           " genes with a z and holds true effects" + shrunk;
}

}  // namespace

Note nullCorrelationNote(const NullCorrelation& null, std::string code, const std::string& things)
{
    const bool isPlain = null.r.cols() < 2 || !null.allGenes;
    return {isPlain ? Severity::Info : Severity::Warning,
            std::move(code),
            nullCorrelationText(null, things),
            static_cast<std::int64_t>(null.genes),
            {},
            {}};
}

}  // namespace pleio::builtin
