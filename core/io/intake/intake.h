// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/source_file.h"

#include <optional>
#include <string>
#include <vector>

namespace pleio {

/// A file that was found under the paths that somebody gave, and what it is taken for.
struct IntakeFile {
    std::string path;    ///< on the disk: of the file, or of the archive that it is in
    std::string member;  ///< its path in the archive; empty for a file on the disk
    std::string name;    ///< for people: its path below the folder or in the archive that was given, else its name
    std::optional<SourceRole> role;  ///< nothing: it is left out
    std::string format;              ///< title of the format; empty where none was recognised
    std::string why;                 ///< it is taken for this, or left out; for people, without a full stop
    bool isReadable = true;          ///< false if no role makes sense: a picture, an empty file. Left out always
    bool isFound = false;            ///< in a folder or an archive; else it was given itself
};

/// What paths lead to.
struct Intake {
    std::string project;            ///< a .pleio file, which comes alone; then there are no files
    std::vector<IntakeFile> files;  ///< in the order of the paths; below a folder by name

    /// One file was given by itself, so that there was nothing to choose.
    [[nodiscard]] bool isOneFile() const { return files.size() == 1 && !files.front().isFound; }
    [[nodiscard]] bool has(SourceRole role) const;
};

/// What is known beside the paths.
struct IntakeContext {
    /// Files that are given themselves are taken for this, whatever they hold; in folders and archives it decides only
    /// between roles whose files look alike (SourceRoleInfo::formats).
    std::optional<SourceRole> role{};
    std::vector<SourceRole> given{};  ///< roles whose files are given apart from the paths; theirs win
    bool isGenomeOpen = false;        ///< to which the files may belong; another genome may replace it
};

/// Whether a path may lead to several files: a folder, or a zip archive.
[[nodiscard]] bool mayHoldSeveral(const std::string& path);

/// Finds out what paths are: files, folders (with their folders, but for hidden files and those of the system) and zip
/// archives of several files. Reads the first kilobytes of each file, of archives and workbooks all. Roles follow from
/// the content; names decide where contents are alike, as in folders of FEBA (see feba_files.h), and which of several
/// files of one genome is taken is decided together (see genome_files.h). What is not taken in is in the list with its
/// reason. BadInput for a path that cannot be read, a project among other files, and folders of more than kMostFiles.
[[nodiscard]] Result<Intake> sortIn(const std::vector<std::string>& paths, const IntakeContext& context,
                                    Progress& progress);
inline constexpr std::size_t kMostFiles = 2000;
inline constexpr int kDeepestFolder = 8;  ///< below the one that was given; deeper ones are listed as left out

/// BadInput if the files cannot be read in together: none of them is taken, or two have a role that only one can have.
/// Names them.
[[nodiscard]] Result<void> checkIntake(const Intake& intake);

/// Reads the files that have a role. BadInput as checkIntake, for what is not there any more and for damage.
[[nodiscard]] Result<std::vector<SourceFile>> readIn(const Intake& intake, Progress& progress);

/// What was found and taken in and what was left out, for reports: codes intake.taken and intake.left_out.
[[nodiscard]] std::vector<Note> intakeNotes(const Intake& intake);

}  // namespace pleio
