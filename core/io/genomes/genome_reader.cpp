// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/genome_reader.h"

#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/io/formats.h"
#include "core/io/genomes/bases.h"
#include "core/io/genomes/cds_fasta.h"
#include "core/io/genomes/gff_annotation.h"
#include "core/io/genomes/orf_scan.h"
#include "core/io/genomes/predicted_annotation.h"
#include "core/io/genomes/prodigal.h"
#include "core/io/source_roles.h"
#include "core/io/tables/gene_table.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

/// What a file that is no genome seems to be and what to do with it.
std::string refusal(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kOthers{{
        {"##fileformat=VCF", "The file is a VCF file of variants, which holds no genes."},
        {"@HD\t", "The file is a SAM file of reads, which holds no genes."},
        {"@SQ\t", "The file is a SAM file of reads, which holds no genes."},
        {"@", "The file looks like FASTQ reads, which hold no genes."},
        {">>>>", "The file is in GCG format, which is not read."},
        {"<", "The file is a web page or XML, not sequence data."},
    }};
    const std::string advice = " Give GenBank, GFF3 with FASTA, or FASTA.";
    for (const auto& [begin, message] : kOthers)
        if (trimmed(text.substr(0, 4096)).starts_with(begin)) return std::string(message) + advice;
    return "The file is in no format that is read." + advice;
}

Note infoNote(std::string code, std::string text, std::int64_t count, std::string where)
{
    return {Severity::Info, std::move(code), std::move(text), count, {}, std::move(where)};
}

/// "gene 60, tRNA 3", most frequent first.
std::string featureCounts(const Genome& genome)
{
    std::vector<std::pair<std::string, std::int64_t>> counts(genome.features.begin(), genome.features.end());
    std::ranges::stable_sort(counts, std::ranges::greater(), &std::pair<std::string, std::int64_t>::second);
    constexpr std::size_t kShown = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, counts.size()); ++i)
        text += (i > 0 ? ", " : "") + counts[i].first + ' ' + displayCount(counts[i].second);
    return text + (counts.size() > kShown ? ", …" : "");
}

/// True if some feature says where genes lie, so that the file has an annotation although it has no CDS.
bool placesGenes(const Genome& genome)
{
    static constexpr std::array<std::string_view, 8> kTypes{"orf",         "mrna", "transcript", "mat_peptide",
                                                            "coding_exon", "exon", "cds_motif",  "polypeptide"};
    return std::ranges::any_of(genome.features, [](const auto& feature) {
        const std::string type = toLowerAscii(feature.first);
        return type.ends_with("gene") || std::ranges::find(kTypes, type) != kTypes.end();
    });
}

constexpr std::string_view kNeedsCoding = "so it does not say what is translated. Give the file with its CDS features "
                                          "(rename the features if they are coding "
                                          "sequences), or its sequence alone as FASTA to have genes predicted.";

/// Gives records that bear the name of an earlier one a number, because tables name genes and places by it.
void numberEqualRecords(Genome& genome, const std::string& file)
{
    std::unordered_set<std::string> names;
    for (const Replicon& replicon : genome.replicons) names.insert(replicon.id);
    if (names.size() == genome.replicons.size()) return;
    NoteList notes;
    std::unordered_set<std::string> seen;
    std::unordered_map<std::string, int> numbers;  // the last given to a name
    for (Replicon& replicon : genome.replicons) {
        if (seen.insert(replicon.id).second) continue;
        std::string name;
        int& number = numbers.try_emplace(replicon.id, 1).first->second;
        while (name.empty() || names.contains(name)) name = replicon.id + '_' + std::to_string(++number);
        notes.add(Severity::Warning, "genome.equal_names",
                  "records bear the name of an earlier record; a number was added so that they can be told apart.",
                  replicon.id + ": " + name, file);
        names.insert(name);
        seen.insert(name);
        replicon.id = std::move(name);
    }
    std::ranges::move(notes.take(), std::back_inserter(genome.notes));
}

/// Joins may name the same stretch again and again, so that the coding sequences of a small file have billions of
/// bases: BadInput for more than any genome has, even with all forms of its genes.
Result<void> checkCodingBases(const Genome& genome, const std::string& file)
{
    constexpr std::uint64_t kBasesForAll = 100'000'000, kTimesGenome = 20, kPerMegabyte = 1'000'000;
    std::uint64_t bases = 0, coding = 0;
    for (const Replicon& replicon : genome.replicons) bases += replicon.sequence.size();
    for (const Gene& gene : genome.genes) {
        if (gene.replicon < 0) continue;
        const auto length =
            static_cast<std::int64_t>(genome.replicons[static_cast<std::size_t>(gene.replicon)].sequence.size());
        for (const auto& part : gene.location.parts)
            coding += static_cast<std::uint64_t>(std::clamp<std::int64_t>(part.end - part.start, 0, length));
    }
    if (coding <= std::max(kBasesForAll, kTimesGenome * bases)) return {};
    return badInput("The coding sequences of the file have " +
                        displayCount(static_cast<std::int64_t>(coding / kPerMegabyte)) +
                        " million bases together, many times those of the genome; look for locations that join the "
                        "same stretch again and again.",
                    file);
}

