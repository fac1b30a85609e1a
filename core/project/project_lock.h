// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>

class QLockFile;

namespace pleio {

/// While it lives, no other program writes the project: a file ".NAME.lock" beside it, which other machines that see
/// the folder respect too. It names host, program and process. The lock of a program that died on this machine is taken
/// over; that of another machine is not, because nobody here can know.
class ProjectLock {
public:
    /// Usage if another holds it, with who that is; Io if the folder cannot be written.
    [[nodiscard]] static Result<ProjectLock> take(const std::string& project);
    /// The same, also from one who holds it: for a lock that a machine left behind that is off.
    [[nodiscard]] static Result<ProjectLock> takeOver(const std::string& project);
    /// The other machine whose program holds it; empty if nobody does, or a program here.
    [[nodiscard]] static std::string otherMachine(const std::string& project);

    ProjectLock(ProjectLock&&) noexcept;
    ProjectLock& operator=(ProjectLock&&) noexcept;
    ~ProjectLock();

private:
    explicit ProjectLock(std::unique_ptr<QLockFile> file);
    std::unique_ptr<QLockFile> m_file;
};

}  // namespace pleio
