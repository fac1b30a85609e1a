// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/exclusion_causes.h"

#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/genome/genetic_code.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <vector>

namespace pleio {

namespace {

constexpr std::int64_t kFewestStopped = 2;
constexpr double kManyStopped = 0.1;  ///< of all CDS
constexpr double kNearlyAllRead = 0.9;
constexpr double kMostLost = 0.5;

using CodonSet = std::bitset<kCodons>;

/// The codons of a coding sequence as far as a genetic code decides about them.
struct StopCandidate {
    CodonSet inside;  ///< without those that an exception reads
    int last = -1;    ///< codon at the end, -1 if it is ambiguous or the end is missing
    bool stopped = false;
    int code = 1;
};

StopCandidate candidateOf(const Gene& gene)
{
    StopCandidate candidate;
    candidate.stopped = gene.exclusion == Exclusion::InternalStop;
    candidate.code = gene.geneticCode;
    const std::size_t codons = gene.coding.size() / 3;
    const auto exceptions = exceptionCodons(gene);
    for (std::size_t i = 0; i < codons; ++i) {
        const int codon = codonIndex(gene.coding[3 * i], gene.coding[3 * i + 1], gene.coding[3 * i + 2]);
        if (i + 1 == codons && !gene.location.fuzzyEnd)
            candidate.last = codon;
        else if (codon >= 0 && std::ranges::none_of(exceptions, [i](const auto& at) { return at.first == i; }))
            candidate.inside.set(static_cast<std::size_t>(codon));
    }
    return candidate;
}

CodonSet stopsOnly(const GeneticCode& code)
{
    CodonSet stops;
    for (int codon = 0; codon < kCodons; ++codon) stops[static_cast<std::size_t>(codon)] = !code.isSense(codon);
    return stops;
}

bool reads(const StopCandidate& candidate, const GeneticCode& code, const CodonSet& stops)
{
    const bool ends =
        candidate.last < 0 || code.isStop(candidate.last) || !GeneticCode::find(candidate.code)->isStop(candidate.last);
    return ends && (candidate.inside & stops).none();
}

int differences(const GeneticCode& a, const GeneticCode& b)
{
    int count = 0;
    for (int codon = 0; codon < kCodons; ++codon)
        count += a.aminoAcid(codon) != b.aminoAcid(codon) || a.isStop(codon) != b.isStop(codon) ? 1 : 0;
    return count;
}

std::string wordList(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

struct CodeReading {
    const GeneticCode* code = nullptr;
    std::int64_t all = 0;
    std::int64_t stopped = 0;
    int differences = 0;
};

bool noteOtherCode(Genome& genome)
{
    std::vector<StopCandidate> candidates;
    std::int64_t stopped = 0;
    std::array<std::int64_t, 64> codes{};
    for (const Gene& gene : genome.genes) {
        if (!gene.used() && gene.exclusion != Exclusion::InternalStop) continue;
        candidates.push_back(candidateOf(gene));
        if (!candidates.back().stopped) continue;
        ++stopped;
        ++codes[static_cast<std::size_t>(std::clamp(gene.geneticCode, 0, 63))];
    }
    const auto total = static_cast<std::int64_t>(candidates.size());
    if (stopped < kFewestStopped || static_cast<double>(stopped) < kManyStopped * static_cast<double>(total))
        return false;
    const auto most = static_cast<int>(std::ranges::max_element(codes) - codes.begin());
    const GeneticCode& own = *GeneticCode::find(most);
    const CodonSet ownStops = stopsOnly(own);

    std::vector<CodeReading> readings;
    for (const GeneticCode& code : GeneticCode::all()) {
        const CodonSet stops = stopsOnly(code);
        if (code.id() == most || stops.none()) continue;
        CodeReading reading{&code, 0, 0, differences(code, own)};
        for (const StopCandidate& candidate : candidates) {
            if (!reads(candidate, code, stops)) continue;
            ++reading.all;
            reading.stopped += candidate.stopped ? 1 : 0;
        }
        if (static_cast<double>(reading.stopped) >= kNearlyAllRead * static_cast<double>(stopped))
            readings.push_back(reading);
    }
    if (readings.empty()) return false;
    const auto better = [](const CodeReading& a, const CodeReading& b) {
        if (a.all != b.all) return a.all > b.all;
        return a.differences != b.differences ? a.differences < b.differences : a.code->id() < b.code->id();
    };
    std::ranges::sort(readings, better);
    const CodeReading& best = readings.front();

    CodonSet met;
    for (const StopCandidate& candidate : candidates)
        if (candidate.stopped) met |= candidate.inside & ownStops;
    std::vector<std::string> names;
    for (int codon = 0; codon < kCodons; ++codon)
        if (met[static_cast<std::size_t>(codon)]) names.push_back(codonText(codon));
    std::vector<std::string> equals;
    for (std::size_t i = 1; i < readings.size() && readings[i].all == best.all; ++i)
        if (readings[i].differences == best.differences) equals.push_back(std::to_string(readings[i].code->id()));

    const bool flat = genome.format == "genbank" || genome.format == "embl";
    std::string text = displayCount(stopped) + " CDS stop inside under genetic code " + std::to_string(most) +
                       ", all at " + wordList(names) + "; genetic code " + std::to_string(best.code->id()) + " (" +
                       std::string(best.code->name()) + ") reads " + displayCount(best.all) + " of all " +
                       displayCount(total) + " CDS";
    if (!equals.empty())
        text += equals.size() == 1 ? ", as code " + equals.front() + " does" : ", as codes " + wordList(equals) + " do";
    text += flat ? ". If it is the organism's, give each CDS /transl_table=" + std::to_string(best.code->id()) + '.'
                 : ". If it is the organism's, choose it as genetic code and read the files again.";
    genome.notes.push_back({Severity::Problem, kOtherCodeNote, std::move(text), stopped, {}, {}});
    return true;
}

/// The coding sequence from its first base on, whatever phase is given.
bool readsFromFirstBase(const Gene& gene, const Genome& genome)
{
    if (gene.replicon < 0 || gene.location.remote || gene.location.parts.empty()) return false;
    const std::string& sequence = genome.replicons[static_cast<std::size_t>(gene.replicon)].sequence;
    const auto length = static_cast<std::int64_t>(sequence.size());
    for (const auto& part : gene.location.parts)
        if (part.start < 0 || part.start > part.end || part.end > length) return false;
    Gene shifted = gene;
    shifted.codonStart = 1;
    shifted.coding = spliced(sequence, gene.location);
    return shifted.coding.size() % 3 == 0 && translate(shifted).find('*') == std::string::npos;
}

bool noteShiftedFrame(Genome& genome)
{
    std::array<std::int64_t, 4> starts{};
    std::int64_t total = 0;
    std::int64_t lost = 0;
    std::int64_t regained = 0;
    for (const Gene& gene : genome.genes) {
        if (gene.pseudo || GeneticCode::find(gene.geneticCode) == nullptr) continue;
        ++total;
        ++starts[static_cast<std::size_t>(std::clamp(gene.codonStart, 0, 3))];
        const bool isFrame =
            gene.exclusion == Exclusion::NotMultipleOfThree || gene.exclusion == Exclusion::InternalStop;
        if (gene.codonStart == 1 || !isFrame) continue;
        ++lost;
        regained += readsFromFirstBase(gene, genome) ? 1 : 0;
    }
    const auto start = static_cast<std::int64_t>(std::max_element(starts.begin() + 2, starts.end()) - starts.begin());
    const std::int64_t same = starts[static_cast<std::size_t>(start)];
    if (same < 2 || static_cast<double>(same) < kNearlyAllRead * static_cast<double>(total) || 2 * lost < same ||
        static_cast<double>(regained) < kNearlyAllRead * static_cast<double>(lost))
        return false;
    const bool flat = genome.format == "genbank" || genome.format == "embl";
    const std::string given =
        flat ? "/codon_start=" + std::to_string(start) : "phase " + std::to_string(start - 1) + " (column 8)";
    genome.notes.push_back({Severity::Problem,
                            kShiftedFrameNote,
                            displayCount(same) + " of " + displayCount(total) + " CDS have " + given +
                                ", by which their first codon begins behind the first base, but " +
                                displayCount(regained) + " of " + displayCount(lost) +
                                " that were left out are whole frames from the first base on; write " +
                                (flat ? "/codon_start=1" : "0") + " if they are complete.",
                            lost,
                            {},
                            {}});
    return true;
}

/// Another place of a CDS, and how to say it.
struct OtherPlace {
    std::int64_t start, end;  ///< bases by which the smaller and the larger coordinate of each part are moved
    bool otherStrand;
    const char* words;
};

constexpr std::array<OtherPlace, 7> kOtherPlaces{{
    {0, 0, true, "on the other strand"},
    {1, 0, false, "if they start one base later (starts seem to be counted from 0, as in BED)"},
    {1, 1, false, "one base further on (places seem to be counted from 0)"},
    {-1, -1, false, "one base before"},
    {0, -1, false, "if they end one base before"},
    {0, 1, false, "if they end one base later"},
    {-1, 0, false, "if they start one base before"},
}};

Location moved(const Location& location, const OtherPlace& by)
{
    Location other = location;
    for (Location::Part& part : other.parts) {
        part.start += by.start;
        part.end += by.end;
        if (by.otherStrand) part.strand = part.strand == Strand::Forward ? Strand::Reverse : Strand::Forward;
    }
    if (by.otherStrand) std::ranges::reverse(other.parts);
    return other;
}

bool hasLostFrame(const Gene& gene)
{
    return gene.exclusion == Exclusion::NotMultipleOfThree || gene.exclusion == Exclusion::InternalStop ||
           gene.exclusion == Exclusion::OutsideSequence;
}

/// One place that explains what is left out, or that none does.
void noteOtherPlace(Genome& genome)
{
    std::vector<const Gene*> lost;
    std::int64_t total = 0;
    for (const Gene& gene : genome.genes) {
        if (gene.pseudo || gene.replicon < 0 || gene.location.remote || GeneticCode::find(gene.geneticCode) == nullptr)
            continue;
        ++total;
        if (hasLostFrame(gene)) lost.push_back(&gene);
    }
    const std::int64_t number = std::ssize(lost);
    const auto share = [](std::int64_t part, std::int64_t all) {
        return static_cast<double>(part) / static_cast<double>(all);
    };
    if (number < kFewestStopped || share(number, total) < kManyStopped) return;
    const auto wholeAt = [&](const OtherPlace& place) {
        return std::ranges::count_if(lost, [&](const Gene* gene) {
            return isWholeFrame(*gene, moved(gene->location, place),
                                genome.replicons[static_cast<std::size_t>(gene->replicon)].sequence);
        });
    };
    const OtherPlace* best = nullptr;
    std::int64_t most = 0;
    for (const OtherPlace& place : kOtherPlaces)
        if (const std::int64_t whole = wholeAt(place); whole > most) {
            most = whole;
            best = &place;
        }
    const std::string ofAll = displayCount(number) + " of " + displayCount(total) +
                              " CDS are no reading frames (length, or stop codons inside)";
    if (best != nullptr && share(most, number) >= kNearlyAllRead) {
        genome.notes.push_back({Severity::Problem,
                                kOtherPlaceNote,
                                ofAll + "; " + displayCount(most) +
                                    " of them are whole ones, from start codon to stop codon, " + best->words +
                                    ". Nothing was moved; mend the annotation if that is the cause.",
                                number,
                                {},
                                {}});
    } else if (share(number, total) >= kMostLost) {
        genome.notes.push_back({Severity::Problem,
                                kOtherSequenceNote,
                                ofAll +
                                    ", and no other genetic code, phase, strand or place a base away explains it. The "
                                    "sequence may be another one than was annotated (another assembly or version), or "
                                    "hold many errors; give the FASTA file that belongs to the annotation.",
                                number,
                                {},
                                {}});
    }
}

}  // namespace

bool isWholeFrame(const Gene& gene, const Location& place, const std::string& sequence)
{
    const auto length = static_cast<std::int64_t>(sequence.size());
    const GeneticCode* code = GeneticCode::find(gene.geneticCode);
    if (code == nullptr || place.parts.empty()) return false;
    for (const Location::Part& part : place.parts)
        if (part.start < 0 || part.start >= part.end || part.end > length) return false;
    Gene other = gene;
    other.location = place;
    other.exceptions.clear();  // they name places
    other.coding = spliced(sequence, place);
    other.coding.erase(0, std::min(other.coding.size(), static_cast<std::size_t>(std::max(0, gene.codonStart - 1))));
    const std::string& bases = other.coding;
    if (bases.size() < 6 || bases.size() % 3 != 0 || translate(other).find('*') != std::string::npos) return false;
    const int first = codonIndex(bases[0], bases[1], bases[2]);
    const std::size_t at = bases.size() - 3;
    const int last = codonIndex(bases[at], bases[at + 1], bases[at + 2]);
    const bool starts = place.fuzzyStart || (first >= 0 && code->isStart(first));
    return starts && (place.fuzzyEnd || (last >= 0 && code->isStop(last)));
}

void noteExclusionCauses(Genome& genome)
{
    const bool isExplained = noteOtherCode(genome);
    if (!noteShiftedFrame(genome) && !isExplained) noteOtherPlace(genome);
}

}  // namespace pleio
