// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

namespace pleio::cli {

/// What a chosen subcommand does; text for people goes to standard output.
using Action = std::function<Result<void>(Progress&)>;

/// Set by the subcommand that the user chose.
struct ChosenCommand {
    Action action;
    bool needsApplication =
        true;                   ///< false if nothing of it asks for Qt's application object, which takes milliseconds
    bool drawsFigures = false;  ///< needs the figure renderer, and so a graphical application object
};

/// Each adds one subcommand with its options to the program.
void addList(CLI::App& app, ChosenCommand& chosen);
void addDescribe(CLI::App& app, ChosenCommand& chosen);
void addInfo(CLI::App& app, ChosenCommand& chosen);
void addAnalyze(CLI::App& app, ChosenCommand& chosen);
void addBatch(CLI::App& app, ChosenCommand& chosen);
void addSynth(CLI::App& app, ChosenCommand& chosen);
void addDemo(CLI::App& app, ChosenCommand& chosen);
void addFigure(CLI::App& app, ChosenCommand& chosen);
void addCodonStatistics(CLI::App& app, ChosenCommand& chosen);
void addCodonTable(CLI::App& app, ChosenCommand& chosen);
void addProject(CLI::App& app, ChosenCommand& chosen);
void addRun(CLI::App& app, ChosenCommand& chosen);
void addSwarm(CLI::App& app, ChosenCommand& chosen);

}  // namespace pleio::cli
