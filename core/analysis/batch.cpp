// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/batch.h"

#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/plot/comparison_plot.h"
#include "core/plot/heat_map_plot.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>

namespace pleio {

namespace {

using builtin::column;
using builtin::countValues;

constexpr double kMmPerRow = 3, kMmBesidesRows = 70, kTallestMm = 240;  // all row labels, if they fit on a page

/// Which table of a report makes the profile of a genome.
struct Profile {
    std::string_view analysis;
    const char *table, *name, *value;
    const char *what, *valueLabel;  ///< of the heat map
    plot::HeatMap::Scale scale;
    double lower, upper, centre;
};
constexpr std::array kProfiles{
    Profile{kDecode, "traits", "trait", "auc_combined", "Traits", "Held-out AUC, both channels",
            plot::HeatMap::Scale::Diverging, 0, 1, 0.5},
    Profile{kCodonUsage, "codon_usage", "codon", "rscu", "Codons", "RSCU", plot::HeatMap::Scale::Diverging, 0, 3, 1},
};

const Profile* profileOf(const std::string& analysis)
{
    const auto at = std::ranges::find(kProfiles, analysis, &Profile::analysis);
    return at == kProfiles.end() ? nullptr : &*at;
}

/// Names in the order in which they first come, each with its place.
class Names {
public:
    std::size_t placeOf(const std::string& name)
    {
        const auto [at, isNew] = m_places.try_emplace(name, m_names.size());
        if (isNew) m_names.push_back(name);
        return at->second;
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return m_names; }

private:
    std::map<std::string, std::size_t> m_places;
    std::vector<std::string> m_names;
};

std::vector<std::string> genomeNames(const std::vector<BatchResult>& results)
{
    std::vector<std::string> names;
    for (const BatchResult& result : results) names.push_back(result.genome);
    return names;
}

/// Every scalar that any genome has, with its value for each.
std::vector<std::pair<Scalar, std::vector<double>>> batchScalars(const std::vector<BatchResult>& results)
{
    Names ids;
    std::vector<std::pair<Scalar, std::vector<double>>> scalars;
    for (std::size_t i = 0; i < results.size(); ++i)
        for (const Scalar& scalar : results[i].scalars) {
            const std::size_t at = ids.placeOf(scalar.id);
            if (at == scalars.size()) scalars.emplace_back(scalar, std::vector<double>(results.size(), kUndefined));
            scalars[at].second[i] = scalar.value;
        }
    return scalars;
}

Table genomeTable(const std::vector<BatchResult>& results,
                  const std::vector<std::pair<Scalar, std::vector<double>>>& scalars)
{
    std::vector<std::string> problem, hash;
    for (const BatchResult& result : results) {
        problem.push_back(result.error ? result.error->oneLine() : std::string());
        const auto genome = std::ranges::find(result.provenance.inputs, "genome", &Provenance::Input::role);
        hash.push_back(genome == result.provenance.inputs.end() ? std::string() : genome->sha256);
    }
    Table table{"genomes", "Genomes", {}};
    table.columns = {column("genome", "Genome", "Name of the file.", genomeNames(results))};
    for (const auto& [scalar, values] : scalars)
        table.columns.push_back(column(scalar.id, scalar.title, scalar.help, countValues(values)));
    table.columns.push_back(column("problem", "Problem", "Why the genome has no report; empty if it has.", problem));
    table.columns.push_back(column("sha256", "SHA-256", "Of the genome's file.", hash));
    return table;
}

/// Names × genomes, because there is more room for the labels of rows.
HeatMapData profileMap(const std::vector<BatchResult>& results, const AnalysisDescriptor& analysis,
                       const Profile& profile)
{
    HeatMapData map;
    map.id = "profiles";
    map.title = std::string(profile.what) + " by genomes";
    map.rowAxis = profile.what;
    map.columnAxis = "Genomes";
    map.valueLabel = profile.valueLabel;
    map.scale = profile.scale;
    map.lower = profile.lower;
    map.upper = profile.upper;
    map.centre = profile.centre;
    Names names;
    std::vector<const BatchResult*> done;
    for (const BatchResult& result : results) {
        if (result.profile.empty()) continue;
        done.push_back(&result);
        map.columnLabels.push_back(result.genome);
        for (const auto& [name, value] : result.profile) names.placeOf(name);
    }
    map.rowLabels = names.all();
    map.values.assign(done.size() * map.rowLabels.size(), kUndefined);
    for (std::size_t column = 0; column < done.size(); ++column)
        for (const auto& [name, value] : done[column]->profile)
            map.values[names.placeOf(name) * done.size() + column] = value;
    map.caption = std::string(profile.valueLabel) + " of " +
                  displayCount(static_cast<std::int64_t>(map.rowLabels.size())) + " " + toLowerAscii(profile.what) +
                  " in " + counted(done.size(), "genome", "genomes") + " (" + analysis.id +
                  "); rows and columns by average linkage on 1 - Pearson correlation over what both have.";
    return map;
}

Table profileTable(const std::vector<BatchResult>& results, const Profile& profile)
{
    std::vector<std::string> genomes, names;
    std::vector<double> values;
    for (const BatchResult& result : results)
        for (const auto& [name, value] : result.profile) {
            genomes.push_back(result.genome);
            names.push_back(name);
            values.push_back(value);
        }
    Table table{"profiles", std::string(profile.what) + " of the genomes", {}};
    table.columns = {column("genome", "Genome", "Name of the file.", std::move(genomes)),
                     column(profile.name, profile.what, "What the genomes are compared by.", std::move(names)),
                     column(profile.value, profile.valueLabel, "In the report of the genome.", std::move(values))};
    return table;
}

Provenance provenanceOver(const AnalysisDescriptor& analysis, const std::vector<BatchResult>& results)
{
    Provenance all;
    bool isFirst = true;
    for (const BatchResult& result : results) {
        const Provenance& own = result.provenance;
        if (result.error) continue;
        if (isFirst) {
            all.program = own.program;
            all.programVersion = own.programVersion;
            all.analysis = analysis.id;
            all.analysisVersion = own.analysisVersion;
            all.parameters = own.parameters;
            all.seed = own.seed;
            isFirst = false;
        }
        all.simulated = all.simulated || own.simulated;
        for (const Provenance::Input& input : own.inputs) {
            const auto same = [&](const Provenance::Input& known) {
                return known.role == input.role && known.sha256 == input.sha256 && known.name == input.name;
            };
            if (std::ranges::none_of(all.inputs, same)) all.inputs.push_back(input);
        }
        for (const int code : own.geneticCodes)
            if (std::ranges::find(all.geneticCodes, code) == all.geneticCodes.end()) all.geneticCodes.push_back(code);
    }
    std::ranges::sort(all.geneticCodes);
    return all;
}

}  // namespace

BatchResult batchResult(std::string genome, const Report& report)
{
    BatchResult result;
    result.genome = std::move(genome);
    result.scalars = report.scalars;
    result.provenance = report.provenance;
    const Profile* profile = profileOf(report.provenance.analysis);
    const Table* table = profile == nullptr ? nullptr : report.table(profile->table);
    if (table == nullptr) return result;
    const Column* name = table->find(profile->name);
    const Column* value = table->find(profile->value);
    for (std::size_t row = 0; name != nullptr && value != nullptr && row < table->rows(); ++row)
        if (const double number = cellNumber(*value, row); !std::isnan(number))
            result.profile.emplace_back(cellText(*name, row), number);
    return result;
}

BatchResult batchFailure(std::string genome, Error error)
{
    BatchResult result;
    result.genome = std::move(genome);
    result.error = std::move(error);
    return result;
}

std::optional<ErrorKind> batchFailureKind(const std::vector<BatchResult>& results)
{
    const auto rank = [](ErrorKind kind) { return kind == ErrorKind::Usage ? 0 : kind == ErrorKind::BadInput ? 1 : 2; };
    std::optional<ErrorKind> worst;
    for (const BatchResult& result : results)
        if (result.error && (!worst || rank(result.error->kind) > rank(*worst))) worst = result.error->kind;
    return worst;
}

std::vector<std::string> summaryTables() { return {"genomes", "profiles"}; }

Result<Report> batchSummary(const AnalysisDescriptor& analysis, const std::vector<BatchResult>& results,
                            Progress& progress)
{
    const auto failed = std::ranges::count_if(results, [](const BatchResult& r) { return r.error.has_value(); });
    if (failed == std::ssize(results))
        return Error{*batchFailureKind(results), "No genome could be analysed; the messages above say why.", {}};

    Report report;
    report.title = analysis.title + ", " + counted(results.size(), "genome", "genomes");
    report.provenance = provenanceOver(analysis, results);
    report.scalars = {
        {"genomes", "Genomes", static_cast<double>(results.size()), "Genomes of the batch."},
        {"genomes_failed", "Genomes without a report", static_cast<double>(failed), "Their reasons are in the table."}};
    const auto scalars = batchScalars(results);
    report.tables.push_back(genomeTable(results, scalars));
    std::vector<ComparedNumber> numbers;
    for (const auto& [scalar, values] : scalars) numbers.push_back({scalar.title, values});
    report.plots.push_back(comparisonPlot(genomeNames(results), numbers, "genomes"));

    if (const Profile* profile = profileOf(analysis.id)) {
        const HeatMapData map = profileMap(results, analysis, *profile);
        if (!map.rowLabels.empty()) report.tables.push_back(profileTable(results, *profile));
        if (map.rowLabels.size() >= 2 && map.columnLabels.size() >= 2) {
            auto drawn = clusteredHeatMap(map, progress);
            if (!drawn) return drawn.error();
            const double wanted = kMmBesidesRows + kMmPerRow * static_cast<double>(map.rowLabels.size());
            drawn->heightMm = std::clamp(wanted, drawn->heightMm, kTallestMm);
            report.plots.push_back(std::move(*drawn));
        }
    }
    for (const BatchResult& result : results)
        if (result.error)
            report.notes.push_back({Severity::Problem,
                                    "batch.failed",
                                    result.genome + " has no report: " + result.error->oneLine(),
                                    1,
                                    {},
                                    {}});
    for (PlotSpec& plot : report.plots) plot.simulated = report.provenance.simulated;
    assert(report.tables.size() <= summaryTables().size());
    if (const Result<void> shapes = checkShapes(report); !shapes) return shapes.error();
    return report;
}

}  // namespace pleio
