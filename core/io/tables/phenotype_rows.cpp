// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/phenotype_rows.h"

#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/io/machine_memory.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/table_frame.h"
#include "core/io/tables/yes_no_columns.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pleio {

namespace {

std::string_view fieldAt(const std::vector<std::string_view>& fields, std::size_t column)
{
    return column < fields.size() ? fields[column] : std::string_view();
}

std::string remarkOf(const std::vector<std::string_view>& fields)
{
    const auto found = std::ranges::find_if(fields, [](std::string_view field) { return !field.empty(); });
    return found == fields.end() ? std::string() : std::string(*found);
}

/// What a row calls itself that is none of a gene: in the column of the genes, or in the first where that is empty.
std::optional<std::string_view> technicalName(const std::vector<std::string_view>& fields, std::size_t gene)
{
    const std::string_view name = fieldAt(fields, gene);
    const std::string_view first = name.empty() ? fieldAt(fields, 0) : name;
    if (isTechnicalRow(first)) return first;
    return {};
}

/// "time 4" of a number with the header of its column, "0.50" and "0.5" alike; a word as it is.
std::string labelled(const std::string& label, std::string_view cell, const NumberFormat& format)
{
    if (label.empty()) return std::string(cell);
    const CellNumber number = format.read(cell);
    return label + " " + (number.kind == CellNumber::Kind::Number ? shortestNumber(number.value) : std::string(cell));
}

/// What Cuffdiff says of a gene without a test.
bool isUntested(std::string_view status)
{
    return status == "NOTEST" || status == "LOWDATA" || status == "HIDATA" || status == "FAIL";
}

std::string lineText(std::int64_t line) { return "line " + std::to_string(line); }

}  // namespace

PhenotypeRows::PhenotypeRows(const PhenotypeLayout& layout, bool areProbabilities, const std::string& file)
    : m_layout(layout), m_areProbabilities(areProbabilities), m_percents(layout.columns)
{
    m_table.file = file;
    m_table.isNamedAsFile = layout.isNamedAsFile;
    for (const ConditionColumns& condition : layout.conditions) {
        m_hasT = m_hasT || condition.t;
        m_hasP = m_hasP || condition.p;
        m_hasQ = m_hasQ || condition.q;
        if (!layout.inRows) m_table.conditions.push_back(condition.name);
    }
}

Result<void> PhenotypeRows::add(const std::vector<std::string_view>& fields, std::int64_t line)
{
    ++m_added;
    if (!checkSurplus(fields, m_layout.columns, m_layout.numbers, line, m_table.file, m_notes)) return {};
    if (isRemark(fields)) {
        m_notes.add(Severity::Info, "phenotypes.remark",
                    "{line|lines} left out: {it holds|they hold} a text and nothing else, as footnotes do.",
                    lineText(line) + ": " + remarkOf(fields), m_table.file);
        return {};
    }
    if (const auto technical = technicalName(fields, m_layout.gene)) {
        m_notes.add(Severity::Info, "phenotypes.technical_row",
                    "{line|lines} left out: {it holds|they hold} weights, names of arrays, totals or reads that fit no "
                    "gene, not values "
                    "of a gene.",
                    std::string(*technical), m_table.file);
        return {};
    }
    const std::string_view gene = fieldAt(fields, m_layout.gene);
    if (gene.empty()) {
        m_notes.add(Severity::Warning, "phenotypes.no_gene", "{line|lines} left out: {it names|they name} no gene.",
                    lineText(line), m_table.file);
        return {};
    }
    if (m_layout.inRows) return addMeasurement(fields, gene, line);
    m_table.rows.emplace_back(gene);
    for (const ConditionColumns& condition : m_layout.conditions) push(valuesIn(fields, condition, line));
    return {};
}

void PhenotypeRows::push(const Values& values)
{
    m_table.values.push_back(values.effect);
    if (m_hasT) m_table.t.push_back(values.t);
    if (m_hasP) m_table.p.push_back(values.p);
    if (m_hasQ) m_table.q.push_back(values.q);
}

