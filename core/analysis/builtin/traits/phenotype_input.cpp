// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/phenotype_input.h"

#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/distributions.h"
#include "core/traits/phenotype_p.h"
#include "core/traits/trait_calls.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

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
    input.shown = input.profile = input.effect;
    input.groups = input.traits;
    input.source = "annotation, " + counted(input.effect.rows(), "gene", "genes") + ", " +
                   counted(input.effect.cols(), "trait", "traits");
    return input;
}

/// Conditions in which no score, or every one, is below 0.
std::vector<std::string> conditionsOfOneSign(const Phenotypes& phenotypes)
{
    constexpr Eigen::Index kFewest = 20;
    std::vector<std::string> names;
    for (Eigen::Index c = 0; c < phenotypes.effect.cols(); ++c) {
        const auto scores = phenotypes.effect.col(c).array();
        const Eigen::Index lower = (scores < 0).count(), higher = (scores > 0).count();
        if (lower + higher >= kFewest && (lower == 0 || higher == 0))
            names.push_back(phenotypes.conditions[static_cast<std::size_t>(c)]);
    }
    return names;
}

/// The columns of which nothing is there, though they have effects.
std::vector<Eigen::Index> columnsWithout(const Eigen::MatrixXd& p, const Eigen::MatrixXd& effect)
{
    std::vector<Eigen::Index> columns;
    for (Eigen::Index c = 0; c < p.cols(); ++c)
        if (p.col(c).array().isNaN().all() && !effect.col(c).array().isNaN().all()) columns.push_back(c);
    return columns;
}

/// p of calls at q <= fdr, where p of a column are its own: Benjamini-Hochberg over its genes.
Eigen::MatrixXd calledP(const Eigen::MatrixXd& p, double fdr)
{
    return callP(adjustedP(p, CallFamily::PerTrait).unaryExpr([fdr](double q) {
        return std::isnan(q) ? kUndefined : q <= fdr ? 1.0 : 0.0;
    }),
                 fdr);
}

/// Conditions without what the others have p from, as scores beside a comparison, have theirs from what they have: t,
/// else the scores or calls.
void fillFromOwn(PhenotypeInput& input, const Phenotypes& phenotypes, double fdr, std::vector<Note>& notes)
{
    const std::vector<Eigen::Index> columns = columnsWithout(input.p, phenotypes.effect);
    std::vector<std::string> names;
    for (const Eigen::Index c : columns) {
        const Eigen::MatrixXd effect = phenotypes.effect.col(c);
        names.push_back(phenotypes.conditions[static_cast<std::size_t>(c)]);
        if (phenotypes.scale != PhenotypeScale::Score) {
            input.p.col(c) = callP(effect, fdr);
            continue;
        }
        Eigen::MatrixXd z;
        if (phenotypes.t.size() > 0 && !phenotypes.t.col(c).array().isNaN().all()) {
            z = phenotypes.t.col(c);
        } else {
            const CentredScores centred = centredScores(effect);
            z = centred.z;
            input.effect.col(c) = input.profile.col(c) = centred.effect;
        }
        if (input.sized) input.z.col(c) = z;
        input.p.col(c) = input.sized ? normalP(z) : calledP(normalP(z), fdr);
    }
    if (names.empty()) return;
    const auto count = static_cast<std::int64_t>(names.size());
    names.resize(std::min(names.size(), kMaxExamples));
    notes.push_back({Severity::Info,
                     "phenotypes.own_p",
                     counted(count, "condition has", "conditions have") +
                         " no such values; p there is two-sided normal from its t, else from its score less the median "
                         "of the condition over 1.4826 times its median absolute deviation, or that of its calls.",
                     count,
                     std::move(names),
                     {}});
}

