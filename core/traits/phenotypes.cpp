// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/phenotypes.h"

#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/genome/note_list.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace pleio {

namespace {

PhenotypeScale scaleOf(const std::vector<PhenotypeTable>& tables)
{
    bool negative = false;
    for (const PhenotypeTable& table : tables)
        for (const double value : table.values) {
            if (std::isnan(value) || value == 0 || value == 1) continue;
            if (value != -1) return PhenotypeScale::Score;
            negative = true;
        }
    return negative ? PhenotypeScale::Ternary : PhenotypeScale::Binary;
}

/// Rows of a file by the row of the result they belong to.
using RowGroups = std::vector<std::vector<std::size_t>>;

/// One number of several rows of a gene.
double merged(const PhenotypeTable& table, const std::vector<std::size_t>& rows, std::size_t column, bool calls)
{
    double sum = 0, n = 0, call = 0;
    for (const std::size_t row : rows) {
        const double value = table.values[row * table.conditions.size() + column];
        if (std::isnan(value)) continue;
        if (calls && value != 0) {
            if (call != 0 && call != value) return kUndefined;
            call = value;
        }
        sum += value;
        n += 1;
    }
    if (n == 0) return kUndefined;
    return calls ? call : sum / n;
}

/// The rows of the result: genes, and names that fit none.
class JointRows {
public:
    JointRows(const Genome& genome, const GeneIndex& index) : m_genome(genome), m_index(index) {}

    /// Makes the rows of one table, or of several.
    void take(const std::vector<PhenotypeTable>& tables, Phenotypes& out);
    /// The rows of a table by the rows of the result; rows that are not there are left out.
    [[nodiscard]] RowGroups groupsOf(const PhenotypeTable& table) const;
    /// What take() noticed.
    std::vector<Note> notes() { return m_notes.take(); }

private:
    struct Key {
        std::int32_t gene = -1;
        std::string_view name;  ///< counts where there is no gene
    };

    Key keyOf(const std::string& name) const;
    Key countedKeyOf(const std::string& name, const std::string& file);
    [[nodiscard]] std::optional<std::size_t> find(const Key& key) const;
    bool add(const Key& key, std::size_t row);

