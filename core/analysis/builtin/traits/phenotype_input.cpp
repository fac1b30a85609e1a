// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/phenotype_input.h"

#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/traits/phenotype_p.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

std::string withCount(Eigen::Index n, const char* what)
{
    return displayCount(static_cast<std::int64_t>(n)) + " " + what;
}

PhenotypeInput annotation(const Dataset& dataset)
{
    PhenotypeInput input;
    input.measured = false;
    input.scale = PhenotypeScale::Binary;
    const auto& genes = dataset.genome.genes;
    for (std::size_t g = 0; g < genes.size(); ++g) {
        input.ids.push_back(genes[g].id);
        input.names.push_back(genes[g].displayName());
        input.genes.push_back(static_cast<std::int32_t>(g));
    }
    std::size_t traits = 0;
    for (const Trait& trait : dataset.traits.traits) traits += trait.genes.empty() ? 0 : 1;
    input.effect = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(genes.size()), static_cast<Eigen::Index>(traits));
    for (const Trait& trait : dataset.traits.traits) {
        if (trait.genes.empty()) continue;
        const auto column = static_cast<Eigen::Index>(input.traits.size());
        input.traits.push_back(trait.name);
        for (const std::int32_t gene : trait.genes) input.effect(gene, column) = 1;
    }
    input.groups = input.traits;
    input.source =
        "annotation, " + withCount(input.effect.rows(), "genes") + ", " + withCount(input.effect.cols(), "traits");
    return input;
}

/// p of the scores or calls.
struct SourcedP {
    Eigen::MatrixXd p;
    std::string source;     ///< a sentence
    bool ofEffects = true;  ///< not only of a decision
};

Result<SourcedP> pOf(const Phenotypes& phenotypes, std::string from, double fdr)
{
    const auto missing = [&](const char* what) {
        return Error{ErrorKind::Usage,
                     std::string("There is no table of ") + what + " values; add one or let p come from what there is.",
                     "p_from"};
    };
    const bool calls = phenotypes.scale != PhenotypeScale::Score;
    if (from == "auto")
        from = phenotypes.p.size() > 0   ? "p"
               : phenotypes.q.size() > 0 ? "q"
               : phenotypes.t.size() > 0 ? "t"
               : calls                   ? "calls"
                                         : "z";
    const std::string rate = displayNumber(fdr);
    if (from == "p") {
        if (phenotypes.p.size() == 0) return missing("p");
        return SourcedP{phenotypes.p, "p is that of the p table."};
    }
    if (from == "t") {
        if (phenotypes.t.size() == 0) return missing("t");
        return SourcedP{normalP(phenotypes.t), "p is two-sided from the t table by the normal distribution."};
    }
    if (from == "q") {
        if (phenotypes.q.size() == 0) return missing("q");
        const Eigen::MatrixXd called = phenotypes.q.unaryExpr([fdr](double q) {
            return std::isnan(q) ? kUndefined : q <= fdr ? 1.0 : 0.0;
        });
        return SourcedP{
            callP(called, fdr),
            "Cells with q at most " + rate +
                " are calls; the p of a call is the share of genes without phenotype that is expected to be called.",
            false};
    }
    if (from == "calls" || calls)
        return SourcedP{callP(phenotypes.effect, fdr),
                        "Calls have no p of their own; taking a share of " + rate +
                            " of the calls of a condition as false, the p of a call is the share of genes without "
                            "phenotype that is expected to be called, and 1 where there is no call.",
                        false};
    return SourcedP{normalP(robustZ(phenotypes.effect)),
                    "p is two-sided normal from z, the score less the median of its condition over 1.4826 times its "
                    "median absolute deviation."};
}

/// One column a group, in the order in which groups first come.
void mergeGroups(PhenotypeInput& input)
{
    NumberedNames groups = numberNames(input.groups);
    std::vector<std::vector<Eigen::Index>> members(groups.names.size());
    for (std::size_t c = 0; c < groups.of.size(); ++c)
        members[static_cast<std::size_t>(groups.of[c])].push_back(static_cast<Eigen::Index>(c));
    const bool calls = input.scale != PhenotypeScale::Score;
    const auto columns = static_cast<Eigen::Index>(members.size());
    Eigen::MatrixXd effect(input.effect.rows(), columns), p(input.p.rows(), input.p.size() > 0 ? columns : 0);
    for (Eigen::Index to = 0; to < columns; ++to)
        for (Eigen::Index row = 0; row < effect.rows(); ++row) {
            double sum = 0, n = 0, least = 1, tested = 0;
            for (const Eigen::Index from : members[static_cast<std::size_t>(to)]) {
                if (const double value = input.effect(row, from); !std::isnan(value)) {
                    sum += value;
                    n += 1;
                }
                if (p.cols() == 0) continue;
                if (const double value = input.p(row, from); !std::isnan(value)) {
                    least = std::min(least, value);
                    tested += 1;
                }
            }
            effect(row, to) = n == 0 ? kUndefined : !calls ? sum / n : sum > 0 ? 1 : sum < 0 ? -1 : 0;
            if (p.cols() > 0) p(row, to) = tested > 0 ? std::min(1.0, tested * least) : kUndefined;
        }
    input.effect = std::move(effect);
    input.p = std::move(p);
    input.traits = groups.names;
    input.groups = std::move(groups.names);
}

}  // namespace

