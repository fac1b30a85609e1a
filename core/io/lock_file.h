// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>

#include <optional>
#include <string>

namespace pleio {

/// Takes a lock that lasts as long as the program may: however old it is, it holds until its program is dead. Of a
/// program that died while it made the file, too. A lock of another machine holds, because nobody here can know.
[[nodiscard]] bool takeLock(QLockFile& lock);

/// Who holds a lock.
struct LockHolder {
    std::string program;
    std::string process;       ///< "process 4711 on lab3"
    std::string otherMachine;  ///< its name; empty if it is this one
    bool isThis = false;       ///< this process itself
};
/// Nothing if it is not written there.
[[nodiscard]] std::optional<LockHolder> lockHolder(const QLockFile& lock);

}  // namespace pleio
