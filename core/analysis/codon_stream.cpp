// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/codon_stream.h"

#include "core/analysis/analysis.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/codon/bias_references.h"
#include "core/analysis/builtin/codon/bias_summary.h"
#include "core/analysis/builtin/codon/bias_tables.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/codon/codon_usage_tables.h"
#include "core/analysis/gene_spool.h"
#include "core/analysis/genetic_codes.h"
#include "core/analysis/report_files.h"
#include "core/analysis/stream_reference.h"
#include "core/base/version.h"
#include "core/io/genomes/cds_fasta.h"
#include "core/io/genomes/fasta_stream.h"
#include "core/io/source_roles.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <map>
#include <numeric>

namespace pleio {

namespace {

constexpr std::int64_t kRecordsBetweenReports = 4096;

/// What one reading of the file gives, with the codons read under one genetic code.
struct StreamReading {
    StreamReading(const GeneticCode& geneticCode, StartCodon startCodon, StreamReference reference)
        : code(&geneticCode), start(startCodon), references(std::move(reference))
    {
    }

    Result<void> add(FastaRecord& record, int defaultCode, GeneSpool& spool)
    {
        Gene gene = geneFromCodingRecord(std::move(record), defaultCode, headerNotes);
        const GeneticCode* own = GeneticCode::find(gene.geneticCode);
        if (gene.pseudo || own == nullptr || gene.coding.empty()) {
            ++withoutRow;
            references.add(gene, -1, nullptr);
        } else {
            const GeneCodonTally tally = tallyGene(gene, *code, start);
            vote(gene, *own, tally);
            flags.add(tally.flags, gene.id);
            const bool isPooled = (tally.flags & ~kShort) == 0;
            references.add(gene, rows, isPooled ? &tally.counts : nullptr);
            if (isPooled) pool(tally);
            ++rows;
            if (Result<void> ok = spool.add({gene.id, gene.symbol, tally}); !ok) return ok;
        }
        // The next record takes its room. NOLINTNEXTLINE(bugprone-use-after-move): a member is set, none is read.
        record.sequence = std::move(gene.coding);
        return {};
    }

    /// The code of most genes without a defect, the lower number in a tie; this one if there are none.
    [[nodiscard]] const GeneticCode& mostCommon() const
    {
        const auto most = std::ranges::max_element(votes, {}, [](const auto& entry) { return entry.second; });
        return most == votes.end() ? *code : *GeneticCode::find(most->first);
    }

    const GeneticCode* code;
    StartCodon start;
    StreamReference references;
    NoteList headerNotes;
    builtin::FlagCounts flags;
    std::map<int, std::int64_t> votes;  ///< genes without a defect by their own code
    std::int64_t rows = 0, pooled = 0, withoutRow = 0;
    std::array<std::uint64_t, kCodons> sense{}, stops{};  ///< codons of the pooled genes

private:
    void vote(const Gene& gene, const GeneticCode& own, const GeneCodonTally& tally)
    {
        const std::uint8_t found = &own == code ? tally.flags : tallyGene(gene, own, start).flags;
        if ((found & (kPartial | kAmbiguous | kInternalStop)) == 0) ++votes[own.id()];
    }

    void pool(const GeneCodonTally& tally)
    {
        ++pooled;
        for (std::size_t c = 0; c < kCodons; ++c) sense[c] += tally.counts[c];
        if (tally.stopCodon >= 0 && !code->isSense(tally.stopCodon)) ++stops[static_cast<std::size_t>(tally.stopCodon)];
    }
};

CodonVector sums(const std::array<std::uint64_t, kCodons>& a, const std::array<std::uint64_t, kCodons>& b)
{
    CodonVector sum{};
    for (std::size_t c = 0; c < kCodons; ++c) sum[c] = static_cast<double>(a[c] + b[c]);
    return sum;
}

constexpr const char* kStreamMaker = "codon-statistics";
constexpr const char* kBiasRows = "gene_bias";
constexpr const char* kCountRows = "gene_codon_counts";

ResultPlace placeOf(const CodonStreamInput& input, const std::string& folder)
{
    ResultPlace place{folder, pathsOf(input.references)};
    place.inputs.push_back(input.fasta);
    return place;
}

/// Those of `codon.bias` and the tables that the stream adds.
std::vector<std::string> streamFileNames()
{
    std::vector<std::string> tables = findAnalysis(kCodonBias)->tables;
    tables.insert(tables.end(), {kCountRows, "codon_usage", "amino_acid_usage"});
    return reportFileNames(tables);
}

class CodonStream {
public:
    CodonStream(const CodonStreamInput& input, const Parameters& parameters, const std::string& folder)
        : m_input(input), m_parameters(parameters), m_place(placeOf(input, folder)), m_files(m_place, kStreamMaker)
    {
    }

