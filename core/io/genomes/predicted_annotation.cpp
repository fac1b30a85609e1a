// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/predicted_annotation.h"

#include "core/base/text.h"
#include "core/io/genomes/gff3.h"
#include "core/io/genomes/gff_rows.h"
#include "core/io/inflate.h"
#include "core/io/sha256.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

constexpr std::string_view kDirective = "##pleioscope predicted ";
constexpr std::size_t kDirectiveWithin = 4096;  ///< bytes from the begin of a file, ample for the second line

/// In the order of GenePrediction::Choice.
struct ChoiceText {
    std::string_view id;   ///< in the directive
    std::string_view why;  ///< for people
};
constexpr std::array<ChoiceText, 4> kChoices{{
    {"prodigal_installed", "the genome came without CDS, and prodigal was installed"},
    {"prodigal_missing", "the genome came without CDS, and prodigal was not installed"},
    {"prodigal_unwanted", "the genome came without CDS, and prodigal was not to be used"},
    {"code_unknown", "the genome came without CDS, and prodigal does not know the genetic code"},
}};

const ChoiceText& textOf(GenePrediction::Choice choice) { return kChoices[static_cast<std::size_t>(choice)]; }

std::string hashOfSequences(const Genome& genome)
{
    Sha256 hash;
    for (const Replicon& replicon : genome.replicons) {
        for (const std::string_view piece : {std::string_view(">"), std::string_view(replicon.id),
                                             std::string_view("\n"), std::string_view(replicon.sequence)})
            hash.add(piece);
        hash.add("\n");
    }
    return hash.finish();
}

std::string directive(const GenePrediction& prediction)
{
    std::string line(kDirective);
    const auto add = [&line](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        if (!line.ends_with(' ')) line += ';';
        line.append(name).append("=").append(escapedGff(value));
    };
    add("program", prediction.program);
    add("version", prediction.version);
    add("mode", prediction.mode);
    add("genetic_code", std::to_string(prediction.geneticCode));
    add("because", textOf(prediction.choice).id);
    add("sequence_sha256", prediction.sequenceSha256);
    return line + '\n';
}

/// The second column of GFF3; that of prodigal as prodigal writes it.
std::string rowSource(const GenePrediction& prediction)
{
    if (prediction.program != kProdigal) return std::string(kOrfScan);
    return escapedGff("Prodigal" + (prediction.version.empty() ? std::string() : "_v" + prediction.version));
}

/// "10" if the left end lies outside, "01" if the right one, as prodigal writes it.
std::string partialEnds(const Location& location)
{
    const bool forward = location.strand() == Strand::Forward;
    const bool left = forward ? location.fuzzyStart : location.fuzzyEnd;
    const bool right = forward ? location.fuzzyEnd : location.fuzzyStart;
    return {left ? '1' : '0', right ? '1' : '0'};
}

}  // namespace

Reading GenePrediction::reading() const
{
    Reading reading;
    reading.decide("predicted_by", program + (version.empty() ? std::string() : ' ' + version),
                   std::string(textOf(choice).why));
    if (!mode.empty())
        reading.decide("mode", mode,
                       mode == "single" ? "the sequences are long enough to train prodigal on them"
                                        : "the sequences are too short to train prodigal on them");
    reading.decide("genetic_code", std::to_string(geneticCode));
    return reading;
}

std::optional<GenePrediction> predictionIn(std::string_view gff3)
{
    std::string_view line;
    while (!gff3.empty() && !line.starts_with(kDirective)) {
        line = takeLine(gff3);
        if (!line.empty() && line.front() != '#') return std::nullopt;
    }
    if (!line.starts_with(kDirective)) return std::nullopt;
    const std::string_view attributes = line.substr(kDirective.size());
    const auto valueOf = [attributes](std::string_view name) { return unescapedGff(gffAttribute(attributes, name)); };
    GenePrediction prediction;
    prediction.program = valueOf("program");
    prediction.version = valueOf("version");
    prediction.mode = valueOf("mode");
    prediction.sequenceSha256 = valueOf("sequence_sha256");
    if (std::int64_t code = 0; parseInteger(valueOf("genetic_code"), code))
        prediction.geneticCode = static_cast<int>(code);
    const auto choice = std::ranges::find(kChoices, valueOf("because"), &ChoiceText::id);
    if (choice != kChoices.end()) prediction.choice = static_cast<GenePrediction::Choice>(choice - kChoices.begin());
    return prediction;
}

