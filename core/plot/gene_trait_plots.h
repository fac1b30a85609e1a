// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/network_layout.h"
#include "core/plot/plot_spec.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace pleio {

/// One effect of a gene on a trait, by their places in the lists of GeneTraitLinks.
struct GeneTraitLink {
    std::size_t gene = 0, trait = 0;
    double effect = 0;   ///< to be shown
    bool lower = false;  ///< than a gene without effect, which need not have an effect of 0
};

/// Genes and the traits they affect. Every gene and every trait has a link.
struct GeneTraitLinks {
    std::vector<std::string> ids, names;  ///< of the genes
    std::vector<std::string> traits;
    std::vector<std::string> groups;  ///< of the traits; empty for none
    std::vector<GeneTraitLink> links;
    bool directed = true;  ///< effects are lower or higher; not so for annotated traits
};

/// Plot "network": genes as circles, traits as squares, a line for every link, at `places` (genes first, then traits).
/// All genes are named, and the traits whose names have room. `about` opens the caption.
[[nodiscard]] PlotSpec geneTraitNetwork(const GeneTraitLinks& links, std::span<const NodePlace> places,
                                        const std::string& about);

/// Plot "sankey": genes at the left, traits beside them, groups of traits (where there are any) at the right; a flow of
/// one unit for every link. Traits and groups are ordered by the mean place of what flows into them.
[[nodiscard]] PlotSpec geneTraitFlows(const GeneTraitLinks& links, const std::string& about);

}  // namespace pleio
