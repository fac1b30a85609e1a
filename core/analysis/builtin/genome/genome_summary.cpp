// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/genome/gene_ranks.h"
#include "core/analysis/builtin/genome/gene_table.h"
#include "core/analysis/builtin/genome/genome_tracks.h"
#include "core/base/text.h"
#include "core/codon/composition.h"

#include <cmath>
#include <map>

namespace pleio::builtin {

namespace {

Table repliconTable(const Genome& genome)
{
    std::vector<std::string> id, description, topology;
    std::vector<std::int64_t> length, genes(genome.replicons.size(), 0);
    std::vector<double> gc;
    for (const Gene& gene : genome.genes)
        if (gene.replicon >= 0) ++genes[static_cast<std::size_t>(gene.replicon)];
    for (const Replicon& replicon : genome.replicons) {
        id.push_back(replicon.id);
        description.push_back(replicon.description);
        topology.emplace_back(replicon.circular ? "circular" : "linear");
        length.push_back(static_cast<std::int64_t>(replicon.sequence.size()));
        gc.push_back(gcContent(replicon.sequence));
    }
    Table table{"replicons", "Replicons", {}};
    table.columns = {
        column("replicon", "Replicon", "Identifier as in the file.", std::move(id)),
        column("description", "Description", "Definition line.", std::move(description)),
        column("topology", "Topology", "circular or linear.", std::move(topology)),
        column("length", "Length (bp)", "Bases.", std::move(length)),
        column("gc", "GC", "Share of G and C, 0 to 1.", std::move(gc)),
        column("cds", "CDS", "Coding sequences on it, excluded ones too.", std::move(genes)),
    };
    return table;
}

Table exclusionTable(const Genome& genome)
{
    std::map<Exclusion, std::vector<std::string>> byReason;
    for (const Gene& gene : genome.genes)
        if (!gene.used()) byReason[gene.exclusion].push_back(gene.id);
    std::vector<std::string> reason, examples;
    std::vector<std::int64_t> count;
    for (const auto& [exclusion, ids] : byReason) {
        reason.emplace_back(exclusionText(exclusion));
        count.push_back(static_cast<std::int64_t>(ids.size()));
        std::string text;
        for (std::size_t i = 0; i < ids.size() && i < kMaxExamples; ++i) addToList(text, ids[i]);
        examples.push_back(std::move(text));
    }
    Table table{"exclusions", "Excluded genes", {}};
    table.columns = {
        column("reason", "Reason", "Why the CDS takes no part in statistics.", std::move(reason)),
        column("cds", "CDS", "How many.", std::move(count)),
        column("examples", "Examples", "The first ones.", std::move(examples)),
    };
    return table;
}

Table countTable(std::string id, std::string title, std::string nameId, std::string nameTitle,
                 const std::vector<std::pair<std::string, std::int64_t>>& pairs)
{
    std::vector<std::string> name;
    std::vector<std::int64_t> rows;
    for (const auto& [text, count] : pairs) {
        name.push_back(text);
        rows.push_back(count);
    }
    Table table{std::move(id), std::move(title), {}};
    table.columns = {
        column(std::move(nameId), std::move(nameTitle), "As in the trait file or the annotation.", std::move(name)),
        column("rows", "Rows", "Rows of the trait tables.", std::move(rows)),
    };
    return table;
}

Result<Report> runGenomeSummary(const Dataset& dataset, const Parameters&, std::uint64_t, Progress& progress)
{
    progress.report(0, "Summing up the genome");
    const Genome& genome = dataset.genome;
    const RibosomalCai cai = ribosomalCai(genome, dataset.codons);
    if (progress.isCancelled()) return cancelled();

    std::int64_t bases = 0;
    double gc = 0;
    for (const Replicon& replicon : genome.replicons) {
        const auto length = static_cast<std::int64_t>(replicon.sequence.size());
        const double share = gcContent(replicon.sequence);
        if (length > 0) gc += share * static_cast<double>(length);
        bases += length;
    }
    Report report;
    report.scalars = {
        {"replicons", "Replicons", static_cast<double>(genome.replicons.size()), "Chromosomes, plasmids and contigs."},
        {"bases", "Bases", static_cast<double>(bases), "Length of all replicons, bp."},
        {"gc", "GC", bases > 0 ? gc / static_cast<double>(bases) : std::nan(""),
         "Share of G and C over all replicons, 0 to 1."},
        {"cds", "CDS", static_cast<double>(genome.genes.size()), "Coding sequences in the file."},
        {"cds_used", "CDS used", static_cast<double>(genome.usedGenes()),
         "Coding sequences that take part in statistics."},
        {"traits", "Traits", static_cast<double>(dataset.traits.traits.size()),
         "Traits with at least one gene of the genome."},
        {"trait_rows", "Trait rows", static_cast<double>(dataset.match.rows), "Rows read from the trait tables."},
        {"trait_rows_matched", "Trait rows matched", static_cast<double>(dataset.match.matched),
         "Rows whose gene was found."},
    };
    if (genome.hasSequence()) report.notes.push_back(caiNote(cai));
    if (auto tracks = genomeTracks(dataset, cai)) report.plots.push_back(std::move(*tracks));
    report.tables.push_back(geneTable(dataset, cai));
    report.tables.push_back(repliconTable(genome));
    report.tables.push_back(exclusionTable(genome));
    report.tables.push_back(countTable("match", "How trait rows found their genes", "key", "Key", dataset.match.byKey));
    report.tables.push_back(geneRankTable(genome, *report.table("genes")));
    report.tables.push_back(countTable("unmatched", "Names that fit no gene", "name", "Name", dataset.match.unmatched));
    return report;
}

}  // namespace

AnalysisDescriptor genomeSummary()
{
    return {
        .id = std::string(kGenomeSummary),
        .title = "Genome summary",
        .answers = "What is in the genome, what is left out and why, and how did the trait tables match?",
        .citation = "",
        .version = 2,
        .parameters = {},
        .tables = {"genes", "replicons", "exclusions", "match", "gene_ranks", "unmatched"},
        .run = runGenomeSummary,
    };
}

}  // namespace pleio::builtin