bool holdsPrediction(const SourceFile& source)
{
    if (!isGzip(source.bytes)) return predictionIn(source.bytes).has_value();
    auto reader = GzipReader::ofBytes(source.bytes);
    if (!reader) return false;
    std::string begin(kDirectiveWithin, '\0');
    const auto got = reader->read(begin.data(), begin.size());
    return got && predictionIn(std::string_view(begin).substr(0, *got)).has_value();
}

std::string predictedAnnotation(const Genome& genome, GenePrediction prediction)
{
    prediction.sequenceSha256 = hashOfSequences(genome);
    std::string text = "##gff-version 3\n" + directive(prediction);
    if (genome.simulated) text += "##pleioscope simulated\n";
    const std::string source = rowSource(prediction);
    for (const Gene& gene : genome.genes) {
        const auto& replicon = genome.replicons[static_cast<std::size_t>(gene.replicon)];
        text += escapedGff(replicon.id) + '\t' + source + "\tCDS\t" + std::to_string(gene.location.start() + 1) + '\t' +
                std::to_string(gene.location.end()) + "\t.\t" +
                (gene.location.strand() == Strand::Forward ? '+' : '-') + '\t' + std::to_string(gene.codonStart - 1) +
                "\tID=" + escapedGff(gene.id) + ";partial=" + partialEnds(gene.location) +
                ";transl_table=" + std::to_string(gene.geneticCode) + '\n';
    }
    return text;
}

std::string predictedAnnotationName(const std::string& genomeFile)
{
    std::string_view stem = genomeFile;
    for (const std::string_view packed : {".gz", ".bgz"})
        if (stem.ends_with(packed)) stem.remove_suffix(packed.size());
    if (const auto dot = stem.rfind('.'); dot != std::string_view::npos && dot > 0) stem = stem.substr(0, dot);
    return std::string(stem.empty() ? std::string_view("genome") : stem) + ".predicted.gff3";
}

Result<GenePrediction> addPredictedGenes(Genome& genome, std::string_view gff3, const std::string& name,
                                         Progress& progress)
{
    auto prediction = predictionIn(gff3);
    if (!prediction) return badInput("The file says of no genes that they were predicted.", name);
    if (prediction->sequenceSha256 != hashOfSequences(genome))
        return badInput("These genes were predicted for other sequences than those of the genome; leave the file out "
                        "to have genes predicted for them.",
                        name);
    auto annotation = readGff3(gff3, name, prediction->geneticCode, progress);
    if (!annotation) return annotation.error();
    std::unordered_map<std::string_view, std::int32_t> replicons;
    for (std::size_t i = 0; i < genome.replicons.size(); ++i)
        replicons.emplace(genome.replicons[i].id, static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < annotation->genes.size(); ++i) {
        Gene& gene = annotation->genes[i];
        const auto replicon = replicons.find(annotation->seqids[i]);
        if (replicon == replicons.end())
            return badInput("Genes were predicted on the sequence " + annotation->seqids[i] +
                                ", which the genome does not have; leave the file out to have them predicted anew.",
                            name);
        gene.replicon = replicon->second;
        gene.otherIds.clear();  // the name itself once more
        gene.predicted = true;
        genome.genes.push_back(std::move(gene));
    }
    genome.predicted = true;
    genome.simulated |= annotation->simulated;
    std::ranges::move(annotation->notes, std::back_inserter(genome.notes));
    return *std::move(prediction);
}

}  // namespace pleio
