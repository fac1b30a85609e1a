// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the reader of archives: its list, each of its files, and what a reader of text gets of it.
#include "core/io/containers/zip_archive.h"
#include "core/io/source_file.h"
#include "core/io/text_encoding.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string>

using pleio::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    pleio::NoProgress progress;
    const auto entries = pleio::archiveEntries(bytes, "fuzz.zip");
    if (!entries) {
        require(!entries.error().message.empty() && entries.error().where == "fuzz.zip");
    } else {
        for (const pleio::ArchiveEntry& entry : *entries) {
            require(!entry.path.empty() && pleio::isUtf8(entry.path));
            const auto content = pleio::archiveFile(bytes, entry.path, progress);
            if (content)
                require(content->size() == entry.size);
            else
                require(!content.error().message.empty() && content.error().where == entry.path);
        }
    }
    const pleio::SourceFile source = pleio::sourceFromBytes("fuzz.zip", bytes, pleio::SourceRole::Traits);
    const auto text = pleio::sourceText(source, progress);
    if (!text) {
        require(!text.error().message.empty() && text.error().where == "fuzz.zip");
        return 0;
    }
    const std::string_view view = *text;
    require(pleio::isUtf8(view) && view.find('\0') == std::string_view::npos);
    for (const pleio::Note& note : text->notes()) require(note.count > 0 && !note.text.empty());
    return 0;
}
