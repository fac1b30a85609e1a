// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/python/computed_report.h"

#include "app/python/loaded_dataset.h"
#include "app/python/read_only_array.h"
#include "app/python/watched_work.h"
#include "core/analysis/analysis.h"
#include "core/analysis/report_files.h"
#include "core/analysis/report_json.h"
#include "core/base/overloaded.h"

#include <pybind11/stl.h>

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace pleio::python {

namespace {

/// A report as Python holds it: words leave it as JSON, numbers as arrays over its own memory.
struct ComputedReport {
    Report report;
    std::vector<std::string> inputs;  ///< paths of the files that the run read, which no result may replace
    std::ptrdiff_t datasetNotes = 0, intakeNotes = 0;  ///< how many of its notes, first and last, are the dataset's
};

Result<ComputedReport> computeReport(const Request& request, const LoadedDataset& dataset, Progress& progress)
{
    auto report = runAnalysis(request, dataset.data, progress);
    if (!report) return report.error();
    report->notes.insert(report->notes.end(), dataset.intakeNotes.begin(), dataset.intakeNotes.end());
    return ComputedReport{*std::move(report), pathsOf(dataset.data.sources), std::ssize(dataset.data.notes()),
                          std::ssize(dataset.intakeNotes)};
}

py::bytes bytesOf(const QByteArray& bytes) { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }

/// The column's values: an array, a list of texts, or levels with an array of indices into them (-1: no value).
py::object columnValues(const py::object& self, std::size_t table, std::size_t column)
{
    const Column& found = py::cast<const ComputedReport&>(self).report.tables.at(table).columns.at(column);
    return std::visit(Overloaded{[](const std::vector<std::string>& texts) -> py::object { return py::cast(texts); },
                                 [&](const Categories& c) -> py::object {
                                     return py::make_tuple(c.levels, readOnlyArray(c.codes, self));
                                 },
                                 [&](const auto& numbers) -> py::object { return readOnlyArray(numbers, self); }},
                      found.values);
}

/// A report of these plots alone, for the program that draws them.
QByteArray plotsCbor(const Report& report, const std::vector<std::size_t>& plots)
{
    Report drawn;
    for (const std::size_t plot : plots) drawn.plots.push_back(report.plots.at(plot));
    return reportToCbor(drawn);
}

void saveReport(const ComputedReport& self, const std::string& folder, const SvgFigures& figures,
                const py::object& progress)
{
    const ResultPlace place{folder, self.inputs};
    watched([&](Progress& part) { return writeReportFiles(self.report, figures, place, part); }, progress);
}

}  // namespace

void defineReport(py::module_& module)
{
    py::class_<ComputedReport>(module, "Report")
        .def_property_readonly(
            "json",
            [](const ComputedReport& self) { return QJsonDocument(reportToJson(self.report)).toJson().toStdString(); })
        .def_property_readonly("cbor", [](const ComputedReport& self) { return bytesOf(reportToCbor(self.report)); })
        .def_property_readonly("scalar_values",
                               [](const ComputedReport& self) {
                                   std::vector<double> values;
                                   for (const Scalar& scalar : self.report.scalars) values.push_back(scalar.value);
                                   return values;
                               })
        .def_property_readonly("notes", [](const ComputedReport& self) { return self.report.notes; })
        .def_property_readonly(
            "own_notes",
            [](const ComputedReport& self) {
                const auto& notes = self.report.notes;
                return std::vector<Note>(notes.begin() + self.datasetNotes, notes.end() - self.intakeNotes);
            },
            "Those that are not the dataset's.")
        .def("column", &columnValues, py::arg("table"), py::arg("column"))
        .def(
            "plots_cbor",
            [](const ComputedReport& self, const std::vector<std::size_t>& plots) {
                return bytesOf(plotsCbor(self.report, plots));
            },
            py::arg("plots"))
        .def("save", &saveReport, py::arg("folder"), py::arg("figures"), py::arg("progress"));
    module.def(
        "run",
        [](const std::string& analysis, const LoadedDataset& dataset,
           const std::map<std::string, ParameterValue>& parameters, std::uint64_t seed, const py::object& progress) {
            const Request request{analysis, Parameters(parameters), seed};
            return std::make_unique<ComputedReport>(
                watched([&](Progress& part) { return computeReport(request, dataset, part); }, progress));
        },
        // Not converted: what is neither of the kinds that parameters have is no parameter.
        py::arg("analysis"), py::arg("dataset"), py::arg("parameters").noconvert(), py::arg("seed"),
        py::arg("progress"));
    module.def(
        "halfway_warning", [](const std::string& folder) { return halfwayWarning(folder); }, py::arg("folder"));
}

}  // namespace pleio::python
