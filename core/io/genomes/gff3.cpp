// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gff3.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/genomes/gene_attributes.h"
#include "core/io/report_interval.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

constexpr int kMaxParents = 16;  ///< levels above a CDS; also ends a circle of parents

/// "%2C" and the like decoded.
std::string unescaped(std::string_view text)
{
    const auto hex = [](char c) {
        if (isDigit(c)) return c - '0';
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
        plain += coded ? static_cast<char>(16 * hex(text[i + 1]) + hex(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    return plain;
}

/// Calls `use(name, value)` for each attribute of column 9; the value is still escaped.
template <class Use>
void forEachAttribute(std::string_view attributes, Use use)
{
    while (!attributes.empty()) {
        const auto end = attributes.find(';');
        const std::string_view pair = trimmed(attributes.substr(0, end));
        attributes.remove_prefix(end == std::string_view::npos ? attributes.size() : end + 1);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos) use(trimmed(pair.substr(0, equals)), trimmed(pair.substr(equals + 1)));
    }
}

std::string_view attributeOf(std::string_view attributes, std::string_view wanted)
{
    std::string_view found;
    forEachAttribute(attributes, [&](std::string_view name, std::string_view value) {
        if (found.empty() && name == wanted) found = value;
    });
    return found;
}

/// The columns of one row.
struct Row {
    std::string_view seqid;
    std::string_view type;
    std::int64_t start = 0;  ///< 1-based, as written
    std::int64_t end = 0;
    char strand = '.';
    char phase = '.';
    std::string_view attributes;
};

bool parseRow(std::string_view line, Row& row)
{
    std::array<std::string_view, 9> columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto tab = i + 1 < columns.size() ? line.find('\t') : std::string_view::npos;
        columns[i] = line.substr(0, tab);
        if (tab == std::string_view::npos) {
            if (i + 2 < columns.size()) return false;
            break;
        }
        line.remove_prefix(tab + 1);
    }
    row.seqid = columns[0];
    row.type = columns[2];
    row.strand = columns[6].size() == 1 ? columns[6][0] : '.';
    row.phase = columns[7].size() == 1 ? columns[7][0] : '.';
    row.attributes = columns[8];
    // Far beyond any chromosome, but sums of coordinates cannot overflow.
    constexpr std::int64_t kMaxPosition = 1'000'000'000'000;
    return parseInteger(columns[3], row.start) && parseInteger(columns[4], row.end) && row.start >= 1 &&
           row.start <= row.end && row.end <= kMaxPosition;
}

/// A CDS while its rows are being gathered.
struct Group {
    std::vector<Row> rows;
    std::string_view id;
    std::string_view parent;
};

/// What is kept of features above a CDS.
struct Ancestor {
    std::string_view type;
    std::string_view attributes;
};

class Gff3Reader {
public:
    Gff3Reader(const std::string& name, int geneticCode) : m_name(name), m_geneticCode(geneticCode) {}

    Result<Gff3Annotation> read(std::string_view text, Progress& progress)
    {
        const std::size_t size = text.size();
        std::string_view rest = text;
        while (!rest.empty()) {
            if (++m_line % kLinesPerReport == 0) {
                if (progress.isCancelled()) return cancelled();
                progress.report(1.0 - static_cast<double>(rest.size()) / static_cast<double>(size),
                                "Reading " + m_name);
            }
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
            }
        }
        if (m_oldRows > 0 && m_newRows == 0)
            return badInput("The annotation is GFF2 or GTF, not GFF3; convert it to GFF3 (column 9 holds name=value "
                            "pairs).",
                            m_name);
        for (const Group& group : m_groups) buildGene(group);
        for (const Row& row : m_trnas) buildTrna(row);
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
                                    ", which is not read; convert it to GFF3.",
                                m_name + ':' + std::to_string(m_line));
        }
        m_annotation.simulated |= line.starts_with("##pleioscope simulated");
        return {};
    }

    void addRow(std::string_view line)
    {
        Row row;
        if (!parseRow(line, row)) {
            m_notes.add(Severity::Warning, "gff3.bad_row", "rows cannot be read and are left out.",
                        "line " + std::to_string(m_line), m_name + ':' + std::to_string(m_line));
            return;
        }
        if (row.attributes.find('=') != std::string_view::npos)
            ++m_newRows;
        else if (trimmed(row.attributes).size() > 1)
            ++m_oldRows;
        if (row.type == "CDS") {
            addCodingRow(row);
            return;
        }
        if (row.type == "region" || row.type == "chromosome" || row.type == "plasmid") addRegion(row);
        if (row.type.ends_with("gene")) ++m_annotation.geneFeatures;
        if (row.type == "exon") return;
        if (row.type == "tRNA" || row.type == "pseudogenic_tRNA") m_trnas.push_back(row);
        if (const std::string_view id = attributeOf(row.attributes, "ID"); !id.empty())
            m_ancestors.try_emplace(id, Ancestor{row.type, row.attributes});
    }

    void addRegion(const Row& row)
    {
        if (attributeOf(row.attributes, "Is_circular") == "true") m_annotation.circular.insert(unescaped(row.seqid));
        if (m_annotation.organism.empty()) m_annotation.organism = unescaped(attributeOf(row.attributes, "organism"));
    }

    void addCodingRow(const Row& row)
    {
        const std::string_view id = attributeOf(row.attributes, "ID");
        const std::string_view parents = attributeOf(row.attributes, "Parent");
        if (!id.empty()) {
            addToGroup(row, id, id, parents.substr(0, parents.find(',')));
        } else if (!parents.empty()) {
            // Without ID a row is part of the CDS of each of its transcripts.
            for (const auto parent : splitView(parents, ',')) addToGroup(row, parent, {}, parent);
        } else {
            m_groups.push_back({{row}, {}, {}});
        }
    }

    void addToGroup(const Row& row, std::string_view key, std::string_view id, std::string_view parent)
    {
        const std::string full = std::string(row.seqid) + '\t' + (id.empty() ? "P" : "I") + std::string(key);
        const auto [found, isNew] = m_groupOf.try_emplace(full, m_groups.size());
        if (isNew) m_groups.push_back({{}, id, parent});
        m_groups[found->second].rows.push_back(row);
    }

    void buildGene(const Group& group)
    {
        Gene gene;
        gene.geneticCode = m_geneticCode;
        std::string_view parent = group.parent;
        const std::string seqid = unescaped(group.rows.front().seqid);
        for (const Row& row : group.rows) applyRow(gene, row);
        setLocation(gene, group.rows);
        for (int level = 0; level < kMaxParents && !parent.empty(); ++level) {
            const auto found = m_ancestors.find(parent);
            if (found == m_ancestors.end()) break;
            inheritAttributes(gene, ancestorGene(found->second));
            const std::string_view parents = attributeOf(found->second.attributes, "Parent");
            parent = parents.substr(0, parents.find(','));
        }
        nameGene(gene, unescaped(group.id), seqid, m_notes);
        m_annotation.genes.push_back(std::move(gene));
        m_annotation.seqids.push_back(seqid);
    }

    void buildTrna(const Row& row)
    {
        TrnaFeature trna;
        forEachAttribute(row.attributes, [&](std::string_view name, std::string_view value) {
            applyTrnaAttribute(trna, name, unescaped(value), m_notes);
        });
        trna.names.pseudo |= row.type == "pseudogenic_tRNA";
        trna.names.location.parts.push_back(
            {row.start - 1, row.end, row.strand == '-' ? Strand::Reverse : Strand::Forward});
        const std::string_view parents = attributeOf(row.attributes, "Parent");
        if (const auto parent = m_ancestors.find(parents.substr(0, parents.find(','))); parent != m_ancestors.end())
            inheritAttributes(trna.names, ancestorGene(parent->second));
        m_annotation.trnas.push_back(std::move(trna));
        m_annotation.trnaSeqids.push_back(unescaped(row.seqid));
    }

    void applyRow(Gene& gene, const Row& row)
    {
        forEachAttribute(row.attributes,
                         [&](std::string_view name, std::string_view value) { applyEscaped(gene, name, value); });
    }

    /// Lists are split before they are decoded, because a decoded comma belongs to a value.
    void applyEscaped(Gene& gene, std::string_view name, std::string_view value)
    {
        const bool isSynonym = name == "gene_synonym" || name == "Alias";
        if (isSynonym || name == "Dbxref" || name == "old_locus_tag") {
            for (const auto item : splitView(value, ','))
                applyAttribute(gene, isSynonym ? "gene_synonym" : name, unescaped(item), m_notes);
        } else if (name == "transl_except") {
            std::vector<TranslationException> before = std::exchange(gene.exceptions, {});
            applyAttribute(gene, name, unescaped(value), m_notes);
            // Every row of a CDS repeats its exceptions.
            for (const auto& exception : before)
                if (std::ranges::find(gene.exceptions, exception) == gene.exceptions.end())
                    gene.exceptions.push_back(exception);
        } else {
            applyAttribute(gene, name, unescaped(value), m_notes);
        }
    }

    /// A gene, transcript or pseudogene feature as far as its CDS inherits from it. Ensembl gives the
    /// locus tag as gene_id and the symbol as Name.
    Gene ancestorGene(const Ancestor& ancestor)
    {
        Gene gene;
        forEachAttribute(ancestor.attributes, [&](std::string_view name, std::string_view value) {
            if (name != "product" && name != "transl_except") applyEscaped(gene, name, value);
            gene.pseudo |= name == "gene_biotype" && value.find("pseudogene") != std::string_view::npos;
        });
        const bool isGene = ancestor.type.ends_with("gene");
        gene.pseudo |= isGene && ancestor.type.find("pseudogene") != std::string_view::npos;
        if (isGene && gene.locusTag.empty()) gene.locusTag = unescaped(attributeOf(ancestor.attributes, "gene_id"));
        if (isGene && gene.symbol.empty()) {
            gene.symbol = unescaped(attributeOf(ancestor.attributes, "Name"));
            if (gene.symbol == gene.locusTag) gene.symbol.clear();
        }
        return gene;
    }

    void setLocation(Gene& gene, std::vector<Row> rows)
    {
        const char strand = rows.front().strand;
        const bool oneStrand = std::ranges::all_of(rows, [&](const Row& row) { return row.strand == strand; });
        const std::string_view exception = attributeOf(rows.front().attributes, "exception");
        if (const auto part = [](const Row& row) { return partNumber(row); }; std::ranges::all_of(rows, part))
            std::ranges::stable_sort(rows, {}, part);
        else if (oneStrand && exception.find("trans-splicing") == std::string_view::npos)
            std::ranges::stable_sort(
                rows, [&](const Row& a, const Row& b) { return strand == '-' ? a.end > b.end : a.start < b.start; });
        for (const Row& row : rows)
            gene.location.parts.push_back(
                {row.start - 1, row.end, row.strand == '-' ? Strand::Reverse : Strand::Forward});
        if (rows.front().strand != '+' && rows.front().strand != '-')
            m_notes.add(Severity::Warning, "gff3.no_strand", "CDS without a strand are read as forward.",
                        unescaped(rows.front().seqid) + ':' + gene.location.text());
        if (rows.front().phase >= '0' && rows.front().phase <= '2') gene.codonStart = rows.front().phase - '0' + 1;
        setFuzzyEnds(gene.location, rows);
    }

    static std::int64_t partNumber(const Row& row)
    {
        std::int64_t number = 0;
        return parseInteger(attributeOf(row.attributes, "part"), number) ? number : 0;
    }

    /// NCBI writes start_range=.,5 and end_range=9,. for ends that lie outside; prodigal writes two digits
    /// for left and right.
    static void setFuzzyEnds(Location& location, const std::vector<Row>& rows)
    {
        bool left = false;
        bool right = false;
        for (const Row& row : rows) {
            left |= attributeOf(row.attributes, "start_range").starts_with(".,");
            right |= attributeOf(row.attributes, "end_range").ends_with(",.");
            const std::string_view partial = attributeOf(row.attributes, "partial");
            left |= partial == "10" || partial == "11";
            right |= partial == "01" || partial == "11";
        }
        const bool forward = location.strand() == Strand::Forward;
        location.fuzzyStart = forward ? left : right;
        location.fuzzyEnd = forward ? right : left;
    }

    const std::string& m_name;
    int m_geneticCode;
    Gff3Annotation m_annotation;
    std::vector<Group> m_groups;
    std::vector<Row> m_trnas;
    std::unordered_map<std::string, std::size_t> m_groupOf;
    std::unordered_map<std::string_view, Ancestor> m_ancestors;
    std::int64_t m_line = 0;
    std::int64_t m_newRows = 0;  ///< with name=value pairs in column 9
    std::int64_t m_oldRows = 0;  ///< with something else there
    NoteList m_notes;
};

