// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/cipher/decode_plots.h"

#include "core/base/text.h"
#include "core/math/ranks.h"
#include "core/plot/forest_plot.h"
#include "core/plot/grade_plot.h"
#include "core/plot/heat_map_plot.h"
#include "core/plot/ranking_plot.h"
#include "core/plot/reliability_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleio::builtin {

namespace {

const Gene& geneOf(const Dataset& dataset, const TrainingSet& set, std::size_t row)
{
    return dataset.genome.genes[static_cast<std::size_t>(set.genes[row])];
}

PlotSpec grades(const TraitChoice& choice, const DecodeResult& result)
{
    std::array<std::int64_t, 5> byGrade{};
    for (const TraitEvidence& evidence : result.traits) ++byGrade[static_cast<std::size_t>(evidence.grade)];
    return gradePlot(byGrade, static_cast<std::int64_t>(choice.left.size()));
}

PlotSpec forest(const Dataset& dataset, const TraitChoice& choice, const DecodeResult& result)
{
    std::vector<ForestRow> rows;
    for (std::size_t t = 0; t < choice.tested.size(); ++t) {
        const TraitEvidence& e = result.traits[t];
        rows.push_back({dataset.traits.traits[choice.tested[t]].name,
                        static_cast<std::int64_t>(choice.members[t].size()), e.interval.auc, e.interval.low,
                        e.interval.high, e.nullMean, e.nullSd, e.aucCovariates, e.q, static_cast<int>(e.grade)});
    }
    return forestPlot(std::move(rows));
}

/// How many of the tested traits each gene carries.
HeatMapTrack annotationTrack(const TraitChoice& choice, const TrainingSet& set)
{
    std::vector<double> count(set.rows(), 0);
    for (const auto& members : choice.members)
        for (const std::int32_t row : members) ++count[static_cast<std::size_t>(row)];
    return {"Annotated traits", std::move(count)};
}

HeatMapTrack gradeTrack(const DecodeResult& result)
{
    std::vector<double> grade;
    for (const TraitEvidence& evidence : result.traits) grade.push_back(static_cast<double>(evidence.grade));
    return {"Grade", std::move(grade)};
}

Result<PlotSpec> heatMap(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set,
                         const DecodeResult& result, Channel channel, Progress& progress)
{
    HeatMapData data;
    data.id = "trait_heatmap";
    data.title = "Genes by traits";
    data.caption =
        "Held-out score z of every gene under the key of every tested trait (" + counted(set.rows(), "gene", "genes") +
        ", " + counted(choice.tested.size(), "trait", "traits") +
        "); rows and columns by average linkage on 1 - Pearson correlation. The colour scale ends at the "
        "99th percentile of |z|. Bars beside: tested traits that the gene is annotated with; above: evidence "
        "grade of the trait.";
    data.rowAxis = "Genes";
    data.columnAxis = "Traits";
    data.valueLabel = "Held-out score z";
    for (std::size_t row = 0; row < set.rows(); ++row) {
        data.rowLabels.push_back(geneOf(dataset, set, row).displayName());
        data.rowKeys.push_back(geneOf(dataset, set, row).id);
    }
    const std::size_t columns = choice.tested.size();
    data.values.resize(set.rows() * columns);
    std::vector<double> magnitude;
    magnitude.reserve(data.values.size());
    for (std::size_t t = 0; t < columns; ++t) {
        data.columnLabels.push_back(dataset.traits.traits[choice.tested[t]].name);
        const auto scores = result.scores.channel(channel).of(t);
        for (std::size_t row = 0; row < set.rows(); ++row) {
            data.values[row * columns + t] = scores[row];
            magnitude.push_back(std::abs(scores[row]));
        }
    }
    std::ranges::sort(magnitude);
    const double end = quantile(magnitude, 0.99);
    data.lower = -end;
    data.upper = end;
    data.rowTracks.push_back(annotationTrack(choice, set));
    data.columnTracks.push_back(gradeTrack(result));
    return clusteredHeatMap(data, progress);
}

PlotSpec pooledReliability(const TraitChoice& choice, const DecodeResult& result)
{
    std::vector<double> probability;
    std::vector<unsigned char> label;
    for (std::size_t t = 0; t < choice.tested.size(); ++t) {
        const auto& own = result.decoding[t].probability;
        probability.insert(probability.end(), own.begin(), own.end());
        const std::size_t first = label.size();
        label.resize(first + own.size(), 0);
        for (const std::int32_t row : choice.members[t]) label[first + static_cast<std::size_t>(row)] = 1;
    }
    std::vector<ReliabilityPoint> points;
    for (const ReliabilityBin& bin : reliability(probability, label, kReliabilityBins))
        points.push_back({bin.n, bin.meanPredicted, bin.observed});
    return reliabilityPlot("Are the probabilities true? All tested traits", points);
}

PlotSpec ranking(const Dataset& dataset, const TrainingSet& set, const DecodeResult& result)
{
    std::vector<RankingRow> rows;
    for (std::size_t row = 0; row < set.rows(); ++row) {
        const Gene& gene = geneOf(dataset, set, row);
        double expected = 0;
        for (const TraitDecoding& decoding : result.decoding) expected += decoding.probability[row];
        rows.push_back({gene.id, gene.displayName(), expected});
    }
    return rankingPlot("pleiotropy_ranking", "Genes by expected number of traits",
                       "Expected number of traits (sum of calibrated probabilities)", std::move(rows));
}

}  // namespace

Result<std::vector<PlotSpec>> decodePlots(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set,
                                          const DecodeResult& result, Channel channel, Progress& progress)
{
    auto map = heatMap(dataset, choice, set, result, channel, progress);
    if (!map) return map.error();
    std::vector<PlotSpec> plots;
    plots.push_back(grades(choice, result));
    plots.push_back(forest(dataset, choice, result));
    plots.push_back(std::move(*map));
    plots.push_back(pooledReliability(choice, result));
    plots.push_back(ranking(dataset, set, result));
    return plots;
}

}  // namespace pleio::builtin
