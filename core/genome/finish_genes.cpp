// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/genome/codon_counts.h"
#include "core/genome/note_list.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pleio {

namespace {

/// Fills `coding` from the replicon; says why if it cannot.
Exclusion buildCoding(Gene& gene, const Genome& genome)
{
    if (gene.replicon < 0) return gene.location.remote ? Exclusion::RemoteLocation : Exclusion::None;
    const Replicon& replicon = genome.replicons[static_cast<std::size_t>(gene.replicon)];
    gene.coding.clear();
    if (gene.location.remote || (replicon.sequence.empty() && !gene.location.parts.empty()))
        return Exclusion::RemoteLocation;
    const auto length = static_cast<std::int64_t>(replicon.sequence.size());
    for (const auto& part : gene.location.parts)
        if (part.start < 0 || part.start > part.end || part.end > length) return Exclusion::OutsideSequence;
    gene.coding = spliced(replicon.sequence, gene.location);
    gene.coding.erase(0, std::min(gene.coding.size(), static_cast<std::size_t>(gene.codonStart - 1)));
    return Exclusion::None;
}

/// Compares a protein with the one in the file. X on either side means "not known" and fits anything.
bool sameProtein(std::string_view own, std::string_view given)
{
    if (own.size() != given.size()) return false;
    for (std::size_t i = 0; i < own.size(); ++i)
        if (own[i] != given[i] && own[i] != 'X' && given[i] != 'X') return false;
    return true;
}

class Finisher {
public:
    explicit Finisher(Genome& genome) : m_genome(genome) {}

    void run()
    {
        m_ends.resize(m_genome.genes.size());
        for (std::size_t i = 0; i < m_ends.size(); ++i) {
            Gene& gene = m_genome.genes[i];
            gene.exclusion = examine(gene, m_ends[i]);
            checkTranslation(gene);
        }
        keepLongest();
        addNotes();
    }

private:
    /// The codons that countCodons sets apart, kept from the first look at a gene for its notes.
    struct Ends {
        std::int32_t startCodon = -1, stopCodon = -1;
        std::uint32_t trailingBases = 0;
    };

    static const GeneticCode& codeOf(const Gene& gene) { return *GeneticCode::find(gene.geneticCode); }

    Exclusion examine(Gene& gene, Ends& ends)
    {
        const Exclusion built = buildCoding(gene, m_genome);
        if (gene.pseudo) return Exclusion::Pseudogene;
        if (GeneticCode::find(gene.geneticCode) == nullptr) return Exclusion::UnknownGeneticCode;
        if (built != Exclusion::None) return built;

        const CodonTally tally = countCodons(gene);
        ends = {tally.startCodon, tally.stopCodon, tally.trailingBases};
        if (tally.trailingBases != 0 && !mayEndInsideCodon(gene)) return Exclusion::NotMultipleOfThree;
        const bool stopsAtOnce = tally.startCodon >= 0 && !codeOf(gene).isSense(tally.startCodon);
        const bool mayStopInside = stopsAtOnce || tally.internalStops > 0 || !gene.exceptions.empty();
        if (mayStopInside && translate(gene).find('*') != std::string::npos) return Exclusion::InternalStop;
        const auto unknown = [](char base) { return baseIndex(base) < 0; };
        const std::string_view trailing = std::string_view(gene.coding).substr(gene.coding.size() / 3 * 3);
        if (tally.ambiguous != 0 || std::ranges::any_of(trailing, unknown)) return Exclusion::Ambiguous;
        if (tally.senseCodons() == 0) return Exclusion::NoSenseCodon;

        return Exclusion::None;
    }

    static bool startIsException(const Gene& gene)
    {
        return std::ranges::any_of(exceptionCodons(gene), [](const auto& exception) { return exception.first == 0; });
    }

    void checkTranslation(Gene& gene)
    {
        if (gene.translation.empty() || gene.coding.empty() || gene.pseudo ||
            gene.exclusion == Exclusion::UnknownGeneticCode)
            return;
        std::string_view given = gene.translation;
        if (given.ends_with('*')) given.remove_suffix(1);
        std::string own = translate(gene);
        if (gene.coding.size() % 3 == 2 && given.size() == own.size() + 1) {
            // GenBank gives the residue that two bases of an incomplete last codon determine.
            Gene completed = gene;
            completed.coding += 'N';
            own = translate(completed);
        }
        if (sameProtein(own, given)) return;
        ++m_genome.translationMismatches;
        m_notes.add(Severity::Warning, "cds.translation_mismatch",
                    "CDS do not translate to the protein given for them and are left out.",
                    gene.id + ": " + difference(own, given) +
                        (gene.exceptionReason.empty() ? std::string() : " (" + gene.exceptionReason + ')'));
        if (gene.used()) gene.exclusion = Exclusion::TranslationMismatch;
    }

    static std::string difference(std::string_view own, std::string_view given)
    {
        const auto [a, b] = std::ranges::mismatch(own, given);
        const auto at = a - own.begin();
        if (a == own.end() || b == given.end())
            return "the file's protein has " + displayCount(static_cast<std::int64_t>(given.size())) +
                   " residues, the sequence gives " + displayCount(static_cast<std::int64_t>(own.size()));
        return "residue " + displayCount(at + 1) + " is " + *b + " in the file's protein, the sequence gives " + *a;
    }

    void keepLongest()
    {
        std::unordered_map<std::string_view, Gene*> kept;
        kept.reserve(m_genome.genes.size());
        for (Gene& gene : m_genome.genes) {
            if (!gene.used()) continue;
            const auto [at, isNew] = kept.try_emplace(gene.id, &gene);
            if (isNew) continue;
            Gene* shorter = &gene;
            if (gene.coding.size() > at->second->coding.size()) std::swap(shorter, at->second);
            shorter->exclusion = Exclusion::DuplicateId;
        }
    }

    /// What is unusual about the ends of a used CDS.
    void noteEnds(const Gene& gene, const Ends& ends)
    {
        if (ends.stopCodon < 0 && ends.trailingBases == 0 && !gene.location.fuzzyEnd)
            m_notes.add(Severity::Info, "cds.no_stop_codon", "CDS without a stop codon at their end are used.",
                        gene.id);
        const bool odd = ends.startCodon >= 0 && !codeOf(gene).isStart(ends.startCodon) && !startIsException(gene);
        if (odd)
            m_notes.add(Severity::Info, "cds.unusual_start",
                        "CDS begin with a codon that is no start codon of their genetic code; they are used.",
                        gene.id + ": begins with " + codonText(ends.startCodon));
    }

    void addNotes()
    {
        for (std::size_t i = 0; i < m_ends.size(); ++i) {
            const Gene& gene = m_genome.genes[i];
            if (gene.used()) noteEnds(gene, m_ends[i]);
            if (gene.used() || gene.exclusion == Exclusion::TranslationMismatch) continue;
            const bool expected = gene.exclusion == Exclusion::Pseudogene || gene.exclusion == Exclusion::DuplicateId;
            m_notes.add(expected ? Severity::Info : Severity::Warning,
                        "cds." + std::string(exclusionId(gene.exclusion)),
                        "CDS left out: " + std::string(exclusionText(gene.exclusion)) + '.', gene.id);
        }
        std::ranges::move(m_notes.take(), std::back_inserter(m_genome.notes));
    }

    Genome& m_genome;
    std::vector<Ends> m_ends;  // one a gene
    NoteList m_notes;
};

}  // namespace

void finishGenes(Genome& genome) { Finisher(genome).run(); }

}  // namespace pleio
