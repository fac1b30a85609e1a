// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/base/text.h"
#include "core/io/source_roles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
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

void printJson(const Genome& genome)
{
    QJsonObject excluded;
    for (const auto& [reason, count] : exclusions(genome))
        excluded[QString::fromStdString(reason)] = static_cast<qint64>(count);
    QJsonArray codes;
    for (const int code : genome.geneticCodes()) codes.append(code);
    const QJsonObject info{
        {"format", QString::fromStdString(genome.format)},
        {"replicons", static_cast<qint64>(genome.replicons.size())},
        {"sequences", static_cast<qint64>(genome.sequences)},
        {"gene_features", static_cast<qint64>(genome.geneFeatures)},
        {"cds", static_cast<qint64>(genome.genes.size())},
        {"cds_used", static_cast<qint64>(genome.usedGenes())},
        {"excluded", excluded},
        {"genetic_codes", codes},
        {"translation_mismatches", static_cast<qint64>(genome.translationMismatches)},
        {"simulated", genome.simulated},
        {"predicted", genome.predicted},
    };
    std::fputs(QJsonDocument(info).toJson().constData(), stdout);
}

void printText(const Genome& genome)
{
    if (genome.simulated) std::puts("Simulated data.");
    std::printf("%s%s%s\n", genome.format.c_str(), genome.organism.empty() ? "" : ", ", genome.organism.c_str());
    if (!genome.hasSequence())
        std::printf("%s without sequence\n", counted(genome.usedGenes(), "gene", "genes").c_str());
    if (genome.hasSequence())
        std::printf("%s, %s CDS of which %s used\n", counted(genome.replicons.size(), "replicon", "replicons").c_str(),
                    displayCount(static_cast<std::int64_t>(genome.genes.size())).c_str(),
                    counted(genome.usedGenes(), "is", "are").c_str());
    for (const Note& note : genome.notes) {
        std::printf("- %s", note.text.c_str());
        for (std::size_t i = 0; i < note.examples.size() && i < 5; ++i)
            std::printf("%s%s", i == 0 ? " For example: " : ", ", note.examples[i].c_str());
        std::puts("");
    }
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

/// How a file is understood, and why.
void printReading(const SourceFile& source, const Reading& reading)
{
    std::printf("%s (%s)\n", source.name.c_str(), std::string(sourceRole(source.role).id).c_str());
    for (const Reading::Decision& decision : reading.decisions)
        std::printf("  %s%s\n", decision.text().c_str(), elseOf(decision).c_str());
}

/// What was found in folders and archives, and what becomes of it.
void printIntake(const Intake& intake)
{
    for (const bool isTaken : {true, false})
        for (const IntakeFile& file : intake.files) {
            if (!file.isFound || file.role.has_value() != isTaken) continue;
            const std::string as = isTaken ? "taken as " + std::string(sourceRole(*file.role).title) : "left out";
            std::printf("%s: %s (%s)\n", file.name.c_str(), as.c_str(), file.why.c_str());
        }
}

/// How all files are understood.
Result<void> printReadings(std::vector<SourceFile> sources, const Inputs& inputs, bool hasPrinted, Progress& progress)
{
    const auto options = inputs.loadOptions(sources);
    if (!options) return options.error();
    const auto dataset = loadDataset(std::move(sources), *options, progress);
    if (!dataset) return dataset.error();
    if (!hasPrinted) printText(dataset->genome);
    for (std::size_t i = 0; i < dataset->sources.size(); ++i) printReading(dataset->sources[i], dataset->readings[i]);
    return {};
}

Result<void> info(const InfoOptions& options, Progress& progress)
{
    const auto intake = sortInputs(options.inputs, progress);
    if (!intake) return intake.error();
    if (!options.json) printIntake(*intake);
    auto sources = readFiles(*intake, progress);
    if (!sources) return sources.error();
    const auto sourceOf = [&sources](SourceRole role) {
        const auto found = std::ranges::find(*sources, role, &SourceFile::role);
        return found == sources->end() ? nullptr : &*found;
    };
    const SourceFile* genome = sourceOf(SourceRole::Genome);
    if (genome == nullptr && options.json)
        return Error{ErrorKind::Usage, "JSON is printed of a genome; name one.", "--json"};
    if (genome == nullptr) return printReadings(*std::move(sources), options.inputs, false, progress);
    const auto read =
        readGenomeWithPrediction(*genome, sourceOf(SourceRole::Annotation), options.inputs.options.genome, progress);
    if (!read) return read.error();
    options.json ? printJson(read->genome) : printText(read->genome);
    if (options.json) return {};
    if (sources->size() > 1) {
        // The genes that were predicted, so that they are not predicted again.
        if (read->made) sources->push_back(*read->made);
        return printReadings(*std::move(sources), options.inputs, true, progress);
    }
    if (read->made) printReading(*read->made, read->prediction->reading());
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