    const Genome& m_genome;
    const GeneIndex& m_index;
    std::unordered_map<std::int32_t, std::size_t> m_rowOfGene;
    std::unordered_map<std::string_view, std::size_t> m_rowOfName;
    NoteList m_notes;
    MatchCounter m_counter;
    std::int64_t m_toExcluded = 0;
};

JointRows::Key JointRows::keyOf(const std::string& name) const
{
    const auto match = m_index.find(name);
    return {match && match->genes.size() == 1 ? match->genes.front() : -1, name};
}

JointRows::Key JointRows::countedKeyOf(const std::string& name, const std::string& file)
{
    const auto match = m_index.find(name);
    if (!match) {
        m_notes.add(Severity::Warning, "phenotypes.unmatched",
                    "{row|rows} of the phenotype table {names|name} no gene of the genome; {it is kept under its own "
                    "name|they are kept under their own names}.",
                    name, file);
        m_counter.addUnmatched(name);
        return {-1, name};
    }
    if (match->genes.size() > 1) {
        m_notes.add(Severity::Warning, "phenotypes.ambiguous",
                    "{row|rows} of the phenotype table {names|name} several genes; {it is kept under its own name|they "
                    "are kept under their own names}.",
                    name, file);
        m_counter.addAmbiguous();
        return {-1, name};
    }
    m_counter.addMatched(match->key, match->prefix, name);
    if (!m_genome.genes[static_cast<std::size_t>(match->genes.front())].used()) ++m_toExcluded;
    return {match->genes.front(), name};
}

std::optional<std::size_t> JointRows::find(const Key& key) const
{
    if (key.gene >= 0) {
        const auto found = m_rowOfGene.find(key.gene);
        return found == m_rowOfGene.end() ? std::nullopt : std::optional(found->second);
    }
    const auto found = m_rowOfName.find(key.name);
    return found == m_rowOfName.end() ? std::nullopt : std::optional(found->second);
}

bool JointRows::add(const Key& key, std::size_t row)
{
    return key.gene >= 0 ? m_rowOfGene.try_emplace(key.gene, row).second
                         : m_rowOfName.try_emplace(key.name, row).second;
}

void JointRows::take(const std::vector<PhenotypeTable>& tables, Phenotypes& out)
{
    std::vector<Key> keys;
    for (const PhenotypeTable& table : tables) {
        std::unordered_set<std::int32_t> genes;
        std::unordered_set<std::string_view> names;
        // Replicates of a long table are rows of genes above, which its own notes count.
        for (const std::string& name : std::span(table.rows).first(table.rows.size() - table.replicateRows)) {
            const Key key = countedKeyOf(name, table.file);
            if (!(key.gene >= 0 ? genes.insert(key.gene).second : names.insert(key.name).second))
                m_notes.add(Severity::Warning, "phenotypes.repeated",
                            "{row|rows} of the phenotype table {speaks|speak} of a gene that has a row already; {it "
                            "is|they are} merged.",
                            name, table.file);
            if (add(key, keys.size())) keys.push_back(key);
        }
    }
    if (tables.size() > 1) {
        std::ranges::sort(keys, [](const Key& a, const Key& b) {
            if ((a.gene < 0) != (b.gene < 0)) return b.gene < 0;
            return a.gene >= 0 ? a.gene < b.gene : a.name < b.name;
        });
        m_rowOfGene.clear();
        m_rowOfName.clear();
        for (std::size_t row = 0; row < keys.size(); ++row) add(keys[row], row);
    }
    for (const Key& key : keys) {
        out.genes.push_back(key.gene);
        out.rows.emplace_back(tables.size() > 1 && key.gene >= 0
                                  ? std::string_view(m_genome.genes[static_cast<std::size_t>(key.gene)].id)
                                  : key.name);
    }
    out.match = m_counter.report(false);
    out.match.toExcluded = m_toExcluded;
    if (auto note = m_counter.prefixNote("phenotypes.prefix", "Rows of phenotypes"))
        out.match.notes.push_back(*std::move(note));
}

RowGroups JointRows::groupsOf(const PhenotypeTable& table) const
{
    RowGroups groups(m_rowOfGene.size() + m_rowOfName.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        if (const auto at = find(keyOf(table.rows[row]))) groups[*at].push_back(row);
    return groups;
}

/// The file as a condition of the same name in another file is spoken of.
Error twoOfOneName(const std::string& condition, const PhenotypeTable& first, const PhenotypeTable& second)
{
    if (first.isNamedAsFile && second.isNamedAsFile)
        return badInput("Two comparisons would be the condition \"" + condition + "\", because the files are called " +
                            (first.file == second.file ? "both " + first.file : first.file + " and " + second.file) +
                            "; rename one of them after what it compares.",
                        second.file);
    if (first.file == second.file)
        return badInput("Two files called " + second.file + " have a condition \"" + condition +
                            "\"; rename it in one of them, or leave one file out if it holds the same measurements.",
                        second.file);
    return badInput("The condition \"" + condition + "\" is in " + first.file + " and in " + second.file +
                        "; rename it in one of them, or leave one file out if it holds the same measurements.",
                    second.file);
}

/// Which table has a condition, for all of them.
Result<std::map<std::string_view, const PhenotypeTable*>> tablesByCondition(const std::vector<PhenotypeTable>& tables)
{
    std::map<std::string_view, const PhenotypeTable*> of;
    for (const PhenotypeTable& table : tables)
        for (const std::string& condition : table.conditions)
            if (const auto [at, isNew] = of.try_emplace(condition, &table); !isNew)
                return twoOfOneName(condition, *at->second, table);
    return of;
}

/// Numbers that belong to the effects: t, or p or q.
class Companions {
public:
    Companions(const JointRows& rows, const Phenotypes& phenotypes, bool areProbabilities)
        : m_rows(rows), m_phenotypes(phenotypes), m_areProbabilities(areProbabilities)
    {
    }

    /// Of a table with these conditions, in this place of the columns, that has values of its own beside.
    Result<void> addOwn(const PhenotypeTable& table, const std::vector<double>& values, std::size_t firstColumn);
    /// Of a file of their own, whose columns are found by name.
    Result<void> addFile(const PhenotypeTable& table);

    [[nodiscard]] Eigen::MatrixXd take() { return std::move(m_out); }
    std::vector<Note> notes() { return m_notes.take(); }

private:
    [[nodiscard]] bool isOutside(double value) const { return m_areProbabilities && (value < 0 || value > 1); }
    [[nodiscard]] Result<void> check(const PhenotypeTable& table, const std::vector<double>& values) const;
    void fill(const PhenotypeTable& table, const std::vector<double>& values, const RowGroups& groups, std::size_t from,
              std::size_t to);

    const JointRows& m_rows;
    const Phenotypes& m_phenotypes;
    bool m_areProbabilities;
    Eigen::MatrixXd m_out;
    NoteList m_notes;
};

/// BadInput where more than a cell, or one in ten, cannot be a probability: then the table holds something else.
Result<void> Companions::check(const PhenotypeTable& table, const std::vector<double>& values) const
{
    constexpr std::size_t kOneIn = 10, kFew = 2;
    std::size_t all = 0, outside = 0, first = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        ++all;
        if (isOutside(values[i]) && ++outside == 1) first = i;
    }
    if (outside <= all / kOneIn || (outside == 1 && all > kFew)) return {};
    const std::size_t conditions = table.conditions.size();
    return badInput(displayCount(static_cast<std::int64_t>(outside)) + " of " +
                        counted(all, "probability", "probabilities") + (outside == 1 ? " is" : " are") +
                        " outside 0 to 1 (" + displayNumber(values[first]) + " for " + table.rows[first / conditions] +
                        " in " + table.conditions[first % conditions] + "); check that this is the right table.",
                    table.file);
}

void Companions::fill(const PhenotypeTable& table, const std::vector<double>& values, const RowGroups& groups,
                      std::size_t from, std::size_t to)
{
    if (m_out.size() == 0)
        m_out = Eigen::MatrixXd::Constant(m_phenotypes.effect.rows(), m_phenotypes.effect.cols(), kUndefined);
    const auto column = static_cast<Eigen::Index>(to);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        double sum = 0, n = 0, least = 1;
        for (const std::size_t row : groups[g]) {
            const double value = values[row * table.conditions.size() + from];
            if (std::isnan(value)) continue;
            if (isOutside(value)) {
                m_notes.add(Severity::Warning, "phenotypes.no_probability",
                            "{probability is|probabilities are} outside 0 to 1 and {counts|count} as missing.",
                            displayNumber(value) + " for " + table.rows[row] + " in " + table.conditions[from],
                            table.file);
                continue;
            }
            sum += value;
            n += 1;
            least = std::min(least, value);
        }
        m_out(static_cast<Eigen::Index>(g), column) = n == 0               ? kUndefined
                                                      : m_areProbabilities ? std::min(1.0, n * least)
                                                                           : sum / n;
    }
}

