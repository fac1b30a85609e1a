// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loading.h"

#include <algorithm>

namespace pleio {

namespace {

/// All tables of a role, in their order.
Result<std::vector<PhenotypeTable>> phenotypeTables(SourceRole role, Dataset& dataset, const Loading& loading,
                                                    Progress& progress)
{
    std::vector<PhenotypeTable> tables;
    for (const SourceFile* source : sourcesOf(loading.sources, role)) {
        auto table = readSource(dataset, loading, *source, [&](const ReadChoices& choices) {
            return readPhenotypes(*source, {namesOf(loading.index), choices}, progress);
        });
        if (!table) return table.error();
        tables.push_back(*std::move(table));
    }
    return tables;
}

/// Leaves out what did not succeed; a table of which nothing is left goes, unless it is the last.
Result<void> leaveOut(const ConditionTable& conditions, std::vector<PhenotypeTable>& tables)
{
    std::vector<PhenotypeTable> kept;
    std::vector<Note> gone;
    std::optional<Error> error;
    for (PhenotypeTable& table : tables) {
        if (Result<void> ok = leaveOutConditions(conditions, table); !ok) {
            error = ok.error();
            gone.push_back({Severity::Warning, "conditions.none_left", error->message, 1, {}, table.file});
            continue;
        }
        kept.push_back(std::move(table));
    }
    if (kept.empty()) return *error;
    appendNotes(kept.front().notes, gone);
    tables = std::move(kept);
    return {};
}

/// The table of conditions, after which some of the phenotypes may be left out.
Result<std::optional<ConditionTable>> conditionTable(std::vector<PhenotypeTable>& tables, Dataset& dataset,
                                                     const Loading& loading, Progress& progress)
{
    const auto source = onlyOne(loading.sources, SourceRole::Conditions);
    if (!source) return source.error();
    if (*source == nullptr) return std::optional<ConditionTable>();
    std::vector<std::string> names;
    for (const PhenotypeTable& table : tables)
        names.insert(names.end(), table.conditions.begin(), table.conditions.end());
    auto conditions = readSource(dataset, loading, **source, [&](const ReadChoices& choices) {
        return readConditions(**source, names, choices, progress);
    });
    if (!conditions) return conditions.error();
    if (Result<void> ok = leaveOut(*conditions, tables); !ok) return ok.error();
    return std::optional(*std::move(conditions));
}

}  // namespace

Result<void> loadPhenotypes(Dataset& dataset, const Loading& loading, Progress& progress)
{
    auto tables = phenotypeTables(SourceRole::Phenotypes, dataset, loading, progress);
    if (!tables) return tables.error();
    if (tables->empty()) {
        const bool isLeft = std::ranges::any_of(loading.sources, [](const SourceFile& source) {
            return source.role == SourceRole::PhenotypeT || source.role == SourceRole::PhenotypeP ||
                   source.role == SourceRole::PhenotypeQ || source.role == SourceRole::Conditions;
        });
        if (!isLeft) return {};
        return badInput(
            "Tables that belong to phenotypes were given, but no phenotypes; add the table of genes and conditions.");
    }
    PhenotypeCompanions companions;
    for (const auto& [role, companion] : {std::pair{SourceRole::PhenotypeT, &companions.t},
                                          {SourceRole::PhenotypeP, &companions.p},
                                          {SourceRole::PhenotypeQ, &companions.q}}) {
        auto read = phenotypeTables(role, dataset, loading, progress);
        if (!read) return read.error();
        *companion = *std::move(read);
    }
    const auto conditions = conditionTable(*tables, dataset, loading, progress);
    if (!conditions) return conditions.error();
    if (*conditions) {
        companions.conditions = &**conditions;
        for (std::vector<PhenotypeTable>* each : {&companions.t, &companions.p, &companions.q})
            for (PhenotypeTable& table : *each) dropConditions(**conditions, table);
    }
    auto matched = matchPhenotypes(*std::move(tables), companions, dataset.genome, loading.index);
    if (!matched) return matched.error();
    dataset.phenotypes = *std::move(matched);
    return {};
}

}  // namespace pleio