    Result<Report> run(Progress& progress)
    {
        const auto known = geneticCodeOf(m_input.geneticCode);
        if (!known) return known.error();
        const GeneticCode* code = *known;
        auto reference = StreamReference::of(m_parameters);
        if (!reference) return reference.error();
        if (Result<void> ok = checkResultPlace(m_place, streamFileNames()); !ok) return ok.error();
        if (Result<void> ok = m_files.open(); !ok) return ok.error();
        auto tables = readCodonReferences(m_input.references, {}, progress);
        if (!tables) return tables.error();
        GeneSpool spool(m_files.waitingFolder());
        SubProgress reading(progress, 0, 0.5), writing(progress, 0.5, 0.98), finishing(progress, 0.98, 1);
        StreamReading read(*code, builtin::startCodonOf(m_parameters), *reference);
        auto file = readFile(read, spool, reading);
        if (file && &read.mostCommon() != code) {
            read = StreamReading(read.mostCommon(), read.start, *std::move(reference));
            file = readFile(read, spool, reading);
        }
        if (!file) return file.error();
        if (read.pooled == 0)
            return badInput(
                "No record reads as a coding sequence without a defect; give a FASTA file of coding sequences.",
                file->name);

        Report report;
        note(read, *file, *tables, report.notes);
        const auto set = read.references.set(tables->codonTables, report.notes);
        if (!set) return set.error();
        builtin::BiasSources sources;
        sources.code = read.code;
        sources.genome = sums(read.sense, {});
        sources.reference = &*set;
        if (tables->trnaCopies) sources.trnaCopies = &*tables->trnaCopies;
        const auto references = builtin::biasReferences(sources, m_parameters, report.notes);
        if (!references) return references.error();
        const BiasModel model = biasModel(*references);
        builtin::BiasSummary summary(model);
        if (Result<void> ok = writeRows(read, model, file->simulated, spool, summary, writing); !ok) return ok.error();

        report.title = "Codon statistics of genes";
        report.scalars = summary.scalars(read.references.genes(), read.start, builtin::measuresUsualCai(m_parameters));
        const std::vector<builtin::ReportedCodons> sets{
            builtin::genomeSet(sums(read.sense, read.stops), read.pooled, *read.code)};
        report.tables = {builtin::codonUsageTable(sets, *read.code), builtin::aminoAcidUsageTable(sets, *read.code),
                         builtin::codonWeightTable(*references), summary.undefined()};
        report.provenance = provenance(read, *file, tables->readings);
        if (Result<void> ok = addReportFiles(m_files, report, {}, finishing); !ok) return ok.error();
        spool.remove();
        if (Result<void> ok = m_files.commit(); !ok) return ok.error();
        return report;
    }

private:
    Result<StreamedFasta> readFile(StreamReading& read, GeneSpool& spool, Progress& progress) const
    {
        if (Result<void> ok = spool.open(); !ok) return ok.error();
        auto file = streamFasta(m_input.fasta, progress,
                                [&](FastaRecord& record) { return read.add(record, m_input.geneticCode, spool); });
        if (!file) return file;
        if (Result<void> ok = spool.rewind(); !ok) return ok.error();
        return file;
    }

