// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/load_settings.h"

#include "core/base/text.h"
#include "core/io/tables/delimited_table.h"

#include <utility>

namespace pleio {

namespace {

/// The text members of LoadOptions and the names they are kept under.
struct TextSetting {
    const char* name;
    std::string& (*member)(LoadOptions&);
};

const std::string kReadPrefix = "read.";  // then the SHA-256 of the source and the id of the choice

constexpr TextSetting kTexts[] = {
    {"traits.format", [](LoadOptions& o) -> std::string& { return o.traits.format; }},
    {"traits.gene_column", [](LoadOptions& o) -> std::string& { return o.traits.geneColumn; }},
    {"traits.trait_column", [](LoadOptions& o) -> std::string& { return o.traits.traitColumn; }},
    {"traits.source_column", [](LoadOptions& o) -> std::string& { return o.traits.sourceColumn; }},
    {"expression.column", [](LoadOptions& o) -> std::string& { return o.expressionColumn; }},
};

}  // namespace

std::map<std::string, std::string> loadSettings(const LoadOptions& given)
{
    LoadOptions options = given;
    const LoadOptions defaults;
    std::map<std::string, std::string> settings;
    for (const TextSetting& setting : kTexts)
        if (!setting.member(options).empty()) settings[setting.name] = setting.member(options);
    if (options.traits.delimiter) settings["traits.delimiter"] = std::string(1, *options.traits.delimiter);
    if (options.genome.defaultGeneticCode != defaults.genome.defaultGeneticCode)
        settings["genome.genetic_code"] = std::to_string(options.genome.defaultGeneticCode);
    if (options.genome.useProdigal != defaults.genome.useProdigal) settings["genome.prodigal"] = "no";
    for (const auto& [sha256, choices] : options.read)
        for (const auto& [id, value] : choices) settings[kReadPrefix + sha256 + "." + id] = value;
    return settings;
}

LoadOptions loadOptionsFrom(const std::map<std::string, std::string>& settings)
{
    LoadOptions options;
    const auto find = [&](const char* name) -> const std::string* {
        const auto found = settings.find(name);
        return found == settings.end() ? nullptr : &found->second;
    };
    for (const TextSetting& setting : kTexts)
        if (const std::string* text = find(setting.name)) setting.member(options) = *text;
    if (const std::string* text = find("traits.delimiter"); text != nullptr && text->size() == 1)
        options.traits.delimiter = text->front();
    if (const std::string* text = find("genome.genetic_code")) {
        std::int64_t code = 0;
        if (parseInteger(*text, code)) options.genome.defaultGeneticCode = static_cast<int>(code);
    }
    if (const std::string* text = find("genome.prodigal")) options.genome.useProdigal = *text != "no";
    for (const auto& [name, value] : settings) {
        if (!name.starts_with(kReadPrefix)) continue;
        const std::string rest = name.substr(kReadPrefix.size());
        const auto dot = rest.find('.');
        if (dot != std::string::npos) options.read[rest.substr(0, dot)][rest.substr(dot + 1)] = value;
    }
    return options;
}

LoadOptions saidOfFiles(LoadOptions options, const Dataset& dataset)
{
    const TraitLayout traits = std::exchange(options.traits, {});
    const std::string expression = std::exchange(options.expressionColumn, {});
    for (std::size_t i = 0; i < dataset.sources.size() && i < dataset.readings.size(); ++i) {
        const SourceFile& source = dataset.sources[i];
        const auto say = [&](const char* id, const std::string& value) {
            const Reading::Decision* decision = dataset.readings[i].find(id);
            if (!value.empty() && decision != nullptr && !decision->alternatives.empty())
                options.read[source.sha256].try_emplace(id, value);
        };
        if (source.role == SourceRole::Traits) {
            say("format", traits.format);
            say("delimiter", traits.delimiter ? delimiterName(*traits.delimiter) : std::string());
            say("gene", traits.geneColumn);
            say("trait", traits.traitColumn);
            say("source", traits.sourceColumn);
        }
        if (source.role == SourceRole::Expression) say("value", expression);
    }
    return options;
}

}  // namespace pleio
