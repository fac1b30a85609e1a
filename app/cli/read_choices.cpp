// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/read_choices.h"

#include "core/base/ascii.h"
#include "core/base/question.h"
#include "core/base/text.h"

#include <algorithm>

namespace pleio::cli {

namespace {

Error notAChoice(const std::string& text, const std::string& reason)
{
    return {ErrorKind::Usage, reason + R"( Write it as "FILE: gene=sysName, value=reads".)", "--read " + text};
}

struct NamedSource {
    const SourceFile* source = nullptr;  ///< null if there is none of this name
    std::size_t colon = std::string::npos;
};

/// The file that a text names before a colon. Paths may hold colons and equals signs, as choices may: the longest name
/// of a source counts.
NamedSource namedIn(std::string_view text, std::span<const SourceFile> sources)
{
    for (auto colon = text.rfind(':'); colon != std::string::npos && colon > 0; colon = text.rfind(':', colon - 1)) {
        const std::string_view file = trimmed(text.substr(0, colon));
        const auto source = std::ranges::find_if(
            sources, [file](const SourceFile& each) { return each.path == file || each.name == file; });
        if (source != sources.end()) return {&*source, colon};
    }
    return {nullptr, text.rfind(':', text.find('='))};
}

/// The choices of a list, cut at the commas that another choice follows: names of columns hold commas too.
std::vector<std::string> choicesIn(std::string_view list)
{
    const auto isChoice = [](std::string_view text) {
        const std::string_view id = trimmed(text.substr(0, text.find('=')));
        return text.find('=') != std::string_view::npos && !id.empty() &&
               std::ranges::all_of(id, [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '.'; });
    };
    std::vector<std::string> choices;
    for (const std::string_view piece : splitView(list, ','))
        if (choices.empty() || isChoice(piece))
            choices.emplace_back(piece);
        else
            choices.back().append(",").append(piece);
    return choices;
}

}  // namespace

Result<std::map<std::string, ReadChoices>> readChoices(const std::vector<std::string>& texts,
                                                       std::span<const SourceFile> sources)
{
    std::map<std::string, ReadChoices> choices;
    for (const std::string& text : texts) {
        const auto [source, colon] = namedIn(text, sources);
        if (colon == std::string::npos) return notAChoice(text, "It names no file.");
        if (source == nullptr)
            return notAChoice(text, "No file \"" + std::string(trimmed(std::string_view(text).substr(0, colon))) +
                                        "\" is among the inputs.");
        for (const std::string& said : choicesIn(std::string_view(text).substr(colon + 1))) {
            const std::string_view choice = said;
            const auto equals = choice.find('=');
            const std::string_view id = trimmed(choice.substr(0, equals));
            const std::string_view value = equals == std::string_view::npos ? "" : trimmed(choice.substr(equals + 1));
            if (id.empty() || value.empty()) return notAChoice(text, "A choice is a word, an equals sign and a value.");
            choices[source->sha256][std::string(id)] = value;
        }
    }
    return choices;
}

std::string howToAnswer(const Question& question)
{
    constexpr std::size_t kMost = 3;
    std::string text = "Answer with";
    const std::size_t shown = std::min(kMost, question.answers.size());
    for (std::size_t i = 0; i < shown; ++i)
        text += std::string(i == 0 ? " " : " or ") + "--read '" + question.file + ": " + question.decision + "=" +
                question.answers[i].value + "'";
    return text + (shown < question.answers.size() ? " or another of them." : ".");
}

}  // namespace pleio::cli