Result<void> Companions::addOwn(const PhenotypeTable& table, const std::vector<double>& values, std::size_t firstColumn)
{
    if (values.empty()) return {};
    if (Result<void> ok = check(table, values); !ok) return ok;
    const RowGroups groups = m_rows.groupsOf(table);
    for (std::size_t c = 0; c < table.conditions.size(); ++c) fill(table, values, groups, c, firstColumn + c);
    return {};
}

Result<void> Companions::addFile(const PhenotypeTable& table)
{
    if (Result<void> ok = check(table, table.values); !ok) return ok;
    std::unordered_map<std::string_view, std::size_t> columnOf;
    for (std::size_t c = 0; c < m_phenotypes.conditions.size(); ++c) columnOf.emplace(m_phenotypes.conditions[c], c);
    const RowGroups groups = m_rows.groupsOf(table);
    std::vector<char> isUsed(table.rows.size(), 0);
    for (const auto& group : groups)
        for (const std::size_t row : group) isUsed[row] = 1;
    bool sharesCondition = false;
    for (std::size_t c = 0; c < table.conditions.size(); ++c) {
        const auto column = columnOf.find(table.conditions[c]);
        if (column == columnOf.end()) {
            m_notes.add(Severity::Warning, "phenotypes.other_condition",
                        "columns of t, p or q values left out: no column of the phenotypes has their name.",
                        table.conditions[c], table.file);
            continue;
        }
        sharesCondition = true;
        fill(table, table.values, groups, c, column->second);
    }
    const bool sharesRow = std::ranges::find(isUsed, 1) != isUsed.end();
    if (!sharesCondition || !sharesRow)
        return badInput("This table shares no " + std::string(sharesCondition ? "row" : "condition") +
                            " with the phenotypes in " + m_phenotypes.file +
                            "; rows must name the same genes, and columns be named alike.",
                        table.file);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        if (!isUsed[row])
            m_notes.add(Severity::Warning, "phenotypes.other_row",
                        "{row|rows} of t, p or q values left out: {its|their} gene is not among the phenotypes.",
                        table.rows[row], table.file);
    return {};
}

