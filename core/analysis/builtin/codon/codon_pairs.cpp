// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_pairs.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/codon/dinucleotides.h"
#include "core/math/false_discovery.h"
#include "core/plot/codon_pair_plots.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

Table codonPairTable(const CodonPairCounts& counts, const CodonPairScores& scores, const GeneticCode& code)
{
    std::vector<std::string> codon1, codon2, acid1, acid2;
    std::vector<std::int64_t> observed;
    std::vector<double> expected, score;
    const std::vector<CodonFamily> families = codonFamilies(code);
    for (const CodonFamily& first : families)
        for (const int x : first.codons)
            for (const CodonFamily& second : families)
                for (const int y : second.codons) {
                    codon1.push_back(codonText(x));
                    codon2.push_back(codonText(y));
                    acid1.emplace_back(1, first.aminoAcid);
                    acid2.emplace_back(1, second.aminoAcid);
                    observed.push_back(counts.pairs(x, y));
                    expected.push_back(scores.expected(x, y));
                    score.push_back(scores.score(x, y));
                }
    Table table{"codon_pairs", "Codon pairs", {}};
    table.columns = {
        column("codon1", "First codon", "Sense codon.", std::move(codon1)),
        column("codon2", "Second codon", "The codon after it.", std::move(codon2)),
        column("amino_acid1", "First amino acid", "One-letter code.", std::move(acid1)),
        column("amino_acid2", "Second amino acid", "One-letter code.", std::move(acid2)),
        column("observed", "Observed", "Times the pair occurs in the pooled genes.", std::move(observed)),
        column("expected", "Expected", "N(x) N(y) / (N(X) N(Y)) N(XY): from codon usage and neighbouring amino acids.",
               std::move(expected)),
        column("cps", "CPS",
               "Codon pair score, ln of observed over expected; undefined if nothing is expected or an unseen pair is "
               "skipped.",
               std::move(score)),
    };
    return table;
}

std::string pairReason(const GenePairBias& gene)
{
    if (gene.pairs == 0) return "no codon pair";
    if (std::isnan(gene.heldOut)) return "no pair has a score";
    if (std::isnan(gene.test.p)) return "no order to permute";
    return {};
}

Table pairBiasTable(const Genome& genome, const GeneCodons& genes, const std::vector<GenePairBias>& biases,
                    std::vector<PairBiasPoint>& points)
{
    std::vector<std::int64_t> pairs;
    std::vector<double> bias, heldOut, mean, sd, z, p;
    std::vector<std::string> reason;
    for (const GenePairBias& gene : biases) {
        pairs.push_back(gene.pairs);
        bias.push_back(gene.bias);
        heldOut.push_back(gene.heldOut);
        mean.push_back(gene.test.mean);
        sd.push_back(gene.test.sd);
        z.push_back(gene.test.z);
        p.push_back(gene.test.p);
        reason.push_back(pairReason(gene));
    }
    std::vector<double> q = benjaminiHochberg(p);
    for (std::size_t row = 0; row < biases.size(); ++row) {
        const Gene& gene = geneOfRow(genome, genes, row);
        points.push_back({gene.id, gene.displayName(), biases[row].pairs, heldOut[row], z[row], q[row]});
    }
    Table table{"gene_cpb", "Codon pair bias of genes", geneColumns(genome, genes)};
    for (Column& one : std::vector<Column>{
             column("pairs", "Pairs", "Counted codon pairs of the gene.", std::move(pairs)),
             column("cpb", "CPB", "Codon pair bias: mean score over the gene's pairs, scores from all pooled genes.",
                    std::move(bias)),
             column("cpb_held_out", "CPB, held out", "The same with scores from the other genes alone; this is tested.",
                    std::move(heldOut)),
             column("null_mean", "Null mean", "Mean held-out CPB of the gene's synonymous permutations.",
                    std::move(mean)),
             column("null_sd", "Null SD", "Their standard deviation.", std::move(sd)),
             column("z", "z", "(CPB, held out - null mean) / null SD.", std::move(z)),
             column("p", "p", "Two-sided: permutations as far from the mean as the gene, itself counted.", std::move(p),
                    NumberStyle::Probability),
             column("q", "q", "p after Benjamini & Hochberg over the tested genes.", std::move(q),
                    NumberStyle::Probability),
             column("flags", "Flags",
                    "What to know of the gene's numbers; flagged genes but short ones are not pooled.",
                    flagColumn(genes)),
             column("reason", "Reason", "Why a number is undefined.", std::move(reason)),
         })
        table.columns.push_back(std::move(one));
    return table;
}

