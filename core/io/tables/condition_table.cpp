// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/condition_table.h"

#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/phenotype_table.h"
#include "core/io/tables/table_columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace pleio {

namespace {

constexpr std::size_t kConditionSample = std::size_t{64} << 10;

/// Headers of a group of conditions: those that nothing but an experiment has, and those that other tables have too.
constexpr std::array<std::string_view, 9> kTreatmentHeaders{"chemical",        "compound",     "drug",
                                                            "stress",          "stressor",     "treatment",
                                                            "condition_group", "perturbation", "replicate_of"};
constexpr std::array<std::string_view, 3> kGroupHeaders{"group", "trait", "class"};

bool isHeaderAmong(std::span<const std::string_view> headers, std::string_view header)
{
    return std::ranges::find(headers, toLowerAscii(trimmed(header))) != headers.end();
}

bool namesGroup(std::string_view header)
{
    return isHeaderAmong(kTreatmentHeaders, header) || isHeaderAmong(kGroupHeaders, header);
}

/// The column of this header, written as comparableHeader() does.
std::optional<std::size_t> conditionColumnHeaded(const DelimitedTable& table, std::string_view header)
{
    for (std::size_t c = 0; c < table.columns(); ++c)
        if (comparableHeader(table.cell(0, c)) == header) return c;
    return {};
}

/// The columns of a table of experiments as FEBA and the Fitness Browser write it.
struct ExperimentColumns {
    std::size_t name = 0, what = 0;   ///< of the experiment, and of what was done in it
    std::optional<std::size_t> used;  ///< "u": whether the experiment passed the checks of quality
};

std::optional<ExperimentColumns> experimentColumns(const DelimitedTable& table)
{
    struct Headers {
        std::string_view name, what, other;
    };
    static constexpr std::array<Headers, 3> kKinds{
        {{"name", "short", "name"}, {"expname", "expdesc", "expname"}, {"index", "description", "setname"}}};
    for (const Headers& kind : kKinds) {
        const auto name = conditionColumnHeaded(table, kind.name), what = conditionColumnHeaded(table, kind.what);
        if (name && what && conditionColumnHeaded(table, kind.other))
            return ExperimentColumns{*name, *what, conditionColumnHeaded(table, "u")};
    }
    return {};
}

bool namesAGene(const DelimitedTable& table)
{
    for (std::size_t c = 0; c < table.columns(); ++c)
        if (headerNames(table.cell(0, c), ColumnRole::Gene)) return true;
    return false;
}

/// How a cell names a condition.
enum class NamedBy { Whole, FirstWord, EndOfFirstWord };

/// Finds the conditions that cells speak of.
class ConditionNames {
public:
    explicit ConditionNames(std::span<const std::string> conditions)
    {
        for (const std::string& condition : conditions) {
            m_whole.insert(condition);
            const std::string_view word = std::string_view(condition).substr(0, condition.find(' '));
            // A word that several begin with names none of them.
            if (const auto [at, isNew] = m_firstWords.emplace(word, condition); !isNew) at->second = {};
        }
    }

    /// Empty if there is none, or more than one.
    [[nodiscard]] std::string_view find(std::string_view cell, NamedBy by) const
    {
        if (by == NamedBy::Whole) {
            const auto whole = m_whole.find(cell);
            return whole == m_whole.end() ? std::string_view() : *whole;
        }
        if (by == NamedBy::FirstWord) {
            const auto first = m_firstWords.find(cell);
            return first == m_firstWords.end() ? std::string_view() : first->second;
        }
        std::string_view found;
        for (const auto& [word, condition] : m_firstWords) {
            if (cell.empty() || !word.ends_with(cell) || condition.empty()) continue;
            if (!found.empty()) return {};
            found = condition;
        }
        return found;
    }

private:
    std::unordered_set<std::string_view> m_whole;
    std::unordered_map<std::string_view, std::string_view> m_firstWords;
};

class ConditionReader {
public:
    ConditionReader(const DelimitedTable& table, std::span<const std::string> conditions, const ReadChoices& choices)
        : m_table(table), m_names(conditions), m_choices(choices), m_experiments(experimentColumns(table))
    {
    }

