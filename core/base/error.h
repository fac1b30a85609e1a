// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

namespace pleio {

struct Question;

/// What sort of failure an Error reports; exit_status.h makes an exit status of it.
enum class ErrorKind {
    BadInput,   ///< a file or its content cannot be read or used
    Usage,      ///< the request itself is wrong: unknown id, parameter out of range, a file would be written over
    Io,         ///< writing or a server failed: permissions, full disk, lost connection
    Cancelled,  ///< the user stopped the work; callers treat it as a state, not as a failure
    Internal,   ///< a library failed in a way the user cannot mend
};

/// A failure a person can act on. `message` is one sentence: what happened and what to do.
/// `where` is "file:line", a file name, or the name of a parameter; it may be empty.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message;
    std::string where;
    /// Set where an answer would let the work go on (question.h).
    std::shared_ptr<const Question> question = {};

    /// "where: message", the form printed on one line by the command line.
    [[nodiscard]] std::string oneLine() const { return where.empty() ? message : where + ": " + message; }
};

inline Error badInput(std::string message, std::string where = {})
{
    return {ErrorKind::BadInput, std::move(message), std::move(where)};
}

inline Error cancelled() { return {ErrorKind::Cancelled, "Cancelled.", {}}; }

}  // namespace pleio
