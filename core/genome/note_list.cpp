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

std::vector<Note> NoteList::take()
{
    for (Note& note : m_notes) note.text = displayCount(note.count) + ' ' + note.text;
    return std::exchange(m_notes, {});
}

}  // namespace pleio
