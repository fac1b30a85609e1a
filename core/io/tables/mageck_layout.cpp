// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/phenotype_layout.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

/// The column of this header, in the form of comparableHeader(), so that "neg|p-value" may have become "neg.p.value".
std::optional<std::size_t> mageckColumn(const TableColumns& columns, std::string_view header)
{
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (comparableHeader(columns.name(c)) == header) return c;
    return {};
}

/// The condition of a header "HL60|beta", or nothing.
std::string_view mageckConditionOf(std::string_view header, std::string_view what)
{
    const std::string plain = comparableHeader(header);
    if (header.size() <= what.size() || !plain.ends_with(what)) return {};
    const char before = header[header.size() - what.size()];
    return before == '|' || before == '.' ? header.substr(0, header.size() - what.size()) : std::string_view();
}

std::optional<std::size_t> columnOfCondition(const TableColumns& columns, std::string_view condition,
                                             std::string_view what)
{
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (mageckConditionOf(columns.name(c), what) == condition) return c;
    return {};
}

constexpr const char* kWhyMageck = "its headers are those of a gene summary of MAGeCK";
constexpr std::string_view kBeta = "_beta";

/// `mageck mle`: a condition of the design matrix has a beta, its z, and p of permutations and of Wald's test.
std::vector<ConditionColumns> mleConditions(const TableColumns& columns)
{
    std::vector<ConditionColumns> conditions;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string_view name = mageckConditionOf(columns.name(c), kBeta);
        if (name.empty()) continue;
        ConditionColumns one{std::string(name), c};
        one.t = columnOfCondition(columns, name, "_z");
        one.p = columnOfCondition(columns, name, "_p_value");
        one.q = columnOfCondition(columns, name, "_fdr");
        if (!one.p) {
            one.p = columnOfCondition(columns, name, "_wald_p_value");
            one.q = columnOfCondition(columns, name, "_wald_fdr");
        }
        if (one.t || one.p) conditions.push_back(std::move(one));
    }
    return conditions;
}

/// The two p of one side each that `mageck test` writes, by the headers of now and of before 0.5.6.
struct OneSidedColumns {
    std::optional<std::size_t> negative, positive;
};
OneSidedColumns oneSidedColumns(const TableColumns& columns)
{
    if (const auto negative = mageckColumn(columns, "neg_p_value"))
        return {negative, mageckColumn(columns, "pos_p_value")};
    if (mageckColumn(columns, "lo_neg")) return {mageckColumn(columns, "p_neg"), mageckColumn(columns, "p_pos")};
    return {};
}

bool isMle(const TableColumns& columns) { return mageckColumn(columns, "sgrna") && !mleConditions(columns).empty(); }

PhenotypeLayout mleLayout(const TableColumns& columns, std::size_t gene)
{
    PhenotypeLayout layout;
    layout.format = kMageck;
    layout.whyFormat = kWhyMageck;
    layout.conditions = mleConditions(columns);
    const ConditionColumns& first = layout.conditions.front();
    layout.reading.decide("conditions", std::to_string(layout.conditions.size()), "coefficients of mageck mle");
    layout.reading.decide("effect", columns.called(first.effect), "the coefficient of each condition");
    if (first.t) layout.reading.decide("t", columns.called(*first.t), "the z of Wald's test");
    const bool isWald = first.p && mageckConditionOf(columns.name(*first.p), "_wald_p_value") == first.name;
    if (first.p)
        layout.reading.decide("p", columns.called(*first.p),
                              isWald ? "of Wald's test, as there is no other"
                                     : "of permutations, as MAGeCK ranks by it");
    if (first.q) layout.reading.decide("q", columns.called(*first.q), "of these p");
    leaveOutOthers(columns, gene, layout);
    return layout;
}

}  // namespace

bool isMageckSummary(const TableColumns& columns)
{
    const OneSidedColumns sides = oneSidedColumns(columns);
    return (sides.negative && sides.positive) || isMle(columns);
}

Result<PhenotypeLayout> mageckLayout(const DelimitedTable& table, const TableColumns& columns, std::size_t gene)
{
    if (isMle(columns)) return mleLayout(columns, gene);
    const OneSidedColumns sides = oneSidedColumns(columns);
    const auto negative = mageckColumn(columns, "neg_lfc");
    const auto positive = mageckColumn(columns, "pos_lfc");
    if (!negative && !positive)
        return badInput(
            "This gene summary of MAGeCK has no log fold changes (neg|lfc, pos|lfc), as versions before 0.5.6 "
            "wrote it; run mageck test of a newer version, or add the fold changes as columns.",
            table.where(0));
    PhenotypeLayout layout;
    layout.format = kMageck;
    layout.whyFormat = kWhyMageck;
    layout.isNamedAsFile = true;
    ConditionColumns one{comparisonName(table.fileName()), negative ? *negative : *positive, {}, sides.negative};
    one.otherP = sides.positive;
    one.otherEffect = positive.value_or(one.effect);
    layout.conditions = {std::move(one)};
    const ConditionColumns& columnsOf = layout.conditions.front();
    layout.reading.decide("effect", columns.called(columnsOf.effect) + ", " + columns.called(*columnsOf.otherEffect),
                          "that of the direction with the smaller p");
    layout.reading.decide("p",
                          "2 × the smaller of " + columns.called(*columnsOf.p) + " and " +
                              columns.called(*columnsOf.otherP) + ", at most 1",
                          "each is of one side, and either direction counts");
    layout.reading.decide("q", "none", "MAGeCK adjusts each direction by itself, and two such q do not make one");
    leaveOutOthers(columns, gene, layout);
    return layout;
}

}  // namespace pleio
