// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sniff_lines.h"

#include "core/base/ascii.h"
#include "core/base/text.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr std::size_t kSniffLines = 50;

bool lineHasColumns(std::string_view line, std::initializer_list<std::string_view> columns)
{
    for (const char delimiter : {'\t', ',', ';'}) {
        std::vector<std::string> headers;
        for (const std::string_view header : splitView(line, delimiter)) headers.push_back(comparableHeader(header));
        if (std::ranges::all_of(columns, [&headers](std::string_view column) {
                return std::ranges::find(headers, column) != headers.end();
            }))
            return true;
    }
    return false;
}

}  // namespace

std::vector<std::string_view> firstLines(std::string_view text, char comment)
{
    std::vector<std::string_view> lines;
    const bool cut = text.size() > kSniffBytes;
    text = text.substr(0, kSniffBytes);
    while (!text.empty() && lines.size() < kSniffLines) {
        const std::string_view line = takeLine(text);
        if (cut && text.empty()) break;  // the last line is not all there
        if (!trimmed(line).empty() && line.front() != comment) lines.push_back(line);
    }
    return lines;
}

std::string comparableHeader(std::string_view header)
{
    std::string plain;
    for (const char c : toLowerAscii(header)) {
        if (isLetter(c) || isDigit(c))
            plain += c;
        else if (!plain.empty() && plain.back() != '_')
            plain += '_';
    }
    if (plain.ends_with('_')) plain.pop_back();
    return plain;
}

std::string headerLetters(std::string_view header)
{
    std::string letters = comparableHeader(header);
    std::erase(letters, '_');
    return letters;
}

bool headerHas(std::string_view text, std::initializer_list<std::string_view> columns)
{
    text = text.substr(0, kSniffBytes);
    std::string_view comment;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (trimmed(line).empty()) continue;
        if (line.front() != '#') return lineHasColumns(line, columns) || lineHasColumns(comment, columns);
        comment = line;
    }
    return lineHasColumns(comment, columns);
}

}  // namespace pleio
