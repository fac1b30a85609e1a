// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/intake/genome_files.h"

#include "core/base/text.h"
#include "core/io/genomes/bases.h"
#include "core/io/genomes/cds_fasta.h"
#include "core/io/genomes/fasta.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/gene_table.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pleio {

namespace {

enum class GenomeKind { None, Annotated, Sequence, Coding, Annotation, GeneTable };

struct GenomeFile {
    FoundFile* file = nullptr;
    GenomeKind kind = GenomeKind::None;
    std::string sequence;  ///< name of the first sequence without version; empty if it is not known
    std::string stem;      ///< of the file name: "gcf_1_asm1" of "GCF_1_ASM1_cds_from_genomic.fna"
};

/// "NC_000913" of "lcl|NC_000913.3_cds_NP_414542.1_1", "ref|NC_000913.3|" and "NC_000913.3".
std::string sequenceName(std::string_view id)
{
    while (id.ends_with('|')) id.remove_suffix(1);
    id = id.substr(id.rfind('|') + 1);
    for (const std::string_view part : {"_cds_", "_rna_", "_trna_", "_rrna_"}) id = id.substr(0, id.find(part));
    if (const auto dot = id.rfind('.');
        dot != std::string_view::npos && id.find_first_not_of("0123456789", dot + 1) == std::string_view::npos)
        id = id.substr(0, dot);
    return std::string(id);
}

std::string stemOfGenome(const std::string& base)
{
    std::string stem = base.substr(0, base.rfind('.'));
    for (const std::string_view end :
         {"_cds_from_genomic", "_rna_from_genomic", "_translated_cds", "_protein", "_genomic"})
        if (stem.ends_with(end)) stem.resize(stem.size() - end.size());
    return stem;
}

/// The word behind a key of a flat file.
std::string_view wordBehind(std::string_view text, std::string_view key)
{
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (!line.starts_with(key)) continue;
        const std::string_view rest = trimmed(line.substr(key.size()));
        return rest.substr(0, rest.find_first_of(" ;\t"));
    }
    return {};
}

std::string firstSequence(const FoundFile& file)
{
    const std::string_view id = file.format->id;
    if (id == "genbank") {
        const std::string_view version = wordBehind(file.head, "VERSION ");
        return sequenceName(version.empty() ? wordBehind(file.head, "LOCUS ") : version);
    }
    if (id == "embl") return sequenceName(wordBehind(file.head, "ID "));
    if (file.format->role == SourceRole::Annotation) {
        const auto lines = firstLines(file.head);
        return lines.empty() ? std::string() : sequenceName(lines.front().substr(0, lines.front().find('\t')));
    }
    if (auto entry = FastaScanner(file.head).next()) return sequenceName(entry->id);
    return {};
}

bool isRna(const FastaEntry& entry)
{
    static constexpr std::array<std::string_view, 5> kKeys{"tRNA", "rRNA", "ncRNA", "tmRNA", "mRNA"};
    return std::ranges::find(kKeys, headerValue(entry.description, "gbkey")) != kKeys.end();
}

/// Sequence, Coding, or None with the reason why a FASTA file is no genome.
GenomeKind kindOfFasta(FoundFile& file)
{
    FastaScanner scanner(file.head);
    FastaFile whole;
    std::string letters;
    std::size_t records = 0, rnas = 0;
    while (auto entry = scanner.next()) {
        FastaRecord record{std::string(entry->id), std::string(entry->description), {}};
        SequenceCharacters characters;
        appendSequence(record.sequence, entry->lines, characters);
        letters += record.sequence;
        ++records;
        rnas += isRna(*entry) ? 1 : 0;
        whole.records.push_back(std::move(record));
    }
    if (looksLikeProtein(letters)) {
        file.leaveOut("sequences of proteins, which do not tell codons");
        return GenomeKind::None;
    }
    if (records > 0 && rnas == records) {
        file.leaveOut("sequences of RNA, which the genome has");
        return GenomeKind::None;
    }
    // The last record may go on behind the head.
    if (whole.records.size() > 1 && file.isCut) whole.records.pop_back();
    if (whole.records.empty()) return GenomeKind::Sequence;
    constexpr int kBacterialCode = 11;
    const std::int64_t coding = countCodingRecords(whole, *GeneticCode::find(kBacterialCode));
    return areCodingSequences(coding, whole.records.size()) ? GenomeKind::Coding : GenomeKind::Sequence;
}

