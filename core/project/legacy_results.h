// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/trial.h"

#include <string>
#include <string_view>

namespace pleio {

/// The trial that stands for a file of the older system: analysis_results.json (sequences, identified_traits,
/// frequency_table), pleiotropic_genes.json (a list of gene_id and traits) or its definitions of traits (a list of name
/// and associated_genes).
///
/// It is marked as legacy, is called as the file, has no result, and says in its note what the file says. None of its
/// numbers is a number of ours: nothing here can make them again. The same file gives the same trial with the same id.
/// BadInput for any other file.
[[nodiscard]] Result<Trial> trialOfLegacyFile(const std::string& name, std::string_view bytes);

}  // namespace pleio
