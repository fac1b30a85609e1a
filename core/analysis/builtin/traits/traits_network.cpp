// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/analysis/builtin/gene_list.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/plot/gene_trait_plots.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pleio::builtin {

namespace {

using Eigen::Index;

/// Beyond this nothing in a network can be told apart.
constexpr std::int64_t kMostGenes = 100, kMostTraits = 200;

struct Choice {
    std::vector<Index> genes;   ///< rows, those with most called traits first
    std::vector<Index> traits;  ///< columns that are drawn, those of most chosen genes first
};

/// Rows of the named genes.
Result<std::vector<Index>> namedRows(const Dataset& dataset, const PhenotypeInput& input, const std::string& list,
                                     std::vector<Note>& notes)
{
    const auto named = listedGenes(dataset.genome, list, "genes", notes);
    if (!named) return named.error();
    std::vector<Index> rows;
    for (std::size_t row = 0; row < input.genes.size(); ++row)
        if (std::ranges::binary_search(*named, input.genes[row])) rows.push_back(static_cast<Index>(row));
    if (rows.empty())
        return Error{ErrorKind::Usage, "None of the listed genes is in the table of phenotypes.", "genes"};
    if (std::ssize(rows) > kMostGenes)
        return Error{ErrorKind::Usage,
                     "The list has " + displayCount(std::ssize(rows)) + " genes; a network shows at most " +
                         displayCount(kMostGenes) + ".",
                     "genes"};
    return rows;
}

/// All rows, those with called traits in most groups first.
std::vector<Index> rankedRows(const PhenotypeInput& input, const CallMatrix& called)
{
    const CallCounts counts = countCalls(called, numberNames(input.groups).of);
    std::vector<Index> rows(input.ids.size());
    std::iota(rows.begin(), rows.end(), Index{0});
    std::ranges::stable_sort(rows, std::greater(), [&](Index row) {
        return std::pair(counts.groups[static_cast<std::size_t>(row)], counts.called[static_cast<std::size_t>(row)]);
    });
    return rows;
}

Result<Choice> choose(const Dataset& dataset, const PhenotypeInput& input, const CallMatrix& called,
                      const Parameters& parameters, std::vector<Note>& notes)
{
    Choice choice;
    const std::string& list = parameters.text("genes");
    const bool listed = !trimmed(list).empty();
    if (listed) {
        auto rows = namedRows(dataset, input, list, notes);
        if (!rows) return rows.error();
        choice.genes = std::move(*rows);
    } else {
        choice.genes = rankedRows(input, called);
        choice.genes.resize(std::min(choice.genes.size(), static_cast<std::size_t>(parameters.integer("most_genes"))));
    }
    const auto before = choice.genes.size();
    std::erase_if(choice.genes, [&](Index row) { return !called.row(row).any(); });
    if (choice.genes.empty())
        return badInput(std::string(listed ? "None of the listed genes" : "No gene") +
                            " has a called trait, so there is nothing to draw; " +
                            (listed ? "list other genes, raise the false discovery rate or load more phenotypes."
                                    : "raise the false discovery rate or load more phenotypes."),
                        listed ? "genes" : "fdr");
    if (const auto silent = static_cast<std::int64_t>(before - choice.genes.size()); silent > 0)
        notes.push_back({Severity::Info,
                         "network.silent",
                         "Genes without a called trait, which are not drawn: " + displayCount(silent) + ".",
                         silent,
                         {},
                         {}});
    std::ranges::stable_sort(choice.genes, std::greater(), [&](Index row) { return called.row(row).count(); });

    std::vector<Index> shared(static_cast<std::size_t>(called.cols()), 0);
    for (const Index row : choice.genes)
        for (Index t = 0; t < called.cols(); ++t) shared[static_cast<std::size_t>(t)] += called(row, t) ? 1 : 0;
    for (Index t = 0; t < called.cols(); ++t)
        if (shared[static_cast<std::size_t>(t)] > 0) choice.traits.push_back(t);
    std::ranges::stable_sort(choice.traits, std::greater(),
                             [&](Index t) { return shared[static_cast<std::size_t>(t)]; });
    const auto most = static_cast<std::size_t>(parameters.integer("most_traits"));
    if (choice.traits.size() > most) {
        const auto left = static_cast<std::int64_t>(choice.traits.size() - most);
        notes.push_back({Severity::Info,
                         "network.traits",
                         "Only the " + displayCount(static_cast<std::int64_t>(most)) +
                             (most == 1 ? " trait that most of the genes share is drawn; "
                                        : " traits that most of the genes share are drawn; ") +
                             counted(left, "trait is", "traits are") +
                             " left out of the figures and of the table of links.",
                         left,
                         {},
                         {}});
        choice.traits.resize(most);
    }
    return choice;
}

/// The links between chosen genes and traits that are drawn; genes without any are left out, and said so.
GeneTraitLinks linksOf(const PhenotypeInput& input, const CallMatrix& called, const Choice& choice,
                       std::vector<Note>& notes)
{
    GeneTraitLinks out;
    out.directed = input.scale != PhenotypeScale::Binary;
    const bool grouped = input.groups != input.traits;
    for (const Index t : choice.traits) {
        out.traits.push_back(input.traits[static_cast<std::size_t>(t)]);
        if (grouped) out.groups.push_back(input.groups[static_cast<std::size_t>(t)]);
    }
    std::vector<std::string> apart;
    for (const Index row : choice.genes) {
        const std::size_t gene = out.ids.size(), before = out.links.size();
        for (std::size_t t = 0; t < choice.traits.size(); ++t)
            if (called(row, choice.traits[t]))
                out.links.push_back(
                    {gene, t, input.shown(row, choice.traits[t]), input.isLower(row, choice.traits[t])});
        const auto at = static_cast<std::size_t>(row);
        if (out.links.size() == before) {
            apart.push_back(input.ids[at]);
            continue;
        }
        out.ids.push_back(input.ids[at]);
        out.names.push_back(input.names[at]);
    }
    if (!apart.empty()) {
        const auto count = static_cast<std::int64_t>(apart.size());
        apart.resize(std::min(apart.size(), kMaxExamples));
        notes.push_back(
            {Severity::Info,
             "network.apart",
             "Genes that have none of the traits drawn, and are left out of the figures: " + displayCount(count) + ".",
             count,
             std::move(apart),
             {}});
    }
    return out;
}

Table linkTable(const GeneTraitLinks& links)
{
    Categories gene{links.ids, {}}, symbol{links.names, {}}, trait{links.traits, {}};
    std::vector<std::string> group;
    std::vector<double> effect;
    for (const GeneTraitLink& link : links.links) {
        gene.codes.push_back(static_cast<std::int32_t>(link.gene));
        trait.codes.push_back(static_cast<std::int32_t>(link.trait));
        if (!links.groups.empty()) group.push_back(links.groups[link.trait]);
        effect.push_back(link.effect);
    }
    symbol.codes = gene.codes;
    Table table{"links", "Links of the network", {}};
    table.columns = {
        column("gene_id", "Gene", "Gene of the row, or the row's own name where it fits no gene.", std::move(gene)),
        column("symbol", "Symbol", "Name of the gene.", std::move(symbol)),
        column("trait", "Trait", "Trait the gene is called for.", std::move(trait)),
    };
    if (!group.empty())
        table.columns.push_back(column("group", "Group", "Group (chemical) of the trait.", std::move(group)));
    table.columns.push_back(column("effect", "Effect", "Score or call, as in the phenotype table.", std::move(effect)));
    return table;
}

/// Every two chosen genes that share a called trait, most alike first.
Table sharedTable(const PhenotypeInput& input, const CallMatrix& called, const std::vector<Index>& genes)
{
    struct Pair {
        Index first, second;
        std::int64_t shared, either;
        [[nodiscard]] double jaccard() const { return static_cast<double>(shared) / static_cast<double>(either); }
    };
    std::vector<Pair> pairs;
    for (std::size_t a = 0; a < genes.size(); ++a)
        for (std::size_t b = a + 1; b < genes.size(); ++b) {
            const auto one = called.row(genes[a]).array(), other = called.row(genes[b]).array();
            const auto shared = static_cast<std::int64_t>((one && other).count());
            if (shared > 0)
                pairs.push_back({genes[a], genes[b], shared, static_cast<std::int64_t>((one || other).count())});
        }
    std::ranges::stable_sort(pairs, std::greater(), &Pair::jaccard);
    std::vector<std::string> first, second, firstName, secondName;
    std::vector<std::int64_t> shared, either;
    std::vector<double> jaccard;
    for (const Pair& pair : pairs) {
        const auto a = static_cast<std::size_t>(pair.first), b = static_cast<std::size_t>(pair.second);
        first.push_back(input.ids[a]);
        firstName.push_back(input.names[a]);
        second.push_back(input.ids[b]);
        secondName.push_back(input.names[b]);
        shared.push_back(pair.shared);
        either.push_back(pair.either);
        jaccard.push_back(pair.jaccard());
    }
    Table table{"shared_traits", "Traits two genes share", {}};
    table.columns = {
        column("gene_id", "Gene", "One of the chosen genes.", std::move(first)),
        column("symbol", "Symbol", "Its name.", std::move(firstName)),
        column("other_id", "Other gene", "Another of the chosen genes.", std::move(second)),
        column("other_symbol", "Other symbol", "Its name.", std::move(secondName)),
        column("shared", "Shared", "Traits both genes are called for, of all traits.", std::move(shared)),
        column("either", "Either", "Traits at least one of them is called for.", std::move(either)),
        column("jaccard", "Jaccard index", "Shared over either.", std::move(jaccard)),
    };
    return table;
}

Result<Report> runTraitsNetwork(const Dataset& dataset, const Parameters& parameters, std::uint64_t, Progress& progress)
{
    Report report;
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    const CallMatrix called = phenotypeCalls(*input, CallFamily::PerTrait, parameters.real("fdr")).called;
    progress.report(0.4, "Choosing genes and traits");
    const auto choice = choose(dataset, *input, called, parameters, report.notes);
    if (!choice) return choice.error();
    const GeneTraitLinks links = linksOf(*input, called, *choice, report.notes);
    if (progress.isCancelled()) return cancelled();

    progress.report(0.5, "Laying out the network");
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    for (const GeneTraitLink& link : links.links) ends.emplace_back(link.gene, links.ids.size() + link.trait);
    const std::vector<NodePlace> places = networkLayout(links.ids.size() + links.traits.size(), ends);
    if (progress.isCancelled()) return cancelled();

    const auto pairs = [&](std::size_t genes) { return 0.5 * static_cast<double>(genes * (genes - 1)); };
    report.tables = {linkTable(links), sharedTable(*input, called, choice->genes)};
    report.scalars = {
        {"genes_drawn", "Genes drawn", static_cast<double>(links.ids.size()), "Genes of the network."},
        {"traits_drawn", "Traits drawn", static_cast<double>(links.traits.size()), "Traits of the network."},
        {"links", "Links", static_cast<double>(links.links.size()), "Called gene-trait pairs among them."},
        {"sharing_pairs", "Share of pairs with a trait in common",
         static_cast<double>(report.tables[1].rows()) / pairs(choice->genes.size()),
         "Pairs of chosen genes with a called trait in common, of all traits, over all pairs; 0 to 1."},
    };
    const std::string about = counted(links.ids.size(), "gene", "genes") + " and " +
                              counted(links.traits.size(), "trait", "traits") + " (" + input->source +
                              "); a link is a called phenotype.";
    report.plots.push_back(geneTraitNetwork(links, places, about));
    report.plots.push_back(geneTraitFlows(links, about));
    return report;
}

}  // namespace

