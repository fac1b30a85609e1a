// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/traits/gene_index.h"

#include <string>
#include <string_view>
#include <vector>

namespace pleio {

// What loadDataset is made of: one function a group of sources, and what they share.

/// Everything the steps of loading know.
struct Loading {
    const std::vector<SourceFile>& sources;
    const LoadOptions& options;
    const GeneIndex& index;  ///< of the genome of the dataset
};

/// Reads the genome in the sources, or the names in their tables, and counts its codons; genes that were predicted are
/// added to the sources. What `known` has is not read again. A genome without a usable CDS is none of its errors.
[[nodiscard]] Result<Dataset> readGenomeOf(std::vector<SourceFile>& sources, const LoadOptions& options,
                                           Progress& progress, const KnownGenome* known = nullptr);
/// BadInput, with the reasons, for a genome without a usable CDS.
[[nodiscard]] Result<void> checkHasUsableGene(const Dataset& dataset, const std::vector<SourceFile>& sources);
/// Puts the genome of a dataset that will not be finished where the next reading finds it.
void keepGenome(Dataset dataset, std::vector<SourceFile> sources, const LoadOptions& options, KnownGenome& known);

/// Each reads the sources of its roles into the dataset, whose genome is there already, and says how (readings, notes).
[[nodiscard]] Result<void> loadTraits(Dataset& dataset, const Loading& loading, Progress& progress);
[[nodiscard]] Result<void> loadExpression(Dataset& dataset, const Loading& loading, Progress& progress);
[[nodiscard]] Result<void> loadClusters(Dataset& dataset, const Loading& loading, Progress& progress);
/// The phenotypes and the tables that belong to them.
[[nodiscard]] Result<void> loadPhenotypes(Dataset& dataset, const Loading& loading, Progress& progress);

/// All sources of a role, in their order.
[[nodiscard]] std::vector<const SourceFile*> sourcesOf(const std::vector<SourceFile>& sources, SourceRole role);
/// The one source of a role, or nullptr; BadInput if there are several.
[[nodiscard]] Result<const SourceFile*> onlyOne(const std::vector<SourceFile>& sources, SourceRole role);
/// What the user says about this source; Usage for a decision that sources of its kind do not have.
[[nodiscard]] Result<ReadChoices> choicesFor(const SourceFile& source, const LoadOptions& options);
/// Usage for a choice that the file, as it was read, did not leave open.
[[nodiscard]] Result<void> checkUsed(const SourceFile& source, const ReadChoices& choices, const Reading& reading);
/// The layout that is asked of one file of traits.
[[nodiscard]] Result<TraitLayout> traitLayoutFor(const SourceFile& source, const LoadOptions& options);
/// What readers ask to tell the column of genes from others. The index must outlive it.
[[nodiscard]] GeneNames namesOf(const GeneIndex& index);
/// Where it is written how a source was read. `source` is one of `all`.
[[nodiscard]] Reading& readingOf(const SourceFile& source, const std::vector<SourceFile>& all, Dataset& dataset);
/// Reads a source by `read(choices)` with what is said about it, and writes down how. The errors of choicesFor, of
/// reading and of checkUsed.
template <class Read>
[[nodiscard]] auto readSource(Dataset& dataset, const Loading& loading, const SourceFile& source, const Read& read)
    -> decltype(read(ReadChoices()))
{
    const auto choices = choicesFor(source, loading.options);
    if (!choices) return choices.error();
    auto file = read(*choices);
    if (!file) return file;
    if (Result<void> ok = checkUsed(source, *choices, file->reading); !ok) return ok.error();
    readingOf(source, loading.sources, dataset) = file->reading;
    return file;
}
/// What to say when a file names no gene of the genome: what the one calls its genes and what the other.
[[nodiscard]] Error noMatchingGene(std::vector<std::string_view> given, const Genome& genome, const GeneIndex& index,
                                   const std::string& file);
/// The error of a file that is a sheet of a workbook, with the sheets that could be read instead; others as they are.
[[nodiscard]] Error withOtherSheets(Error error, const std::vector<SourceFile>& sources, const LoadOptions& options);
void appendNotes(std::vector<Note>& notes, const std::vector<Note>& more);

}  // namespace pleio
