// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/read_choices.h"

#include "core/base/text.h"

#include <algorithm>

namespace pleio::cli {

namespace {

Error notAChoice(const std::string& text, const std::string& reason)
{
    return {ErrorKind::Usage, reason + R"( Write it as "FILE: gene=sysName, value=reads".)", "--read " + text};
}

}  // namespace

Result<std::map<std::string, ReadChoices>> readChoices(const std::vector<std::string>& texts,
                                                       std::span<const SourceFile> sources)
{
    std::map<std::string, ReadChoices> choices;
    for (const std::string& text : texts) {
        // The path itself may hold a colon, the choices hold none before their first equals sign.
        const auto colon = text.rfind(':', text.find('='));
        if (colon == std::string::npos) return notAChoice(text, "It names no file.");
        const std::string file(trimmed(std::string_view(text).substr(0, colon)));
        const auto source = std::ranges::find_if(
            sources, [&file](const SourceFile& each) { return each.path == file || each.name == file; });
        if (source == sources.end()) return notAChoice(text, "No file \"" + file + "\" is among the inputs.");
        for (const std::string_view choice : splitView(std::string_view(text).substr(colon + 1), ',')) {
            const auto equals = choice.find('=');
            const std::string id(trimmed(choice.substr(0, equals)));
            if (equals == std::string_view::npos || id.empty())
                return notAChoice(text, "A choice is a word, an equals sign and a value.");
            choices[source->sha256][id] = trimmed(choice.substr(equals + 1));
        }
    }
    return choices;
}

}  // namespace pleio::cli
