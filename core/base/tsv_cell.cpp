// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tsv_cell.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

constexpr char kTextMark = '\'';
constexpr std::array<std::string_view, 4> kWideSigns{"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};

bool beginsFormula(std::string_view text)
{
    if (text.empty()) return false;
    const char first = text.front();
    return first == '=' || first == '+' || first == '-' || first == '@' ||
           (first == '\xef' && std::ranges::any_of(kWideSigns, [text](auto sign) { return text.starts_with(sign); }));
}

std::string_view behind(std::string_view text, std::string_view characters)
{
    text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
    return text;
}

}  // namespace

bool isWrittenAsText(std::string_view text)
{
    // Most cells are told by their first character.
    if (text.empty() || (text.front() > '@' && text.front() <= '~') || (text.front() >= '0' && text.front() <= '9'))
        return false;
    if (text.front() == kTextMark) return beginsFormula(behind(behind(text, "'"), " \t\r\n"));
    const std::string_view word = behind(text, " \t\r\n");
    if (!beginsFormula(word)) return false;
    double number = 0;
    return !(text == "+" || text == "-" || parseNumber(text, number));
}

std::string writtenText(std::string_view text)
{
    std::string cell;
    cell.reserve(text.size() + 1);
    if (isWrittenAsText(text)) cell += kTextMark;
    return cell.append(text);
}

std::string_view readText(std::string_view cell)
{
    if (cell.size() < 2 || cell.front() != kTextMark) return cell;
    const std::string_view text = cell.substr(1);
    return isWrittenAsText(text) ? text : cell;
}

}  // namespace pleio