GenomeKind kindOf(FoundFile& file)
{
    const FormatInfo& format = *file.format;
    if (format.id == kGeneTableFormat) return GenomeKind::GeneTable;
    if (format.role == SourceRole::Annotation) return GenomeKind::Annotation;
    return format.readGenome != nullptr ? GenomeKind::Annotated : kindOfFasta(file);
}

/// How surely two files are of one genome; 0 if nothing says so.
int closeness(const GenomeFile& a, const GenomeFile& b)
{
    if (!a.sequence.empty() && a.sequence == b.sequence) return 3;
    if (a.stem == b.stem) return 2;
    return a.file->folder == b.file->folder || (!a.file->file.isFound && !b.file->file.isFound) ? 1 : 0;
}

class GenomeSorter {
public:
    GenomeSorter(std::vector<FoundFile>& files, const IntakeContext& context) : m_context(context)
    {
        for (FoundFile& file : files) {
            if (!file.file.isReadable || file.isTaken() || !file.file.why.empty() || !file.format) continue;
            if (file.format->role != SourceRole::Genome && file.format->role != SourceRole::Annotation) continue;
            const GenomeKind kind = kindOf(file);
            if (kind == GenomeKind::None) continue;
            m_files.push_back({&file, kind, firstSequence(file), stemOfGenome(file.base)});
        }
    }

    void sort()
    {
        if (isGiven(SourceRole::Genome)) {
            for (const GenomeFile& each : m_files) {
                if (each.kind == GenomeKind::Annotation && m_context.role == SourceRole::Annotation)
                    each.file->take(SourceRole::Annotation, "the annotation of the genome that is given");
                else
                    each.file->leaveOut("the genome is given by itself");
            }
            return;
        }
        // Two sequences may lie in one folder and be of two genomes.
        leaveOutBeside(GenomeKind::Annotated, GenomeKind::Sequence, 2, "has the sequence and the genes of this genome");
        leaveOutBeside(GenomeKind::Annotated, GenomeKind::Coding, 1, "has the sequence and the genes of this genome");
        leaveOutBeside(GenomeKind::Annotated, GenomeKind::Annotation, 1,
                       "has the sequence and the genes of this genome");
        for (const GenomeFile& each : m_files)
            if (each.kind == GenomeKind::Annotated && isFree(each))
                each.file->take(SourceRole::Genome, "a genome with its annotation");
        pairUp();
        leaveOutBeside(GenomeKind::Coding, GenomeKind::Sequence, 1,
                       "has the annotated genes of this genome; those of its sequence alone would be predicted");
        takeRest();
    }

private:
    [[nodiscard]] bool isGiven(SourceRole role) const
    {
        return std::ranges::find(m_context.given, role) != m_context.given.end();
    }
    static bool isFree(const GenomeFile& each) { return !each.file->isTaken() && each.file->file.why.empty(); }

    /// Leaves out files of a kind that are of one genome with a file of the better kind, as surely as this.
    void leaveOutBeside(GenomeKind better, GenomeKind worse, int least, const std::string& why)
    {
        for (const GenomeFile& each : m_files) {
            if (!isFree(each) || each.kind != worse) continue;
            const GenomeFile* best = nullptr;
            for (const GenomeFile& other : m_files)
                if (other.kind == better && (isFree(other) || other.file->isTaken()) &&
                    (!best || closeness(each, other) > closeness(each, *best)))
                    best = &other;
            if (best && closeness(each, *best) >= least) each.file->leaveOut(best->file->file.name + ' ' + why);
        }
    }

