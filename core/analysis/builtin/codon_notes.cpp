// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon_notes.h"

#include "core/base/text.h"

#include <string>

namespace pleio::builtin {

namespace {

struct FlagNote {
    GeneFlag flag;
    const char* code;
    Severity severity;
    const char* text;
};

constexpr FlagNote kFlagNotes[] = {
    {kShort, "short", Severity::Info, "genes have fewer than 80 codons; their numbers are given, flagged short, because they are noisy."},
    {kPartial, "partial", Severity::Warning, "genes are no whole number of codons; the last bases are left out, and the genes are not pooled."},
    {kAmbiguous, "ambiguous", Severity::Warning, "genes hold ambiguous codons; these are not counted, and the genes are not pooled."},
    {kInternalStop, "internal_stop", Severity::Warning, "genes hold stop codons inside; these are not counted, and the genes are not pooled."},
    {kOtherCode, "other_code", Severity::Warning, "genes use another genetic code; their codons are counted under the code of the others, and the genes are not pooled."},
    {kMismatch, "mismatch", Severity::Warning, "genes do not translate to the protein of the file and are not pooled."},
};

}  // namespace

ParameterSpec startCodonParameter()
{
    return {"start_codon", "Start codon", "Whether the first codon is counted like any other, as codonW and EMBOSS do, or left out.", "",
            std::string("keep"), {}, {}, {{"keep", "Count it"}, {"drop", "Leave it out"}}};
}

StartCodon startCodonOf(const Parameters& parameters)
{
    return parameters.text("start_codon") == "drop" ? StartCodon::Drop : StartCodon::Keep;
}

void noteGenes(const Genome& genome, const GeneCodons& genes, std::vector<Note>& notes)
{
    notes.push_back({Severity::Info, "codon.convention",
                     "Codons are counted under genetic code " + std::to_string(genes.code->id()) + ", "
                         + (genes.start == StartCodon::Keep ? "start codons included" : "start codons left out")
                         + ", terminal stop codons apart.",
                     1, {}, {}});
    if (const auto missing = static_cast<std::int64_t>(genome.genes.size() - genes.rows()); missing > 0)
        notes.push_back({Severity::Info, "codon.no_row",
                         displayCount(missing) + " CDS have no row: pseudogenes, repeated ids and CDS without sequence.",
                         missing, {}, {}});
    for (const FlagNote& note : kFlagNotes) {
        std::int64_t count = 0;
        std::vector<std::string> examples;
        for (std::size_t row = 0; row < genes.rows(); ++row) {
            if ((genes.flags[row] & note.flag) == 0) continue;
            ++count;
            if (examples.size() < kMaxExamples)
                examples.push_back(genome.genes[static_cast<std::size_t>(genes.codons.genes[row])].id);
        }
        if (count > 0)
            notes.push_back({note.severity, std::string("codon.") + note.code, displayCount(count) + " " + note.text, count,
                             std::move(examples), {}});
    }
}

}  // namespace pleio::builtin