/// Counts and odds of the replicons, of all of them together if there are several, and of the coding sequences.
struct SequenceOdds {
    std::vector<std::string> names;
    std::vector<DinucleotideCounts> counts;
};

SequenceOdds sequenceOdds(const Genome& genome, const GeneCodons& genes)
{
    SequenceOdds out;
    DinucleotideCounts all, coding;
    for (const Replicon& replicon : genome.replicons) {
        if (replicon.sequence.empty()) continue;
        out.names.push_back(replicon.id);
        out.counts.emplace_back().add(replicon.sequence, replicon.circular);
        all.add(replicon.sequence, replicon.circular);
    }
    if (out.names.size() > 1) {
        out.names.insert(out.names.begin(), "all replicons");
        out.counts.insert(out.counts.begin(), all);
    }
    for (const std::int32_t row : genes.pooledRows())
        coding.add(geneOfRow(genome, genes, static_cast<std::size_t>(row)).coding, false);
    out.names.emplace_back("coding sequences");
    out.counts.push_back(coding);
    return out;
}

Table dinucleotideTable(const SequenceOdds& odds)
{
    std::vector<std::string> sequence, dinucleotide;
    std::vector<std::int64_t> count;
    std::vector<double> strand, both;
    for (std::size_t s = 0; s < odds.names.size(); ++s) {
        const DinucleotideOdds one = dinucleotideOdds(odds.counts[s]), two = symmetrisedOdds(odds.counts[s]);
        for (std::size_t i = 0; i < kDinucleotides; ++i) {
            sequence.push_back(odds.names[s]);
            dinucleotide.push_back(dinucleotideText(i));
            count.push_back(static_cast<std::int64_t>(odds.counts[s].pairs[i]));
            strand.push_back(one[i]);
            both.push_back(two[i]);
        }
    }
    Table table{"dinucleotides", "Dinucleotides", {}};
    table.columns = {
        column("sequence", "Sequence", "Replicon, or the pooled coding sequences with their stop codons.",
               std::move(sequence)),
        column("dinucleotide", "Dinucleotide", "Two neighbouring bases, 5' to 3'.", std::move(dinucleotide)),
        column("count", "Count", "On the strand given.", std::move(count)),
        column("rho_symmetrised", "rho*", "f*(xy) / (f*(x) f*(y)) over both strands (Karlin & Burge 1995).",
               std::move(both)),
        column("rho", "rho", "f(xy) / (f(x) f(y)) on the strand given.", std::move(strand)),
    };
    return table;
}

Table junctionTable(const CodonJunctions& junctions)
{
    std::vector<std::string> dinucleotide;
    std::vector<std::int64_t> count;
    for (std::size_t i = 0; i < kDinucleotides; ++i) {
        dinucleotide.push_back(dinucleotideText(i));
        count.push_back(static_cast<std::int64_t>(junctions.counts[i]));
    }
    const auto values = [](const DinucleotideOdds& odds) { return std::vector<double>(odds.begin(), odds.end()); };
    Table table{"junctions", "Codon junctions", {}};
    table.columns = {
        column("dinucleotide", "Dinucleotide", "Third base of a codon and first of the next.", std::move(dinucleotide)),
        column("count", "Count", "In the pooled genes.", std::move(count)),
        column("odds", "Odds", "f(xy) / (f3(x) f1(y)), bases taken at those places.", values(junctions.odds)),
        column("odds_synonymous", "Odds, synonymous",
               "Count over that expected from codon usage and neighbouring amino acids.",
               values(junctions.synonymousOdds)),
    };
    return table;
}