PhenotypeRows::Values PhenotypeRows::valuesIn(const std::vector<std::string_view>& fields,
                                              const ConditionColumns& condition, std::int64_t line)
{
    if (!m_layout.inRows) m_condition = condition.name;
    if (condition.flags != FlagWords::None)
        return {flagIn(fields, condition, line), kUndefined, kUndefined, kUndefined};
    const auto optional = [&](std::optional<std::size_t> column, bool isProbability) {
        return column ? numberIn(fields, *column, isProbability, line) : kUndefined;
    };
    Values values{numberIn(fields, condition.effect, m_areProbabilities, line), optional(condition.t, false),
                  optional(condition.p, true), optional(condition.q, true)};
    if (condition.otherP) values.p = twoSidedP(condition, fields, line, values.p, values);
    return values;
}

double PhenotypeRows::flagIn(const std::vector<std::string_view>& fields, const ConditionColumns& condition,
                             std::int64_t line)
{
    const std::string_view cell = fieldAt(fields, condition.effect);
    if (flagOf(cell) == Flag::None)
        m_notes.add(Severity::Warning, "phenotypes.no_flag",
                    "{cell says|cells say} neither yes nor no, as others of {its|their} condition do, and "
                    "{counts|count} as missing.",
                    lineText(line) + ", " + condition.name + ": " + std::string(cell), m_table.file);
    return yesOrNo(cell, condition.flags);
}

/// Of two tests, one a side, the smaller p counts twice, and the effect is that of its side.
double PhenotypeRows::twoSidedP(const ConditionColumns& condition, const std::vector<std::string_view>& fields,
                                std::int64_t line, double p, Values& values)
{
    const double other = numberIn(fields, *condition.otherP, true, line);
    const bool isOther = !std::isnan(other) && (std::isnan(p) || other < p);
    if (isOther && condition.otherEffect)
        values.effect = numberIn(fields, *condition.otherEffect, m_areProbabilities, line);
    const double least = isOther ? other : p;
    if (std::isnan(least)) return kUndefined;
    const double twoSided = std::min(1.0, 2 * least);
    constexpr double kStrong = 0.05;
    if (twoSided <= kStrong && (isOther ? values.effect < 0 : values.effect > 0))
        m_notes.add(Severity::Warning, "phenotypes.direction",
                    "genes whose p is small in the direction against their fold change; the sign is that of the fold "
                    "change.",
                    std::string(fieldAt(fields, m_layout.gene)), m_table.file);
    return twoSided;
}

double PhenotypeRows::numberIn(const std::vector<std::string_view>& fields, std::size_t column, bool isProbability,
                               std::int64_t line)
{
    const std::string_view cell = fieldAt(fields, column);
    const CellNumber number = m_layout.numbers.read(cell);
    if (number.kind == CellNumber::Kind::Missing) return kUndefined;
    const auto where = [&] { return lineText(line) + ", " + std::string(m_condition) + ": " + std::string(cell); };
    if (number.kind == CellNumber::Kind::Bound && isProbability) {
        m_notes.add(Severity::Info, "phenotypes.bound",
                    "probabilities are given as a bound (\"<\"), which was taken for them.", where(), m_table.file);
        return number.value;
    }
    constexpr double kInfinite = 1e308;  // what old versions of Cuffdiff write for it
    if (number.kind != CellNumber::Kind::Number || std::abs(number.value) > kInfinite) {
        m_notes.add(Severity::Warning, "phenotypes.no_number",
                    "{cell holds|cells hold} no finite number and {counts|count} as missing.", where(), m_table.file);
        return kUndefined;
    }
    if (number.isClamped || number.isMarked || number.isPercent) noteOf(number, where());
    m_percents[column].count(number);
    return number.value;
}

/// Beside "12 %" a plain 12 may be percent too, and a plain 0.12 is the same number.
void PhenotypeRows::noteMixedPercent()
{
    const auto nameOf = [this](std::size_t column) -> std::string {
        if (m_layout.inRows) return "column " + std::to_string(column + 1);
        for (const ConditionColumns& one : m_layout.conditions)
            if (one.effect == column || one.t == column || one.p == column || one.q == column) return one.name;
        return "column " + std::to_string(column + 1);
    };
    for (std::size_t c = 0; c < m_percents.size(); ++c) {
        const PercentUse& use = m_percents[c];
        if (!use.isMixed()) continue;
        m_notes.add(Severity::Warning, "phenotypes.percent_mixed",
                    "{column mixes|columns mix} numbers with a percent sign and numbers without; 12 % was read as "
                    "0.12, and a number "
                    "without the sign as it stands. Write all of a column alike.",
                    nameOf(c) + ": " + displayCount(use.with) + " with it, " + displayCount(use.without) + " without",
                    m_table.file);
    }
}