class GenomeReader {
public:
    GenomeReader(const GenomeOptions& options, Progress& progress) : m_options(options), m_progress(progress) {}

    Result<GenomeWithPrediction> read(const SourceFile& source, const SourceFile* annotation)
    {
        auto all = readUnfinished(source, annotation);
        if (!all) return all;
        if (m_progress.isCancelled()) return cancelled();
        m_progress.report(0.9, "Building coding sequences");
        // A table of genes has no sequences that could be built.
        if (Result<void> ok = checkCodingBases(all->genome, source.name); !ok) return ok.error();
        if (all->genome.format != kGeneTableFormat) finishGenes(all->genome);
        m_progress.report(1.0, "Genome read");
        return all;
    }

    /// All but the coding sequences.
    Result<GenomeWithPrediction> readUnfinished(const SourceFile& source, const SourceFile* annotation)
    {
        if (GeneticCode::find(m_options.defaultGeneticCode) == nullptr)
            return Error{ErrorKind::Usage,
                         "There is no genetic code " + std::to_string(m_options.defaultGeneticCode) +
                             "; give an NCBI number from 1-6, 9-16 or 21-33.",
                         "genetic code"};
        SubProgress reading(m_progress, 0.0, 0.6);
        auto genome = readFiles(source, annotation, reading);
        if (!genome) return genome.error();
        genome->notes.insert(genome->notes.begin(), m_textNotes.begin(), m_textNotes.end());
        numberEqualRecords(*genome, source.name);
        if (genome->genes.empty() && placesGenes(*genome))
            return badInput("The file has no CDS but features " + featureCounts(*genome) + ", " +
                                std::string(kNeedsCoding),
                            source.name);
        if (m_kept && !genome->genes.empty()) return bringsItsOwn(source.name);
        GenomeWithPrediction all{*std::move(genome), std::move(m_reading), std::move(m_annotationReading), {}, {}};
        if (!all.genome.genes.empty()) return all;
        SubProgress predicting(m_progress, 0.6, 0.9);
        if (auto added = addPrediction(all, source.name, predicting); !added) return added.error();
        all.annotationReading = all.prediction->reading();
        return all;
    }

private:
    Result<Genome> readFiles(const SourceFile& source, const SourceFile* annotation, Progress& progress)
    {
        auto text = sourceText(source, progress);
        if (!text) return text.error();
        m_textNotes = text->notes();
        const FormatInfo* format = sniffFormat(*text);
        if (format == nullptr) return badInput(refusal(*text), source.name);
        if (format->role != SourceRole::Genome && format->role != SourceRole::Annotation) {
            const SourceRoleInfo& role = sourceRole(format->role);
            return badInput("The file reads as " + std::string(role.what) + ", not as a genome; give it as " +
                                std::string(role.title) + ".",
                            source.name);
        }

        if (annotation == nullptr) {
            auto genome = readAlone(*text, *format, source, progress);
            if (genome) m_reading = readingOf(genome->format, *text);
            return genome;
        }
        auto annotationText = sourceText(*annotation, progress);
        if (!annotationText) return annotationText.error();
        m_textNotes.insert(m_textNotes.end(), annotationText->notes().begin(), annotationText->notes().end());
        if (predictionIn(*annotationText)) {
            m_kept.emplace(KeptPrediction{*std::move(annotationText), annotation->name});
            auto genome = readAlone(*text, *format, source, progress);
            if (genome) m_reading = readingOf(genome->format, *text);
            return genome;
        }
        const FormatInfo* annotationFormat = sniffFormat(*annotationText);
        const auto isAnnotation = [](const FormatInfo* info) {
            return info != nullptr && info->readAnnotation != nullptr;
        };
        const auto isSequence = [](const FormatInfo* info) {
            return info != nullptr && info->role == SourceRole::Genome && info->readGenome == nullptr;
        };
        m_reading = readingOf(format->id, *text);
        if (annotationFormat != nullptr) m_annotationReading = readingOf(annotationFormat->id, *annotationText);
        const bool isPair = isSequence(format) && isAnnotation(annotationFormat);
        const bool isSwapped = isAnnotation(format) && isSequence(annotationFormat);
        if (isPair) return readPair({*text, source}, {*annotationText, *annotation}, *annotationFormat, progress);
        if (isSwapped && predictionIn(*text))
            return badInput("The file holds predicted genes; give it as the annotation, and the sequences as the "
                            "genome.",
                            source.name);
        if (isSwapped) return readPair({*annotationText, *annotation}, {*text, source}, *format, progress);
        if (!isSequence(format)) return bringsItsOwn(source.name);
        return badInput("The annotation is not GFF3 or GTF; give the GFF3 or GTF file of this genome.",
                        annotation->name);
    }

