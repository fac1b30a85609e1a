// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console_progress.h"
#include "app/cli/figures.h"
#include "app/cli/option_checks.h"
#include "app/cli/read_choices.h"
#include "core/base/exit_status.h"
#include "core/base/terminal.h"
#include "core/base/version.h"

#include <tbb/global_control.h>

#include <cstdio>
#include <exception>

namespace {

/// Says why the program failed, if it did; its exit status.
int ended(const pleio::Result<void>& done)
{
    if (done) return pleio::kExitDone;
    const pleio::Error& error = done.error();
    pleio::warn("pleioscope-cli: %s\n", error.oneLine().c_str());
    if (error.question) pleio::warn("%s\n", pleio::cli::howToAnswer(*error.question).c_str());
    return pleio::exitStatus(error.kind);
}

std::string shown(const std::string& message) { return pleio::terminalText(pleio::withoutPasswords(message)); }

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
    pleio::cli::addProject(app, chosen);
    pleio::cli::addSwarm(app, chosen);
    pleio::cli::addSynth(app, chosen);
    pleio::cli::addDemo(app, chosen);
    pleio::cli::addFigure(app, chosen);
    pleio::cli::checkValues(app);
    app.failure_message([](const CLI::App* command, const CLI::Error& error) {
        if (const auto unknown = pleio::cli::unknownCommand(*command))
            return shown("pleioscope-cli: " + *unknown + "\n");
        return shown("pleioscope-cli: " + std::string(error.what()) + "\nRun with --help for more information.\n");
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (app.exit(error) != 0) return pleio::kExitUsage;
        return ended(pleio::checkStandardOutput());
    }

    std::unique_ptr<QCoreApplication> application;
    if (chosen.needsApplication) application = pleio::cli::makeApplication(argc, argv, chosen.drawsFigures);
    std::unique_ptr<tbb::global_control> limit;
    if (threads > 0)
        limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
    pleio::cli::ConsoleProgress progress;
    const auto done = chosen.action(progress);
    progress.finish();
    const auto told = pleio::checkStandardOutput();
    return ended(done ? told : done);
}

}  // namespace

int main(int argc, char** argv)
{
    pleio::prepareStandardStreams();
    try {
        return runProgram(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs(
            "pleioscope-cli: There is not enough memory for this; close other programs or use a smaller input.\n",
            stderr);
    } catch (const std::exception& error) {
        pleio::warn("pleioscope-cli: %s\n", error.what());
    }
    return pleio::kExitFailed;
}
