// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/report_access.h"

#include "tests/support/test_data.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace pleio::test {

Result<Report> run(const char* analysis, const Dataset& data, std::map<std::string, ParameterValue> parameters)
{
    NoProgress progress;
    return runAnalysis({analysis, Parameters(std::move(parameters)), 1}, data, progress);
}

double cell(const Report& report, const char* table, const char* column, std::size_t row)
{
    return cellNumber(*report.table(table)->find(column), row);
}

std::string text(const Report& report, const char* table, const char* column, std::size_t row)
{
    return cellText(*report.table(table)->find(column), row);
}

bool hasNote(const Report& report, std::string_view code)
{
    return std::ranges::any_of(report.notes, [&](const Note& note) { return note.code == code; });
}

const Dataset* nichols()
{
    static const std::optional<Dataset> data = []() -> std::optional<Dataset> {
        NoProgress progress;
        std::vector<SourceFile> sources;
        for (const auto& [name, role] : {std::pair{"GCF_000005845.2_ASM584v2_genomic.gbff.gz", SourceRole::Genome},
                                         {"nichols2011_ternary_by_gene.tsv.gz", SourceRole::Phenotypes},
                                         {"nichols2011_conditions.tsv", SourceRole::Conditions},
                                         {"traits_cog_kegg_go.tsv.gz", SourceRole::Traits}}) {
            const QString path = dataFile(QStringLiteral("ecoli_k12/") + QString::fromLatin1(name));
            if (path.isEmpty()) return std::nullopt;
            auto file = readSourceFile(path.toStdString(), role, progress);
            if (!file) return std::nullopt;
            sources.push_back(std::move(*file));
        }
        auto loaded = loadDataset(std::move(sources), {}, progress);
        if (!loaded) return std::nullopt;
        return std::move(*loaded);
    }();
    return data ? &*data : nullptr;
}

}  // namespace pleio::test
