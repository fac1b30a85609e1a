// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/cds_fasta.h"

#include "core/base/text.h"
#include "core/genome/codon_counts.h"
#include "core/io/genomes/gene_attributes.h"
#include "core/io/genomes/insdc_location.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

/// Prodigal's header: "contig_1 # 337 # 2799 # 1 # ID=1_1;partial=00;…".
struct ProdigalHeader {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t strand = 0;
    std::string_view partial;  ///< "10": the left end lies outside; empty if not given
    std::string_view id;       ///< "1_1", as its GFF3 names the gene
};

bool parseProdigalHeader(std::string_view description, ProdigalHeader& header)
{
    // Asked for every record of a file that may hold a hundred thousand: the fields are cut without a vector.
    std::array<std::string_view, 5> fields;
    if (std::ranges::count(description, '#') != 4) return false;
    for (std::string_view& field : fields) {
        field = description.substr(0, description.find('#'));
        description.remove_prefix(std::min(description.size(), field.size() + 1));
    }
    if (!trimmed(fields[0]).empty() || !parseInteger(fields[1], header.start) || !parseInteger(fields[2], header.end) ||
        !parseInteger(fields[3], header.strand))
        return false;
    if (const auto at = fields[4].find("partial="); at != std::string_view::npos)
        header.partial = fields[4].substr(at + 8, 2);
    if (const std::string_view last = trimmed(fields[4]); last.starts_with("ID="))
        header.id = last.substr(3, last.find(';') - 3);
    return header.start >= 1 && header.start <= header.end && (header.strand == 1 || header.strand == -1);
}

bool isNcbiCodingHeader(const FastaRecord& record)
{
    return record.id.find("_cds_") != std::string::npos || headerValue(record.description, "gbkey") == "CDS";
}

bool readsAsCoding(const FastaRecord& record, const GeneticCode& code)
{
    if (record.sequence.size() % 3 != 0) return false;
    const CodonTally tally = countCodons(record.sequence, code);
    if (tally.internalStops > 0 || tally.senseCodons() == 0) return false;
    return tally.stopCodon >= 0 || (tally.startCodon >= 0 && code.isStart(tally.startCodon));
}

void applyProdigalHeader(Gene& gene, const ProdigalHeader& header)
{
    const Strand strand = header.strand == 1 ? Strand::Forward : Strand::Reverse;
    gene.location.parts = {{header.start - 1, header.end, strand}};
    const bool left = header.partial.starts_with('1');
    const bool right = header.partial.ends_with('1');
    gene.location.fuzzyStart = strand == Strand::Forward ? left : right;
    gene.location.fuzzyEnd = strand == Strand::Forward ? right : left;
    gene.predicted = true;
    addOtherId(gene, header.id);
}

void applyNcbiHeader(Gene& gene, std::string_view description, NoteList& notes)
{
    static constexpr std::array<std::string_view, 13> kNames{
        "locus_tag", "old_locus_tag", "gene",  "gene_synonym", "protein",   "protein_id",   "db_xref",
        "pseudo",    "pseudogene",    "frame", "transl_table", "exception", "transl_except"};
    for (const std::string_view name : kNames) {
        const std::string_view value = headerValue(description, name);
        if (!value.empty()) applyAttribute(gene, name, value, notes);
    }
    const std::string_view place = headerValue(description, "location");
    if (place.empty()) return;
    if (auto location = parseInsdcLocation(place))
        gene.location = std::move(*location);
    else
        notes.add(Severity::Warning, "cds.bad_location", "CDS have a location that cannot be read.",
                  gene.id + ": " + std::string(place.substr(0, 60)));
    gene.location.remote = false;  // the sequence is at hand whatever the location names
}

/// The value of a word "name:value" or "name=value" of a header, or an empty text.
std::string_view headerWord(std::string_view description, std::string_view name)
{
    while (!description.empty()) {
        const auto end = description.find_first_of(" \t,;|");
        const std::string_view word = description.substr(0, end);
        description.remove_prefix(end == std::string_view::npos ? description.size() : end + 1);
        if (word.size() > name.size() + 1 && word.starts_with(name) &&
            (word[name.size()] == ':' || word[name.size()] == '='))
            return word.substr(name.size() + 1);
    }
    return {};
}