/// How a number is not what its cell says.
void PhenotypeRows::noteOf(const CellNumber& number, std::string where)
{
    if (number.isClamped)
        m_notes.add(Severity::Info, "phenotypes.tiny",
                    "{number is|numbers are} smaller than a double can hold; the smallest, 2.2e-308, stands for them.",
                    where, m_table.file);
    if (number.isMarked)
        m_notes.add(Severity::Info, "phenotypes.footnote",
                    "{number bears|numbers bear} a footnote mark, which was taken off.", where, m_table.file);
    if (number.isPercent)
        m_notes.add(Severity::Info, "phenotypes.percent",
                    "{number bears|numbers bear} a percent sign; 12 % was read as 0.12.", std::move(where),
                    m_table.file);
}

/// The dose of a row with its unit and a blank before, or nothing.
std::string PhenotypeRows::doseIn(const std::vector<std::string_view>& fields) const
{
    const ConditionsInRows& columns = *m_layout.inRows;
    if (!columns.dose) return {};
    const std::string_view cell = fieldAt(fields, *columns.dose);
    const CellNumber dose = m_layout.numbers.read(cell);
    if (dose.kind == CellNumber::Kind::Missing) return {};
    // "0.50" and "0.5" are one dose.
    std::string text = " " + (dose.kind == CellNumber::Kind::Number ? shortestNumber(dose.value) : std::string(cell));
    const std::string_view unit = columns.unit ? fieldAt(fields, *columns.unit) : columns.doseUnit;
    if (!isMissing(unit)) text.append(" ").append(unit);
    return text;
}

/// " | M9 | time 4": what further columns say of the condition of a row.
std::string PhenotypeRows::furtherIn(const std::vector<std::string_view>& fields) const
{
    std::string text;
    for (const ConditionPart& part : m_layout.inRows->further)
        if (const std::string_view cell = fieldAt(fields, part.column); !isMissing(cell))
            text.append(" | ").append(labelled(part.label, cell, m_layout.numbers));
    return text;
}

/// The number of the condition of a row of a long table, which is made if it is new.
std::size_t PhenotypeRows::conditionIn(const std::vector<std::string_view>& fields, std::string_view name)
{
    const ConditionsInRows& columns = *m_layout.inRows;
    std::string condition = labelled(columns.label, name, m_layout.numbers);
    if (columns.dose) condition += doseIn(fields);
    if (!columns.further.empty()) condition += furtherIn(fields);
    if (columns.comparedTo)
        if (const std::string_view other = fieldAt(fields, *columns.comparedTo); !isMissing(other))
            condition.append(" vs ").append(other);
    const auto [at, isNew] = m_conditions.try_emplace(condition, m_table.conditions.size());
    if (!isNew) return at->second;
    m_table.conditions.push_back(std::move(condition));
    if (!columns.group && !columns.dose) return at->second;
    const std::string_view group = columns.group ? fieldAt(fields, *columns.group) : std::string_view();
    m_table.groups.push_back(isMissing(group) ? labelled(columns.label, name, m_layout.numbers) : std::string(group));
    m_table.groups.back() += furtherIn(fields);
    return at->second;
}

Result<void> PhenotypeRows::addMeasurement(const std::vector<std::string_view>& fields, std::string_view gene,
                                           std::int64_t line)
{
    const std::string_view name = fieldAt(fields, m_layout.inRows->condition);
    if (isMissing(name)) {
        m_notes.add(Severity::Warning, "phenotypes.no_condition",
                    "{line|lines} left out: {it names|they name} no condition.", lineText(line), m_table.file);
        return {};
    }
    if (Result<void> ok = makeRoom(m_measurements, 1); !ok) return ok;
    const auto [at, isNew] = m_genes.try_emplace(std::string(gene), m_table.rows.size());
    if (isNew) m_table.rows.emplace_back(gene);
    const std::size_t condition = conditionIn(fields, name);
    m_condition = m_table.conditions[condition];
    Values values = valuesIn(fields, m_layout.conditions.front(), line);
    if (const auto status = m_layout.inRows->status; status && isUntested(fieldAt(fields, *status))) {
        m_notes.add(Severity::Info, "phenotypes.not_tested",
                    "{line says|lines say} that a gene was not tested in a comparison (NOTEST, LOWDATA, HIDATA, FAIL); "
                    "it counts as "
                    "missing there.",
                    std::string(gene) + " in " + std::string(m_condition), m_table.file);
        values = {kUndefined, kUndefined, kUndefined, kUndefined};
    }
    m_measurements.push_back({at->second, condition, values});
    return {};
}