std::vector<ParameterSpec> phenotypeParameters()
{
    using Text = std::string;
    return {
        {"replicates",
         "Replicates",
         "What happens to conditions of one group of the condition table (doses, repeats).",
         "",
         Text("keep"),
         {},
         {},
         {{"keep", "Keep every condition"}, {"merge", "Merge the conditions of a group"}}},
        {"p_from",
         "p values",
         "Where the p of a gene in a condition comes from.",
         "",
         Text("auto"),
         {},
         {},
         {{"auto", "The best of what is loaded"},
          {"p", "Table of p values"},
          {"q", "Table of q values"},
          {"t", "Table of t values"},
          {"z", "Scores, standardised by condition; calls as they are"}}},
        {"fdr",
         "False discovery rate",
         "A gene has a trait if its q is at most this; the share of false ones among calls that are loaded.",
         "",
         0.05,
         0.0001,
         0.5,
         {}},
    };
}

Result<PhenotypeInput> phenotypeInput(const Dataset& dataset, const Parameters& parameters, std::vector<Note>& notes)
{
    if (!dataset.phenotypes) {
        if (dataset.traits.traits.empty())
            return badInput(
                "There are neither phenotypes nor traits; add a table of genes and conditions, or a trait table.");
        notes.push_back({Severity::Warning,
                         "phenotypes.annotation",
                         "No phenotypes are loaded: traits are what the annotation says of genes, which follows how "
                         "much a gene was studied and has no p.",
                         1,
                         {},
                         {}});
        return annotation(dataset);
    }
    const Phenotypes& phenotypes = *dataset.phenotypes;
    PhenotypeInput input;
    for (std::size_t row = 0; row < phenotypes.rows.size(); ++row) {
        const std::int32_t gene = phenotypes.genes[row];
        const Gene* known = gene < 0 ? nullptr : &dataset.genome.genes[static_cast<std::size_t>(gene)];
        input.ids.push_back(known ? known->id : phenotypes.rows[row]);
        input.names.push_back(known ? known->displayName() : phenotypes.rows[row]);
        input.genes.push_back(gene);
    }
    input.traits = phenotypes.conditions;
    input.groups = phenotypes.groups;
    input.effect = phenotypes.effect;
    input.scale = phenotypes.scale;
    auto p = pOf(phenotypes, parameters.text("p_from"), parameters.real("fdr"));
    if (!p) return p.error();
    input.p = std::move(p->p);
    input.sized = p->ofEffects && input.scale == PhenotypeScale::Score;
    notes.push_back({Severity::Info, "phenotypes.p", std::move(p->source), 1, {}, {}});
    if (parameters.text("replicates") == "merge") {
        const Eigen::Index before = input.effect.cols();
        mergeGroups(input);
        if (!phenotypes.grouped)
            notes.push_back(
                {Severity::Warning,
                 "phenotypes.no_groups",
                 "Nothing was merged: no condition table is loaded that says which conditions are replicates.",
                 1,
                 {},
                 {}});
        else
            notes.push_back(
                {Severity::Info,
                 "phenotypes.merged",
                 withCount(before, "conditions were merged into ") + withCount(input.effect.cols(), "groups: ") +
                     (input.scale == PhenotypeScale::Score ? "mean of the scores" : "the call most calls have") +
                     ", least p times the number of conditions.",
                 1,
                 {},
                 {}});
    }
    input.source = phenotypes.file + ", " + withCount(input.effect.rows(), "genes") + ", " +
                   withCount(input.effect.cols(), phenotypes.grouped && input.effect.cols() < phenotypes.effect.cols()
                                                      ? "groups of conditions"
                                                      : "conditions");
    return input;
}

}  // namespace pleio::builtin
