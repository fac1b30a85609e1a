// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console_progress.h"
#include "app/cli/figures.h"
#include "app/cli/option_checks.h"
#include "app/cli/read_choices.h"
#include "core/base/exit_status.h"
#include "core/base/version.h"

#include <tbb/global_control.h>

#include <cstdio>
#include <exception>

namespace {

int runProgram(int argc, char** argv)
{
    CLI::App app{
        std::string("Pleioscope: which traits can be read from the codons of a genome, and how sure is that.\n") +
        pleio::kExitStatusHelp};
    app.name("pleioscope-cli");
    app.set_version_flag("--version", pleio::programName());
    app.require_subcommand(1);
    std::size_t threads = 0;
    app.add_option("--threads", threads, "Threads to use; 0 for one a core. Results do not depend on it.")
        ->check(CLI::Range(0, 1024));
    app.fallthrough();

    pleio::cli::ChosenCommand chosen;
    pleio::cli::addList(app, chosen);
    pleio::cli::addDescribe(app, chosen);
    pleio::cli::addInfo(app, chosen);
    pleio::cli::addAnalyze(app, chosen);
    pleio::cli::addBatch(app, chosen);
    pleio::cli::addCodonTable(app, chosen);
    pleio::cli::addCodonStatistics(app, chosen);
    pleio::cli::addRun(app, chosen);
    pleio::cli::addSwarm(app, chosen);
    pleio::cli::addSynth(app, chosen);
    pleio::cli::addDemo(app, chosen);
    pleio::cli::addFigure(app, chosen);
    pleio::cli::refuseEmptyValues(app);
    app.failure_message([](const CLI::App* command, const CLI::Error& error) {
        if (const auto unknown = pleio::cli::unknownCommand(*command)) return "pleioscope-cli: " + *unknown + "\n";
        return "pleioscope-cli: " + std::string(error.what()) + "\nRun with --help for more information.\n";
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? pleio::kExitDone : pleio::kExitUsage;
    }

    std::unique_ptr<QCoreApplication> application;
    if (chosen.needsApplication) application = pleio::cli::makeApplication(argc, argv, chosen.drawsFigures);
    std::unique_ptr<tbb::global_control> limit;
    if (threads > 0)
        limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
    pleio::cli::ConsoleProgress progress;
    const auto done = chosen.action(progress);
    progress.finish();
    if (done) return pleio::kExitDone;
    std::fprintf(stderr, "pleioscope-cli: %s\n", done.error().oneLine().c_str());
    if (done.error().question) std::fprintf(stderr, "%s\n", pleio::cli::howToAnswer(*done.error().question).c_str());
    return pleio::exitStatus(done.error().kind);
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        return runProgram(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs(
            "pleioscope-cli: There is not enough memory for this; close other programs or use a smaller input.\n",
            stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "pleioscope-cli: %s\n", error.what());
    }
    return pleio::kExitFailed;
}
