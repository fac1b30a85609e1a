// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/figures.h"
#include "app/cli/option_checks.h"
#include "app/cli/output_file.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/project/trial_visit.h"

#include <functional>
#include <optional>
#include <set>

namespace pleio::cli {

namespace {

/// As exportFigure takes them; it is not there in a build without graphics.
constexpr double kSmallestMm = 20, kLargestMm = 2000;
constexpr int kLowestDpi = 36, kHighestDpi = 2400;

struct FigureRequest {
    std::string project;
    std::string plot;
    OutputFile out;
    FigureSize size;
};

/// Calls `use` with the report of each run, newest first, until that says that it found what it looks for.
Result<void> searchReports(const ProjectStore& store, Progress& progress, const std::function<bool(const Report&)>& use)
{
    TrialQuery query;
    query.state = TrialState::Done;
    return visitTrials(store, query, [&](const Trial& trial) -> Result<bool> {
        const auto report = reportIfAny(store, trial.id, progress);
        if (!report && report.error().kind == ErrorKind::Cancelled) return report.error();
        if (!report) warn("pleioscope-cli: %s\n", report.error().oneLine().c_str());
        return report && *report && use(**report);
    });
}

Result<void> figure(const FigureRequest& options, Progress& progress)
{
    const std::string inputs[] = {options.project};
    if (auto free = checkOutputFile(options.out, inputs); !free) return free;
    const auto store = ProjectStore::read(options.project, progress);
    if (!store) return store.error();
    // The newest plot with this id; older runs are searched too, so that one id always means one figure.
    std::optional<PlotSpec> plot;
    std::set<std::string> others;
    const auto searched = searchReports(*store, progress, [&](const Report& report) {
        if (const PlotSpec* found = report.plot(options.plot)) plot = *found;
        for (const PlotSpec& other : report.plots) others.insert(other.id);
        return plot.has_value();
    });
    if (!searched) return searched;
    if (!plot) {
        std::string known;
        for (const std::string& other : others) addToList(known, other);
        return Error{ErrorKind::Usage,
                     "The project has no plot \"" + options.plot + "\"; " +
                         (known.empty() ? std::string("it holds no results yet.") : "it has " + known + "."),
                     "--plot"};
    }
    if (auto free = checkOutputFile(options.out, inputs); !free) return free;
    if (auto made = makeFolderOf(options.out); !made) return made;
    if (const auto drawn = drawFigure(*plot, options.out.path, options.size); !drawn) return drawn;
    say("Figure: %s\n", options.out.path.c_str());
    return {};
}

}  // namespace

void addFigure(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command = *app.add_subcommand("figure", "Draw a figure of a project into an SVG, PDF or PNG file.");
    const auto options = std::make_shared<FigureRequest>();
    command.add_option("--project", options->project, "Project file (.pleio).")->required();
    command.add_option("--plot", options->plot, "Id of the plot, e.g. trait_heatmap.")->required();
    command.add_option("--out", options->out.path, "File to write; .svg, .pdf or .png.")->required();
    addReplaceFlag(command, options->out);
    command.add_option("--width-mm", options->size.widthMm, "Width, 20 to 2,000 mm; 0 for the figure's own.")
        ->capture_default_str()
        ->check(zeroOrWithin(kSmallestMm, kLargestMm));
    command.add_option("--height-mm", options->size.heightMm, "Height, 20 to 2,000 mm; 0 for the figure's own.")
        ->capture_default_str()
        ->check(zeroOrWithin(kSmallestMm, kLargestMm));
    command.add_option("--dpi", options->size.dpi, "Dots per inch of a PNG, 36 to 2,400.")
        ->capture_default_str()
        ->check(CLI::Range(kLowestDpi, kHighestDpi));
    command.callback([&chosen, options] {
        chosen.drawsFigures = true;
        chosen.action = [options](Progress& progress) { return figure(*options, progress); };
    });
}

}  // namespace pleio::cli
