// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/reading.h"

#include "core/base/question.h"
#include "core/base/text.h"
#include "core/io/source_file.h"

#include <algorithm>
#include <utility>

namespace pleio {

std::string choiceOf(const ReadChoices& choices, const std::string& decision)
{
    const auto found = choices.find(decision);
    return found == choices.end() ? std::string() : found->second;
}

void Reading::decide(std::string id, std::string value, std::string why, std::vector<std::string> alternatives)
{
    decisions.push_back({std::move(id), std::move(value), std::move(why), std::move(alternatives)});
}

const Reading::Decision* Reading::find(std::string_view id) const
{
    const auto found = std::ranges::find(decisions, id, &Decision::id);
    return found == decisions.end() ? nullptr : &*found;
}

std::string Reading::Decision::text() const { return id + " = " + value + (why.empty() ? "" : " (" + why + ")"); }

std::string Reading::text() const
{
    std::string all;
    for (const Decision& decision : decisions) addToList(all, decision.id + " = " + decision.value);
    return all;
}

Error askedAbout(const SourceFile& source, Error error)
{
    if (!error.question) return error;
    Question question = *error.question;
    question.sha256 = source.sha256;
    question.file = source.name;
    error.question = std::make_shared<const Question>(std::move(question));
    return error;
}

}  // namespace pleio
