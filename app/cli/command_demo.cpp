// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_run.h"
#include "app/cli/commands.h"
#include "app/cli/figures.h"
#include "app/cli/inputs.h"
#include "app/cli/synth_options.h"
#include "core/analysis/analysis_ids.h"
#include "core/base/terminal.h"
#include "core/base/text.h"

#include <QDir>

#include <algorithm>

namespace pleio::cli {

namespace {

struct DemoOptions {
    SynthOptions synth;
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
    say("%-20s %-8s %8s %9s %6s  %s\n", "trait", "truth", "AUC", "q", "grade", "found");
    const auto isPlanted = [&](const std::string& trait) {
        return std::ranges::find(files.plantedTraits, trait) != files.plantedTraits.end();
    };
    std::int64_t right = 0;
    for (std::size_t row = 0; row < traits.rows(); ++row) {
        const bool planted = isPlanted(cellText(name, row));
        const bool found = cellNumber(grade, row) >= 1;
        right += planted == found ? 1 : 0;
        say("%-20s %-8s %8s %9s %6s  %s\n", cellText(name, row).c_str(), planted ? "planted" : "no key",
            displayNumber(cellNumber(auc, row)).c_str(), displayNumber(cellNumber(q, row), 2).c_str(),
            cellText(grade, row).c_str(), found ? "yes" : "no");
    }
    const Table& untested = *report.table("traits_untested");
    const Column& untestedName = *untested.find("trait");
    for (std::size_t row = 0; row < untested.rows(); ++row) {
        const std::string trait = cellText(untestedName, row);
        say("%-20s %-8s %8s %9s %6s  %s\n", trait.c_str(), isPlanted(trait) ? "planted" : "no key", "", "", "",
            cellText(*untested.find("reason"), row).c_str());
    }
    say("%lld of %s as planted", static_cast<long long>(right),
        counted(traits.rows(), "trait is", "traits are").c_str());
    if (untested.rows() > 0) say("; %zu more could not be tested", untested.rows());
    say("\n");
}

/// The figures of an earlier demo, which are replaced.
Result<void> checkFigures(const QDir& folder)
{
    std::vector<std::string> names;
    for (const QString& name : folder.entryList({QStringLiteral("*.pdf")}, QDir::AllEntries))
        names.push_back(name.toStdString());
    return checkResultPlace({folder.path().toStdString()}, names);
}

Result<void> drawAll(const Report& report, const QDir& folder)
{
    folder.mkpath(QStringLiteral("."));
    for (const PlotSpec& plot : report.plots) {
        const std::string path = folder.filePath(QString::fromStdString(plot.id) + ".pdf").toStdString();
        if (auto drawn = drawFigure(plot, path, {}); !drawn) return drawn;
        if (auto listed = listResult(folder.path().toStdString(), "demo", path); !listed) return listed;
    }
    return {};
}

Result<void> demo(const DemoOptions& options, Progress& progress)
{
    const QDir folder(QString::fromStdString(options.folder));
    const auto at = [&folder](const char* name) {
        return folder.absoluteFilePath(QString::fromUtf8(name)).toStdString();
    };
    const AnalysisDescriptor& decode = *findAnalysis(kDecode);
    const Outputs outputs{at("results"), at("demo.pleio")};
    const QDir figures(QString::fromStdString(at("figures")));
    const auto params = synthParams(options.synth);
    if (!params) return params.error();
    SubProgress making(progress, 0.0, 0.1);
    const auto files = simulate(*params, making);
    if (!files) return files.error();
    auto parameters = fittingBounds(*files);
    if (!parameters) return parameters.error();
    parameters->set("rotations", options.rotations);
    if (const auto fit = checked(decode.parameters, *parameters); !fit) return namingOption(decode, fit.error());
    const auto inputPlace = claimSynthFolder(at("input"));
    if (!inputPlace) return inputPlace.error();
    const auto place = claimOutputs(decode, outputs, {});
    if (!place) return place.error();
    if (auto free = checkFigures(figures); !free) return free;
    if (const auto written = writeSynthFiles(*files, at("input")); !written) return written.error();

    std::vector<SourceFile> sources{sourceFromBytes("genome.gbk", files->genbank, SourceRole::Genome),
                                    sourceFromBytes("traits.tsv", files->traits, SourceRole::Traits)};
    SubProgress loading(progress, 0.1, 0.2);
    const auto dataset = loadDataset(std::move(sources), {}, loading);
    if (!dataset) return dataset.error();
    SubProgress running(progress, 0.2, 1.0);
    const auto report =
        runAndWrite(runHere, {decode.id, *parameters, params->seed}, *dataset, {}, {}, outputs, running);
    if (!report) return report.error();

    const auto drawn = drawAll(*report, figures);
    progress.report(1, "Done");
    say("Simulated data with planted keys; what was found, beside the truth:\n");
    printTruth(*report, *files);
    say("Inputs and truth: %s\n", at("input").c_str());
    say("Tables:           %s\n", outputs.folder.c_str());
    say("Report:           %s/report.html\n", outputs.folder.c_str());
    if (drawn)
        say("Figures:          %s\n", at("figures").c_str());
    else
        say("Figures:          %s\n", drawn.error().message.c_str());
    say("Project:          %s\n", outputs.project.c_str());
    return {};
}

}  // namespace

void addDemo(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command =
        *app.add_subcommand("demo", "Run the main job on simulated data with planted keys and compare with the truth.");
    const auto options = std::make_shared<DemoOptions>();
    addSynthOptions(command, options->synth);
    command.add_option("--out", options->folder, "Folder to write.")->capture_default_str();
    command.add_option("--rotations", options->rotations, "Rotations of the null, 19 to 100,000.")
        ->capture_default_str();
    command.callback([&chosen, options] {
        chosen.drawsFigures = true;
        chosen.action = [options](Progress& progress) { return demo(*options, progress); };
    });
}

}  // namespace pleio::cli
