// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/note_list.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace pleio {

void NoteList::add(Severity severity, std::string_view code, std::string_view text, std::string example,
                   std::string_view where)
{
    auto found = std::ranges::find(m_notes, code, &Note::code);
    if (found == m_notes.end()) {
        m_notes.push_back({severity, std::string(code), std::string(text), 0, {}, std::string(where)});
        found = m_notes.end() - 1;
    }
    ++found->count;
    if (found->examples.size() < kMaxExamples && !example.empty()) found->examples.push_back(std::move(example));
}

std::string inNumber(std::string_view text, std::int64_t count)
{
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto bar = text.find('|', open);
        const auto close = text.find('}', bar);
        out += text.substr(0, open);
        if (close == std::string_view::npos) return out += open == std::string_view::npos ? "" : text.substr(open);
        out += count == 1 ? text.substr(open + 1, bar - open - 1) : text.substr(bar + 1, close - bar - 1);
        text.remove_prefix(close + 1);
    }
    return out;
}

std::vector<Note> NoteList::take()
{
    for (Note& note : m_notes) note.text = displayCount(note.count) + ' ' + inNumber(note.text, note.count);
    return std::exchange(m_notes, {});
}

}  // namespace pleio
