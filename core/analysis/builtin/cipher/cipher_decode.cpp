// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/cipher/decode_plots.h"
#include "core/analysis/builtin/cipher/decode_tables.h"
#include "core/analysis/builtin/cipher/held_out_groups.h"
#include "core/analysis/builtin/gene_bounds.h"
#include "core/analysis/builtin/genome/gene_table.h"
#include "core/base/text.h"
#include "core/codon/composition.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pleio::builtin {

namespace {

constexpr std::int64_t kFewestGenesOfTrait = 5;
constexpr int kFewestFolds = 3;

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
        notes.push_back(
            {Severity::Warning,
             "covariates.missing",
             names.front() + " is measured for " + displayCount(rows - unknown) + " of " +
                 counted(rows, "gene", "genes") + " (" +
                 displayNumber(std::floor(100 * static_cast<double>(rows - unknown) / static_cast<double>(rows))) +
                 " %); the others take the mean, so that it explains less than it would of all genes.",
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
                         counted(set.tooShort, "gene", "genes") + " with fewer than " +
                             std::to_string(kMinTrainingCodons) + " codons without the start codon " +
                             (set.tooShort == 1 ? "is" : "are") + " neither trained on nor decoded.",
                         set.tooShort,
                         {},
                         {}});
    if (set.otherCode > 0)
        notes.push_back({Severity::Warning,
                         "training.other_code",
                         counted(set.otherCode, "gene uses", "genes use") + " another genetic code than table " +
                             std::to_string(set.layout.code->id()) + (set.otherCode == 1 ? " and is" : " and are") +
                             " left out.",
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
                     counted(choice.left.size(), "trait", "traits") +
                         " could not be tested; the table of untested traits gives the reason for each.",
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

/// Why no trait can be tested, and which value would mend it.
Error noTraitToTest(const Dataset& dataset, const TrainingSet& set, const TraitChoice& choice,
                    const Parameters& parameters)
{
    using Left = TraitChoice::Left;
    const auto of = [&](Left::Why why) {
        std::vector<Left> found;
        std::ranges::copy_if(choice.left, std::back_inserter(found),
                             [why](const Left& left) { return left.why == why; });
        std::ranges::stable_sort(found, {}, &Left::genes);
        return found;
    };
    const auto named = [&](const Left& left) { return "\"" + dataset.traits.traits[left.trait].name + "\""; };
    const std::int64_t least = parameters.integer("min_genes"), most = parameters.integer("max_genes");
    const std::string none =
        "No trait has between " + displayCount(least) + " and " + displayCount(most) + " genes to learn from. ";
    // The traits closest to the bounds decide; those that all genes carry cannot be helped by any value.
    if (const auto small = of(Left::Why::TooFew); !small.empty()) {
        const Left& largest = small.back();
        std::string text =
            none + "The largest is " + named(largest) + " with " + counted(largest.genes, "gene", "genes") + "; ";
        text += largest.genes >= kFewestGenesOfTrait
                    ? "lower min_genes to " + displayCount(largest.genes) + " or load more traits."
                    : "load traits of at least " + displayCount(kFewestGenesOfTrait) + " genes.";
        return badInput(std::move(text), "min_genes");
    }
    if (const auto large = of(Left::Why::TooMany); !large.empty())
        return badInput(none + "The smallest is " + named(large.front()) + " with " +
                            displayCount(large.front().genes) + " genes; raise max_genes to " +
                            displayCount(large.front().genes) + " or more, or load smaller traits.",
                        "max_genes");
    return badInput("Every gene to learn from (" + displayCount(static_cast<std::int64_t>(set.rows())) + ") carries " +
                    (choice.left.size() == 1 ? "the trait " + named(choice.left.front()) : "all of the traits") +
                    ", so there is no gene without it to compare with; load traits that some genes lack.");
}

Result<Report> runCipherDecode(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed, Parts& parts,
                               Progress& progress)
{
    if (const auto ok = checkGeneBounds(parameters); !ok) return ok.error();
    const DecodeParams params{channelOf(parameters.text("channel")), parameters.integer("rotations"),
                              static_cast<int>(parameters.integer("folds")), seed};
    const TrainingSet set = makeTrainingSet(dataset.genome, dataset.codonsWithoutStart.codons);
    if (set.rows() < static_cast<std::size_t>(kFewestFolds))
        return badInput("Only " + counted(set.rows(), "gene has", "genes have") + " at least " +
                        std::to_string(kMinTrainingCodons) + " codons, too few to learn from; load a whole genome.");
    if (set.rows() < static_cast<std::size_t>(params.folds))
        return badInput("Only " + displayCount(static_cast<std::int64_t>(set.rows())) + " genes have at least " +
                            std::to_string(kMinTrainingCodons) + " codons, fewer than the " +
                            std::to_string(params.folds) + " folds; give fewer folds or load a whole genome.",
                        "folds");
    TraitChoice choice = chooseTraits(dataset, set, parameters.integer("min_genes"), parameters.integer("max_genes"));
    if (choice.tested.empty()) return noTraitToTest(dataset, set, choice, parameters);

    Report report;
    SubProgress grouping(progress, 0.0, 0.05);
    const auto groups = heldOutGroups(dataset, set, grouping);
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
                 static_cast<double>(kFewestFolds),
                 20.0,
                 {}},
                {"min_genes",
                 "Fewest genes",
                 "Traits with fewer genes to learn from are not tested.",
                 "genes",
                 std::int64_t{25},
                 static_cast<double>(kFewestGenesOfTrait),
                 100000.0,
                 {}},
                {"max_genes",
                 "Most genes",
                 "Traits with more genes are not tested.",
                 "genes",
                 std::int64_t{600},
                 static_cast<double>(kFewestGenesOfTrait),
                 1000000.0,
                 {}},
            },
        .tables = {"genes", "traits", "traits_untested", "keys", "decode", "pleiotropy", "reliability"},
        .needsSequence = true,
        .needsTraits = true,
        .splitsOver = "rotations",
        .runInParts = runCipherDecode,
    };
}

}  // namespace pleio::builtin
