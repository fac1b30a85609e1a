// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/flat_file.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/genomes/bases.h"
#include "core/io/genomes/feature_table.h"
#include "core/io/genomes/gene_attributes.h"
#include "core/io/genomes/insdc_location.h"
#include "core/io/genomes/trna_features.h"
#include "core/io/report_interval.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

enum class FlatFileDialect { Genbank, Embl };

void appendWords(std::string& text, std::string_view words)
{
    words = trimmed(words);
    if (!text.empty() && !words.empty()) text += ' ';
    text += words;
}

/// The word at `index` of a line, counted from 0.
std::string_view word(std::string_view line, int index)
{
    for (;;) {
        line = trimmed(line);
        const auto end = line.find_first_of(" \t");
        if (index == 0 || line.empty()) return line.substr(0, end);
        line.remove_prefix(end == std::string_view::npos ? line.size() : end);
        --index;
    }
}

/// A record as it is being read.
struct Record {
    std::string locus;
    std::string accession;
    std::string version;
    std::string description;
    std::string organism;
    std::string keywords;
    std::string comment;
    std::string sequence;
    std::int64_t declaredLength = -1;
    std::int64_t line = 0;
    bool circular = false;
    bool protein = false;
    std::vector<Gene> genes;
    std::vector<Gene> geneFeatures;
    std::vector<TrnaFeature> trnas;

    [[nodiscard]] std::string id() const
    {
        for (const std::string& name : {version, accession, locus})
            if (!name.empty() && name != ".") return name;
        return {};
    }
};

class FlatFileReader {
public:
    FlatFileReader(FlatFileDialect dialect, const std::string& name) : m_dialect(dialect), m_name(name) {}

    Result<Genome> read(std::string_view text, Progress& progress)
    {
        const std::size_t size = text.size();
        std::string_view rest = text;
        while (!rest.empty()) {
            if (!goesOn(++m_line, size - rest.size(), size, progress, [this] { return "Reading " + m_name; }))
                return cancelled();
            addLine(takeLine(rest));
        }
        if (m_section != Section::None) {
            if (m_section == Section::Sequence && m_record.declaredLength > bases(m_record))
                return badInput("The file is truncated: record " + m_record.id() + " has " +
                                    displayCount(bases(m_record)) + " of " + displayCount(m_record.declaredLength) +
                                    " bases; download it again.",
                                at(m_line));
            m_cutLine = m_section == Section::Features ? m_line : 0;
            finishRecord();
        }
        return finishFile();
    }

private:
    enum class Section { None, Header, Features, Sequence };

    static std::int64_t bases(const Record& record) { return static_cast<std::int64_t>(record.sequence.size()); }

    [[nodiscard]] std::string at(std::int64_t line) const { return m_name + ':' + std::to_string(line); }

    [[nodiscard]] bool isGenbank() const { return m_dialect == FlatFileDialect::Genbank; }

    void addLine(std::string_view line)
    {
        if (line.starts_with("//")) {
            if (m_section != Section::None) finishRecord();
            return;
        }
        if (line.starts_with(isGenbank() ? "LOCUS " : "ID   ")) {
            if (m_section != Section::None) finishRecord();
            beginRecord(line);
            return;
        }
        if (m_section == Section::None) return;  // the page before the first record of a release file
        if (isGenbank())
            addGenbankLine(line);
        else
            addEmblLine(line);
    }

    void beginRecord(std::string_view line)
    {
        m_section = Section::Header;
        m_keyword = {};
        m_record.line = m_line;
        // LOCUS name 7477 bp DNA …     ID name; SV 1; circular; genomic DNA; STD; PRO; 7477 BP.
        std::string_view name = word(line, 1);
        if (name.ends_with(';')) name.remove_suffix(1);
        m_record.locus = name;
        std::string_view previous;
        std::string_view rest = line;
        while (!trimmed(rest).empty()) {
            std::string_view current = word(rest, 0);
            rest = trimmed(rest).substr(current.size());
            if (current.ends_with(';') || current.ends_with('.')) current.remove_suffix(1);
            std::int64_t length = 0;
            const bool isUnit = parseInteger(previous, length) && length >= 0;
            if (isUnit && (startsWithNoCase(current, "bp") || startsWithNoCase(current, "aa"))) {
                m_record.declaredLength = length;
                m_record.protein = startsWithNoCase(current, "aa");
            }
            if (previous == "SV" && !isGenbank()) m_record.version = m_record.locus + '.' + std::string(current);
            m_record.protein |= !isGenbank() && current == "PRT";
            m_record.circular |= current == "circular";
            previous = current;
        }
    }

