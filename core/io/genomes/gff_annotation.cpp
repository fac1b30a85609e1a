// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gff_annotation.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/genome/exclusion_causes.h"
#include "core/genome/genetic_code.h"
#include "core/io/genomes/gff_rows.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

std::string_view unversioned(std::string_view id)
{
    const auto dot = id.rfind('.');
    return dot == std::string_view::npos ? id : id.substr(0, dot);
}

/// The name without the words that programs put before it: "accn|" of PATRIC, "chr" of UCSC, "contig_" of Prokka.
std::string_view withoutSequencePrefix(std::string_view id)
{
    static constexpr std::array<std::string_view, 7> kWords{"chromosome", "scaffold", "contig", "chr",
                                                            "seq",        "plasmid",  "ctg"};
    if (const auto bar = id.find_last_not_of('|'); bar != std::string_view::npos) {
        id = id.substr(0, bar + 1);
        if (const auto last = id.rfind('|'); last != std::string_view::npos) id = id.substr(last + 1);
    }
    for (const std::string_view word : kWords) {
        if (!startsWithNoCase(id, word)) continue;
        const auto rest = id.find_first_not_of("_-:. ", word.size());
        // "chromatin" begins with no prefix: a sign, a number or a capital (chrX) follows one.
        const bool isPrefix = rest != std::string_view::npos &&
                              (rest > word.size() || isDigit(id[rest]) || (id[rest] >= 'A' && id[rest] <= 'Z'));
        if (isPrefix) return id.substr(rest);
    }
    return id;
}

/// Finds the replicon an annotation means.
class RepliconIndex {
public:
    struct Found {
        std::int32_t replicon = -1;
        bool withoutPrefix = false;  ///< a prefix had to be taken off
    };

    explicit RepliconIndex(const std::vector<Replicon>& replicons)
    {
        for (std::size_t i = 0; i < replicons.size(); ++i) {
            const auto index = static_cast<std::int32_t>(i);
            m_exact.try_emplace(replicons[i].id, index);
            for (const auto field : splitView(replicons[i].id, '|')) add(m_loose, field, index);
            add(m_loose, unversioned(replicons[i].id), index);
            for (const auto name : {withoutSequencePrefix(replicons[i].id), std::string_view(replicons[i].id)})
                for (const auto form : {name, unversioned(name)}) add(m_bare, form, index);
        }
    }

    [[nodiscard]] Found find(std::string_view seqid) const
    {
        if (const auto found = m_exact.find(seqid); found != m_exact.end()) return {found->second, false};
        for (const std::string_view name : {seqid, unversioned(seqid)})
            if (const auto found = m_loose.find(name); found != m_loose.end()) return {found->second, false};
        const std::string_view bare = withoutSequencePrefix(seqid);
        for (const std::string_view name : {bare, unversioned(bare)})
            if (const auto found = m_bare.find(name); found != m_bare.end()) return {found->second, true};
        return {};
    }

private:
    using Names = std::unordered_map<std::string_view, std::int32_t>;

    static void add(Names& names, std::string_view name, std::int32_t index)
    {
        if (name.empty()) return;
        const auto [found, isNew] = names.try_emplace(name, index);
        if (!isNew && found->second != index) found->second = -1;  // fits several: fits none
    }

    Names m_exact;
    Names m_loose;
    Names m_bare;  ///< without prefixes
};

/// Rows sorted by start lose the order of a CDS whose two ends meet at the origin of a circle; the widest
/// gap between them is then where the CDS begins and ends.
void joinAtOrigin(Location& location, std::int64_t length)
{
    auto& parts = location.parts;
    const Strand strand = location.strand();
    if (parts.size() < 2 || !std::ranges::all_of(parts, [&](const auto& part) { return part.strand == strand; }))
        return;
    if (strand == Strand::Reverse) std::ranges::reverse(parts);
    if (std::ranges::is_sorted(parts, {}, &Location::Part::start) && parts.front().start == 0 &&
        parts.back().end == length) {
        auto first = parts.begin();
        std::int64_t widest = 0;
        for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
            const std::int64_t gap = part->start - std::prev(part)->end;
            if (gap > widest) {
                widest = gap;
                first = part;
            }
        }
        std::rotate(parts.begin(), first, parts.end());
    }
    if (strand == Strand::Reverse) std::ranges::reverse(parts);
}

