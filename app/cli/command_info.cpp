// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/notes.h"
#include "core/analysis/report_json.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "core/io/source_roles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace pleio::cli {

namespace {

struct InfoOptions {
    Inputs inputs;
    bool json = false;
};

std::map<std::string, std::int64_t> exclusions(const Genome& genome)
{
    std::map<std::string, std::int64_t> byReason;
    for (const Gene& gene : genome.genes)
        if (!gene.used()) ++byReason[std::string(exclusionId(gene.exclusion))];
    return byReason;
}

QString qtext(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QJsonObject toJson(const SourceFile& source, const Reading& reading)
{
    QJsonArray decisions;
    for (const Reading::Decision& decision : reading.decisions) {
        QJsonArray alternatives;
        for (const std::string& other : decision.alternatives) alternatives.append(qtext(other));
        decisions.append(QJsonObject{{"id", qtext(decision.id)},
                                     {"value", qtext(decision.value)},
                                     {"why", qtext(decision.why)},
                                     {"alternatives", alternatives}});
    }
    return {{"file", qtext(source.name)},
            {"role", qtext(sourceRole(source.role).id)},
            {"sha256", qtext(source.sha256)},
            {"decisions", decisions}};
}

QJsonObject toJson(const MatchReport& match)
{
    QJsonObject byKey;
    for (const auto& [key, rows] : match.byKey)
        if (rows > 0) byKey[qtext(key)] = static_cast<qint64>(rows);
    return {{"rows", static_cast<qint64>(match.rows)}, {"matched", static_cast<qint64>(match.matched)}, {"by", byKey}};
}

QJsonArray toJson(const Intake& intake)
{
    QJsonArray found;
    for (const IntakeFile& file : intake.files)
        if (file.isFound)
            found.append(QJsonObject{{"file", qtext(file.name)},
                                     {"role", file.role ? qtext(sourceRole(*file.role).id) : QString()},
                                     {"why", qtext(file.why)}});
    return found;
}

void printInfo(const Dataset& dataset, const Intake& intake)
{
    const Genome& genome = dataset.genome;
    QJsonObject excluded;
    for (const auto& [reason, count] : exclusions(genome)) excluded[qtext(reason)] = static_cast<qint64>(count);
    QJsonArray codes;
    for (const int code : genome.geneticCodes()) codes.append(code);
    QJsonArray readings, notes;
    for (std::size_t i = 0; i < dataset.sources.size(); ++i)
        readings.append(toJson(dataset.sources[i], dataset.readings[i]));
    for (const Note& note : dataset.notes()) notes.append(noteToJson(note));
    QJsonObject info{
        {"format", qtext(genome.format)},
        {"replicons", static_cast<qint64>(genome.replicons.size())},
        {"sequences", static_cast<qint64>(genome.sequences)},
        {"gene_features", static_cast<qint64>(genome.geneFeatures)},
        {"cds", static_cast<qint64>(genome.genes.size())},
        {"cds_used", static_cast<qint64>(genome.usedGenes())},
        {"excluded", excluded},
        {"genetic_codes", codes},
        {"translation_mismatches", static_cast<qint64>(genome.translationMismatches)},
        {"simulated", dataset.simulated},
        {"predicted", genome.predicted},
        {"found", toJson(intake)},
        {"readings", readings},
        {"notes", notes},
    };
    if (!dataset.traitFiles.empty()) {
        QJsonObject traits = toJson(dataset.match);
        traits["traits"] = static_cast<qint64>(dataset.traits.traits.size());
        info["traits"] = traits;
    }
    if (dataset.phenotypes) {
        QJsonObject phenotypes = toJson(dataset.phenotypes->match);
        phenotypes["conditions"] = static_cast<qint64>(dataset.phenotypes->conditions.size());
        info["phenotypes"] = phenotypes;
    }
    say("%s", QJsonDocument(info).toJson().constData());
}

void printNote(const Note& note, const char* indent)
{
    constexpr std::size_t kExamplesShown = 5;
    say("%s- %s%s\n", indent,
        note.severity == Severity::Info ? "" : "Warning: ", noteLine(note, kExamplesShown).c_str());
}

/// Whether a note is about this file, or a line of it.
bool isAbout(const Note& note, const SourceFile& source)
{
    return note.where == source.name || note.where.starts_with(source.name + ':');
}

/// "; else strain, A, B": what --read may say instead, at most six.
std::string elseOf(const Reading::Decision& decision)
{
    constexpr std::size_t kMost = 6;
    std::string text;
    std::size_t shown = 0;
    for (const std::string& other : decision.alternatives) {
        if (other == decision.value) continue;
        if (shown++ == kMost) return text + ", …";
        text.append(text.empty() ? "; else " : ", ").append(other);
    }
    return text;
}

/// How a file is understood, and why, and what is to be said about it.
void printReading(const SourceFile& source, const Reading& reading, const std::vector<Note>& notes)
{
    say("%s (%s)\n", source.name.c_str(), std::string(sourceRole(source.role).id).c_str());
    for (const Reading::Decision& decision : reading.decisions)
        say("  %s%s\n", decision.text().c_str(), elseOf(decision).c_str());
    for (const Note& note : notes)
        if (isAbout(note, source)) printNote(note, "  ");
}

/// "Traits: 12 traits; 34 of 40 rows name a gene (locus_tag 30, symbol 4)": how rows of files found their genes.
void printMatch(const char* title, const std::string& things, const MatchReport& match)
{
    std::string keys;
    for (const auto& [key, rows] : match.byKey)
        if (rows > 0) addToList(keys, key + ' ' + displayCount(rows));
    say("%s: %s; %s of %s%s\n", title, things.c_str(), displayCount(match.matched).c_str(),
        counted(match.rows, "row names a gene", "rows name a gene").c_str(),
        keys.empty() ? "" : (" (" + keys + ')').c_str());
}

void printText(const Dataset& dataset)
{
    const Genome& genome = dataset.genome;
    if (dataset.simulated) say("Simulated data.\n");
    say("%s%s%s\n", genome.format.c_str(), genome.organism.empty() ? "" : ", ", genome.organism.c_str());
    if (!genome.hasSequence()) say("%s without sequence\n", counted(genome.usedGenes(), "gene", "genes").c_str());
    if (genome.hasSequence())
        say("%s, %s CDS of which %s used\n", counted(genome.replicons.size(), "replicon", "replicons").c_str(),
            displayCount(static_cast<std::int64_t>(genome.genes.size())).c_str(),
            counted(genome.usedGenes(), "is", "are").c_str());
    const std::vector<Note> notes = dataset.notes();
    for (const Note& note : notes)
        if (std::ranges::none_of(dataset.sources, [&](const SourceFile& each) { return isAbout(note, each); }))
            printNote(note, "");
    for (std::size_t i = 0; i < dataset.sources.size(); ++i)
        printReading(dataset.sources[i], dataset.readings[i], notes);
    if (!dataset.traitFiles.empty())
        printMatch("Traits", counted(dataset.traits.traits.size(), "trait", "traits"), dataset.match);
    if (dataset.phenotypes)
        printMatch("Phenotypes", counted(dataset.phenotypes->conditions.size(), "condition", "conditions"),
                   dataset.phenotypes->match);
}

/// What was found in folders and archives, and what becomes of it.
void printIntake(const Intake& intake)
{
    for (const bool isTaken : {true, false})
        for (const IntakeFile& file : intake.files) {
            if (!file.isFound || file.role.has_value() != isTaken) continue;
            const std::string as = isTaken ? "taken as " + std::string(sourceRole(*file.role).title) : "left out";
            say("%s: %s (%s)\n", file.name.c_str(), as.c_str(), file.why.c_str());
        }
}

Result<void> info(const InfoOptions& options, Progress& progress)
{
    SubProgress sorting(progress, 0, 0.1), reading(progress, 0.1, 0.3), parsing(progress, 0.3, 1);
    const auto intake = sortByRole(options.inputs.files, sorting);
    if (!intake) return intake.error();
    if (!options.json) printIntake(*intake);
    auto sources = readFiles(*intake, reading);
    if (!sources) return sources.error();
    const auto loadOptions = options.inputs.loadOptions(*sources);
    if (!loadOptions) return loadOptions.error();
    const auto dataset = loadToLookAt(*std::move(sources), *loadOptions, parsing);
    if (!dataset) return dataset.error();
    options.json ? printInfo(*dataset, *intake) : printText(*dataset);
    return {};
}

}  // namespace

void addInfo(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command = *app.add_subcommand(
        "info", "Say what a genome file holds and what is left out of it, and how the files given with it are read.");
    const auto options = std::make_shared<InfoOptions>();
    addGenomeOptions(command, options->inputs, true);
    addTraitOptions(command, options->inputs);
    command.add_flag("--json", options->json, "Print JSON.");
    command.callback(
        [&chosen, options] { chosen.action = [options](Progress& progress) { return info(*options, progress); }; });
}

}  // namespace pleio::cli
