// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_care_verbs.h"

#include "app/cli/output_file.h"
#include "app/cli/table_output.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/io/input_file.h"
#include "core/project/project_check.h"
#include "core/project/project_lock.h"
#include "core/project/project_repair.h"
#include "core/project/project_store.h"
#include "core/project/target_file.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace pleio::cli {

namespace {

struct ProjectCare {
    std::string file;
    OutputFile out;
    std::string from;
    bool json = false, yes = false;
};

QJsonArray sentences(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& text : texts) array.append(QString::fromStdString(text));
    return array;
}

Result<void> check(const ProjectCare& options, Progress& progress)
{
    const auto found = checkProject(options.file, progress);
    if (!found) return found.error();
    if (options.json)
        printJson(QJsonObject{{"version", found->version},
                              {"files", qint64{found->files}},
                              {"trials", qint64{found->trials}},
                              {"results", qint64{found->results}},
                              {"faults", sentences(found->faults)}});
    else
        for (const std::string& fault : found->faults) say("%s\n", fault.c_str());
    if (!found->faults.empty())
        return badInput("The project is damaged in " + counted(found->faults.size(), "place", "places") +
                            "; pleioscope-cli project repair saves what can be read, or use a copy of it.",
                        options.file);
    if (!options.json)
        say("Sound: %s, %s, %s\n", counted(found->files, "file", "files").c_str(),
            counted(found->trials, "run", "runs").c_str(), counted(found->results, "result", "results").c_str());
    return {};
}

Result<void> repair(const ProjectCare& options, Progress& progress)
{
    const std::string inputs[] = {options.file};
    if (Result<void> free = checkOutputFile(options.out, inputs); !free) return free;
    const auto repaired = repairProject(options.file, options.out.path, progress);
    if (!repaired) return repaired.error();
    if (options.json) {
        printJson(QJsonObject{{"files", qint64{repaired->files}},
                              {"trials", qint64{repaired->trials}},
                              {"results", qint64{repaired->results}},
                              {"lost", sentences(repaired->lost)}});
        return {};
    }
    for (const std::string& lost : repaired->lost) say("Lost: %s\n", lost.c_str());
    say("Project: %s (%s, %s, %s%s)\n", options.out.path.c_str(), counted(repaired->files, "file", "files").c_str(),
        counted(repaired->trials, "run", "runs").c_str(), counted(repaired->results, "result", "results").c_str(),
        repaired->lost.empty() ? "; nothing was lost" : "");
    return {};
}

/// A copy byte for byte, put in place of `target` when it is whole.
Result<void> copyFile(const std::string& file, const std::string& target)
{
    auto copy = TargetFile::beside(target);
    if (!copy) return copy.error();
    if (QFile from(QString::fromStdString(file)); !from.copy(copy->path()))
        return Error{ErrorKind::Io,
                     "The copy could not be written (" + from.errorString().toStdString() +
                         "); make room or choose another place.",
                     target};
    QFile::setPermissions(copy->path(), QFile::permissions(copy->path()) | QFile::WriteOwner);
    const auto before = sha256OfFile(file);
    if (!before) return before.error();
    const auto after = sha256OfFile(copy->path().toStdString());
    if (!after) return after.error();
    if (*before != *after)
        return Error{ErrorKind::Io, "The copy is not what the project is; try again, and check the disk.", target};
    return copy->commit();
}

Result<void> backup(const ProjectCare& options, Progress& progress)
{
    const std::string inputs[] = {options.file};
    if (Result<void> free = checkOutputFile(options.out, inputs); !free) return free;
    // A copy of what cannot be opened is no backup.
    if (const auto store = ProjectStore::read(options.file, progress); !store) return store.error();
    if (Result<void> copied = copyFile(options.file, options.out.path); !copied) return copied;
    say("Copy: %s\n", options.out.path.c_str());
    return {};
}

