// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gff3.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/genome/genetic_code.h"
#include "core/io/genomes/gene_attributes.h"
#include "core/io/genomes/gff3_coding.h"
#include "core/io/genomes/gff_rows.h"
#include "core/io/report_interval.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

constexpr int kMaxParents = 16;  ///< levels above a CDS; also ends a circle of parents

/// What is kept of features above a CDS.
struct Ancestor {
    std::string_view type;
    std::string_view attributes;
};

/// "1_12", the ID that Prodigal gives the twelfth gene of the first sequence.
bool isProdigalId(std::string_view id)
{
    const auto bar = id.find('_');
    return bar != std::string_view::npos && bar > 0 && bar + 1 < id.size() &&
           std::ranges::all_of(id.substr(0, bar), isDigit) && std::ranges::all_of(id.substr(bar + 1), isDigit);
}

class Gff3Reader {
public:
    Gff3Reader(const std::string& name, int geneticCode) : m_name(name), m_geneticCode(geneticCode) {}

    Result<GffAnnotation> read(std::string_view text, Progress& progress)
    {
        const std::size_t size = text.size();
        std::string_view rest = text;
        while (!rest.empty()) {
            if (!goesOn(++m_line, size - rest.size(), size, progress, [this] { return "Reading " + m_name; }))
                return cancelled();
            if (rest.front() == '>') {  // sequences may follow without ##FASTA
                m_annotation.fasta = rest;
                break;
            }
            const std::string_view line = takeLine(rest);
            if (line.starts_with("##FASTA")) {
                m_annotation.fasta = rest;
                break;
            }
            if (line.starts_with('#')) {
                if (auto read = addDirective(line); !read) return read.error();
            } else if (!trimmed(line).empty()) {
                addRow(line);
                if (rest.empty() && !text.ends_with('\n')) noteCut(line);
            }
        }
        if (m_oldRows > m_newRows)
            return badInput("The annotation is GFF2, which is not read; convert it to GFF3 (column 9 holds name=value "
                            "pairs) or GTF.",
                            m_name);
        const auto typeOf = [this](std::string_view id) {
            const auto found = m_ancestors.find(id);
            return found == m_ancestors.end() ? std::string_view() : found->second.type;
        };
        for (const Gff3Coding& coding : m_coding.gather(typeOf, m_notes)) buildGene(coding);
        for (const GffRow& row : m_trnas) buildTrna(row);
        m_annotation.notes = m_notes.take();
        return std::move(m_annotation);
    }

private:
    Result<void> addDirective(std::string_view line)
    {
        if (line.starts_with("##gff-version")) {
            const std::string_view version = trimmed(line.substr(13));
            if (!version.empty() && !version.starts_with('3'))
                return badInput("The annotation is GFF version " + std::string(version) +
                                    ", which is not read; convert it to GFF3 or GTF.",
                                m_name + ':' + std::to_string(m_line));
        }
        m_annotation.simulated |= line.starts_with("##pleioscope simulated");
        addLength(line);
        addProdigalComment(line);
        return {};
    }

    /// "##sequence-region chr 1 4641652": of a whole sequence, which begins at 1.
    void addLength(std::string_view line)
    {
        constexpr std::string_view kDirective = "##sequence-region";
        if (!line.starts_with(kDirective)) return;
        std::vector<std::string_view> words;
        for (const auto word : splitView(line.substr(kDirective.size()), ' '))
            if (!trimmed(word).empty()) words.push_back(trimmed(word));
        std::int64_t start = 0, end = 0;
        if (words.size() == 3 && parseInteger(words[1], start) && parseInteger(words[2], end) && start == 1)
            m_annotation.lengths[unescapedGff(words[0])] = end;
    }

    /// Prodigal names the genetic code it used before the genes of each sequence.
    void addProdigalComment(std::string_view line)
    {
        const auto valueOf = [line](std::string_view mark, char end) {
            const auto at = line.find(mark);
            const std::string_view rest =
                at == std::string_view::npos ? std::string_view() : line.substr(at + mark.size());
            return rest.substr(0, rest.find(end));
        };
        std::int64_t code = 0;
        if (line.starts_with("# Sequence Data:")) {
            const std::string_view header = valueOf("seqhdr=\"", '"');
            m_prodigalSequence = header.substr(0, header.find(' '));
        } else if (line.starts_with("# Model Data:") && parseInteger(valueOf("transl_table=", ';'), code) &&
                   GeneticCode::find(static_cast<int>(code)) != nullptr) {
            m_codes[m_prodigalSequence] = static_cast<int>(code);
        }
    }

