// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/document.h"

#include "core/analysis/load_settings.h"
#include "core/analysis/predicted_genes.h"
#include "core/io/result_files.h"
#include "core/io/source_roles.h"
#include "core/synth/generator.h"
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace pleio {

namespace {

struct Opening {
    Q_DECLARE_TR_FUNCTIONS(Opening)
};

std::string stemOf(const std::string& path) { return utf8(QFileInfo(qtext(path)).completeBaseName()); }

IndexedTrial indexed(std::shared_ptr<const Trial> trial)
{
    const std::shared_ptr<const Report> report(trial, &trial->report);
    if (report->provenance.analysis != kDecode)
        return {std::move(trial), std::make_shared<const ResultIndex>(report), nullptr};
    const auto decoding = std::make_shared<const DecodeIndex>(report);
    return {std::move(trial), decoding, decoding};
}

/// The sources of an open document with new ones added or put in place of those of their role.
std::vector<SourceFile> merged(std::vector<SourceFile> sources, std::vector<SourceFile> added)
{
    for (SourceFile& source : added) {
        const auto sameRole = [&](const SourceFile& other) { return other.role == source.role; };
        const auto sameContent = [&](const SourceFile& other) {
            return other.role == source.role && other.sha256 == source.sha256;
        };
        if (std::ranges::any_of(sources, sameContent)) continue;
        if (!sourceRole(source.role).mayRepeat) std::erase_if(sources, sameRole);
        if (source.role == SourceRole::Genome) dropPrediction(sources);  // of the genome that was there
        sources.push_back(std::move(source));
    }
    return sources;
}

/// Says that a project came without the genes that are predicted for its genome. Its file does not hold them.
void notePrediction(Document& document)
{
    const auto source = std::ranges::find_if(document.dataset->sources, isPrediction);
    if (source == document.dataset->sources.end()) return;
    document.notes.push_back(
        {Severity::Warning,
         "project.predicted_anew",
         utf8(Opening::tr(
             "The project does not hold the genes that were predicted for its genome, because it was saved by "
             "a version before 0.3.0. They were predicted anew and may be others than before; save the project "
             "to keep them.")),
         1,
         {},
         source->name});
    ++document.revision;
}

}  // namespace

std::shared_ptr<const ResultIndex> Document::result(std::string_view analysis) const
{
    for (auto trial = trials.rbegin(); trial != trials.rend(); ++trial)
        if (trial->index->report().provenance.analysis == analysis) return trial->index;
    return nullptr;
}

Result<Document> makeDocument(std::vector<SourceFile> sources, const LoadOptions& options, Progress& progress,
                              KnownGenome* known)
{
    Document document;
    document.options = options;
    const auto genome = std::ranges::find(sources, SourceRole::Genome, &SourceFile::role);
    if (!sources.empty()) document.name = stemOf((genome != sources.end() ? genome : sources.begin())->name);
    SubProgress parsing(progress, 0, 0.9);
    Result<Dataset> dataset = loadDataset(std::move(sources), options, parsing, known);
    if (!dataset) return dataset.error();
    document.dataset = std::make_shared<const Dataset>(std::move(*dataset));
    if (!document.dataset->genome.organism.empty()) document.name = document.dataset->genome.organism;
    document.geneNames = std::make_shared<const GeneIndex>(document.dataset->genome);
    SubProgress summing(progress, 0.9, 1);
    Result<Report> summary = runAnalysis({std::string(kGenomeSummary), {}, 1}, *document.dataset, summing);
    if (!summary) return summary.error();
    document.summary = std::make_shared<const ResultIndex>(std::make_shared<const Report>(std::move(*summary)));
    return document;
}

Result<Document> reloaded(std::vector<SourceFile> sources, const LoadOptions& options, const KnownGenome& open,
                          const ReadAnswers& answers, Progress& progress)
{
    if (!answers.genome->dataset) *answers.genome = open;
    Result<Document> document =
        makeDocument(std::move(sources), answered(options, answers), progress, answers.genome.get());
    if (document) document->extendsOpen = true;
    return document;
}

Result<Opened> openPaths(const std::vector<std::string>& paths, std::optional<SourceRole> role,
                         const std::shared_ptr<const Dataset>& base, const LoadOptions& options,
                         const ReadAnswers& answers, Progress& progress)
{
    SubProgress sorting(progress, 0, 0.1), reading(progress, 0.1, 1);
    IntakeContext context;
    context.role = role;
    context.isGenomeOpen = base && std::ranges::count(base->sources, SourceRole::Genome, &SourceFile::role) > 0;
    auto sorted = sortIn(paths, context, sorting);
    if (!sorted) return sorted.error();
    const bool isChosen = role && std::ranges::none_of(sorted->files, &IntakeFile::isFound);
    if (sorted->project.empty() && !sorted->isOneFile() && !isChosen) return Opened{{}, *std::move(sorted)};
    auto document = sorted->project.empty() ? openIntake(*sorted, base, options, answers, reading)
                                            : openProject(sorted->project, answers, reading);
    if (!document) return document.error();
    return Opened{*std::move(document), {}};
}

Result<Document> openIntake(const Intake& intake, const std::shared_ptr<const Dataset>& base,
                            const LoadOptions& options, const ReadAnswers& answers, Progress& progress)
{
    SubProgress reading(progress, 0, 0.2), parsing(progress, 0.2, 1);
    auto sources = readIn(intake, reading);
    if (!sources) return sources.error();
    // A genome replaces what is open, unless that waits for one.
    const bool replaces = !base || (intake.has(SourceRole::Genome) && base->genome.hasSequence());
    auto document = replaces ? makeDocument(*std::move(sources), answered({}, answers), parsing, answers.genome.get())
                             : reloaded(merged(base->sources, *std::move(sources)), options, {base, options.genome},
                                        answers, parsing);
    if (document)
        for (Note& note : intakeNotes(intake)) document->notes.push_back(std::move(note));
    return document;
}

Result<Document> openProject(const std::string& path, const ReadAnswers& answers, Progress& progress)
{
    SubProgress reading(progress, 0, 0.4);
    Result<Project> project = loadProject(path, reading);
    if (!project) return project.error();
    SubProgress parsing(progress, 0.4, 0.9);
    const bool hadPrediction = std::ranges::any_of(project->sources, isPrediction);
    Result<Document> document =
        makeDocument(std::move(project->sources), answered(loadOptionsFrom(project->settings), answers), parsing,
                     answers.genome.get());
    if (!document) return document.error();
    if (!answers.choices.empty()) ++document->revision;
    document->name = project->name.empty() ? stemOf(path) : project->name;
    document->projectPath = path;
    document->view = std::move(project->view);
    if (!hadPrediction) notePrediction(*document);
    for (Trial& trial : project->trials) {
        if (progress.isCancelled()) return cancelled();
        document->trials.push_back(indexed(std::make_shared<const Trial>(std::move(trial))));
    }
    return document;
}

LoadOptions answered(LoadOptions options, const ReadAnswers& answers)
{
    for (const auto& [sha256, choices] : answers.choices)
        for (const auto& [decision, value] : choices) options.read[sha256][decision] = value;
    return options;
}

Result<Document> makeSample(Progress& progress)
{
    SubProgress generating(progress, 0, 0.4);
    Result<SynthFiles> files = synthesize(SynthParams{}, generating);
    if (!files) return files.error();
    std::vector<SourceFile> sources;
    sources.push_back(sourceFromBytes("sample_genome.gbk", std::move(files->genbank), SourceRole::Genome));
    sources.push_back(sourceFromBytes("sample_traits.tsv", std::move(files->traits), SourceRole::Traits));
    SubProgress parsing(progress, 0.4, 1);
    Result<Document> document = makeDocument(std::move(sources), LoadOptions{}, parsing);
    if (document) document->name = "Sample project";
    return document;
}

Result<void> saveDocument(const Document& document, const std::string& path, Progress& progress)
{
    if (document.dataset)
        if (auto free = checkIsNoInput(path, pathsOf(document.dataset->sources)); !free) return free;
    Project project;
    project.name = document.name;
    project.sources = document.dataset->sources;
    project.settings = loadSettings(document.options);
    for (const IndexedTrial& trial : document.trials) project.trials.push_back(*trial.trial);
    project.view = document.view;
    return saveProject(project, path, progress);
}

Result<IndexedTrial> runTrial(const TrialRun& run, Progress& progress)
{
    Trial trial;
    trial.id = utf8(QUuid::createUuid().toString(QUuid::WithoutBraces));
    trial.started = QDateTime::currentDateTimeUtc();
    Result<Report> report = run(progress);
    if (!report) return report.error();
    trial.report = std::move(*report);
    trial.finished = QDateTime::currentDateTimeUtc();
    trial.state = "done";
    return indexed(std::make_shared<const Trial>(std::move(trial)));
}

}  // namespace pleio
