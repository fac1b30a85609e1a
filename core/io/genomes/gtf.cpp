// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gtf.h"

#include "core/base/text.h"
#include "core/io/genomes/gene_attributes.h"
#include "core/io/genomes/gff_rows.h"
#include "core/io/report_interval.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

bool isGtfRow(std::string_view attributes)
{
    if (gffStyle(attributes) != GffStyle::NameQuoted) return false;
    return !gffAttribute(attributes, "gene_id").empty() || !gffAttribute(attributes, "transcript_id").empty();
}

/// The rows of one CDS.
struct GtfCoding {
    std::vector<GffRow> rows;
    std::string_view geneId;
    std::string_view transcriptId;
    std::string_view proteinId;
};

/// Transcript and gene as one text, because NCBI once numbered transcripts within a gene.
std::string transcriptKey(std::string_view seqid, std::string_view geneId, std::string_view transcriptId)
{
    return std::string(seqid) + '\t' + std::string(geneId) + '\t' + std::string(transcriptId);
}

class GtfReader {
public:
    GtfReader(const std::string& name, int geneticCode) : m_name(name), m_geneticCode(geneticCode) {}

    Result<GffAnnotation> read(std::string_view text, Progress& progress)
    {
        const std::size_t size = text.size();
        std::string_view rest = text;
        while (!rest.empty()) {
            if (!goesOn(++m_line, size - rest.size(), size, progress, [this] { return "Reading " + m_name; }))
                return cancelled();
            const std::string_view line = takeLine(rest);
            if (line.starts_with("##pleioscope simulated")) m_annotation.simulated = true;
            if (!line.starts_with('#') && !trimmed(line).empty()) addRow(line);
        }
        if (m_otherRows > m_gtfRows)
            return badInput(
                "Most rows of the annotation are no GTF (column 9 holds no gene_id \"…\"); give GTF or GFF3.", m_name);
        m_annotation.stopOutside = true;
        for (const GtfCoding& coding : m_codings) buildGene(coding);
        for (const GffRow& row : m_trnas) buildTrna(row);
        m_annotation.notes = m_notes.take();
        return std::move(m_annotation);
    }

private:
    void addRow(std::string_view line)
    {
        GffRow row;
        if (!parseGffRow(line, row)) {
            addUnreadRow(m_annotation, "gtf", line, m_name + ':' + std::to_string(m_line), m_geneticCode, m_notes);
            return;
        }
        m_annotation.countFeature(row.type);
        const std::string_view geneId = gffAttribute(row.attributes, "gene_id");
        const std::string_view transcriptId = gffAttribute(row.attributes, "transcript_id");
        const bool isNamed = !geneId.empty() || !transcriptId.empty();
        // AUGUSTUS and BRAKER write the bare name into rows of genes and transcripts.
        if (row.type != "gene" && row.type != "transcript") ++(isNamed ? m_gtfRows : m_otherRows);
        if (row.type == "gene") {
            ++m_annotation.geneFeatures;
            if (isNamed) m_geneRows.try_emplace(geneId, row.attributes);
        } else if (isCodingType(row.type)) {
            addCodingRow(row, geneId, transcriptId);
        } else if (row.type == "stop_codon") {
            m_stops[transcriptKey(row.seqid, geneId, transcriptId)].push_back(row);
        } else if (row.type == "tRNA" || (row.type == "transcript" && isTrna(row.attributes))) {
            m_trnas.push_back(row);
        }
    }

    static bool isTrna(std::string_view attributes)
    {
        return gffAttribute(attributes, "gbkey") == "tRNA" || gffAttribute(attributes, "transcript_biotype") == "tRNA";
    }

    void addCodingRow(const GffRow& row, std::string_view geneId, std::string_view transcriptId)
    {
        const std::string_view proteinId = gffAttribute(row.attributes, "protein_id");
        if (geneId.empty() && transcriptId.empty()) {
            m_codings.push_back({{row}, {}, {}, proteinId});
            return;
        }
        // A polycistronic transcript has several proteins.
        const std::string key = transcriptKey(row.seqid, geneId, transcriptId) + '\t' + std::string(proteinId);
        const auto [found, isNew] = m_codingOf.try_emplace(key, m_codings.size());
        if (isNew) m_codings.push_back({{}, geneId, transcriptId, proteinId});
        m_codings[found->second].rows.push_back(row);
    }

    void buildGene(const GtfCoding& coding)
    {
        Gene gene;
        gene.geneticCode = m_geneticCode;
        const GffRow& first = coding.rows.front();
        for (const GffRow& row : coding.rows) applyRow(gene, row.attributes);
        setGffLocation(gene, coding.rows, m_notes);
        addStopRows(gene, coding);
        if (const auto found = m_geneRows.find(coding.geneId); found != m_geneRows.end()) {
            Gene names;
            applyRow(names, found->second);
            inheritAttributes(gene, names);
        }
        addOtherId(gene, coding.geneId);
        // By definition the name of the locus.
        if (gene.locusTag.empty()) gene.locusTag = withoutFeaturePrefix(coding.geneId);
        if (gene.symbol == gene.locusTag) gene.symbol.clear();
        nameGene(gene, coding.transcriptId, first.seqid, m_notes);
        m_annotation.genes.push_back(std::move(gene));
        m_annotation.seqids.emplace_back(first.seqid);
    }

