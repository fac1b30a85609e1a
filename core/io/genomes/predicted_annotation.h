// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/genome.h"
#include "core/io/reading.h"
#include "core/io/source_file.h"

#include <optional>
#include <string>
#include <string_view>

namespace pleio {

/// Who predicted the genes of a genome, how, and why it was that program.
struct GenePrediction {
    enum class Choice {
        Prodigal,          ///< it is the better one, and was installed
        ProdigalMissing,   ///< it was not installed
        ProdigalUnwanted,  ///< GenomeOptions::useProdigal
        CodeUnknown,       ///< prodigal does not know the genetic code
    };

    std::string program;   ///< kProdigal or kOrfScan
    std::string version;   ///< of that program; empty if it does not say
    std::string mode;      ///< of prodigal: "single" if it was trained on the sequences, else "meta"
    int geneticCode = 11;  ///< that was asked for; in the mode "meta" prodigal may take another for a sequence
    Choice choice = Choice::Prodigal;
    std::string sequenceSha256;  ///< of the names and bases of all sequences

    /// "predicted_by = prodigal 2.6.3", and so on.
    [[nodiscard]] Reading reading() const;
};

inline constexpr std::string_view kProdigal = "prodigal";
inline constexpr std::string_view kOrfScan = "pleioscope-orf-scan";

/// Predicted genes are kept as GFF3 with a directive "##pleioscope predicted program=…;version=…;…" among the lines
/// before its rows. What that says, or nothing for another text.
[[nodiscard]] std::optional<GenePrediction> predictionIn(std::string_view gff3);
/// Whether a file is such a text, plain or compressed, by its first lines.
[[nodiscard]] bool holdsPrediction(const SourceFile& source);

/// Writes the genes of a genome, which lie in one piece each, as such a text; the sequences' own hash is put in. The
/// text depends on nothing else, so equal predictions are equal bytes.
[[nodiscard]] std::string predictedAnnotation(const Genome& genome, GenePrediction prediction);
/// "K12.predicted.gff3" of "K12.fna.gz".
[[nodiscard]] std::string predictedAnnotationName(const std::string& genomeFile);

/// Gives a genome without genes those of such a text, and marks it and them as predicted. BadInput if they were
/// predicted for other sequences. `name` is that of the file.
[[nodiscard]] Result<GenePrediction> addPredictedGenes(Genome& genome, std::string_view gff3, const std::string& name,
                                                       Progress& progress);

}  // namespace pleio