    Result<ConditionTable> read()
    {
        m_out.file = m_table.fileName();
        if (auto ok = findConditionColumn(); !ok) return ok.error();
        if (auto ok = findGroupColumn(); !ok) return ok.error();
        if (auto ok = checkUse(); !ok) return ok.error();
        for (std::size_t row = m_firstRow; row < m_table.rows(); ++row) addRow(row);
        decideUse();
        if (m_unknown > 0)
            m_out.notes.push_back(
                {Severity::Info, "conditions.unknown",
                 counted(m_unknown, "row of the condition table speaks", "rows of the condition table speak") +
                     " of a condition that is not in the phenotype table.",
                 m_unknown, std::move(m_unknownExamples), m_out.file});
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string choice(const std::string& id) const { return choiceOf(m_choices, id); }

    [[nodiscard]] std::string header(std::size_t column) const
    {
        return m_firstRow == 1 ? std::string(m_table.cell(0, column)) : "column " + std::to_string(column + 1);
    }

    [[nodiscard]] std::vector<std::string> headers() const
    {
        std::vector<std::string> all;
        for (std::size_t c = 0; c < m_table.columns(); ++c) all.push_back(header(c));
        return all;
    }

    [[nodiscard]] Result<std::size_t> chosenColumn(const std::string& id) const
    {
        const std::string name = choice(id);
        std::string all;
        for (std::size_t c = 0; c < m_table.columns(); ++c) {
            if (m_table.cell(0, c) == name || name == "column " + std::to_string(c + 1)) return c;
            addToList(all, m_table.cell(0, c));
        }
        return Error{ErrorKind::Usage, "There is no column \"" + name + "\"; the columns are " + all + ".",
                     m_table.fileName()};
    }

    [[nodiscard]] std::string_view conditionOf(std::size_t row, std::size_t column, NamedBy by) const
    {
        const std::string_view cell = m_table.cell(row, column);
        if (by != NamedBy::Whole || !m_experiments || column != m_experiments->name) return m_names.find(cell, by);
        // FEBA heads the columns of its tables with name and short.
        const std::string both = std::string(cell) + ' ' + std::string(m_table.cell(row, m_experiments->what));
        const std::string_view found = m_names.find(both, by);
        return found.empty() ? m_names.find(cell, by) : found;
    }

    [[nodiscard]] std::size_t hits(std::size_t column, NamedBy by) const
    {
        std::size_t count = 0;
        for (std::size_t row = 0; row < m_table.rows(); ++row) count += conditionOf(row, column, by).empty() ? 0 : 1;
        return count;
    }

    Result<void> findConditionColumn()
    {
        std::vector<std::size_t> columns;
        for (std::size_t c = 0; c < m_table.columns(); ++c) columns.push_back(c);
        const bool isChosen = !choice("condition").empty();
        if (isChosen) {
            const auto chosen = chosenColumn("condition");
            if (!chosen) return chosen.error();
            columns = {*chosen};
        }
        std::size_t most = 0;
        for (const NamedBy by : {NamedBy::Whole, NamedBy::FirstWord, NamedBy::EndOfFirstWord})
            for (const std::size_t column : columns) {
                if (by == NamedBy::EndOfFirstWord && !(m_experiments && column == m_experiments->name)) continue;
                const std::size_t count = hits(column, by);
                if (count <= most) continue;
                most = count;
                m_column = column;
                m_by = by;
            }
        if (most == 0)
            return badInput("No column of this table names a condition of the phenotype table; give one with a row a "
                            "condition, named as there.",
                            m_table.fileName());
        // The first row is a header unless it speaks of a condition.
        m_firstRow = conditionOf(0, m_column, m_by).empty() ? 1 : 0;
        m_out.conditionColumn = header(m_column);
        m_out.reading.decide("condition", m_out.conditionColumn,
                             isChosen ? kAsWasSaid : "it names " + counted(most, "condition", "conditions"), headers());
        return {};
    }

    /// The first other column in which texts repeat.
    [[nodiscard]] std::optional<std::size_t> repeatingColumn() const
    {
        for (std::size_t c = 0; c < m_table.columns(); ++c) {
            if (c == m_column) continue;
            std::unordered_set<std::string_view> texts;
            for (std::size_t row = m_firstRow; row < m_table.rows(); ++row) texts.insert(m_table.cell(row, c));
            if (texts.size() > 1 && texts.size() < m_table.rows() - m_firstRow) return c;
        }
        return {};
    }

    Result<void> findGroupColumn()
    {
        std::optional<std::size_t> group;
        std::string why;
        if (!choice("group").empty()) {
            const auto chosen = chosenColumn("group");
            if (!chosen) return chosen.error();
            group = *chosen;
            why = kAsWasSaid;
        } else if (m_experiments && m_experiments->name == m_column) {
            group = m_experiments->what;
            why = "what was done in an experiment; replicates have the same";
        }
        for (std::size_t c = 0; m_firstRow == 1 && c < m_table.columns() && !group; ++c)
            if (c != m_column && namesGroup(m_table.cell(0, c))) {
                group = c;
                why = "its header names groups";
            }
        if (!group) {
            group = repeatingColumn();
            why = "the first in which texts repeat";
        }
        if (!group)
            return badInput("No column of this table groups the conditions; add one named group, with the same text "
                            "for replicates.",
                            m_table.fileName());
        m_group = *group;
        m_out.groupColumn = header(m_group);
        m_out.reading.decide("group", m_out.groupColumn, std::move(why), headers());
        return {};
    }

    Result<void> checkUse()
    {
        if (m_experiments && m_experiments->name == m_column) m_used = m_experiments->used;
        const std::string use = choice("use"), controls = choice("controls");
        const auto usage = [&](std::string message) {
            return Error{ErrorKind::Usage, std::move(message), m_table.fileName()};
        };
        if (!use.empty() && use != "u" && use != "all") return usage("\"use\" is u or all, not \"" + use + "\".");
        if (use == "u" && !m_used)
            return usage("The table has no column u that says which experiments are good; leave out use=u.");
        if (!controls.empty() && controls != "use" && controls != "leave out")
            return usage("\"controls\" is use or leave out, not \"" + controls + "\".");
        return {};
    }

    void addRow(std::size_t row)
    {
        const std::string_view condition = conditionOf(row, m_column, m_by);
        if (condition.empty()) {
            ++m_unknown;
            if (m_unknownExamples.size() < kMaxExamples) m_unknownExamples.emplace_back(m_table.cell(row, m_column));
            return;
        }
        const std::string_view group = m_table.cell(row, m_group);
        if (!group.empty()) m_out.groups.emplace_back(condition, group);
        const bool isControl = m_experiments && toLowerAscii(m_table.cell(row, m_experiments->what)) == "time0";
        const bool hasFailed = m_used && flagOf(m_table.cell(row, *m_used)) == Flag::No;
        if (isControl) {
            ++m_controls;
            if (choice("controls") != "use") m_out.controls.emplace_back(condition);
        } else if (hasFailed) {
            ++m_failed;
            if (choice("use") != "all") m_out.failed.emplace_back(condition);
        }
    }

    [[nodiscard]] static std::string saidSo(const std::string& what) { return kAsWasSaid + ("; " + what); }

    void decideUse()
    {
        if (m_used) {
            const bool usesAll = choice("use") == "all";
            const std::string failed = counted(m_failed, "experiment has", "experiments have");
            m_out.reading.decide("use", usesAll ? "all" : "u",
                                 !choice("use").empty()
                                     ? saidSo(failed + " u = FALSE")
                                     : failed + " u = FALSE, for the checks of quality that FEBA makes",
                                 {"u", "all"});
        }
        if (m_controls == 0) return;
        const bool usesControls = choice("controls") == "use";
        const std::string controls = counted(m_controls, "experiment is", "experiments are") + " Time0";
        m_out.reading.decide("controls", usesControls ? "use" : "leave out",
                             !choice("controls").empty() ? saidSo(controls) : controls + ", which measures no trait",
                             {"leave out", "use"});
    }

    const DelimitedTable& m_table;
    ConditionNames m_names;
    const ReadChoices& m_choices;
    std::optional<ExperimentColumns> m_experiments;
    std::size_t m_column = 0, m_group = 0, m_firstRow = 1;
    std::optional<std::size_t> m_used;
    NamedBy m_by = NamedBy::Whole;
    std::int64_t m_failed = 0, m_controls = 0, m_unknown = 0;
    std::vector<std::string> m_unknownExamples;
    ConditionTable m_out;
};

/// What a note says about conditions that are not in the table any more.
Note conditionNote(std::string code, const std::vector<std::string>& names, std::string_view one, std::string_view many,
                   const std::string& file)
{
    std::vector<std::string> examples(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMaxExamples)));
    return {Severity::Info,
            std::move(code),
            counted(names.size(), one, many),
            static_cast<std::int64_t>(names.size()),
            std::move(examples),
            file};
}

}  // namespace

