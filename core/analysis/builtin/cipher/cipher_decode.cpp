// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/cipher/decode_plots.h"
#include "core/analysis/builtin/cipher/decode_tables.h"
#include "core/analysis/builtin/genome/gene_table.h"
#include "core/base/text.h"
#include "core/codon/composition.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

Channel channelOf(const std::string& id)
{
    if (id == "synonymous") return Channel::Synonymous;
    return id == "composition" ? Channel::Composition : Channel::Combined;
}

/// Expression (measured if given, else CAI), GC3 and ln length of the genes trained on, from the counts they are scored
/// by.
Covariates decodeCovariates(const Dataset& dataset, const TrainingSet& set, std::vector<Note>& notes)
{
    const GeneCodons& scored = dataset.codonsWithoutStart;
    const RibosomalCai cai = ribosomalCai(dataset.genome, scored);
    const bool measured = !dataset.expression.empty();
    std::vector<std::string> names;
    if (measured)
        names.push_back(dataset.expressionColumn);
    else if (cai.defined())
        names.emplace_back("CAI");
    names.insert(names.end(), {"GC3s", "ln length"});

    const auto rows = static_cast<Eigen::Index>(set.rows());
    Eigen::MatrixXd values(rows, static_cast<Eigen::Index>(names.size()));
    std::int64_t unknown = 0;
    for (Eigen::Index row = 0; row < rows; ++row) {
        const auto r = static_cast<std::size_t>(row);
        const auto gene = static_cast<std::size_t>(set.genes[r]);
        Eigen::Index c = 0;
        if (measured) {
            values(row, c++) = dataset.expression[gene];
            unknown += std::isnan(dataset.expression[gene]) ? 1 : 0;
        } else if (cai.defined()) {
            values(row, c++) = cai.values[static_cast<std::size_t>(set.codonRows[r])];
        }
        values(row, c++) = gc3s(scored.counts(static_cast<std::size_t>(set.codonRows[r])), *scored.code);
        values(row, c) = std::log(static_cast<double>(set.length[r]));
    }
    std::string text = "The covariate model uses ";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    notes.push_back({Severity::Info, "covariates", text + ".", static_cast<std::int64_t>(names.size()), {}, {}});
    if (unknown > 0)
        notes.push_back({Severity::Warning,
                         "covariates.missing",
                         displayCount(unknown) + " genes have no value in " + names.front() +
                             "; the mean of the others stands in for them.",
                         unknown,
                         {},
                         {}});
    return standardised(std::move(names), std::move(values));
}

void noteTraining(const Dataset& dataset, const TrainingSet& set, std::vector<Note>& notes)
{
    if (set.tooShort > 0)
        notes.push_back({Severity::Info,
                         "training.short",
                         displayCount(set.tooShort) + " genes with fewer than " + std::to_string(kMinTrainingCodons) +
                             " codons without the start codon are neither trained on nor decoded.",
                         set.tooShort,
                         {},
                         {}});
    if (set.otherCode > 0)
        notes.push_back({Severity::Warning,
                         "training.other_code",
                         displayCount(set.otherCode) + " genes use another genetic code than table " +
                             std::to_string(set.layout.code->id()) + " and are left out.",
                         set.otherCode,
                         {},
                         {}});
    if (!set.genes.empty() && dataset.genome.genes[static_cast<std::size_t>(set.genes.front())].location.parts.empty())
        notes.push_back(
            {Severity::Warning,
             "training.no_positions",
             "The genes have no positions: operons are unknown and labels are rotated in the order of the file.",
             1,
             {},
             {}});
}

void noteTraits(const TraitChoice& choice, std::vector<Note>& notes)
{
    if (choice.left.empty()) return;
    notes.push_back({Severity::Info,
                     "traits.untested",
                     displayCount(static_cast<std::int64_t>(choice.left.size())) +
                         " traits could not be tested; the table of untested traits gives the reason for each.",
                     static_cast<std::int64_t>(choice.left.size()),
                     {},
                     {}});
}

double medianOf(const std::vector<TraitEvidence>& traits, double TraitEvidence::*member)
{
    std::vector<double> values;
    for (const TraitEvidence& trait : traits) values.push_back(trait.*member);
    std::ranges::sort(values);
    return quantile(values, 0.5);
}

std::vector<Scalar> decodeScalars(const Dataset& dataset, const TrainingSet& set, const GeneGroups& groups,
                                  const TraitChoice& choice, const DecodeResult& result)
{
    const auto readable = std::ranges::count_if(result.traits, [](const auto& t) { return t.grade != Grade::None; });
    std::int64_t calls = 0;
    for (const TraitEvidence& trait : result.traits) calls += trait.calls;
    return {
        {"genes_used", "Genes used", static_cast<double>(dataset.genome.usedGenes()),
         "CDS that take part in statistics."},
        {"genes_trained", "Genes trained on", static_cast<double>(set.rows()),
         "Used genes with at least 80 codons without the start codon."},
        {"groups", "Groups", static_cast<double>(groups.count),
         "Operons joined with families of similar proteins; never split between folds."},
        {"traits_tested", "Traits tested", static_cast<double>(choice.tested.size()),
         "Traits with enough and not too many genes."},
        {"traits_readable", "Traits readable", static_cast<double>(readable), "Tested traits of grade 1 or more."},
        {"gene_calls", "Gene calls", static_cast<double>(calls), "Gene-trait pairs with q <= 0.1."},
        {"median_auc_synonymous", "Median AUC, synonymous", medianOf(result.traits, &TraitEvidence::aucSynonymous),
         "Over the tested traits, held out."},
        {"median_auc_composition", "Median AUC, composition", medianOf(result.traits, &TraitEvidence::aucComposition),
         "Over the tested traits, held out."},
        {"median_auc_combined", "Median AUC, combined", medianOf(result.traits, &TraitEvidence::aucCombined),
         "Over the tested traits, held out."},
    };
}