/// Of the columns those without any number, where others have some.
void noteConditionsWithout(const Eigen::MatrixXd& values, std::string_view what, Phenotypes& out)
{
    if (values.size() == 0) return;
    std::vector<std::string> without;
    for (Eigen::Index c = 0; c < values.cols(); ++c)
        if (values.col(c).array().isNaN().all()) without.push_back(out.conditions[static_cast<std::size_t>(c)]);
    if (without.empty()) return;
    const auto count = static_cast<std::int64_t>(without.size());
    without.resize(std::min(without.size(), kMaxExamples));
    out.notes.push_back({Severity::Info,
                         "phenotypes.without_" + std::string(what),
                         counted(count, "condition has", "conditions have") + " no " + std::string(what) +
                             " values, which others have; " + (count == 1 ? "it is" : "they are") +
                             " tested by what else there is, unless an analysis is told to take p from " +
                             std::string(what) + " alone.",
                         count,
                         std::move(without),
                         {}});
}

void applyConditions(const ConditionTable& conditions, Phenotypes& out)
{
    std::unordered_map<std::string_view, std::string_view> groupOf;
    for (const auto& [condition, group] : conditions.groups) groupOf.emplace(condition, group);
    std::vector<std::string> without;
    for (std::size_t c = 0; c < out.conditions.size(); ++c) {
        if (const auto found = groupOf.find(out.conditions[c]); found != groupOf.end())
            out.groups[c] = found->second;
        else if (out.groups[c] == out.conditions[c])  // and not that of a table of doses
            without.push_back(out.conditions[c]);
    }
    out.grouped = true;
    out.controls = conditions.controls;
    out.notes.insert(out.notes.end(), conditions.notes.begin(), conditions.notes.end());
    if (without.empty()) return;
    const auto count = static_cast<std::int64_t>(without.size());
    without.resize(std::min(without.size(), kMaxExamples));
    out.notes.push_back(
        {Severity::Warning,
         "phenotypes.ungrouped",
         displayCount(count) + " conditions are not in the condition table; each counts as a group of its own.",
         count,
         std::move(without),
         {}});
}

/// "a.tsv, b.tsv and 3 others".
std::string filesOf(const std::vector<PhenotypeTable>& tables)
{
    constexpr std::size_t kShown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(tables.size(), kShown); ++i) text += (i > 0 ? ", " : "") + tables[i].file;
    if (tables.size() > kShown) text += " and " + counted(tables.size() - kShown, "other", "others");
    return text;
}

/// Joins the effects and counts the genes that some of the files do not have.
void joinEffects(const std::vector<PhenotypeTable>& tables, const JointRows& rows, Phenotypes& out)
{
    const bool calls = out.scale != PhenotypeScale::Score;
    out.effect.resize(static_cast<Eigen::Index>(out.rows.size()), static_cast<Eigen::Index>(out.conditions.size()));
    std::vector<char> isPartial(out.rows.size(), 0);
    Eigen::Index column = 0;
    for (const PhenotypeTable& table : tables) {
        const RowGroups groups = rows.groupsOf(table);
        for (std::size_t g = 0; g < groups.size(); ++g)
            if (groups[g].empty()) isPartial[g] = 1;
        for (std::size_t c = 0; c < table.conditions.size(); ++c, ++column)
            for (std::size_t g = 0; g < groups.size(); ++g)
                out.effect(static_cast<Eigen::Index>(g), column) = merged(table, groups[g], c, calls);
    }
    std::vector<std::string> partial;
    for (std::size_t g = 0; g < isPartial.size(); ++g)
        if (isPartial[g]) partial.push_back(out.rows[g]);
    if (partial.empty()) return;
    const auto count = static_cast<std::int64_t>(partial.size());
    partial.resize(std::min(partial.size(), kMaxExamples));
    out.notes.push_back({Severity::Info,
                         "phenotypes.partial",
                         counted(count, "row is", "rows are") + " not in every file of phenotypes, and missing in the "
                                                                "conditions of the others.",
                         count,
                         std::move(partial),
                         {}});
}

