// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_run.h"
#include "app/cli/commands.h"
#include "app/cli/figures.h"
#include "app/cli/synth_options.h"
#include "core/analysis/analysis_ids.h"
#include "core/base/text.h"

#include <QDir>

#include <algorithm>
#include <cstdio>

namespace pleio::cli {

namespace {

struct DemoOptions {
    SynthParams params;
    std::string folder = "pleioscope-demo";
    std::int64_t rotations = 200;
};

/// What was found, trait by trait, beside whether a key was planted.
void printTruth(const Report& report, const SynthFiles& files)
{
    const Table& traits = *report.table("traits");
    const Column& name = *traits.find("trait");
    const Column& auc = *traits.find("auc_combined");
    const Column& q = *traits.find("q");
    const Column& grade = *traits.find("grade");
    std::printf("%-20s %-8s %8s %9s %6s  %s\n", "trait", "truth", "AUC", "q", "grade", "found");
    std::int64_t right = 0;
    for (std::size_t row = 0; row < traits.rows(); ++row) {
        const bool planted = std::ranges::find(files.plantedTraits, cellText(name, row)) != files.plantedTraits.end();
        const bool found = cellNumber(grade, row) >= 1;
        right += planted == found ? 1 : 0;
        std::printf("%-20s %-8s %8s %9s %6s  %s\n", cellText(name, row).c_str(), planted ? "planted" : "no key",
                    displayNumber(cellNumber(auc, row)).c_str(), displayNumber(cellNumber(q, row), 2).c_str(),
                    cellText(grade, row).c_str(), found ? "yes" : "no");
    }
    std::printf("%lld of %zu traits are as planted\n", static_cast<long long>(right), traits.rows());
}

Result<void> drawAll(const Report& report, const QDir& folder)
{
    for (const PlotSpec& plot : report.plots) {
        const QString path = folder.filePath(QString::fromStdString(plot.id) + ".pdf");
        if (const auto drawn = drawFigure(plot, path.toStdString(), {}); !drawn) return drawn;
    }
    return {};
}

Result<void> demo(const DemoOptions& options, Progress& progress)
{
    const QDir folder(QString::fromStdString(options.folder));
    const auto at = [&folder](const char* name) {
        return folder.absoluteFilePath(QString::fromUtf8(name)).toStdString();
    };
    SubProgress making(progress, 0.0, 0.1);
    const auto files = synthesize(options.params, making);
    if (!files) return files.error();
    if (const auto written = writeSynthFiles(*files, at("input")); !written) return written.error();

    std::vector<SourceFile> sources{sourceFromBytes("genome.gbk", files->genbank, SourceRole::Genome),
                                    sourceFromBytes("traits.tsv", files->traits, SourceRole::Traits)};
    SubProgress loading(progress, 0.1, 0.2);
    const auto dataset = loadDataset(std::move(sources), {}, loading);
    if (!dataset) return dataset.error();
    Parameters parameters;
    parameters.set("rotations", options.rotations);
    const Outputs outputs{at("results"), at("demo.pleio")};
    SubProgress running(progress, 0.2, 1.0);
    const auto report =
        runAndWrite(runHere, {std::string(kDecode), parameters, options.params.seed}, *dataset, {}, outputs, running);
    if (!report) return report.error();

    QDir().mkpath(QString::fromStdString(at("figures")));
    const auto drawn = drawAll(*report, QDir(QString::fromStdString(at("figures"))));
    progress.report(1, "Done");
    std::puts("Simulated data with planted keys; what was found, beside the truth:");
    printTruth(*report, *files);
    std::printf("Inputs and truth: %s\n", at("input").c_str());
    std::printf("Tables:           %s\n", outputs.folder.c_str());
    std::printf("Report:           %s/report.html\n", outputs.folder.c_str());
    if (drawn)
        std::printf("Figures:          %s\n", at("figures").c_str());
    else
        std::printf("Figures:          %s\n", drawn.error().message.c_str());
    std::printf("Project:          %s\n", outputs.project.c_str());
    return {};
}

}  // namespace

void addDemo(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command =
        *app.add_subcommand("demo", "Run the main job on simulated data with planted keys and compare with the truth.");
    const auto options = std::make_shared<DemoOptions>();
    addSynthOptions(command, options->params);
    command.add_option("--out", options->folder, "Folder to write.")->capture_default_str();
    command.add_option("--rotations", options->rotations, "Rotations of the null.")->capture_default_str();
    command.callback([&chosen, options] {
        chosen.drawsFigures = true;
        chosen.action = [options](Progress& progress) { return demo(*options, progress); };
    });
}

}  // namespace pleio::cli