    static Error bringsItsOwn(const std::string& name)
    {
        return badInput("The file brings its own annotation; leave out the separate annotation.", name);
    }

    Result<Genome> readAlone(std::string_view text, const FormatInfo& format, const SourceFile& source,
                             Progress& progress) const
    {
        if (format.readGenome != nullptr) return format.readGenome(text, source.name, progress);
        if (format.readAnnotation != nullptr) return readWithSequence(text, format, source, progress);
        return readFastaAlone(text, source, progress);
    }

    /// Sequences of a FASTA file as replicons.
    static Result<Genome> readReplicons(std::string_view text, const SourceFile& source, Progress& progress)
    {
        auto fasta = readFasta(text, source.name, progress);
        if (!fasta) return fasta.error();
        return repliconsOf(std::move(*fasta), source.name);
    }

    static Result<Genome> repliconsOf(FastaFile fasta, const std::string& name)
    {
        const auto proteins = std::ranges::count_if(
            fasta.records, [](const FastaRecord& record) { return looksLikeProtein(record.sequence); });
        if (2 * proteins > static_cast<std::ptrdiff_t>(fasta.records.size()))
            return badInput("The FASTA file seems to hold proteins; give the nucleotide sequences.", name);
        Genome genome;
        genome.format = "fasta_genome";
        genome.sequences = static_cast<std::int64_t>(fasta.records.size());
        genome.simulated = fasta.simulated;
        genome.notes = std::move(fasta.notes);
        for (FastaRecord& record : fasta.records) {
            const bool circular = headerValue(record.description, "topology") == "circular";
            genome.replicons.push_back(
                {std::move(record.id), std::move(record.description), std::move(record.sequence), circular});
        }
        return genome;
    }

    Result<Genome> readFastaAlone(std::string_view text, const SourceFile& source, Progress& progress) const
    {
        auto fasta = readFasta(text, source.name, progress);
        if (!fasta) return fasta.error();
        const auto records = static_cast<std::int64_t>(fasta->records.size());
        const std::int64_t coding = countCodingRecords(*fasta, *GeneticCode::find(m_options.defaultGeneticCode));
        const std::string counted = displayCount(coding) + " of " + displayCount(records) +
                                    " records read as coding sequences; the file is taken as ";
        const bool isCoding = !m_kept && areCodingSequences(coding, fasta->records.size());
        Result<Genome> genome =
            isCoding ? Result<Genome>(genomeFromCodingSequences(std::move(*fasta), m_options.defaultGeneticCode))
                     : repliconsOf(std::move(*fasta), source.name);
        if (genome)
            genome->notes.push_back(infoNote("fasta.content",
                                             counted + (isCoding ? "a set of CDS." : "a genome without annotation."),
                                             records, source.name));
        return genome;
    }

    /// An annotation that holds the sequences too (GFF3 after ##FASTA).
    Result<Genome> readWithSequence(std::string_view text, const FormatInfo& format, const SourceFile& source,
                                    Progress& progress) const
    {
        auto annotation = format.readAnnotation(text, source.name, m_options.defaultGeneticCode, progress);
        if (!annotation) return annotation.error();
        if (trimmed(annotation->fasta).empty())
            return badInput("The annotation holds no sequence; give the genome's FASTA file with it.", source.name);
        auto genome = readReplicons(annotation->fasta, source, progress);
        if (!genome) return genome;
        return joined(std::move(*genome), std::move(*annotation), format, source.name);
    }

    struct OpenFile {
        std::string_view text;
        const SourceFile& source;
    };