/// BadInput for a table of which no row is a gene.
Result<void> checkAnyGene(const std::vector<PhenotypeTable>& tables, const GeneIndex& index)
{
    for (const PhenotypeTable& table : tables) {
        const auto isGene = [&index](const std::string& name) {
            const auto match = index.find(name);
            return match && match->genes.size() == 1;
        };
        if (std::ranges::none_of(table.rows, isGene))
            return badInput("None of the " + displayCount(static_cast<std::int64_t>(table.rows.size())) +
                                " rows names a gene of the genome (the first is " + table.rows.front() +
                                "); give a table made for this genome, with its identifiers.",
                            table.file);
    }
    return {};
}

}  // namespace

Result<Phenotypes> matchPhenotypes(std::vector<PhenotypeTable> tables, const PhenotypeCompanions& companions,
                                   const Genome& genome, const GeneIndex& index)
{
    if (Result<void> ok = checkAnyGene(tables, index); !ok) return ok.error();
    const auto tableOf = tablesByCondition(tables);
    if (!tableOf) return tableOf.error();
    Phenotypes out;
    out.file = filesOf(tables);
    out.scale = scaleOf(tables);
    for (const PhenotypeTable& table : tables) {
        out.conditions.insert(out.conditions.end(), table.conditions.begin(), table.conditions.end());
        const std::vector<std::string>& groups = table.groups.empty() ? table.conditions : table.groups;
        out.groups.insert(out.groups.end(), groups.begin(), groups.end());
        out.grouped = out.grouped || !table.groups.empty();
        out.notes.insert(out.notes.end(), table.notes.begin(), table.notes.end());
        out.notes.push_back(
            {Severity::Info, "phenotypes.layout", "Phenotypes were read as " + table.layout + ".", 1, {}, table.file});
    }
    JointRows rows(genome, index);
    rows.take(tables, out);
    for (Note& note : rows.notes()) out.notes.push_back(std::move(note));
    out.notes.insert(out.notes.end(), out.match.notes.begin(), out.match.notes.end());
    joinEffects(tables, rows, out);
    for (PhenotypeTable& table : tables) table.values = {};

    struct Kind {
        const std::vector<PhenotypeTable>& files;
        std::vector<double> PhenotypeTable::*own;
        Eigen::MatrixXd Phenotypes::*matrix;
        bool areProbabilities;
    };
    for (const Kind& kind : {Kind{companions.t, &PhenotypeTable::t, &Phenotypes::t, false},
                             Kind{companions.p, &PhenotypeTable::p, &Phenotypes::p, true},
                             Kind{companions.q, &PhenotypeTable::q, &Phenotypes::q, true}}) {
        if (const auto of = tablesByCondition(kind.files); !of) return of.error();
        Companions values(rows, out, kind.areProbabilities);
        std::size_t column = 0;
        for (const PhenotypeTable& table : tables) {
            if (Result<void> ok = values.addOwn(table, table.*kind.own, column); !ok) return ok.error();
            column += table.conditions.size();
        }
        // Files of their own come last, because they have the say.
        for (const PhenotypeTable& file : kind.files) {
            if (Result<void> ok = values.addFile(file); !ok) return ok.error();
            out.notes.insert(out.notes.end(), file.notes.begin(), file.notes.end());
        }
        for (Note& note : values.notes()) out.notes.push_back(std::move(note));
        out.*kind.matrix = values.take();
    }
    noteConditionsWithout(out.t, "t", out);
    noteConditionsWithout(out.p, "p", out);
    noteConditionsWithout(out.q, "q", out);
    if (companions.conditions) applyConditions(*companions.conditions, out);
    return out;
}

}  // namespace pleio
