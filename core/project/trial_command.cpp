// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trial_command.h"

#include "core/analysis/analysis.h"
#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/source_roles.h"
#include "core/io/tables/delimited_table.h"

#include <algorithm>
#include <set>

namespace pleio {

namespace {

bool isPlainForShell(char c)
{
    return isLetter(c) || isDigit(c) || std::string_view("_@%+=:,./-").find(c) != std::string_view::npos;
}

/// A file name that the command line takes for no option and for no list.
std::string asArgument(const std::string& path)
{
    return path.starts_with('-') || path.starts_with('[') ? "./" + path : path;
}

/// The value of a decision in a text of Reading::text(); a value may hold commas.
std::string decidedValue(const std::string& reading, const std::string& id)
{
    const auto isDecision = [](std::string_view text) {
        const auto equals = text.find(" = ");
        return equals != std::string_view::npos && equals > 0 &&
               std::ranges::all_of(text.substr(0, equals), [](char c) { return isLetter(c) || c == '_'; });
    };
    std::vector<std::string> decisions;
    std::string_view rest = reading;
    while (!rest.empty()) {
        const auto comma = rest.find(", ");
        const std::string_view piece = rest.substr(0, comma);
        if (decisions.empty() || isDecision(piece))
            decisions.emplace_back(piece);
        else
            decisions.back().append(", ").append(piece);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    }
    for (const std::string& decision : decisions)
        if (decision.starts_with(id + " = ")) return decision.substr(id.size() + 3);
    return {};
}

class CommandWords {
public:
    void add(const std::string& word) { m_text += (m_text.empty() ? "" : " ") + shellWord(word); }
    void add(const std::string& option, const std::string& value)
    {
        // A value that begins with a dash would be taken for an option.
        if (value.starts_with('-')) return add(option + "=" + value);
        add(option);
        add(value);
    }
    void addIfSaid(const std::string& option, const std::string& value)
    {
        if (!value.empty()) add(option, value);
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

Error notRepeatable(const std::string& message) { return {ErrorKind::Usage, message, {}}; }

void addReadingWords(CommandWords& words, const Trial& trial, const LoadOptions& options,
                     const std::vector<std::string>& paths)
{
    const LoadOptions defaults;
    const auto has = [&](std::string_view role) {
        return std::ranges::find(trial.inputs, role, &Provenance::Input::role) != trial.inputs.end();
    };
    if (options.genome.defaultGeneticCode != defaults.genome.defaultGeneticCode)
        words.add("--genetic-code", std::to_string(options.genome.defaultGeneticCode));
    if (!options.genome.useProdigal) words.add("--no-prodigal");
    if (has(sourceRole(SourceRole::Traits).id)) {
        words.addIfSaid("--trait-format", options.traits.format);
        words.addIfSaid("--gene-column", options.traits.geneColumn);
        words.addIfSaid("--trait-column", options.traits.traitColumn);
        words.addIfSaid("--source-column", options.traits.sourceColumn);
        if (options.traits.delimiter) words.addIfSaid("--delimiter", delimiterName(*options.traits.delimiter));
    }
    if (has(sourceRole(SourceRole::Expression).id)) words.addIfSaid("--expression-column", options.expressionColumn);
    std::set<std::pair<std::string, std::string>> said;  // a file may be there in several roles
    for (std::size_t i = 0; i < trial.inputs.size(); ++i) {
        const auto choices = options.read.find(trial.inputs[i].sha256);
        if (choices == options.read.end()) continue;
        for (const auto& [id, value] : choices->second) {
            const auto dot = id.find('.');
            const bool isOfRole = dot == std::string::npos || id.substr(0, dot) == trial.inputs[i].role;
            if (!isOfRole || !said.emplace(trial.inputs[i].sha256, id).second) continue;
            const std::string then =
                decidedValue(trial.inputs[i].reading, dot == std::string::npos ? id : id.substr(dot + 1));
            words.add("--read", paths[i] + ": " + id + "=" + (then.empty() ? value : then));
        }
    }
}

}  // namespace

std::string shellWord(const std::string& text)
{
    if (!text.empty() && std::ranges::all_of(text, isPlainForShell)) return text;
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'')
            quoted += "'\\''";
        else
            quoted += c;
    }
    return quoted + "'";
}

FilePlaces placesOfSources(std::span<const SourceFile> sources)
{
    FilePlaces places;
    std::map<std::string, int> ofName;
    for (const SourceFile& source : sources) {
        if (places.contains({source.name, source.sha256})) continue;
        const int number = ++ofName[source.name];
        places[{source.name, source.sha256}] = number == 1 ? source.name : std::to_string(number) + "/" + source.name;
    }
    return places;
}

Result<TrialCommand> commandOf(const Trial& trial, const LoadOptions& options, const FilePlaces& places,
                               const std::string& folder, const std::string& out)
{
    if (trial.isLegacy)
        return notRepeatable("The run came from the files of another system, and no command of this one makes it.");
    const AnalysisDescriptor* analysis = findAnalysis(trial.analysis);
    if (analysis == nullptr)
        return notRepeatable("This program has no analysis \"" + trial.analysis + "\"; use the one that ran it (" +
                             trial.program + ").");
    TrialCommand command;
    const auto note = [&](const char* code, const std::string& text) {
        command.notes.push_back({Severity::Warning, code, text, 1, {}, {}});
    };
    if (trial.analysisVersion != analysis->version)
        note("command.other_version", "The run is of version " + std::to_string(trial.analysisVersion) + " of " +
                                          analysis->id + "; this program has version " +
                                          std::to_string(analysis->version) + ", whose numbers are others.");
    CommandWords words;
    words.add("pleioscope-cli");
    words.add("run");
    words.add(analysis->id);
    std::vector<std::string> paths;
    for (const Provenance::Input& input : trial.inputs) {
        const auto place = places.find({input.name, input.sha256});
        if (place == places.end())
            note("command.no_file", "The file " + input.name + " (SHA-256 " + input.sha256 +
                                        ") is not in the project; it has to be put in its place.");
        const std::string path = place == places.end() ? input.name : place->second;
        paths.push_back(asArgument(folder.empty() ? path : folder + "/" + path));
        const SourceRoleInfo* role = findSourceRole(input.role);
        if (role == nullptr)
            return notRepeatable("This program knows no files of the kind \"" + input.role + "\", which the run read.");
        words.add(std::string(role->option), paths.back());
    }
    addReadingWords(words, trial, options, paths);
    for (const auto& [id, value] : trial.parameters) {
        const auto spec = std::ranges::find(analysis->parameters, id, &ParameterSpec::id);
        if (spec == analysis->parameters.end())
            return notRepeatable("The analysis " + analysis->id + " of this program has no parameter \"" + id +
                                 "\"; use the one that ran it (" + trial.program + ").");
        if (value != parameterText(spec->defaultValue)) words.add(optionName(id), value);
    }
    words.add("--seed", std::to_string(trial.seed));
    words.add("--out", out);
    command.text = words.take();
    return command;
}

}  // namespace pleio