/// True if all of the location lies on a sequence of this length.
bool liesWithin(const Location& location, std::int64_t length)
{
    return !location.parts.empty() && std::ranges::all_of(location.parts, [length](const Location::Part& part) {
        return part.start >= 0 && part.start < part.end && part.end <= length;
    });
}

bool isStopCodon(std::string_view bases, const GeneticCode& code)
{
    const int codon = bases.size() == 3 ? codonIndex(bases[0], bases[1], bases[2]) : -1;
    return codon >= 0 && code.isStop(codon);
}

/// Adds the stop codon to a CDS that GTF ends before it. Programs that write it into the CDS are recognised by the
/// codon at its end, so that nothing is added twice.
bool addStopCodon(Gene& gene, const std::string& sequence)
{
    const GeneticCode* code = GeneticCode::find(gene.geneticCode);
    const auto length = static_cast<std::int64_t>(sequence.size());
    if (code == nullptr || gene.location.fuzzyEnd || !liesWithin(gene.location, length)) return false;
    Location::Part& last = gene.location.parts.back();
    const bool forward = last.strand == Strand::Forward;
    const Location behind{{{forward ? last.end : last.start - 3, forward ? last.end + 3 : last.start, last.strand}}};
    if (!liesWithin(behind, length) || !isStopCodon(spliced(sequence, behind), *code)) return false;
    const std::string coding = spliced(sequence, gene.location);
    if (coding.size() < 3 || (static_cast<std::int64_t>(coding.size()) - (gene.codonStart - 1)) % 3 != 0 ||
        isStopCodon(std::string_view(coding).substr(coding.size() - 3), *code))
        return false;
    (forward ? last.end : last.start) += forward ? 3 : -3;
    return true;
}

/// CDS whose start is behind their end, and whether that is all that is wrong with them.
std::string reversedText(const Genome& genome, const GffAnnotation& annotation, const RepliconIndex& index)
{
    std::int64_t whole = 0;
    for (std::size_t i = 0; i < annotation.reversed.size(); ++i) {
        const Gene& gene = annotation.reversed[i];
        const std::int32_t found = index.find(annotation.reversedSeqids[i]).replicon;
        if (found >= 0 && isWholeFrame(gene, gene.location, genome.replicons[static_cast<std::size_t>(found)].sequence))
            ++whole;
    }
    const std::int64_t all = std::ssize(annotation.reversed);
    return counted(all, "CDS row has", "CDS rows have") + " the start behind the end; " + displayCount(whole) +
           (whole == 1 ? " is a whole reading frame" : " are whole reading frames") +
           " if the two are exchanged, because the start is the smaller of the two on both strands, and column 7 names "
           "the "
           "strand.";
}

/// Says where the annotation speaks of sequences of another length.
void noteLengths(const Genome& genome, const GffAnnotation& annotation, const RepliconIndex& index,
                 const std::string& name, NoteList& notes)
{
    for (const auto& [seqid, length] : annotation.lengths) {
        const std::int32_t found = index.find(seqid).replicon;
        if (found < 0) continue;
        const Replicon& replicon = genome.replicons[static_cast<std::size_t>(found)];
        const auto own = static_cast<std::int64_t>(replicon.sequence.size());
        if (own == length) continue;
        notes.add(
            Severity::Warning, "gff3.other_length",
            "{sequence has|sequences have} another length than the annotation says; it may belong to another assembly.",
            replicon.id + ": " + displayCount(own) + " bases, in the annotation " + displayCount(length), name);
    }
}