    void addGenbankLine(std::string_view line)
    {
        const bool isContinuation = line.starts_with(' ') || line.starts_with('\t') || line.empty();
        if (m_section == Section::Sequence && isContinuation) {
            appendBases(m_record.sequence, line, m_characters);
            return;
        }
        if (m_section == Section::Features && isContinuation) {
            if (m_features.addLine(line, m_line)) addFeature(m_features.feature());
            return;
        }
        if (m_section == Section::Sequence && isDigit(line.front())) {
            // The line's number fills its columns.
            appendBases(m_record.sequence, line, m_characters);
            return;
        }
        if (m_section == Section::Features && m_features.isUnindented(line)) {
            // Blanks before all lines went lost on the way.
            if (m_features.addLine(line, m_line)) addFeature(m_features.feature());
            return;
        }
        if (!isContinuation) {
            endFeatures();
            m_section = Section::Header;
            m_keyword = word(line, 0);
            line.remove_prefix(m_keyword.size());
            if (m_keyword == "FEATURES") m_section = Section::Features;
            if (m_keyword == "ORIGIN") m_section = Section::Sequence;
            if (m_section != Section::Header) return;
        } else if (trimmed(line).starts_with("ORGANISM")) {
            m_keyword = "ORGANISM";
            m_record.organism = trimmed(trimmed(line).substr(m_keyword.size()));
            return;
        } else if (m_keyword == "ORGANISM") {
            m_keyword = {};  // the lineage follows
        }
        if (m_keyword == "DEFINITION") appendWords(m_record.description, line);
        if (m_keyword == "ACCESSION" && m_record.accession.empty()) m_record.accession = word(line, 0);
        if (m_keyword == "VERSION" && m_record.version.empty()) m_record.version = word(line, 0);
        if (m_keyword == "KEYWORDS") appendWords(m_record.keywords, line);
        if (m_keyword == "COMMENT" && m_record.comment.empty()) appendWords(m_record.comment, line);
    }

    void addEmblLine(std::string_view line)
    {
        if (line.starts_with("FT")) {
            m_section = Section::Features;
            if (m_features.addLine(line, m_line)) addFeature(m_features.feature());
            return;
        }
        if (m_section == Section::Features) endFeatures();
        if (m_section == Section::Sequence && line.starts_with(' ')) {
            appendBases(m_record.sequence, line, m_characters);
            return;
        }
        m_section = line.starts_with("SQ") ? Section::Sequence : Section::Header;
        const std::string_view value = line.size() > 5 ? trimmed(line.substr(5)) : std::string_view();
        if (line.starts_with("SQ")) m_record.protein |= value.find(" AA;") != std::string_view::npos;
        if (line.starts_with("AC   ") && m_record.accession.empty())
            m_record.accession = value.substr(0, value.find(';'));
        if (line.starts_with("SV   ") && m_record.version.empty()) m_record.version = value;
        if (line.starts_with("DE   ")) appendWords(m_record.description, value);
        if (line.starts_with("OS   ") && m_record.organism.empty()) m_record.organism = value;
        if (line.starts_with("KW   ")) appendWords(m_record.keywords, value);
        if (line.starts_with("CC   ") && m_record.comment.empty()) appendWords(m_record.comment, value);
    }

    void endFeatures()
    {
        if (m_features.finish()) addFeature(m_features.feature());
    }

    void addFeature(const Feature& feature)
    {
        if (feature.key == "source") {
            // The header gives it as well, but there a name of two lines runs into the lineage.
            if (const std::string_view organism = feature.value("organism"); !organism.empty())
                m_record.organism = organism;
            return;
        }
        if (feature.key == "tRNA") {
            addTrna(feature);
            return;
        }
        Gene gene;
        for (const auto& [name, value] : feature.qualifiers) applyAttribute(gene, name, value, m_notes);
        if (feature.key == "gene") {
            ++m_genome.geneFeatures;
            m_record.geneFeatures.push_back(std::move(gene));
            return;
        }
        auto location = parseInsdcLocation(feature.location, m_record.id());
        if (location) gene.location = std::move(*location);
        nameGene(gene, {}, m_record.id(), m_notes);
        if (!location)
            m_notes.add(Severity::Warning, "cds.bad_location", "CDS have a location that cannot be read.",
                        gene.id + ": " + feature.location.substr(0, 60), at(feature.line));
        // A gene feature without locus_tag is recognised by standing next to its CDS.
        if (!m_record.geneFeatures.empty() && gene.locusTag.empty() && !gene.symbol.empty() &&
            m_record.geneFeatures.back().symbol == gene.symbol)
            inheritAttributes(gene, m_record.geneFeatures.back());
        m_record.genes.push_back(std::move(gene));
    }

    void addTrna(const Feature& feature)
    {
        TrnaFeature trna;
        for (const auto& [name, value] : feature.qualifiers) applyTrnaAttribute(trna, name, value, m_notes);
        if (auto location = parseInsdcLocation(feature.location, m_record.id()))
            trna.names.location = std::move(*location);
        m_record.trnas.push_back(std::move(trna));
    }

