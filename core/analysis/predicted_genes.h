// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"

#include <optional>
#include <vector>

namespace pleio {

// Genes that are predicted become a source: an annotation that is kept in projects, sent to other machines and named in
// provenance as any other. While it is among the sources nothing is predicted, whatever programs are installed and
// whatever the options say; a real annotation, another genome or another way to predict (predictsOtherwise) takes its
// place.

/// Predicts the genes of a genome that is among the sources without annotation and adds them as such a source. For
/// those who hand sources on without loading them.
[[nodiscard]] Result<void> addPrediction(std::vector<SourceFile>& sources, const GenomeOptions& options,
                                         Progress& progress);

/// Whether genes would be predicted otherwise.
[[nodiscard]] bool predictsOtherwise(const GenomeOptions& a, const GenomeOptions& b);
/// Takes predicted genes out of the sources, so that they are predicted anew.
void dropPrediction(std::vector<SourceFile>& sources);
/// Whether the source holds predicted genes.
[[nodiscard]] bool isPrediction(const SourceFile& source);

}  // namespace pleio
