// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/report_access.h"

#include "core/math/random.h"
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

std::string noteOf(const Report& report, std::string_view code)
{
    const auto note = std::ranges::find(report.notes, code, &Note::code);
    return note == report.notes.end() ? std::string() : note->text;
}

bool hasNote(const Report& report, std::string_view code)
{
    return std::ranges::any_of(report.notes, [&](const Note& note) { return note.code == code; });
}

std::string randomGenes(int genes)
{
    const GeneticCode& code = *GeneticCode::find(11);
    Random random(3);
    std::string text;
    for (int g = 1; g <= genes; ++g) {
        text += ">g" + std::to_string(g) + " [gbkey=CDS]\nATG";
        for (int n = 0; n < 90;) {
            const int codon = static_cast<int>(random.below(kCodons));
            if (code.isStop(codon)) continue;
            text += codonText(codon);
            ++n;
        }
        text += "\n";
    }
    return text;
}

Dataset randomDataset(int genes, const TraitFiles& files)
{
    std::vector<SourceFile> sources{sourceFromBytes("genes.fna", randomGenes(genes), SourceRole::Genome)};
    const auto add = [&](const char* name, const std::string& text, SourceRole role) {
        if (!text.empty()) sources.push_back(sourceFromBytes(name, text, role));
    };
    add("phenotypes.tsv", files.phenotypes, SourceRole::Phenotypes);
    add("t.tsv", files.t, SourceRole::PhenotypeT);
    add("p.tsv", files.p, SourceRole::PhenotypeP);
    add("q.tsv", files.q, SourceRole::PhenotypeQ);
    add("conditions.tsv", files.conditions, SourceRole::Conditions);
    add("traits.tsv", files.traits, SourceRole::Traits);
    add("clusters.tsv", files.clusters, SourceRole::Clusters);
    LoadOptions options;
    options.genome.useProdigal = false;
    NoProgress progress;
    auto loaded = loadDataset(std::move(sources), options, progress);
    if (!loaded) qFatal("%s", loaded.error().oneLine().c_str());
    return std::move(*loaded);
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
