// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/bias_references.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/gene_list.h"
#include "core/base/text.h"
#include "core/codon/reference_set.h"
#include "core/genome/intergenic.h"

#include <algorithm>

namespace pleio::builtin {

namespace {

ZeroCounts zeroCountsOf(const std::string& id)
{
    if (id == "plus_one") return ZeroCounts::PlusOne;
    return id == "hundredth" ? ZeroCounts::Hundredth : ZeroCounts::Half;
}

Result<CodonSet> listedCodons(const std::string& list, const GeneticCode& code)
{
    CodonSet set{};
    for (const std::string& name : namesIn(list)) {
        const int codon = name.size() == 3 ? codonIndex(name[0], name[1], name[2]) : -1;
        if (codon < 0 || !code.isSense(codon))
            return Error{ErrorKind::Usage,
                         "\"" + name + "\" is no sense codon of genetic code " + std::to_string(code.id()) +
                             "; write optimal codons as three bases each, with blanks or commas between.",
                         "optimal_codons"};
        set[static_cast<std::size_t>(codon)] = true;
    }
    return set;
}

/// The most used codon of each amino acid; all of them in a tie.
CodonSet mostUsedCodons(const CodonVector& reference, const GeneticCode& code)
{
    CodonSet set{};
    for (const CodonFamily& family : codonFamilies(code, 2)) {
        double most = 0;
        for (const int codon : family.codons) most = std::max(most, reference[static_cast<std::size_t>(codon)]);
        for (const int codon : family.codons)
            set[static_cast<std::size_t>(codon)] = most > 0 && reference[static_cast<std::size_t>(codon)] == most;
    }
    return set;
}

}  // namespace

std::vector<ParameterSpec> biasParameters()
{
    using Text = std::string;
    return {
        {"zero_counts",
         "Codons the set lacks",
         "What CAI takes for a codon that the reference set does not use.",
         "",
         Text("half"),
         {},
         {},
         {{"half", "A count of 0.5 (Sharp & Li 1987)"},
          {"plus_one", "One more of every codon"},
          {"hundredth", "w = 0.01 (Bulmer 1988, codonW)"}}},
        {"optimal_codons",
         "Optimal codons",
         "Codons for Fop and CBI, with blanks or commas between; empty for the most used codon of each amino acid in "
         "the reference set.",
         "",
         Text(),
         {},
         {},
         {}},
        {"wobble",
         "tRNA pairing",
         "What wobble pairing costs in tAI.",
         "",
         Text("dos_reis"),
         {},
         {},
         {{"dos_reis", "As fitted on yeast (dos Reis 2004)"},
          {"bacteria", "As refitted on bacteria (Sabi & Tuller 2014)"}}},
    };
}

bool measuresUsualCai(const Parameters& parameters)
{
    return parameters.text("reference") == "ribosomal" && parameters.text("zero_counts") == "half";
}

Result<BiasReferences> biasReferences(const BiasSources& sources, const Parameters& parameters,
                                      std::vector<Note>& notes)
{
    const GeneticCode& code = *sources.code;
    const ReferenceSet& reference = *sources.reference;
    BiasReferences out;
    out.code = &code;
    out.genome = sources.genome;
    out.zeroCounts = zeroCountsOf(parameters.text("zero_counts"));
    out.wobble = parameters.text("wobble") == "bacteria" ? kBacterialWobble : kDosReisWobble;
    if (reference.defined()) out.reference = reference.counts;
    out.gcbWeights = sources.gcbWeights;
    if (const std::string& list = parameters.text("optimal_codons"); !list.empty()) {
        auto set = listedCodons(list, code);
        if (!set) return set.error();
        out.optimal = *set;
    } else if (reference.defined()) {
        out.optimal = mostUsedCodons(reference.counts, code);
    }
    const bool isKnown = sources.trnaCopies != nullptr &&
                         std::ranges::any_of(sources.trnaCopies->byCodon, [](double copies) { return copies > 0; });
    if (sources.trnaCopies != nullptr && !isKnown) {
        notes.push_back({Severity::Warning,
                         "trna.unread",
                         "tAI and DP are undefined: no anticodon is known of the tRNA genes of " +
                             sources.trnaCopies->source + "; load a table of tRNA gene copy numbers.",
                         1,
                         {},
                         {}});
    } else if (isKnown) {
        out.trna = sources.trnaCopies->byCodon;
        notes.push_back({Severity::Info,
                         "trna.source",
                         "tAI and DP use the tRNA gene copy numbers of: " + sources.trnaCopies->source + ".",
                         1,
                         {},
                         {}});
    } else {
        notes.push_back(
            {Severity::Info,
             "trna.none",
             "tAI and DP are undefined: the annotation names no tRNA with its anticodon, and no tRNA table is loaded.",
             1,
             {},
             {}});
    }
    out.background = sources.background;
    if (out.background)
        notes.push_back({Severity::Info,
                         "background",
                         "Between genes GC is " + displayNumber(2 * (*out.background)[1]) +
                             "; Nc' (intergenic) is measured against it.",
                         1,
                         {},
                         {}});
    else
        notes.push_back({Severity::Info,
                         "background.none",
                         "Nc' (intergenic) is undefined: the files hold no sequence between genes.",
                         1,
                         {},
                         {}});
    return out;
}

Result<BiasReferences> biasReferences(const Dataset& dataset, const GeneCodons& genes, const ReferenceSet& reference,
                                      const Parameters& parameters, std::vector<Note>& notes)
{
    BiasSources sources;
    sources.code = genes.code;
    sources.genome = pooledCounts(genes.codons, genes.pooledRows());
    sources.reference = &reference;
    if (dataset.trnaCopies) sources.trnaCopies = &*dataset.trnaCopies;
    if (!reference.rows.empty())
        sources.gcbWeights = merklWeights(genes.codons, genes.pooledRows(), reference.rows, *genes.code).weights;
    sources.background = intergenicBaseFrequencies(dataset.genome);
    return biasReferences(sources, parameters, notes);
}

}  // namespace pleio::builtin
