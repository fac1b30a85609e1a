// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"

#include "core/analysis/needs.h"
#include "core/analysis/provenance.h"
#include "core/base/text.h"

#include <algorithm>
#include <cassert>
#include <exception>
#include <new>

namespace pleio {

const AnalysisDescriptor* findAnalysis(std::string_view id)
{
    const auto analyses = builtinAnalyses();
    const auto at = std::ranges::find(analyses, id, &AnalysisDescriptor::id);
    return at == analyses.end() ? nullptr : &*at;
}

Result<Report> runAnalysis(const Request& request, const Dataset& dataset, Progress& progress)
{
    if (const AnalysisDescriptor* analysis = findAnalysis(request.analysis))
        return runAnalysis(*analysis, request, dataset, progress);
    std::string ids;
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) addToList(ids, analysis.id);
    return Error{ErrorKind::Usage, "There is no analysis of this name; give one of " + ids + ".", request.analysis};
}

Result<Report> runAnalysis(const AnalysisDescriptor& analysis, const Request& request, const Dataset& dataset,
                           Progress& progress)
{
    ComputedHere here;
    return runAnalysis(analysis, request, dataset, here, progress);
}

Result<Report> runAnalysis(const AnalysisDescriptor& analysis, const Request& request, const Dataset& dataset,
                           Parts& parts, Progress& progress)
{
    Result<Parameters> parameters = checked(analysis.parameters, request.parameters);
    if (!parameters) return parameters.error();
    if (const auto need = lacking(analysis, atHand(dataset))) return badInput(needText(*need), analysis.id);
    try {
        Result<Report> report = analysis.runInParts != nullptr
                                    ? analysis.runInParts(dataset, *parameters, request.seed, parts, progress)
                                    : analysis.run(dataset, *parameters, request.seed, progress);
        if (!report) return report;
        const std::vector<Note> sourceNotes = dataset.notes();
        report->notes.insert(report->notes.begin(), sourceNotes.begin(), sourceNotes.end());
        report->provenance = provenanceOf(dataset);
        report->provenance.analysis = analysis.id;
        report->provenance.analysisVersion = analysis.version;
        report->provenance.parameters = *std::move(parameters);
        report->provenance.seed = request.seed;
        for (PlotSpec& plot : report->plots) plot.simulated = dataset.simulated;
        if (report->title.empty()) report->title = analysis.title;
        if (const Result<void> shapes = checkShapes(*report); !shapes) return shapes.error();
        assert(std::ranges::all_of(report->tables, [&](const Table& table) {
            return std::ranges::find(analysis.tables, table.id) != analysis.tables.end();
        }));
        return report;
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::Internal, "There is not enough memory for this analysis; close other programs.",
                     analysis.id};
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, std::string("The analysis stopped unexpectedly (") + error.what() + ").",
                     analysis.id};
    }
}

Result<std::optional<ItemValues>> runPart(const AnalysisDescriptor& analysis, const Request& request,
                                          const Dataset& dataset, Part part, Progress& progress)
{
    if (analysis.runInParts == nullptr) return std::optional<ItemValues>();
    OnlyPart only(part);
    const Result<Report> report = runAnalysis(analysis, request, dataset, only, progress);
    if (!report && !only.taken()) return report.error();
    return only.taken();
}

}  // namespace pleio