    /// Says that a file without a last line end stops within a row: fields are missing, or the value of an attribute.
    void noteCut(std::string_view line)
    {
        constexpr std::size_t kFields = 9;
        const auto fields = splitView(line, '\t');
        const std::string_view last = fields.size() < kFields ? std::string_view() : trimmed(fields.back());
        const std::string_view attribute = last.substr(last.rfind(';') + 1);
        if (fields.size() >= kFields &&
            (last == "." || attribute.empty() ||
             (attribute.find('=') + 1 < attribute.size() && attribute.find('=') != std::string_view::npos)))
            return;
        m_notes.add(Severity::Warning, "gff3.cut",
                    "line at the end of the file stops in the middle: was the file cut? "
                    "What follows is missing; get it again, as a whole.",
                    "line " + std::to_string(m_line) + ": " + std::string(line.substr(0, 60)), m_name);
    }

    void addRow(std::string_view line)
    {
        GffRow row;
        if (!parseGffRow(line, row)) {
            addUnreadRow(m_annotation, "gff3", line, m_name + ':' + std::to_string(m_line), m_geneticCode, m_notes);
            return;
        }
        const GffStyle style = gffStyle(row.attributes);
        m_newRows += style == GffStyle::NameEqualsValue ? 1 : 0;
        m_oldRows += style == GffStyle::NameQuoted || style == GffStyle::Words ? 1 : 0;
        m_annotation.countFeature(row.type);
        if (isCodingType(row.type)) {
            if (row.type != "CDS")
                m_notes.add(Severity::Info, "genome.feature_spelling",
                            "features are written otherwise than CDS and are read as CDS.", std::string(row.type));
            m_coding.add(row);
            return;
        }
        if (row.type == "region" || row.type == "chromosome" || row.type == "plasmid") addRegion(row);
        if (row.type.ends_with("gene")) ++m_annotation.geneFeatures;
        if (row.type == "exon") {
            m_coding.addExon(row);
            return;
        }
        if (row.type == "tRNA" || row.type == "pseudogenic_tRNA") m_trnas.push_back(row);
        if (const std::string_view id = gffAttribute(row.attributes, "ID"); !id.empty())
            m_ancestors.try_emplace(id, Ancestor{row.type, row.attributes});
    }

    void addRegion(const GffRow& row)
    {
        if (gffAttribute(row.attributes, "Is_circular") == "true")
            m_annotation.circular.insert(unescapedGff(row.seqid));
        if (m_annotation.organism.empty())
            m_annotation.organism = unescapedGff(gffAttribute(row.attributes, "organism"));
        // NCBI describes whole sequences so; other regions lie on them.
        if (row.start == 1 && (row.type != "region" || !gffAttribute(row.attributes, "mol_type").empty()))
            m_annotation.lengths.try_emplace(unescapedGff(row.seqid), row.end);
    }

    void buildGene(const Gff3Coding& coding)
    {
        Gene gene;
        const auto code = m_codes.find(coding.rows.front().seqid);
        gene.geneticCode = code == m_codes.end() ? m_geneticCode : code->second;
        std::string_view parent = coding.parent;
        std::string_view geneName;  // ID of the gene feature
        const std::string seqid = unescapedGff(coding.rows.front().seqid);
        for (const GffRow& row : coding.rows) applyRow(gene, row);
        setGffLocation(gene, coding.rows, m_notes);
        for (int level = 0; level < kMaxParents && !parent.empty(); ++level) {
            const auto found = m_ancestors.find(parent);
            if (found == m_ancestors.end()) {
                addOtherId(gene, unescapedGff(parent));
                break;
            }
            inheritAttributes(gene, ancestorGene(found->second));
            if (geneName.empty() && found->second.type.ends_with("gene")) geneName = parent;
            const std::string_view parents = gffAttribute(found->second.attributes, "Parent");
            parent = parents.substr(0, parents.find(','));
        }
        // An ID is unique in the file by the specification; that of the gene is the same for all its transcripts.
        std::string_view fallback = withoutFeaturePrefix(geneName);
        if (fallback.empty()) fallback = coding.id.empty() ? coding.parent : coding.id;
        if (isProdigalId(coding.id) && startsWithNoCase(coding.rows.front().source, "prodigal")) {
            // The number of the sequence says nothing to anybody else; Prodigal's FASTA files have its name.
            gene.id = seqid + std::string(coding.id.substr(coding.id.find('_')));
            gene.predicted = true;
        } else {
            nameGene(gene, unescapedGff(fallback), seqid, m_notes);
        }
        m_annotation.genes.push_back(std::move(gene));
        m_annotation.seqids.push_back(seqid);
    }