/// Says that CDS lie beyond the end of their sequences: of another assembly, if most do. Each is left out and counted
/// with its cause, whatever their number.
void noteBeyondEnd(Genome& genome, const std::vector<Gene>& genes, const std::string& name)
{
    std::int64_t placed = 0, beyond = 0;
    std::vector<std::string> examples;
    for (const Gene& gene : genes) {
        if (gene.replicon < 0) continue;
        ++placed;
        const Replicon& replicon = genome.replicons[static_cast<std::size_t>(gene.replicon)];
        const auto length = static_cast<std::int64_t>(replicon.sequence.size());
        if (gene.location.parts.empty() || liesWithin(gene.location, length)) continue;
        ++beyond;
        if (examples.size() < kMaxExamples)
            examples.push_back(gene.id + ": " + gene.location.text() + " on " + replicon.id + ", of " +
                               displayCount(length) + " bases");
    }
    if (2 * beyond <= placed) return;
    genome.notes.push_back(
        {Severity::Problem, "gff3.beyond_end",
         displayCount(beyond) + " of " + counted(placed, "CDS lies", "CDS lie") +
             " beyond the end of their sequence; annotation and sequence do not belong together. Give the "
             "FASTA file that the annotation was made for.",
         beyond, std::move(examples), name});
}

/// "NC_000913.2" and "NC_000913.3".
bool areVersions(std::string_view a, std::string_view b)
{
    const auto hasVersion = [](std::string_view id) {
        const std::string_view rest = id.substr(unversioned(id).size());
        return rest.size() > 1 && std::ranges::all_of(rest.substr(1), isDigit);
    };
    return a != b && hasVersion(a) && hasVersion(b) && unversioned(a) == unversioned(b);
}

}  // namespace

void addUnreadRow(GffAnnotation& annotation, std::string_view format, std::string_view line, const std::string& where,
                  int geneticCode, NoteList& notes)
{
    GffRow row;
    const GffFault fault = gffRowFault(line, row).value_or(GffFault::Columns);
    const std::string number = "line " + where.substr(where.rfind(':') + 1) + ": ";
    const std::string start = "start " + std::to_string(row.start), end = "end " + std::to_string(row.end);
    const std::string code(format);
    switch (fault) {
    case GffFault::StartBehindEnd:
        if (isCodingType(row.type)) {
            Gene gene;
            gene.geneticCode = geneticCode;
            gene.location.parts.push_back(
                {row.end - 1, row.start, row.strand == '-' ? Strand::Reverse : Strand::Forward});
            annotation.reversed.push_back(std::move(gene));
            annotation.reversedSeqids.push_back(unescapedGff(row.seqid));
        }
        notes.add(Severity::Warning, code + ".start_behind_end",
                  "{row has a start behind its|rows have a start behind their} end and {is|are} left out; the start is "
                  "the smaller of the two on both "
                  "strands, and column 7 names the strand.",
                  number + start + ", " + end, where);
        return;
    case GffFault::StartBelowOne:
        notes.add(
            Severity::Warning, code + ".start_below_one",
            "{row starts|rows start} below 1 and {is|are} left out; places are counted from 1, those of BED from 0.",
            number + start, where);
        return;
    case GffFault::Columns:
    case GffFault::Numbers:
    case GffFault::EndBeyond:
        break;
    }
    const std::string why = fault == GffFault::Columns   ? "fewer than eight columns between tabs"
                            : fault == GffFault::Numbers ? "start and end are no whole numbers"
                                                         : end + " is beyond any sequence";
    notes.add(Severity::Warning, code + ".bad_row", "{row|rows} cannot be read and {is|are} left out.", number + why,
              where);
}

void GffAnnotation::countFeature(std::string_view type)
{
    const auto found = features.find(type);
    if (found == features.end())
        features.emplace(type, 1);
    else
        ++found->second;
}

