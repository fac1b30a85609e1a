// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_run.h"

#include "app/cli/figures.h"
#include "app/cli/notes.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/load_settings.h"
#include "core/analysis/report_files.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/project/project_lock.h"
#include "core/project/project_store.h"
#include "core/project/target_file.h"

#include <QDateTime>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <numeric>

namespace pleio::cli {

namespace {

constexpr const char* kProjectMaker = "project";  // not an analysis, so that no run takes a project for a stale table

Result<void> writeProject(const Report& report, const Dataset& dataset, const LoadOptions& options,
                          const QDateTime& started, const std::string& path, Progress& progress)
{
    const auto lock = ProjectLock::take(path);
    if (!lock) return lock.error();
    auto store = ProjectStore::create({});
    if (!store) return store.error();
    Project project;
    project.name = QFileInfo(QString::fromStdString(path)).completeBaseName().toStdString();
    project.sources = dataset.sources;
    project.settings = loadSettings(options);
    SubProgress files(progress, 0, 0.4), result(progress, 0.4, 0.6), saving(progress, 0.6, 1);
    if (Result<void> kept = store->setProject(project, project.sources, files); !kept) return kept;
    Trial trial = trialOf(report.provenance);
    trial.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    trial.started = started;
    trial.finished = QDateTime::currentDateTimeUtc();
    if (Result<void> kept = store->add(trial, &report, result); !kept) return kept;
    return store->saveTo(path, saving);
}

/// At most so many bytes, no character of which is cut in two.
std::string startOf(const std::string& text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80) --most;
    return text.substr(0, most);
}

}  // namespace

Result<Report> runHere(const Request& request, const Dataset& dataset, Progress& progress)
{
    return runAnalysis(request, dataset, progress);
}

Result<ResultHold> claimOutputs(const AnalysisDescriptor& analysis, const Outputs& outputs,
                                std::vector<std::string> inputs)
{
    std::vector<std::string> names = reportFileNames(analysis.tables);
    if (!outputs.project.empty()) {
        names.push_back(nameInResultList(outputs.folder, outputs.project));
        // The folder of the results need not be there yet.
        const bool isInside = names.back().find('/') == std::string::npos;
        if (auto free = isInside ? Result<void>() : checkProjectPlace(outputs.project); !free) return free.error();
    }
    if (const std::string halfway = halfwayWarning(outputs.folder); !halfway.empty())
        warn("warning: %s\n", halfway.c_str());
    return claimResultPlace({outputs.folder, std::move(inputs)}, names);
}

Result<Report> runAndWrite(const Runner& runner, const Request& request, const Dataset& dataset,
                           const LoadOptions& options, const std::vector<Note>& notes, const Outputs& outputs,
                           Progress& progress)
{
    const QDateTime started = QDateTime::currentDateTimeUtc();
    const ResultPlace place{outputs.folder, pathsOf(dataset.sources)};
    SubProgress running(progress, 0.0, 0.9);
    auto report = runner(request, dataset, running);
    if (!report) return report;
    report->notes.insert(report->notes.end(), notes.begin(), notes.end());
    SubProgress writing(progress, 0.9, 0.95);
    if (const auto written = writeReport(*report, place, writing); !written) return written.error();
    if (!outputs.project.empty()) {
        SubProgress saving(progress, 0.95, 1.0);
        const std::string names[] = {nameInResultList(outputs.folder, outputs.project)};
        if (const auto free = checkResultPlace(place, names); !free) return free.error();
        if (const auto saved = writeProject(*report, dataset, options, started, outputs.project, saving); !saved)
            return saved.error();
        if (const auto listed = listResult(outputs.folder, kProjectMaker, outputs.project); !listed)
            return listed.error();
    }
    return report;
}

Result<void> writeReport(const Report& report, const ResultPlace& place, Progress& progress)
{
    const auto figures = drawSvgs(report.plots);
    if (!figures) return figures.error();
    return writeReportFiles(report, *figures, place, progress);
}

void printFindings(const Report& report)
{
    if (report.provenance.simulated) say("Simulated data.\n");
    if (report.provenance.analysis != kDecode) {  // whose findings are told trait by trait
        for (const Scalar& scalar : report.scalars)
            say("%s: %s\n", scalar.title.c_str(), displayNumber(scalar.value).c_str());
        return;
    }
    const Table* traits = report.table("traits");
    if (traits == nullptr) return;
    const auto scalar = [&](const char* id) {
        const Scalar* found = report.scalar(id);
        return found == nullptr ? std::string("–") : displayNumber(found->value);
    };
    const auto number = [&](const char* id, const char* one, const char* many) {
        return counted(static_cast<std::int64_t>(report.scalar(id)->value), one, many);
    };
    say("%s trained on in %s; %s tested, %s readable from codons; %s at q <= 0.1\n",
        number("genes_trained", "gene", "genes").c_str(), number("groups", "group", "groups").c_str(),
        number("traits_tested", "trait", "traits").c_str(), scalar("traits_readable").c_str(),
        number("gene_calls", "gene call", "gene calls").c_str());
    say("median held-out AUC: synonymous %s, composition %s, combined %s\n", scalar("median_auc_synonymous").c_str(),
        scalar("median_auc_composition").c_str(), scalar("median_auc_combined").c_str());

    constexpr std::size_t kShown = 10, kNameWidth = 44;
    const Column& name = *traits->find("trait");
    const Column& genes = *traits->find("genes");
    const auto& parameters = report.provenance.parameters.values();
    const auto channel = parameters.find("channel");
    const Column* chosen =
        channel == parameters.end() ? nullptr : traits->find("auc_" + parameterText(channel->second));
    const Column& auc = chosen != nullptr ? *chosen : *traits->find("auc_combined");
    const Column& q = *traits->find("q");
    const Column& grade = *traits->find("grade");
    std::vector<std::size_t> order(traits->rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t row) { return cellNumber(auc, row); });
    say("%-44s %6s %8s %9s %6s\n", "trait", "genes", "AUC", "q", "grade");
    for (std::size_t i = 0; i < std::min(kShown, order.size()); ++i) {
        const std::size_t row = order[i];
        say("%-44s %6s %8s %9s %6s\n", startOf(cellText(name, row), kNameWidth).c_str(), cellText(genes, row).c_str(),
            displayNumber(cellNumber(auc, row)).c_str(), displayNumber(cellNumber(q, row), 2).c_str(),
            cellText(grade, row).c_str());
    }
    if (order.size() > kShown) say("… and %zu more in traits.tsv\n", order.size() - kShown);
}

void printWarnings(const Report& report, const std::string& folder)
{
    constexpr std::size_t kMostLines = 10, kExamplesShown = 3;
    std::vector<const Note*> warnings;
    for (const Note& note : report.notes)
        if (note.severity != Severity::Info) warnings.push_back(&note);
    const std::size_t shown = warnings.size() > kMostLines ? kMostLines - 1 : warnings.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const Note& note = *warnings[i];
        warn("warning: %s%s\n", (note.where.empty() ? "" : note.where + ": ").c_str(),
             noteLine(note, kExamplesShown).c_str());
    }
    if (shown < warnings.size())
        warn("warning: %s more; all are in %s/report.html\n",
             displayCount(static_cast<std::int64_t>(warnings.size() - shown)).c_str(), folder.c_str());
}

}  // namespace pleio::cli
