// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace pleio {

/// Text of files, servers and names as it may be shown on a terminal, where some characters are commands: control
/// characters other than line end and tab (C0, DEL, C1), marks that turn the direction of writing (Unicode
/// Bidi_Control) and line separators are written as \u001b, bytes that are not UTF-8 as \x9b. A JSON text stays the
/// same text.
[[nodiscard]] std::string terminalText(std::string_view text);

/// The text with "…" for the password of each address in it, as in redis://user:password@host.
[[nodiscard]] std::string withoutPasswords(std::string_view text);

/// Formats as std::printf does and writes terminalText() of it to standard output or standard error. All that programs
/// tell people goes through these two.
[[gnu::format(printf, 1, 2)]] void say(const char* format, ...);
[[gnu::format(printf, 1, 2)]] void warn(const char* format, ...);

/// Call first in main(): a reader that went away is an error of writing instead of the end of the program, and no file
/// that is opened later takes the place of a stream that was closed before the start.
void prepareStandardStreams();
/// Call last: Io if something of what was written to standard output was lost.
[[nodiscard]] Result<void> checkStandardOutput();

}  // namespace pleio
