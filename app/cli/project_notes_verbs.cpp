// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_notes_verbs.h"

#include "app/cli/project_change.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/project/trial_visit.h"

#include <algorithm>
#include <optional>

namespace pleio::cli {

namespace {

struct NotesChange {
    std::string file, id;
    std::optional<std::string> name, hypothesis, note;
    std::vector<std::string> tags, withoutTags;
    bool star = false, noStar = false;
};

Result<void> changeNotes(const NotesChange& options, Progress& progress)
{
    const bool saysAnything = options.name || options.hypothesis || options.note || !options.tags.empty() ||
                              !options.withoutTags.empty() || options.star || options.noStar;
    if (!saysAnything)
        return Error{ErrorKind::Usage, "Say what to write, as --name, --note or --tag; --help lists all.", {}};
    const Result<void> changed =
        changeProject(options.file, progress, [&](ProjectStore& store, Progress&) -> Result<bool> {
            const auto trial = store.trial(options.id);
            if (!trial) return trial.error();
            TrialNotes notes = trial->notes;
            if (options.name) notes.name = *options.name;
            if (options.hypothesis) notes.hypothesis = *options.hypothesis;
            if (options.note) notes.note = *options.note;
            for (const std::string& tag : options.withoutTags) std::erase(notes.tags, tag);
            for (const std::string& tag : options.tags)
                if (std::ranges::find(notes.tags, tag) == notes.tags.end()) notes.tags.push_back(tag);
            if (options.star || options.noStar) notes.isStarred = options.star;
            if (notes == trial->notes) return false;
            if (Result<void> set = store.setNotes(options.id, notes); !set) return set.error();
            return true;
        });
    if (!changed) return changed;
    say("Written.\n");
    return {};
}

struct TrialsChange {
    std::string file, from;
    std::vector<std::string> ids;
};

Result<void> removeTrials(const TrialsChange& options, Progress& progress)
{
    const Result<void> changed =
        changeProject(options.file, progress, [&](ProjectStore& store, Progress&) -> Result<bool> {
            for (const std::string& id : options.ids)
                if (Result<void> removed = store.setRemoved(id, true); !removed) return removed.error();
            return true;
        });
    if (!changed) return changed;
    say("%s removed; %s~ still has them, and trials bring-back takes them from there until the project is saved "
        "again.\n",
        counted(options.ids.size(), "run", "runs").c_str(), options.file.c_str());
    return {};
}

Result<void> bringBackTrials(const TrialsChange& options, Progress& progress)
{
    const std::string from = options.from.empty() ? options.file + "~" : options.from;
    const auto before = ProjectStore::read(from, progress);
    if (!before) return before.error();
    const Result<void> changed =
        changeProject(options.file, progress, [&](ProjectStore& store, Progress& part) -> Result<bool> {
            for (const std::string& id : options.ids) {
                const auto isThere = store.hasTrial(id);
                if (!isThere) return isThere.error();
                if (*isThere)
                    return Error{ErrorKind::Usage, "The project has the run \"" + id + "\"; nothing was brought back.",
                                 options.file};
                const auto trial = before->trial(id);
                if (!trial) return trial.error();
                const auto report = reportIfAny(*before, id, part);
                if (!report) return report.error();
                if (Result<void> added = store.add(*trial, *report ? &**report : nullptr, part); !added)
                    return added.error();
            }
            return true;
        });
    if (!changed) return changed;
    say("%s brought back, behind the others.\n", counted(options.ids.size(), "run", "runs").c_str());
    return {};
}

using Change = Result<void> (*)(const TrialsChange&, Progress&);

std::shared_ptr<TrialsChange> addChange(CLI::App& trials, ChosenCommand& chosen, const char* name, const char* help,
                                        Change change)
{
    CLI::App& command = *trials.add_subcommand(name, help);
    const auto options = std::make_shared<TrialsChange>();
    command.add_option("file", options->file, "Project file (.pleio).")->required();
    command.add_option("ids", options->ids, "Ids of the runs.")->required();
    command.callback([&chosen, options, change] {
        chosen.action = [options, change](Progress& progress) { return change(*options, progress); };
    });
    return options;
}

}  // namespace

void addProjectNotes(CLI::App& trials, ChosenCommand& chosen)
{
    CLI::App& noting = *trials.add_subcommand("note", "Write about a run.");
    const auto options = std::make_shared<NotesChange>();
    noting.add_option("file", options->file, "Project file (.pleio).")->required();
    noting.add_option("id", options->id, "Id of the run.")->required();
    noting.add_option("--name", options->name, "What to call it.");
    noting.add_option("--hypothesis", options->hypothesis, "What it is to show.");
    noting.add_option("--note", options->note, "What there is to say about it.");
    noting.add_option("--tag", options->tags, "A tag to give it; may be given several times.");
    noting.add_option("--without-tag", options->withoutTags, "A tag to take away; may be given several times.");
    CLI::Option* star = noting.add_flag("--star", options->star, "Give it a star.");
    noting.add_flag("--no-star", options->noStar, "Take the star away.")->excludes(star);
    noting.callback([&chosen, options] {
        chosen.action = [options](Progress& progress) { return changeNotes(*options, progress); };
    });

    addChange(trials, chosen, "remove", "Take runs out of a project; the copy FILE~ still has them.", removeTrials);
    const auto back =
        addChange(trials, chosen, "bring-back", "Bring runs back that the last save took out.", bringBackTrials);
    trials.get_subcommand("bring-back")->add_option("--from", back->from, "Project that has them; FILE~ without it.");
}

}  // namespace pleio::cli