Result<void> annotate(Genome& genome, GffAnnotation annotation, const std::string& name)
{
    const RepliconIndex index(genome.replicons);
    for (const std::string& seqid : annotation.circular)
        if (const std::int32_t found = index.find(seqid).replicon; found >= 0)
            genome.replicons[static_cast<std::size_t>(found)].circular = true;

    if (!annotation.reversed.empty()) {
        const std::string text = reversedText(genome, annotation, index);
        if (annotation.genes.empty()) return badInput("No CDS can be read: " + text, name);
        annotation.notes.push_back(
            {Severity::Problem, "gff3.reversed_cds", text, std::ssize(annotation.reversed), {}, name});
    }
    NoteList notes;
    noteLengths(genome, annotation, index, name, notes);
    std::set<std::string> prefixed;
    std::int64_t placed = 0;
    for (std::size_t i = 0; i < annotation.genes.size(); ++i) {
        Gene& gene = annotation.genes[i];
        const RepliconIndex::Found found = index.find(annotation.seqids[i]);
        gene.replicon = found.replicon;
        if (gene.replicon < 0) {
            gene.location.remote = true;
            notes.add(Severity::Warning, "gff3.unknown_sequence",
                      "CDS lie on sequences that are not in the FASTA file.", gene.id + ": on " + annotation.seqids[i],
                      name);
            continue;
        }
        ++placed;
        const Replicon& replicon = genome.replicons[static_cast<std::size_t>(gene.replicon)];
        if (found.withoutPrefix && prefixed.insert(annotation.seqids[i]).second)
            notes.add(Severity::Info, "gff3.sequence_prefix",
                      "{sequence has|sequences have} another name in the annotation than in the FASTA file and were "
                      "matched without the "
                      "prefix.",
                      annotation.seqids[i] + ": " + replicon.id, name);
        if (areVersions(annotation.seqids[i], replicon.id) && prefixed.insert(annotation.seqids[i]).second)
            notes.add(Severity::Warning, "gff3.sequence_version",
                      "{sequence has|sequences have} another version in the annotation than in the FASTA file; places "
                      "may have moved.",
                      annotation.seqids[i] + ": " + replicon.id, name);
        if (replicon.circular) {
            const auto length = static_cast<std::int64_t>(replicon.sequence.size());
            wrapAtOrigin(gene.location, length);
            joinAtOrigin(gene.location, length);
        }
        if (annotation.stopOutside && addStopCodon(gene, replicon.sequence))
            notes.add(Severity::Info, "gtf.stop_added",
                      "CDS end before their stop codon, as GTF says; it was added from the sequence.", gene.id, name);
    }
    if (placed == 0 && !annotation.genes.empty())
        return badInput("The annotation names sequence " + annotation.seqids.front() + " but the FASTA file holds " +
                            genome.replicons.front().id + "; give the FASTA file that belongs to this annotation.",
                        name);
    noteBeyondEnd(genome, annotation.genes, name);
    for (std::size_t i = 0; i < annotation.trnas.size(); ++i) {
        TrnaFeature& trna = annotation.trnas[i];
        trna.names.replicon = index.find(annotation.trnaSeqids[i]).replicon;
        if (trna.names.replicon >= 0) {
            const Replicon& replicon = genome.replicons[static_cast<std::size_t>(trna.names.replicon)];
            if (replicon.circular)
                wrapAtOrigin(trna.names.location, static_cast<std::int64_t>(replicon.sequence.size()));
        }
        genome.trnas.push_back(trnaOf(trna, genome, notes));
    }
    genome.genes = std::move(annotation.genes);
    genome.geneFeatures = annotation.geneFeatures;
    genome.features = std::move(annotation.features);
    genome.simulated |= annotation.simulated;
    if (genome.organism.empty()) genome.organism = annotation.organism;
    std::ranges::move(annotation.notes, std::back_inserter(genome.notes));
    std::ranges::move(notes.take(), std::back_inserter(genome.notes));
    return {};
}

}  // namespace pleio