Result<Report> runCodonPairs(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed, Parts& parts,
                             Progress& progress)
{
    progress.report(0, "Counting codon pairs");
    const GeneCodons& genes = dataset.codons;
    const std::vector<CodonSequence> sequences = codonSequences(dataset.genome, genes);
    const auto unseen = parameters.text("unseen") == "skip" ? UnseenPairs::Skip : UnseenPairs::HalfCount;
    const std::int64_t permutations = parameters.integer("permutations");
    CodonPairCounts counts;
    std::vector<bool> pooled(genes.rows());
    for (std::size_t row = 0; row < genes.rows(); ++row) {
        pooled[row] = genes.pooled(row);
        if (pooled[row]) counts.add(sequences[row].codons);
    }
    const CodonPairScores scores = codonPairScores(counts, *genes.code, unseen);
    const auto biases =
        codonPairBiases(sequences, pooled, counts, *genes.code, unseen, permutations, seed, parts, progress);
    if (!biases) return biases.error();

    Report report;
    std::vector<PairBiasPoint> points;
    const SequenceOdds odds = sequenceOdds(dataset.genome, genes);
    const CodonJunctions junctions = codonJunctions(counts, scores.expected);
    report.tables = {codonPairTable(counts, scores, *genes.code), pairBiasTable(dataset.genome, genes, *biases, points),
                     dinucleotideTable(odds), junctionTable(junctions)};

    const auto observed = std::get<std::vector<std::int64_t>>(report.tables[0].find("observed")->values);
    const auto unseenPairs = std::ranges::count(observed, 0);
    const auto tested = std::ranges::count_if(*biases, [](const GenePairBias& g) { return !std::isnan(g.test.p); });
    const auto biased = std::ranges::count_if(points, [](const PairBiasPoint& g) { return g.q <= kDrawnAlpha; });
    report.scalars = {
        {"genetic_code", "Genetic code", static_cast<double>(genes.code->id()),
         "NCBI number of the table that defines the families."},
        {"genes_pooled", "Genes pooled", static_cast<double>(genes.pooledRows().size()),
         "Genes whose codon pairs make the scores."},
        {"codon_pairs", "Codon pairs", static_cast<double>(counts.total()), "Counted pairs of the pooled genes."},
        {"pairs_unseen", "Unseen pairs", static_cast<double>(unseenPairs),
         "Pairs of sense codons that no pooled gene has."},
        {"genes_tested", "Genes tested", static_cast<double>(tested), "Genes whose codon pair bias was tested."},
        {"genes_biased", "Genes with q at most 0.05", static_cast<double>(biased),
         "Genes whose codon order is biased in either direction."},
    };
    noteGenes(dataset.genome, genes, report.notes);
    report.notes.push_back({Severity::Info,
                            "pairs.conventions",
                            "Pairs with a stop or an ambiguous codon are not counted; codon counts N(x) include first "
                            "and last codons. Unseen pairs are " +
                                std::string(unseen == UnseenPairs::Skip
                                                ? "skipped: they have no score and the mean of a gene leaves them out."
                                                : "scored as if seen half a time."),
                            1,
                            {},
                            {}});
    report.notes.push_back(permutationNote(permutations));

    std::vector<DinucleotideSet> sets;
    if (odds.names.size() > 1) sets.push_back({odds.names.front(), symmetrisedOdds(odds.counts.front())});
    sets.push_back({"Coding sequences", symmetrisedOdds(odds.counts.back())});
    report.plots = {pairBiasPlot(points, permutations), pairScorePlot(scores.score, *genes.code),
                    dinucleotidePlot(sets, {{"Given the bases", junctions.odds},
                                            {"Given codons and protein", junctions.synonymousOdds}})};
    return report;
}

}  // namespace

AnalysisDescriptor codonPairs()
{
    return {
        .id = std::string(kCodonPairs),
        .title = "Codon pairs and dinucleotides",
        .answers = "Which codons like to follow each other, in which genes more than chance, and which bases meet at "
                   "their junctions?",
        .citation =
            "Coleman JR et al. (2008) Science 320:1784 (codon pair score and bias); Karlin S, Burge C (1995) "
            "Trends in Genetics 11:283 (dinucleotide odds); Phipson B, Smyth GK (2010) Statistical Applications in "
            "Genetics and Molecular Biology 9:39 (permutation p)",
        .version = 2,
        .parameters = {{"unseen",
                        "Unseen pairs",
                        "How a pair that no gene has is scored.",
                        "",
                        std::string("skip"),
                        {},
                        {},
                        {{"skip", "No score"}, {"half", "As half a pair"}}},
                       permutationParameter()},
        .tables = {"codon_pairs", "gene_cpb", "dinucleotides", "junctions"},
        .needsSequence = true,
        .splitsOver = "genes",
        .runInParts = runCodonPairs,
    };
}

}  // namespace pleio::builtin