bool isConditionTable(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> kConditionHeaders{"condition", "conditions", "experiment"};
    NoProgress progress;
    const std::size_t end = text.size() <= kConditionSample ? text.size() : text.rfind('\n', kConditionSample);
    const auto table = DelimitedTable::read(text.substr(0, end), {}, {}, progress);
    if (!table || table->columns() < 2 || table->rows() < 2 || namesAGene(*table)) return false;
    if (experimentColumns(*table)) return true;
    for (std::size_t column = 0; column < table->columns(); ++column) {
        const std::string_view header = table->cell(0, column);
        if (isHeaderAmong(kConditionHeaders, header) || isHeaderAmong(kTreatmentHeaders, header)) return true;
    }
    return false;
}

Result<ConditionTable> readConditions(const SourceFile& source, std::span<const std::string> conditions,
                                      const ReadChoices& choices, Progress& progress)
{
    const Result<SourceText> text = sourceText(source, progress, choiceOf(choices, "sheet"));
    if (!text) return text.error();
    const auto delimiter = chosenDelimiter(choices, source.name);
    if (!delimiter) return delimiter.error();
    const Result<DelimitedTable> table = DelimitedTable::read(*text, source.name, *delimiter, progress);
    if (!table) return table.error();
    auto read = ConditionReader(*table, conditions, choices).read();
    if (!read) return read;
    Reading split;
    decideDelimiter(split, table->delimiter(), delimiter->has_value());
    read->reading.decisions.insert(read->reading.decisions.begin(), std::move(split.decisions.front()));
    read->notes.insert(read->notes.begin(), text->notes().begin(), text->notes().end());
    read->reading.decisions.insert(read->reading.decisions.begin(), text->decisions().begin(), text->decisions().end());
    return read;
}