/// Sets effect, profile, z, p and `sized`, all from one source, and says which. With "auto" a condition that has
/// nothing from there has them from another.
Result<void> setEffects(PhenotypeInput& input, const Phenotypes& phenotypes, std::string from, double fdr,
                        std::vector<Note>& notes)
{
    const auto missing = [&](const char* what) {
        return Error{ErrorKind::Usage,
                     std::string("There is no table of ") + what + " values; add one or let p come from what there is.",
                     "p_from"};
    };
    const bool calls = phenotypes.scale != PhenotypeScale::Score;
    const bool isAuto = from == "auto";
    if (isAuto)
        from = phenotypes.p.size() > 0   ? "p"
               : phenotypes.q.size() > 0 ? "q"
               : phenotypes.t.size() > 0 ? "t"
               : calls                   ? "calls"
                                         : "z";
    const std::string rate = displayNumber(fdr);
    std::string source;
    input.effect = input.profile = phenotypes.effect;
    input.sized = !calls;
    if (from == "p") {
        if (phenotypes.p.size() == 0) return missing("p");
        input.p = phenotypes.p;
        if (input.sized) input.z = signedDeviates(input.p, input.effect);
        source = "p is that of the p table.";
    } else if (from == "t") {
        if (phenotypes.t.size() == 0) return missing("t");
        input.p = normalP(phenotypes.t);
        if (input.sized) input.z = phenotypes.t;
        source = "p is two-sided from the t table by the normal distribution.";
    } else if (from == "q") {
        if (phenotypes.q.size() == 0) return missing("q");
        const Eigen::MatrixXd called = phenotypes.q.unaryExpr([fdr](double q) {
            return std::isnan(q) ? kUndefined : q <= fdr ? 1.0 : 0.0;
        });
        input.p = callP(called, fdr);
        input.sized = false;
        source = "Cells with q at most " + rate +
                 " are calls; the p of a call is the share of genes without phenotype that is expected to be called.";
    } else if (calls) {
        input.p = callP(phenotypes.effect, fdr);
        source = "Calls have no p of their own; taking a share of " + rate +
                 " of the calls of a condition as false, the p of a call is the share of genes without "
                 "phenotype that is expected to be called, and 1 where there is no call.";
    } else {
        CentredScores centred = centredScores(phenotypes.effect);
        input.effect = std::move(centred.effect);
        input.profile = std::move(centred.standardised);
        input.z = std::move(centred.z);
        input.p = normalP(input.z);
        input.centred = true;
        source = "p is two-sided normal from z, the score less the median of its condition over 1.4826 times its "
                 "median absolute deviation; columns of effects and scores show the score as it stands.";
    }
    notes.push_back({Severity::Info, "phenotypes.p", std::move(source), 1, {}, {}});
    if (isAuto && (from == "p" || from == "q" || from == "t")) fillFromOwn(input, phenotypes, fdr, notes);
    if (calls || (from != "p" && from != "q")) return {};
    std::vector<std::string> names = conditionsOfOneSign(phenotypes);
    if (names.empty()) return {};
    const auto count = static_cast<std::int64_t>(names.size());
    names.resize(std::min(names.size(), kMaxExamples));
    notes.push_back({Severity::Warning,
                     "phenotypes.one_sign",
                     "Conditions whose scores have one sign only, so that all their effects count as one direction: " +
                         displayCount(count) +
                         "; subtract from the scores what a gene without effect has, or let p come from t or z.",
                     count,
                     std::move(names),
                     {}});
    return {};
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
    const Eigen::Index rows = input.effect.rows();
    const auto mean = [&](const Eigen::MatrixXd& values, Eigen::Index row, std::size_t to) {
        double sum = 0, n = 0;
        for (const Eigen::Index from : members[to])
            if (const double value = values(row, from); !std::isnan(value)) {
                sum += value;
                n += 1;
            }
        return n == 0 ? kUndefined : !calls ? sum / n : sum > 0 ? 1 : sum < 0 ? -1 : 0;
    };
    const auto means = [&](const Eigen::MatrixXd& values) {
        Eigen::MatrixXd out(values.rows(), values.size() > 0 ? columns : 0);
        for (Eigen::Index to = 0; to < out.cols(); ++to)
            for (Eigen::Index row = 0; row < rows; ++row)
                out(row, to) = mean(values, row, static_cast<std::size_t>(to));
        return out;
    };
    Eigen::MatrixXd p(input.p.rows(), input.p.size() > 0 ? columns : 0), z = means(input.z);
    for (Eigen::Index to = 0; to < p.cols(); ++to)
        for (Eigen::Index row = 0; row < rows; ++row) {
            double least = 1, leastLog = 0, tested = 0;
            for (const Eigen::Index from : members[static_cast<std::size_t>(to)]) {
                const double own = input.p(row, from);
                if (std::isnan(own)) continue;
                const bool known = input.sized && !std::isnan(input.z(row, from));
                least = std::min(least, own);
                // The p of a strong effect is below the smallest double, its logarithm is not.
                leastLog = std::min(leastLog, known ? logNormalTwoSidedP(input.z(row, from)) : std::log(own));
                tested += 1;
            }
            p(row, to) = tested > 0 ? std::min(1.0, tested * least) : kUndefined;
            if (input.sized && tested > 1 && !std::isnan(z(row, to)))
                z(row, to) = std::copysign(normalDeviateOfLog(std::min(0.0, leastLog + std::log(tested))), z(row, to));
        }
    input.shown = means(input.shown);
    input.effect = means(input.effect);
    input.profile = means(input.profile);
    input.z = std::move(z);
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
    input.shown = phenotypes.effect;
    input.scale = phenotypes.scale;
    const auto set = setEffects(input, phenotypes, parameters.text("p_from"), parameters.real("fdr"), notes);
    if (!set) return set.error();
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
                 counted(before, "condition was", "conditions were") + " merged into " +
                     counted(input.effect.cols(), "group", "groups") + ": " +
                     (input.scale == PhenotypeScale::Score ? "mean of the scores" : "the call most calls have") +
                     ", least p times the number of conditions.",
                 1,
                 {},
                 {}});
    }
    input.source = phenotypes.file + ", " + counted(input.effect.rows(), "gene", "genes") + ", " +
                   (phenotypes.grouped && input.effect.cols() < phenotypes.effect.cols()
                        ? counted(input.effect.cols(), "group of conditions", "groups of conditions")
                        : counted(input.effect.cols(), "condition", "conditions"));
    return input;
}

}  // namespace pleio::builtin
