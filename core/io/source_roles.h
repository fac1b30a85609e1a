// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"

#include <array>

namespace pleio {

/// Every role a source can have, in the order of the enumeration.
inline constexpr std::array kSourceRoles{SourceRole::Genome,     SourceRole::Annotation, SourceRole::Traits,
                                         SourceRole::Expression, SourceRole::Clusters,   SourceRole::CodonTable,
                                         SourceRole::Trna,       SourceRole::Phenotypes, SourceRole::PhenotypeT,
                                         SourceRole::PhenotypeP, SourceRole::PhenotypeQ, SourceRole::Conditions};

}  // namespace pleio