/// A row a gene; measurements of a gene in a condition that has one already stand in further rows of the gene.
Result<void> PhenotypeRows::pivot()
{
    const std::size_t genes = m_table.rows.size();
    const std::size_t conditions = m_table.conditions.size();
    std::vector<std::size_t> rowOf(m_measurements.size());
    std::unordered_map<std::size_t, std::size_t> times;    // by gene and condition
    std::vector<std::vector<std::size_t>> further(genes);  // rows of a gene behind its first
    for (std::size_t i = 0; i < m_measurements.size(); ++i) {
        const Measurement& each = m_measurements[i];
        const std::size_t before = times[each.gene * conditions + each.condition]++;
        rowOf[i] = each.gene;
        if (before == 0) continue;
        if (further[each.gene].size() < before) {
            further[each.gene].push_back(m_table.rows.size());
            m_table.rows.push_back(m_table.rows[each.gene]);
        }
        rowOf[i] = further[each.gene][before - 1];
        m_notes.add(Severity::Info, "phenotypes.replicates",
                    "{row measures|rows measure} a gene in a condition once more; their numbers are merged: the mean "
                    "of scores, the "
                    "call that is not 0, the least p times their number.",
                    m_table.rows[each.gene] + " in " + m_table.conditions[each.condition], m_table.file);
    }
    m_table.replicateRows = m_table.rows.size() - genes;
    const std::size_t cells = m_table.rows.size() * conditions;
    const std::size_t matrices = std::size_t{1} + (m_hasT ? 1 : 0) + (m_hasP ? 1 : 0) + (m_hasQ ? 1 : 0);
    if (Result<void> ok = checkRoom(std::uint64_t{cells} * matrices * sizeof(double)); !ok) return ok;
    m_table.values.assign(cells, kUndefined);
    if (m_hasT) m_table.t.assign(cells, kUndefined);
    if (m_hasP) m_table.p.assign(cells, kUndefined);
    if (m_hasQ) m_table.q.assign(cells, kUndefined);
    for (std::size_t i = 0; i < m_measurements.size(); ++i) {
        const std::size_t at = rowOf[i] * conditions + m_measurements[i].condition;
        const Values& values = m_measurements[i].values;
        m_table.values[at] = values.effect;
        if (m_hasT) m_table.t[at] = values.t;
        if (m_hasP) m_table.p[at] = values.p;
        if (m_hasQ) m_table.q[at] = values.q;
    }
    const auto missing = std::ranges::count_if(m_table.values.begin(),
                                               m_table.values.begin() + static_cast<std::ptrdiff_t>(genes * conditions),
                                               [](double value) { return std::isnan(value); });
    if (missing > 0)
        m_table.notes.push_back(
            {Severity::Info,
             "phenotypes.not_measured",
             counted(missing, "pair of gene and condition has", "pairs of gene and condition have") +
                 " no value in the table and " + (missing == 1 ? "is" : "are") + " missing.",
             missing,
             {},
             m_table.file});
    return {};
}

Result<PhenotypeTable> PhenotypeRows::take()
{
    if (m_layout.inRows)
        if (Result<void> ok = pivot(); !ok) return ok.error();
    noteMixedPercent();
    for (Note& note : m_notes.take()) m_table.notes.push_back(std::move(note));
    if (!m_layout.leftOut.empty())
        m_table.notes.push_back(
            {Severity::Info,
             "phenotypes.columns",
             "Columns of the phenotype table hold no numbers, or something else than values of a condition (p, q, t, "
             "errors, ranks, counts, shares, places), and are not conditions.",
             static_cast<std::int64_t>(m_layout.leftOut.size()),
             {m_layout.leftOut.begin(),
              m_layout.leftOut.begin() + static_cast<std::ptrdiff_t>(std::min(m_layout.leftOut.size(), kMaxExamples))},
             m_table.file});
    return std::move(m_table);
}

}  // namespace pleio
