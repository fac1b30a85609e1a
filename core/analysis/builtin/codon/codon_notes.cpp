// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/codon_notes.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/base/text.h"

#include <iterator>
#include <string>
#include <tuple>
#include <utility>

namespace pleio::builtin {

namespace {

struct FlagNote {
    GeneFlag flag;
    const char* code;
    Severity severity;
    const char *one, *many;  ///< behind the number of genes
};

constexpr FlagNote kFlagNotes[] = {
    {kShort, "short", Severity::Info,
     "gene has fewer than 80 codons; its numbers are given, flagged short, because they are noisy.",
     "genes have fewer than 80 codons; their numbers are given, flagged short, because they are noisy."},
    {kPartial, "partial", Severity::Warning,
     "gene is no whole number of codons; the last bases are left out, and the gene is not pooled.",
     "genes are no whole number of codons; the last bases are left out, and the genes are not pooled."},
    {kAmbiguous, "ambiguous", Severity::Warning,
     "gene holds ambiguous codons; these are not counted, and the gene is not pooled.",
     "genes hold ambiguous codons; these are not counted, and the genes are not pooled."},
    {kInternalStop, "internal_stop", Severity::Warning,
     "gene holds stop codons inside; these are not counted, and the gene is not pooled.",
     "genes hold stop codons inside; these are not counted, and the genes are not pooled."},
    {kOtherCode, "other_code", Severity::Warning,
     "gene uses another genetic code; its codons are counted under the code of the others, and it is not pooled.",
     "genes use another genetic code; their codons are counted under the code of the others, and the genes are not "
     "pooled."},
    {kMismatch, "mismatch", Severity::Warning, "gene does not translate to the protein of the file and is not pooled.",
     "genes do not translate to the protein of the file and are not pooled."},
};

}  // namespace

ParameterSpec startCodonParameter()
{
    return {"start_codon",
            "Start codon",
            "Whether the first codon is counted like any other, as codonW and EMBOSS do, or left out.",
            "",
            std::string("keep"),
            {},
            {},
            {{"keep", "Count it"}, {"drop", "Leave it out"}}};
}

StartCodon startCodonOf(const Parameters& parameters)
{
    return parameters.text("start_codon") == "drop" ? StartCodon::Drop : StartCodon::Keep;
}

namespace {

template <class Number>
Number namedBy(StartCodon start, Number number)
{
    if (start == StartCodon::Keep) return number;
    number.id += "_without_start";
    number.title += " (without start codon)";
    return number;
}

}  // namespace

Column countedBy(StartCodon start, Column column) { return namedBy(start, std::move(column)); }

Scalar countedBy(StartCodon start, Scalar scalar) { return namedBy(start, std::move(scalar)); }

void noteConvention(const GeneticCode& code, StartCodon start, std::vector<Note>& notes)
{
    notes.push_back({Severity::Info,
                     "codon.convention",
                     "Codons are counted under genetic code " + std::to_string(code.id()) + ", " +
                         (start == StartCodon::Keep ? "start codons included" : "start codons left out") +
                         ", terminal stop codons apart.",
                     1,
                     {},
                     {}});
}

void noteMissing(std::int64_t missing, std::vector<Note>& notes)
{
    if (missing > 0)
        notes.push_back(
            {Severity::Info,
             "codon.no_row",
             counted(missing, "CDS has", "CDS have") + " no row: pseudogenes, repeated ids and CDS without sequence.",
             missing,
             {},
             {}});
}

void FlagCounts::add(std::uint8_t flags, std::string_view gene)
{
    if (flags == 0) return;
    static_assert(std::tuple_size_v<decltype(m_found)> == std::size(kFlagNotes));
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        if ((flags & kFlagNotes[i].flag) == 0) continue;
        ++m_found[i].genes;
        if (m_found[i].examples.size() < kMaxExamples) m_found[i].examples.emplace_back(gene);
    }
}

void FlagCounts::note(std::vector<Note>& notes) const
{
    for (std::size_t i = 0; i < m_found.size(); ++i)
        if (const auto& [genes, examples] = m_found[i]; genes > 0)
            notes.push_back({kFlagNotes[i].severity,
                             std::string("codon.") + kFlagNotes[i].code,
                             counted(genes, kFlagNotes[i].one, kFlagNotes[i].many),
                             genes,
                             examples,
                             {}});
}

void noteGenes(const Genome& genome, const GeneCodons& genes, std::vector<Note>& notes)
{
    noteConvention(*genes.code, genes.start, notes);
    noteMissing(static_cast<std::int64_t>(genome.genes.size() - genes.rows()), notes);
    FlagCounts flags;
    for (std::size_t row = 0; row < genes.rows(); ++row) flags.add(genes.flags[row], geneOfRow(genome, genes, row).id);
    flags.note(notes);
}

}  // namespace pleio::builtin