    void buildTrna(const GffRow& row)
    {
        TrnaFeature trna;
        forEachGffAttribute(row.attributes, [&](std::string_view name, std::string_view value) {
            applyTrnaAttribute(trna, name, unescapedGff(value), m_notes);
        });
        trna.names.pseudo |= row.type == "pseudogenic_tRNA";
        trna.names.location.parts.push_back(
            {row.start - 1, row.end, row.strand == '-' ? Strand::Reverse : Strand::Forward});
        const std::string_view parents = gffAttribute(row.attributes, "Parent");
        if (const auto parent = m_ancestors.find(parents.substr(0, parents.find(','))); parent != m_ancestors.end())
            inheritAttributes(trna.names, ancestorGene(parent->second));
        m_annotation.trnas.push_back(std::move(trna));
        m_annotation.trnaSeqids.push_back(unescapedGff(row.seqid));
    }

    void applyRow(Gene& gene, const GffRow& row)
    {
        forEachGffAttribute(row.attributes,
                            [&](std::string_view name, std::string_view value) { applyEscaped(gene, name, value); });
    }

    /// Lists are split before they are decoded, because a decoded comma belongs to a value.
    void applyEscaped(Gene& gene, std::string_view name, std::string_view value)
    {
        const bool isSynonym = name == "gene_synonym" || name == "Alias";
        if (isSynonym || name == "Dbxref" || name == "old_locus_tag") {
            for (const auto item : splitView(value, ','))
                applyAttribute(gene, isSynonym ? "gene_synonym" : name, unescapedGff(item), m_notes);
        } else if (name == "transl_except") {
            std::vector<TranslationException> before = std::exchange(gene.exceptions, {});
            applyAttribute(gene, name, unescapedGff(value), m_notes);
            // Every row of a CDS repeats its exceptions.
            for (const auto& exception : before)
                if (std::ranges::find(gene.exceptions, exception) == gene.exceptions.end())
                    gene.exceptions.push_back(exception);
        } else if (name == "ID" || name == "Name" || name == "transcript_id" || name == "orig_protein_id" ||
                   name == "orig_transcript_id" || name == "standard_name") {
            addOtherId(gene, unescapedGff(value));
        } else {
            applyAttribute(gene, name, unescapedGff(value), m_notes);
        }
    }

    /// A gene, transcript or pseudogene feature as far as its CDS inherits from it. Ensembl gives the
    /// locus tag as gene_id and the symbol as Name.
    Gene ancestorGene(const Ancestor& ancestor)
    {
        Gene gene;
        forEachGffAttribute(ancestor.attributes, [&](std::string_view name, std::string_view value) {
            if (name != "product" && name != "transl_except") applyEscaped(gene, name, value);
        });
        const bool isGene = ancestor.type.ends_with("gene");
        gene.pseudo |= isGene && ancestor.type.find("pseudogene") != std::string_view::npos;
        if (isGene && gene.locusTag.empty()) gene.locusTag = unescapedGff(gffAttribute(ancestor.attributes, "gene_id"));
        if (isGene && gene.symbol.empty()) {
            gene.symbol = unescapedGff(gffAttribute(ancestor.attributes, "Name"));
            if (gene.symbol == gene.locusTag) gene.symbol.clear();
        }
        return gene;
    }

    const std::string& m_name;
    int m_geneticCode;
    GffAnnotation m_annotation;
    Gff3CodingRows m_coding;
    std::vector<GffRow> m_trnas;
    std::unordered_map<std::string_view, Ancestor> m_ancestors;
    std::string_view m_prodigalSequence;
    std::unordered_map<std::string_view, int> m_codes;  ///< by sequence, as Prodigal states them
    std::int64_t m_line = 0;
    std::int64_t m_newRows = 0;  ///< with name=value pairs in column 9
    std::int64_t m_oldRows = 0;  ///< with something else there
    NoteList m_notes;
};

}  // namespace

Result<GffAnnotation> readGff3(std::string_view text, const std::string& name, int geneticCode, Progress& progress)
{
    return Gff3Reader(name, geneticCode).read(text, progress);
}

}  // namespace pleio