    void finishRecord()
    {
        endFeatures();
        m_section = Section::None;
        Record record = std::exchange(m_record, {});
        ++m_genome.sequences;
        const std::string id = record.id().empty() ? "record " + std::to_string(m_genome.sequences) : record.id();
        if (record.protein) {
            m_notes.add(Severity::Warning, "genome.protein_record", "protein records are left out.", id,
                        at(record.line));
            return;
        }
        m_genome.simulated |= record.keywords.starts_with("Simulated") || record.comment.starts_with("Simulated");
        if (m_genome.organism.empty() && record.organism != ".") m_genome.organism = record.organism;
        if (record.sequence.empty())
            m_notes.add(Severity::Warning, "genome.no_sequence",
                        "{record|records} without sequence; {its|their} CDS cannot be used.", id, at(record.line));
        else if (record.declaredLength >= 0 && record.declaredLength != bases(record))
            m_notes.add(Severity::Warning, "genome.length_differs",
                        "{record holds|records hold} another number of bases than their first line says.",
                        id + ": " + displayCount(bases(record)) + " of " + displayCount(record.declaredLength),
                        at(record.line));
        const std::int64_t length = bases(record);
        addGenes(record);
        m_genome.replicons.push_back({id, std::move(record.description), std::move(record.sequence), record.circular});
        addTrnas(record, length);
    }

    void addGenes(Record& record)
    {
        std::unordered_map<std::string_view, const Gene*> byTag;
        for (const Gene& gene : record.geneFeatures)
            if (!gene.locusTag.empty()) byTag.try_emplace(gene.locusTag, &gene);
        for (Gene& gene : record.genes) {
            gene.replicon = static_cast<std::int32_t>(m_genome.replicons.size());
            if (const auto found = byTag.find(gene.locusTag); found != byTag.end())
                inheritAttributes(gene, *found->second);
            if (record.circular) wrapAtOrigin(gene.location, bases(record));
            m_genome.genes.push_back(std::move(gene));
        }
    }

    void addTrnas(Record& record, std::int64_t length)
    {
        std::unordered_map<std::string_view, const Gene*> byTag;
        for (const Gene& gene : record.geneFeatures)
            if (!gene.locusTag.empty()) byTag.try_emplace(gene.locusTag, &gene);
        for (TrnaFeature& trna : record.trnas) {
            trna.names.replicon = static_cast<std::int32_t>(m_genome.replicons.size()) - 1;
            if (const auto found = byTag.find(trna.names.locusTag); found != byTag.end())
                inheritAttributes(trna.names, *found->second);
            if (record.circular) wrapAtOrigin(trna.names.location, length);
            m_genome.trnas.push_back(trnaOf(trna, m_genome, m_notes));
        }
    }

    Result<Genome> finishFile()
    {
        const std::string what = isGenbank() ? "GenBank" : "EMBL";
        if (m_genome.sequences == 0) return badInput("The " + what + " file holds no record.", m_name);
        if (m_genome.replicons.empty())
            return badInput("The file holds protein records; give the " + what + " file of the nucleotide sequence.",
                            m_name);
        const auto hasSequence = [](const Replicon& replicon) { return !replicon.sequence.empty(); };
        if (m_cutLine > 0)
            return badInput("The file ends in the middle of the features of record " + m_genome.replicons.back().id +
                                ", before its sequence: is it cut? Get it again, as a whole.",
                            at(m_cutLine));
        if (std::ranges::none_of(m_genome.replicons, hasSequence))
            return badInput("The " + what +
                                " file holds no sequence; download the full record, with its sequence at the end.",
                            m_name);
        m_genome.format = isGenbank() ? "genbank" : "embl";
        noteKeys();
        m_genome.notes = m_notes.take();
        noteCharacters(m_characters, m_name, m_genome.notes);
        return std::move(m_genome);
    }

    /// Says which keys were not written as the feature table definition asks.
    void noteKeys()
    {
        for (const std::int64_t line : m_features.shiftedKeys())
            m_notes.add(Severity::Warning, "genome.shifted_keys",
                        "{line|lines} of the feature table {has its|have their} key in another column than the sixth; "
                        "{it was|they were} read.",
                        "line " + std::to_string(line), at(line));
        m_genome.features = m_features.counts();
        m_genome.features.erase("source");
        for (const auto& [key, count] : m_genome.features)
            if (startsWithNoCase(key, "CDS") && key.size() == 3 && key != "CDS")
                m_notes.add(Severity::Info, "genome.feature_spelling",
                            "spellings of the feature key CDS are read as CDS.", key + ": " + displayCount(count),
                            m_name);
    }

    FlatFileDialect m_dialect;
    const std::string& m_name;
    Genome m_genome;
    Record m_record;
    FeatureTableReader m_features{{"CDS", "gene", "source", "tRNA"}};
    Section m_section = Section::None;
    std::string_view m_keyword;
    std::int64_t m_line = 0;
    std::int64_t m_cutLine = 0;  ///< the last, where the file ends among the features of a record
    SequenceCharacters m_characters;
    NoteList m_notes;
};

}  // namespace

Result<Genome> readGenbank(std::string_view text, const std::string& name, Progress& progress)
{
    return FlatFileReader(FlatFileDialect::Genbank, name).read(text, progress);
}

Result<Genome> readEmbl(std::string_view text, const std::string& name, Progress& progress)
{
    return FlatFileReader(FlatFileDialect::Embl, name).read(text, progress);
}

}  // namespace pleio