    Result<Genome> readPair(const OpenFile& sequences, const OpenFile& rows, const FormatInfo& format,
                            Progress& progress) const
    {
        SubProgress first(progress, 0.0, 0.5);
        auto genome = readReplicons(sequences.text, sequences.source, first);
        if (!genome) return genome;
        SubProgress second(progress, 0.5, 1.0);
        const std::string& name = rows.source.name;
        auto annotation = format.readAnnotation(rows.text, name, m_options.defaultGeneticCode, second);
        if (!annotation) return annotation.error();
        if (annotation->genes.empty() && annotation->reversed.empty()) {
            genome->features = std::move(annotation->features);
            if (genome->features.empty())
                return badInput("The annotation holds no CDS; give the file that lists the coding sequences.", name);
            return badInput("The annotation has no CDS but features " + featureCounts(*genome) + ", " +
                                std::string(kNeedsCoding),
                            name);
        }
        return joined(std::move(*genome), std::move(*annotation), format, name);
    }

    static Result<Genome> joined(Genome genome, GffAnnotation annotation, const FormatInfo& format,
                                 const std::string& name)
    {
        if (auto placed = annotate(genome, std::move(annotation), name); !placed) return placed.error();
        genome.format = std::string(format.id) + "+fasta";
        genome.predicted = !genome.genes.empty() && std::ranges::all_of(genome.genes, &Gene::predicted);
        return genome;
    }

    /// Gives a genome without CDS the genes that were predicted before, else predicts them now. Both come from the text
    /// in which they are kept, so that they are the same whenever it is read again.
    Result<void> addPrediction(GenomeWithPrediction& all, const std::string& name, Progress& progress) const
    {
        Genome& genome = all.genome;
        if (!m_kept) {
            auto text = predict(genome, progress);
            if (!text) return text.error();
            all.made = sourceFromBytes(predictedAnnotationName(name), *std::move(text), SourceRole::Annotation);
        }
        auto added = m_kept ? addPredictedGenes(genome, m_kept->text, m_kept->name, progress)
                            : addPredictedGenes(genome, all.made->bytes, all.made->name, progress);
        if (!added) return added.error();
        all.prediction = *std::move(added);
        if (genome.genes.empty())
            return badInput("The file holds no CDS and no open reading frame was found in it; give an annotated "
                            "genome.",
                            name);
        const auto genes = static_cast<std::int64_t>(genome.genes.size());
        genome.notes.push_back(
            infoNote("genome.predicted",
                     displayCount(genes) + " genes were predicted " +
                         (all.prediction->program == kProdigal ? "by prodigal" : "by a scan for open reading frames") +
                         (genome.features.empty()
                              ? std::string(" because the file has no annotation.")
                              : " because the file has no CDS; its features are " + featureCounts(genome) + "."),
                     genes, name));
        return {};
    }

    /// The text in which the genes of a genome without CDS are kept; the genome has none of them yet.
    Result<std::string> predict(Genome& genome, Progress& progress) const
    {
        using Choice = GenePrediction::Choice;
        const GeneticCode& code = *GeneticCode::find(m_options.defaultGeneticCode);
        const std::string program = m_options.useProdigal ? findProdigal(m_options.prodigal) : std::string();
        const Choice choice = !m_options.useProdigal          ? Choice::ProdigalUnwanted
                              : !prodigalKnowsCode(code.id()) ? Choice::CodeUnknown
                              : program.empty()               ? Choice::ProdigalMissing
                                                              : Choice::Prodigal;
        auto prediction = choice == Choice::Prodigal ? predictByProdigal(genome, program, code.id(), progress)
                                                     : predictByScan(genome, code, progress);
        if (!prediction) return prediction.error();
        prediction->choice = choice;
        std::string text = predictedAnnotation(genome, *std::move(prediction));
        genome.genes.clear();
        return text;
    }

    /// A prediction that was given as the annotation.
    struct KeptPrediction {
        SourceText text;
        const std::string& name;
    };

    const GenomeOptions& m_options;
    Progress& m_progress;
    std::optional<KeptPrediction> m_kept;
    std::vector<Note> m_textNotes;  ///< on the way from the files to their texts
    Reading m_reading, m_annotationReading;
};

}  // namespace

Result<Genome> readGenome(const SourceFile& genome, const SourceFile* annotation, const GenomeOptions& options,
                          Progress& progress)
{
    auto all = readGenomeWithPrediction(genome, annotation, options, progress);
    if (!all) return all.error();
    return std::move(all->genome);
}

Result<GenomeWithPrediction> readGenomeWithPrediction(const SourceFile& genome, const SourceFile* annotation,
                                                      const GenomeOptions& options, Progress& progress)
{
    return GenomeReader(options, progress).read(genome, annotation);
}

Result<std::optional<SourceFile>> predictedGenes(const SourceFile& genome, const GenomeOptions& options,
                                                 Progress& progress)
{
    auto all = GenomeReader(options, progress).readUnfinished(genome, nullptr);
    if (!all) return all.error();
    return std::move(all->made);
}

}  // namespace pleio