Result<void> restore(const ProjectCare& options, Progress& progress)
{
    const std::string from = options.from.empty() ? options.file + "~" : options.from;
    const QFileInfo file(QString::fromStdString(options.file)), copy(QString::fromStdString(from));
    if (!copy.exists())
        return badInput("There is no such copy; --from names another, as one that project backup made.", from);
    const std::string inputs[] = {from};
    if (Result<void> free = checkOutputFile({options.file, true}, inputs); !free) return free;
    if (const auto store = ProjectStore::read(from, progress); !store) return store.error();
    if (Result<void> free = checkProjectPlace(options.file); !free) return free;
    const auto lock = ProjectLock::take(options.file);
    if (!lock) return lock.error();
    const bool isThere = file.exists();
    if (isThere && !options.yes)
        return Error{ErrorKind::Usage,
                     "The project of " + file.lastModified().toString(Qt::ISODate).toStdString() +
                         " would be replaced by that of " + copy.lastModified().toString(Qt::ISODate).toStdString() +
                         "; say --yes to do it. It is kept as " + options.file + "~.",
                     options.file};
    // TargetFile keeps what is there as FILE~, in place of the copy that is read, of which it has a copy by then.
    if (Result<void> copied = copyFile(from, options.file); !copied) return copied;
    say("%s is now what %s was.%s\n", options.file.c_str(), from.c_str(),
        isThere ? (" What was there is kept as " + options.file + "~.").c_str() : "");
    return {};
}

Result<void> unlock(const ProjectCare& options, Progress&)
{
    if (!QFileInfo::exists(QString::fromStdString(options.file)))
        return badInput("There is no such file.", options.file);
    const std::string machine = ProjectLock::otherMachine(options.file);
    if (machine.empty()) {
        const auto lock = ProjectLock::take(options.file);
        if (!lock) return lock.error();
        say("No other machine holds %s.\n", options.file.c_str());
        return {};
    }
    if (!options.yes)
        return Error{ErrorKind::Usage,
                     "A program on " + machine + " holds the project. Say --yes if " + machine +
                         " is off or that program has crashed; if somebody works on the project there, one of you "
                         "would lose what the other saves.",
                     options.file};
    if (const auto lock = ProjectLock::takeOver(options.file); !lock) return lock.error();
    say("%s is no longer held by %s.\n", options.file.c_str(), machine.c_str());
    return {};
}

using Care = Result<void> (*)(const ProjectCare&, Progress&);

CLI::App& addCare(CLI::App& project, ChosenCommand& chosen, const char* name, const char* help,
                  const std::shared_ptr<ProjectCare>& options, Care care)
{
    CLI::App& command = *project.add_subcommand(name, help);
    command.add_option("file", options->file, "Project file (.pleio).")->required();
    command.callback([&chosen, options, care] {
        chosen.action = [options, care](Progress& progress) { return care(*options, progress); };
    });
    return command;
}

}  // namespace

void addProjectCare(CLI::App& project, ChosenCommand& chosen)
{
    const auto checked = std::make_shared<ProjectCare>();
    addCare(project, chosen, "check",
            "Look at every page, file and result of a project; the exit status is 3 if it is damaged.", checked, check)
        .add_flag("--json", checked->json, "Print JSON.");

    const auto repaired = std::make_shared<ProjectCare>();
    CLI::App& repairing =
        addCare(project, chosen, "repair",
                "Write what can be read of a damaged project into a new file, and say what is lost.", repaired, repair);
    repairing.add_option("--out", repaired->out.path, "Project file (.pleio) to write.")->required();
    addReplaceFlag(repairing, repaired->out);
    repairing.add_flag("--json", repaired->json, "Print JSON.");

    const auto kept = std::make_shared<ProjectCare>();
    CLI::App& backing = addCare(project, chosen, "backup", "Copy a project byte for byte.", kept, backup);
    backing.add_option("--out", kept->out.path, "File to write.")->required();
    addReplaceFlag(backing, kept->out);

    const auto restored = std::make_shared<ProjectCare>();
    CLI::App& restoring = addCare(
        project, chosen, "restore",
        "Put the copy that was kept at the last save (FILE~), or another, in place of a project.", restored, restore);
    restoring.add_option("--from", restored->from, "The copy; FILE~ without it.");
    restoring.add_flag("--yes", restored->yes, "Do it even though a project is there, which is kept as FILE~.");

    const auto unlocked = std::make_shared<ProjectCare>();
    addCare(project, chosen, "unlock",
            "Free a project from a program on another machine, which is off or where that program has crashed.",
            unlocked, unlock)
        .add_flag("--yes", unlocked->yes, "Do it: nobody works on the project there.");
}

}  // namespace pleio::cli