std::string_view unversioned(std::string_view id)
{
    const auto dot = id.rfind('.');
    return dot == std::string_view::npos ? id : id.substr(0, dot);
}

/// Finds the replicon an annotation means.
class RepliconIndex {
public:
    explicit RepliconIndex(const std::vector<Replicon>& replicons)
    {
        for (std::size_t i = 0; i < replicons.size(); ++i) {
            const auto index = static_cast<std::int32_t>(i);
            m_exact.try_emplace(replicons[i].id, index);
            for (const auto field : splitView(replicons[i].id, '|')) add(field, index);
            add(unversioned(replicons[i].id), index);
        }
    }

    [[nodiscard]] std::int32_t find(std::string_view seqid) const
    {
        if (const auto found = m_exact.find(seqid); found != m_exact.end()) return found->second;
        for (const std::string_view name : {seqid, unversioned(seqid)})
            if (const auto found = m_loose.find(name); found != m_loose.end()) return found->second;
        return -1;
    }

private:
    void add(std::string_view name, std::int32_t index)
    {
        if (name.empty()) return;
        const auto [found, isNew] = m_loose.try_emplace(name, index);
        if (!isNew && found->second != index) found->second = -1;  // fits several: fits none
    }

    std::unordered_map<std::string_view, std::int32_t> m_exact;
    std::unordered_map<std::string_view, std::int32_t> m_loose;
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

}  // namespace