    /// Each sequence takes the annotation that is closest, GFF3 before GTF.
    void pairUp()
    {
        for (const GenomeFile& sequence : m_files) {
            if (sequence.kind != GenomeKind::Sequence || !isFree(sequence)) continue;
            const GenomeFile* best = nullptr;
            for (const GenomeFile& each : m_files) {
                if (each.kind != GenomeKind::Annotation || !isFree(each) || closeness(sequence, each) == 0) continue;
                const int more = best ? closeness(sequence, each) - closeness(sequence, *best) : 1;
                const bool isGff = each.file->format->id == "gff3";
                if (more > 0 || (more == 0 && isGff && best->file->format->id != "gff3")) best = &each;
            }
            if (!best) continue;
            const std::string& name = sequence.file->file.name;
            sequence.file->take(SourceRole::Genome, "the sequence, whose genes " + best->file->file.name + " places");
            best->file->take(SourceRole::Annotation, closeness(sequence, *best) > 2
                                                         ? "it names the sequence in " + name
                                                         : "it lies beside the sequence in " + name);
            for (const GenomeFile& each : m_files)
                if (isFree(each) && (each.kind == GenomeKind::Annotation || each.kind == GenomeKind::Coding) &&
                    closeness(sequence, each) > 0)
                    each.file->leaveOut(best->file->file.name + " has the genes of this genome");
        }
    }

    [[nodiscard]] bool hasFree(GenomeKind kind) const
    {
        return std::ranges::any_of(m_files,
                                   [kind](const GenomeFile& each) { return each.kind == kind && isFree(each); });
    }

    void takeRest()
    {
        const bool isTaken = std::ranges::any_of(
            m_files, [](const GenomeFile& each) { return each.file->file.role == SourceRole::Genome; });
        const bool hasAnnotated = isTaken || hasFree(GenomeKind::Coding);
        const bool takesTable = hasFree(GenomeKind::GeneTable) && !hasAnnotated && !m_context.isGenomeOpen;
        bool needsGenome = !hasAnnotated && !takesTable && !hasFree(GenomeKind::Sequence) && !m_context.isGenomeOpen;
        for (const GenomeFile& each : m_files) {
            if (!isFree(each)) continue;
            FoundFile& file = *each.file;
            switch (each.kind) {
            case GenomeKind::Coding:
                file.take(SourceRole::Genome, "coding sequences of genes");
                break;
            case GenomeKind::Sequence:
                if (takesTable)
                    file.leaveOut("a sequence without annotation: its genes would be predicted, and have other names "
                                  "than those in the tables");
                else
                    file.take(SourceRole::Genome, "a sequence without annotation, whose genes are predicted");
                break;
            case GenomeKind::GeneTable:
                if (takesTable)
                    file.take(SourceRole::Genome, "names and places of the genes, without sequence");
                else
                    file.leaveOut(hasAnnotated ? "names and places of genes, which the genome has"
                                               : "names and places of genes, which the open genome has");
                break;
            case GenomeKind::Annotation:
                if (needsGenome)
                    file.take(SourceRole::Genome,
                              "an annotation that must hold its sequences, because no genome is beside it");
                else if (m_context.isGenomeOpen && !hasAnnotated)
                    file.take(SourceRole::Annotation, "the annotation of the open genome");
                else
                    file.leaveOut("an annotation that belongs to none of the genomes here");
                needsGenome = false;
                break;
            default:
                break;
            }
        }
    }

    const IntakeContext& m_context;
    std::vector<GenomeFile> m_files;
};

}  // namespace

void sortGenomeFiles(std::vector<FoundFile>& files, const IntakeContext& context)
{
    GenomeSorter(files, context).sort();
}

}  // namespace pleio
