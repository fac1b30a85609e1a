// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/exports.h"

#include "app/gui/session.h"
#include "core/analysis/codon_table_export.h"
#include "core/analysis/report_files.h"
#include "core/genome/codon_layout.h"
#include "core/io/file_writing.h"
#include "core/io/result_files.h"
#include "core/project/trial_exchange.h"
#include "core/project/trial_visit.h"
#include "widgets/models/text.h"
#include "widgets/plots/busy_cursor.h"
#include "widgets/plots/figure_export.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace pleio {

namespace {

constexpr std::string_view kSimulatedComment = "Simulated data. Nothing in this file was measured on an organism.";

struct Exports {
    Q_DECLARE_TR_FUNCTIONS(Exports)
};

std::optional<FigureFormat> figureFormat(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("pdf")) return FigureFormat::Pdf;
    if (suffix == QLatin1String("svg")) return FigureFormat::Svg;
    if (suffix == QLatin1String("png")) return FigureFormat::Png;
    return std::nullopt;
}

/// The files that the open document was read from, and its project.
std::vector<std::string> inputPaths(const Session& session)
{
    std::vector<std::string> paths;
    if (session.hasData()) paths = pathsOf(session.dataset()->sources);
    if (const std::string& project = session.document().projectPath; !project.empty()) paths.push_back(project);
    return paths;
}

Result<void> writeFile(const QString& path, std::string_view content, const std::vector<std::string>& inputs)
{
    if (const Result<void> free = checkIsNoInput(utf8(path), inputs); !free) return free.error();
    return saveFile(utf8(path), content);
}

void startExport(Session& session, const QString& path, std::function<std::string()> content)
{
    const QString name = QFileInfo(path).fileName();
    session.writes().start(
        Exports::tr("Write %1").arg(name), Exports::tr("Export"), {0, path},
        [path, content = std::move(content), inputs = inputPaths(session)](Progress&) {
            return writeFile(path, content(), inputs);
        },
        [&session, name] { emit session.informed(Exports::tr("Wrote %1").arg(name)); });
}

Result<std::string> trialsText(const ProjectStore& store, const std::vector<std::string>& ids, TrialQuery query,
                               const QString& path, Progress& progress)
{
    std::vector<Trial> trials;
    const std::set<std::string> chosen(ids.begin(), ids.end());
    // As they were made, so that the last is the last where they come in, too.
    query.offset = 0;
    query.order = TrialOrder::Made;
    query.isDescending = false;
    const Result<void> visited = visitTrials(store, query, [&](const Trial& trial) -> Result<bool> {
        if (progress.isCancelled()) return cancelled();
        if (chosen.empty() || chosen.contains(trial.id)) trials.push_back(trial);
        return false;
    });
    if (!visited) return visited.error();
    if (QFileInfo(path).suffix().toLower() == QLatin1String("csv")) return trialsToCsv(trials);
    TrialsJson json;
    for (const Trial& trial : trials) {
        const Result<std::optional<Report>> report = reportIfAny(store, trial.id, progress);
        if (!report) return report.error();
        json.add(trial, *report ? &**report : nullptr);
    }
    return std::move(json).finish();
}

Result<QByteArray> drawn(const PlotSpec& spec, FigureFormat format)
{
    const BusyCursor busy;
    FigureOptions options;
    options.format = format;
    return renderFigure(spec, options);
}

}  // namespace

void exportTable(Session& session, const std::shared_ptr<const Table>& table, const QString& path)
{
    if (!table) return;
    const std::string suffix = utf8(QFileInfo(path).suffix().toLower());
    const auto formats = codonTableFormats();
    const auto format = std::ranges::find(formats, suffix, &CodonTableFormat::extension);
    if (auto codons = codonTableFrom(*table); codons && format != formats.end() && format->extension != "txt") {
        codons->name = (session.isSimulated() ? "Simulated data: " : "") + session.document().name;
        Result<std::string> text = writeCodonTable(*codons, format->id, mostCommonCode(session.dataset()->genome));
        if (!text) return session.addFailure(text.error(), Exports::tr("Export"));
        return exportText(session, *text, path);
    }
    const std::string_view comment = session.isSimulated() ? kSimulatedComment : std::string_view();
    startExport(session, path, [table, comment] { return toTsv(*table, comment); });
}

void exportFigure(Session& session, const PlotSpec& spec, const QString& path)
{
    const std::optional<FigureFormat> format = figureFormat(path);
    if (!format)
        return session.addFailure({ErrorKind::Usage, "The name must end in .pdf, .svg or .png.", utf8(path)},
                                  Exports::tr("Export"));
    const Result<QByteArray> bytes = drawn(spec, *format);
    if (!bytes) return session.addFailure(bytes.error(), Exports::tr("Export"));
    exportText(session, bytes->toStdString(), path);
}

void exportReport(Session& session, std::string_view analysis, const QString& folder)
{
    const auto index = session.result(analysis);
    if (!index) return;
    const ResultPlace place{utf8(folder), inputPaths(session)};
    SvgFigures figures;
    for (const PlotSpec& plot : index->report().plots) {
        const Result<QByteArray> svg = drawn(plot, FigureFormat::Svg);
        if (!svg) return session.addFailure(svg.error(), Exports::tr("Export"));
        figures.emplace_back(plot.id, svg->toStdString());
    }
    session.writes().start(
        Exports::tr("Write the report"), Exports::tr("Export"), {0, folder},
        [index, figures, place](Progress& progress) {
            return writeReportFiles(index->report(), figures, place, progress);
        },
        [&session, folder] { emit session.informed(Exports::tr("Wrote the report into %1").arg(folder)); });
}

void exportTrials(Session& session, const std::vector<std::string>& ids, const TrialQuery& query, const QString& path)
{
    const auto copy = session.document().copy;
    if (!copy) return;
    const QString name = QFileInfo(path).fileName();
    session.writes().start(
        Exports::tr("Write %1").arg(name), Exports::tr("Export"), {0, path},
        [path, ids, query, copy, inputs = inputPaths(session)](Progress& progress) -> Result<void> {
            const Result<ProjectStore> store = copy->reader();
            if (!store) return store.error();
            const Result<std::string> text = trialsText(*store, ids, query, path, progress);
            if (!text) return text.error();
            return writeFile(path, *text, inputs);
        },
        [&session, name] { emit session.informed(Exports::tr("Wrote %1").arg(name)); });
}

void exportText(Session& session, const std::string& text, const QString& path)
{
    startExport(session, path, [text] { return text; });
}

}  // namespace pleio
