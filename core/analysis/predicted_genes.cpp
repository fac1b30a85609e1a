// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/predicted_genes.h"

#include <algorithm>
#include <utility>

namespace pleio {

Result<void> addPrediction(std::vector<SourceFile>& sources, const GenomeOptions& options, Progress& progress)
{
    const auto genome = std::ranges::find(sources, SourceRole::Genome, &SourceFile::role);
    const bool isAnnotated = std::ranges::count(sources, SourceRole::Annotation, &SourceFile::role) > 0;
    if (genome == sources.end() || isAnnotated) return {};
    auto made = predictedGenes(*genome, options, progress);
    if (!made) return made.error();
    if (*made) sources.push_back(**std::move(made));
    return {};
}

bool predictsOtherwise(const GenomeOptions& a, const GenomeOptions& b)
{
    return a.defaultGeneticCode != b.defaultGeneticCode || a.useProdigal != b.useProdigal;
}

void dropPrediction(std::vector<SourceFile>& sources) { std::erase_if(sources, isPrediction); }

bool isPrediction(const SourceFile& source) { return source.role == SourceRole::Annotation && holdsPrediction(source); }

}  // namespace pleio