Result<Report> runCipherDecode(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed, Parts& parts,
                               Progress& progress)
{
    const DecodeParams params{channelOf(parameters.text("channel")), parameters.integer("rotations"),
                              static_cast<int>(parameters.integer("folds")), seed};
    const TrainingSet set = makeTrainingSet(dataset.genome, dataset.codonsWithoutStart.codons);
    if (set.rows() < static_cast<std::size_t>(params.folds))
        return badInput("Only " + std::to_string(set.rows()) + " genes have at least " +
                        std::to_string(kMinTrainingCodons) + " codons, too few to learn from; load a whole genome.");
    TraitChoice choice = chooseTraits(dataset, set, parameters.integer("min_genes"), parameters.integer("max_genes"));
    if (choice.tested.empty()) {
        std::string best;
        if (!choice.left.empty()) {
            const auto& largest = *std::ranges::max_element(choice.left, {}, &TraitChoice::Left::genes);
            best = " The largest is \"" + dataset.traits.traits[largest.trait].name + "\" with " +
                   displayCount(largest.genes) + " genes.";
        }
        return badInput("No trait has between " + displayCount(parameters.integer("min_genes")) + " and " +
                            displayCount(parameters.integer("max_genes")) + " genes to learn from." + best +
                            " Lower the smallest number of genes or load more traits.",
                        "min_genes");
    }

    Report report;
    SubProgress grouping(progress, 0.0, 0.05);
    const auto groups = groupGenes(dataset.genome, set, dataset.clusters, grouping);
    if (!groups) return groups.error();
    const RibosomalCai cai = ribosomalCai(dataset.genome, dataset.codons);
    Table genes = geneTable(dataset, cai);
    report.notes.push_back(caiNote(cai));
    noteTraining(dataset, set, report.notes);
    noteTraits(choice, report.notes);
    const Covariates covariates = decodeCovariates(dataset, set, report.notes);

    SubProgress decoding(progress, 0.05, 0.9);
    const auto result = decodeTraits(set, *groups, choice.members, covariates, params, parts, decoding);
    if (!result) return result.error();
    SubProgress drawing(progress, 0.9, 0.98);
    auto plots = decodePlots(dataset, choice, set, *result, params.channel, drawing);
    if (!plots) return plots.error();

    progress.report(0.98, "Making tables");
    report.scalars = decodeScalars(dataset, set, *groups, choice, *result);
    report.plots = std::move(*plots);
    report.tables.push_back(std::move(genes));
    report.tables.push_back(traitTable(dataset, choice, *result, params.channel));
    report.tables.push_back(untestedTable(dataset, choice));
    report.tables.push_back(keyTable(dataset, choice, set));
    report.tables.push_back(decodeTable(dataset, choice, set, *result, params.channel));
    report.tables.push_back(pleiotropyTable(dataset, choice, set, *result));
    report.tables.push_back(reliabilityTable(dataset, choice, *result));
    return report;
}

}  // namespace

AnalysisDescriptor cipherDecode()
{
    using Text = std::string;
    return {
        .id = std::string(kDecode),
        .title = "Learn trait keys and decode genes",
        .answers = "Which traits can be read from codons at all, how sure is that, and which genes fit them?",
        .citation = "Supek F et al. (2010) PLoS Genetics 6:e1001004; Krisko A et al. (2014) Genome Biology 15:R44; "
                    "Sharp PM, Li W-H (1987) Nucleic Acids Research 15:1281 (CAI); Platt J (1999) probabilities; "
                    "Benjamini Y, Hochberg Y (1995) J R Stat Soc B 57:289",
        .version = 2,
        .parameters =
            {
                {"channel",
                 "Channel",
                 "What the score reads: the choice among synonymous codons, the amino-acid composition, or both.",
                 "",
                 Text("combined"),
                 {},
                 {},
                 {{"synonymous", "Synonymous codons"},
                  {"composition", "Amino-acid composition"},
                  {"combined", "Both, combined"}}},
                {"rotations",
                 "Rotations",
                 "How often labels are rotated along the chromosome and keys relearned for the null; the smallest "
                 "possible p is 1 / (rotations + 1).",
                 "",
                 std::int64_t{1000},
                 19.0,
                 100000.0,
                 {}},
                {"folds",
                 "Folds",
                 "Parts of the genome held out in turn; operons and protein families are never split.",
                 "",
                 std::int64_t{5},
                 3.0,
                 20.0,
                 {}},
                {"min_genes",
                 "Fewest genes",
                 "Traits with fewer genes to learn from are not tested.",
                 "genes",
                 std::int64_t{25},
                 5.0,
                 100000.0,
                 {}},
                {"max_genes",
                 "Most genes",
                 "Traits with more genes are not tested.",
                 "genes",
                 std::int64_t{600},
                 5.0,
                 1000000.0,
                 {}},
            },
        .tables = {"genes", "traits", "traits_untested", "keys", "decode", "pleiotropy", "reliability"},
        .needsTraits = true,
        .splitsOver = "rotations",
        .runInParts = runCipherDecode,
    };
}

}  // namespace pleio::builtin
