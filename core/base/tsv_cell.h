// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pleio {

/// Cells that a spreadsheet would run (OWASP, "CSV Injection"): a text that begins, behind blanks, with = + - @ or one
/// of their wide forms (＝ ＋ － ＠), is written with an apostrophe before it, which spreadsheets take for "this is
/// text". One that begins so behind apostrophes gets one more, so that readText() gives back every text. Numbers, and a
/// sign alone, as of a strand, are written as they are.

/// Whether writtenText() of a text has an apostrophe more.
[[nodiscard]] bool isWrittenAsText(std::string_view text);
/// The text as a cell of a table for other programs.
[[nodiscard]] std::string writtenText(std::string_view text);
/// The text of such a cell; others are texts as they are.
[[nodiscard]] std::string_view readText(std::string_view cell);

}  // namespace pleio