Result<Gff3Annotation> readGff3(std::string_view text, const std::string& name, int geneticCode, Progress& progress)
{
    return Gff3Reader(name, geneticCode).read(text, progress);
}

Result<void> annotate(Genome& genome, Gff3Annotation annotation, const std::string& name)
{
    const RepliconIndex index(genome.replicons);
    for (const std::string& seqid : annotation.circular)
        if (const std::int32_t found = index.find(seqid); found >= 0)
            genome.replicons[static_cast<std::size_t>(found)].circular = true;

    NoteList notes;
    std::int64_t placed = 0;
    for (std::size_t i = 0; i < annotation.genes.size(); ++i) {
        Gene& gene = annotation.genes[i];
        gene.replicon = index.find(annotation.seqids[i]);
        if (gene.replicon < 0) {
            gene.location.remote = true;
            notes.add(Severity::Warning, "gff3.unknown_sequence",
                      "CDS lie on sequences that are not in the FASTA file.", gene.id + ": on " + annotation.seqids[i],
                      name);
            continue;
        }
        ++placed;
        const Replicon& replicon = genome.replicons[static_cast<std::size_t>(gene.replicon)];
        if (!replicon.circular) continue;
        const auto length = static_cast<std::int64_t>(replicon.sequence.size());
        wrapAtOrigin(gene.location, length);
        joinAtOrigin(gene.location, length);
    }
    if (placed == 0 && !annotation.genes.empty())
        return badInput("The annotation names sequence " + annotation.seqids.front() + " but the FASTA file holds " +
                            genome.replicons.front().id + "; give the FASTA file that belongs to this annotation.",
                        name);
    for (std::size_t i = 0; i < annotation.trnas.size(); ++i) {
        TrnaFeature& trna = annotation.trnas[i];
        trna.names.replicon = index.find(annotation.trnaSeqids[i]);
        if (trna.names.replicon >= 0) {
            const Replicon& replicon = genome.replicons[static_cast<std::size_t>(trna.names.replicon)];
            if (replicon.circular)
                wrapAtOrigin(trna.names.location, static_cast<std::int64_t>(replicon.sequence.size()));
        }
        genome.trnas.push_back(trnaOf(trna, genome, notes));
    }
    genome.genes = std::move(annotation.genes);
    genome.geneFeatures = annotation.geneFeatures;
    genome.simulated |= annotation.simulated;
    if (genome.organism.empty()) genome.organism = annotation.organism;
    std::ranges::move(annotation.notes, std::back_inserter(genome.notes));
    std::ranges::move(notes.take(), std::back_inserter(genome.notes));
    return {};
}

}  // namespace pleio
