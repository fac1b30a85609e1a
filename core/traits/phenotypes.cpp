// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/phenotypes.h"

#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/genome/note_list.h"
#include "core/traits/gene_index.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace pleio {

namespace {

PhenotypeScale scaleOf(const std::vector<double>& values)
{
    bool negative = false;
    for (const double value : values) {
        if (std::isnan(value) || value == 0 || value == 1) continue;
        if (value != -1) return PhenotypeScale::Score;
        negative = true;
    }
    return negative ? PhenotypeScale::Ternary : PhenotypeScale::Binary;
}

/// Rows of the file by the row of the result they belong to.
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

RowGroups groupRows(const PhenotypeTable& table, const Genome& genome, Phenotypes& out)
{
    const GeneIndex index(genome);
    RowGroups groups;
    NoteList notes;
    std::unordered_map<std::int32_t, std::size_t> rowOfGene;
    std::unordered_map<std::string_view, std::size_t> rowOfName;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string& name = table.rows[row];
        std::int32_t gene = -1;
        const auto match = index.find(name);
        if (!match)
            notes.add(Severity::Warning, "phenotypes.unmatched",
                      "rows of the phenotype table name no gene of the genome; they are kept under their own names.",
                      name, table.file);
        else if (match->genes.size() > 1)
            notes.add(Severity::Warning, "phenotypes.ambiguous",
                      "rows of the phenotype table name several genes; they are kept under their own names.", name,
                      table.file);
        else
            gene = match->genes.front();
        const std::size_t next = groups.size();
        const std::size_t at = gene >= 0 ? rowOfGene.try_emplace(gene, next).first->second
                                         : rowOfName.try_emplace(name, next).first->second;
        if (at < next) {
            notes.add(Severity::Warning, "phenotypes.repeated",
                      "rows of the phenotype table speak of a gene that has a row already; they are merged.", name,
                      table.file);
            groups[at].push_back(row);
            continue;
        }
        groups.push_back({row});
        out.rows.push_back(name);
        out.genes.push_back(gene);
    }
    for (Note& note : notes.take()) out.notes.push_back(std::move(note));
    return groups;
}

Result<Eigen::MatrixXd> companionMatrix(const Phenotypes& phenotypes, const PhenotypeTable& main,
                                        const RowGroups& groups, const PhenotypeTable& table, bool isProbability)
{
    std::unordered_map<std::string_view, std::size_t> rowOf, columnOf;
    for (std::size_t row = 0; row < table.rows.size(); ++row) rowOf.try_emplace(table.rows[row], row);
    for (std::size_t c = 0; c < table.conditions.size(); ++c) columnOf.emplace(table.conditions[c], c);
    Eigen::MatrixXd out = Eigen::MatrixXd::Constant(phenotypes.effect.rows(), phenotypes.effect.cols(), kUndefined);
    std::size_t rows = 0, columns = 0;
    for (std::size_t c = 0; c < main.conditions.size(); ++c) {
        const auto column = columnOf.find(main.conditions[c]);
        if (column == columnOf.end()) continue;
        ++columns;
        rows = 0;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            double sum = 0, n = 0, least = 1;
            for (const std::size_t row : groups[g]) {
                const auto own = rowOf.find(main.rows[row]);
                if (own == rowOf.end()) continue;
                ++rows;
                const double value = table.values[own->second * table.conditions.size() + column->second];
                if (std::isnan(value)) continue;
                if (isProbability && (value < 0 || value > 1))
                    return badInput("A probability is outside 0 to 1 (" + displayNumber(value) + " for " +
                                        table.rows[own->second] + " in " + table.conditions[column->second] +
                                        "); check that this is the right table.",
                                    table.file);
                sum += value;
                n += 1;
                least = std::min(least, value);
            }
            if (n > 0)
                out(static_cast<Eigen::Index>(g), static_cast<Eigen::Index>(c)) =
                    isProbability ? std::min(1.0, n * least) : sum / n;
        }
    }
    if (rows == 0 || columns == 0)
        return badInput("This table shares no " + std::string(columns == 0 ? "condition" : "row") +
                            " with the phenotype table " + main.file + "; rows and columns must be named alike.",
                        table.file);
    return out;
}

void applyConditions(const ConditionTable& conditions, Phenotypes& out)
{
    std::unordered_map<std::string_view, std::string_view> groupOf;
    for (const auto& [condition, group] : conditions.groups) groupOf.emplace(condition, group);
    std::vector<std::string> without;
    for (std::size_t c = 0; c < out.conditions.size(); ++c) {
        if (const auto found = groupOf.find(out.conditions[c]); found != groupOf.end())
            out.groups[c] = found->second;
        else
            without.push_back(out.conditions[c]);
    }
    out.grouped = true;
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

}  // namespace

Result<Phenotypes> matchPhenotypes(PhenotypeTable table, const PhenotypeCompanions& companions, const Genome& genome)
{
    Phenotypes out;
    out.file = table.file;
    out.conditions = table.conditions;
    out.groups = table.conditions;
    out.notes = table.notes;
    out.scale = scaleOf(table.values);
    out.notes.push_back(
        {Severity::Info, "phenotypes.layout", "Phenotypes were read as " + table.layout + ".", 1, {}, table.file});
    const RowGroups groups = groupRows(table, genome, out);
    if (std::ranges::all_of(out.genes, [](std::int32_t gene) { return gene < 0; }))
        return badInput("None of the " + displayCount(static_cast<std::int64_t>(table.rows.size())) +
                            " rows names a gene of the genome (the first is " + table.rows.front() +
                            "); give a table made for this genome, with its identifiers.",
                        table.file);

    out.effect.resize(static_cast<Eigen::Index>(groups.size()), static_cast<Eigen::Index>(table.conditions.size()));
    for (std::size_t c = 0; c < table.conditions.size(); ++c)
        for (std::size_t g = 0; g < groups.size(); ++g)
            out.effect(static_cast<Eigen::Index>(g), static_cast<Eigen::Index>(c)) =
                merged(table, groups[g], c, out.scale != PhenotypeScale::Score);
    table.values = {};
    struct Companion {
        const PhenotypeTable* table;
        Eigen::MatrixXd Phenotypes::*matrix;
        bool isProbability;
    };
    for (const Companion& each :
         {Companion{companions.t, &Phenotypes::t, false}, Companion{companions.p, &Phenotypes::p, true},
          Companion{companions.q, &Phenotypes::q, true}}) {
        if (!each.table) continue;
        auto matrix = companionMatrix(out, table, groups, *each.table, each.isProbability);
        if (!matrix) return matrix.error();
        out.*each.matrix = *std::move(matrix);
        out.notes.insert(out.notes.end(), each.table->notes.begin(), each.table->notes.end());
    }
    if (companions.conditions) applyConditions(*companions.conditions, out);
    return out;
}

}  // namespace pleio