std::vector<std::string> dropConditions(const ConditionTable& conditions, PhenotypeTable& table)
{
    std::unordered_set<std::string_view> gone(conditions.failed.begin(), conditions.failed.end());
    gone.insert(conditions.controls.begin(), conditions.controls.end());
    const std::size_t all = table.conditions.size();
    std::vector<std::size_t> kept;
    std::vector<std::string> dropped;
    for (std::size_t c = 0; c < all; ++c) {
        if (gone.contains(table.conditions[c]))
            dropped.push_back(table.conditions[c]);
        else
            kept.push_back(c);
    }
    if (dropped.empty() || kept.empty()) return dropped;
    keepConditions(table, kept);
    return dropped;
}

Result<void> leaveOutConditions(const ConditionTable& conditions, PhenotypeTable& table)
{
    const std::size_t all = table.conditions.size();
    std::vector<std::string> failed = dropConditions(conditions, table);
    if (failed.empty()) return {};
    if (failed.size() == all)
        return badInput("No experiment of the phenotype table " + table.file +
                            " is left, because this table calls each of them failed (u = FALSE) or a control (Time0).",
                        conditions.file);
    const std::unordered_set<std::string_view> isControl(conditions.controls.begin(), conditions.controls.end());
    std::vector<std::string> controls;
    for (const std::string& name : failed)
        if (isControl.contains(name)) controls.push_back(name);
    std::erase_if(failed, [&isControl](const std::string& name) { return isControl.contains(name); });
    if (!failed.empty())
        table.notes.push_back(conditionNote(
            "conditions.failed", failed,
            "experiment was left out: it has u = FALSE, because it did not pass the checks of quality.",
            "experiments were left out: they have u = FALSE, because they did not pass the checks of quality.",
            conditions.file));
    if (!controls.empty())
        table.notes.push_back(conditionNote("conditions.controls", controls,
                                            "Time0 experiment is a control and no trait.",
                                            "Time0 experiments are controls and no traits.", conditions.file));
    return {};
}

}  // namespace pleio