AnalysisDescriptor traitsNetwork()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    parameters.insert(parameters.begin(), {{"genes",
                                            "Genes",
                                            "Genes to show; empty for those with called traits in most groups.",
                                            "",
                                            std::string(),
                                            {},
                                            {},
                                            {},
                                            ParameterKind::Genes},
                                           {"most_genes",
                                            "Most genes",
                                            "How many genes are shown where none are listed.",
                                            "genes",
                                            std::int64_t{10},
                                            1,
                                            static_cast<double>(kMostGenes),
                                            {}},
                                           {"most_traits",
                                            "Most traits",
                                            "How many traits are shown: those that most of the genes share.",
                                            "traits",
                                            std::int64_t{25},
                                            1,
                                            static_cast<double>(kMostTraits),
                                            {}}});
    return {
        .id = std::string(kTraitsNetwork),
        .title = "Network of genes and traits",
        .answers = "Which traits do these genes share, and which set them apart?",
        .citation = "Kamada T, Kawai S (1989) Inf Process Lett 31:7 (layout); Jaccard P (1901) Bull Soc Vaud Sci Nat "
                    "37:547; Csárdi G, Nepusz T (2006) InterJournal Complex Systems 1695 (igraph)",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"links", "shared_traits"},
        .needsPhenotypes = true,
        .run = runTraitsNetwork,
    };
}

}  // namespace pleio::builtin