    /// Adds the rows of the stop codon, which an intron may divide, if they lie behind the CDS and not in it.
    void addStopRows(Gene& gene, const GtfCoding& coding)
    {
        const GffRow& first = coding.rows.front();
        const auto found = m_stops.find(transcriptKey(first.seqid, coding.geneId, coding.transcriptId));
        if (found == m_stops.end()) return;
        const bool forward = gene.location.strand() == Strand::Forward;
        std::vector<Location::Part> parts;
        for (const GffRow& row : found->second) {
            const std::string_view proteinId = gffAttribute(row.attributes, "protein_id");
            if (!proteinId.empty() && proteinId != coding.proteinId) continue;
            const Location::Part part{row.start - 1, row.end, gene.location.strand()};
            const Location::Part& last = gene.location.parts.back();
            if (forward ? part.start >= last.end : part.end <= last.start) parts.push_back(part);
        }
        if (parts.empty()) return;
        std::ranges::sort(parts, {}, &Location::Part::start);
        if (!forward) std::ranges::reverse(parts);
        std::int64_t bases = 0;
        for (const Location::Part& part : parts) bases += part.end - part.start;
        if (bases != 3) return;  // of several CDS, or none at all
        for (const Location::Part& part : parts) {
            Location::Part& last = gene.location.parts.back();
            if (forward && last.end == part.start)
                last.end = part.end;
            else if (!forward && part.end == last.start)
                last.start = part.start;
            else
                gene.location.parts.push_back(part);
        }
        m_notes.add(Severity::Info, "gtf.stop_rows",
                    "CDS end before their stop codon, as GTF says; it was added from the rows stop_codon.",
                    std::string(coding.transcriptId.empty() ? coding.geneId : coding.transcriptId), m_name);
    }

    void buildTrna(const GffRow& row)
    {
        TrnaFeature trna;
        forEachGffAttribute(row.attributes, [&](std::string_view name, std::string_view value) {
            applyTrnaAttribute(trna, name, value, m_notes);
        });
        if (trna.names.locusTag.empty()) trna.names.locusTag = gffAttribute(row.attributes, "gene_id");
        trna.names.location.parts.push_back(
            {row.start - 1, row.end, row.strand == '-' ? Strand::Reverse : Strand::Forward});
        m_annotation.trnas.push_back(std::move(trna));
        m_annotation.trnaSeqids.emplace_back(row.seqid);
    }

    void applyRow(Gene& gene, std::string_view attributes)
    {
        forEachGffAttribute(attributes, [&](std::string_view name, std::string_view value) {
            if (name == "transcript_id" || name == "transcript_name" || name == "gene_id")
                addOtherId(gene, value);
            else if (name == "transl_except" && !gene.exceptions.empty())
                return;  // every row repeats them
            else
                applyAttribute(gene, name == "gene_name" ? "gene" : name, value, m_notes);
        });
    }

    const std::string& m_name;
    int m_geneticCode;
    GffAnnotation m_annotation;
    std::vector<GtfCoding> m_codings;
    std::unordered_map<std::string, std::size_t> m_codingOf;
    std::unordered_map<std::string, std::vector<GffRow>> m_stops;       ///< by transcriptKey
    std::unordered_map<std::string_view, std::string_view> m_geneRows;  ///< column 9 by gene_id
    std::vector<GffRow> m_trnas;
    std::int64_t m_line = 0;
    std::int64_t m_gtfRows = 0;
    std::int64_t m_otherRows = 0;
    NoteList m_notes;
};

}  // namespace

Result<GffAnnotation> readGtf(std::string_view text, const std::string& name, int geneticCode, Progress& progress)
{
    return GtfReader(name, geneticCode).read(text, progress);
}

bool isGtf(std::string_view text)
{
    constexpr std::size_t kBytes = std::size_t{64} << 10;
    constexpr int kRows = 50;
    const bool cut = text.size() > kBytes;
    text = text.substr(0, kBytes);
    int gtf = 0;
    int other = 0;
    while (!text.empty() && gtf + other < kRows) {
        const std::string_view line = takeLine(text);
        if (cut && text.empty()) break;  // the last line is not all there
        if (line.starts_with('#') || trimmed(line).empty()) continue;
        GffRow row;
        if (!parseGffRow(line, row)) {
            ++other;
            continue;
        }
        if (gffStyle(row.attributes) == GffStyle::Words && (row.type == "gene" || row.type == "transcript")) continue;
        ++(isGtfRow(row.attributes) ? gtf : other);
    }
    return gtf > other;
}

}  // namespace pleio