/// Ensembl's header: "AAC73112 cds chromosome:ASM584v2:Chromosome:190:255:1 gene:b0001 gene_symbol:thrL …".
bool isEnsemblHeader(std::string_view description)
{
    return (description.starts_with("cds ") || description.starts_with("cdna ")) &&
           !headerWord(description, "gene").empty();
}

void applyEnsemblHeader(Gene& gene, std::string_view description, NoteList& notes)
{
    addOtherId(gene, gene.id);
    gene.locusTag = headerWord(description, "gene");
    gene.symbol = headerWord(description, "gene_symbol");
    for (const std::string_view name : {"gene_biotype", "transcript_biotype"})
        applyAttribute(gene, name, headerWord(description, name), notes);
    if (const auto at = description.find("description:"); at != std::string_view::npos) {
        const std::string_view text = description.substr(at + 12);
        gene.product = trimmed(text.substr(0, text.find(" [Source:")));
    }
}

/// Names in headers of other sources: Phytozome "locus=AT1G01010", WormBase "gene=WBGene00007063", SGD "SGDID:S000001".
void addHeaderNames(Gene& gene, std::string_view description)
{
    for (const std::string_view name : {"gene", "gene_symbol", "gene_name", "locus", "locus_tag", "transcript", "pacid",
                                        "SGDID", "symbol", "protein_id", "ID"})
        addOtherId(gene, headerWord(description, name));
}

}  // namespace

std::int64_t countCodingRecords(const FastaFile& fasta, const GeneticCode& code)
{
    return std::ranges::count_if(fasta.records, [&](const FastaRecord& record) {
        ProdigalHeader header;
        return isNcbiCodingHeader(record) || isEnsemblHeader(record.description) ||
               parseProdigalHeader(record.description, header) || readsAsCoding(record, code);
    });
}

bool areCodingSequences(std::int64_t coding, std::size_t records)
{
    constexpr double kNearlyAll = 0.9;
    return static_cast<double>(coding) >= kNearlyAll * static_cast<double>(records);
}

Gene geneFromCodingRecord(FastaRecord record, int geneticCode, NoteList& notes)
{
    Gene gene;
    gene.id = std::move(record.id);
    gene.geneticCode = geneticCode;
    ProdigalHeader prodigal;
    if (parseProdigalHeader(record.description, prodigal)) {
        applyProdigalHeader(gene, prodigal);
    } else if (isEnsemblHeader(record.description)) {
        applyEnsemblHeader(gene, record.description, notes);
    } else {
        if (record.description.find('[') == std::string::npos) addHeaderNames(gene, record.description);
        applyNcbiHeader(gene, record.description, notes);
        if (gene.product.empty() && record.description.find('[') == std::string::npos)
            gene.product = std::move(record.description);
    }
    if (!gene.locusTag.empty() && gene.locusTag != gene.id) {
        addOtherId(gene, gene.id);
        gene.id = gene.locusTag;
    }
    gene.coding = std::move(record.sequence);
    // Written to unconditionally, which the compiler can do for many letters at a time.
    for (char& base : gene.coding) base = base == 'U' ? 'T' : base;
    const auto skipped = static_cast<std::size_t>(gene.codonStart - 1);
    gene.coding.erase(0, std::min(gene.coding.size(), skipped));
    return gene;
}

Genome genomeFromCodingSequences(FastaFile fasta, int geneticCode)
{
    Genome genome;
    genome.format = "fasta_cds";
    genome.sequences = static_cast<std::int64_t>(fasta.records.size());
    genome.simulated = fasta.simulated;
    genome.notes = std::move(fasta.notes);
    NoteList notes;
    genome.genes.reserve(fasta.records.size());
    for (FastaRecord& record : fasta.records)
        genome.genes.push_back(geneFromCodingRecord(std::move(record), geneticCode, notes));
    genome.predicted = !genome.genes.empty() && std::ranges::all_of(genome.genes, &Gene::predicted);
    std::ranges::move(notes.take(), std::back_inserter(genome.notes));
    return genome;
}

}  // namespace pleio
