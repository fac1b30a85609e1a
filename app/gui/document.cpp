// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/document.h"

#include "core/analysis/load_settings.h"
#include "core/analysis/predicted_genes.h"
#include "core/analysis/provenance.h"
#include "core/base/version.h"
#include "core/io/result_files.h"
#include "core/io/source_roles.h"
#include "core/synth/generator.h"
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <iterator>

namespace pleio {

namespace {

const std::string kPins = "pinned/";

struct Opening {
    Q_DECLARE_TR_FUNCTIONS(Opening)
};

std::string stemOf(const std::string& path) { return utf8(QFileInfo(qtext(path)).completeBaseName()); }

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
    const auto found = shown.find(analysis);
    return found == shown.end() ? nullptr : found->second.index;
}

std::shared_ptr<const Trial> Document::pinnedRun(std::string_view analysis) const
{
    const auto run = shown.find(analysis);
    const auto pin = view.find(pinEntry(analysis));
    return run != shown.end() && pin != view.end() && run->second.trial->id == pin->second ? run->second.trial
                                                                                           : nullptr;
}

std::string pinEntry(std::string_view analysis) { return kPins + std::string(analysis); }

std::set<std::string> Document::pinned() const
{
    std::set<std::string> ids;
    for (auto each = view.lower_bound(kPins); each != view.end() && each->first.starts_with(kPins); ++each)
        ids.insert(each->second);
    return ids;
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
                         const ReadAnswers& answers, const std::string& workRoot, Progress& progress)
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
                                            : openProject(sorted->project, answers, workRoot, reading);
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

namespace {

/// The document that a working copy holds.
Result<Document> documentOf(std::shared_ptr<WorkingCopy> copy, const std::string& file, const ReadAnswers& answers,
                            Progress& progress)
{
    SubProgress reading(progress, 0, 0.3), parsing(progress, 0.3, 0.9), reports(progress, 0.9, 1);
    Result<Project> project = copy->with([&](ProjectStore& store) { return store.project(reading); });
    if (!project) return project.error();
    const bool hadPrediction = std::ranges::any_of(project->sources, isPrediction);
    Result<Document> document =
        makeDocument(std::move(project->sources), answered(loadOptionsFrom(project->settings), answers), parsing,
                     answers.genome.get());
    if (!document) return document;
    if (!answers.choices.empty()) ++document->revision;
    document->name = !project->name.empty() ? project->name : file.empty() ? document->name : stemOf(file);
    document->projectPath = file;
    document->view = std::move(project->view);
    document->sets = std::make_shared<const std::vector<NamedSet>>(std::move(project->sets));
    if (!hadPrediction) notePrediction(*document);
    Result<ShownRuns> shown = copy->with([&](ProjectStore& store) { return readShown(store, *document, reports); });
    if (!shown) return shown.error();
    document->shown = std::move(shown->runs);
    std::ranges::move(shown->notes, std::back_inserter(document->notes));
    document->copy = std::move(copy);
    return document;
}

void lockFile(Document& document)
{
    if (document.projectPath.empty()) return;
    Result<ProjectLock> lock = ProjectLock::take(document.projectPath);
    if (lock) {
        document.lock = std::make_shared<ProjectLock>(*std::move(lock));
    } else {
        document.readOnlyReason = lock.error().message;
        document.lockedBy = ProjectLock::otherMachine(document.projectPath);
        document.notes.push_back(
            {Severity::Warning, "project.read_only", lock.error().message, 1, {}, document.projectPath});
    }
}

}  // namespace

Result<Document> openProject(const std::string& path, const ReadAnswers& answers, const std::string& workRoot,
                             Progress& progress)
{
    SubProgress copying(progress, 0, 0.2), reading(progress, 0.2, 1);
    Result<std::shared_ptr<WorkingCopy>> copy = WorkingCopy::ofFile(workRoot, path, copying);
    if (!copy) return copy.error();
    Result<Document> document = documentOf(*std::move(copy), path, answers, reading);
    if (document) lockFile(*document);
    return document;
}

Result<Document> recover(const LeftWork& left, const ReadAnswers& answers, Progress& progress)
{
    Result<std::shared_ptr<WorkingCopy>> copy = WorkingCopy::adopt(left.folder);
    if (!copy) return copy.error();
    // Until it is open it stays where it is, whatever happens.
    (*copy)->setKept(true);
    Result<Document> document = documentOf(*copy, left.file, answers, progress);
    if (!document) return document;
    (*copy)->setKept(false);
    lockFile(*document);
    ++document->revision;
    return document;
}

Result<Document> withWorkingCopy(Result<Document> document, const std::string& workRoot, Progress& progress)
{
    if (!document || document->extendsOpen || document->copy) return document;
    Result<std::shared_ptr<WorkingCopy>> copy = WorkingCopy::create(workRoot);
    if (!copy) return copy.error();
    const Result<void> kept = (*copy)->with([&](ProjectStore& store) {
        const Result<void> written = keepDocument(*document, store, progress);
        return written && !document->isUnsaved() ? store.setNoLoss() : written;
    });
    if (!kept) return kept.error();
    document->copy = *std::move(copy);
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

Result<void> keepDocument(const Document& document, ProjectStore& store, Progress& progress)
{
    const ProjectTexts texts{document.name, loadSettings(document.options), document.view, *document.sets};
    const auto sources =
        document.dataset ? std::span<const SourceFile>(document.dataset->sources) : std::span<const SourceFile>();
    if (Result<void> kept = store.setProject(texts, sources, progress); !kept) return kept;
    for (const IndexedTrial& trial : document.unkept) {
        const Result<bool> isThere = store.hasTrial(trial.trial->id);
        if (!isThere) return isThere.error();
        if (*isThere) continue;
        if (Result<void> kept = store.add(*trial.trial, &trial.index->report(), progress); !kept) return kept;
    }
    return {};
}

Result<std::shared_ptr<ProjectLock>> saveDocument(const Document& document, const std::string& path, Progress& progress)
{
    if (document.dataset)
        if (auto free = checkIsNoInput(path, pathsOf(document.dataset->sources)); !free) return free.error();
    std::shared_ptr<ProjectLock> lock = path == document.projectPath ? document.lock : nullptr;
    if (!lock) {
        Result<ProjectLock> taken = ProjectLock::take(path);
        if (!taken) return taken.error();
        lock = std::make_shared<ProjectLock>(*std::move(taken));
    }
    SubProgress keeping(progress, 0, 0.5), writing(progress, 0.5, 1);
    const Result<void> saved = document.copy->with([&](ProjectStore& store) -> Result<void> {
        if (Result<void> kept = keepDocument(document, store, keeping); !kept) return kept;
        return store.saveTo(path, writing);
    });
    if (!saved) return saved.error();
    return lock;
}

Result<ShownRuns> readShown(const ProjectStore& store, const Document& document, Progress& progress)
{
    Result<std::vector<Trial>> wanted = store.lastTrials(document.pinned());
    if (!wanted) return wanted.error();
    ShownRuns shown;
    double step = 0;
    const auto steps = static_cast<double>(wanted->size());
    for (Trial& trial : *wanted) {
        SubProgress part(progress, step / steps, (step + 1) / steps);
        step += 1;
        if (progress.isCancelled()) return cancelled();
        const auto known = document.shown.find(trial.analysis);
        if (known != document.shown.end() && known->second.trial->id == trial.id) {
            shown.runs.insert(*known);
            continue;
        }
        Result<Report> report = store.report(trial.id, part);
        if (!report && report.error().kind == ErrorKind::Cancelled) return report.error();
        if (report) {
            const std::string analysis = trial.analysis;
            shown.runs.emplace(analysis, indexed(std::move(trial), std::make_shared<const Report>(*std::move(report))));
        } else {
            shown.notes.push_back({Severity::Problem,
                                   "project.unreadable_result",
                                   report.error().message,
                                   1,
                                   {trial.id},
                                   document.projectPath});
        }
    }
    return shown;
}

Trial begunTrial(const Request& request, const Dataset& dataset, const std::string& place, const std::string& parent)
{
    Provenance provenance;
    provenance.program = kProgram;
    provenance.programVersion = programVersion();
    provenance.analysis = request.analysis;
    if (const AnalysisDescriptor* analysis = findAnalysis(request.analysis))
        provenance.analysisVersion = analysis->version;
    provenance.parameters = request.parameters;
    provenance.seed = request.seed;
    provenance.inputs = inputsOf(dataset);
    provenance.simulated = dataset.simulated;
    Trial trial = trialOf(provenance);
    trial.id = utf8(QUuid::createUuid().toString(QUuid::WithoutBraces));
    trial.started = QDateTime::currentDateTimeUtc();
    trial.place = place;
    trial.parent = parent;
    return trial;
}

Trial endedTrial(Trial trial, const std::optional<Error>& error)
{
    trial.finished = QDateTime::currentDateTimeUtc();
    if (!error) return trial;
    trial.state = error->kind == ErrorKind::Cancelled ? TrialState::Cancelled : TrialState::Failed;
    if (trial.state == TrialState::Failed) trial.message = error->oneLine();
    return trial;
}

IndexedTrial indexed(Trial trial, const std::shared_ptr<const Report>& report)
{
    auto kept = std::make_shared<const Trial>(std::move(trial));
    if (report->provenance.analysis != kDecode)
        return {std::move(kept), std::make_shared<const ResultIndex>(report), nullptr};
    const auto decoding = std::make_shared<const DecodeIndex>(report);
    return {std::move(kept), decoding, decoding};
}

}  // namespace pleio
