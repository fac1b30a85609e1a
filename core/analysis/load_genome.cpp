// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loading.h"
#include "core/analysis/named_genes.h"
#include "core/analysis/predicted_genes.h"
#include "core/base/text.h"
#include "core/genome/exclusion_causes.h"
#include "core/io/source_roles.h"

#include <algorithm>
#include <map>
#include <utility>

namespace pleio {

namespace {

Error noUsableGene(const Genome& genome, const std::string& file)
{
    if (genome.genes.empty())
        return badInput("The genome holds no CDS; give an annotated genome, or add its GFF3 annotation.", file);
    std::map<std::string_view, std::int64_t> reasons;
    for (const Gene& gene : genome.genes) ++reasons[exclusionText(gene.exclusion)];
    std::string text;
    for (const auto& [reason, count] : reasons) addToList(text, std::string(reason) + " " + displayCount(count));
    std::string advice = "; check that the sequence and the genetic code belong to them.";
    for (const Note& note : genome.notes)
        if (note.code == kOtherCodeNote || note.code == kShiftedFrameNote || note.code == kOtherPlaceNote ||
            note.code == kOtherSequenceNote)
            advice = ". " + note.text;
    return badInput("None of the " + displayCount(static_cast<std::int64_t>(genome.genes.size())) +
                        " CDS can be used (" + text + ")" + advice,
                    file);
}

using Place = std::vector<SourceFile>::const_iterator;

Place placeOf(const std::vector<SourceFile>& sources, SourceRole role)
{
    return std::ranges::find(sources, role, &SourceFile::role);
}

/// Whether the known genome is what reading these sources would give.
bool isOf(const KnownGenome& known, const std::vector<SourceFile>& sources, const GenomeOptions& options)
{
    if (!known.dataset || !(known.options == options)) return false;
    const std::vector<SourceFile>& before = known.dataset->sources;
    const auto genome = placeOf(sources, SourceRole::Genome), genomeBefore = placeOf(before, SourceRole::Genome);
    // Names stand in notes.
    const auto isSame = [](const SourceFile& a, const SourceFile& b) {
        return a.sha256 == b.sha256 && a.name == b.name;
    };
    if (genome == sources.end() || genomeBefore == before.end() || !isSame(*genome, *genomeBefore)) return false;
    const auto given = placeOf(sources, SourceRole::Annotation), there = placeOf(before, SourceRole::Annotation);
    if (given == sources.end()) return there == before.end() || isPrediction(*there);
    return there != before.end() && isSame(*given, *there);
}

/// A new dataset with the genome of another, and the genes that were predicted for it among the sources.
Dataset withGenomeOf(const Dataset& known, std::vector<SourceFile>& sources)
{
    Dataset dataset;
    dataset.genome = known.genome;
    dataset.codons = known.codons;
    dataset.codonsWithoutStart = known.codonsWithoutStart;
    const auto before = placeOf(known.sources, SourceRole::Annotation);
    if (before != known.sources.end() && placeOf(sources, SourceRole::Annotation) == sources.end())
        sources.push_back(*before);
    dataset.readings.resize(sources.size());
    for (const SourceRole role : {SourceRole::Genome, SourceRole::Annotation})
        if (const auto there = placeOf(known.sources, role); there != known.sources.end())
            dataset.readings[static_cast<std::size_t>(placeOf(sources, role) - sources.begin())] =
                known.readings[static_cast<std::size_t>(there - known.sources.begin())];
    return dataset;
}

}  // namespace

Result<void> checkHasUsableGene(const Dataset& dataset, const std::vector<SourceFile>& sources)
{
    const auto file = placeOf(sources, SourceRole::Genome);
    if (file == sources.end() || dataset.genome.usedGenes() > 0) return {};
    return noUsableGene(dataset.genome, file->name);
}

Result<Dataset> readGenomeOf(std::vector<SourceFile>& sources, const LoadOptions& options, Progress& progress,
                             const KnownGenome* known)
{
    for (const SourceRoleInfo& role : sourceRoles())  // before a minute is spent on reading
        if (const auto one = onlyOne(sources, role.role); !role.mayRepeat && !one) return one.error();
    if (known != nullptr && isOf(*known, sources, options.genome)) {
        Dataset dataset = withGenomeOf(*known->dataset, sources);
        dataset.simulated = dataset.genome.simulated;
        return dataset;
    }
    Dataset dataset;
    const auto file = placeOf(sources, SourceRole::Genome), annotation = placeOf(sources, SourceRole::Annotation);
    if (file != sources.end()) {
        const bool isAnnotated = annotation != sources.end();
        auto read = readGenomeWithPrediction(*file, isAnnotated ? &*annotation : nullptr, options.genome, progress);
        if (!read) return read.error();
        dataset.genome = std::move(read->genome);
        dataset.readings.resize(sources.size());
        dataset.readings[static_cast<std::size_t>(file - sources.begin())] = std::move(read->reading);
        if (isAnnotated)
            dataset.readings[static_cast<std::size_t>(annotation - sources.begin())] =
                std::move(read->annotationReading);
        if (read->made) {
            sources.push_back(*std::move(read->made));
            dataset.readings.push_back(std::move(read->annotationReading));
        }
    } else if (annotation != sources.end()) {
        return badInput("An annotation was given without its sequence; give the genome's FASTA file with it.",
                        annotation->name);
    } else {
        auto names = genomeOfNames(sources, options, progress);
        if (!names) return names.error();
        dataset.genome = *std::move(names);
        dataset.readings.resize(sources.size());
    }
    dataset.simulated = dataset.genome.simulated;
    dataset.countCodons();
    return dataset;
}

void keepGenome(Dataset dataset, std::vector<SourceFile> sources, const LoadOptions& options, KnownGenome& known)
{
    auto kept = std::make_shared<Dataset>();
    kept->genome = std::move(dataset.genome);
    kept->codons = std::move(dataset.codons);
    kept->codonsWithoutStart = std::move(dataset.codonsWithoutStart);
    kept->sources = std::move(sources);
    kept->readings = std::move(dataset.readings);
    known = {std::move(kept), options.genome};
}

}  // namespace pleio
