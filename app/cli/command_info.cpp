// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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
    };
    std::fputs(QJsonDocument(info).toJson().constData(), stdout);
}

void printText(const Genome& genome)
{
    if (genome.simulated) std::puts("Simulated data.");
    std::printf("%s%s%s\n", genome.format.c_str(), genome.organism.empty() ? "" : ", ", genome.organism.c_str());
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

/// How each file beside the genome is understood, and why.
Result<void> printReadings(const Inputs& inputs, Progress& progress)
{
    if (pathsOf(inputs).size() < 2) return {};
    const auto dataset = load(inputs, progress);
    if (!dataset) return dataset.error();
    for (std::size_t i = 0; i < dataset->sources.size(); ++i) {
        const SourceFile& source = dataset->sources[i];
        std::printf("%s (%s)\n", source.name.c_str(), std::string(sourceRoleId(source.role)).c_str());
        for (const Reading::Decision& decision : dataset->readings[i].decisions)
            std::printf("  %s\n", decision.text().c_str());
    }
    return {};
}

Result<void> info(const InfoOptions& options, Progress& progress)
{
    const auto source = readSourceFile(options.inputs.genome, SourceRole::Genome, progress);
    if (!source) return source.error();
    std::optional<SourceFile> annotation;
    if (!options.inputs.annotation.empty()) {
        auto read = readSourceFile(options.inputs.annotation, SourceRole::Annotation, progress);
        if (!read) return read.error();
        annotation = std::move(*read);
    }
    const auto genome =
        readGenome(*source, annotation ? &*annotation : nullptr, options.inputs.options.genome, progress);
    if (!genome) return genome.error();
    options.json ? printJson(*genome) : printText(*genome);
    return options.json ? Result<void>() : printReadings(options.inputs, progress);
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