    static void note(StreamReading& read, const StreamedFasta& file, const CodonReferences& references,
                     std::vector<Note>& notes)
    {
        const auto append = [&notes](const std::vector<Note>& more) {
            notes.insert(notes.end(), more.begin(), more.end());
        };
        append(file.notes);
        append(read.headerNotes.take());
        for (const CodonTable& table : references.codonTables) append(table.notes);
        append(references.trnaNotes);
        builtin::noteConvention(*read.code, read.start, notes);
        builtin::noteMissing(read.withoutRow, notes);
        read.flags.note(notes);
        notes.push_back(
            {Severity::Info,
             "codon.stream",
             "The genes were read one by one: GCB, which needs all of them at once, is undefined, and repeated "
             "ids are not looked for.",
             1,
             {},
             {}});
    }

    Result<void> writeRows(const StreamReading& read, const BiasModel& model, bool simulated, GeneSpool& spool,
                           builtin::BiasSummary& summary, Progress& progress)
    {
        const std::string_view comment = tsvComment(simulated);
        GeneCodons none;
        none.code = read.code;
        none.start = read.start;
        TsvRows bias(m_files, kBiasRows), counts(m_files, kCountRows);
        if (Result<void> ok = bias.open(
                toTsv(builtin::geneBiasTable({}, none, {}, builtin::measuresUsualCai(m_parameters)), comment));
            !ok)
            return ok;
        if (Result<void> ok = counts.open(toTsv(builtin::geneCodonCountsTable({}, none), comment)); !ok) return ok;
        GeneSpool::Row row;
        for (std::int64_t number = 0; number < read.rows; ++number) {
            if (number % kRecordsBetweenReports == 0) {
                if (progress.isCancelled()) return cancelled();
                progress.report(static_cast<double>(number) / static_cast<double>(read.rows), "Measuring codon bias");
            }
            const auto more = spool.next(row);
            if (!more) return more.error();
            assert(*more);
            const auto& own = row.tally.counts;
            const GeneBias of = read.references.has(number)
                                    ? geneBias(own, withoutGene(model, own), row.tally.stopCodon)
                                    : geneBias(own, model, row.tally.stopCodon);
            summary.add(of, row.id, (row.tally.flags & ~kShort) == 0);
            builtin::writeGeneBias(bias, row.id, row.symbol, of, row.tally.flags);
            if (Result<void> ok = bias.endRow(); !ok) return ok;
            builtin::writeCodonCounts(counts, row.id, row.tally, *read.code);
            if (Result<void> ok = counts.endRow(); !ok) return ok;
        }
        if (Result<void> ok = bias.finish(); !ok) return ok;
        return counts.finish();
    }

    Provenance provenance(const StreamReading& read, const StreamedFasta& file,
                          const std::vector<Reading>& references) const
    {
        Provenance out;
        out.program = kProgram;
        out.programVersion = programVersion();
        out.analysis = kCodonBias;
        out.analysisVersion = findAnalysis(out.analysis)->version;
        out.parameters = m_parameters;
        out.inputs.push_back(
            {std::string(sourceRole(SourceRole::Genome).id), file.name, file.sha256, "format = fasta_cds"});
        for (std::size_t i = 0; i < m_input.references.size(); ++i) {
            const SourceFile& source = m_input.references[i];
            out.inputs.push_back(
                {std::string(sourceRole(source.role).id), source.name, source.sha256, references[i].text()});
        }
        for (const auto& [code, genes] : read.votes) out.geneticCodes.push_back(code);
        out.simulated = file.simulated;
        return out;
    }

    const CodonStreamInput& m_input;
    const Parameters& m_parameters;
    ResultPlace m_place;
    ResultFiles m_files;
};

}  // namespace

std::vector<ParameterSpec> codonStreamParameters()
{
    std::vector<ParameterSpec> parameters = findAnalysis(kCodonBias)->parameters;
    std::erase_if(parameters, [](const ParameterSpec& spec) { return spec.id == "reference_share"; });
    for (ParameterSpec& spec : parameters)
        if (spec.id == "reference") std::erase_if(spec.choices, [](const Choice& c) { return needsAllGenes(c.id); });
    return parameters;
}

Result<Report> streamCodonStatistics(const CodonStreamInput& input, const Parameters& parameters,
                                     const std::string& folder, Progress& progress)
{
    const AnalysisDescriptor* bias = findAnalysis(kCodonBias);
    const auto known = checked(bias->parameters, parameters);
    if (!known) return known.error();
    return CodonStream(input, *known, folder).run(progress);
}

}  // namespace pleio
