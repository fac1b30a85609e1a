// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/load_settings.h"

#include "core/base/text.h"

namespace pleio {

namespace {

/// The text members of LoadOptions and the names they are kept under.
struct TextSetting {
    const char* name;
    std::string& (*member)(LoadOptions&);
};

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
    return options;
}

}  // namespace pleio
