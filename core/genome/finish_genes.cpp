// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/genome/codon_counts.h"
#include "core/genome/exclusion_causes.h"
#include "core/genome/note_list.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
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
        noteExclusionCauses(m_genome);
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
        if (differsInStartAlone(gene, own, given)) {
            m_notes.add(Severity::Info, "cds.start_as_written",
                        "proteins in the file give the start codon the amino acid that it has inside a CDS, or Met; a "
                        "convention, and the CDS are used.",
                        gene.id + ": " + given.front() + " for " + gene.coding.substr(0, 3));
            return;
        }
        ++m_genome.translationMismatches;
        m_notes.add(Severity::Warning, "cds.translation_mismatch",
                    "CDS do not translate to the protein given for them and are left out.",
                    gene.id + ": " + difference(own, given) +
                        (gene.exceptionReason.empty() ? std::string() : " (" + gene.exceptionReason + ')'));
        if (gene.used()) gene.exclusion = Exclusion::TranslationMismatch;
    }

    /// The first residue is what the codon codes for inside a CDS (V for GTG), where INSDC asks for Met; or Met for a
    /// codon that starts under some code, but not under that of the CDS.
    static bool differsInStartAlone(const Gene& gene, std::string_view own, std::string_view given)
    {
        if (!hasCompleteStart(gene) || own.size() != given.size() || own.size() < 2 ||
            !sameProtein(own.substr(1), given.substr(1)))
            return false;
        const int codon = codonIndex(gene.coding[0], gene.coding[1], gene.coding[2]);
        if (codon < 0) return false;
        const GeneticCode& code = codeOf(gene);
        if (code.isStart(codon)) return given.front() == code.aminoAcid(codon);
        return given.front() == 'M' && std::ranges::any_of(GeneticCode::all(), [codon](const GeneticCode& other) {
                   return other.isStart(codon);
               });
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

    /// CDS of one name that overlap are forms of one gene, of which the longest that can be used is kept. CDS of that
    /// name at other places are other genes (contigs that were annotated apart, symbols of repeated genes); their id
    /// gets its place, so that tables can tell them apart.
    void keepLongest()
    {
        std::unordered_map<std::string_view, std::vector<std::size_t>> byName;
        byName.reserve(m_genome.genes.size());
        for (std::size_t i = 0; i < m_genome.genes.size(); ++i) byName[m_genome.genes[i].id].push_back(i);
        std::vector<std::pair<std::size_t, std::string>> newIds;
        for (std::size_t i = 0; i < m_genome.genes.size(); ++i) {
            const auto& sharers = byName[m_genome.genes[i].id];
            if (sharers.size() < 2 || sharers.front() != i) continue;
            bool isFirst = true;  // keeps the id as it is
            for (const auto& place : placesOf(sharers)) {
                if (!keepLongestOf(place)) continue;
                const bool isPlaced = m_genome.genes[place.front()].replicon >= 0;
                if (!isFirst || (!isPlaced && sharers.size() > place.size()))
                    for (const std::size_t gene : place)
                        newIds.emplace_back(gene, idWithPlace(m_genome.genes[place.front()]));
                isFirst = false;
            }
        }
        byName.clear();  // its names are about to change
        for (auto& [at, id] : newIds) rename(m_genome.genes[at], std::move(id));
    }

    void rename(Gene& gene, std::string id)
    {
        if (gene.id != gene.locusTag && gene.id != gene.proteinId && gene.id != gene.symbol)
            gene.otherIds.push_back(gene.id);
        gene.id = std::move(id);
        if (gene.used())
            m_notes.add(
                Severity::Warning, "cds.equal_names",
                "CDS bear the name of a CDS at another place; they are other genes, and their place was added to "
                "the name.",
                gene.id);
    }

    /// The genes of one name by place: those whose spans, introns included, overlap directly or over others. Of a FASTA
    /// of CDS the place is not known: records of one locus tag are forms of a gene, and so are equal sequences; others
    /// of one name are genes of files that were put together.
    [[nodiscard]] std::vector<std::vector<std::size_t>> placesOf(const std::vector<std::size_t>& sharers) const
    {
        struct Span {
            std::int32_t replicon;
            std::int64_t start, end;
            std::size_t sharer;
        };
        std::vector<Span> spans;
        std::vector<std::size_t> leader(sharers.size());  // of the place, an index into sharers
        for (std::size_t i = 0; i < sharers.size(); ++i) {
            const Gene& gene = m_genome.genes[sharers[i]];
            const bool hasPlace = gene.replicon >= 0 && !gene.location.parts.empty();
            leader[i] = hasPlace ? i : formOf(sharers, i);
            if (!hasPlace) continue;
            const std::int64_t start = gene.location.start();
            const std::int64_t end = gene.location.end();
            if (start < end) {
                spans.push_back({gene.replicon, start, end, i});
            } else {  // across the origin
                spans.push_back({gene.replicon, start, std::numeric_limits<std::int64_t>::max(), i});
                spans.push_back({gene.replicon, 0, end, i});
            }
        }
        std::ranges::sort(spans, {},
                          [](const Span& span) { return std::tuple(span.replicon, span.start, span.sharer); });
        const auto unite = [&leader](std::size_t a, std::size_t b) {
            const std::size_t low = std::min(leader[a], leader[b]);
            const std::size_t high = std::max(leader[a], leader[b]);
            if (low != high) std::ranges::replace(leader, high, low);
        };
        for (std::size_t i = 1, widest = 0; i < spans.size(); ++i) {
            const bool overlaps = spans[i].replicon == spans[widest].replicon && spans[i].start < spans[widest].end;
            if (overlaps) unite(spans[i].sharer, spans[widest].sharer);
            if (!overlaps || spans[i].end > spans[widest].end) widest = i;
        }
        std::vector<std::vector<std::size_t>> places;
        std::unordered_map<std::size_t, std::size_t> placeOf;
        for (std::size_t i = 0; i < sharers.size(); ++i) {
            const auto [at, isNew] = placeOf.try_emplace(leader[i], places.size());
            if (isNew) places.emplace_back();
            places[at->second].push_back(sharers[i]);
        }
        return places;
    }

    /// The first of the genes without a place before this one that is the same gene.
    [[nodiscard]] std::size_t formOf(const std::vector<std::size_t>& sharers, std::size_t at) const
    {
        const Gene& gene = m_genome.genes[sharers[at]];
        for (std::size_t i = 0; i < at; ++i) {
            const Gene& other = m_genome.genes[sharers[i]];
            if (other.replicon >= 0) continue;
            if (other.coding == gene.coding || (!gene.locusTag.empty() && other.locusTag == gene.locusTag)) return i;
        }
        return at;
    }

    /// False if none of them can be used.
    bool keepLongestOf(const std::vector<std::size_t>& forms)
    {
        Gene* kept = nullptr;
        for (const std::size_t form : forms) {
            Gene* gene = &m_genome.genes[form];
            if (!gene->used()) continue;
            if (kept != nullptr) {
                if (gene->coding.size() > kept->coding.size()) std::swap(gene, kept);
                gene->exclusion = Exclusion::DuplicateId;
            } else {
                kept = gene;
            }
        }
        return kept != nullptr;
    }

    [[nodiscard]] std::string idWithPlace(const Gene& gene) const
    {
        if (gene.replicon < 0)  // the number of its record
            return gene.id + '@' + std::to_string(1 + (&gene - m_genome.genes.data()));
        return gene.id + '@' + m_genome.replicons[static_cast<std::size_t>(gene.replicon)].id + ':' +
               std::to_string(gene.location.start() + 1);
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
